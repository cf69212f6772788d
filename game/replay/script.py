"""A path script as frozen records."""

from collections.abc import Callable
from typing import Literal

from msgspec import Struct

from game.play import Session

Verb = Literal["choose", "act", "goto", "undo", "redo", "save_and_load", "expect"]
Surface = Literal["engine", "tui"]
"""Where a script is played: on the rules alone, or through the full screen."""


class Claim(Struct, frozen=True):
    """One thing that an expectation says of the play."""

    line: int
    column: int
    what: str
    """Its key, as a tester reads it."""
    expected: str
    found: Callable[[Session], str | None]
    """What is there instead, in words; None where the claim holds."""


class Step(Struct, frozen=True):
    """One move, or one look."""

    line: int
    column: int
    verb: Verb
    name: str = ""
    """The choice, act or node."""
    times: int = 1
    claims: tuple[Claim, ...] = ()


class Script(Struct, frozen=True):
    """One `*.path.yaml`."""

    file: str
    title: str
    steps: tuple[Step, ...]
    difficulty: str = "standard"
    start: str | None = None
    """Address of the node to begin at, instead of the story's own start."""
    values: dict[str, int] = {}
    """Variables that start elsewhere than the story says."""
    surfaces: tuple[Surface, ...] = ("engine",)
