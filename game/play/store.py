"""Where plays are kept: one autosave for each story, in one folder.

    autosave-ID.json               the play as it is
    autosave-ID.json.previous      as it was one move ago
    autosave-ID.json.earlier       the play before this one, as it was left
    autosave-ID.json.broken-N      what could not be read; set aside, never deleted
    profile-ID.json                what outlives a play

A write is complete or does not happen: a temporary file in the same folder, fsync, rename.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import msgspec

from game.i18n import _
from game.model.story import Story
from game.play import profile
from game.play.saves import FORMAT, Header, Replayed, Save, given_back, structure, taken_from
from game.play.session import Session

LARGEST = 1 << 20
"""Bytes that a save may have: some forty thousand moves. Nothing larger is read."""
MOST_BROKEN = 1000
"""Numbers tried for a file set aside."""


class Unreadable(Exception):
    """A file that is no save of this story; its text is the reason."""


class Newer(Exception):
    """A save that only a newer version of the game can read."""


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
        self._said: str | None = None
        self._play: Session | None = None
        self._profile: dict[str, int] | None = None
        self._structures: tuple[Story, str] | None = None

    def path(self, story: Story) -> Path:
        """Return the file of a story's autosave. The story's id is a checked identifier, never a player's words."""
        return self.folder / f"autosave-{story.id}.json"

    def save(self, session: Session) -> str | None:
        """Keep a play.

        Returns:
            A sentence on what is wrong, when that is not what was said last; else None.
        """
        try:
            data = msgspec.json.encode(taken_from(session, self._structure(session.story)))
            self._write(session, data)
            self._write_profile(session)
        except OSError as error:
            return self._says(_("This play is not being kept: {reason}.").format(reason=_reason(error, self.folder)))
        self.kept, self._said, self._play = True, None, session
        return None

    def profile(self, story: Story) -> dict[str, int]:
        """Return what earlier plays left to the next one."""
        if self._profile is None:
            self._profile = profile.decoded(story, self._profile_path(story))
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
        self._play, self.kept = session, True
        return session, " ".join(notices) or None

    def _find(self, story: Story) -> Found:
        current, notices = self.path(story), []
        for path in (current, _beside(current, "previous")):
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
                notices.append(_set_aside(path, error))
            else:
                return Found(given_back(story, save), notices)
        return Found(None, notices)

    def _profile_path(self, story: Story) -> Path:
        return self.folder / f"profile-{story.id}.json"

    def _write_profile(self, session: Session) -> None:
        """Keep what outlives the play, where that has changed: an end was reached, or taken back."""
        leaves = session.outliving
        if leaves == self.profile(session.story) or not (self._profile or session.turn.ended):
            return
        path = self._profile_path(session.story)
        fresh = _beside(path, f"{os.getpid()}.new")
        _write_through(fresh, profile.encoded(session.story, leaves))
        os.replace(fresh, path)
        self._profile = leaves

    def _structure(self, story: Story) -> str:
        if self._structures is None or self._structures[0] is not story:
            self._structures = story, structure(story)
        return self._structures[1]

    def _says(self, sentence: str) -> str | None:
        self.kept = False
        fresh, self._said = sentence != self._said, sentence
        return sentence if fresh else None

    def _write(self, session: Session, data: bytes) -> None:
        if len(data) > LARGEST:
            raise OSError(_("it has grown too long"))
        path = self.path(session.story)
        self.folder.mkdir(parents=True, exist_ok=True)
        if session is not self._play:
            _keep_earlier(path)
        # Named by process, so that two games at once do not write into each other's.
        fresh = _beside(path, f"{os.getpid()}.new")
        try:
            _write_through(fresh, data)
            with suppress(FileNotFoundError):
                os.replace(path, _beside(path, "previous"))
            os.replace(fresh, path)
        except BaseException:
            with suppress(OSError):
                fresh.unlink(missing_ok=True)
            raise


def read(path: Path, story: str) -> Save:
    """Read a save of a story.

    Raises:
        FileNotFoundError: there is none.
        Unreadable: it is damaged, or no save of this story.
        Newer: it needs a newer version of the game.
    """
    data = _bytes(path)
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


def _bytes(path: Path) -> bytes:
    if not path.exists():
        raise FileNotFoundError(path)
    if not path.is_file():
        raise Unreadable(_("it is no file"))
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise Unreadable(_("it is too large"))
    return data


def _write_through(path: Path, data: bytes) -> None:
    """Write a file, and wait until the disk has it."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _keep_earlier(path: Path) -> str:
    """Copy what another play left, since `.previous` will soon be of this one; return the copy's name."""
    copy = _beside(path, "earlier")
    with suppress(OSError, Unreadable):
        copy.write_bytes(_bytes(path))
    return copy.name


def _set_aside(path: Path, error: Exception) -> str:
    """Rename a file that cannot be read, and return a sentence about it."""
    reason = _reason(error, path) if isinstance(error, OSError) else str(error)
    free = (aside for n in range(1, MOST_BROKEN) if not os.path.lexists(aside := _beside(path, f"broken-{n}")))
    try:
        aside = next(free)
        path.rename(aside)
    except (OSError, StopIteration):
        return _("{file} could not be read: {reason}.").format(file=path.name, reason=reason)
    return _("{file} could not be read, {reason}; it was set aside as {aside}.").format(
        file=path.name, reason=reason, aside=aside.name
    )


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(f"{path.name}.{suffix}")


def _reason(error: OSError, path: Path) -> str:
    """Return an error of the system as words, with the place it is about."""
    return f"{error.filename or path}: {error.strerror}" if error.strerror else str(error)
