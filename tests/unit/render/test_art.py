"""The pictures as they are committed: what art.json says of them, what they weigh, how they are written."""

import json
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from assets.render.scenes import PICTURES

ART = Path(__file__).parents[3] / "assets" / "art"
ENTRIES = json.loads((ART / "art.json").read_text(encoding="utf-8"))
FILES = sorted(path.name for path in ART.glob("*.png"))
SIZES = {"wide": (160, 84), "small": (78, 40), "strip": (60, 44)}
KIB = 1024


def expected() -> list[str]:
    """The files that art.json speaks of."""
    names = []
    for name, entry in ENTRIES.items():
        sizes = ("strip",) if "size" in entry else ("wide", "small")
        worlds = [*entry["worlds"], *(["depth"] if entry["cube"] else [])]
        names += [f"{name}-{world}-{size}.png" for size in sizes for world in worlds]
    return sorted(names)


def chunks(data: bytes) -> dict[bytes, bytes]:
    """The chunks of a PNG by kind; those of one kind joined."""
    found: dict[bytes, bytes] = {}
    at = 8
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        found[kind] = found.get(kind, b"") + data[at + 8 : at + 8 + size]
        at += 12 + size
    return found


def plainly_read(data: bytes) -> NDArray[np.uint8]:
    """A picture read without pillow: indices or greys (high, wide)."""
    parts = chunks(data)
    wide, high = struct.unpack(">II", parts[b"IHDR"][:8])
    rows = np.frombuffer(zlib.decompress(parts[b"IDAT"]), np.uint8).reshape(high, wide + 1)
    assert not rows[:, 0].any(), "a row has a filter"
    return rows[:, 1:]


def test_art_json_names_exactly_the_files_there_are() -> None:
    assert expected() == FILES


def test_art_json_names_exactly_the_pictures_that_can_be_rendered() -> None:
    assert list(ENTRIES) == [picture.name for picture in PICTURES]
    for picture in PICTURES:
        assert ENTRIES[picture.name]["frames"] == picture.frames
        assert ENTRIES[picture.name]["worlds"] == list(picture.worlds)


@pytest.mark.parametrize("name", FILES)
def test_a_picture_has_the_size_and_the_frames_that_art_json_says(name: str) -> None:
    picture, world, size = name.removesuffix(".png").rsplit("-", 2)
    with Image.open(ART / name) as image:
        wide, high = SIZES[size]
        frames = 1 if world == "depth" else ENTRIES[picture]["frames"]
        assert image.size == (wide, high * frames)
        assert image.mode == ("L" if world == "depth" else "P")


@pytest.mark.parametrize("name", FILES)
def test_plain_code_and_pillow_read_the_same_pixels(name: str) -> None:
    data = (ART / name).read_bytes()
    with Image.open(ART / name) as image:
        assert np.array_equal(plainly_read(data), np.asarray(image))
    kind, interlace = chunks(data)[b"IHDR"][9], chunks(data)[b"IHDR"][12]
    assert (kind, interlace) == (0 if "-depth-" in name else 3, 0)


@pytest.mark.parametrize("name", [name for name in FILES if "-depth-" not in name])
def test_a_palette_goes_from_dark_to_light(name: str) -> None:
    palette = np.frombuffer(chunks((ART / name).read_bytes())[b"PLTE"], np.uint8).reshape(-1, 3)
    light = palette @ np.array([0.2126, 0.7152, 0.0722])
    assert len(palette) <= 256
    assert (np.diff(light) >= 0).all()


def test_no_strip_and_not_the_whole_is_too_heavy() -> None:
    weights = {name: (ART / name).stat().st_size for name in FILES}
    assert max(weights.values()) <= 130 * KIB
    assert sum(weights.values()) <= 8 * KIB * KIB


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith("-wide.png") and "-depth-" not in name])
def test_no_loop_flashes(name: str) -> None:
    """From one frame to the next, and from the last to the first, the whole picture's brightness hardly changes."""
    with Image.open(ART / name) as image:
        light = np.asarray(image.convert("L"), np.float64).reshape(-1, 84, 160).mean(axis=(1, 2))
    change = np.abs(np.diff([*light, light[0]]))
    assert change.max() < 0.04 * 255


@pytest.mark.parametrize("name", [name for name, entry in ENTRIES.items() if entry["cube"]])
def test_a_cube_comes_nearer_and_stands_in_its_picture(name: str) -> None:
    far, near = ENTRIES[name]["cube"]["far"], ENTRIES[name]["cube"]["near"]
    assert near[2] > far[2]
    assert near[3] < far[3]
    for x, y, _, _ in (far, near):
        assert 0 <= x < 160
        assert 0 <= y < 84


@pytest.mark.parametrize("name", [name for name in FILES if "-depth-" not in name])
def test_red_is_kept_for_the_cube(name: str) -> None:
    hue, saturation, value = np.asarray(Image.open(ART / name).convert("HSV"), float).transpose(2, 0, 1)
    from_red = np.minimum(hue, 256 - hue) * 360 / 256
    red = np.mean((from_red < 20) & (saturation > 0.45 * 255) & (value > 0.3 * 255))
    assert (red > 0.4) if name.startswith("red-") else (red < 0.1)
