"""The wood, the way down from it, and the door of the mall."""

import numpy as np

from assets.render.arrays import Array, Triple
from assets.render.camera import Camera
from assets.render.figure import HER_COAT, HIS_COAT, person
from assets.render.grade import BARE
from assets.render.lights import Fog, Glow, Light, Shaft
from assets.render.materials import ASPHALT, BARK, BONE, CONCRETE, LITTER, PLASTER, STEEL, Part
from assets.render.particles import Swarm
from assets.render.picture import Hang, Picture, World
from assets.render.scenes.poses import REACH, RUN, SIT, STAND, TOWED
from assets.render.shapes import (
    both_sides,
    box,
    capsule,
    carved,
    ellipsoid,
    floor,
    frame,
    moved,
    pillar,
    rough,
    rows,
    sphere,
    trunks,
    union,
)  # fmt: skip

NIGHT = Fog((0.055, 0.075, 0.105), (0.018, 0.028, 0.050), 0.060, low=0.05, depth=1.1, stir=0.30)
MOON = Light((-7.0, 11.0, 14.0), (0.62, 0.80, 1.0), 0.32, far=True, soft=0.08)
LEAF: tuple[Triple, ...] = ((0.020, 0.022, 0.026), (0.045, 0.042, 0.040), (0.03, 0.03, 0.035))
LEAVES = Swarm((0.0, 3.0, 7.0), (5.0, 3.2, 5.0), 46, 0.038, LEAF, drop=1.6, sway=0.35, solid=True, spin=3, seed=4)


def tree(x: float, z: float, thick: float, lean: float = 0.0, bend: float = 0.0) -> Part:
    """One trunk that is composed, not sown: leaning, with a stub of a branch."""
    low, mid, top = (x, -0.4, z), (x + bend, 3.2, z), (x + lean, 13.0, z + 0.3)
    trunk = union(
        capsule(low, mid, thick * 1.12, thick * 0.95),
        capsule(mid, top, thick * 0.95, thick * 0.72),
        capsule((x, -0.1, z), (x + 0.45 * thick, 0.5, z), thick * 1.7, thick * 0.9),
        capsule((x + bend, 2.9, z), (x + bend + 0.9, 3.7, z - 0.1), thick * 0.24, thick * 0.08),
        capsule((x + bend, 3.6, z), (x + bend - 1.0, 4.5, z + 0.2), thick * 0.22, thick * 0.06),
    )
    return Part(rough(trunk, 0.035 * thick / 0.3, 0.30), BARK, (x + lean * 0.5, 6.3, z, 8.0))


def _ground() -> Part:
    return Part(rough(floor(0.0, 0.22, 1.6), 0.03, 0.25), LITTER)


def wood_far(world: str, phase: float) -> World:
    """Down a slope between trunks, two of them running hand in hand below the thing in the sky."""
    runners = person(HER_COAT, RUN, (0.55, 0.02, 8.2), tall=1.64) + person(HIS_COAT, TOWED, (-0.55, 0.0, 8.4), tall=1.8)
    return World(
        parts=(
            _ground(),
            Part(trunks(2.3, 0.17, 0.55, 21, 0.10, 1.5), BARK),
            tree(-2.5, 3.0, 0.34, 0.5, 0.18), tree(3.1, 4.2, 0.30, -0.6, -0.25), tree(-1.9, 9.6, 0.22, -0.4, 0.1),
            tree(4.2, 8.0, 0.24, 0.3, 0.2), *runners,
        ),
        camera=Camera((0.0, 1.25, -0.6), (0.15, 2.1, 8.0), 0.92),
        fog=NIGHT,
        lights=(MOON, Light((0.5, 6.5, 17.0), (0.85, 0.94, 1.0), 26.0, wrap=0.2, breath=0.12)),
        glows=(Glow((0.8, 4.4, 19.0), (0.55, 0.75, 1.0), 0.16, 4.6, breath=0.10),),
        swarms=(LEAVES,),
        ambient=(0.030, 0.036, 0.046), overhead=(0.045, 0.060, 0.085),
    )  # fmt: skip


def wood_near(world: str, phase: float) -> World:
    """Low behind roots and trunks, the wood lit from above where it is coming."""
    return World(
        parts=(
            _ground(),
            Part(trunks(2.0, 0.15, 0.6, 5, 0.12, 1.1), BARK),
            tree(-1.35, 2.1, 0.36, 0.35, 0.12), tree(2.15, 2.7, 0.42, -0.5, -0.2), tree(0.95, 7.4, 0.26, 0.5, 0.15),
            tree(-3.6, 5.2, 0.30, 0.2, 0.3), tree(-0.75, 11.0, 0.25, 0.2, -0.1),
            Part(rough(capsule((-3.0, 0.25, 3.4), (2.6, 0.1, 4.6), 0.30, 0.22), 0.04, 0.3), BARK),
        ),
        camera=Camera((0.1, 0.85, -0.5), (0.1, 2.35, 7.0), 0.86),
        fog=NIGHT._replace(density=0.075, seed=7),
        lights=(MOON._replace(power=0.2), Light((0.2, 6.2, 9.0), (0.88, 0.95, 1.0), 30.0, soft=0.12, wrap=0.1,
            breath=0.1)),
        glows=(Glow((0.2, 5.2, 10.5), (0.62, 0.80, 1.0), 0.26, 3.0, breath=0.10),),
        shafts=(Shaft((0.2, 6.0, 9.5), (0.2, -0.2, 9.5), 0.4, 2.6, (0.70, 0.85, 1.0), 0.045, 0.55),),
        swarms=(LEAVES._replace(seed=9, drop=-1.2, number=60), ),
        ambient=(0.028, 0.034, 0.044), overhead=(0.04, 0.055, 0.08),
    )  # fmt: skip


def title(world: str, phase: float) -> World:
    """The wood's edge at night: two of them looking out over a valley, and one pale thing a long way off."""
    couple = person(HER_COAT, STAND, (-0.30, 0.18, 4.6), tall=1.64, away=True) + person(
        HIS_COAT, REACH, (-1.06, 0.18, 4.65), tall=1.8, away=True
    )
    ridges = union(
        rough(ellipsoid((-16.0, -4.0, 40.0), (22.0, 7.4, 6.0)), 0.5, 3.0),
        rough(ellipsoid((20.0, -4.0, 50.0), (26.0, 10.4, 6.0)), 0.5, 3.0),
        rough(ellipsoid((2.0, -4.0, 30.0), (14.0, 3.7, 4.0)), 0.3, 2.0),
    )
    return World(
        parts=(
            Part(rough(ellipsoid((-1.0, -5.0, 4.0), (16.0, 5.15, 6.5)), 0.05, 0.3), LITTER), Part(ridges, BARK),
            tree(-3.7, 3.4, 0.34, 0.5, 0.1), tree(-2.55, 5.6, 0.2, -0.3, 0.08), tree(3.6, 3.3, 0.38, -0.7, -0.15),
            tree(-5.4, 6.0, 0.3, 0.2, 0.1), tree(2.95, 6.4, 0.17, 0.5, 0.1), tree(5.6, 6.0, 0.26, 0.2, 0.1), *couple,
        ),
        camera=Camera((0.0, 1.3, -0.6), (0.05, 2.25, 8.0), 0.95),
        fog=Fog((0.075, 0.105, 0.150), (0.010, 0.018, 0.034), 0.028, low=0.03, depth=1.4, stir=0.35, seed=3),
        lights=(MOON._replace(power=0.25),),
        glows=(Glow((7.2, 4.1, 34.0), (0.80, 0.92, 1.0), 1.5, 0.28, breath=0.12), Glow((7.2, 3.3, 34.0),
            (0.5, 0.7, 1.0), 0.20, 2.6, breath=0.12)),
        shafts=(Shaft((7.2, 4.0, 34.0), (7.2, -0.5, 34.0), 0.15, 1.5, (0.80, 0.92, 1.0), 0.30, 0.5),),
        swarms=(LEAVES._replace(number=20, seed=15),), far=70.0,
        ambient=(0.025, 0.032, 0.042), overhead=(0.03, 0.045, 0.065), grade=BARE._replace(key=0.055),
    )  # fmt: skip


def wood_beam(world: str, phase: float) -> World:
    """The beam on the ground among trunks, leaves going up in it, and two of them behind a root."""
    crouched = SIT._replace(hips=(0.0, 0.34, 0.0), chest=(0.10, 0.74, -0.1), head=(0.20, 0.98, -0.14))
    couple = person(HER_COAT, crouched, (-0.58, 0.05, 4.9), 0.5, 1.64) + person(
        HIS_COAT, crouched, (-1.12, 0.05, 4.7), 0.5, 1.8
    )
    return World(
        parts=(
            _ground(), Part(trunks(2.3, 0.17, 0.55, 8, 0.10, 2.4), BARK),
            tree(-1.75, 3.6, 0.40, -0.3, -0.1), tree(2.9, 3.0, 0.34, 0.4, 0.2), tree(2.35, 9.6, 0.24, -0.4, 0.1),
            tree(-0.9, 12.0, 0.24, 0.4, 0.1), *couple,
        ),
        camera=Camera((0.0, 1.15, -0.8), (0.25, 1.75, 8.0), 0.90),
        fog=NIGHT._replace(colour=(0.03, 0.042, 0.060), density=0.07, seed=5),
        lights=(MOON._replace(power=0.12), Light((0.9, 8.5, 7.4), (0.90, 0.96, 1.0), 190.0, cone=((0.9, 0.0, 7.4),
            0.982, 0.955), soft=0.05, breath=0.05),
                Light((0.9, 0.7, 7.4), (0.85, 0.94, 1.0), 1.6)),
        shafts=(Shaft((0.9, 9.0, 7.4), (0.9, -0.2, 7.4), 0.25, 1.9, (0.82, 0.92, 1.0), 0.26, 0.45, 0.25),),
        swarms=(Swarm((0.9, 2.6, 7.4), (1.5, 2.8, 1.5), 44, 0.045, ((0.10, 0.10, 0.10), (0.5, 0.5, 0.48)), drop=-1.4,
            sway=0.3, solid=True, spin=4, seed=6),),
        ambient=(0.022, 0.028, 0.036), overhead=(0.03, 0.04, 0.055),
    )  # fmt: skip


def door(world: str, phase: float) -> World:
    """The dead mall from outside: a broad front, letters gone, the glass doors broken, black within."""
    run = RUN._replace(knees=(0.6, 0.2, -0.8))
    couple = person(HER_COAT, run, (-0.9, 0.0, 7.4), -1.1, 1.64) + person(HIS_COAT, TOWED, (-1.75, 0.0, 7.0), -1.1, 1.8)
    front = carved(
        union(
            box((0.0, 6.0, 16.0), (26.0, 6.0, 1.0)),
            box((0.0, 8.2, 14.8), (6.5, 2.8, 1.0)),
            box((0.0, 4.1, 13.4), (5.2, 0.22, 2.2)),
        ),
        box((0.0, 1.9, 15.5), (3.4, 1.95, 3.0)),
        rows(box((0.0, 2.0, 15.5), (1.6, 1.4, 1.2)), 0, 7.5, -3, 3),
        rough(sphere((7.0, 11.4, 15.0), 2.6), 0.3, 0.6),
    )
    frames = union(
        rows(box((0.0, 1.9, 15.4), (0.06, 2.0, 0.06)), 0, 1.35, -2, 2),
        box((0.0, 2.9, 15.4), (3.4, 0.06, 0.06)),
        both_sides(pillar((4.9, 2.0, 11.6), 0.16, 2.0)),
        box((0.7, 0.9, 15.4), (0.03, 0.9, 0.03), tilt=0.5),
    )
    letters = rows(box((0.0, 8.4, 13.75), (0.42, 0.62, 0.06)), 0, 1.35, -3, 3)
    carts = rows(
        union(
            frame((0.0, 0.75, 4.6), (0.30, 0.24, 0.40), 0.022),
            frame((0.0, 0.3, 4.6), (0.26, 0.26, 0.36), 0.02),
            box((0.0, 0.56, 4.6), (0.28, 0.02, 0.38)),
        ),
        0,
        0.72,
        -1,
        3,
    )
    pane = Part(box((-2.0, 1.5, 15.3), (0.6, 1.4, 0.02)), BONE._replace(albedo=(0.25, 0.28, 0.30)))
    return World(
        parts=(
            Part(floor(), ASPHALT._replace(pattern=_bays, mirror=0.06)), Part(front, CONCRETE), Part(letters, PLASTER),
                Part(frames, STEEL), pane,
            Part(moved(carts, (2.6, 0.0, -1.0), -0.12), STEEL, (3.2, 0.7, 3.6, 2.6)), *couple,
        ),
        camera=Camera((-0.4, 1.25, -1.6), (0.1, 3.35, 12.0), 0.86),
        fog=Fog((0.055, 0.078, 0.110), (0.014, 0.024, 0.044), 0.030, low=0.025, depth=1.2, seed=11),
        lights=(MOON._replace(at=(-8.0, 9.0, -6.0), power=0.30), Light((0.0, 1.6, 18.5), (0.45, 1.0, 0.65), 2.2,
            breath=0.1)),
        glows=(Glow((0.4, 2.4, 18.0), (0.3, 1.0, 0.55), 0.06, 1.2, breath=0.1),),
        swarms=(LEAVES._replace(number=24, drop=0.0, sway=1.2, at=(0.0, 0.8, 6.0), half=(6.0, 0.8, 4.0), seed=31),),
        ambient=(0.025, 0.032, 0.042), overhead=(0.035, 0.050, 0.072),
    )  # fmt: skip


def _bays(p: Array, n: Array) -> Array:
    """Painted lines of a car park, worn."""
    line = (np.abs((p[0] / 2.6) % 1.0 - 0.5) < 0.028) & (np.abs((p[2] / 11.0) % 1.0 - 0.5) < 0.27)
    return np.where(line, 2.6, 1.0).astype(np.float32)


PICTURES = (
    Picture("title", title, ("bare",)),
    Picture("wood_far", wood_far, ("bare",), cube=Hang((2.6, 6.6, 15.0), (1.35, 4.3, 7.6))),
    Picture("wood_near", wood_near, ("bare",), cube=Hang((-0.9, 4.9, 10.0), (0.1, 3.5, 5.4))),
    Picture("wood_beam", wood_beam, ("bare",)),
    Picture("door", door, ("bare",), cube=Hang((-9.0, 14.5, 24.0), (-5.2, 6.6, 8.8))),
)
