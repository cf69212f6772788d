"""Capitals drawn with a thin stroke, in pixels: for a title over a picture. No toolkit is imported here.

The first frame of the full screen is painted with it, before even the engine is imported.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from math import ceil, floor, hypot
from typing import NamedTuple

from game.tui.measure import GUTTER, RAMP, WIDE_FROM, WIDE_MEASURE, picture_lines

BONE, NIGHT = (232, 226, 212), (11, 14, 18)
"""The dark look's, so that the first frame and the second are one colour."""
STROKE = 1.0
"""Width of a stroke, in pixels."""
FAINTEST = 0.08
"""Share of a pixel from which a stroke is seen in it."""
BREADTH = 0.7
"""Of a letter, as a share of what it takes with the air beside it."""
TALL = 1.75
"""Height of a letter, as a multiple of its breadth."""
SPACE = 0.6
"""What the space between two words takes, as a share of what a letter does."""
LEADING = 0.4
"""Between two lines, as a share of a letter's height."""
LEAST, MOST = 6, 12
"""Pixels that a letter takes across with its air: fewer cannot be read, and more would shout."""
UPPER = 0.52
"""How much of a picture's height a title may take, from its upper edge."""
THIRD = 0.36
"""What it stands in the middle of, where that is enough."""
INSET = 2
"""Pixels between the edge and a title."""

STROKES: dict[str, str] = {
    "A": "0,1 .5,0 1,1|.2,.64 .8,.64",
    "B": "0,1 0,0 .65,0 .88,.1 .88,.38 .65,.48 0,.48|.65,.48 1,.6 1,.88 .7,1 0,1",
    "C": "1,.18 .72,0 .3,0 .05,.2 0,.5 .05,.8 .3,1 .72,1 1,.82",
    "D": "0,0 0,1 .55,1 .9,.8 1,.5 .9,.2 .55,0 0,0",
    "E": "1,0 0,0 0,1 1,1|0,.48 .8,.48",
    "F": "1,0 0,0 0,1|0,.48 .8,.48",
    "G": "1,.18 .72,0 .3,0 .05,.2 0,.5 .05,.8 .3,1 .72,1 1,.85 1,.55 .6,.55",
    "H": "0,0 0,1|1,0 1,1|0,.48 1,.48",
    "I": ".5,0 .5,1",
    "J": ".9,0 .9,.75 .7,1 .25,1 0,.8",
    "K": "0,0 0,1|1,0 0,.58|.3,.42 1,1",
    "L": "0,0 0,1 1,1",
    "M": "0,1 0,0 .5,.5 1,0 1,1",
    "N": "0,1 0,0 1,1 1,0",
    "O": ".3,0 .7,0 .95,.2 1,.5 .95,.8 .7,1 .3,1 .05,.8 0,.5 .05,.2 .3,0",
    "P": "0,1 0,0 .7,0 1,.12 1,.42 .7,.54 0,.54",
    "Q": ".3,0 .7,0 .95,.2 1,.5 .95,.8 .7,1 .3,1 .05,.8 0,.5 .05,.2 .3,0|.6,.75 1,1.08",
    "R": "0,1 0,0 .7,0 1,.12 1,.4 .7,.52 0,.52|.5,.52 1,1",
    "S": "1,.16 .75,0 .25,0 .03,.14 .03,.34 .25,.46 .75,.54 .97,.68 .97,.86 .75,1 .25,1 0,.84",
    "T": "0,0 1,0|.5,0 .5,1",
    "U": "0,0 0,.75 .25,1 .75,1 1,.75 1,0",
    "V": "0,0 .5,1 1,0",
    "W": "0,0 0,1 .5,.5 1,1 1,0",
    "X": "0,0 1,1|1,0 0,1",
    "Y": "0,0 .5,.5 1,0|.5,.5 .5,1",
    "Z": "0,0 1,0 0,1 1,1",
}
"""Each letter's strokes, in a box from 0,0 above left to 1,1 below right."""


Point = tuple[float, float]


class Ink(NamedTuple):
    """A pixel of a letter."""

    x: int
    y: int
    share: float
    """How much of it the stroke covers, 0 to 1."""


class Title(NamedTuple):
    """A title, set."""

    lines: tuple[str, ...]
    letter: int
    """Pixels that a letter takes across, with its air."""
    left: int
    """First pixel of the room that lines are centred in."""
    top: int
    width: int
    """Of the room, in pixels."""

    @property
    def breadth(self) -> int:
        """From a letter's first pixel to its last."""
        return _breadth(self.letter)

    @property
    def height(self) -> int:
        """The same from its upper edge down."""
        return round(self.breadth * TALL)

    @property
    def step(self) -> int:
        """From one line to the next, in pixels."""
        return round((self.height + 1) * (1 + LEADING))


def _breadth(letter: int) -> int:
    """Return an even number of pixels, so that what is pointed has its point on one."""
    return 2 * round((letter * BREADTH - 1) / 2)


def titled(title: str, left: int, width: int, height: int) -> Title | None:
    """Set a title over a picture, as large as its upper part allows.

    Args:
        title: Of any words.
        left: First pixel of the room.
        width: Of the room, in pixels.
        height: Of the whole picture, in pixels.

    Returns:
        The title, or None where it would be too small to read, or has letters that cannot be drawn.
    """
    words = title.upper().split()
    if not words or not set("".join(words)) <= set(STROKES):
        return None
    letter, _even, lines = max((_fitted(lines, width, height), -_ragged(lines), lines) for lines in _broken(words))
    set_so = Title(lines, letter, left, 0, width)
    block = (len(lines) - 1) * set_so.step + set_so.height
    return set_so._replace(top=max(INSET, floor((height * THIRD - block) / 2))) if letter >= LEAST else None


def title_over(title: str, columns: int, lines: int) -> Title | None:
    """Set a title over the first picture of a screen of so many cells; None where it has no room there."""
    above = picture_lines(columns, lines)
    if above:
        return titled(title, 0, columns, 2 * above)
    if columns < WIDE_FROM:
        return None
    left = WIDE_MEASURE + 2 * GUTTER + RAMP // 2
    return titled(title, left, columns - left, 2 * lines)


def _broken(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield a title on one line, and on two."""
    yield (" ".join(words),)
    for at in range(1, len(words)):
        yield " ".join(words[:at]), " ".join(words[at:])


def _ragged(lines: Sequence[str]) -> int:
    """Return by how much the lines differ in length."""
    return max(map(len, lines)) - min(map(len, lines))


def _fitted(lines: Sequence[str], width: int, height: int) -> int:
    """Return how large a letter can be."""
    across = floor((width - 2 * INSET) / max(map(_letters, lines)))
    rows = len(lines) + LEADING * (len(lines) - 1)
    sizes = (letter for letter in range(MOST, 0, -1) if rows * (_breadth(letter) * TALL + 1) <= height * UPPER - INSET)
    return min(across, next(sizes, 0))


def _letters(line: str) -> float:
    """Return how wide a line is, in letters."""
    return sum(SPACE if sign == " " else 1 for sign in line)


@lru_cache(2)
def inked(title: Title) -> tuple[Ink, ...]:
    """Return the pixels that a title covers; worked out once for the first frame and for the page after it."""
    return tuple(_inked(title))


def _inked(title: Title) -> Iterator[Ink]:
    # Each letter is drawn once: this is what stands on the screen before all else.
    letters = {sign: tuple(_drawn(sign, title)) for sign in STROKES if any(sign in line for line in title.lines)}
    for row, line in enumerate(title.lines):
        air = title.letter - title.breadth - 1
        x = title.left + (title.width - _letters(line) * title.letter + air) / 2
        for sign in line:
            if sign != " ":
                left, top = round(x), title.top + row * title.step
                yield from (Ink(left + at, top + down, share) for at, down, share in letters[sign])
            x += title.letter * (SPACE if sign == " " else 1)


def _drawn(sign: str, title: Title) -> Iterator[Ink]:
    """Yield the pixels of one letter in its own box."""
    nearest: dict[tuple[int, int], float] = {}
    for stroke in STROKES[sign].split("|"):
        for start, end in _legs(stroke, title):
            # Only about the leg: farther away it covers nothing.
            for row in _about(start[1], end[1], title.height + 2):
                for column in _about(start[0], end[0], title.breadth + 1):
                    away = _distance(column, row, start, end)
                    nearest[row, column] = min(away, nearest.get((row, column), away))
    for (row, column), away in sorted(nearest.items()):
        share = min(1.0, STROKE / 2 + 0.5 - away)
        if share > FAINTEST:
            yield Ink(column, row, round(share, 2))


def _about(one: float, other: float, size: int) -> range:
    """Return the pixels, of `size`, that a stroke between two others may cover."""
    reach = STROKE / 2 + 0.5 - FAINTEST
    return range(max(0, ceil(min(one, other) - reach)), min(size, floor(max(one, other) + reach) + 1))


def _legs(stroke: str, title: Title) -> Iterator[tuple[Point, Point]]:
    """Yield a stroke's straight legs, in pixels; one that is level or upright lies on whole pixels, and so is sharp."""
    pairs = (point.split(",") for point in stroke.split())
    for (ax, ay), (bx, by) in pairwise((float(x) * title.breadth, float(y) * title.height) for x, y in pairs):
        yield (
            (round(ax) if ax == bx else ax, round(ay) if ay == by else ay),
            (round(bx) if ax == bx else bx, round(by) if ay == by else by),
        )


def _distance(x: float, y: float, start: Point, end: Point) -> float:
    """Return how far a point lies from a line between two others."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    along = ((x - start[0]) * dx + (y - start[1]) * dy) / ((dx * dx + dy * dy) or 1)
    along = max(0.0, min(1.0, along))
    return hypot(x - start[0] - along * dx, y - start[1] - along * dy)
