"""What is typed: one line at a time, cleaned, of bounded length."""

from typing import TextIO

from game.play.cleaning import cleaned

LONGEST = 1000
"""Characters of a line that are looked at; what follows on the same line is dropped."""
COMMENT = "#"


def read_line(stream: TextIO) -> str | None:
    """Return the next line without control characters and outer blanks; None at the end of input."""
    text = stream.readline(LONGEST)
    if not text:
        return None
    rest = text
    while rest and not rest.endswith("\n"):
        rest = stream.readline(LONGEST)
    return " ".join(cleaned(text).split())


def is_blank(line: str) -> bool:
    """Whether a line says nothing: an empty one, or a comment in a script."""
    return not line or line.startswith(COMMENT)
