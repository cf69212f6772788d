"""Where plays are kept: one autosave for each story, in one folder.

    autosave-ID.json               the play as it is
    autosave-ID.json.previous      as it was one move ago
    autosave-ID.json.earlier       the play before this one, as it was left
    autosave-ID.json.broken-N      what could not be read; set aside, never deleted
    profile-ID.json                what outlives a play; set aside like a play where it cannot be read

A write is complete or does not happen: a temporary file in the same folder, fsync, rename.
"""

from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import msgspec

from game.i18n import _
from game.model.story import Story
from game.play import files, profile
from game.play.files import Newer, Unreadable, beside
from game.play.saves import FORMAT, Header, Replayed, Save, given_back, structure, taken_from
from game.play.session import Session

LARGEST = 1 << 20
"""Bytes that a save may have: some forty thousand moves. Nothing larger is read."""


class Found(NamedTuple):
    """What a folder had to offer."""

    replayed: Replayed | None
    notices: list[str]


class Store:
    """Keeps plays in a folder. No trouble with files ever ends a play: it is returned as a sentence."""

    def __init__(self, folder: Path) -> None:
        """Remember the folder, which may not exist yet: it is made by the first save."""
        self.folder = folder
        self.kept = False
        """Whether the last save held."""
        self._notices: list[str] = []
        """What was found and is still to be said."""
        self._said: str | None = None
        self._play: Session | None = None
        self._moves: tuple[str, ...] = ()
        """The moves of that play as they were last read or written."""
        self._stamp: files.Stamp | None = None
        """The file that they were read from or written to."""
        self._profile: dict[str, int] | None = None
        self._profile_stays = False
        """There is a profile that is not to be written over."""
        self._structures: tuple[Story, str] | None = None

    def path(self, story: Story) -> Path:
        """Return the file of a story's autosave. The story's id is a checked identifier, never a player's words."""
        return self.folder / f"autosave-{story.id}.json"

    def save(self, session: Session) -> str | None:
        """Keep a play.

        Returns:
            A sentence on what is wrong, when that is not what was said last; else None.
        """
        trouble: str | None
        try:
            self._write(session, msgspec.json.encode(taken_from(session, self._structure(session.story))))
        except OSError as error:
            self.kept = False
            trouble = _("This play is not being kept: {reason}.").format(reason=files.reason(error, self.folder))
        else:
            self.kept, self._play, self._moves = True, session, session.moves
            trouble = self._keep_profile(session)
        fresh, self._said = trouble if trouble != self._said else None, trouble
        notices, self._notices = self._notices, []
        return " ".join(filter(None, (*notices, fresh))) or None

    def profile(self, story: Story) -> dict[str, int]:
        """Return what earlier plays left to the next one.

        A profile that cannot be read is set aside, and one of a newer version left as it is; the next save says so.
        """
        if self._profile is None:
            self._profile = self._read_profile(story)
        return self._profile

    def load(self, story: Story) -> tuple[Session | None, str | None]:
        """Return the play kept for a story, and a sentence where something is to be said about it.

        A file that cannot be read is set aside, and the one before it is tried.
        """
        replayed, notices = self._find(story)
        if replayed is None:
            return None, " ".join(notices) or None
        session = replayed.session
        if not replayed.whole:
            notices.append(
                _("The story has changed since you played it; your choices hold as far as this: {scene}.").format(
                    scene=session.turn.scene
                )
            )
        self._play, self._moves, self.kept = session, session.moves, True
        return session, " ".join(notices) or None

    def _find(self, story: Story) -> Found:
        current, notices = self.path(story), []
        self._stamp = files.stamp(current)
        for path in (current, beside(current, "previous")):
            try:
                save = read(path, story.id)
            except FileNotFoundError:
                continue
            except Newer:
                copy = _keep_earlier(path)
                notices.append(
                    _("{file} is of a newer version of the game; it is kept as {copy}.").format(
                        file=path.name, copy=copy
                    )
                )
            except (Unreadable, OSError) as error:
                notices.append(files.set_aside(path, error))
            else:
                return Found(given_back(story, save), notices)
        return Found(None, notices)

    def _profile_path(self, story: Story) -> Path:
        return self.folder / f"profile-{story.id}.json"

    def _read_profile(self, story: Story) -> dict[str, int]:
        path = self._profile_path(story)
        try:
            return profile.decoded(story, files.content(path, profile.LARGEST))
        except FileNotFoundError:
            return {}
        except Newer:
            self._profile_stays = True
            sentence = _("{file} is of a newer version of the game; this play leaves it as it is.")
            self._notices.append(sentence.format(file=path.name))
        except (Unreadable, OSError) as error:
            self._notices.append(files.set_aside(path, error))
            self._profile_stays = files.stamp(path) is not None
        return {}

    def _keep_profile(self, session: Session) -> str | None:
        """Keep what outlives the play, where that has changed: an end was reached, or taken back."""
        leaves = session.outliving
        if leaves == self.profile(session.story) or not (self._profile or session.turn.ended) or self._profile_stays:
            return None
        path = self._profile_path(session.story)
        try:
            files.write(path, profile.encoded(session.story, leaves))
        except OSError as error:
            sentence = _("What outlives this play is not being kept: {reason}.")
            return sentence.format(reason=files.reason(error, path))
        self._profile = leaves
        return None

    def _structure(self, story: Story) -> str:
        if self._structures is None or self._structures[0] is not story:
            self._structures = story, structure(story)
        return self._structures[1]

    def _write(self, session: Session, data: bytes) -> None:
        if len(data) > LARGEST:
            raise OSError(_("it has grown too long"))
        path = self.path(session.story)
        self.folder.mkdir(parents=True, exist_ok=True)
        if session is not self._play:
            _keep_earlier(path)
        elif files.stamp(path) not in (None, self._stamp):
            if session.moves == self._moves:
                return  # another window has gone on since, and nothing is new here
            self._keep_other(path)
        self._stamp = files.write(path, data, beside(path, "previous"))

    def _keep_other(self, path: Path) -> None:
        """Keep what another window wrote since this one last did; where that fails, it is not written over."""
        try:
            copy = _copied(path)
        except Unreadable as error:
            self._notices.append(files.set_aside(path, error))
            return
        sentence = _("Another window plays too, and has kept its own play; that is now {copy}.")
        self._notices.append(sentence.format(copy=copy))


def read(path: Path, story: str) -> Save:
    """Read a save of a story.

    Raises:
        FileNotFoundError: there is none.
        Unreadable: it is damaged, or no save of this story.
        Newer: it needs a newer version of the game.
    """
    data = files.content(path, LARGEST)
    try:
        if msgspec.json.decode(data, type=Header).least > FORMAT:
            raise Newer
        save = msgspec.json.decode(data, type=Save)
    # Beside what msgspec promises: nesting beyond the stack, and text that is not UTF-8.
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise Unreadable(_("it is damaged")) from error
    if save.story != story:
        raise Unreadable(_("it is of another story"))
    return save


def _keep_earlier(path: Path) -> str:
    """Copy what another play left, since `.previous` will soon be of this one; return the copy's name."""
    with suppress(OSError, Unreadable):
        _copied(path)
    return beside(path, "earlier").name


def _copied(path: Path) -> str:
    """Copy a play as the earlier one; return the copy's name."""
    copy = beside(path, "earlier")
    files.write(copy, files.content(path, LARGEST))
    return copy.name
