"""The mall: its hall, the heap, the roof, the ways up, the shops, and the camcorder."""

from assets.render.camera import Camera
from assets.render.figure import HER_COAT, HIS_COAT, person
from assets.render.lights import Glow, Light, Shaft
from assets.render.materials import Material, Part
from assets.render.particles import Swarm
from assets.render.picture import Hang, Picture, World
from assets.render.scenes import atrium
from assets.render.scenes.poses import REACH, STAND
from assets.render.shapes import box

RAIN = Swarm((0.2, 8.5, 17.5), (2.8, 8.3, 2.8), 70, 0.014, ((0.5, 0.62, 0.75),), drop=5.5, sway=0.0, streak=0.9, seed=2)
MOTES = Swarm((0.0, 3.0, 9.0), (5.0, 3.0, 7.0), 70, 0.012, ((1.4, 1.0, 0.6), (1.2, 0.9, 0.7)), sway=0.25, seed=8)


def hall(world: str, phase: float) -> World:
    """The street of the mall from its door, the two of them before the heap; whole, it is an afternoon."""
    camera = Camera((-0.9, 1.55, -2.2), (0.25, 4.9, 18.0), 0.80)
    parts = atrium.street(world)
    if world == "lens":
        return World(
            parts=(*parts, *atrium.shoppers(), *atrium.tub(-4.2, 6.2), *atrium.tub(4.4, 7.8, 1.15), *atrium.tub(-4.3, 15.0)),
            camera=camera, fog=atrium.WARM_AIR, backdrop=atrium.sky(world),
            lights=(atrium.SUN, Light((0.0, 9.0, 10.0), (1.0, 0.75, 0.5), 14.0, breath=0.04)),
            shafts=tuple(Shaft((x + 4.5, 17.5, z - 2.0), (x - 3.0, 0.0, z + 1.4), 0.7, 1.1, (1.0, 0.78, 0.5), 0.05, 0.5)
                         for x, z in ((0.5, 12.0), (1.0, 19.0), (0.2, 27.0))),
            swarms=(MOTES,), ambient=(0.16, 0.12, 0.09), overhead=(0.30, 0.25, 0.20), far=70.0,
        )  # fmt: skip
    sign = Part(box((-4.9, 3.55, 8.6), (0.42, 0.15, 0.05)), Material((0.1, 0.1, 0.1), glow=(0.25, 0.95, 0.50)))
    arrows = Part(box((-2.2, 0.005, 6.0), (0.10, 0.012, 0.32)), Material((0.1, 0.1, 0.1), glow=(0.08, 0.30, 0.17)))
    couple = person(HER_COAT, STAND, (0.72, 0.0, 5.3), tall=1.64) + person(HIS_COAT, REACH, (0.0, 0.0, 5.45), tall=1.8)
    return World(
        parts=(*parts, *atrium.heap(), sign, arrows, *couple),
        camera=camera, fog=atrium.COLD_AIR, backdrop=atrium.sky(world),
        lights=(atrium.NIGHT_SKY, Light((0.2, 17.5, 17.5), (0.75, 0.90, 1.0), 150.0, cone=((0.2, 0.0, 17.5), 0.97, 0.80), soft=0.15),
                Light((-4.9, 3.4, 8.2), atrium.GREEN, 0.9, breath=0.1)),
        glows=(Glow((-4.9, 3.55, 8.5), atrium.GREEN, 0.10, 0.5, breath=0.1),),
        shafts=(Shaft((0.2, 18.0, 17.5), (0.2, 1.0, 17.5), 2.6, 4.2, (0.62, 0.80, 1.0), 0.020, 0.35),),
        swarms=(RAIN,), ambient=(0.020, 0.026, 0.034), overhead=(0.035, 0.046, 0.060), far=70.0,
    )  # fmt: skip


PICTURES = (Picture("hall", hall, cube=Hang((0.3, 11.5, 30.0), (0.9, 6.4, 13.0))),)
