"""The mall: its hall, the heap, the roof, the ways up, the shops, and the camcorder."""

from assets.render.arrays import Field
from assets.render.camera import Camera
from assets.render.figure import HER_COAT, HER_SUMMER, HIS_COAT, HIS_SUMMER, person
from assets.render.lights import Glow, Light, Shaft
from assets.render.materials import CONCRETE, DARK, PLASTER, STEEL, WHITE, Material, Part, panes, stripes
from assets.render.particles import Swarm
from assets.render.picture import Hang, Picture, World
from assets.render.scenes import atrium
from assets.render.scenes.poses import REACH, SIT, STAND
from assets.render.shapes import both_sides, box, capsule, carved, floor, pillar, rows, slanted, sphere, union

RAIN = Swarm((0.2, 8.5, 17.5), (2.8, 8.3, 2.8), 70, 0.014, ((0.5, 0.62, 0.75),), drop=5.5, sway=0.0, streak=0.9, seed=2)
MOTES = Swarm((0.0, 3.0, 9.0), (5.0, 3.0, 7.0), 70, 0.012, ((1.4, 1.0, 0.6), (1.2, 0.9, 0.7)), sway=0.25, seed=8)


def hall(world: str, phase: float) -> World:
    """The street of the mall from its door, the two of them before the heap; whole, it is an afternoon."""
    camera = Camera((-0.9, 1.55, -2.2), (0.25, 4.9, 18.0), 0.80)
    parts = atrium.street(world)
    if world == "lens":
        return World(
            parts=(*parts, *atrium.shoppers(), *atrium.tub(-4.2, 6.2), *atrium.tub(4.4, 7.8, 1.15), *atrium.tub(-4.3,
                15.0)),
            camera=camera, fog=atrium.WARM_AIR, backdrop=atrium.sky(world),
            lights=(atrium.SUN, Light((0.0, 9.0, 10.0), (1.0, 0.75, 0.5), 14.0, breath=0.04)),
            shafts=tuple(Shaft((x + 4.5, 17.5, z - 2.0), (x - 3.0, 0.0, z + 1.4), 0.7, 1.1, (1.0, 0.78, 0.5), 0.05, 0.5)
                         for x, z in ((0.5, 12.0), (1.0, 19.0), (0.2, 27.0))),
            swarms=(MOTES,), ambient=(0.16, 0.12, 0.09), overhead=(0.30, 0.25, 0.20), far=70.0,
        )  # fmt: skip
    sign = Part(box((-4.9, 3.55, 8.6), (0.42, 0.15, 0.05)), Material((0.1, 0.1, 0.1), glow=(0.25, 0.95, 0.50)))
    arrows = Part(box((-2.2, 0.005, 6.0), (0.10, 0.012, 0.32)), Material((0.1, 0.1, 0.1), glow=(0.08, 0.30, 0.17)))
    couple = person(HER_COAT, STAND, (0.72, 0.0, 5.3), tall=1.64, away=True) + person(
        HIS_COAT, REACH, (0.0, 0.0, 5.45), tall=1.8, away=True
    )
    return World(
        parts=(*parts, *atrium.heap(), sign, arrows, *couple),
        camera=camera, fog=atrium.COLD_AIR, backdrop=atrium.sky(world),
        lights=(atrium.NIGHT_SKY, Light((0.2, 17.5, 17.5), (0.75, 0.90, 1.0), 150.0, cone=((0.2, 0.0, 17.5), 0.97,
            0.80), soft=0.15),
                Light((-4.9, 3.4, 8.2), atrium.GREEN, 0.9, breath=0.1)),
        glows=(Glow((-4.9, 3.55, 8.5), atrium.GREEN, 0.10, 0.5, breath=0.1),),
        shafts=(Shaft((0.2, 18.0, 17.5), (0.2, 1.0, 17.5), 2.6, 4.2, (0.62, 0.80, 1.0), 0.020, 0.35),),
        swarms=(RAIN,), ambient=(0.020, 0.026, 0.034), overhead=(0.035, 0.046, 0.060), far=70.0,
    )  # fmt: skip


def heap(world: str, phase: float) -> World:
    """At the foot of the heap, under the hole; whole, the same floor with nothing on it but sun and people."""
    camera = Camera((-1.4, 1.35, 4.6), (0.3, 3.5, 17.0), 0.80)
    parts = atrium.street(world)
    if world == "lens":
        ring = union(hoop_seat(0.2, 15.5), *(part.field for part in atrium.tub(0.2, 15.5, 1.5)[:1]))
        crowd = (
            *atrium.shoppers(4),
            *person(HER_SUMMER, STAND, (1.75, 0.0, 9.4), 0.2, 1.64),
            *person(HIS_SUMMER, REACH, (1.0, 0.0, 9.5), 0.0, 1.8),
        )
        return World(
            parts=(*parts, Part(ring, WHITE), atrium.tub(0.2, 15.5, 1.5)[1], *crowd),
            camera=camera, fog=atrium.WARM_AIR, backdrop=atrium.sky(world),
            lights=(atrium.SUN._replace(power=1.9), Light((0.0, 9.0, 12.0), (1.0, 0.75, 0.5), 10.0, breath=0.04)),
            shafts=tuple(Shaft((x + 4.5, 17.5, z - 2.0), (x - 2.6, 0.0, z + 1.2), 0.8, 1.3, (1.0, 0.8, 0.52), 0.05,
                0.45) for x, z in ((0.2, 15.0), (0.6, 21.0))),
            swarms=(MOTES,), ambient=(0.16, 0.12, 0.09), overhead=(0.30, 0.25, 0.20), far=70.0,
        )  # fmt: skip
    kneeling = SIT._replace(
        hips=(0.0, 0.42, 0.0),
        left_foot=(-0.12, 0.05, 0.3),
        right_foot=(0.12, 0.05, 0.28),
        head=(0.02, 1.08, -0.16),
        chest=(0.0, 0.84, -0.08),
    )
    couple = person(HER_COAT, kneeling, (0.9, 0.0, 9.3), 2.6, 1.64) + person(
        HIS_COAT, STAND, (0.05, 0.0, 9.2), 0.4, 1.8, away=True
    )
    return World(
        parts=(*parts, *atrium.heap(), *couple),
        camera=camera, fog=atrium.COLD_AIR, backdrop=atrium.sky(world),
        lights=(atrium.NIGHT_SKY, Light((0.2, 17.5, 17.5), (0.78, 0.90, 1.0), 260.0, cone=((0.2, 0.0, 17.0), 0.97,
            0.72), soft=0.15),
                Light((-5.5, 3.0, 9.0), atrium.GREEN, 0.8, breath=0.1)),
        shafts=(Shaft((0.2, 18.0, 17.5), (0.2, 3.0, 17.5), 2.4, 3.6, (0.62, 0.80, 1.0), 0.022, 0.35),),
        swarms=(RAIN,), ambient=(0.020, 0.026, 0.034), overhead=(0.035, 0.046, 0.060), far=70.0,
    )  # fmt: skip


def hoop_seat(x: float, z: float) -> Field:
    """A round bench."""
    return carved(pillar((x, 0.25, z), 1.5, 0.25), pillar((x, 0.3, z), 1.0, 0.5))


def skylight(world: str, phase: float) -> World:
    """Straight up from the floor of the hall: galleries, the roof, and what comes through it."""
    camera = Camera((0.4, 0.9, 9.0), (0.25, 13.0, 14.6), 0.74)
    parts = atrium.street(world)
    if world == "lens":
        strings = union(
            *(capsule((-5.6, y, z), (0.0, y - 1.1, z + 0.4), 0.02) for y, z in LINES),
            *(capsule((0.0, y - 1.1, z + 0.4), (5.6, y, z), 0.02) for y, z in LINES),
        )
        bulbs = union(
            *(
                sphere((x, y - 1.1 + 0.20 * abs(x) - 0.12, z + 0.4 - 0.07 * abs(x)), 0.13)
                for y, z in LINES
                for x in (-4.6, -3.4, -2.2, -1.0, 0.2, 1.4, 2.6, 3.8, 5.0)
            )
        )
        return World(
            parts=(*parts, Part(strings, STEEL), Part(bulbs, Material((0.8, 0.6, 0.4), glow=(2.2, 1.35, 0.6)))),
            camera=camera, fog=atrium.WARM_AIR, backdrop=atrium.sky(world),
            lights=(atrium.SUN, Light((0.0, 9.0, 14.0), (1.0, 0.72, 0.45), 16.0, breath=0.06)),
            shafts=(Shaft((4.5, 17.0, 12.0), (-4.0, 2.0, 16.0), 0.9, 1.3, (1.0, 0.8, 0.5), 0.06, 0.4),),
            swarms=(MOTES._replace(at=(0.0, 8.0, 12.0), half=(4.0, 5.0, 4.0)),), ambient=(0.16, 0.12, 0.09),
                overhead=(0.16, 0.13, 0.10), far=70.0,
        )  # fmt: skip
    rain = RAIN._replace(at=(0.3, 9.0, 13.5), half=(3.6, 8.0, 4.5), number=110, drop=5.4, size=0.010, streak=0.55)
    return World(
        parts=tuple(parts), camera=camera, fog=atrium.COLD_AIR, backdrop=atrium.sky(world),
        lights=(atrium.NIGHT_SKY._replace(power=0.35), Light((0.2, 16.0, 17.5), (0.75, 0.90, 1.0), 30.0)),
        shafts=(Shaft((0.2, 18.0, 17.5), (0.4, 2.0, 12.5), 2.6, 3.2, (0.62, 0.80, 1.0), 0.012, 0.5),),
        swarms=(rain,), ambient=(0.020, 0.026, 0.034), overhead=(0.03, 0.04, 0.05), far=70.0,
    )  # fmt: skip


LINES = ((12.0, 8.5), (11.2, 12.5), (12.4, 17.0))


def escalator(world: str, phase: float) -> World:
    """From the foot of the escalator that has stopped: two of them side by side on one step."""
    lens = world == "lens"
    up = 0.50
    steps = union(*(box((0.0, 0.10 + 0.2 * k, 3.0 + 0.38 * k), (0.98, 0.10 + 0.1, 0.21), 0.01) for k in range(22)))
    sides = both_sides(
        union(
            slanted(box((1.22, 0.75, 7.4), (0.10, 0.52, 5.4), 0.04), up, (0.0, 0.2, 3.0)),
            box((1.22, 0.62, 2.2), (0.10, 0.62, 0.9), 0.05),
        )
    )
    belts = both_sides(
        union(
            slanted(box((1.22, 1.31, 7.4), (0.15, 0.06, 5.4), 0.05), up, (0.0, 0.2, 3.0)),
            box((1.22, 1.28, 2.2), (0.15, 0.06, 0.95), 0.05),
        )
    )
    her, his = (HER_SUMMER, HIS_SUMMER) if lens else (HER_COAT, HIS_COAT)
    y, z = 1.42, 5.3
    low = SIT._replace(left_foot=(-0.15, 0.12, -0.52), right_foot=(0.15, 0.12, -0.52))
    couple = person(her, low._replace(head=(-0.09, 1.20, -0.05)), (0.30, y - 0.42, z), 0.0, 1.64) + person(
        his, low, (-0.30, y - 0.42, z), 0.0, 1.78
    )
    walls = union(
        box((-7.4, 6.0, 12.0), (1.0, 8.0, 14.0)),
        box((7.4, 6.0, 12.0), (1.0, 8.0, 14.0)),
        box((0.0, 3.6, 13.4), (8.0, 0.25, 1.4)),
        box((0.0, 8.2, 17.0), (8.0, 0.25, 1.4)),
    )
    posts = both_sides(rows(pillar((4.6, 6.0, 9.0), 0.35, 8.0), 2, 5.0, -1, 2, 9.0))
    lit = panes((2, 1), (3.0, 4.2), 0.85, 15, 0.02, 0.35)
    stone = PLASTER._replace(albedo=(0.62, 0.50, 0.40), vary=0.1) if lens else CONCRETE
    parts = (
        Part(floor(), atrium.LENS_FLOOR if lens else atrium.BARE_FLOOR), Part(steps, STEEL._replace(pattern=stripes(0,
            0.10, 0.55, 0.4), albedo=(0.34, 0.33, 0.32) if lens else (0.24, 0.25, 0.27))),
        Part(sides, Material((0.45, 0.36, 0.28), 0.1, glow=(0.55, 0.34, 0.15)) if lens else STEEL), Part(belts, DARK),
            Part(posts, stone),
        Part(walls, stone._replace(glow=(0.8, 0.5, 0.28), lit=lit) if lens else Material((0.12, 0.12, 0.13), 0.3,
            1.2)), *couple,
    )  # fmt: skip
    camera = Camera((0.5, 1.55, 0.9), (0.0, 2.35, 7.0), 1.0)
    if lens:
        return World(
            parts=parts, camera=camera, fog=atrium.WARM_AIR, backdrop=atrium.sky(world),
            lights=(Light((6.0, 15.0, -3.0), (1.0, 0.80, 0.55), 1.2, far=True, soft=0.06), Light((0.0, 6.0, 9.5),
                (1.0, 0.75, 0.5), 14.0, breath=0.05)),
            shafts=(Shaft((4.0, 15.0, 9.0), (-1.5, 0.0, 7.0), 0.6, 1.2, (1.0, 0.78, 0.5), 0.05, 0.5),),
            swarms=(MOTES._replace(at=(0.0, 3.0, 6.0), half=(3.0, 2.5, 4.0)),), ambient=(0.14, 0.10, 0.08),
                overhead=(0.22, 0.18, 0.14),
        )  # fmt: skip
    return World(
        parts=parts, camera=camera, fog=atrium.COLD_AIR._replace(density=0.045, colour=(0.075, 0.10, 0.135)),
            backdrop=atrium.sky(world),
        lights=(Light((-1.0, 12.0, 9.0), (0.72, 0.88, 1.0), 60.0, soft=0.12), Light((0.3, 3.6, 7.2), (0.75, 0.9, 1.0),
            7.0), Light((-3.6, 2.6, 2.5), atrium.GREEN, 0.5, breath=0.1)),
        shafts=(Shaft((0.0, 14.0, 13.5), (0.0, 0.0, 9.5), 1.5, 3.2, (0.62, 0.80, 1.0), 0.03, 0.4),),
        swarms=(RAIN._replace(at=(0.0, 5.0, 11.0), half=(3.0, 5.0, 2.0), number=50),), ambient=(0.02, 0.026, 0.034),
            overhead=(0.035, 0.046, 0.060),
    )  # fmt: skip


PICTURES = (
    Picture("hall", hall, cube=Hang((0.5, 12.5, 24.0), (0.8, 4.7, 7.2))),
    Picture("heap", heap, rate=6),
    Picture("skylight", skylight, rate=8),
    Picture("escalator", escalator, rate=6),
)
