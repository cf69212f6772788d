"""Pictures where there are no colours to paint with: blocks, the denser the lighter, and faint ones between them."""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from game.film.look import luma
from game.film.pictures import Picture
from game.film.png import Colour

FAINT = 0.5
"""How light a faint block is beside one that is not."""
MAGIC = ((0, 14, 3, 13), (11, 5, 8, 6), (12, 2, 15, 1), (7, 9, 4, 10))
"""In which order cells take the lighter of two blocks: rows and columns have the same sum, so that none is striped."""
SPREAD = 1 / 8
"""Between two blocks, of the whole range."""
STEP = 8
"""Levels that share a block."""
DARKEST, BRIGHTEST = 0.05, 0.97
"""Shares of a picture's pixels that are darker than its black, and than its white."""
BLACK, WHITE = 64, 152
"""Level that a picture's black has at most, and its white at least: what is dark all over stays so."""


class Block(NamedTuple):
    """What can stand in a cell."""

    sign: str
    upper: float
    """How light its upper half is, 0 to 1."""
    lower: float
    faint: bool = False


SOLID = (
    Block(" ", 0, 0), Block("░", 0.25, 0.25), Block("▒", 0.5, 0.5), Block("▓", 0.75, 0.75), Block("█", 1, 1),
    Block("▀", 1, 0), Block("▄", 0, 1),
)  # fmt: skip
BLOCKS = (*SOLID, *(Block(sign, FAINT * upper, FAINT * lower, True) for sign, upper, lower, _faint in SOLID[1:]))


class Tones(NamedTuple):
    """A picture's black and its white, as levels."""

    black: float
    white: float


def tones(picture: Picture) -> Tones:
    """Return the tones of a picture, from its first frame."""
    counts = Counter(picture.frame(0))
    found = sorted((luma(picture.palette[index]), count) for index, count in counts.items())
    below = list(accumulate(count for _level, count in found))

    def level(share: float) -> float:
        return next(level for (level, _count), sum_ in zip(found, below, strict=True) if sum_ >= share * below[-1])

    return Tones(min(BLACK, level(DARKEST)), max(WHITE, level(BRIGHTEST)))


def stretched(palette: Iterable[Colour], tones: Tones) -> tuple[Colour, ...]:
    """Return a palette as greys from black to white: shades are few, and all of them are needed."""
    shares = ((luma(colour) - tones.black) / (tones.white - tones.black) for colour in palette)
    levels = (round(255 * min(1.0, max(0.0, share))) for share in shares)
    return tuple((level, level, level) for level in levels)


def shade(upper: Colour, lower: Colour, x: int, y: int) -> Block:
    """Return the block that is most like a cell of a picture, given its two halves and where it stands."""
    return _block(int(luma(upper)) // STEP, int(luma(lower)) // STEP, MAGIC[y % 4][x % 4])


@lru_cache(1 << 14)
def _block(upper: int, lower: int, rank: int) -> Block:
    over = ((rank + 0.5) / 16 - 0.5) * SPREAD
    most = 255 // STEP
    return min(BLOCKS, key=lambda b: (b.upper - upper / most - over) ** 2 + (b.lower - lower / most - over) ** 2)
