"""The wood, the way down from it, and the door of the mall."""

from assets.render.arrays import Triple
from assets.render.camera import Camera
from assets.render.figure import HER_COAT, HIS_COAT, person
from assets.render.lights import Fog, Glow, Light, Shaft
from assets.render.materials import BARK, LITTER, Part
from assets.render.particles import Swarm
from assets.render.picture import Hang, Picture, World
from assets.render.scenes.poses import RUN, TOWED
from assets.render.shapes import capsule, floor, rough, trunks, union

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
        lights=(MOON._replace(power=0.2), Light((0.2, 6.2, 9.0), (0.88, 0.95, 1.0), 30.0, soft=0.12, wrap=0.1, breath=0.1)),
        glows=(Glow((0.2, 5.2, 10.5), (0.62, 0.80, 1.0), 0.26, 3.0, breath=0.10),),
        shafts=(Shaft((0.2, 6.0, 9.5), (0.2, -0.2, 9.5), 0.4, 2.6, (0.70, 0.85, 1.0), 0.045, 0.55),),
        swarms=(LEAVES._replace(seed=9, drop=-1.2, count=60), ),
        ambient=(0.028, 0.034, 0.044), overhead=(0.04, 0.055, 0.08),
    )  # fmt: skip


PICTURES = (
    Picture("wood_far", wood_far, ("bare",), cube=Hang((2.9, 7.4, 20.0), (1.5, 4.6, 10.5))),
    Picture("wood_near", wood_near, ("bare",), cube=Hang((-1.7, 6.0, 13.0), (0.25, 4.3, 7.6))),
)
