"""A photo booth's strip: pictures on white paper, as a file to keep and as it develops on the screen. Pure code."""

from collections.abc import Sequence
from itertools import product
from math import ceil
from typing import NamedTuple

from game.film.pictures import Entry, Picture, luminance
from game.film.png import Colour, Png, mixed

PAPER: Colour = (240, 236, 226)
"""Photo paper."""
BLANK: Colour = (206, 202, 192)
"""What a picture is before it comes up: not yet as white as the paper about it."""
MOST = 8
"""Pictures on one strip; what comes after them is left out."""
ENLARGED = 4
"""Pixels of the file for each pixel of a picture, either way."""
BORDER, GAP = 4, 3
"""White about the pictures and between them in a file, in pixels of the pictures."""
TIGHT = 1
"""The same on a screen, where pixels are dear."""
STRAIGHT = 0.7
"""A strip stays one, upright or on its side, where its pictures keep this share of the size they could have."""
COLOURS = 256
"""Of an indexed picture."""
NIGHT = 1
"""Index of what lies about a strip on the screen; the paper is 0."""
Size = tuple[int, int]
"""Width and height, in pixels."""


class Sheet(NamedTuple):
    """How pictures are laid on the paper."""

    across: int
    size: Size
    """Of each picture."""
    border: int
    gap: int

    def extent(self, count: int) -> Size:
        """Return the size of the paper under so many pictures."""
        down = ceil(count / self.across)
        width, height = self.size
        edge = 2 * self.border
        return (
            edge + self.across * width + (self.across - 1) * self.gap,
            edge + down * height + (down - 1) * self.gap,
        )

    def corner(self, index: int) -> Size:
        """Return where a picture's upper left corner lies on the paper."""
        down, across = divmod(index, self.across)
        width, height = self.size
        return self.border + across * (width + self.gap), self.border + down * (height + self.gap)


def kept(panels: Sequence[Picture]) -> Png:
    """Return a strip as it is kept: one picture under the other, enlarged by whole pixels.

    Args:
        panels: The pictures, at least one, from the top; all are brought to the size of the first.
    """
    panels = panels[:MOST]
    sheet = Sheet(1, (panels[0].width, panels[0].height), BORDER, GAP)
    extent = sheet.extent(len(panels))
    return enlarged(_laid(panels, sheet, extent, (0, 0), PAPER), ENLARGED)


def shown(panels: Sequence[Picture], room: Size, field: Size, centre: Size, night: Colour) -> Png:
    """Return a strip as it lies on a screen: as large as it can be, on night.

    Args:
        panels: The pictures, at least one, from the top.
        room: How large it may be.
        field: Size of the whole.
        centre: Where its middle lies in the field.
        night: Colour about it.
    """
    panels = panels[:MOST]
    sheet = fitting(len(panels), (panels[0].width, panels[0].height), room)
    width, height = sheet.extent(len(panels))
    return _laid(panels, sheet, field, (centre[0] - width // 2, centre[1] - height // 2), night)


def fitting(count: int, size: Size, room: Size) -> Sheet:
    """Return how so many pictures of a size are laid so that they are large, and a strip where that can be."""
    sheets = [_fitted(across, ceil(count / across), size, room) for across in range(1, count + 1)]
    best = max(sheets, key=lambda sheet: sheet.size)
    strips = [sheet for sheet in (sheets[0], sheets[-1]) if sheet.size[0] >= STRAIGHT * best.size[0]]
    return max(strips, key=lambda sheet: sheet.size, default=best)


def _fitted(across: int, down: int, size: Size, room: Size) -> Sheet:
    """Return pictures in so many columns and rows, as large as the room allows."""
    free = [room[axis] - 2 * TIGHT - (count - 1) * TIGHT for axis, count in enumerate((across, down))]
    scale = min(free[0] / across / size[0], free[1] / down / size[1])
    return Sheet(across, (max(1, int(size[0] * scale)), max(1, int(size[1] * scale))), TIGHT, TIGHT)


def _laid(panels: Sequence[Picture], sheet: Sheet, field: Size, at: Size, night: Colour) -> Png:
    """Return pictures on their paper, which lies at `at` in a field."""
    width, height = field
    pixels = bytearray([NIGHT]) * (width * height)
    palette: list[Colour] = [PAPER, night]
    _fill(pixels, field, at, sheet.extent(len(panels)), None)
    for index, panel in enumerate(panels):
        indices, colours = quantized(resized(panel, sheet.size), _share(len(panels)))
        x, y = sheet.corner(index)
        moved = bytes(len(palette) + index for index in indices)
        _fill(pixels, field, (at[0] + x, at[1] + y), sheet.size, moved)
        palette += colours + [colours[-1]] * (_share(len(panels)) - len(colours))
    return Png(width, height, tuple(palette), bytes(pixels))


def _share(count: int) -> int:
    """Return how many colours each of so many pictures has."""
    return (COLOURS - NIGHT - 1) // count


def _fill(pixels: bytearray, field: Size, at: Size, size: Size, source: bytes | None) -> None:
    """Put a rectangle into a field, paper where it has no source; what lies outside is cut off."""
    (left, top), (width, height) = at, size
    start, end = max(0, left), min(field[0], left + width)
    for y in range(max(0, top), min(field[1], top + height)):
        row = source[(y - top) * width : (y - top + 1) * width] if source else bytes(width)
        pixels[y * field[0] + start : y * field[0] + end] = row[start - left : end - left]


def resized(panel: Picture, size: Size) -> list[Colour]:
    """Return a picture's first frame in another size: each pixel the mean of what it covers."""
    frame, palette = panel.frame(0), panel.palette
    if size == (panel.width, panel.height):
        return [palette[index] for index in frame]
    columns, rows = (_spans(have, want) for have, want in zip((panel.width, panel.height), size, strict=True))
    return [
        _mean([palette[frame[y * panel.width + x]] for y, x in product(range(*down), range(*across))])
        for down, across in product(rows, columns)
    ]


def reduced(panel: Picture, size: Size) -> Picture:
    """Return a picture's first frame as a still that just covers a size: what it shows keeps its shape."""
    scale = max(size[0] / panel.width, size[1] / panel.height)
    covering = (max(size[0], round(panel.width * scale)), max(size[1], round(panel.height * scale)))
    indices, colours = quantized(resized(panel, covering), COLOURS)
    return Picture(Entry(), Png(*covering, tuple(colours), indices))


def _spans(have: int, want: int) -> list[Size]:
    """Return for each of `want` pixels the first of `have` that it covers, and the one after the last."""
    return [(first := at * have // want, max(first + 1, (at + 1) * have // want)) for at in range(want)]


def _mean(colours: Sequence[Colour]) -> Colour:
    red, green, blue = (round(sum(levels) / len(colours)) for levels in zip(*colours, strict=True))
    return red, green, blue


def quantized(pixels: Sequence[Colour], most: int) -> tuple[bytes, list[Colour]]:
    """Return pixels as indices of at most `most` colours, and those: neighbours in lightness share one."""
    found = sorted(set(pixels), key=lambda colour: (luminance(colour), colour))
    count = min(most, len(found))
    groups = [found[at * len(found) // count : (at + 1) * len(found) // count] for at in range(count)]
    index = {colour: at for at, group in enumerate(groups) for colour in group}
    return bytes(index[colour] for colour in pixels), [_mean(group) for group in groups]


def enlarged(png: Png, times: int) -> Png:
    """Return a picture with each pixel as a square of `times` by `times`."""
    rows = (png.pixels[at : at + png.width] for at in range(0, len(png.pixels), png.width))
    wide = (bytes(level for level in row for _time in range(times)) for row in rows)
    return Png(png.width * times, png.height * times, png.palette, b"".join(row * times for row in wide))


def developed(palette: Sequence[Colour], shares: Sequence[float]) -> tuple[Colour, ...]:
    """Return a strip's palette while its pictures come up.

    Args:
        palette: Of the strip as it will be.
        shares: How far each picture has come up, 0 to 1, from the top.
    """
    each = _share(len(shares))
    colours = list(palette[: NIGHT + 1])
    for at, colour in enumerate(palette[NIGHT + 1 :]):
        colours.append(mixed(BLANK, colour, shares[min(at // each, len(shares) - 1)]))
    return tuple(colours)
