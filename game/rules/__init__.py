"""Pure rules: a state and a choice in, a state and a turn out. No YAML, no terminal, no clock, no dice."""

from game.rules.engine import Rules
from game.rules.shared import rules_of

__all__ = ["Rules", "rules_of"]
