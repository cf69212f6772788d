"""Plain scalars by the core schema of YAML 1.2: `on`, `yes`, dates and `1:30` are text."""

import re

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
BOOLS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
HUGE = 10**30
"""Stands for any whole number of more digits than a story can need."""
LONGEST_NUMBER = 25

_WHOLE = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_DECIMAL = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_ENDLESS = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")

Scalar = bool | int | float | str | None


def core(text: str) -> Scalar:
    """Return what a plain scalar means."""
    if text in NULLS:
        return None
    if text in BOOLS:
        return BOOLS[text]
    if _WHOLE.fullmatch(text):
        return whole(text)
    if _DECIMAL.fullmatch(text):
        return float(text)
    if _ENDLESS.fullmatch(text):
        return float(text.replace(".", "").lower())
    return text


def whole(text: str) -> int:
    """Return the value of a whole number's text; beyond any use, `HUGE` with its sign."""
    if len(text) > LONGEST_NUMBER:
        return -HUGE if text.startswith("-") else HUGE
    # Not base 0: that would refuse 012 and allow 0b1 and 1_000.
    return int(text, {"0o": 8, "0x": 16}.get(text[:2], 10))
