"""Reading saves: what cannot be read is set aside, and what was there before it is tried."""

from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import msgspec

from game.i18n import _
from game.model.story import Story
from game.play import files
from game.play.files import Newer, Unreadable, beside
from game.play.restore import Replayed, given_back
from game.play.saves import FORMAT, Save

LARGEST = 1 << 20
"""Bytes that a save may have: some forty thousand moves. Nothing larger is read."""
PREVIOUS, EARLIER = "previous", "earlier"
"""Endings of the names under which what was there before is kept."""


class Found(NamedTuple):
    """What a file, or the one before it, had to offer."""

    replayed: Replayed | None
    notices: list[str]


def found(story: Story, path: Path) -> Found:
    """Return the play in a file, else the one that was there before."""
    notices: list[str] = []
    for file in (path, beside(path, PREVIOUS)):
        try:
            save = read(file, story.id)
        except FileNotFoundError:
            continue
        except Newer:
            sentence = _("{file} is of a newer version of the game; it is kept as {copy}.")
            notices.append(sentence.format(file=file.name, copy=keep_earlier(file)))
        except (Unreadable, OSError) as error:
            notices.append(files.set_aside(file, error))
        else:
            return Found(given_back(story, save), notices)
    return Found(None, notices)


def read(path: Path, story: str) -> Save:
    """Read a save of a story.

    Raises:
        FileNotFoundError: there is none.
        Unreadable: it is damaged, or no save of this story.
        Newer: it needs a newer version of the game.
    """
    return files.of_story(files.decoded(files.content(path, LARGEST), Save, FORMAT), story)


def encoded(save: Save) -> bytes:
    """Return a save as a file's content.

    Raises:
        OSError: it is longer than would be read again.
    """
    data = msgspec.json.encode(save)
    if len(data) > LARGEST:
        raise OSError(_("it has grown too long"))
    return data


def keep_earlier(path: Path) -> str:
    """Copy what another play left, since `.previous` will soon be of this one; return the copy's name."""
    with suppress(OSError, Unreadable):
        copied(path)
    return beside(path, EARLIER).name


def copied(path: Path) -> str:
    """Copy a play as the earlier one; return the copy's name."""
    copy = beside(path, EARLIER)
    files.write(copy, files.content(path, LARGEST))
    return copy.name
