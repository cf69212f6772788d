"""Names: what may be one, which are taken, and which existing one a writer may have meant."""

import builtins
import difflib
import keyword
import re
from collections.abc import Iterable

IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*")
LONGEST = 60
"""Characters of an identifier."""
PYTHON = frozenset(name for name in [*keyword.kwlist, *dir(builtins)] if IDENTIFIER.fullmatch(name))
"""Keywords and built-in names of Python: expressions are read with its grammar."""

BUILT_IN = frozenset({"attention", "cube", "heard", "lens", "looked", "dark", "difficulty", "frames"})
FUNCTIONS = ("visits", "visited", "chose", "at", "ended", "filmed")
NAMES_OF_STORY = BUILT_IN | set(FUNCTIONS) | {"true", "false"}
"""Names that no variable may take."""
NAMES_OF_TARGETS = frozenset({"stay", "auto"})
"""What `to:` understands by itself; `return` is a keyword already."""
NAMES_OF_FLOW = frozenset({"title", "close_call", "mro"})
"""States of the story machine beside the scenes, and a name that no enumeration can have."""

BUDGET = 20_000
"""Comparisons that a report may spend on near names: a story with thousands of slips still reports at once."""


class Suggestions:
    """Finds the name that a writer may have meant, within a budget."""

    def __init__(self) -> None:
        """Start with the whole budget."""
        self._left = BUDGET

    def near(self, name: object, candidates: Iterable[str]) -> str:
        """Return the nearest candidate, or nothing."""
        if self._left < 0 or not isinstance(name, str) or not 0 < len(name) <= LONGEST:
            return ""  # and the candidates, which may be many, are not even looked at
        close = [c for c in candidates if abs(len(c) - len(name)) <= 1 + len(name) // 3]
        self._left -= len(close)
        if self._left < 0:
            return ""
        return next(iter(difflib.get_close_matches(name, close, 1, 0.6)), "")
