"""The chase through the dark halls, and the broken wall."""

import numpy as np

from assets.render.arrays import Array, Triple
from assets.render.camera import Camera
from assets.render.figure import DINNER_SUIT, GOWN, person
from assets.render.grade import BARE
from assets.render.lights import Fog, Glow, Light, Shaft
from assets.render.materials import (
    CONCRETE,
    DARK,
    RUST,
    STEEL,
    Material,
    Part,
    patches,
    tiles,
)  # fmt: skip
from assets.render.particles import Swarm
from assets.render.picture import Hang, Picture, World
from assets.render.scenes.poses import REACH, RUN, STAND, TOWED
from assets.render.shapes import (
    both_sides,
    box,
    capsule,
    carved,
    floor,
    frame,
    inside,
    moved,
    pillar,
    rows,
    slanted,
    union,
)  # fmt: skip

BRIDE = GOWN._replace(cloth=GOWN.cloth._replace(albedo=(0.60, 0.61, 0.64)))
COLD = Fog((0.045, 0.062, 0.085), (0.03, 0.04, 0.06), 0.055, stir=0.3)
DUST = Swarm((0.0, 1.4, 4.0), (2.6, 1.4, 3.0), 34, 0.004, ((0.4, 0.4, 0.4),), sway=0.16, lamps=True, seed=57)
DIM: tuple[Triple, Triple] = ((0.016, 0.020, 0.027), (0.022, 0.029, 0.038))
BRIGHTER = BARE._replace(key=0.105)


def _running(x: float, z: float, away: bool) -> list[Part]:
    """The two of them running side by side, hand in hand, towards the eye or away from it."""
    yaw = 1.15 if away else -1.15
    side = 1.0 if away else -1.0
    hers = RUN._replace(left_hand=(0.05, 0.95, 0.50), shoulders=(0.10, 0.0, 0.16))
    his = TOWED._replace(right_hand=(0.05, 1.0, -0.50))
    return [
        *person(BRIDE, hers, (x + 0.36, 0.0, z - 0.15 * side), yaw, 1.64),
        *person(DINNER_SUIT, his, (x - 0.36, 0.0, z), yaw, 1.8),
    ]


def arcade(world: str, phase: float) -> World:
    """The arcade: rows of dead machines with dark glass, an aisle between, pale light coming in behind."""
    cabinet = union(
        box((1.75, 0.95, 3.0), (0.42, 0.95, 0.38), 0.03),
        box((1.62, 1.0, 3.0), (0.42, 0.05, 0.36), 0.02),
        box((1.62, 1.98, 3.0), (0.36, 0.16, 0.40), 0.03),
    )
    cabinets = both_sides(rows(cabinet, 2, 1.02, 0, 7, 3.0))
    screens = both_sides(rows(box((1.335, 1.36, 3.0), (0.01, 0.24, 0.27), 0.0), 2, 1.02, 0, 7, 3.0))
    claw = union(frame((-3.6, 1.0, 2.6), (0.5, 1.0, 0.5), 0.04), box((-3.6, 0.4, 2.6), (0.48, 0.4, 0.48)))
    stools = both_sides(
        rows(
            union(
                pillar((0.98, 0.62, 3.1), 0.16, 0.04),
                capsule((0.98, 0.6, 3.1), (0.98, 0.0, 3.1), 0.035),
                pillar((0.98, 0.02, 3.1), 0.17, 0.02),
            ),
            2,
            2.04,
            0,
            3,
            3.1,
        )
    )
    toys = Material((0.34, 0.33, 0.33), 0.2, pattern=patches(0.2, 0.3, 1.3, 0.4))
    return World(
        parts=(
            Part(floor(), Material((0.12, 0.12, 0.13), 0.4, 0.5, gloss=0.4, pattern=patches(0.5, 0.5, 1.2),
                mirror=0.10)), Part(cabinets, Material((0.12, 0.12, 0.14), 0.3, 0.5)),
            Part(screens, Material((0.03, 0.035, 0.04), 0.1, gloss=3.0)), Part(stools, STEEL), Part(claw, STEEL),
                Part(box((-3.6, 0.95, 2.6), (0.4, 0.18, 0.4), 0.1), toys),
            Part(inside(box((0.0, 1.7, 6.0), (4.6, 1.9, 9.0))), DARK), *_running(0.0, 4.9, False),
        ),
        camera=Camera((0.12, 1.15, -0.4), (0.0, 1.32, 6.0), 0.90), fog=COLD._replace(colour=(0.07, 0.095, 0.13)),
        lights=(Light((0.0, 2.6, 11.5), (0.72, 0.88, 1.0), 34.0, soft=0.06, breath=0.06), Light((-2.0, 2.6, 0.5),
            (0.6, 0.75, 1.0), 0.7)),
        glows=(Glow((0.0, 1.9, 12.5), (0.66, 0.84, 1.0), 0.34, 1.6, breath=0.06),),
        shafts=(Shaft((0.0, 2.4, 12.5), (0.0, 0.6, 4.0), 0.5, 1.6, (0.7, 0.86, 1.0), 0.03, 0.7),), swarms=(DUST,),
            ambient=DIM[0], overhead=DIM[1], grade=BRIGHTER,
    )  # fmt: skip


def stairwell(world: str, phase: float) -> World:
    """Up the well of a stair from its foot: floor over floor of rails, two of them leaning out, light at the top."""
    ring = carved(box((0.0, 3.0, 0.0), (3.4, 0.14, 3.4)), box((0.0, 3.0, 0.0), (1.45, 1.0, 1.75)))
    floors = rows(ring, 1, 3.0, 0, 6, 3.0)
    rail = union(
        frame((0.0, 3.95, 0.0), (1.5, 0.03, 1.8), 0.035),
        *(rows(capsule((x, 3.0, 0.0), (x, 3.95, 0.0), 0.016), 2, 0.3, -6, 6) for x in (-1.5, 1.5)),
        *(rows(capsule((0.0, 3.0, z), (0.0, 3.95, z), 0.016), 0, 0.3, -5, 5) for z in (-1.8, 1.8)),
    )
    rails = rows(rail, 1, 3.0, 0, 6, 3.45)
    stairs = rows(
        union(
            slanted(box((-2.4, 1.5, 0.0), (0.8, 0.13, 2.5)), 0.66, (-2.4, 1.5, 0.0)),
            slanted(box((2.4, 3.0, 0.0), (0.8, 0.13, 2.5)), -0.66, (2.4, 3.0, 0.0)),
        ),
        1,
        3.0,
        0,
        6,
        2.2,
    )
    lean = STAND._replace(
        chest=(0.0, 1.26, -0.28),
        head=(0.0, 1.44, -0.52),
        left_hand=(-0.30, 0.98, -0.36),
        right_hand=(0.30, 0.98, -0.36),
    )
    couple = person(BRIDE, lean, (0.42, 3.1, 2.14), 0.0, 1.64) + person(DINNER_SUIT, lean, (-0.34, 3.1, 2.14), 0.0, 1.8)
    return World(
        parts=(
            Part(floors, CONCRETE._replace(vary=0.3)), Part(rails, DARK), Part(stairs, CONCRETE),
                Part(inside(box((0.0, 9.0, 0.0), (3.4, 13.0, 3.4))), CONCRETE._replace(albedo=(0.2, 0.205, 0.215))),
                *couple,
        ),
        camera=Camera((0.35, 0.7, -1.0), (0.0, 6.0, 1.35), 0.66), fog=Fog((0.10, 0.135, 0.18), (0.12, 0.16, 0.21),
            0.045, stir=0.3),
        lights=(Light((0.0, 17.0, 0.0), (0.72, 0.88, 1.0), 120.0, soft=0.05, breath=0.06), Light((0.0, 9.0, 0.5),
            (0.7, 0.86, 1.0), 5.0), Light((-2.6, 2.2, -0.6), (0.3, 1.0, 0.55), 0.9, breath=0.1), Light((0.0, 5.4, 3.0),
            (0.7, 0.86, 1.0), 2.0)),
        glows=(Glow((0.0, 17.0, 0.0), (0.70, 0.86, 1.0), 0.5, 1.6, breath=0.06),),
        shafts=(Shaft((0.0, 18.0, 0.0), (0.0, 1.0, 0.2), 1.0, 1.2, (0.7, 0.86, 1.0), 0.02, 0.6),),
            swarms=(DUST._replace(at=(0.0, 5.0, 0.6), half=(1.2, 4.0, 1.4), sway=0.2),), ambient=DIM[0],
            overhead=DIM[1],
    )  # fmt: skip


def deck(world: str, phase: float) -> World:
    """The car deck: a low ceiling, fat pillars, cars under plaster dust, a bar of stars at the far end."""
    car = union(
        box((3.4, 0.52, 4.0), (1.55, 0.30, 0.80), 0.16),
        box((3.5, 0.98, 4.0), (0.85, 0.30, 0.70), 0.2),
        *(pillar((3.4 + s, 0.3, 4.0 + t), 0.26, 0.3) for s in (-0.95, 0.95) for t in (-0.68, 0.68)),
    )
    cars = union(rows(car, 2, 2.7, 0, 6, 4.0), rows(moved(car, (-6.9, 0.0, 0.9)), 2, 2.7, 0, 6, 4.9))
    pillars = both_sides(
        rows(union(pillar((1.75, 1.4, 4.4), 0.36, 1.4), pillar((1.75, 2.65, 4.4), 0.55, 0.15)), 2, 5.4, 0, 4, 4.4)
    )
    beams = rows(box((0.0, 2.75, 4.4), (8.0, 0.20, 0.22)), 2, 5.4, -1, 5, 4.4)
    pipes = union(
        capsule((-0.7, 2.62, -2.0), (-0.7, 2.62, 40.0), 0.06), capsule((-0.45, 2.66, -2.0), (-0.45, 2.66, 40.0), 0.04)
    )
    return World(
        parts=(
            Part(floor(), CONCRETE._replace(albedo=(0.19, 0.19, 0.2), gloss=0.3, pattern=_lane, mirror=0.10)),
                Part(box((0.0, 3.0, 12.0), (9.0, 0.16, 18.0)), CONCRETE), Part(union(pillars, beams),
                CONCRETE._replace(albedo=(0.26, 0.26, 0.27), pattern=None)),
            Part(cars, Material((0.25, 0.25, 0.26), 0.35, 0.6, gloss=0.2)), Part(pipes, RUST),
                Part(both_sides(box((8.4, 1.2, 12.0), (0.2, 1.8, 18.0))), DARK), *_running(0.05, 5.0, True),
        ),
        camera=Camera((-0.25, 1.2, -0.6), (0.05, 1.30, 8.0), 0.88), fog=COLD._replace(density=0.045,
            colour=(0.06, 0.085, 0.12)),
        lights=(Light((0.0, 1.8, 27.0), (0.70, 0.86, 1.0), 100.0, soft=0.06), Light((-1.2, 2.5, 1.2),
            (0.72, 0.88, 1.0), 2.4, soft=0.1, breath=0.08), Light((0.0, 2.5, 10.5), (0.7, 0.86, 1.0), 2.5)),
        glows=(Glow((0.0, 1.6, 28.0), (0.64, 0.82, 1.0), 0.40, 2.2, breath=0.06),),
        shafts=(Shaft((0.0, 2.0, 28.0), (0.0, 0.5, 6.0), 1.6, 1.9, (0.64, 0.82, 1.0), 0.012, 0.6),), swarms=(DUST,),
            ambient=DIM[0], overhead=DIM[1], grade=BRIGHTER,
    )  # fmt: skip


def _lane(p: Array, n: Array) -> Array:
    line = (np.abs(np.abs(p[0]) - 1.2) < 0.05) & ((p[2] / 1.6) % 1.0 < 0.6)
    return np.where(line, 2.2, 1.0).astype(np.float32)


def mirrors(world: str, phase: float) -> World:
    """A hall of tall mirrors: the two of them, and the two of them, and the two of them."""
    panes = union(*(moved(frame((0.0, 1.5, 0.0), (0.62, 1.5, 0.05), 0.05), (x, 0.0, z), turn) for x, z, turn in PANES))
    glass = union(*(moved(box((0.0, 1.5, 0.0), (0.58, 1.46, 0.02)), (x, 0.0, z), turn) for x, z, turn in PANES))
    parts: list[Part] = [
        Part(floor(), Material((0.15, 0.155, 0.165), 0.3, gloss=0.5, pattern=tiles(0.9), mirror=0.12)),
        Part(panes, STEEL),
        Part(glass, Material((0.05, 0.06, 0.07), 0.15, 0.8, mirror=0.82)),
        Part(inside(box((0.0, 1.7, 6.0), (5.4, 1.9, 8.0))), DARK),
    ]
    parts += person(
        BRIDE, STAND._replace(left_hand=(-0.42, 0.98, 0.0), head=(0.05, 1.6, -0.02)), (0.34, 0.0, 3.6), 0.25, 1.64
    )
    parts += person(DINNER_SUIT, REACH._replace(right_hand=(0.44, 0.98, 0.0)), (-0.38, 0.0, 3.65), 0.0, 1.8)
    return World(
        parts=tuple(parts), camera=Camera((0.1, 1.35, 0.1), (0.0, 1.38, 5.0), 0.92), fog=COLD._replace(density=0.06,
            colour=(0.065, 0.09, 0.125)),
        lights=(Light((0.3, 3.1, 5.2), (0.72, 0.88, 1.0), 5.0, breath=0.07), Light((-1.6, 2.9, 0.6), (0.70, 0.86, 1.0),
            6.0, soft=0.1), Light((3.0, 2.6, 2.4), (0.7, 0.86, 1.0), 1.6)),
        glows=tuple(Glow((x, 2.2, z), (0.66, 0.84, 1.0), 0.10, 0.6, breath=0.08, start=0.2 * k) for k,
            (x, z) in enumerate(((-1.6, 0.0), (0.3, 5.2), (2.7, 4.4)))),
        swarms=(DUST,), ambient=DIM[0], overhead=DIM[1], grade=BRIGHTER,
    )  # fmt: skip


PANES = (
    (-3.2, 3.9, -1.10),
    (-2.35, 5.0, -0.71),
    (-1.15, 5.7, -0.36),
    (0.2, 5.9, 0.05),
    (1.55, 5.6, 0.456),
    (2.7, 4.8, 0.83),
    (3.4, 3.7, 1.14),
)
"""Tall mirrors in a bow, as x, z and turn."""

PICTURES = (
    Picture("arcade", arcade, ("bare",), cube=Hang((0.1, 2.3, 11.8), (0.0, 2.35, 6.6))),
    Picture("stairwell", stairwell, ("bare",), cube=Hang((0.0, 14.0, 0.3), (0.0, 7.4, 0.6))),
    Picture("deck", deck, ("bare",), cube=Hang((0.0, 1.9, 21.0), (-0.1, 1.8, 7.6))),
    Picture("mirrors", mirrors, ("bare",), cube=Hang((0.4, 2.8, 5.2), (0.25, 2.7, 4.5))),
)
