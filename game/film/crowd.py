"""The people in black: narrow shapes that stand at the edge of the picture, fewer each time."""

from collections.abc import Iterator
from itertools import pairwise

from game.film.cube import Lit
from game.film.png import Colour

BLACK: Colour = (9, 10, 13)
SHARE = 0.94
"""How much of a pixel they take: coats, and a little of the room."""
HEIGHTS, GAPS = (0, 9, 3, 12, 5, 1), (0, 4, 1, 6, 2, 3)
"""How much shorter than the tallest each is, and how much further from the one before, in hundredths of his height."""
A_THIRD = 2
"""People in each third of the margin."""


OUTLINE = ((0.0, 0.022), (0.03, 0.038), (0.1, 0.034), (0.125, 0.018), (0.145, 0.03), (0.19, 0.082), (0.26, 0.09),
           (0.5, 0.076), (0.62, 0.08), (0.9, 0.094), (0.91, 0.05), (1.0, 0.05))  # fmt: skip
"""Half the width of one of them at each height, from the crown down, both as shares of his height: a head, shoulders, a
coat that hangs straight, and what is under it."""


def _half(down: float) -> float:
    """Return half the width at a height, between the points of the outline."""
    for (above, wide), (below, wider) in pairwise(OUTLINE):
        if down <= below:
            return wide + (wider - wide) * (down - above) / (below - above)
    return OUTLINE[-1][1]


def _figure(x: float, foot: int, height: int) -> Iterator[tuple[int, int]]:
    """Yield the pixels of one of them."""
    for down in range(height):
        half = _half(down / height) * height
        for at in range(round(x - half), round(x + half) or 1):
            yield at, foot - height + down


def standing(thirds: int, columns: int, halves: int, room: int) -> Iterator[Lit]:
    """Yield the pixels of those who still stand there.

    Args:
        thirds: How much of the margin they hold.
        columns: Width of the picture, in cells.
        halves: Its height, in half cells.
        room: How many of the columns, on the right, can be seen.
    """
    tallest = max(10, min(round(halves * 0.5), round(room * 0.43)))
    x = columns - 0.06 * tallest
    for index in range(thirds * A_THIRD):
        height = tallest - HEIGHTS[index % len(HEIGHTS)] * tallest // 100
        for at, y in _figure(x, halves, height):
            if 0 <= at < columns and 0 <= y < halves:
                yield Lit(at, y, BLACK, SHARE)
        x -= 0.21 * tallest + GAPS[index % len(GAPS)] * tallest / 100
