"""At the table and at the counter: the empty fork, the macaron, twelve small dishes."""

from assets.render.camera import Camera
from assets.render.figure import (
    HER_COAT,
    HER_SUMMER,
    HIS_COAT,
    HIS_SUMMER,
    Dress,
    Pose,
    person,
)  # fmt: skip
from assets.render.grade import BARE
from assets.render.lights import Glow, Light, Shaft
from assets.render.materials import BLACK, RUST, WHITE, WOOD, Material, Part, planks, stripes
from assets.render.particles import Swarm
from assets.render.picture import Picture, World
from assets.render.scenes.poses import SIGN
from assets.render.scenes.restaurant import BULB, COLD, DUST, LINEN, STAINED, WARM
from assets.render.shapes import (
    box,
    capsule,
    carved,
    crumpled,
    ellipsoid,
    floor,
    melted,
    pillar,
    rough,
    sphere,
    union,
)  # fmt: skip


def table(world: str, phase: float) -> World:
    """One place laid: a fork lifted empty over a bare plate, or a pink macaron with a bite gone."""
    lens = world == "lens"
    cloth = LINEN if lens else STAINED
    plate = union(carved(pillar((0.0, 0.03, 0.0), 0.62, 0.035), ellipsoid((0.0, 0.10, 0.0), (0.52, 0.07, 0.52))))
    fork = union(
        capsule((0.95, 0.72, -0.34), (0.30, 0.44, 0.0), 0.030, 0.020),
        *(capsule((0.30, 0.44 + 0.0, 0.0), (0.16, 0.40, 0.05 - 0.035 * k), 0.014) for k in range(4)),
        *(capsule((0.16, 0.40, 0.05 - 0.035 * k), (0.00, 0.36, 0.045 - 0.035 * k), 0.012) for k in range(4)),
    )
    hand = melted(
        0.05,
        ellipsoid((1.08, 0.72, -0.36), (0.17, 0.12, 0.14)),
        capsule((1.0, 0.62, -0.42), (0.82, 0.68, -0.30), 0.05),
        capsule((1.02, 0.80, -0.40), (0.80, 0.73, -0.28), 0.05),
        capsule((1.15, 0.70, -0.34), (1.9, 0.40, -0.5), 0.14, 0.18),
    )
    glass = union(
        carved(pillar((-1.10, 0.62, 0.55), 0.24, 0.34), pillar((-1.10, 0.70, 0.55), 0.21, 0.34)),
        capsule((-1.10, 0.05, 0.55), (-1.10, 0.30, 0.55), 0.03),
        pillar((-1.10, 0.02, 0.55), 0.20, 0.015),
    )
    parts = [
        Part(rough(floor(0.0), 0.012, 0.35) if lens else crumpled(floor(0.0), 0.02, 0.5), cloth),
        Part(plate, WHITE if lens else Material((0.42, 0.43, 0.44), 0.6, 0.25)),
        Part(fork, Material((0.5, 0.46, 0.42), 0.1, gloss=1.2) if lens else Material((0.30, 0.21, 0.15), 0.8, 0.06)),
        Part(hand, Material((0.46, 0.32, 0.26), 0.1, 0.2) if lens else Material((0.34, 0.30, 0.29), 0.3, 0.15)),
        Part(
            glass,
            Material((0.30, 0.27, 0.24), 0.0, gloss=2.0) if lens else Material((0.16, 0.18, 0.19), 0.4, 0.2, gloss=1.0),
        ),
        Part(
            box((0.0, 1.0, 4.6), (8.0, 4.0, 0.2)),
            Material((0.26, 0.11, 0.07), 0.2) if lens else Material((0.06, 0.065, 0.07), 0.4),
        ),
    ]
    camera = Camera((-0.25, 1.02, -2.0), (0.06, 0.30, 0.1), 1.25)
    if lens:
        bite = carved(
            union(
                ellipsoid((-0.02, 0.42, 0.03), (0.24, 0.11, 0.22)), ellipsoid((-0.02, 0.30, 0.03), (0.24, 0.11, 0.22))
            ),
            rough(sphere((-0.26, 0.38, -0.06), 0.17), 0.02, 0.06),
        )
        cream = carved(pillar((-0.02, 0.36, 0.03), 0.20, 0.035), sphere((-0.26, 0.38, -0.06), 0.17))
        others = union(
            ellipsoid((0.28, 0.13, 0.20), (0.17, 0.08, 0.16)), ellipsoid((0.28, 0.21, 0.20), (0.17, 0.07, 0.16))
        )
        lamps = union(*(sphere((x, y, 3.6), 0.16) for x, y in ((-2.2, 1.5), (-0.7, 1.75), (0.9, 1.6), (2.3, 1.8))))
        flame = Part(ellipsoid((-1.62, 0.72, 0.9), (0.05, 0.12, 0.05)), Material((1.0, 0.7, 0.4), glow=(5.0, 2.6, 0.9)))
        candle = Part(capsule((-1.62, 0.0, 0.9), (-1.62, 0.58, 0.9), 0.07), WHITE)
        return World(
            parts=(*parts, Part(bite, Material((1.0, 0.50, 0.66), 0.08, 0.05)), Part(cream, WHITE),
                Part(others, Material((1.0, 0.53, 0.69), 0.08, 0.05)), Part(lamps, BULB), flame, candle),
            camera=camera, fog=WARM._replace(density=0.05),
            lights=(Light((-1.5, 1.9, -0.4), (1.0, 0.76, 0.50), 3.4, soft=0.12), Light((-1.62, 0.8, 0.9),
                (1.0, 0.6, 0.28), 0.8, breath=0.14, cycles=2), Light((1.6, 2.2, 2.2), (1.0, 0.6, 0.35), 3.0)),
            glows=(Glow((-1.62, 0.74, 0.9), (1.0, 0.55, 0.2), 0.5, 0.16, breath=0.14, cycles=2),
                *(Glow((x, y, 3.5), (1.0, 0.52, 0.22), 0.22, 0.5, breath=0.06, start=0.2 * k) for k,
                (x, y) in enumerate(((-2.2, 1.5), (-0.7, 1.75), (0.9, 1.6), (2.3, 1.8))))),
            ambient=(0.05, 0.034, 0.026), overhead=(0.08, 0.055, 0.04), reach=0.3,
        )  # fmt: skip
    return World(
        parts=tuple(parts), camera=camera, fog=COLD._replace(density=0.10),
        lights=(Light((-3.4, 2.6, 1.2), (0.64, 0.82, 1.0), 8.0, soft=0.05), Light((2.4, 1.6, 2.2), (0.5, 0.66, 0.85),
            1.6)),
        shafts=tuple(Shaft((-3.6, 2.6 - 0.4 * k, 1.5), (0.4, 0.5 - 0.3 * k, 0.4), 0.10, 0.14, (0.62, 0.82, 1.0), 0.10,
            0.8) for k in range(4)),
        swarms=(DUST._replace(at=(0.0, 0.7, 0.2), half=(1.3, 0.6, 0.8), size=0.004, number=44),),
        ambient=(0.018, 0.023, 0.030), overhead=(0.026, 0.034, 0.044), reach=0.3, grade=BARE._replace(saturation=0.6),
    )  # fmt: skip


def counter(world: str, phase: float) -> World:
    """The counter with its column of small white dishes, twelve in number; full of steam and of cooks when whole."""
    lens = world == "lens"
    her, his = (HER_SUMMER, HIS_SUMMER) if lens else (HER_COAT, HIS_COAT)
    bench = union(box((0.6, 0.5, 4.6), (3.6, 0.5, 0.4), 0.02), box((0.6, 1.03, 4.55), (3.7, 0.04, 0.52), 0.01))
    pile = union(
        *(
            carved(
                pillar((0.85, 1.10 + 0.065 * k, 4.35), 0.15, 0.028), pillar((0.85, 1.13 + 0.065 * k, 4.35), 0.12, 0.02)
            )
            for k in range(6)
        )
    )
    row = union(
        *(
            carved(pillar((x, 1.10, 4.25), 0.13, 0.032), ellipsoid((x, 1.15, 4.25), (0.105, 0.05, 0.105)))
            for x in (-1.6, -1.25, -0.9, 1.3, 1.65, 2.0)
        )
    )
    food = union(*(ellipsoid((x, 1.13, 4.25), (0.085, 0.05, 0.085)) for x in (-1.6, -1.25, -0.9, 1.3, 1.65, 2.0)))
    hatch = carved(box((0.6, 2.2, 6.2), (5.0, 2.2, 0.12)), box((0.6, 1.75, 6.2), (2.4, 0.62, 0.5)))
    pans = union(
        *(
            union(pillar((x, 2.15, 5.2), 0.19, 0.05), capsule((x, 2.2, 5.2), (x, 2.75, 5.2), 0.02))
            for x in (-1.2, -0.6, 0.1, 0.8, 1.5, 2.2)
        ),
        capsule((-1.8, 2.76, 5.2), (2.8, 2.76, 5.2), 0.03),
    )
    hands = SIGN._replace(left_hand=(-0.10, 1.30, -0.28), right_hand=(0.22, 1.40, -0.26))
    couple = person(her, hands, (-0.55, 0.0, 3.5), 0.3, 1.64, away=True) + person(
        his, Pose(right_hand=(0.24, 1.24, -0.22)), (0.15, 0.0, 3.65), -0.2, 1.8, away=True
    )
    parts = [
        Part(
            floor(),
            Material((0.30, 0.17, 0.10), 0.1, 0.5, pattern=planks(0, 0.3), mirror=0.1)
            if lens
            else Material((0.14, 0.13, 0.13), 0.6, 0.5, pattern=planks(0, 0.3)),
        ),
        Part(bench, WOOD if lens else Material((0.15, 0.145, 0.145), 0.4)),
        Part(union(pile, row), WHITE if lens else Material((0.50, 0.51, 0.53), 0.3, 0.15)),
        Part(hatch, Material((0.09, 0.17, 0.12), 0.1) if lens else Material((0.13, 0.13, 0.14), 0.5)),
        Part(pans, Material((0.45, 0.24, 0.12), 0.2, gloss=0.9) if lens else RUST),
        Part(box((0.6, 2.0, 8.6), (5.0, 3.0, 0.2)), Material((0.50, 0.40, 0.30), 0.1) if lens else BLACK),
        *couple,
    ]
    camera = Camera((0.0, 1.42, 0.7), (0.2, 1.42, 4.4), 1.1)
    if lens:
        cook = Dress(Material((0.72, 0.66, 0.58), 0.1), hair="short")
        parts += (
            person(cook, Pose(right_hand=(0.24, 1.36, -0.28)), (1.25, 0.0, 5.5), 0.0, 1.74)
            + person(cook, SIGN, (2.3, 0.0, 7.2), 0.4, 1.7)
            + person(cook, Pose(), (-0.7, 0.0, 7.3), 0.0, 1.78)
        )
        lamps = union(*(pillar((x, 2.5, 4.4), 0.17, 0.08) for x in (-1.4, 0.5, 2.3)))
        steam = Swarm(
            (0.8, 1.55, 4.7), (1.8, 0.45, 0.5), 50, 0.05, ((0.10, 0.08, 0.06),), drop=-0.9, sway=0.12, seed=29
        )
        return World(
            parts=(*parts, Part(food, Material((0.26, 0.34, 0.12), 0.5, 0.1, pattern=stripes(0, 0.7, 0.5))),
                Part(lamps, BULB)), camera=camera, fog=WARM,
            lights=(Light((-1.4, 2.3, 4.2), (1.0, 0.76, 0.50), 2.0, breath=0.05), Light((0.5, 2.3, 4.2),
                (1.0, 0.76, 0.50), 2.0, breath=0.05, start=0.3), Light((2.3, 2.3, 4.2), (1.0, 0.76, 0.50), 2.0),
                Light((0.6, 2.6, 7.4), (1.0, 0.80, 0.56), 7.0), Light((-1.2, 2.4, 1.8), (1.0, 0.74, 0.5), 1.2)),
            glows=tuple(Glow((x, 2.45, 4.3), (1.0, 0.6, 0.28), 0.16, 0.3, breath=0.06, start=0.3 * k) for k,
                x in enumerate((-1.4, 0.5, 2.3))), swarms=(steam,), ambient=(0.06, 0.04, 0.03), overhead=(0.075, 0.052,
                0.038),
        )  # fmt: skip
    return World(
        parts=tuple(parts), camera=camera, fog=COLD._replace(density=0.06), lights=(Light((-3.0, 3.6, 2.2),
            (0.66, 0.84, 1.0), 9.0, soft=0.08), Light((1.0, 2.9, 4.2), (0.7, 0.86, 1.0), 2.4, breath=0.06),
            Light((0.6, 2.0, 7.4), (0.3, 0.8, 0.55), 1.2)),
        shafts=tuple(Shaft((-3.2, 3.3 - 0.34 * k, 3.0), (1.4, 1.6 - 0.34 * k, 4.4), 0.10, 0.16, (0.62, 0.82, 1.0),
            0.12, 0.8) for k in range(5)), swarms=(DUST,), ambient=(0.018, 0.023, 0.030), overhead=(0.026, 0.034,
            0.044),
    )  # fmt: skip


PICTURES = (Picture("table", table), Picture("counter", counter))
