"""The cube, drawn live: eight corners turned and projected, its visible faces filled, a glow about it."""

from collections.abc import Iterator
from math import ceil, cos, exp, floor, sin
from typing import NamedTuple

from game.film.pictures import Hang
from game.film.png import Colour, mixed

BONE: Colour = (226, 230, 228)
SHADOW: Colour = (92, 108, 126)
"""What its faces turn to, away from the light: cold."""
FOG: Colour = (138, 158, 178)
CLEAR = 40.0
"""Distance, in m, from which the fog would have all of it."""
FORGE: Colour = (226, 66, 52)
"""Kept for a lock."""
TILT = 0.55
"""How far it leans, in radians."""
REACH = 3.2
"""How far the glow goes, in half edges."""
GLOW = 0.34
"""How much of the cube's colour the air about it takes, at most."""
FAINTEST = 0.02
"""Share from which the glow is seen."""
SHADES = (1.0, 0.62, 0.3)
"""Of the faces, by how much they look at the camera."""
FACES = tuple((axis, side) for axis in range(3) for side in (1, -1))
"""Axis and direction of each face."""


class Lit(NamedTuple):
    """A pixel that the cube changes."""

    x: int
    y: int
    colour: Colour
    share: float
    """How much of the pixel is that colour, 0 to 1."""


class _Face(NamedTuple):
    corners: tuple[tuple[float, float], ...]
    shade: float


def _turned(point: tuple[float, float, float], angle: float) -> tuple[float, float, float]:
    """Return a point turned about the upright by `angle`, then leant, in radians."""
    x, y, z = point
    x, z = x * cos(angle) - z * sin(angle), x * sin(angle) + z * cos(angle)
    lean = TILT + 0.08 * sin(angle)
    return x, y * cos(lean) - z * sin(lean), y * sin(lean) + z * cos(lean)


def _along(axis: int, *own: float) -> tuple[float, float, float]:
    """Return a point given by its three coordinates, the first of them along `axis`."""
    x, y, z = (own[(at - axis) % 3] for at in range(3))
    return x, y, z


def _faces(hang: Hang, angle: float) -> list[_Face]:
    """Return the faces that look at the camera, as four corners each on the picture."""
    found = []
    for axis, side in FACES:
        normal = _turned(_along(axis, side, 0, 0), angle)
        if normal[2] >= -0.02:
            continue
        corners = []
        for u, v in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
            x, y, _z = _turned(_along(axis, side, u, v), angle)
            corners.append((hang.x + x * hang.r, hang.y + y * hang.r))
        found.append((normal[2], tuple(corners)))
    found.sort()
    return [_Face(corners, shade) for (_depth, corners), shade in zip(found, SHADES, strict=False)]


def _span(corners: tuple[tuple[float, float], ...], y: float) -> tuple[int, int]:
    """Return the pixels of a line whose middles lie in a convex figure, the last one excluded."""
    crossed = [
        ax + (y - ay) * (bx - ax) / (by - ay)
        for (ax, ay), (bx, by) in zip(corners, corners[1:] + corners[:1], strict=True)
        if (ay <= y) != (by <= y)
    ]
    return (ceil(min(crossed) - 0.5), floor(max(crossed) - 0.5) + 1) if crossed else (0, 0)


def lit(hang: Hang, angle: float, width: int, height: int, glow: float, locked: bool = False) -> Iterator[Lit]:
    """Yield every pixel that the cube changes, each once.

    Args:
        hang: Where it hangs, in pixels of this picture.
        angle: How far it has turned, in radians.
        width: Of the picture, in pixels.
        height: Of the picture, in pixels.
        glow: How much it glows, 0 to 1.
        locked: Whether it is red.
    """
    base = FORGE if locked else BONE
    faces = [(face.corners, _solid(face.shade, base, hang, glow)) for face in reversed(_faces(hang, angle))]
    reach = hang.r * REACH
    left, right = max(0, int(hang.x - reach)), min(width, int(hang.x + reach) + 2)
    # What glows falls off as a bell does, whose height over a point is that over its column times that over its line.
    across = [_bell(x + 0.5 - hang.x, hang.r) for x in range(left, right)]
    for y in range(max(0, int(hang.y - reach)), min(height, int(hang.y + reach) + 2)):
        line: list[Colour | None] = [None] * len(across)
        for corners, colour in faces:
            start, end = (min(max(x, left), right) - left for x in _span(corners, y + 0.5))
            line[start:end] = [colour] * (end - start)
        strength = GLOW * glow * _bell(y + 0.5 - hang.y, hang.r)
        for x, (solid, share) in enumerate(zip(line, across, strict=True), left):
            if solid:
                yield Lit(x, y, solid, 1.0)
            elif share * strength > FAINTEST:
                yield Lit(x, y, base, share * strength)


def _bell(away: float, r: float) -> float:
    return exp(-away * away / (3 * r * r))


def _solid(shade: float, base: Colour, hang: Hang, glow: float) -> Colour:
    """Return a face's colour; a lock's red is not lost in the fog."""
    solid = mixed(SHADOW, base, shade * (0.55 + 0.45 * glow))
    return solid if base == FORGE else mixed(solid, FOG, min(0.6, hang.depth / CLEAR))
