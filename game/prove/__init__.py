"""What can be told of a story beyond its errors: its measures, the state it carries, the price of its quiet."""

from game.prove.price import quiet_for_nothing
from game.prove.sixrules import hard_to_prove

__all__ = ["CRITICS", "hard_to_prove", "quiet_for_nothing"]

CRITICS = (quiet_for_nothing, hard_to_prove)
"""What `lens check` asks of a story without errors."""
