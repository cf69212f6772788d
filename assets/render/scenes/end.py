"""The wall and the dark: the embrace, what rises, what falls, and the little that is left."""

import numpy as np

from assets.render.arrays import Array
from assets.render.camera import Camera
from assets.render.figure import DINNER_SUIT, GOWN, Dress, Pose, person
from assets.render.grade import BARE
from assets.render.lights import Fog, Glow, Light, Shaft
from assets.render.materials import BLACK, CONCRETE, DARK, PLASTER, Material, Part
from assets.render.noise import value
from assets.render.particles import Swarm
from assets.render.picture import Picture, World
from assets.render.scenes import atrium
from assets.render.scenes.face import plates
from assets.render.shapes import (
    box,
    capsule,
    carved,
    crumpled,
    ellipsoid,
    floor,
    half_space,
    melted,
    moved,
    rough,
    sphere,
    union,
    within,
)  # fmt: skip

BRIDE = GOWN._replace(cloth=GOWN.cloth._replace(albedo=(0.62, 0.63, 0.66)))
LIFTED = BRIDE._replace(skirt=(0.92, 0.40))
AIR = Fog((0.040, 0.056, 0.078), (0.012, 0.020, 0.034), 0.05, stir=0.3)
HOLD_HER = Pose(
    chest=(0.03, 1.33, 0.0), head=(0.10, 1.55, -0.02), left_hand=(0.26, 1.36, 0.22), right_hand=(0.38, 1.20, -0.20),
    shoulders=(0.09, 0.0, 0.15), elbows=((0.1, -0.6, 0.6), (0.1, -0.6, -0.6)),
)  # fmt: skip
HOLD_HIM = Pose(
    chest=(-0.03, 1.34, 0.0), head=(-0.08, 1.60, 0.0), left_hand=(-0.34, 1.34, -0.18), right_hand=(-0.26, 1.12, -0.30),
    shoulders=(0.09, 0.0, 0.15), elbows=((-0.1, -0.8, -0.5), (0.1, -0.6, -0.8)),
)  # fmt: skip


def _couple(x: float, y: float, z: float, turn: float = 0.0, gown: Dress = BRIDE) -> list[Part]:
    """The two of them holding each other."""
    c, s = float(np.cos(turn)), float(np.sin(turn))
    return [
        *person(gown, HOLD_HER, (x - 0.15 * c, y, z - 0.15 * s), turn, 1.64),
        *person(DINNER_SUIT, HOLD_HIM, (x + 0.15 * c, y, z + 0.15 * s), turn, 1.8),
    ]


def _rim() -> list[Part]:
    """The ledge they stand on, and the torn edge of the gallery."""
    ledge = rough(within(box((0.0, -0.5, 4.2), (8.0, 0.5, 1.7)), half_space((0.0, 0.0, 1.0), 5.6)), 0.05, 0.3)
    stubs = union(
        *(
            crumpled(box((x, h * 0.5, 5.3), (0.22, h * 0.5, 0.16), 0.02, 0.2 * x), 0.05, 0.22)
            for x, h in ((-3.4, 1.5), (-2.7, 0.5), (2.6, 0.7), (3.3, 1.9), (3.9, 2.6))
        )
    )
    return [
        Part(ledge, CONCRETE._replace(albedo=(0.20, 0.20, 0.21))),
        Part(stubs, PLASTER._replace(albedo=(0.16, 0.16, 0.17))),
    ]


def embrace(world: str, phase: float) -> World:
    """The two of them, holding on, small against the face of the thing that has come over the edge."""
    return World(
        parts=(*_rim(), *_couple(0.0, 0.0, 4.2, 0.3), Part(box((0.1, 3.0, 10.4), (2.7, 2.7, 2.7), 0.04, 0.30, 0.06),
            Material((0.60, 0.63, 0.66), 0.15, 0.5, pattern=plates))),
        camera=Camera((0.1, 0.95, 0.3), (0.0, 1.75, 4.6), 1.0), fog=AIR._replace(density=0.045),
        lights=(Light((0.2, 6.8, 5.6), (0.86, 0.95, 1.0), 26.0, soft=0.12, breath=0.05), Light((0.0, 2.8, 6.2),
            (0.84, 0.94, 1.0), 9.0, breath=0.05), Light((-3.0, 1.6, 1.0), (0.55, 0.68, 0.9), 0.8)),
        glows=(Glow((0.1, 2.8, 8.2), (0.78, 0.9, 1.0), 0.14, 2.2, breath=0.08),),
        shafts=(Shaft((0.1, 6.5, 6.2), (0.0, -0.1, 4.3), 0.6, 1.7, (0.82, 0.92, 1.0), 0.09, 0.4),),
        swarms=(Swarm((0.0, 1.6, 4.2), (1.6, 1.8, 1.0), 60, 0.012, ((0.7, 0.75, 0.8),), drop=-0.9, sway=0.2, seed=71),),
        ambient=(0.016, 0.020, 0.026), overhead=(0.022, 0.028, 0.036), grade=BARE._replace(key=0.10),
    )  # fmt: skip


def _thinning(parts: list[Part], at: float, share: float) -> list[Part]:
    """Figures that come apart into holes, more of them the higher up."""

    def worn(part: Part) -> Part:
        def field(p: Array) -> Array:
            gone = value(p * np.float32(9.0), 3) + 0.6 * value(p * np.float32(21.0), 4)
            hole = (gone + (p[1] - at) * 0.5 + share - 0.9) * np.float32(0.05)
            return np.asarray(np.maximum(part.field(p), hole), dtype=np.float32)

        return part._replace(field=field)

    return [worn(part) for part in parts]


def rising(world: str, phase: float) -> World:
    """Their feet leave the ground; upwards the two of them thin and go to sparks, in light the lens makes white."""
    lift = 0.95 + 0.05 * float(np.sin(2 * np.pi * phase))
    bodies = _thinning(_couple(0.0, lift, 4.2, 0.3, LIFTED), lift + 1.0, 0.50)
    sparks = Swarm(
        (0.0, 2.9, 4.2),
        (0.55, 1.6, 0.45),
        80,
        0.015,
        ((1.0, 1.05, 1.1), (0.8, 0.8, 0.78), (0.5, 0.56, 0.62)),
        drop=-1.6,
        sway=0.22,
        seed=77,
    )
    ridge = rough(ellipsoid((-6.0, -3.0, 34.0), (26.0, 8.5, 5.0)), 0.5, 3.0)
    return World(
        parts=(*_rim(), Part(ridge, DARK)), movers=tuple(bodies), camera=Camera((0.1, 1.0, 0.0), (0.0, 2.05, 4.4),
            0.95),
            fog=AIR._replace(colour=(0.075, 0.095, 0.120), density=0.035),
        lights=(Light((0.0, 6.6, 5.4), (0.88, 0.95, 1.0), 24.0, soft=0.12, breath=0.06), Light((0.0, 3.0, 7.0),
            (0.9, 0.95, 1.0), 8.0, breath=0.06), Light((-2.6, 2.2, 0.8), (1.0, 0.86, 0.74), 2.2)),
        glows=(Glow((0.0, 5.6, 6.5), (0.85, 0.94, 1.0), 0.30, 1.8, breath=0.08), Glow((0.0, 2.6, 5.0),
            (0.9, 0.95, 1.0), 0.06, 1.2)),
        shafts=(Shaft((0.0, 6.8, 5.2), (0.0, -0.1, 4.3), 0.7, 1.5, (0.86, 0.94, 1.0), 0.14, 0.4),),
        swarms=(sparks, sparks._replace(at=(0.0, 1.0, 4.2), half=(1.6, 1.0, 1.0), number=20, size=0.011, seed=78)),
        ambient=(0.018, 0.021, 0.025), overhead=(0.026, 0.031, 0.038), grade=BARE._replace(key=0.085, saturation=0.6),
            far=60.0,
    )  # fmt: skip


def _suit(x: float, y: float, z: float, tilt: float) -> Part:
    """A dinner suit with nobody in it, falling straight."""
    empty = melted(
        0.05,
        capsule((0.0, 0.95, 0.0), (0.0, 1.30, 0.0), 0.15, 0.17),
        capsule((-0.2, 1.38, 0.0), (0.2, 1.38, 0.0), 0.06),
        capsule((-0.22, 1.36, 0.0), (-0.52, 1.52, 0.05), 0.06, 0.05),
        capsule((-0.52, 1.52, 0.05), (-0.60, 1.80, 0.0), 0.05),
        capsule((0.22, 1.36, 0.0), (0.50, 1.58, -0.05), 0.06, 0.05),
        capsule((0.50, 1.58, -0.05), (0.52, 1.86, 0.0), 0.05),
        capsule((-0.08, 0.90, 0.0), (-0.16, 0.20, 0.10), 0.09, 0.07),
        capsule((0.08, 0.90, 0.0), (0.20, 0.26, -0.05), 0.09, 0.07),
    )
    return Part(moved(empty, (x, y, z), 0.3, tilt, 1.5), Material((0.035, 0.035, 0.042), 0.1), (x, y + 1.5, z, 2.2))


def _empty_gown(x: float, y: float, z: float, turn: float) -> Part:
    """A wedding dress with nobody in it, its skirt full of air."""
    skirt = carved(capsule((0.0, 0.75, 0.0), (0.0, 0.15, 0.0), 0.16, 0.72), half_space((0.0, 1.0, 0.0), 0.12))

    def folds(p: Array) -> Array:
        return np.asarray(
            (skirt(p) - 0.05 * np.clip(0.9 - p[1], 0.0, 1.0) * np.sin(7.0 * np.arctan2(p[2], p[0]))) * 0.8,
            dtype=np.float32,
        )

    empty = melted(
        0.06,
        folds,
        capsule((0.0, 0.80, 0.0), (0.0, 1.18, 0.0), 0.13, 0.15),
        capsule((-0.16, 1.24, 0.0), (-0.50, 1.62, 0.05), 0.05, 0.035),
        capsule((0.16, 1.24, 0.0), (0.46, 1.70, -0.05), 0.05, 0.035),
    )
    return Part(moved(empty, (x, y, z), turn, 0.22, 1.5), Material((0.72, 0.73, 0.75), 0.08), (x, y + 1.3, z, 2.1))


def cloth(world: str, phase: float) -> World:
    """Down through the hall on to the heap: a dinner suit, straight; a dress, taking longer; paper after them."""
    fall = 13.6
    y_suit = -0.2 + fall * ((0.62 - phase) % 1.0)
    y_gown = 0.0 + fall * ((0.2 - phase) % 1.0)
    gown = _empty_gown(1.35 + 0.35 * float(np.sin(4 * np.pi * phase)), y_gown, 12.4, 2 * np.pi * phase)
    suit = _suit(-1.15, y_suit, 12.0, 0.05 * float(np.sin(2 * np.pi * phase)))
    paper = Swarm(
        (0.6, 6.0, 12.0),
        (2.4, 5.2, 1.4),
        26,
        0.05,
        ((0.5, 0.5, 0.52),),
        drop=2.6,
        sway=0.35,
        solid=True,
        spin=3,
        lamps=True,
        seed=82,
    )
    return World(
        parts=(*atrium.street("bare"), *atrium.heap((0.2, 0.0, 14.5), 1.05)), movers=(suit, gown),
        camera=Camera((-0.5, 1.3, 2.2), (0.1, 4.9, 12.5), 0.86), fog=atrium.COLD_AIR, backdrop=atrium.sky("bare"),
        lights=(atrium.NIGHT_SKY, Light((0.2, 17.5, 13.0), (0.78, 0.90, 1.0), 260.0, cone=((0.2, 0.0, 13.2), 0.97,
            0.72)), Light((-1.0, 5.0, 4.0), (0.6, 0.75, 1.0), 2.0)),
        shafts=(Shaft((0.2, 18.0, 14.0), (0.2, 2.4, 13.4), 2.4, 3.4, (0.62, 0.80, 1.0), 0.022, 0.35),), swarms=(paper,),
        ambient=(0.020, 0.026, 0.034), overhead=(0.035, 0.046, 0.060), far=70.0,
    )  # fmt: skip


def dark(world: str, phase: float) -> World:
    """Nearly black: bricks, and the camcorder lying there, one small light left in its eyepiece."""
    body = union(
        box((0.35, 0.22, 2.5), (0.34, 0.20, 0.20), 0.06, 0.5, 0.06),
        capsule((0.02, 0.24, 2.34), (-0.22, 0.25, 2.22), 0.15),
    )
    bricks = rough(
        union(
            *(
                box((x, 0.06, z), (0.22, 0.08, 0.11), 0.02, t)
                for x, z, t in (
                    (-1.0, 2.2, 0.4),
                    (-0.6, 2.9, -0.5),
                    (1.2, 2.2, 0.2),
                    (1.4, 3.0, 1.0),
                    (-1.5, 3.1, 0.9),
                    (0.9, 1.8, -0.3),
                    (-0.3, 3.5, 0.1),
                )
            )
        ),
        0.02,
        0.1,
    )
    lens = sphere((-0.25, 0.25, 2.20), 0.125)
    return World(
        parts=(Part(rough(floor(), 0.02, 0.3), DARK), Part(bricks, CONCRETE), Part(body, Material((0.12, 0.12, 0.13),
            0.1, 0.2, gloss=0.5)), Part(lens, Material((0.01, 0.012, 0.016), 0.0, gloss=2.0, mirror=0.25)),
            Part(box((0.0, 2.0, 6.0), (8.0, 4.0, 0.3)), BLACK)),
        camera=Camera((-0.55, 0.62, 0.3), (0.1, 0.34, 2.5), 1.15), fog=AIR._replace(density=0.12, colour=(0.008, 0.011,
            0.016), high=(0.006, 0.008, 0.012)),
        lights=(Light((-2.4, 2.4, 3.6), (0.62, 0.80, 1.0), 0.9, soft=0.1), Light((-0.34, 0.27, 2.02),
            (0.85, 0.94, 1.0), 0.012, breath=0.35)),
        glows=(Glow((-0.33, 0.28, 2.08), (0.88, 0.95, 1.0), 0.5, 0.018, breath=0.30), Glow((-0.33, 0.28, 2.08),
            (0.6, 0.8, 1.0), 0.020, 0.16, breath=0.30)),
        ambient=(0.0024, 0.0032, 0.0044), overhead=(0.004, 0.0052, 0.0068), reach=0.2,
            grade=BARE._replace(exposure=2.6, bloom=0.4),
    )  # fmt: skip


PICTURES = (
    Picture("embrace", embrace, ("bare",)),
    Picture("rising", rising, ("bare",), moving=True),
    Picture("cloth", cloth, ("bare",), frames=24, rate=6, moving=True),
    Picture("dark", dark, ("bare",), rate=4),
)
