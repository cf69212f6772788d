"""The restaurant: forty tables, the empty fork, and those who stand along the wall."""

import numpy as np

from assets.render.arrays import Array, Field, Triple
from assets.render.camera import Camera
from assets.render.figure import (
    HER_COAT,
    HIS_COAT,
    Dress,
    Pose,
    hanging,
    parasol,
    person,
)  # fmt: skip
from assets.render.lights import Fog, Glow, Light, Shaft
from assets.render.materials import BLACK, CONCRETE, PLASTER, RUST, WHITE, WOOD, Material, Part, planks, stripes
from assets.render.particles import Swarm
from assets.render.picture import Hang, Picture, World
from assets.render.scenes.poses import SIT_SIDE
from assets.render.shapes import (
    box,
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
)  # fmt: skip

COLD = Fog((0.040, 0.055, 0.075), (0.03, 0.04, 0.06), 0.045, stir=0.3)
WARM = Fog((0.40, 0.26, 0.17), (0.36, 0.24, 0.16), 0.016, stir=0.2)
STARS = Light((-7.5, 4.6, 5.0), (0.64, 0.82, 1.0), 0.8, far=True, soft=0.03)
LINEN = Material((0.70, 0.62, 0.54), 0.06, 0.3)
STAINED = Material((0.36, 0.37, 0.39), 0.5, 0.35)
BULB = Material((0.5, 0.3, 0.2), glow=(2.6, 1.5, 0.65))
DUST = Swarm((0.0, 1.6, 4.0), (3.2, 1.4, 3.0), 36, 0.004, ((0.4, 0.4, 0.4),), sway=0.16, lamps=True, seed=27)


def _table(radius: float = 0.62) -> Field:
    """A round table under a cloth, about the origin."""
    return union(pillar((0.0, 0.73, 0.0), radius, 0.02), _pleated(radius))


def _pleated(radius: float) -> Field:
    """Cloth hanging round a table in folds."""
    drum = pillar((0.0, 0.49, 0.0), radius * 0.97, 0.25)

    def field(p: Array) -> Array:
        fall = np.clip(0.73 - p[1], 0.0, 0.5)
        return np.asarray((drum(p) - 0.09 * fall * np.sin(11.0 * np.arctan2(p[2], p[0]))) * 0.8, dtype=np.float32)

    return field


def _chair() -> Field:
    """A bentwood chair about the origin, its back towards +z."""
    return union(
        pillar((0.0, 0.45, 0.0), 0.21, 0.02),
        *(capsule((x, 0.45, z), (x * 1.15, 0.0, z * 1.15), 0.02) for x in (-0.17, 0.17) for z in (-0.17, 0.17)),
        capsule((-0.18, 0.45, 0.17), (-0.16, 0.92, 0.24), 0.02),
        capsule((0.18, 0.45, 0.17), (0.16, 0.92, 0.24), 0.02),
        capsule((-0.16, 0.92, 0.24), (0.16, 0.92, 0.24), 0.028),
        capsule((0.0, 0.47, 0.19), (0.0, 0.92, 0.24), 0.015),
    )


SEATS = (
    (-2.6, 3.2),
    (2.7, 3.4),
    (-0.2, 4.6),
    (-3.3, 6.0),
    (3.4, 6.3),
    (0.6, 7.4),
    (-2.0, 8.2),
    (4.4, 8.8),
    (2.2, 9.4),
    (-4.6, 8.8),
)
"""Where the tables stand, as x and z."""


def _tables(lens: bool) -> list[Part]:
    cloth, wood = (LINEN, WOOD) if lens else (STAINED, Material((0.07, 0.07, 0.075), 0.3, 0.3))
    parts: list[Part] = []
    for k, (x, z) in enumerate(SEATS):
        fallen = not lens and k in (1, 4, 6)
        tables = moved(_table(), (x, 0.0, z))
        chairs = union(
            moved(_chair(), (x + 0.95, 0.0, z + 0.1), -1.4),
            moved(_chair(), (x - 0.15, 0.28, z + 1.0), 0.4, 1.4)
            if fallen
            else moved(_chair(), (x - 0.9, 0.0, z + 0.25), 1.2),
        )
        top = union(
            *(pillar((x + 0.30 * np.cos(a), 0.765, z + 0.30 * np.sin(a)), 0.11, 0.012) for a in (0.6, 2.8, 4.6)),
            capsule((x, 0.75, z), (x, 0.90, z), 0.035),
        )
        parts += [
            Part(tables, cloth, (x, 0.45, z, 0.95)),
            Part(chairs, wood, (x, 0.5, z, 1.6)),
            Part(top, WHITE if lens else PLASTER, (x, 0.8, z, 0.5)),
        ]
    return parts


def _room(lens: bool) -> list[Part]:
    wall = (
        Material((0.09, 0.17, 0.12), 0.1, 1.0, pattern=stripes(0, 0.5, 0.8))
        if lens
        else Material((0.12, 0.12, 0.13), 0.5, 0.9)
    )
    blinds = carved(
        box((-5.6, 2.0, 6.0), (0.06, 2.2, 7.0)),
        rows(box((-5.6, 2.0, 6.0), (0.2, 0.075, 6.0)), 1, 0.34, -3, 3, 2.0),
        *(() if not lens else (box((-5.6, 2.1, 6.0), (0.3, 1.4, 6.0)),)),
    )
    shell = union(box((0.0, 2.0, 12.6), (9.0, 3.0, 0.2)), box((6.2, 2.0, 6.0), (0.2, 3.0, 8.0)))
    ceiling = box((0.0, 3.9, 6.0), (9.0, 0.25, 8.0))
    if not lens:
        ceiling = carved(ceiling, rough(sphere((2.8, 3.8, 7.2), 1.1), 0.2, 0.4))
    parts = [
        Part(
            floor(),
            Material((0.30, 0.17, 0.10), 0.1, 0.5, gloss=0.4, pattern=planks(0, 0.30), mirror=0.10)
            if lens
            else Material((0.14, 0.13, 0.13), 0.6, 0.5, pattern=planks(0, 0.30)),
        ),
        Part(shell, wall),
        Part(ceiling, Material((0.40, 0.31, 0.24), 0.1) if lens else wall),
        Part(blinds, Material((0.2, 0.13, 0.09)) if lens else Material((0.09, 0.095, 0.1))),
    ]
    if lens:
        shades = union(*(pillar((x, 2.55, z), 0.20, 0.10) for x, z in SEATS[:8]))
        cords = union(*(capsule((x, 2.6, z), (x, 4.0, z), 0.012) for x, z in SEATS[:8]))
        return [*parts, Part(shades, BULB), Part(cords, BLACK)]
    return [
        *parts,
        Part(rough(capsule((2.6, 3.7, 7.0), (3.2, 2.2, 7.4), 0.06, 0.03), 0.02, 0.2), RUST),
        Part(crumpled(ellipsoid((3.0, 0.0, 7.3), (1.0, 0.35, 0.8)), 0.06, 0.25), CONCRETE),
    ]


def _watchers(lens: bool, count: int = 9, at: float = 11.4) -> list[Part]:
    """Nine parasols in black sleeves along the back wall; through the lens, nine people in black."""
    make = hanging if lens else parasol
    places = [(-4.4 + 1.08 * k + 0.14 * (k % 3), 0.0, at + 0.25 * (k % 2)) for k in range(count)]
    return [
        Part(make(place, (1.82 if lens else 2.25) + 0.06 * (k % 3)), BLACK, (place[0], 1.1, place[2], 1.4))
        for k, place in enumerate(places)
    ]


def _guests(seats: tuple[tuple[float, float], ...]) -> list[Part]:
    colours: tuple[Triple, ...] = ((0.42, 0.20, 0.14), (0.16, 0.24, 0.18), (0.45, 0.34, 0.20), (0.26, 0.16, 0.22))
    parts: list[Part] = []
    for k, (x, z) in enumerate(seats):
        pose = SIT_SIDE._replace(left_hand=(0.34, 1.0 + 0.1 * (k % 2), 0.1), right_hand=(0.38, 1.15, -0.12))
        parts += person(
            Dress(Material(colours[k % 4], 0.1, 0.2), hair=("jaw", "short")[k % 2]), pose, (x - 0.85, 0.0, z + 0.2)
        )
        parts += person(
            Dress(Material(colours[(k + 2) % 4], 0.1, 0.2), hair=("short", "jaw")[k % 2]),
            pose,
            (x + 0.85, 0.0, z + 0.2),
            np.pi,
        )
    return parts


def restaurant(world: str, phase: float) -> World:
    """The whole room: tables under stained cloths and starlight in rungs; or lamps, linen, forty tables of guests."""
    lens = world == "lens"
    camera = Camera((0.5, 1.62, -1.1), (-0.1, 1.25, 6.0), 0.84)
    parts = [*_room(lens), *_tables(lens), *_watchers(lens)]
    if lens:
        parts += _guests(SEATS[:7])
        return World(
            parts=tuple(parts), camera=camera, fog=WARM,
            lights=(Light((0.0, 3.2, 5.2), (1.0, 0.74, 0.48), 9.0, breath=0.05), Light((0.0, 3.0, 9.5),
                (1.0, 0.70, 0.44), 6.0, breath=0.05, start=0.4),
                    Light((-2.6, 2.3, 3.2), (1.0, 0.76, 0.50), 1.8), Light((2.7, 2.3, 3.4), (1.0, 0.76, 0.50), 1.8),
                        Light((-9.0, 4.0, 5.0), (1.0, 0.8, 0.6), 0.30, far=True)),
            glows=tuple(Glow((x, 2.5, z), (1.0, 0.58, 0.25), 0.16, 0.30, breath=0.06, start=0.17 * k) for k,
                (x, z) in enumerate(SEATS[:8])),
            swarms=(Swarm((0.0, 1.2, 6.0), (4.0, 0.7, 3.5), 40, 0.02, ((0.10, 0.07, 0.05),), drop=-0.8, sway=0.1,
                seed=3),),
            ambient=(0.060, 0.036, 0.024), overhead=(0.075, 0.048, 0.032),
        )  # fmt: skip
    couple = person(HER_COAT, Pose(), (0.75, 0.0, 3.3), 0.3, 1.64, away=True) + person(
        HIS_COAT, Pose(), (1.40, 0.0, 3.0), 0.0, 1.8, away=True
    )
    return World(
        parts=(*parts, *couple), camera=camera, fog=COLD,
        lights=(STARS, Light((2.8, 6.4, 7.2), (0.7, 0.86, 1.0), 34.0, cone=((2.8, 0.0, 7.2), 0.985, 0.93)),
            Light((-5.0, 2.0, 6.0), (0.6, 0.8, 1.0), 2.4)),
        shafts=tuple(Shaft((-5.5, 3.0 - 0.34 * k, 6.4), (-1.2, 1.9 - 0.34 * k, 5.0), 0.10, 0.16, (0.62, 0.82, 1.0),
            0.20, 0.8) for k in range(6)),
        swarms=(DUST,), ambient=(0.018, 0.023, 0.030), overhead=(0.026, 0.034, 0.044),
    )  # fmt: skip


def people_in_black(world: str, phase: float) -> World:
    """Close before them: nine sleeves of black cloth in a row; through the lens, nine backs, hands and tilted heads."""
    lens = world == "lens"
    camera = Camera((0.25, 1.05, 1.15), (0.12, 1.28, 5.0), 0.98)
    parts = [part for part in _room(lens)]
    lefts = (
        (-2.25, 4.1),
        (-1.72, 4.9),
        (-0.98, 3.9),
        (-0.35, 5.2),
        (0.42, 4.7),
        (1.05, 5.5),
        (1.68, 4.2),
        (2.35, 5.1),
        (2.62, 4.0),
    )
    for k, (x, z) in enumerate(lefts):
        tall = 1.80 + 0.07 * ((k * 5) % 4)
        parts.append(
            Part(
                hanging((x, 0.0, z), tall) if lens else parasol((x, 0.0, z), 2.2 + 0.08 * (k % 3)),
                BLACK,
                (x, 1.1, z, 1.5),
            )
        )
        if lens and k in GESTURES:
            gesture = union(*(capsule(_shift(a, x, z), _shift(b, x, z), 0.05) for a, b in GESTURES[k]))
            parts.append(Part(gesture, BLACK, (x, 1.3, z, 1.2)))
    if lens:
        lamps = union(*(sphere((x, 2.75, 7.6), 0.17) for x in (-3.4, -1.7, 0.0, 1.7, 3.4)))
        return World(
            parts=(*parts, Part(lamps, BULB)), camera=camera, fog=WARM._replace(density=0.030),
            lights=(Light((0.0, 2.8, 7.4), (1.0, 0.70, 0.42), 16.0, breath=0.05), Light((0.0, 3.2, 1.4),
                (1.0, 0.6, 0.35), 0.5)),
            glows=tuple(Glow((x, 2.7, 7.4), (1.0, 0.60, 0.28), 0.20, 0.7, breath=0.07, start=0.2 * k) for k,
                x in enumerate((-3.4, -1.7, 0.0, 1.7, 3.4))),
            ambient=(0.030, 0.020, 0.014), overhead=(0.04, 0.026, 0.018),
                swarms=(DUST._replace(colours=((1.2, 0.8, 0.4),), lamps=False, size=0.004),),
        )  # fmt: skip
    return World(
        parts=tuple(parts), camera=camera, fog=COLD._replace(density=0.07, colour=(0.07, 0.095, 0.13)),
        lights=(STARS, Light((0.0, 2.6, 8.6), (0.64, 0.82, 1.0), 16.0, breath=0.08), Light((-3.5, 2.5, 1.0),
            (0.6, 0.8, 1.0), 1.6)),
        shafts=tuple(Shaft((-5.5, 3.4 - 0.34 * k, 6.0), (0.6, 1.7 - 0.34 * k, 4.6), 0.10, 0.16, (0.62, 0.82, 1.0),
            0.12, 0.8) for k in range(7)),
        swarms=(DUST,), ambient=(0.014, 0.018, 0.024), overhead=(0.02, 0.028, 0.036),
    )  # fmt: skip


GESTURES: dict[int, tuple[tuple[Triple, Triple], ...]] = {
    0: (((0.2, 1.42, 0.0), (0.36, 1.16, -0.2)), ((0.36, 1.16, -0.2), (0.06, 1.66, -0.16))),
    2: (((-0.2, 1.42, 0.0), (-0.44, 1.2, -0.1)), ((-0.44, 1.2, -0.1), (-0.52, 1.62, -0.1))),
    4: (((0.2, 1.42, 0.0), (0.46, 1.34, -0.2)), ((0.46, 1.34, -0.2), (0.66, 1.56, -0.4))),
    6: (
        ((-0.2, 1.42, 0.0), (-0.34, 1.2, -0.24)),
        ((-0.34, 1.2, -0.24), (-0.04, 1.58, -0.2)),
        ((0.2, 1.42, 0.0), (0.34, 1.2, -0.24)),
        ((0.34, 1.2, -0.24), (0.04, 1.58, -0.2)),
    ),
    8: (((-0.2, 1.42, 0.0), (-0.5, 1.3, -0.1)), ((-0.5, 1.3, -0.1), (-0.8, 1.1, -0.2))),
}
"""What some of them do with their hands: a finger to the eye, a shooing, a hand over a mouth, a door shown."""


def _shift(p: Triple, x: float, z: float) -> Triple:
    return (p[0] + x, p[1], p[2] + z)


PICTURES = (
    Picture("restaurant", restaurant, cube=Hang((-3.4, 3.0, 11.5), (-2.4, 2.3, 6.8))),
    Picture("people_in_black", people_in_black),
)
