"""Pure rules: a state and a choice in, a state and a turn out. No YAML, no terminal, no clock, no dice."""

from game.rules.engine import Rules
from game.rules.shared import rules_of, share
from game.rules.tables import Tables, tables_of

__all__ = ["Rules", "Tables", "rules_of", "share", "tables_of"]
