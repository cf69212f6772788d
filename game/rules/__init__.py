"""Pure rules: a state and a choice in, a state and a turn out. No YAML, no terminal, no clock, no dice."""

from game.rules.engine import Rules

__all__ = ["Rules"]
