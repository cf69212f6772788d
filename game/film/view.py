"""How a picture lies on the screen: which of its pixels each half of each cell shows."""

from collections.abc import Sequence
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

    def colours(self, frame: bytes, line: int, palette: Sequence[Colour]) -> list[Pair]:
        """Return the cells of a line."""
        upper, lower = self.row(frame, 2 * line), self.row(frame, 2 * line + 1)
        return [(palette[u], palette[d]) for u, d in zip(upper, lower, strict=True)]

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the picture lies: column, and half line."""
        width, height = self.picture.width, self.picture.height
        return self._centre + (x - width / 2) * self.scale, self.lines + (y - height / 2) * self.scale

    def source(self, column: int, half: int) -> tuple[int, int]:
        """Return the pixel that half a cell shows."""
        return self._xs[column], self._ys[half]


def by_line(pixels: Sequence[Lit]) -> dict[int, list[Lit]]:
    """Return what a cube changes by line of cells."""
    lines: dict[int, list[Lit]] = {}
    for pixel in pixels:
        lines.setdefault(pixel.y // 2, []).append(pixel)
    return lines


def painted(cells: list[Pair], pixels: Sequence[Lit]) -> list[Pair]:
    """Return a line's cells with what a cube changes in them."""
    changed = list(cells)
    for pixel in pixels:
        upper, lower = changed[pixel.x]
        half = _laid(lower if pixel.y % 2 else upper, pixel)
        changed[pixel.x] = (upper, half) if pixel.y % 2 else (half, lower)
    return changed


def _laid(under: Colour, pixel: Lit) -> Colour:
    red, green, blue = (
        min(255, round(own + (new - own) * pixel.share)) for own, new in zip(under, pixel.colour, strict=True)
    )
    return red, green, blue
