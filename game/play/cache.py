"""A story that was read before, kept as it was checked: while its files stay as they are, no YAML is read again.

The file holds plain data of a known shape (msgpack), never code; one that cannot be read, or was written by another
version of the loader, is as good as none.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from time import time_ns

import msgspec
from msgspec import Struct

from game import __version__
from game.model.story import Story
from game.resources import PACKAGE, cache_folder
from game.rules import Rules, Tables, share, tables_of

SUFFIX = ".story"
MOST_KEPT = 8
"""Stories in the folder; the one longest unread goes first."""
SETTLED = 2_000_000_000
"""Age in ns from which a file's time tells one writing from the next on any file system."""
MAKERS = ("load", "model", "rules")
"""Packages whose code makes a story and its tables what they are."""


class Stamp(Struct, frozen=True):
    """By what a file is known again."""

    size: int
    """In bytes."""
    modified: int
    """In ns since the epoch; 0 where that says nothing yet: it was written just now, and may be again in no time."""
    digest: str = ""
    """SHA-256 of what is in it; empty for code, which nobody rewrites unchanged."""


class Kept(Struct, frozen=True):
    """What the file holds."""

    maker: dict[str, Stamp]
    version: str
    files: dict[str, Stamp]
    story: msgspec.Raw
    tables: msgspec.Raw
    """What its rules look up."""


def story_at(folder: Path) -> Story:
    """Return the story in a folder, as it was kept if it is still the same; its rules are shared from here on.

    Raises:
        StoryError: The story has errors.
    """
    files = list(_files(folder))
    place = cache_folder() / (sha256(os.fsencode(folder.resolve())).hexdigest()[:16] + SUFFIX)
    kept = _recalled(place, folder, files)
    if kept:
        return kept
    from game.load import load_story  # only here: a story that is kept is played without the loader

    before = {file: _stamp(folder / file, whole=True) for file in files}
    story = load_story(folder)
    tables = tables_of(story)
    parts = (msgspec.Raw(msgspec.msgpack.encode(part)) for part in (story, tables))
    _keep(place, Kept(_maker(), __version__, before, *parts))
    return _ruled(story, tables)


def _ruled(story: Story, tables: Tables) -> Story:
    """Return a story whose rules are there to be shared."""
    share(Rules(story, tables))
    return story


def _files(folder: Path) -> Iterator[str]:
    """Yield the files that make a story."""
    yield "story.yaml"
    yield from sorted(f"scenes/{path.name}" for path in (folder / "scenes").glob("*.yaml"))


def _stamp(path: Path, whole: bool = False) -> Stamp:
    """Return a file's stamp; the digest only if it is asked for. A file that cannot be read has none."""
    try:
        found = path.stat()
        digest = sha256(path.read_bytes()).hexdigest() if whole else ""
    except OSError:
        return Stamp(-1, -1)
    settled = not whole or time_ns() - found.st_mtime_ns > SETTLED
    return Stamp(found.st_size, found.st_mtime_ns if settled else 0, digest)


def _maker() -> dict[str, Stamp]:
    """Return the stamps of the code that makes stories."""
    files = (path for package in MAKERS for path in sorted((PACKAGE / package).glob("*.py")))
    return {f"{path.parent.name}/{path.name}": _stamp(path) for path in files}


def _recalled(place: Path, folder: Path, files: list[str]) -> Story | None:
    """Return the story that was kept, if nothing of it has changed since."""
    try:
        kept = msgspec.msgpack.decode(place.read_bytes(), type=Kept)
        if kept.version != __version__ or kept.maker != _maker() or list(kept.files) != files:
            return None
        if not all(_is_same(folder / file, stamp) for file, stamp in kept.files.items()):
            return None
        story = msgspec.msgpack.decode(kept.story, type=Story)
        return _ruled(story, msgspec.msgpack.decode(kept.tables, type=Tables))
    except (OSError, msgspec.MsgspecError):
        return None


def _is_same(path: Path, stamp: Stamp) -> bool:
    """Whether a file is as it was: by size and time, and where only the time is another, by what is in it."""
    found = _stamp(path)
    if found.size != stamp.size:
        return False
    return found.modified == stamp.modified or _stamp(path, whole=True).digest == stamp.digest


def _keep(place: Path, kept: Kept) -> None:
    """Keep a story for the next time; where that cannot be, it is read anew then."""
    half = place.with_suffix(f".{os.getpid()}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        half.write_bytes(msgspec.msgpack.encode(kept))
        half.replace(place)
        by_age = sorted(place.parent.glob("*" + SUFFIX), key=lambda path: path.stat().st_mtime_ns)
        for old in by_age[:-MOST_KEPT]:
            old.unlink()
    except OSError:
        with suppress(OSError):
            half.unlink()
