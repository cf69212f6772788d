"""The pictures that travel with the game: an index, and each strip of frames, read when it is first looked at."""

from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from game.film.png import Colour, Png, PngError, read
from game.model.story import World
from game.resources import art_folder

Size = Literal["wide", "small"]
WIDTHS: dict[Size, int] = {"wide": 160, "small": 78}
HEIGHTS: dict[Size, int] = {"wide": 84, "small": 40}
"""Of one frame, in pixels; a cell of the terminal is one wide and two high."""
INDEX = "art.json"
KEPT = 12
"""Strips kept decoded, what may come next among them: a loop of the largest is about 160 kB."""
DEEPEST = 255
"""What a depth picture says, in tenths of a metre, of all that is so far away or farther."""


class Hang(Struct, frozen=True, array_like=True):
    """Where a live cube hangs, in pixels of the wide picture."""

    x: float
    y: float
    r: float
    """Half its edge."""
    depth: float
    """How far from the camera, in m: what is nearer hides it."""


class CubePath(Struct, frozen=True):
    """The way that a live cube comes."""

    far: Hang
    near: Hang

    def at(self, nearness: float) -> Hang:
        """Return where it hangs; `nearness` from 0, far, to 1, near."""
        ends = zip(msgspec.structs.astuple(self.far), msgspec.structs.astuple(self.near), strict=True)
        return Hang(*(far + (near - far) * nearness for far, near in ends))


class Entry(Struct, frozen=True):
    """What the index says of one picture."""

    frames: int = 1
    rate: float = 0
    """Frames a second; 0 for a still."""
    worlds: tuple[World, ...] = ("bare",)
    cube: CubePath | None = None
    size: tuple[int, int] | None = None
    """Width and height in pixels, for a picture that comes in one size of its own."""


class Picture:
    """One picture in one world and size: frames of indexed pixels."""

    def __init__(self, entry: Entry, png: Png, depth: Png | None = None) -> None:
        """Take a decoded strip whose frames stand one under the other; `depth` as far as a cube hangs in it."""
        self.entry = entry
        self.width = png.width
        self.height = png.height // entry.frames
        """Of one frame, in pixels."""
        self.palette = png.palette
        self._pixels = png.pixels
        self._depth = depth

    @property
    def frames(self) -> int:
        """How many frames the loop has."""
        return self.entry.frames

    def frame(self, index: int) -> bytes:
        """Return a frame: palette indices, row by row; the loop goes round."""
        length = self.width * self.height
        at = index % self.frames * length
        return self._pixels[at : at + length]

    def frame_at(self, seconds: float) -> int:
        """Return which frame stands on the screen after so many seconds."""
        return int(seconds * self.entry.rate) % self.frames

    def is_nearer(self, x: int, y: int, depth: float) -> bool:
        """Whether what a pixel shows stands nearer than `depth`, in m."""
        if self._depth is None:
            return False
        level = self._depth.pixels[y * self.width + x]
        return level < DEEPEST and level < depth * 10


DARK = Picture(Entry(), Png(1, 1, ((0, 0, 0),), b"\0"))
"""What is seen of a picture before it is read."""


class Film:
    """All the pictures of a folder."""

    def __init__(self, folder: Path) -> None:
        """Look into a folder; nothing is read before it is asked for, and a missing picture is no error."""
        self._folder = folder
        self._read = lru_cache(KEPT)(self._decoded)

    @cached_property
    def index(self) -> dict[str, Entry]:
        """Pictures by name; none where the index is missing or broken."""
        try:
            return msgspec.json.decode((self._folder / INDEX).read_bytes(), type=dict[str, Entry])
        except (OSError, msgspec.DecodeError):
            return {}

    def has(self, name: str) -> bool:
        """Whether there should be such a picture."""
        return name in self.index

    def picture(self, name: str | None, world: World = "bare", size: Size = "wide") -> Picture | None:
        """Return a picture, in the bare world where it has no other; None where there is none that can be read."""
        if name is None or not self.has(name):
            return None
        entry = self.index[name]
        return self._read(name, world if world in entry.worlds else "bare", "strip" if entry.size else size)

    def _decoded(self, name: str, world: str, size: str) -> Picture | None:
        entry = self.index[name]
        try:
            png = read((self._folder / f"{name}-{world}-{size}.png").read_bytes())
            depth = read((self._folder / f"{name}-depth-{size}.png").read_bytes()) if entry.cube else None
        except (OSError, PngError):
            return None  # a game without one picture is still the game
        return Picture(entry, png, depth)


@lru_cache(1)
def film_of(folder: Path | None = None) -> Film:
    """Return the pictures that come with the game, or those of another folder."""
    return Film(folder or art_folder())


def luminance(colour: Colour) -> float:
    """Return a colour's relative luminance, 0 to 1 (WCAG 2, from sRGB)."""
    red, green, blue = (_linear(level / 255) for level in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(level: float) -> float:
    return level / 12.92 if level <= 0.04045 else ((level + 0.055) / 1.055) ** 2.4
