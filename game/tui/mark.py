"""Something that stands in a picture."""

from typing import NamedTuple


class Mark(NamedTuple):
    """Something that stands in the picture."""

    x: int
    """Column; negative from the right."""
    y: int
    """Line."""
    text: str
    meaning: str = "mark"
