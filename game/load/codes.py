"""The catalogue of diagnostics: every code once, with its sentence, its cure and its page in docs/diagnostics.md.

LK0xx reading and YAML, LK1xx structure and keys, LK2xx names and targets, LK3xx expressions, LK4xx text,
LK5xx the story as a whole. Codes are stable: a number is never given to another meaning.
"""

from functools import cache
from typing import Literal

from msgspec import Struct


class Code(Struct, frozen=True):
    """One kind of problem. Message and cure are interface words with `{details}`."""

    id: str
    severity: Literal["error", "warning", "hint"]
    message: str
    cure: str
    explanation: str
    example: str


@cache
def catalogue() -> dict[str, Code]:
    """Return all codes in order; they are only imported when there is something to report."""
    from game.load import (
        codes_craft,
        codes_expressions,
        codes_names,
        codes_reading,
        codes_structure,
        codes_text,
        codes_whole,
    )

    groups = (codes_reading, codes_structure, codes_names, codes_expressions, codes_text, codes_whole, codes_craft)
    entries = sorted((entry for group in groups for entry in group.CODES), key=lambda entry: entry.id)
    return {entry.id: entry for entry in entries}


def code(name: str) -> Code:
    """Return a code's entry."""
    return catalogue()[name]
