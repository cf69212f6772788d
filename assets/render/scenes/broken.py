"""The broken wall, and hundreds of cubes beyond it."""

import numpy as np

from assets.render.arrays import Array, Triple
from assets.render.camera import Camera
from assets.render.figure import DINNER_SUIT, person
from assets.render.grade import BARE
from assets.render.lights import Fog, Glow, Light, Shaft
from assets.render.materials import (
    BARK,
    BONE,
    CONCRETE,
    PLASTER,
    RUST,
    Material,
    Part,
    stripes,
)  # fmt: skip
from assets.render.picture import Picture, World
from assets.render.scenes.chase import BRIDE, DIM, DUST
from assets.render.scenes.poses import REACH, STAND
from assets.render.shapes import (
    box,
    capsule,
    carved,
    ellipsoid,
    rough,
    union,
)  # fmt: skip


def _cubes() -> tuple[list[tuple[float, float, float, float]], list[Triple]]:
    """Three hundred cubes over a valley, the nearer as bodies (x, y, z, turn), the farther as points of light."""
    rng = np.random.default_rng(2024)
    near, far = [], []
    for k in range(300):
        z = float(18.0 + 150.0 * rng.random() ** 1.3)
        x = float(rng.uniform(-0.9, 0.9) * z)
        y = float(2.0 + rng.uniform(-0.03, 0.62) * z)
        if k < 42:
            near.append((x * 0.72, y, min(z, 70.0), float(rng.uniform(0, 1.5))))
        else:
            far.append((x, y, z))
    return near, far


def hundreds(world: str, phase: float) -> World:
    """Through the broken wall: a valley of roofs, and cubes at every height, out to where they are salt."""
    near, far = _cubes()
    hole = rough(
        union(
            ellipsoid((0.15, 2.1, 2.6), (2.1, 2.15, 1.6)),
            ellipsoid((-1.1, 1.2, 2.6), (1.2, 1.5, 1.6)),
            ellipsoid((1.4, 2.8, 2.6), (1.1, 1.3, 1.6)),
        ),
        0.12,
        0.22,
    )
    wall = carved(box((0.0, 2.0, 2.6), (7.0, 4.0, 0.30)), hole)
    rods = union(
        *(
            capsule(a, b, 0.022)
            for a, b in (
                ((-1.9, 2.9, 2.6), (-1.25, 2.55, 2.3)),
                ((2.1, 3.4, 2.6), (1.4, 3.1, 2.2)),
                ((0.4, 4.3, 2.6), (0.3, 3.6, 2.3)),
                ((-0.6, 4.1, 2.6), (-0.75, 3.5, 2.4)),
                ((2.3, 1.6, 2.6), (1.75, 1.5, 2.2)),
            )
        )
    )
    couple = person(
        BRIDE, STAND._replace(left_hand=(-0.42, 0.98, 0.0)), (0.42, 0.0, 3.4), 0.0, 1.64, away=True
    ) + person(DINNER_SUIT, REACH._replace(right_hand=(0.42, 0.98, 0.0)), (-0.34, 0.0, 3.45), 0.0, 1.8, away=True)
    parts = [
        Part(
            union(box((0.0, -0.2, 2.6), (7.0, 0.2, 1.6)), rough(box((0.3, 0.02, 2.4), (1.4, 0.12, 0.3)), 0.06, 0.15)),
            CONCRETE._replace(albedo=(0.14, 0.14, 0.15)),
        ),
        Part(
            wall, PLASTER._replace(albedo=(0.16, 0.16, 0.17), pattern=stripes(1, 0.16, 0.8, 0.15)), (0.0, 2.0, 2.6, 9.0)
        ),
        Part(rods, RUST),
        *couple,
        Part(
            union(
                rough(ellipsoid((-40.0, -14.0, 120.0), (70.0, 30.0, 20.0)), 1.2, 7.0),
                rough(ellipsoid((60.0, -14.0, 140.0), (70.0, 38.0, 20.0)), 1.2, 7.0),
            ),
            BARK,
        ),
        Part(_roofs, Material((0.075, 0.08, 0.09), 0.3, 3.0)),
    ]
    for x, y, z, turn in near:
        parts.append(
            Part(
                box((x, y, z), (0.75, 0.75, 0.75), 0.03, turn, 0.25 * np.sin(7 * turn)),
                BONE._replace(glow=(0.20, 0.23, 0.26)),
                (x, y, z, 1.35),
            )
        )
    glows = tuple(
        Glow((x, y, z), (0.80, 0.91, 1.0), 0.75, 0.0042 * z, breath=0.12, start=(0.37 * k) % 1.0)
        for k, (x, y, z) in enumerate(far)
    )
    beams = tuple(
        Shaft((x, y - 0.7, z), (x, -6.0, z), 0.4, 2.2, (0.80, 0.92, 1.0), 0.06, 0.75) for x, y, z, _ in near[:14]
    )
    return World(
        parts=tuple(parts), camera=Camera((0.0, 1.5, -0.7), (0.1, 2.15, 4.0), 0.86),
        fog=Fog((0.045, 0.066, 0.098), (0.006, 0.010, 0.020), 0.012, stir=0.2), lights=(Light((0.0, 6.0, 16.0),
            (0.74, 0.88, 1.0), 44.0, breath=0.04), Light((-2.0, 3.4, -0.8), (0.6, 0.76, 1.0), 0.9)),
        glows=(*glows, *(Glow((x, y, z), (0.7, 0.86, 1.0), 0.018, 1.3, breath=0.1, start=(0.21 * k) % 1.0) for k,
            (x, y, z, _) in enumerate(near))),
        shafts=beams, swarms=(DUST._replace(at=(0.0, 1.8, 2.6), half=(1.6, 1.4, 1.0), number=20),), far=170.0,
            ambient=DIM[0], overhead=(0.05, 0.065, 0.09), grade=BARE._replace(key=0.06),
    )  # fmt: skip


def _roofs(p: Array) -> Array:
    """A city of flat roofs far below, as boxes in squares of seven metres."""
    cell = np.floor(p[[0, 2]] / 7.0)
    local = np.abs(p[[0, 2]] - (cell + 0.5) * 7.0)
    tall = -9.0 + 5.0 * np.abs(np.sin(cell[0] * 12.9898 + cell[1] * 4.1414))
    flat = np.maximum(local[0], local[1]) - 2.7
    d = np.maximum(flat, p[1] - tall)
    return np.asarray(
        np.minimum(np.where(p[2] < 13.0, np.maximum(d, 13.0 - p[2]), d), p[1] + 9.5), dtype=np.float32
    ) * np.float32(0.7)


PICTURES = (Picture("hundreds", hundreds, ("bare",)),)
