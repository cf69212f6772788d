"""What outlives a play: the variables that a story marks `profile: true`, in a file beside the saves.

They are written when a play ends, and begin the next one. To take the end back takes that back too: until a play has
ended, what it began with is what is kept.
"""

from collections.abc import Mapping

import msgspec
from msgspec import Struct

from game.model.story import Story
from game.play import files
from game.play.named import Named, named, unnamed

FORMAT = 1
LARGEST = 1 << 16
"""Bytes that a profile may have."""


class Profile(Struct, frozen=True):
    """The file: values by name."""

    format: int
    story: str
    values: dict[str, Named]


def encoded(story: Story, values: Mapping[str, int]) -> bytes:
    """Return the file's content."""
    names = {name: named(story.variables[name], value) for name, value in values.items()}
    return msgspec.json.encode(Profile(FORMAT, story.id, names))


def decoded(story: Story, data: bytes) -> dict[str, int]:
    """Return the values in a file's content that the story still has.

    Raises:
        Unreadable: it is damaged, or no profile of this story.
        Newer: it needs a newer version of the game.
    """
    profile = files.of_story(files.decoded(data, Profile, FORMAT), story.id)
    kept = {name: story.variables[name] for name in profile.values if name in story.variables}
    values = {name: unnamed(variable, profile.values[name]) for name, variable in kept.items() if variable.profile}
    return {name: value for name, value in values.items() if value is not None}
