"""How a picture lies on the screen: which of its pixels each half of each cell shows."""

from collections.abc import Iterable, Iterator
from operator import itemgetter

from game.film.cube import Lit
from game.film.pictures import Picture
from game.film.png import Colour

Pair = tuple[Colour, Colour]
"""The upper and the lower half of a cell."""


def _spread(cells: int, pixels: int, scale: float, centre: float) -> tuple[int, ...]:
    """Return for each of `cells` the pixel it shows, the picture's middle at `centre`; beyond the edge, the edge."""
    first = pixels / 2 - centre / scale
    return tuple(min(pixels - 1, max(0, int(first + (cell + 0.5) / scale))) for cell in range(cells))


class View:
    """One picture laid over so many cells: whole pixels, nearest neighbour, cut where it is larger."""

    def __init__(self, picture: Picture, columns: int, lines: int, centre: float | None = None) -> None:
        """Lay a picture out so that it covers the cells.

        Args:
            picture: What is shown.
            columns: Cells across.
            lines: Cells down, each two pixels high.
            centre: Column that the picture's middle lies at; the middle of the cells if None.
        """
        self.picture = picture
        self.columns, self.lines = columns, lines
        self.scale = max(columns / picture.width, 2 * lines / picture.height)
        """Half cells a pixel."""
        self._centre = columns / 2 if centre is None else centre
        self._xs = _spread(columns, picture.width, self.scale, self._centre)
        self._ys = _spread(2 * lines, picture.height, self.scale, lines)
        pick = itemgetter(*self._xs)
        self._pick = pick if columns > 1 else lambda row: (pick(row),)

    def row(self, frame: bytes, half: int) -> tuple[int, ...]:
        """Return the palette indices of a half line, from 0 at the top."""
        at = self._ys[half] * self.picture.width
        picked: tuple[int, ...] = self._pick(frame[at : at + self.picture.width])
        return picked

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the picture lies: column, and half line."""
        width, height = self.picture.width, self.picture.height
        return self._centre + (x - width / 2) * self.scale, self.lines + (y - height / 2) * self.scale

    def not_hidden(self, pixels: Iterable[Lit], depth: float) -> Iterator[Lit]:
        """Yield what hangs `depth` m away and has nothing of the picture before it."""
        nearer, xs, ys = self.picture.is_nearer, self._xs, self._ys
        return (pixel for pixel in pixels if not nearer(xs[pixel.x], ys[pixel.y], depth))


def by_line(pixels: Iterable[Lit]) -> dict[int, list[Lit]]:
    """Return what a cube changes by line of cells."""
    lines: dict[int, list[Lit]] = {}
    for pixel in pixels:
        lines.setdefault(pixel.y // 2, []).append(pixel)
    return lines


def painted(cells: list[Pair], pixels: Iterable[Lit], start: int = 0) -> list[Pair]:
    """Return a line's cells, from column `start` on, with what a cube changes in them."""
    changed = list(cells)
    for x, y, colour, share in pixels:
        upper, lower = changed[x - start]
        if y % 2:
            changed[x - start] = upper, _laid(lower, colour, share)
        else:
            changed[x - start] = _laid(upper, colour, share), lower
    return changed


def _laid(under: Colour, colour: Colour, share: float) -> Colour:
    """Return a colour with a share of another; written out, since it is asked for thousands of times a frame."""
    if share == 1:
        return colour
    (red, green, blue), (r, g, b) = under, colour
    return round(red + (r - red) * share), round(green + (g - green) * share), round(blue + (b - blue) * share)
