"""Stills side by side, each in its frame: those that were found as pictures, the others with a number in them."""

from collections.abc import Sequence
from math import ceil
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from game.film import Film
from game.film.pictures import WIDTHS, Size
from game.film.png import Colour
from game.model.story import World
from game.tui.backdrop import BEHIND, Backdrop, Frame
from game.tui.depth import Depth
from game.tui.measure import spaced
from game.tui.typeset import POINTER

LEAST_LINES = 7
"""Of a still that stands among others; where it had fewer, it stands alone."""
LEAST_COLUMNS = 28
SEVERAL_FROM = 90
"""Columns from which stills stand side by side."""
MOST_ACROSS = 4
AIR = 2
"""Columns between two frames."""
EDGES = 2
"""Lines of a frame beside its still: one above, and one below, with its words."""
ARM = 3
"""Columns of a corner of the frame that is looked at."""


class Still(NamedTuple):
    """One place of the gallery."""

    ending: str
    """The ending's id."""
    number: int
    title: str = ""
    """Empty where it was not found yet: it would tell too much."""
    art: str | None = None


class Grid(NamedTuple):
    """How stills are laid."""

    across: int
    columns: int
    """Of a still."""
    lines: int
    """Of a still."""
    alone: bool = False
    """Only the one that is looked at is shown."""


def grid_for(count: int, columns: int, lines: int) -> Grid:
    """Return how so many stills are laid in so many cells: all of them, as large as can be, or else one."""
    grids = [
        Grid(across, (columns - (across - 1) * AIR) // across, lines // ceil(count / across) - EDGES)
        for across in range(1, min(MOST_ACROSS, count) + 1)
    ]
    side_by_side = [grid for grid in grids if grid.lines >= LEAST_LINES and grid.columns >= LEAST_COLUMNS]
    seen = side_by_side if columns >= SEVERAL_FROM else []
    alone = Grid(1, columns, max(1, lines - EDGES), alone=True)
    # A still is about four times as many columns wide as it is lines high; what goes beyond that is cut off.
    return max(seen, key=lambda grid: min(grid.columns, 4 * grid.lines) * min(grid.lines, grid.columns), default=alone)


class Stills(Widget):
    """Paints the frames."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"stills--{name}" for name in ("ahead", "title", "frame", "number")}
    DEFAULT_CSS = """
    Stills {
        height: 1fr;
        .stills--ahead { color: $bone; text-style: bold; }
        .stills--title { color: $prose; }
        .stills--frame { color: $rule; }
        .stills--number { color: $quiet; }
    }
    """

    def __init__(self, stills: Sequence[Still], film: Film) -> None:
        """Show some stills, looking at the first that was found."""
        super().__init__()
        self._stills = tuple(stills)
        self._film = film
        self.ahead = next((index for index, still in enumerate(stills) if still.title), 0)
        """Index of the still looked at."""
        self.world: World = "bare"
        self._paper: Colour = (0, 0, 0)
        self._depth = Depth.SHADES
        self._laid: dict[tuple[int, Grid, World], Backdrop | None] = {}

    def surface(self, paper: Colour, depth: Depth) -> None:
        """Paint on another paper, from now on."""
        self._paper, self._depth = paper, depth
        self._laid.clear()
        self.refresh()

    @property
    def grid(self) -> Grid:
        """How the stills are laid now."""
        return grid_for(len(self._stills), *self.size)

    def look_at(self, index: int) -> None:
        """Look at a still; nothing where there is none of that index."""
        if 0 <= index < len(self._stills) and index != self.ahead:
            self.ahead = index
            self.refresh()

    def see(self, world: World) -> None:
        """Show the stills in a world."""
        self.world = world
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Paint one line of all frames that it crosses."""
        grid = self.grid
        row, line = divmod(y, grid.lines + EDGES)
        first = self.ahead if grid.alone else row * grid.across
        indices = range(first, first + 1) if grid.alone else range(first, min(first + grid.across, len(self._stills)))
        if grid.alone and row:
            indices = range(0)
        gap = Strip([Segment(" " * AIR, self.rich_style)])
        parts: list[Strip] = []
        for index in indices:
            parts += [gap, self._part(index, line, grid)] if parts else [self._part(index, line, grid)]
        whole = Strip.join(parts) if parts else Strip([])
        return whole.adjust_cell_length(self.size.width, self.rich_style)

    def _part(self, index: int, line: int, grid: Grid) -> Strip:
        """Return one line of one frame."""
        still, ahead = self._stills[index], index == self.ahead
        if line == 0:
            return self._edge(grid.columns, ahead)
        if line <= grid.lines:
            return self._picture(index, line - 1, grid)
        return self._words(still, ahead, grid)

    def _edge(self, columns: int, ahead: bool) -> Strip:
        """Return the upper edge of a frame: its corners, where it is looked at."""
        arm = "━" * (ARM - 1)
        edge = f"┏{arm}{' ' * (columns - 2 * ARM)}{arm}┓" if ahead else " " * columns
        return self._set(edge, "ahead")

    def _picture(self, index: int, line: int, grid: Grid) -> Strip:
        """Return a line of a still; of one that was not found, of its empty frame."""
        still = self._stills[index]
        key = (index, grid, self.world)
        if key not in self._laid:
            size: Size = "wide" if grid.columns > WIDTHS["small"] else "small"
            picture = self._film.picture(still.art, self.world, size)
            frame = Frame(BEHIND, grid.columns, grid.lines)
            laid = Backdrop(picture, frame, self._paper, self._depth) if picture and still.title else None
            self._laid[key] = laid
        backdrop = self._laid[key]
        return backdrop.strip(line, 0, grid.columns, 0, None) if backdrop else self._empty(still, line, grid)

    def _empty(self, still: Still, line: int, grid: Grid) -> Strip:
        inner = grid.columns - 2
        if line == 0:
            return self._set(f"┌{'─' * inner}┐", "frame")
        if line == grid.lines - 1:
            return self._set(f"└{'─' * inner}┘", "frame")
        if line != grid.lines // 2:
            return self._set(f"│{' ' * inner}│", "frame")
        number = str(still.number).center(inner)
        return Strip.join([self._set("│", "frame"), self._set(number, "number"), self._set("│", "frame")])

    def _words(self, still: Still, ahead: bool, grid: Grid) -> Strip:
        """Return the line under a still: which it is, and what it is called."""
        room = grid.columns - 5
        title = spaced(still.title, room) if grid.alone else still.title
        words = f"{POINTER if ahead else ' '} {still.number}  {title[:room]}" if still.title else ""
        if ahead and not still.title:
            words = f"{POINTER} {still.number}"
        return self._set(words.ljust(grid.columns), "ahead" if ahead else "title")

    def _set(self, words: str, name: str) -> Strip:
        return Strip([Segment(words, self.get_visual_style(f"stills--{name}").rich_style)])
