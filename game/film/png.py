"""Indexed and grey PNG, read and written with the standard library alone.

Only what this game's own pictures need (PNG specification, third edition): 8 bits a pixel, a palette or grey, no
interlace, and no filter, so that a decompressed row is the row itself.
"""

import zlib
from struct import pack, unpack
from typing import NamedTuple

from game.i18n import _

SIGNATURE = b"\x89PNG\r\n\x1a\n"
GREY, INDEXED = 0, 3
LARGEST = 4_000_000
"""Pixels; a file that claims more is not one of ours."""

Colour = tuple[int, int, int]
"""Red, green, blue, each 0 to 255."""


def mixed(colour: Colour, other: Colour, share: float) -> Colour:
    """Return a colour with a share, 0 to 1, of another."""
    return (
        round(colour[0] + (other[0] - colour[0]) * share),
        round(colour[1] + (other[1] - colour[1]) * share),
        round(colour[2] + (other[2] - colour[2]) * share),
    )


class PngError(ValueError):
    """The file is no picture of the kind that can be read here."""


class Png(NamedTuple):
    """A decoded picture."""

    width: int
    """Pixels."""
    height: int
    palette: tuple[Colour, ...]
    """Empty for a grey picture, whose pixels are levels."""
    pixels: bytes
    """One byte each, row by row, without filter bytes."""


def _chunks(data: bytes) -> dict[bytes, bytes]:
    """Return a file's chunks by kind, those of one kind joined."""
    found: dict[bytes, bytes] = {}
    at = len(SIGNATURE)
    while at + 12 <= len(data):
        length, kind = unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + length]
        (check,) = unpack(">I", data[at + 8 + length : at + 12 + length].rjust(4, b"\0"))
        if len(body) != length or zlib.crc32(kind + body) != check:
            raise PngError(_("the file is cut off or damaged"))
        found[kind] = found.get(kind, b"") + body
        at += 12 + length
    return found


def read(data: bytes) -> Png:
    """Decode a file.

    Args:
        data: The whole file.

    Raises:
        PngError: It is damaged, or another kind of PNG.
    """
    if not data.startswith(SIGNATURE):
        raise PngError(_("it is no PNG"))
    chunks = _chunks(data)
    if len(chunks.get(b"IHDR", b"")) != 13:
        raise PngError(_("the file is cut off or damaged"))
    width, height, depth, colour, _method, _filters, interlaced = unpack(">IIBBBBB", chunks[b"IHDR"])
    if depth != 8 or colour not in (GREY, INDEXED) or interlaced or not 0 < width * height <= LARGEST:
        raise PngError(_("only 8-bit pictures with a palette or in grey can be read, without interlace"))
    pixels = _unfiltered(chunks.get(b"IDAT", b""), width, height)
    entries = chunks.get(b"PLTE", b"") if colour == INDEXED else b""
    palette = tuple(zip(entries[::3], entries[1::3], entries[2::3], strict=False))
    if colour == INDEXED and max(pixels) >= len(palette):
        raise PngError(_("a pixel has a colour that the palette has not"))
    return Png(width, height, palette, pixels)


def _unfiltered(packed: bytes, width: int, height: int) -> bytes:
    """Return the pixels; each row comes with a byte before it that must say 'no filter'."""
    stride = width + 1
    try:
        rows = zlib.decompressobj().decompress(packed, stride * height)
    except zlib.error as error:
        raise PngError(_("the file is cut off or damaged")) from error
    if len(rows) != stride * height:
        raise PngError(_("the file is cut off or damaged"))
    if any(rows[::stride]):
        raise PngError(_("only rows without a filter can be read"))
    return b"".join(rows[at + 1 : at + stride] for at in range(0, len(rows), stride))


def write(picture: Png) -> bytes:
    """Return a picture as a file."""
    colour = INDEXED if picture.palette else GREY
    head = pack(">IIBBBBB", picture.width, picture.height, 8, colour, 0, 0, 0)
    rows = b"".join(
        b"\0" + picture.pixels[at : at + picture.width] for at in range(0, len(picture.pixels), picture.width)
    )
    chunks = [(b"IHDR", head)]
    if picture.palette:
        chunks.append((b"PLTE", bytes(level for entry in picture.palette for level in entry)))
    chunks += [(b"IDAT", zlib.compress(rows, 9)), (b"IEND", b"")]
    return SIGNATURE + b"".join(
        pack(">I", len(body)) + kind + body + pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )
