"""Pictures where a terminal has 256 colours: each of theirs is mixed from two of those, in a pattern.

The table is xterm's: a cube of six levels a channel from number 16 on, and 24 greys from 232 on. The 16 colours before
them are the terminal's own, and nobody knows how they look.
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations, product
from math import inf
from typing import NamedTuple

from game.film.look import luma
from game.film.png import Colour

CUBE = (0, 95, 135, 175, 215, 255)
FIRST, GREYS = 16, 232
TABLE: tuple[Colour, ...] = (*product(CUBE, CUBE, CUBE), *((level, level, level) for level in range(8, 239, 10)))
"""The colours from number 16 on."""
NUMBERS = {colour: number for number, colour in enumerate(TABLE, FIRST)}
BRIGHT = 3**0.5
"""How much more the eye sees of a step in lightness than of one in hue."""
ROUGH = 0.45
"""What a pattern costs, that it may stay calm: for how far its two colours lie apart."""
NEAR = 7
"""Colours of the table that are tried for a mix."""
PARTS = 16
"""Into which a mix is divided."""
STEP = 4
"""Levels that share a mix."""

BAYER = ((0, 8, 2, 10), (12, 4, 14, 6), (3, 11, 1, 9), (15, 7, 13, 5))
"""In which order the pixels of a square take the lighter colour of a mix."""

Point = tuple[float, float, float, float]
"""A colour as it is compared: its lightness, and by how much each channel differs from that."""


class Mix(NamedTuple):
    """Two colours of the table, by number, that look like another one where they alternate."""

    dark: int
    light: int
    share: int = 0
    """Of the lighter, in sixteenths."""


def nearest(colour: Colour) -> int:
    """Return the number of the colour of the table that is most like another one."""
    point = _point(colour)
    return FIRST + min(_around(colour), key=lambda at: _off(POINTS[at], point))


def picked(colour: Colour, x: int, y: int) -> int:
    """Return the number of the colour of the table that stands for another one in a pixel."""
    if colour in NUMBERS:
        return NUMBERS[colour]
    red, green, blue = colour
    mix = _mixed((red // STEP * STEP, green // STEP * STEP, blue // STEP * STEP))
    return mix.light if mix.share > BAYER[y % 4][x % 4] else mix.dark


@lru_cache(1 << 15)
def _mixed(colour: Colour) -> Mix:
    """Return the mix that is most like a colour, and calm."""
    point = _point(colour)
    near = sorted(_around(colour), key=lambda at: _off(POINTS[at], point))[:NEAR]
    found, least = Mix(FIRST + near[0], FIRST + near[0]), _off(POINTS[near[0]], point)
    for dark, light in combinations(sorted(near, key=POINTS.__getitem__), 2):
        share, cost = _cost(point, POINTS[dark], POINTS[light])
        if cost < least:
            found, least = Mix(FIRST + dark, FIRST + light, share), cost
    return found


def _cost(point: Point, dark: Point, light: Point) -> tuple[int, float]:
    """Return the best share of the lighter of two colours, and what that mix costs.

    A mix of shares 1 - t and t lies off the colour by its mean, and scatters about that by t(1 - t) times the square of
    the distance between the two.
    """
    (a, b, c, d), (i, j, k, m) = dark, point
    x, y, z, w = light[0] - a, light[1] - b, light[2] - c, light[3] - d
    i, j, k, m = i - a, j - b, k - c, m - d
    apart = x * x + y * y + z * z + w * w
    share = round(PARTS * (x * i + y * j + z * k + w * m) / apart)
    if not 0 < share < PARTS:
        return 0, inf
    t = share / PARTS
    off = (i - t * x) ** 2 + (j - t * y) ** 2 + (k - t * z) ** 2 + (m - t * w) ** 2
    return share, off + ROUGH * t * (1 - t) * apart


def _around(colour: Colour) -> list[int]:
    """Return where in the table the corners of the box of the cube are that a colour lies in, and greys as light."""
    r, g, b = (_levels(level) for level in colour)
    corners = [36 * red + 6 * green + blue for red in r for green in g for blue in b]
    grey = (int(luma(colour)) - 8) // 10 + GREYS - FIRST
    return corners + [at for at in (grey, grey + 1) if GREYS - FIRST <= at < len(TABLE)]


def _levels(level: int) -> Sequence[int]:
    """Return which levels of the cube lie about one: itself, where it is one of them."""
    below = bisect_right(CUBE, level) - 1
    return (below,) if CUBE[below] == level else (below, below + 1)


def _point(colour: Colour) -> Point:
    light = luma(colour)
    return light * BRIGHT, colour[0] - light, colour[1] - light, colour[2] - light


def _off(one: Point, other: Point) -> float:
    """Return how far apart two colours are, squared."""
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


POINTS = tuple(_point(colour) for colour in TABLE)
"""The table's colours as they are compared."""
