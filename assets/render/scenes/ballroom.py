"""The wedding hall and what belongs to it: stage, chairs, bulbs, curtain; shared by several pictures."""

from itertools import pairwise

import numpy as np

from assets.render.arrays import Field, Triple
from assets.render.figure import Dress, person
from assets.render.lights import Fog, Glow, Light
from assets.render.materials import BLACK, PLASTER, STEEL, WOOD, Material, Part, planks, pleats
from assets.render.particles import Swarm
from assets.render.scenes.poses import SIGN, STAND
from assets.render.shapes import (
    both_sides,
    box,
    boxed,
    capsule,
    carved,
    crumpled,
    ellipsoid,
    floor,
    moved,
    pillar,
    rough,
    rows,
    sphere,
    union,
)

COLD = Fog((0.038, 0.052, 0.072), (0.03, 0.04, 0.06), 0.040, stir=0.3)
WARM = Fog((0.40, 0.25, 0.18), (0.36, 0.22, 0.16), 0.011, stir=0.2)
VELVET: Triple = (0.0, 0.18, 0.38)
"""Of every curtain through the lens: peacock blue, since red is kept for the cube."""
PAPERED: Triple = (0.31, 0.23, 0.15)
"""The walls of the hall through the lens."""
LINES: tuple[tuple[float, float], ...] = ((3.9, 3.2), (4.1, 5.2), (4.0, 7.4))
"""Strings of bulbs across the hall, as height at the walls and z."""
CONFETTI: tuple[Triple, ...] = (
    (0.85, 0.80, 0.72),
    (0.80, 0.45, 0.42),
    (0.85, 0.66, 0.30),
    (0.55, 0.60, 0.50),
    (0.7, 0.6, 0.62),
)
DUST = Swarm((0.0, 1.8, 4.0), (3.4, 1.6, 3.0), 36, 0.004, ((0.4, 0.4, 0.4),), sway=0.16, lamps=True, seed=37)


def _bulb_places() -> list[Triple]:
    return [
        (x, y - 1.0 + 0.075 * x * x - 0.12, z) for y, z in LINES for x in (-3.3, -2.4, -1.5, -0.6, 0.3, 1.2, 2.1, 3.0)
    ]


def _strung(y: float, z: float, *fields: Field) -> Field:
    return boxed(union(*fields), (0.0, y - 0.45, z), (3.9, 0.85, 0.1))


def bulbs(lens: bool) -> list[Part]:
    """The strings and their bulbs; in the ruin a few still have light from the day."""
    places = _bulb_places()
    cords, bright, dull = [], [], []
    for y, z in LINES:
        ends = [(float(x), float(y - 1.0 + 0.075 * x * x), z) for x in np.linspace(-3.8, 3.8, 9)]
        cords.append(_strung(y, z, *(capsule(a, b, 0.012) for a, b in pairwise(ends))))
        mine = [(k, place) for k, place in enumerate(places) if place[2] == z]
        bright.append(_strung(y, z, *(sphere(place, 0.075) for k, place in mine if lens or k % 3 == 1)))
        if not lens:
            dull.append(_strung(y, z, *(sphere(place, 0.06) for k, place in mine if k % 3 != 1)))
    glow = (2.6, 1.5, 0.65) if lens else (1.4, 0.95, 0.55)
    parts = [Part(union(*cords), BLACK), Part(union(*bright), Material((0.5, 0.3, 0.2), glow=glow))]
    return parts if lens else [*parts, Part(union(*dull), STEEL)]


def halos(lens: bool) -> tuple[Glow, ...]:
    """The glow of the strings, breathing one after another."""
    places = [place for k, place in enumerate(_bulb_places()) if lens or k % 3 == 1]
    power = 0.16 if lens else 0.07
    return tuple(Glow(p, (1.0, 0.60, 0.28), power, 0.24, breath=0.10, start=0.137 * k) for k, p in enumerate(places))


def lamps(lens: bool) -> tuple[Light, ...]:
    """The light of the strings, gathered in three."""
    power = 5.0 if lens else 0.9
    colour = (1.0, 0.74, 0.48) if lens else (1.0, 0.78, 0.52)
    return tuple(
        Light((x, 2.9, z), colour, power, breath=0.05, start=0.3 * k, soft=0.25)
        for k, (x, z) in enumerate(((-1.6, 4.4), (1.8, 3.4), (0.0, 7.2)))
    )


def chair() -> Field:
    """A chair with a sash, about the origin, its back towards the camera."""
    return union(
        box((0.0, 0.45, 0.1), (0.2, 0.03, 0.2), 0.01),
        box((0.0, 0.72, -0.12), (0.2, 0.24, 0.02), 0.01),
        *(capsule((x, 0.45, z), (x, 0.0, z), 0.02) for x in (-0.17, 0.17) for z in (-0.1, 0.26)),
    )


def hall(lens: bool, stage: float = 7.0) -> list[Part]:
    """Floor, walls, the stage from z = `stage` on, its curtain, and two blocks of chairs."""
    wall = Material(PAPERED, 0.1, 1.0) if lens else Material((0.13, 0.13, 0.14), 0.5, 0.9)
    velvet = (
        Material(VELVET, 0.1, 0.4, pattern=pleats(0, 0.42, 0.6))
        if lens
        else Material((0.12, 0.12, 0.135), 0.4, 0.5, pattern=pleats(0, 0.42, 0.6))
    )
    wood = (
        Material((0.34, 0.19, 0.10), 0.15, 0.5, gloss=0.4, pattern=planks(0, 0.26), mirror=0.10)
        if lens
        else Material((0.17, 0.16, 0.155), 0.6, 0.5, pattern=planks(0, 0.26))
    )
    curtain = rough(box((0.0, 2.6, stage + 3.4), (6.0, 2.6, 0.12)), 0.035, 0.7)
    if not lens:
        curtain = carved(
            curtain,
            rough(ellipsoid((1.9, 3.4, stage + 3.4), (0.9, 1.7, 0.8)), 0.15, 0.4),
            rough(ellipsoid((-3.2, 1.2, stage + 3.4), (0.5, 1.5, 0.8)), 0.15, 0.4),
        )
    wings = both_sides(rough(box((4.0, 2.4, stage + 0.3), (0.8, 2.6, 0.12)), 0.03, 0.7))
    shell = union(
        both_sides(box((5.4, 2.5, 4.0), (0.2, 3.5, 9.0))),
        box((0.0, 2.5, stage + 4.2), (6.0, 3.5, 0.2)),
        box((0.0, 5.2, 4.0), (6.0, 0.2, 9.0)),
    )
    parts = [
        Part(floor(), wood),
        Part(box((0.0, 0.42, stage + 2.2), (5.2, 0.42, 2.2), 0.03), wood),
        Part(shell, wall),
        Part(curtain, velvet),
        Part(wings, velvet),
    ]
    return parts


def seats(lens: bool, first: float = 2.6, count: int = 4) -> Part:
    """Rows of chairs to either side of an aisle, backs to the camera."""
    block = rows(rows(moved(chair(), (1.15, 0.0, first)), 0, 0.58, 0, 5, 1.15), 2, 0.95, 0, count - 1, first)
    return Part(both_sides(block), Material((0.62, 0.50, 0.40), 0.1) if lens else Material((0.16, 0.165, 0.175), 0.4))


def microphone(x: float, z: float, base: float) -> Part:
    """A microphone on its stand."""
    return Part(
        union(
            capsule((x, base, z), (x, base + 1.32, z), 0.016),
            capsule((x, base + 1.32, z), (x - 0.03, base + 1.44, z - 0.05), 0.04),
            pillar((x, base + 0.02, z), 0.16, 0.02),
        ),
        STEEL,
        (x, base + 0.7, z, 1.0),
    )


def guests(places: tuple[tuple[float, float], ...], base: float = 0.0) -> list[Part]:
    """People in their good clothes, standing."""
    colours: tuple[Triple, ...] = (
        (0.17, 0.18, 0.24),
        (0.14, 0.20, 0.15),
        (0.36, 0.27, 0.16),
        (0.16, 0.13, 0.20),
        (0.44, 0.38, 0.30),
    )
    crowd: list[Part] = []
    for k, (x, z) in enumerate(places):
        dress = Dress(
            Material(colours[k % 5], 0.1, 0.2), skirt=(0.7, 0.32) if k % 2 else None, hair=("short", "jaw")[k % 2]
        )
        crowd += person(dress, SIGN if k % 3 == 1 else STAND, (x, base, z), 0.0, 1.6 + 0.06 * (k % 4))
    return crowd


def fallen() -> Part:
    """What came off the ceiling."""
    return Part(
        crumpled(
            union(ellipsoid((-3.0, 0.0, 5.6), (1.1, 0.4, 0.9)), ellipsoid((3.6, 0.0, 3.2), (0.8, 0.3, 0.7))), 0.06, 0.22
        ),
        PLASTER._replace(albedo=(0.25, 0.25, 0.26)),
        (0.0, 0.3, 4.4, 5.0),
    )


__all__ = ["WOOD", "bulbs", "chair", "fallen", "guests", "hall", "halos", "lamps", "microphone", "seats"]
