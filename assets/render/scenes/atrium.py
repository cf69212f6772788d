"""The hall of the mall, which many pictures look into: four floors about a street, a glass roof, and the heap.

The street runs along z from 0 to 56, nine metres to either side of x = 0; floors are 4.2 m high, the roof 17 m up.
"""

from collections.abc import Callable

import numpy as np

from assets.render.arrays import Array, Field, Triple
from assets.render.figure import Dress, Pose, person
from assets.render.lights import Fog, Light
from assets.render.materials import CONCRETE, DARK, PLASTER, STEEL, Material, Part, panes, patches, stripes, tiles
from assets.render.scenes.poses import STAND, WALK
from assets.render.shapes import (
    both_sides,
    box,
    capsule,
    carved,
    crumpled,
    ellipsoid,
    floor,
    melted,
    pillar,
    rough,
    rows,
    sphere,
    union,
)  # fmt: skip

STOREY = 4.2
ROOF = 16.9
COLD_AIR = Fog((0.050, 0.066, 0.088), (0.030, 0.044, 0.064), 0.026, low=0.010, depth=2.0, stir=0.25)
WARM_AIR = Fog((0.62, 0.46, 0.33), (0.80, 0.70, 0.58), 0.009, stir=0.15)
SUN = Light((9.0, 15.0, -4.0), (1.0, 0.80, 0.55), 1.5, far=True, soft=0.05)
NIGHT_SKY = Light((1.5, 12.0, 3.0), (0.70, 0.86, 1.0), 0.22, far=True, soft=0.20)
GREEN: Triple = (0.30, 1.0, 0.55)

BARE_FLOOR = Material((0.20, 0.20, 0.21), 0.5, 0.8, gloss=0.25, pattern=tiles(1.2, 0.05, 0.5, 0.4), mirror=0.10)
LENS_FLOOR = Material((0.60, 0.52, 0.42), 0.1, 0.8, gloss=0.45, pattern=tiles(1.2, 0.04, 0.7, 0.2), mirror=0.12)
HEAP = Material((0.34, 0.31, 0.30), 0.35, 0.2, pattern=patches(0.42, 0.22, 1.5, 0.45))


def galleries(whole: bool) -> Field:
    """The floors of both sides, with bites out of them unless they are whole."""
    slab = rows(box((7.5, STOREY, 27.0), (1.9, 0.22, 31.0), 0.03), 1, STOREY, 0, 2, STOREY)
    slabs = both_sides(slab)
    if whole:
        return slabs
    return carved(slabs, rough(sphere((5.4, 4.3, 9.5), 1.5), 0.25, 0.5), rough(sphere((-5.2, 8.5, 16.0), 1.9), 0.3,
        0.5),
                  rough(sphere((5.3, 12.5, 20.0), 2.6), 0.3, 0.6))  # fmt: skip


def rails(whole: bool) -> Field:
    """Rails along the galleries; most of them are gone unless they are whole."""
    bars = union(
        box((5.75, STOREY + 1.25, 27.0), (0.05, 0.045, 31.0)),
        rows(box((5.75, STOREY + 0.7, 0.0), (0.03, 0.55, 0.03)), 2, 1.0 if whole else 2.0, -2, 56),
    )
    both = both_sides(rows(bars, 1, STOREY, 0, 2, STOREY + 0.9))
    if whole:
        return both
    return carved(both, box((6.0, 5.5, 12.0), (1.5, 1.5, 4.5)), box((-6.0, 9.6, 17.0), (1.5, 1.6, 6.0)),
                  box((6.0, 13.8, 22.0), (1.5, 1.6, 8.0)), box((-6.0, 5.5, 27.0), (1.5, 1.5, 5.0)))  # fmt: skip


def columns() -> Field:
    """Round pillars before the shops, up to the roof."""
    return both_sides(rows(pillar((6.3, 8.4, 4.0), 0.34, 8.6), 2, 7.0, -1, 8, 4.0))


def shops(whole: bool) -> Part:
    """The walls of shop fronts: black holes, or lit windows."""
    wall = union(both_sides(box((10.4, 8.4, 27.0), (1.0, 9.0, 33.0))), box((0.0, 8.4, 57.0), (11.0, 9.0, 1.0)))
    if not whole:
        return Part(wall, Material((0.13, 0.13, 0.14), 0.5, 0.9, pattern=stripes(2, 3.5, 0.35, 0.78)))
    lit = panes((2, 1), (3.5, STOREY), 0.80, 5, 0.02, 0.32)
    return Part(wall, Material((0.42, 0.33, 0.25), 0.1, 1.0, glow=(0.80, 0.50, 0.26), lit=lit))


def skylight(whole: bool) -> Field:
    """The ribs of the glass roof; bent in over the heap unless it is whole."""
    ribs = union(
        rows(box((0.0, ROOF, 1.0), (7.5, 0.22, 0.10)), 2, 3.0, -1, 18, 1.0),
        rows(box((0.0, ROOF + 0.1, 27.0), (0.06, 0.10, 31.0)), 0, 1.8, -4, 4),
        both_sides(box((7.6, ROOF, 27.0), (0.35, 0.5, 31.0))),
        both_sides(box((11.5, ROOF + 0.9, 27.0), (3.9, 0.4, 31.0))),
    )
    if whole:
        return ribs
    bent = union(capsule((-2.5, ROOF, 21.0), (-0.9, 13.6, 19.6), 0.10), capsule((2.2, ROOF, 18.5), (1.5, 14.6, 19.0),
        0.09),
                 capsule((0.6, ROOF, 23.5), (0.4, 14.9, 22.0), 0.09), capsule((-1.0, ROOF, 16.0), (-0.6, 15.2, 17.2),
                     0.08))  # fmt: skip
    return union(carved(ribs, rough(sphere((0.2, ROOF, 19.5), 3.4), 0.5, 0.9)), bent)


def heap(at: Triple = (0.2, 0.0, 17.5), size: float = 1.15) -> list[Part]:
    """The hill of clothes, with sleeves hanging out of it."""
    x, y, z = at
    mound = melted(
        1.2,
        ellipsoid((x, y, z), (5.6 * size, 3.6 * size, 4.8 * size)),
        ellipsoid((x - 2.4 * size, y, z - 1.8 * size), (3.6 * size, 1.7 * size, 3.0 * size)),
        ellipsoid((x + 2.7 * size, y, z - 1.2 * size), (3.4 * size, 2.0 * size, 3.0 * size)),
        ellipsoid((x + 0.6 * size, y + 2.6 * size, z), (2.0 * size, 1.7 * size, 2.0 * size)),
    )
    rng = np.random.default_rng(12)
    sleeves = []
    for _ in range(16):
        a = rng.uniform(-2.6, -0.5)
        r = rng.uniform(0.75, 1.0)
        sx, sz = x + 5.4 * size * r * np.cos(a), z + 4.4 * size * r * np.sin(a)
        sy = y + 3.4 * size * max(1.0 - r**2, 0.02) ** 0.5
        sleeves.append(
            capsule(
                (float(sx), float(sy), float(sz)),
                (float(sx + rng.uniform(-0.9, 0.9)), float(max(sy - 0.5, 0.08)), float(sz - 0.7)),
                0.17,
                0.09,
            )
        )
    ball = (x, y, z, 8.0 * size)
    return [
        Part(crumpled(mound, 0.20 * size, 0.62 * size), HEAP, ball),
        Part(union(*sleeves), HEAP._replace(albedo=(0.5, 0.47, 0.44)), ball),
    ]


def street(world: str) -> list[Part]:
    """All that stands: floor, galleries, rails, pillars, shops, roof."""
    whole = world == "lens"
    stone = PLASTER._replace(albedo=(0.66, 0.56, 0.45), vary=0.08) if whole else CONCRETE
    iron = STEEL._replace(albedo=(0.34, 0.27, 0.20)) if whole else STEEL._replace(albedo=(0.13, 0.14, 0.16))
    return [
        Part(floor(), LENS_FLOOR if whole else BARE_FLOOR),
        Part(galleries(whole), stone), Part(columns(), stone), Part(rails(whole), iron), shops(whole),
        Part(skylight(whole), DARK if not whole else iron),
    ]  # fmt: skip


def sky(world: str) -> Callable[[Array], Array]:
    """Backdrop over the roof."""
    low, high = (
        ((0.85, 0.72, 0.55), (0.95, 0.88, 0.80)) if world == "lens" else ((0.06, 0.08, 0.11), (0.075, 0.10, 0.14))
    )

    def backdrop(rays: Array) -> Array:
        up = np.clip(rays[1], 0.0, 1.0)
        return np.asarray(
            np.array(low, np.float32)[:, None] * (1 - up) + np.array(high, np.float32)[:, None] * up, np.float32
        )

    return backdrop


SHOPPERS: tuple[tuple[float, float, float, Pose, Triple], ...] = (
    (-3.4, 9.5, 0.4, WALK, (0.30, 0.16, 0.12)), (-2.7, 9.7, -0.3, STAND, (0.16, 0.22, 0.20)),
    (2.4, 15.5, 0.2, WALK, (0.42, 0.30, 0.18)), (4.3, 11.5, 2.8, WALK, (0.14, 0.14, 0.20)),
    (-0.6, 23.0, 0.0, WALK, (0.36, 0.18, 0.16)), (0.9, 31.0, 0.1, WALK, (0.22, 0.18, 0.14)),
)  # fmt: skip


def shoppers(count: int = 6) -> list[Part]:
    """People who cross the whole hall, and do not turn to look."""
    crowd: list[Part] = []
    for k, (x, z, yaw, pose, colour) in enumerate(SHOPPERS[:count]):
        hair, skirt = ("jaw", (0.5, 0.28)) if k % 2 else ("short", None)
        crowd += person(
            Dress(Material(colour, 0.1, 0.2), skirt=skirt, hair=hair), pose, (x, 0.0, z), yaw, 1.62 + 0.05 * (k % 4)
        )
    return crowd


def tub(x: float, z: float, size: float = 1.0) -> list[Part]:
    """A fig in a tub."""
    leaves = rough(
        melted(
            0.4,
            ellipsoid((x, 2.1 * size, z), (0.75 * size, 0.8 * size, 0.75 * size)),
            ellipsoid((x + 0.3 * size, 2.8 * size, z), (0.5 * size, 0.5 * size, 0.5 * size)),
        ),
        0.12 * size,
        0.16,
    )
    ball = (x, 1.6 * size, z, 2.2 * size)
    return [
        Part(union(pillar((x, 0.35 * size, z), 0.42 * size, 0.35 * size), capsule((x, 0.7, z), (x, 1.8 * size, z),
            0.05 * size)), Material((0.42, 0.22, 0.13), 0.1, 0.3), ball),
        Part(leaves, Material((0.07, 0.16, 0.07), 0.6, 0.12), ball),
    ]  # fmt: skip
