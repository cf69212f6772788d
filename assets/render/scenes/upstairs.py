"""The first gallery, the piano on it, and a dead shop through its window."""

import numpy as np

from assets.render.camera import Camera
from assets.render.figure import DINNER_SUIT, HER_COAT, HER_SUMMER, HIS_COAT, HIS_SUMMER, Pose, person
from assets.render.grade import BARE
from assets.render.lights import Glow, Light, Shaft
from assets.render.materials import CONCRETE, DARK, PLASTER, STEEL, WHITE, WOOD, Material, Part, panes, patches, stripes
from assets.render.particles import Swarm
from assets.render.picture import Hang, Picture, World
from assets.render.scenes import atrium
from assets.render.scenes.mall import MOTES, RAIN
from assets.render.scenes.poses import SIT_SIDE, STAND, WALK
from assets.render.shapes import (
    box,
    capsule,
    carved,
    crumpled,
    ellipsoid,
    floor,
    frame,
    melted,
    moved,
    pillar,
    rough,
    rows,
    sphere,
    union,
    within,
)  # fmt: skip


def gallery(world: str, phase: float) -> World:
    """Along the first gallery: shutters to the left, to the right the drop, and the heap's top below."""
    lens = world == "lens"
    y = atrium.STOREY + 0.22
    her, his = (HER_SUMMER, HIS_SUMMER) if lens else (HER_COAT, HIS_COAT)
    couple = person(her, WALK._replace(left_hand=(-0.40, 0.9, 0.0)), (-7.15, y, 5.6), 0.0, 1.64) + person(
        his, WALK._replace(right_hand=(0.36, 0.9, 0.0)), (-7.85, y, 5.5), 0.0, 1.8
    )
    trough = union(
        box((-8.1, y + 0.25, 8.4), (0.28, 0.25, 0.9), 0.03),
        *(
            capsule(
                (-8.1 + 0.1 * np.sin(9 * k), y + 0.4, 7.7 + 0.2 * k),
                (-8.1 + 0.2 * np.sin(5 * k), y + 1.9, 7.65 + 0.22 * k),
                0.025,
            )
            for k in range(7)
        ),
    )
    leaves = rough(ellipsoid((-8.05, y + 1.55, 8.4), (0.42, 0.7, 0.9)), 0.16, 0.18)
    parts = [
        *atrium.street(world),
        *couple,
        Part(trough, Material((0.40, 0.24, 0.14), 0.1) if lens else DARK, (-8.1, y + 1.0, 8.4, 2.0)),
    ]
    camera = Camera((-6.75, y + 1.55, -0.6), (-4.9, y + 1.0, 8.0), 0.86)
    if lens:
        return World(
            parts=(*parts, *atrium.shoppers(6), Part(leaves, Material((0.07, 0.17, 0.07), 0.6, 0.12), (-8.1, y + 1.5,
                8.4, 1.4))), camera=camera, fog=atrium.WARM_AIR, backdrop=atrium.sky(world),
            lights=(atrium.SUN, Light((-3.0, 9.0, 8.0), (1.0, 0.75, 0.5), 14.0, breath=0.04),
                Light((-8.6, y + 2.2, 6.0), (1.0, 0.72, 0.42), 2.0)),
            shafts=tuple(Shaft((x + 4.5, 17.5, z - 2.0), (x - 4.0, 2.0, z + 1.4), 0.7, 1.2, (1.0, 0.78, 0.5), 0.05,
                0.5) for x, z in ((-2.0, 10.0), (-1.0, 17.0))),
            swarms=(MOTES._replace(at=(-5.0, y + 1.6, 5.0), half=(3.0, 1.6, 4.0)),), ambient=(0.16, 0.12, 0.09),
                overhead=(0.28, 0.23, 0.18), far=70.0,
        )  # fmt: skip
    return World(
        parts=(*parts, *atrium.heap((0.6, 0.0, 15.0), 1.25)), camera=camera, fog=atrium.COLD_AIR,
            backdrop=atrium.sky(world),
        lights=(atrium.NIGHT_SKY, Light((0.4, 17.5, 16.0), (0.75, 0.90, 1.0), 230.0, cone=((0.4, 0.0, 15.0), 0.96,
            0.62)), Light((-8.3, y + 2.3, 9.5), atrium.GREEN, 0.8, breath=0.1), Light((-5.5, y + 3.2, 9.5),
            (0.7, 0.86, 1.0), 4.0)),
        glows=(Glow((-8.2, y + 2.4, 9.6), atrium.GREEN, 0.10, 0.4, breath=0.1),), shafts=(Shaft((0.4, 18.0, 16.5),
            (0.4, 4.0, 15.5), 2.5, 3.6, (0.62, 0.80, 1.0), 0.020, 0.35),),
        swarms=(RAIN._replace(at=(0.4, 8.5, 15.5)),), ambient=(0.022, 0.028, 0.037), overhead=(0.036, 0.047, 0.062),
            far=70.0,
    )  # fmt: skip


def shop(world: str, phase: float) -> World:
    """Through a shop's window: bare dummies and empty rails; or lamps, coats in rows, and somebody trying one on."""
    lens = world == "lens"
    dummy = melted(
        0.05,
        capsule((0.0, 0.95, 0.0), (0.0, 1.36, 0.0), 0.13, 0.16),
        capsule((-0.16, 1.40, 0.0), (0.16, 1.40, 0.0), 0.06),
        capsule((0.0, 1.42, 0.0), (0.0, 1.56, 0.0), 0.05),
        ellipsoid((0.0, 1.66, 0.0), (0.085, 0.115, 0.095)),
        capsule((0.0, 0.95, 0.0), (0.0, 0.0, 0.0), 0.02),
        capsule((0.2, 1.36, 0.0), (0.36, 1.06, -0.16), 0.045, 0.035),
        capsule((0.36, 1.06, -0.16), (0.42, 1.22, -0.40), 0.035),
    )
    dummies = union(
        moved(dummy, (-1.45, 0.25, 3.5), 0.3),
        moved(dummy, (1.5, 0.25, 3.7), 2.9),
        moved(dummy, (0.1, 0.12, 3.9), 0.2, 1.35) if not lens else moved(dummy, (2.15, 0.25, 4.2), 0.0),
    )
    rails = union(
        *(capsule((x - 1.0, 1.6, z), (x + 1.0, 1.6, z), 0.025) for x, z in ((-1.4, 6.0), (1.5, 6.3))),
        *(capsule((x + s, 0.0, z), (x + s, 1.6, z), 0.025) for x, z in ((-1.4, 6.0), (1.5, 6.3)) for s in (-1.0, 1.0)),
    )
    hung = union(
        *(
            rough(capsule((x - 0.85 + 0.24 * k, 1.42, z), (x - 0.85 + 0.24 * k, 0.7, z), 0.07, 0.12), 0.01, 0.2)
            for x, z in ((-1.4, 6.0), (1.5, 6.3))
            for k in range(8 if lens else 2)
        )
    )
    pane = union(
        frame((0.0, 1.55, 2.6), (2.7, 1.6, 0.06), 0.06),
        box((0.9, 1.55, 2.6), (0.03, 1.6, 0.05)),
        box((0.0, -0.05, 2.6), (2.8, 0.3, 0.2)),
    )
    jags = (
        ()
        if lens
        else (
            Part(
                within(
                    box((-0.95, 1.5, 2.6), (1.8, 1.55, 0.012)),
                    carved(
                        box((-0.9, 1.5, 2.6), (1.9, 1.6, 0.1)),
                        crumpled(ellipsoid((-0.7, 1.65, 2.6), (1.35, 1.05, 1.0)), 0.30, 0.55),
                    ),
                ),
                Material((0.26, 0.30, 0.33), 0.2, 0.3, gloss=1.0),
            ),
        )
    )
    walls = union(
        box((-4.2, 1.6, 2.6), (1.5, 2.4, 0.3)),
        box((4.2, 1.6, 2.6), (1.5, 2.4, 0.3)),
        box((0.0, 3.9, 2.6), (6.0, 0.8, 0.3)),
        box((0.0, 1.6, 7.6), (4.0, 2.4, 0.2)),
        box((-3.2, 1.6, 5.0), (0.2, 2.4, 2.8)),
        box((3.2, 1.6, 5.0), (0.2, 2.4, 2.8)),
        box((0.0, 3.3, 5.0), (4.0, 0.15, 2.8)),
    )
    parts = [
        Part(
            floor(),
            WOOD._replace(albedo=(0.36, 0.24, 0.15), mirror=0.08)
            if lens
            else CONCRETE._replace(albedo=(0.16, 0.16, 0.17)),
        ),
        Part(walls, Material((0.34, 0.27, 0.20), 0.1) if lens else Material((0.13, 0.13, 0.14), 0.5)),
        Part(dummies, WHITE if not lens else Material((0.12, 0.22, 0.16), 0.1, pattern=stripes(1, 0.9, 0.6, 0.5))),
        Part(rails, STEEL),
        Part(hung, Material((0.5, 0.34, 0.28), 0.1, pattern=patches(0.25, 0.4, 1.2, 0.5)) if lens else DARK),
        Part(pane, Material((0.40, 0.22, 0.12), 0.1) if lens else DARK),
        *jags,
    ]
    camera = Camera((0.2, 1.45, 0.0), (0.0, 1.5, 4.0), 1.12)
    if lens:
        parts += person(
            HER_SUMMER._replace(cloth=HER_SUMMER.cloth._replace(albedo=(0.22, 0.36, 0.46))),
            Pose(left_hand=(-0.55, 1.30, 0.0), right_hand=(0.55, 1.28, 0.0)),
            (-0.2, 0.0, 5.2),
            0.3,
            1.64,
        )
        bulbs = union(
            *(sphere((x, 2.85, z), 0.14) for x, z in ((-1.8, 4.2), (0.0, 4.8), (1.8, 4.2), (-0.9, 6.4), (0.9, 6.4)))
        )
        return World(
            parts=(*parts, Part(bulbs, Material((0.5, 0.3, 0.2), glow=(2.6, 1.6, 0.75)))), camera=camera,
                fog=atrium.WARM_AIR._replace(colour=(0.40, 0.28, 0.18), density=0.014),
            lights=(Light((-1.8, 2.7, 4.2), (1.0, 0.74, 0.46), 3.0, breath=0.05), Light((1.8, 2.7, 4.2),
                (1.0, 0.74, 0.46), 3.0, breath=0.05, start=0.4), Light((0.0, 2.7, 6.0), (1.0, 0.68, 0.4), 3.4),
                Light((-2.0, 4.0, -1.0), (1.0, 0.8, 0.6), 3.0)),
            glows=tuple(Glow((x, 2.85, z), (1.0, 0.62, 0.3), 0.2, 0.35, breath=0.06, start=0.2 * k) for k,
                (x, z) in enumerate(((-1.8, 4.2), (0.0, 4.8), (1.8, 4.2), (-0.9, 6.4), (0.9, 6.4)))),
            ambient=(0.06, 0.042, 0.03), overhead=(0.08, 0.058, 0.042),
        )  # fmt: skip
    return World(
        parts=tuple(parts), camera=camera, fog=atrium.COLD_AIR._replace(density=0.075),
        lights=(Light((-2.4, 3.6, -0.5), (0.68, 0.86, 1.0), 9.0, soft=0.07), Light((2.4, 2.6, 6.8), atrium.GREEN, 0.9,
            breath=0.1), Light((0.2, 2.9, 6.6), (0.7, 0.86, 1.0), 2.4)),
        shafts=(Shaft((-2.0, 3.6, 0.4), (1.0, 0.2, 5.0), 0.4, 0.9, (0.66, 0.84, 1.0), 0.07, 0.5),),
        swarms=(Swarm((0.0, 1.5, 4.2), (2.0, 1.3, 1.6), 40, 0.004, ((0.4, 0.4, 0.4),), sway=0.16, lamps=True,
            seed=91),), ambient=(0.018, 0.023, 0.030), overhead=(0.026, 0.034, 0.044),
            grade=BARE._replace(saturation=0.55),
    )  # fmt: skip


def piano(world: str, phase: float) -> World:
    """A grand piano at the top of the escalator, lid up, and she with a palm on its side."""
    lens = world == "lens"
    rim = union(
        within(
            melted(0.25, pillar((0.25, 0.86, 4.8), 0.82, 0.16), box((-0.35, 0.86, 4.5), (0.55, 0.16, 0.80), 0.06)),
            box((0.2, 0.86, 4.7), (2.0, 0.16, 1.6)),
        ),
        box((-0.95, 0.80, 4.45), (0.28, 0.10, 0.78), 0.03),
    )
    lid = moved(
        within(
            melted(0.2, pillar((0.45, 0.0, 0.25), 0.80, 0.022), box((-0.15, 0.0, 0.0), (0.55, 0.022, 0.75))),
            box((0.0, 0.0, 0.2), (2.0, 0.03, 2.0)),
        ),
        (-0.02, 1.62, 5.15),
        0.0,
        -0.62,
    )
    prop = capsule((0.55, 1.0, 4.2), (0.42, 1.78, 4.7), 0.02)
    legs = union(
        *(capsule((x, 0.75, z), (x, 0.05, z), 0.065, 0.045) for x, z in ((-0.75, 3.9), (-0.75, 5.1), (0.75, 5.0))),
        capsule((-0.7, 0.7, 4.5), (-0.7, 0.15, 4.5), 0.03),
    )
    keys = box((-1.13, 0.91, 4.45), (0.10, 0.012, 0.66))
    stool = union(
        box((-1.75, 0.46, 4.45), (0.20, 0.05, 0.34), 0.03),
        *(
            capsule((-1.75 + s, 0.45, 4.45 + t), (-1.75 + s, 0.0, 4.45 + t), 0.025)
            for s in (-0.15, 0.15)
            for t in (-0.28, 0.28)
        ),
    )
    back = union(box((0.0, 2.0, 9.8), (9.0, 3.0, 0.2)))
    rail = union(
        capsule((1.8, 1.05, 6.9), (6.0, 1.05, 6.9), 0.035),
        rows(capsule((1.9, 0.0, 6.9), (1.9, 1.05, 6.9), 0.02), 0, 0.4, 0, 9, 1.9),
    )
    touch = Pose(
        right_hand=(-0.42, 0.98, -0.16),
        left_hand=(-0.30, 0.82, 0.0),
        elbows=((-0.4, -0.5, 0.3), (0.2, -0.6, -0.4)),
        head=(-0.06, 1.56, -0.03),
    )
    her = person(HER_SUMMER if lens else HER_COAT, touch, (1.45, 0.0, 4.35), 0.0, 1.64)
    parts = [
        Part(floor(), atrium.LENS_FLOOR if lens else atrium.BARE_FLOOR),
        Part(
            union(rim, lid, legs),
            Material((0.030, 0.026, 0.026), 0.1, mirror=0.10)
            if lens
            else Material((0.045, 0.047, 0.052), 0.5, 0.3, gloss=0.5),
        ),
        Part(prop, STEEL),
        Part(
            keys,
            Material((0.75, 0.72, 0.66) if lens else (0.45, 0.46, 0.47), 0.05, pattern=stripes(2, 0.075, 0.25, 0.35)),
        ),
        Part(stool, WOOD if lens else DARK),
        Part(
            back,
            Material(
                (0.30, 0.22, 0.16), 0.1, glow=(0.85, 0.55, 0.28), lit=panes((0, 1), (2.2, 3.2), 0.9, 25, 0.02, 0.35)
            )
            if lens
            else CONCRETE._replace(albedo=(0.16, 0.16, 0.17), pattern=stripes(0, 2.2, 0.5, 0.8)),
        ),
        Part(rail, STEEL),
        *her,
    ]
    camera = Camera((-0.4, 1.30, 0.5), (0.1, 1.12, 4.6), 1.02)
    if lens:
        play = SIT_SIDE._replace(left_hand=(0.58, 0.92, 0.10), right_hand=(0.60, 0.92, -0.14))
        parts += person(
            DINNER_SUIT._replace(cloth=Material((0.22, 0.14, 0.12), 0.1)), play, (-1.78, 0.0, 4.45), 0.0, 1.75
        )
        for k, (x, z) in enumerate(((2.2, 5.5), (2.9, 6.1), (-2.7, 6.0))):
            parts += person((HER_SUMMER, HIS_SUMMER)[k % 2], STAND, (x, 0.0, z), 0.0, 1.66 + 0.05 * k)
        return World(
            parts=tuple(parts), camera=camera, fog=atrium.WARM_AIR,
            lights=(Light((5.0, 6.0, 1.0), (1.0, 0.80, 0.55), 1.7, far=True, soft=0.06), Light((0.0, 3.0, 6.5),
                (1.0, 0.7, 0.42), 5.0, breath=0.05), Light((-1.4, 2.4, 3.2), (1.0, 0.76, 0.5), 1.2)),
            shafts=(Shaft((3.5, 5.0, 2.8), (-0.6, 0.2, 5.4), 0.4, 0.8, (1.0, 0.8, 0.5), 0.10, 0.5),),
                swarms=(MOTES._replace(at=(0.0, 1.6, 4.5), half=(2.4, 1.3, 2.0), size=0.006),), ambient=(0.10, 0.075,
                0.055), overhead=(0.18, 0.14, 0.11),
        )  # fmt: skip
    him = person(HIS_COAT, STAND._replace(head=(0.06, 1.6, -0.02)), (2.15, 0.0, 5.0), 0.2, 1.8)
    return World(
        parts=(*parts, *him, Part(crumpled(ellipsoid((-2.9, 0.0, 6.0), (1.0, 0.35, 0.9)), 0.06, 0.25),
            PLASTER._replace(albedo=(0.24, 0.24, 0.25)), (-2.9, 0.2, 6.0, 1.6))), camera=camera,
            fog=atrium.COLD_AIR._replace(density=0.06),
        lights=(Light((0.4, 5.6, 4.4), (0.72, 0.88, 1.0), 24.0, cone=((0.2, 0.8, 4.7), 0.95, 0.82), soft=0.08),
            Light((2.6, 2.6, 7.6), (0.66, 0.84, 1.0), 4.0), Light((-3.0, 2.6, 3.0), atrium.GREEN, 0.5, breath=0.1)),
        shafts=(Shaft((0.5, 5.8, 4.4), (0.2, 0.4, 4.7), 0.5, 1.2, (0.66, 0.84, 1.0), 0.08, 0.5),),
        swarms=(Swarm((0.2, 1.8, 4.6), (1.2, 1.6, 1.0), 40, 0.005, ((0.4, 0.4, 0.4),), sway=0.16, lamps=True, seed=93),
            RAIN._replace(at=(0.3, 3.0, 5.4), half=(1.0, 3.0, 0.6), number=14, size=0.006)),
        ambient=(0.018, 0.023, 0.030), overhead=(0.026, 0.034, 0.044), grade=BARE._replace(saturation=0.5),
    )  # fmt: skip


PICTURES = (
    Picture("gallery", gallery, rate=6, cube=Hang((2.4, 8.6, 24.0), (-3.4, 6.3, 7.2))),
    Picture("shop", shop),
    Picture("piano", piano),
)
