"""Where a play can be, and what leads on from there."""

from typing import NamedTuple

from game.model.expression import Term
from game.model.state import Pending
from game.prove.explore.tables import Tables
from game.rules.flow import is_ending


class Spot(NamedTuple):
    """Where a play is: a node, what waits while a lock is told, and how far its turn has come."""

    node: str
    """Address of the node, or 'ending:ID'."""
    pending: Pending | None = None
    stage: str = ""
    """Empty where the turn is over; else 'enter', 'auto', 'stay', or the address of the choice that is telling."""

    @property
    def ended(self) -> bool:
        """Whether the play is over here."""
        return is_ending(self.node)


START = Spot("", None, "begin")
"""Where a play is before its first arrival."""


class Arrow(NamedTuple):
    """One way that a play can go on."""

    source: Spot
    target: Spot
    guard: Term | None
    """When it is open."""
    tables: Tables
    """What it does."""
    move: str = ""
    """The choice or free act that is taken; empty where the play goes on by itself."""
    locks: bool = False
    """Whether the cube locks on by it."""
    soft: bool = False
    """Whether it may be open where the story's own arrow is not; of variants only."""
