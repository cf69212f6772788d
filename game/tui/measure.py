"""The measure of the page: how wide lines are set, and where they begin. No toolkit is imported here."""

GUTTER = 5
"""Columns left of the text, where numbers and marks hang; as many are kept on its right."""
NARROW_MEASURE = 66
"""Length of a line of prose, in columns."""
WIDE_MEASURE = 72
LEAST_WIDTH = 80
LEAST_HEIGHT = 24
WIDE_FROM = 120
"""Columns from which the wide measure is set."""
TALL_FROM = 36
"""Lines from which the page has air above and below."""


PICTURE_FROM = 40
"""Lines from which a picture stands above a page that is too narrow for one beside it."""
MOST_PICTURE = 22
"""Lines of such a picture at most."""


RAMP = 14
"""Columns, or lines, over which a picture comes up out of the page."""


def picture_lines(columns: int, lines: int) -> int:
    """Return how many lines a picture takes above the page; 0 where it stands beside it or has no room."""
    return 0 if columns >= WIDE_FROM or lines < PICTURE_FROM else min(MOST_PICTURE, lines - LEAST_HEIGHT)


def is_tall(columns: int, lines: int) -> bool:
    """Whether the page has air above and below, in a terminal of that size."""
    return lines - picture_lines(columns, lines) >= TALL_FROM


def measure(columns: int) -> int:
    """Return the length of a line of prose, in columns, for a terminal so wide."""
    return WIDE_MEASURE if columns >= WIDE_FROM else NARROW_MEASURE


def column(columns: int, chosen: int | None = None) -> int:
    """Return the width of the page, margins and all, in a terminal so wide.

    Args:
        columns: Of the terminal.
        chosen: The length of a line of prose that the player wants; None leaves it to the terminal's width.
    """
    return min(columns, (chosen or measure(columns)) + 2 * GUTTER)


def spaced(title: str, room: int = NARROW_MEASURE) -> str:
    """Return a title in spaced capitals, or as it is where those would be wider than `room`."""
    wide = "   ".join(" ".join(word) for word in title.upper().split())
    return wide if len(wide) <= room else title


def title_place(columns: int, lines: int, pictured: bool = False) -> tuple[int, int]:
    """Return the column and the line, from nought, where the story's title stands on the first page.

    Args:
        columns: Of the terminal.
        lines: Of the terminal.
        pictured: Whether the page has a picture beside it, or above.
    """
    left = (columns - measure(columns) - 2 * GUTTER) // 2 + GUTTER
    top = 3 if is_tall(columns, lines) else 2
    if pictured and columns >= WIDE_FROM:
        return GUTTER, top
    return max(0, left), top + (picture_lines(columns, lines) if pictured else 0)
