"""What a player has read and found over all plays of a story, in a file beside the saves.

    record-ID.json                 marks of what was read; endings, each with its last frame

Nothing in it goes away when a move is taken back: it is the player's, and not the play's.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from game.i18n import _
from game.model.text import Line
from game.play import files
from game.play.files import Newer, Unreadable
from game.play.page import Page

FORMAT = 1
LARGEST = 1 << 21
"""Bytes that a record may have: some hundred and fifty thousand marks."""


class LastFrame(Struct, frozen=True):
    """An ending that was found, and how it was told the last time."""

    found: datetime
    """UTC; the first time."""
    times: int
    lines: tuple[Line, ...]
    art: str | None = None


class Record(Struct, frozen=True):
    """The file."""

    format: int
    story: str
    read: frozenset[str] = frozenset()
    endings: dict[str, LastFrame] = {}


def found_again(endings: Mapping[str, LastFrame], page: Page) -> dict[str, LastFrame]:
    """Return the endings with the one that a page tells."""
    assert page.ended is not None
    before = endings.get(page.ended)
    times, first = (before.times, before.found) if before else (0, datetime.now(UTC))
    return {**endings, page.ended: LastFrame(first, times + 1, page.lines, page.art)}


def together(one: Record, other: Record) -> Record:
    """Return what two windows have found, as one; neither takes from the other."""
    endings = dict(other.endings)
    for name, frame in one.endings.items():
        there = endings.get(name)
        if there is None or there.times <= frame.times:
            endings[name] = frame
    return Record(FORMAT, one.story, one.read | other.read, endings)


def decoded(data: bytes, story: str) -> Record:
    """Return a file's content.

    Raises:
        Unreadable: it is damaged, or of another story.
        Newer: it needs a newer version of the game.
    """
    return files.of_story(files.decoded(data, Record, FORMAT), story)


class Shelf:
    """The file of one record. No trouble with it ends a play: it is returned as a sentence."""

    def __init__(self, folder: Path, story: str) -> None:
        """Read what there is; the story's id is a checked identifier."""
        self.path = folder / f"record-{story}.json"
        self._story = story
        self._stays = False
        """The file is not to be written over."""
        self.notice: str | None = None
        """A sentence about a file that could not be read."""
        self.record = self._read()

    def _read(self) -> Record:
        try:
            return decoded(files.content(self.path, LARGEST), self._story)
        except FileNotFoundError:
            pass
        except Newer:
            self._stays = True
            sentence = _("{file} is of a newer version of the game; what you find now is not added to it.")
            self.notice = sentence.format(file=self.path.name)
        except (Unreadable, OSError) as error:
            self.notice = files.set_aside(self.path, error)
            self._stays = files.stamp(self.path) is not None
        return Record(FORMAT, self._story)

    def keep(self, record: Record) -> str | None:
        """Write a record, together with what another window may have written; return a sentence on what is wrong."""
        self.record = record
        if self._stays:
            return None
        try:
            self.record = together(record, self._there())
            self.path.parent.mkdir(parents=True, exist_ok=True)
            files.write(self.path, msgspec.json.encode(self.record, order="deterministic"))
        except OSError as error:
            sentence = _("What you have read and found is not being kept: {reason}.")
            return sentence.format(reason=files.reason(error, self.path))
        return None

    def _there(self) -> Record:
        try:
            return decoded(files.content(self.path, LARGEST), self._story)
        except (Unreadable, Newer, FileNotFoundError):
            return Record(FORMAT, self._story)
