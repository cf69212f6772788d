"""From a picture's pixels to what the terminal is sent: half blocks, each with two colours."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from rich.color import Color
from rich.segment import Segment
from rich.style import Style

from game.film.fewer import picked
from game.film.png import Colour
from game.film.shades import shade
from game.film.view import Pair
from game.tui.depth import Depth, fewer_style, numbered

HALF = "▀"
"""The upper half in the ink's colour, the lower in the paper's."""
FAINT = Style(dim=True)


@lru_cache(1 << 14)
def cell_style(upper: Colour, lower: Colour) -> tuple[str, Style]:
    """Return what stands in a cell, and in which colours: one colour needs no half block."""
    paper = Color.from_rgb(*lower)
    if upper == lower:
        return " ", Style.from_color(bgcolor=paper)
    return HALF, Style.from_color(Color.from_rgb(*upper), paper)


@lru_cache(1 << 14)
def _numbered_style(upper: int, lower: int) -> tuple[str, Style]:
    """Return the same for two of 256 colours, by number."""
    paper = numbered(lower)
    if upper == lower:
        return " ", Style.from_color(bgcolor=paper)
    return HALF, Style.from_color(numbered(upper), paper)


@lru_cache(1 << 12)
def ground_style(colour: Colour, depth: Depth) -> Style:
    """Return the style of a cell under words."""
    style = Style.from_color(bgcolor=Color.from_rgb(*colour))
    return fewer_style(style) if depth == Depth.MANY else style


class Ink(dict[tuple[int, int], Segment]):
    """A graded palette as runs of cells: two indices in one number, the upper's first, and how many cells.

    Each run is made once: the frames of a loop have most of theirs in common, and are all kept.
    """

    def __init__(self, palette: Sequence[Colour]) -> None:
        """Paint with a palette."""
        super().__init__()
        self.palette = palette

    def __missing__(self, run: tuple[int, int]) -> Segment:
        pair, count = run
        sign, style = cell_style(self.palette[pair >> 8], self.palette[pair & 255])
        made = self[run] = Segment(sign * count, style)
        return made

    def segments(self, upper: Sequence[int], lower: Sequence[int]) -> Iterator[Segment]:
        """Yield a line of cells, neighbours of one look together."""
        for pair, run in groupby([u << 8 | d for u, d in zip(upper, lower, strict=True)]):
            yield self[pair, len(list(run))]


def _coloured(cells: Sequence[Pair], column: int, line: int) -> Iterator[Segment]:
    """Yield cells of any colours, neighbours of one look together."""
    for pair, run in groupby(cells):
        sign, style = cell_style(*pair)
        yield Segment(sign * len(list(run)), style)


def _dithered(cells: Sequence[Pair], column: int, line: int) -> Iterator[Segment]:
    """Yield cells where the terminal has 256 colours: patterns of those."""
    numbers = (
        (picked(upper, column + at, 2 * line), picked(lower, column + at, 2 * line + 1))
        for at, (upper, lower) in enumerate(cells)
    )
    for pair, run in groupby(numbers):
        sign, style = _numbered_style(*pair)
        yield Segment(sign * len(list(run)), style)


def _shaded(cells: Sequence[Pair], column: int, line: int) -> Iterator[Segment]:
    """Yield cells where the terminal has no colours for them: blocks as dense as the picture is light."""
    blocks = (shade(*pair, column + at, line) for at, pair in enumerate(cells))
    for faint, run in groupby(blocks, key=lambda block: block.faint):
        yield Segment("".join(block.sign for block in run), FAINT if faint else None)


PAINTED: dict[Depth, Callable[[Sequence[Pair], int, int], Iterator[Segment]]] = {
    Depth.SHADES: _shaded,
    Depth.MANY: _dithered,
    Depth.ALL: _coloured,
}
"""What yields the cells of a stretch of a line, given its column and line: a pattern stands still on the screen."""
