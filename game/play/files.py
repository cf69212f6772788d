"""Files that are kept beside each other: read up to a bound, written whole or not at all, never lost."""

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

import msgspec
from msgspec import Struct

from game.i18n import _

FRESH = "new"
"""Ending of the name of a file that is being written."""
STALE = 3600
"""Seconds after which nobody is writing it any more."""
MOST_BROKEN = 1000
"""Numbers tried for a file set aside."""


class Unreadable(Exception):
    """A file that is not what it should be; its text is the reason."""


class Newer(Exception):
    """A file that only a newer version of the game can read."""


class Stamp(NamedTuple):
    """What tells whether a file is the one it was."""

    number: int
    size: int
    changed: int
    """In ns."""


def stamp(path: Path) -> Stamp | None:
    """Return what a file is known by; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return Stamp(found.st_ino, found.st_size, found.st_mtime_ns)


def content(path: Path, most: int) -> bytes:
    """Return what a file holds; of one that holds more than `most` bytes no more than that is read.

    Raises:
        FileNotFoundError: there is none.
        Unreadable: it is no file, or too large.
    """
    if not path.exists():
        raise FileNotFoundError(path)
    if not path.is_file():
        raise Unreadable(_("it is no file"))
    with path.open("rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise Unreadable(_("it is too large"))
    return data


class Header(Struct, frozen=True):
    """What is read first of a file: whether this version of the game can read the rest."""

    format: int
    least: int | None = None
    """Oldest version whose readers understand it; `format`, where it says none."""


class OfStory(Protocol):
    """A file's content that says of which story it is."""

    @property
    def story(self) -> str:
        """The story's id."""


Kind = TypeVar("Kind")
Own = TypeVar("Own", bound=OfStory)


def decoded(data: bytes, kind: type[Kind], version: int) -> Kind:
    """Return a file's content as a record.

    Args:
        data: The content.
        kind: The record.
        version: Newest version of the record that this game understands.

    Raises:
        Unreadable: it is damaged.
        Newer: it needs a newer version of the game.
    """
    try:
        header = msgspec.json.decode(data, type=Header)
        if (header.format if header.least is None else header.least) > version:
            raise Newer
        return msgspec.json.decode(data, type=kind)
    # Beside what msgspec promises: nesting beyond the stack, and text that is not UTF-8.
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise Unreadable(_("it is damaged")) from error


def of_story(found: Own, story: str) -> Own:
    """Return a record of a story.

    Raises:
        Unreadable: it is of another.
    """
    if found.story != story:
        raise Unreadable(_("it is of another story"))
    return found


def write(path: Path, data: bytes, before: Path | None = None) -> Stamp | None:
    """Write a file whole, keeping what was there as `before`; return what it is known by from now on."""
    # Named by process, so that two games at once do not write into each other's.
    fresh = beside(path, f"{os.getpid()}.{FRESH}")
    try:
        _write_through(fresh, data)
        written = stamp(fresh)
        if before:
            with suppress(FileNotFoundError):
                os.replace(path, before)
        os.replace(fresh, path)
    except BaseException:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise
    return written


def tidy(folder: Path) -> None:
    """Remove what a game that was killed had begun to write, once nobody can be writing it any more."""
    with suppress(OSError):
        for file in folder.glob(f"*.{FRESH}"):
            if time.time() - file.stat().st_mtime > STALE:
                file.unlink()


def _write_through(path: Path, data: bytes) -> None:
    """Write a file, and wait until the disk has it."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def set_aside(path: Path, error: Exception) -> str:
    """Rename a file that cannot be read, and return a sentence about it."""
    why = reason(error, path) if isinstance(error, OSError) else str(error)
    free = (aside for n in range(1, MOST_BROKEN) if not os.path.lexists(aside := beside(path, f"broken-{n}")))
    try:
        aside = next(free)
        path.rename(aside)
    except (OSError, StopIteration):
        return _("{file} could not be read: {reason}.").format(file=path.name, reason=why)
    return _("{file} could not be read, {reason}; it was set aside as {aside}.").format(
        file=path.name, reason=why, aside=aside.name
    )


def beside(path: Path, suffix: str) -> Path:
    """Return a file's name with something after it."""
    return path.with_name(f"{path.name}.{suffix}")


def reason(error: OSError, path: Path) -> str:
    """Return an error of the system as words, with the place it is about."""
    return f"{error.filename or path}: {error.strerror}" if error.strerror else str(error)
