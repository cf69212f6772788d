"""Behind the shops and at the repairs counter: the back corridor, the camcorder, and what it shows of the two."""

import numpy as np

from assets.render.arrays import Array, Triple
from assets.render.camera import Camera
from assets.render.figure import HER_COAT, HER_SUMMER, HIS_COAT, HIS_SUMMER, Dress, Pose, person
from assets.render.grade import BARE
from assets.render.lights import Fog, Glow, Light, Shaft
from assets.render.materials import (
    BLACK,
    CONCRETE,
    DARK,
    PLASTER,
    STEEL,
    WOOD,
    Material,
    Part,
    checks,
    patches,
    tiles,
)  # fmt: skip
from assets.render.particles import Swarm
from assets.render.picture import Picture, World
from assets.render.scenes import atrium
from assets.render.scenes.poses import SIGN
from assets.render.shapes import (
    both_sides,
    box,
    capsule,
    ellipsoid,
    floor,
    frame,
    inside,
    melted,
    pillar,
    rough,
    rows,
    sphere,
    union,
)  # fmt: skip

COLD = Fog((0.040, 0.055, 0.075), (0.03, 0.04, 0.06), 0.05, stir=0.3)
WARM = Fog((0.60, 0.44, 0.30), (0.7, 0.55, 0.4), 0.012, stir=0.15)
DUST = Swarm((0.0, 1.6, 3.0), (2.2, 1.4, 1.8), 34, 0.005, ((0.9, 0.9, 0.9),), sway=0.16, lamps=True, seed=17)


def corridor(world: str, phase: float) -> World:
    """The back corridor: pipes, steel doors, water on the floor, and cold light at the far end."""
    hands = SIGN._replace(
        left_hand=(-0.66, 1.32, 0.05), right_hand=(0.27, 0.80, -0.06), elbows=((-0.3, -0.9, 0.3), (0.4, -0.5, 0.3))
    )
    other = hands._replace(
        left_hand=(-0.5, 1.0, 0.0), right_hand=(0.66, 1.36, 0.05), elbows=((-0.4, -0.5, 0.3), (0.3, -0.9, 0.3))
    )
    couple = person(HER_COAT, hands, (-0.55, 0.0, 6.2), 0.1, 1.64) + person(HIS_COAT, other, (0.30, 0.0, 5.6), 0.0, 1.8)
    pipes = union(
        capsule((-1.25, 2.55, -2.0), (-1.25, 2.55, 40.0), 0.14),
        capsule((-0.85, 2.68, -2.0), (-0.85, 2.68, 40.0), 0.07),
        capsule((1.3, 2.6, -2.0), (1.3, 2.6, 11.0), 0.10),
        capsule((1.3, 2.6, 11.0), (0.7, 1.7, 11.6), 0.10),
        rows(capsule((-1.6, 2.8, 0.0), (-1.0, 2.4, 0.0), 0.04), 2, 2.4, 0, 12),
    )
    doors = both_sides(
        rows(
            union(frame((1.62, 1.1, 3.0), (0.06, 1.1, 0.52), 0.05), box((1.66, 1.1, 3.0), (0.06, 1.08, 0.5))),
            2,
            4.4,
            0,
            6,
            3.0,
        )
    )
    return World(
        parts=(
            Part(inside(box((0.0, 1.5, 15.0), (1.65, 1.5, 20.0))), CONCRETE._replace(vary=0.5, size=0.9)),
            Part(pipes, STEEL), Part(doors, Material((0.20, 0.21, 0.22), 0.4, 0.5)),
            Part(box((0.0, 0.0, 6.5), (0.9, 0.012, 4.4), 0.01), Material((0.08, 0.09, 0.1), 0.6, 1.2, gloss=0.5,
                mirror=0.35)),
            Part(rough(box((1.35, 0.2, 3.6), (0.3, 0.2, 0.4), 0.05, 0.3), 0.03, 0.2), DARK), *couple,
        ),
        camera=Camera((0.12, 1.35, -0.4), (-0.05, 1.42, 8.0), 0.86),
        fog=Fog((0.10, 0.135, 0.18), (0.08, 0.1, 0.14), 0.075, stir=0.35, size=0.6),
        lights=(Light((0.0, 1.9, 19.0), (0.72, 0.88, 1.0), 46.0, soft=0.06, breath=0.08), Light((-1.35, 2.35, 2.6),
            atrium.GREEN, 0.25, breath=0.12)),
        glows=(Glow((0.0, 1.5, 20.0), (0.66, 0.84, 1.0), 0.30, 2.2, breath=0.08),),
        swarms=(DUST._replace(at=(0.0, 1.5, 5.0), half=(1.4, 1.3, 4.0)), Swarm((0.6, 1.4, 4.4), (0.1, 1.4, 1.2), 4,
            0.010, ((0.3, 0.36, 0.42),), drop=1.4, sway=0.0, streak=0.12, seed=5)),
        ambient=(0.016, 0.020, 0.026), overhead=(0.020, 0.026, 0.034),
    )  # fmt: skip


def camcorder(world: str, phase: float) -> World:
    """A camcorder in a hand, its little window folded out: afternoon in there, and night all round."""
    body = union(
        box((0.0, 0.0, 0.0), (0.52, 0.30, 0.26), 0.08),
        box((-0.05, 0.36, 0.0), (0.34, 0.08, 0.14), 0.05),
        box((0.66, 0.10, 0.0), (0.22, 0.12, 0.13), 0.06),
        capsule((-0.10, 0.40, -0.1), (-0.42, 0.40, -0.1), 0.05),
    )
    barrel = melted(
        0.02,
        capsule((-0.50, 0.02, -0.02), (-0.72, 0.02, -0.02), 0.21),
        capsule((-0.72, 0.02, -0.02), (-0.86, 0.02, -0.02), 0.23),
    )
    window = box((0.42, -0.02, -0.56), (0.34, 0.22, 0.022), 0.02, -0.28)
    glass = box((0.42, -0.02, -0.585), (0.29, 0.175, 0.01), 0.0, -0.28)
    hand = melted(
        0.09,
        ellipsoid((0.05, -0.44, 0.05), (0.40, 0.17, 0.26)),
        capsule((0.3, -0.5, 0.2), (1.5, -1.25, 0.9), 0.20, 0.26),
        *(capsule((-0.30 + 0.17 * k, -0.36, -0.2), (-0.34 + 0.18 * k, -0.12, -0.31), 0.078) for k in range(4)),
        capsule((-0.25, -0.4, 0.1), (-0.45, -0.20, 0.28), 0.09),
    )
    sleeve = rough(capsule((0.95, -0.95, 0.55), (2.2, -1.8, 1.4), 0.36, 0.5), 0.03, 0.2)
    shelves = union(
        box((0.0, 0.2, 3.2), (6.0, 3.0, 0.1)),
        rows(rows(box((0.0, 0.0, 3.0), (0.03, 0.36, 0.25)), 0, 0.8, -5, 5), 1, 0.75, -2, 2),
        rows(box((0.0, 0.375, 3.0), (6.0, 0.03, 0.25)), 1, 0.75, -3, 3),
    )
    return World(
        parts=(
            Part(body, Material((0.17, 0.17, 0.18), 0.1, 0.2, gloss=0.9)), Part(barrel, Material((0.05, 0.05, 0.055),
                0.1, 0.2, gloss=1.2)),
            Part(sphere((-0.80, 0.02, -0.02), 0.20), Material((0.02, 0.03, 0.04), 0.0, gloss=3.0)),
            Part(window, BLACK), Part(glass, Material((0.02, 0.02, 0.02), 0.0, glow=(0.50, 0.50, 0.50),
                lit=_afternoon)),
            Part(hand, Material((0.32, 0.25, 0.22), 0.15, 0.2)), Part(sleeve, Material((0.10, 0.10, 0.11), 0.2, 0.2)),
            Part(sphere((0.36, 0.345, -0.16), 0.028), Material((0.1, 0.1, 0.1), glow=(0.4, 1.2, 0.7))),
            Part(shelves, Material((0.13, 0.12, 0.12), 0.4, 0.4)),
                Part(rows(rough(box((0.1, 0.55, 2.9), (0.22, 0.16, 0.15)), 0.03, 0.1), 0, 1.6, -2, 2, 0.1), PLASTER),
        ),
        camera=Camera((0.1, 0.22, -2.35), (0.12, -0.04, 0.0), 1.25),
        fog=COLD._replace(density=0.09),
        lights=(
            Light((-2.2, 3.0, -1.8), (0.66, 0.84, 1.0), 9.0, soft=0.08), Light((2.6, 1.6, 1.8), (0.35, 0.8, 0.6), 2.2,
                breath=0.1),
            Light((0.42, -0.02, -0.95), (1.0, 0.72, 0.42), 0.16, breath=0.06),
        ),
        glows=(Glow((0.42, -0.02, -0.62), (1.0, 0.66, 0.34), 0.10, 0.30, breath=0.06),),
        swarms=(DUST._replace(at=(0.0, 0.2, 0.4), half=(1.6, 0.9, 0.7), size=0.004),),
        ambient=(0.020, 0.026, 0.034), overhead=(0.034, 0.044, 0.056), grade=BARE._replace(saturation=0.85, key=0.075),
    )  # fmt: skip


def _afternoon(p: Array, n: Array) -> Array:
    """What the little window shows: sun, a whole wall, somebody."""
    u, v = (p[0] - 0.42) / 0.29, (p[1] + 0.02) / 0.175
    sky = np.stack([1.5 + 0.25 * v - 0.3 * u, 0.95 + 0.25 * v - 0.25 * u, 0.48 + 0.3 * v - 0.1 * u])
    body = (np.hypot(u / 0.16, (v - 0.28) / 0.26) < 1) | ((np.abs(u) < 0.22 + 0.16 * np.clip(-v, 0, 1)) & (v < 0.06))
    wall = (np.abs(u + 0.75) < 0.08) | (np.abs(u - 0.8) < 0.07)
    return np.where(body, np.array([[0.30], [0.13], [0.09]]), np.where(wall, sky * 0.55, sky)).astype(np.float32)


def _counter(lens: bool) -> list[Part]:
    """The repairs counter and its pigeonholes; with a glass front and figs when whole."""
    wood = WOOD if lens else Material((0.15, 0.14, 0.14), 0.5, 0.4)
    holes = union(
        box((0.0, 2.0, 5.2), (5.0, 2.4, 0.1)),
        rows(box((0.0, 2.0, 4.95), (0.035, 1.6, 0.24)), 0, 0.72, -5, 5),
        rows(box((0.0, 0.5, 4.95), (4.5, 0.035, 0.24)), 1, 0.62, 0, 5, 0.5),
    )
    parcels = union(
        *(
            box((0.72 * i + 0.36, 0.5 + 0.62 * j + 0.18, 4.9), (0.24, 0.15, 0.2), 0.02)
            for i, j in ((-4, 1), (-3, 3), (-2, 2), (0, 4), (1, 1), (1, 3), (3, 2), (2, 4), (-1, 4), (-4, 4))
        )
    )
    counter = union(box((0.0, 0.5, 3.9), (5.0, 0.5, 0.35), 0.02), box((0.0, 1.02, 3.85), (5.1, 0.04, 0.45), 0.01))
    parts = [
        Part(
            floor(),
            Material((0.50, 0.40, 0.30), 0.1, pattern=checks(0.7, 0.6))
            if lens
            else CONCRETE._replace(pattern=tiles(0.7)),
        ),
        Part(holes, wood),
        Part(counter, wood._replace(albedo=(0.36, 0.20, 0.11)) if lens else wood),
        Part(parcels, Material((0.52, 0.40, 0.26), 0.15, pattern=patches(0.5, 0.7, 1.2, 0.3)) if lens else PLASTER),
    ]
    if lens:
        return [
            *parts,
            *atrium.tub(-2.7, 3.2, 0.85),
            Part(
                union(pillar((1.9, 2.75, 3.5), 0.20, 0.09), capsule((1.9, 2.8, 3.5), (1.9, 5.0, 3.5), 0.015)),
                Material((0.3, 0.2, 0.1), glow=(2.4, 1.5, 0.7)),
            ),
        ]
    return [
        *parts,
        Part(rough(box((-1.5, 1.15, 3.8), (0.22, 0.10, 0.16), 0.02, 0.2), 0.02, 0.2), DARK),
        Part(capsule((2.1, 4.0, 3.6), (1.7, 2.0, 3.4), 0.03), DARK),
    ]


def _seen(dresses: tuple[Dress, Dress], pose: Pose, at: Triple, tall: float, world: str) -> World:
    lens = world == "lens"
    somebody = person(dresses[lens], pose, at, 0.0, tall)
    camera = Camera((0.0, 1.44, 0.1), (0.02, 1.38, 3.0), 1.35)
    if lens:
        return World(
            parts=(*_counter(True), *somebody), camera=camera, fog=WARM,
            lights=(Light((-5.0, 4.6, 2.2), (1.0, 0.80, 0.55), 2.2, far=True, soft=0.06), Light((1.9, 2.5, 3.3),
                (1.0, 0.70, 0.36), 1.6, breath=0.06),
                    Light((at[0] + 0.9, 2.4, at[2] + 1.1), (1.0, 0.82, 0.6), 2.6)),
            glows=(Glow((1.9, 2.7, 3.5), (1.0, 0.65, 0.3), 0.30, 0.35, breath=0.06),),
            shafts=(Shaft((-3.2, 4.2, 1.2), (0.8, 0.6, 4.4), 0.35, 0.6, (1.0, 0.78, 0.48), 0.16, 0.5),),
            swarms=(DUST._replace(colours=((1.6, 1.2, 0.7),), lamps=False),), ambient=(0.11, 0.08, 0.06),
                overhead=(0.22, 0.17, 0.13),
        )  # fmt: skip
    return World(
        parts=(*_counter(False), *somebody), camera=camera, fog=COLD._replace(density=0.085),
        lights=(Light((-2.6, 3.6, 2.2), (0.66, 0.86, 1.0), 9.0, soft=0.1), Light((1.9, 3.0, 3.2), atrium.GREEN, 1.6,
            breath=0.1), Light((3.0, 2.5, -0.5), (0.6, 0.75, 1.0), 1.1)),
        glows=(Glow((1.9, 2.95, 3.6), atrium.GREEN, 0.10, 0.5, breath=0.1), Glow((-2.3, 2.8, 4.6), (0.6, 0.8, 1.0),
            0.12, 1.3)),
        swarms=(DUST,), ambient=(0.022, 0.028, 0.036), overhead=(0.03, 0.04, 0.05),
            grade=BARE._replace(saturation=0.55),
    )  # fmt: skip


def jihye(world: str, phase: float) -> World:
    """She winds a piece of string, one hip to the counter, her head on one side."""
    pose = Pose(
        head=(-0.05, 1.59, -0.04),
        left_hand=(-0.16, 1.14, -0.30),
        right_hand=(0.18, 1.30, -0.28),
        left_foot=(-0.16, 0.05, 0.0),
    )
    return _seen((HER_COAT, HER_SUMMER), pose, (0.25, 0.0, 2.35), 1.66, world)


def taejun(world: str, phase: float) -> World:
    """He stands still to be looked at, one hand half up: the start of a word."""
    pose = Pose(head=(0.05, 1.60, -0.03), left_hand=(-0.30, 0.84, -0.06), right_hand=(0.34, 1.30, -0.26))
    return _seen((HIS_COAT, HIS_SUMMER), pose, (-0.25, -0.08, 2.5), 1.8, world)


PICTURES = (
    Picture("corridor", corridor, ("bare",)),
    Picture("camcorder", camcorder, ("bare",)),
    Picture("jihye", jihye),
    Picture("taejun", taejun),
)
