"""From a picture's pixels to what the terminal is sent: half blocks, each with two colours."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from rich.color import Color, ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from game.film.fewer import picked
from game.film.png import Colour
from game.film.shades import shade
from game.film.view import Pair
from game.tui.depth import Depth, fewer_style, numbered

HALF = "▀"
"""The upper half in the ink's colour, the lower in the paper's."""
FAINT = Style(dim=True)
CELLS = HALF + " "
"""What cells are painted with."""
RESET = "\x1b[0m"


@lru_cache(1 << 10)
def coloured(colour: Colour) -> Color:
    """Return a colour as the toolkit has it."""
    return Color.from_rgb(*colour)


@lru_cache(1 << 10)
def cell_style(upper: Colour, lower: Colour) -> tuple[str, Style]:
    """Return what stands in a cell, and in which colours: one colour needs no half block."""
    return _halves(coloured(upper), coloured(lower))


def _halves(upper: Color, lower: Color) -> tuple[str, Style]:
    if upper == lower:
        return " ", Style.from_color(bgcolor=lower)
    return HALF, Style.from_color(upper, lower)


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
    style = Style.from_color(bgcolor=coloured(colour))
    return fewer_style(style) if depth == Depth.MANY else style


class Cells(Strip):
    """A line of a picture in all colours, with words in it or none, sent with no colour that the cell before it has.

    The toolkit would send both for each cell, and keep the code of every pair of them for good.
    """

    __slots__ = ["_parts", "_sent"]

    def __init__(self, segments: Iterable[Segment], cell_length: int) -> None:
        """Take cells, which have colours and no other style, and words."""
        super().__init__(segments, cell_length)
        self._sent = ""
        self._parts: dict[tuple[int, ...], Sequence[Strip]] = {}

    def divide(self, cuts: Iterable[int]) -> Sequence[Strip]:
        """Return the line in parts, as it is cut where a widget below or beside it ends."""
        key = tuple(cuts)
        if key not in self._parts:
            parts = super().divide(key)
            self._parts[key] = [part if part is self else Cells(part, part.cell_length) for part in parts]
        return self._parts[key]

    def render(self, console: Console) -> str:
        """Return what the terminal is sent."""
        if console.color_system != "truecolor":
            return super().render(console)
        if not self._sent:
            self._sent = "".join(_sent(self)) + RESET
        return self._sent


def _sent(cells: Iterable[Segment]) -> Iterator[str]:
    """Yield what is sent for each run of cells."""
    ink = paper = None
    for text, style, _control in cells:
        if style and text.strip(CELLS):  # a word, with a style of its own
            yield RESET + Strip.render_style(style, text, ColorSystem.TRUECOLOR)
            ink = paper = None
            continue
        new_ink, new_paper = (style.color, style.bgcolor) if style else (None, None)
        codes: list[str] = []
        if new_ink is not None and new_ink is not ink:
            codes += new_ink.get_ansi_codes()
            ink = new_ink
        if new_paper is not None and new_paper is not paper:
            codes += new_paper.get_ansi_codes(foreground=False)
            paper = new_paper
        yield f"\x1b[{';'.join(codes)}m{text}" if codes else text


class Ink(dict[tuple[int, int], Segment]):
    """A graded palette as runs of cells: two indices in one number, the upper's first, and how many cells.

    Each run, each pair and each colour is made once, since the frames of a loop have most of theirs in common; and all go
    with the palette. What would stay for longer, here and there among it, would keep the memory of all.
    """

    def __init__(self, palette: Sequence[Colour]) -> None:
        """Paint with a palette."""
        super().__init__()
        self.palette = palette
        self._pairs: dict[int, tuple[str, Style]] = {}
        self._colours: dict[int, Color] = {}

    def __missing__(self, run: tuple[int, int]) -> Segment:
        pair, count = run
        if pair not in self._pairs:
            self._pairs[pair] = _halves(self._colour(pair >> 8), self._colour(pair & 255))
        sign, style = self._pairs[pair]
        made = self[run] = Segment(sign * count, style)
        return made

    def _colour(self, index: int) -> Color:
        if index not in self._colours:
            self._colours[index] = Color.from_rgb(*self.palette[index])
        return self._colours[index]

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
