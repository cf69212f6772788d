"""From a picture's pixels to what the terminal is sent: half blocks, each with two colours."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import groupby

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from game.film.fewer import picked
from game.film.png import Colour
from game.film.shades import shade
from game.film.view import Pair
from game.tui.cells import HALF, Cells, Code
from game.tui.depth import Depth, fewer_style, numbered

FAINT = Style(dim=True)


@lru_cache(1 << 12)
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


class Ink:
    """A graded palette."""

    def __init__(self, palette: Sequence[Colour]) -> None:
        """Paint with a palette."""
        self.palette = palette
        self.codes = [_code(colour) for colour in palette]
        """Its colours as they are sent."""


@lru_cache(1 << 12)
def _code(colour: Colour) -> Code:
    return "{};{};{}".format(*colour)


def _coloured(cells: Sequence[Pair], column: int, line: int) -> Strip:
    """Return cells of any colours."""
    return Cells([_code(upper) for upper, _lower in cells], [_code(lower) for _upper, lower in cells])


def _dithered(cells: Sequence[Pair], column: int, line: int) -> Strip:
    """Return cells where the terminal has 256 colours: patterns of those."""
    numbers = (
        (picked(upper, column + at, 2 * line), picked(lower, column + at, 2 * line + 1))
        for at, (upper, lower) in enumerate(cells)
    )
    runs = ((_numbered_style(*pair), len(list(run))) for pair, run in groupby(numbers))
    return Strip([Segment(sign * count, style) for (sign, style), count in runs], len(cells))


def _shaded(cells: Sequence[Pair], column: int, line: int) -> Strip:
    """Return cells where the terminal has no colours for them: blocks as dense as the picture is light."""
    blocks = (shade(*pair, column + at, line) for at, pair in enumerate(cells))
    runs = groupby(blocks, key=lambda block: block.faint)
    made = [Segment("".join(block.sign for block in run), FAINT if faint else None) for faint, run in runs]
    return Strip(made, len(cells))


PAINTED: dict[Depth, Callable[[Sequence[Pair], int, int], Strip]] = {
    Depth.SHADES: _shaded,
    Depth.MANY: _dithered,
    Depth.ALL: _coloured,
}
"""What paints the cells of a stretch of a line, given its column and line: a pattern stands still on the screen."""
