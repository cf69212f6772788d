"""What became of one claim."""

from typing import NamedTuple

from game.prove.explore.aims import Aim
from game.prove.explore.witness import Path
from game.prove.report import Status


class Verdict(NamedTuple):
    """Whether a claim holds."""

    status: Status
    path: Path | None = None
    """A way to where it shows."""
    limit: str = ""
    """What was not enough, where it is unfinished."""
    at: str = ""
    """The node or choice where it shows, where the claim names none."""
    aim: Aim | None = None
    """What leads there, so that a shorter way can be looked for."""
