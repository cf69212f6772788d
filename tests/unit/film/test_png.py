"""PNG files, read and written without any compiled code."""

import io
import zlib
from contextlib import suppress
from pathlib import Path
from struct import pack

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from game.film.png import SIGNATURE, Png, PngError, read, write

ART = sorted((Path(__file__).parents[3] / "assets" / "art").glob("*.png"))


@st.composite
def pictures(draw: st.DrawFn) -> Png:
    width, height = draw(st.integers(1, 9)), draw(st.integers(1, 9))
    level = st.integers(0, 255)
    palette = tuple(draw(st.lists(st.tuples(level, level, level), max_size=20)))
    pixel = st.integers(0, len(palette) - 1) if palette else level
    pixels = bytes(draw(st.lists(pixel, min_size=width * height, max_size=width * height)))
    return Png(width, height, palette, pixels)


@given(pictures())
def test_what_is_written_is_read_the_same(picture: Png) -> None:
    assert read(write(picture)) == picture


@given(pictures())
def test_another_reader_sees_the_same_colours(picture: Png) -> None:
    colours = [picture.palette[p] if picture.palette else (p, p, p) for p in picture.pixels]
    image = Image.open(io.BytesIO(write(picture))).convert("RGB")
    assert [image.getpixel((at % picture.width, at // picture.width)) for at in range(len(colours))] == colours


@pytest.mark.parametrize("path", ART, ids=lambda path: path.stem)
def test_every_picture_of_the_game_is_read_as_another_reader_reads_it(path: Path) -> None:
    ours = read(path.read_bytes())
    image = Image.open(path)
    assert (ours.width, ours.height) == image.size
    colours = {index: ours.palette[index] if ours.palette else (index,) * 3 for index in set(ours.pixels)}
    assert b"".join(bytes(colours[p]) for p in ours.pixels) == image.convert("RGB").tobytes()


@given(st.binary(max_size=200))
def test_what_is_no_picture_is_refused_with_a_reason(data: bytes) -> None:
    for file in (data, SIGNATURE + data):
        with pytest.raises(PngError, match=r"\w"):
            read(file)


@given(pictures(), st.data())
def test_a_file_cut_off_or_changed_anywhere_is_refused_or_the_same(picture: Png, data: st.DataObject) -> None:
    whole = write(picture)
    at = data.draw(st.integers(8, len(whole) - 1))
    for broken in (whole[:at], whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :]):
        with suppress(PngError):
            assert read(broken) == picture


def _file(head: bytes, body: bytes) -> bytes:
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(body)))
    return SIGNATURE + b"".join(pack(">I", len(b)) + k + b + pack(">I", zlib.crc32(k + b)) for k, b in chunks)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (pack(">IIBBBBB", 2, 1, 8, 2, 0, 0, 0), b"\0" * 7),  # true colour
        (pack(">IIBBBBB", 2, 1, 8, 0, 0, 0, 1), b"\0" * 3),  # interlaced
        (pack(">IIBBBBB", 2, 1, 8, 0, 0, 0, 0), b"\1\0\0"),  # a filtered row
        (pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0), b"\0"),  # more than is ever shown
        (pack(">IIBBBBB", 2, 1, 8, 3, 0, 0, 0), b"\0\0\0"),  # a palette that is not there
        (pack(">IIBBBBB", 2, 2, 8, 0, 0, 0, 0), b"\0\0\0"),  # a row short
    ],
)
def test_another_kind_of_png_is_refused(head: bytes, body: bytes) -> None:
    with pytest.raises(PngError):
        read(_file(head, body))
