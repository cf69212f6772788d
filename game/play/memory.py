"""What a player has read and found, kept up to date as they play: for skipping, for progress, for the gallery."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from game.i18n import ngettext
from game.model.story import Story
from game.model.text import Line
from game.play.record import LastFrame, Record, Shelf, found_again
from game.play.session import Entry, Session
from game.play.texts import Texts, mark
from game.rules import rules_of

FOLDED = ("prose", "say")
"""Styles of what is folded when it was read before; titles, the cube and the footage are always told."""


class Shown(NamedTuple):
    """One place of the gallery."""

    ending: str
    """The ending's id."""
    title: str
    """Empty where it was not found yet: its name would tell too much."""
    frame: LastFrame | None


class Memory:
    """The record of one story, and what this run adds to it."""

    def __init__(self, folder: Path, story: Story) -> None:
        """Read what there is."""
        self._story = story
        self._shelf = Shelf(folder, story.id)
        self._before = self._shelf.record.read
        """Read in earlier plays."""
        self._read: set[str] = set(self._before)
        self._texts: Texts | None = None
        self._session: Session | None = None
        self._end: Entry | None = None
        """The end that was counted last."""
        self._scene = ""
        self._kept = len(self._read)

    @property
    def notice(self) -> str | None:
        """A sentence about a record that could not be read; given once."""
        said, self._shelf.notice = self._shelf.notice, None
        return said

    def note(self, session: Session) -> str | None:
        """Remember what a play has told since; write it at scenes and ends. Return a sentence on what is wrong."""
        if session is not self._session:
            fresh: Iterable[Entry] = session.history
            if self._session is not None:
                self._before = frozenset(self._read)
        else:
            fresh = session.history[-1:]
        self._session = session
        texts = self._texts = self._texts or Texts(session.rules)
        for entry in fresh:
            for passage in entry.turn.told:
                self._read |= texts.told(passage, session.footage)
        scene, ended = session.turn.scene, session.turn.ended
        found = ended is not None and session.history[-1] is not self._end
        if found:
            self._end = session.history[-1]
        if found or scene != self._scene:
            self._scene = scene
            return self._write(session, found)
        return None

    def keep(self) -> str | None:
        """Write what is new; return a sentence on what is wrong."""
        return self._write(None, False) if len(self._read) > self._kept else None

    def _write(self, session: Session | None, found: bool) -> str | None:
        record = self._shelf.record
        endings = found_again(record.endings, session.turn) if session and found else record.endings
        trouble = self._shelf.keep(Record(record.format, record.story, frozenset(self._read), endings))
        self._kept = len(self._read)
        return trouble

    # What is asked of it

    def was_read(self, line: Line) -> bool:
        """Whether a line was read in an earlier play."""
        return mark(line.text) in self._before

    def folded(self, lines: Iterable[Line]) -> tuple[Line, ...]:
        """Return lines with what was read in earlier plays folded to one line that says how much it is."""
        told: list[Line] = []
        folded = 0
        for line in (*lines, None):
            if line and line.style in FOLDED and self.was_read(line):
                folded += 1
                continue
            if folded:
                words = ngettext("Read before: {n} paragraph.", "Read before: {n} paragraphs.", folded)
                told.append(Line(words.format(n=folded), "teller"))
                folded = 0
            told += [line] if line else []
        return tuple(told)

    def share(self) -> float:
        """Return how much of the story's text has been read in all plays, from 0 to 1."""
        return (self._texts or Texts(rules_of(self._story))).share(self._read)

    def gallery(self) -> tuple[Shown, ...]:
        """Return every ending of the story, in the order of the file, found or not."""
        found = self._shelf.record.endings
        return tuple(
            Shown(ending.id, ending.title if ending.id in found else "", found.get(ending.id))
            for ending in self._story.endings.values()
        )
