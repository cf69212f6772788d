"""The cube, drawn live: eight corners turned and projected, its visible faces filled, a glow about it."""

from collections.abc import Iterator
from math import cos, exp, sin
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


def _inside(corners: tuple[tuple[float, float], ...], x: float, y: float) -> bool:
    """Whether a point lies in a convex figure, whichever way round its corners go."""
    sides = [
        (bx - ax) * (y - ay) - (by - ay) * (x - ax)
        for (ax, ay), (bx, by) in zip(corners, corners[1:] + corners[:1], strict=True)
    ]
    return all(side >= 0 for side in sides) or all(side <= 0 for side in sides)


def lit(hang: Hang, angle: float, width: int, height: int, glow: float, locked: bool = False) -> Iterator[Lit]:
    """Yield every pixel that the cube changes.

    Args:
        hang: Where it hangs, in pixels of this picture.
        angle: How far it has turned, in radians.
        width: Of the picture, in pixels.
        height: Of the picture, in pixels.
        glow: How much it glows, 0 to 1.
        locked: Whether it is red.
    """
    base = FORGE if locked else BONE
    faces = _faces(hang, angle)
    reach = hang.r * REACH
    for y in range(max(0, int(hang.y - reach)), min(height, int(hang.y + reach) + 2)):
        for x in range(max(0, int(hang.x - reach)), min(width, int(hang.x + reach) + 2)):
            face = next((f for f in faces if _inside(f.corners, x + 0.5, y + 0.5)), None)
            if face:
                solid = mixed(SHADOW, base, face.shade * (0.55 + 0.45 * glow))
                yield Lit(x, y, solid if locked else mixed(solid, FOG, min(0.6, hang.depth / CLEAR)), 1.0)
                continue
            away = ((x + 0.5 - hang.x) ** 2 + (y + 0.5 - hang.y) ** 2) / (hang.r * hang.r)
            share = GLOW * glow * exp(-away / 3)
            if share > 0.02:
                yield Lit(x, y, base, share)
