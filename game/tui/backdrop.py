"""What lies behind the page: the picture, whole where nothing is written, and hardly there under words."""

from collections.abc import Iterator, Sequence
from itertools import count
from typing import NamedTuple

from textual.strip import Strip

from game.film import Picture
from game.film.crowd import standing
from game.film.cube import Lit, lit
from game.film.look import Look, graded, ground
from game.film.pictures import CubePath, Hang
from game.film.png import Colour, mixed
from game.film.shades import stretched, tones
from game.film.view import View, by_line, painted
from game.tui.cells import Cells, Code, Laid
from game.tui.depth import Depth
from game.tui.ground import Ground
from game.tui.measure import GUTTER, RAMP, WIDE_FROM, WIDE_MEASURE, picture_lines
from game.tui.paint import PAINTED, Ink

PAGE = WIDE_MEASURE + 2 * GUTTER
"""Columns of the page beside which a picture stands."""
KEPT = 36
"""Screens of lines kept as they were painted: a loop, and the cube's way round in it."""
TURNED = 96
"""Cubes of which it is remembered what lines they cover: one turn of it, twice."""
BESIDE, ABOVE, BEHIND = "beside", "above", "behind"


class Frame(NamedTuple):
    """Where the picture is whole."""

    where: str
    columns: int
    """Of the whole screen."""
    lines: int
    """Of the picture."""


def framed(columns: int, lines: int) -> Frame:
    """Return where the picture stands on a screen: beside the page, above it, or behind it only."""
    if columns >= WIDE_FROM:
        return Frame(BESIDE, columns, lines)
    above = picture_lines(columns, lines)
    return Frame(ABOVE, columns, above) if above else Frame(BEHIND, columns, lines)


class Cubed(NamedTuple):
    """A live cube in the picture."""

    nearness: float
    """0 far, 1 near."""
    angle: float
    """How far it has turned, in radians."""
    glow: float
    locked: bool


_numbers = count()
"""By which one is told from another: who remembers what lay there once must not keep all of it."""


class Backdrop:
    """One picture laid over the screen in one look. Asked line by line; what does not move is painted once."""

    def __init__(self, picture: Picture, frame: Frame, paper: Colour, depth: Depth) -> None:
        """Lay a picture.

        Args:
            picture: What is shown.
            frame: Where.
            paper: The page's own colour.
            depth: How many colours there are to paint with.
        """
        self._number = next(_numbers)
        self.picture = picture
        self.frame = frame
        self._paper = paper
        self._depth = depth
        shades = depth == Depth.SHADES
        self._palette = stretched(picture.palette, tones(picture)) if shades else picture.palette
        centre = (frame.columns + PAGE - RAMP) / 2 if frame.where == BESIDE else None
        self.view = View(picture, frame.columns, frame.lines, centre)
        self._ground = Ground(self.view, self._under_words(), paper, depth)
        self._strips: dict[tuple[int, int, Cubed | None], Strip] = {}
        self._thirds = 0
        self._covered: dict[Cubed, frozenset[int]] = {}
        self._drawn: tuple[Cubed, dict[int, list[Lit]]] | None = None
        """The cube drawn last: a large one has thousands of pixels, and its lines are kept as they were painted."""
        self._crowd: dict[int, list[Lit]] = {}
        """What those who stand at the edge cover, by line."""
        self.look = Look()
        self._inks = self._graded()

    # How it is graded

    def grade(self, look: Look) -> bool:
        """Look otherwise from now on; False where it looks so already."""
        if look == self.look:
            return False
        self.look = look
        self._inks = self._graded()
        self._strips.clear()
        return True

    def _graded(self) -> list[Ink]:
        """Return the ramp of palettes, from hardly there to whole."""
        palette = graded(self._palette, self.look)
        steps = RAMP if self.frame.where != BEHIND else 1
        return [
            Ink([mixed(low, high, step / steps) for low, high in zip(self._ground.colours, palette, strict=True)])
            for step in range(steps)
        ] + [Ink(palette)]

    # What is under words

    def _under_words(self) -> list[Colour]:
        """Return what is left of each colour there."""
        return [ground(colour, self._paper) for colour in self.picture.palette]

    @property
    def lie(self) -> object:
        """What lies under words: equal only to itself, as long as nothing of it changes."""
        return self._number, self._thirds

    def under(self, strip: Strip, x: int, y: int) -> Strip:
        """Return a line of words with what lies under it, from column `x` of line `y` of the screen on."""
        if self.frame.where == ABOVE or self._depth == Depth.SHADES or y >= self.frame.lines:
            return strip
        return Laid(strip, lambda words: self._ground.under(words, x, y))

    def gather(self, thirds: int) -> None:
        """Let people stand at the edge."""
        if thirds != self._thirds:
            self._thirds = thirds
            room = self.frame.columns - (PAGE if self.frame.where == BESIDE else 0)
            self._crowd = by_line(list(standing(thirds, self.frame.columns, 2 * self.frame.lines, room)))
            self._ground.gather(self._crowd if self.frame.where == BEHIND else {})
            self._strips.clear()

    # Where it is whole

    def strip(self, y: int, start: int, end: int, frame: int, cubed: Cubed | None) -> Strip:
        """Return a stretch of a line of the picture itself.

        Args:
            y: The line.
            start: First column.
            end: The column after the last.
            frame: Of the loop.
            cubed: The live cube in it, if there is one.
        """
        over = cubed if cubed and y in self._lines(cubed) else None
        key = (frame, y, over)
        if key not in self._strips:
            cube = self.cube(over)[y] if over else ()
            if len(self._strips) >= KEPT * self.frame.lines:
                self._strips.clear()
            pixels = [pixel for pixel in (*cube, *self._crowd.get(y, ())) if start <= pixel.x < end]
            plain = self._depth == Depth.ALL and not pixels
            self._strips[key] = self._plain(y, start, end, frame) if plain else self._with(y, start, end, frame, pixels)
        return self._strips[key]

    def _indices(self, y: int, frame: int) -> tuple[Sequence[int], Sequence[int]]:
        pixels = self.picture.frame(frame)
        return self.view.row(pixels, 2 * y), self.view.row(pixels, 2 * y + 1)

    def _stretches(self, y: int, start: int, end: int) -> Iterator[tuple[int, int, Ink]]:
        """Yield from where to where a line is in one palette."""
        whole = len(self._inks) - 1
        if self.frame.where == ABOVE:
            left = self.frame.lines - 1 - y
            yield start, end, self._inks[min(whole, left * 3)]
            return
        for step in range(whole if self.frame.where == BESIDE else 0):
            yield start + step, start + step + 1, self._inks[step]
        yield (start + whole if self.frame.where == BESIDE else start), end, self._inks[whole]

    def _plain(self, y: int, start: int, end: int, frame: int) -> Strip:
        """Return a stretch of a line as it is in the picture, in all colours."""
        halves: tuple[list[Code], list[Code]] = [], []
        for indices, found in zip(self._indices(y, frame), halves, strict=True):
            for first, last, ink in self._stretches(y, start, end):
                found += map(ink.codes.__getitem__, indices[first:last])
        return Cells(*halves)

    def _with(self, y: int, start: int, end: int, frame: int, pixels: Sequence[Lit]) -> Strip:
        """Return a stretch of a line with some pixels changed."""
        upper, lower = self._indices(y, frame)
        cells = [
            (ink.palette[u], ink.palette[d])
            for first, last, ink in self._stretches(y, start, end)
            for u, d in zip(upper[first:last], lower[first:last], strict=True)
        ]
        return PAINTED[self._depth](painted(cells, pixels, start), start, y)

    def _lines(self, cubed: Cubed) -> frozenset[int]:
        """Return the lines that a live cube covers."""
        if cubed not in self._covered:
            if len(self._covered) >= TURNED:
                self._covered.clear()
            self._covered[cubed] = frozenset(self.cube(cubed))
        return self._covered[cubed]

    def cube(self, cubed: Cubed) -> dict[int, list[Lit]]:
        """Return what a live cube changes, by line; nothing where none hangs in this picture."""
        if self._drawn is None or self._drawn[0] != cubed:
            path = self.picture.entry.cube
            self._drawn = cubed, self._hung(cubed, path) if path else {}
        return self._drawn[1]

    def _hung(self, cubed: Cubed, path: CubePath) -> dict[int, list[Lit]]:
        hang = path.at(cubed.nearness)
        small = self.picture.width / 160  # the index speaks of the wide picture
        x, y = self.view.place(hang.x * small, hang.y * small)
        where = Hang(x, y, max(1.2, hang.r * small * self.view.scale), hang.depth)
        pixels = lit(where, cubed.angle, self.view.columns, 2 * self.view.lines, cubed.glow, cubed.locked)
        return by_line(self.view.not_hidden(pixels, hang.depth))
