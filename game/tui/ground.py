"""What of a picture lies under words: hardly there, and still, so that a line of prose is not painted anew."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate, groupby
from math import inf

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from game.film.cube import Lit
from game.film.png import Colour, mixed
from game.film.view import View
from game.tui.depth import Depth
from game.tui.paint import ground_style

EDGE = 7
"""Columns right of the words where people can stand behind the page."""
STANDING: Colour = (70, 76, 84)
"""What they are there: black on black would be nobody."""

Stretches = tuple[Sequence[int], Sequence[Style]]
"""The columns at which a line's stretches end, and how each looks."""


class Ground:
    """A picture's ground, line by line."""

    def __init__(self, view: View, colours: Sequence[Colour], paper: Colour, depth: Depth) -> None:
        """Lay a ground.

        Args:
            view: How the picture lies on the screen.
            colours: What is left of each colour of its palette.
            paper: The page's own colour.
            depth: How many colours there are to paint with.
        """
        self.colours = colours
        self._view = view
        self._paper = paper
        self._depth = depth
        self._crowd: Mapping[int, Sequence[Lit]] = {}
        self._lines: dict[int, Stretches] = {}

    def gather(self, crowd: Mapping[int, Sequence[Lit]]) -> None:
        """Let people stand at the edge, given by what they cover in each line."""
        self._crowd = crowd
        self._lines.clear()

    def under(self, strip: Strip, x: int, y: int) -> Strip:
        """Return a line of words with the ground under it, from column `x` of line `y` of the screen on."""
        ends, styles = self._stretches(y)
        pieces: list[Segment] = []
        for text, own, _control in strip:
            while text:
                at = min(bisect_right(ends, x), len(ends) - 1)
                room = ends[at] - x if at < len(ends) - 1 else inf  # the last goes on, should a line be longer
                signs = _fitting(text, room)
                style = styles[at]
                pieces.append(Segment(text[:signs], own + style if own else style))
                x += cell_len(text[:signs])
                text = text[signs:]
        return Strip(pieces, strip.cell_length)

    def _stretches(self, y: int) -> Stretches:
        """Return what lies under a whole line, neighbours of one colour together."""
        if y not in self._lines:
            runs = [(colour, len(list(run))) for colour, run in groupby(self._cells(y))]
            styles = [ground_style(colour, self._depth) for colour, _length in runs]
            self._lines[y] = tuple(accumulate(length for _colour, length in runs)), styles
        return self._lines[y]

    def _cells(self, y: int) -> list[Colour]:
        """Return the darker half of each cell, so that words stay clear."""
        still, colours = self._view.picture.frame(0), self.colours
        upper, lower = self._view.row(still, 2 * y), self._view.row(still, 2 * y + 1)
        cells = [min(colours[u], colours[d]) for u, d in zip(upper, lower, strict=True)]
        for pixel in self._crowd.get(y, ()):
            if pixel.x >= self._view.columns - EDGE:
                cells[pixel.x] = mixed(self._paper, STANDING, 0.5)
        return cells


def _fitting(text: str, room: float) -> int:
    """Return how many signs begin within so many cells: one that is two cells wide stays whole."""
    if cell_len(text) <= room:
        return len(text)
    starts = accumulate((cell_len(sign) for sign in text), initial=0)
    return next(at for at, start in enumerate(starts) if start >= room)
