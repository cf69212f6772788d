"""Expression text to Python's syntax tree, bounded; the tree is only ever looked at, never compiled."""

import ast
import re
from typing import Any

from msgspec import Struct

LONGEST = 500
"""Characters of an expression."""
DEEPEST = 40
"""Levels of nesting."""

_STRINGS = re.compile(r'"[^"]*"|\'[^\']*\'')
_SLIPS = (
    (re.compile(r"&&?"), "and"),
    (re.compile(r"\|\|?"), "or"),
    (re.compile(r"!(?!=)"), "not"),
    (re.compile(r"(?<![=<>!:])=(?!=)"), "=="),
    (re.compile(r"<>"), "!="),
)
"""What other languages write, and the word for it here."""


class Fault(Struct, frozen=True):
    """What is wrong with an expression, and where in its text."""

    code: str
    offset: int
    details: dict[str, Any] = {}
    suggestion: str = ""


def parse(text: str) -> ast.expr | Fault:
    """Return the syntax tree of an expression, or what keeps it from being read."""
    if len(text) > LONGEST:
        return Fault("LK301", 0, {"length": len(text), "most": LONGEST})
    bare = _STRINGS.sub(lambda found: '"' + "s" * (len(found[0]) - 2) + '"', text)
    if not (bare.isascii() and bare.isprintable() and "#" not in bare):
        strange = next(i for i, c in enumerate(bare) if not " " <= c <= "~" or c == "#")
        return Fault("LK304", strange, {"character": bare[strange]})
    if sum(map(bare.count, "([{")) > DEEPEST and _depth(bare) > DEEPEST:
        return Fault("LK302", 0, {"most": DEEPEST})
    start = len(text) - len(text.lstrip())
    try:
        return ast.parse(text[start:], mode="eval").body
    except SyntaxError as error:
        # Python counts from 1, and gives 0 for the end.
        return _slip(bare) or Fault(
            "LK303", min(start + error.offset - 1 if error.offset else len(text), len(text) - 1)
        )
    except (ValueError, MemoryError, RecursionError):
        return Fault("LK302", 0, {"most": DEEPEST})


def _depth(bare: str) -> int:
    """Return how deep an expression's brackets nest."""
    depth = deepest = 0
    for character in bare:
        depth += (character in "([{") - (character in ")]}")
        deepest = max(deepest, depth)
    return deepest


def _slip(bare: str) -> Fault | None:
    """Return the fault for an operator of some other language."""
    for pattern, word in _SLIPS:
        found = pattern.search(bare)
        if found:
            return Fault("LK306", found.start(), {"written": found[0], "word": word})
    return None
