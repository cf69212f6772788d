"""The wedding: the dressing room, and the photo booth from outside."""

from assets.render.camera import Camera
from assets.render.figure import DINNER_SUIT, GOWN, HIS_COAT, Pose, person
from assets.render.grade import BARE
from assets.render.lights import Glow, Light, Shaft
from assets.render.materials import (
    BLACK,
    BONE,
    CONCRETE,
    DARK,
    STEEL,
    WHITE,
    Material,
    Part,
    patches,
    planks,
    pleats,
    stripes,
)
from assets.render.picture import Picture, World
from assets.render.scenes import ballroom
from assets.render.scenes.poses import STAND
from assets.render.shapes import (
    both_sides,
    box,
    capsule,
    floor,
    frame,
    melted,
    moved,
    pillar,
    rough,
    sphere,
    union,
)  # fmt: skip

GOWN_BARE = GOWN._replace(cloth=GOWN.cloth._replace(albedo=(0.62, 0.63, 0.66)))


def bridal_shop(world: str, phase: float) -> World:
    """The dressing room: she on the platform in white, he before the sofa, gowns on a rail, a long mirror."""
    lens = world == "lens"
    hold = Pose(
        right_hand=(0.06, 1.08, 0.20),
        left_hand=(-0.34, 0.98, -0.10),
        elbows=((-0.6, -0.4, 0.0), (0.8, -0.2, 0.2)),
        head=(0.03, 1.60, -0.02),
    )
    bride = person(GOWN if lens else GOWN_BARE, hold, (0.55, 0.32, 4.4), 0.2, 1.66)
    groom = person(
        DINNER_SUIT if lens else HIS_COAT._replace(coat=None),
        STAND._replace(right_hand=(0.30, 1.10, -0.24)),
        (-1.15, 0.0, 3.9),
        -0.3,
        1.8,
    )
    rail = union(
        capsule((1.9, 1.9, 5.6), (4.6, 1.9, 4.9), 0.03),
        *(
            rough(
                capsule((2.1 + 0.36 * k, 1.72, 5.55 - 0.1 * k), (2.1 + 0.36 * k, 0.62, 5.5 - 0.1 * k), 0.10, 0.20),
                0.012,
                0.3,
            )
            for k in range(7)
        ),
    )
    curtain = rough(box((-2.9, 1.7, 5.6), (1.2, 1.7, 0.10)), 0.03, 0.6)
    room = union(
        box((0.0, 2.0, 6.9), (8.0, 3.0, 0.2)),
        both_sides(box((4.9, 2.0, 4.0), (0.2, 3.0, 6.0))),
        box((0.0, 3.9, 4.0), (8.0, 0.2, 6.0)),
    )
    mirror = union(frame((-0.55, 1.5, 6.6), (0.62, 1.25, 0.06), 0.05))
    glass = box((-0.55, 1.5, 6.68), (0.58, 1.2, 0.03))
    sofa = union(
        box((-2.6, 0.35, 4.3), (0.8, 0.2, 0.4), 0.08),
        box((-2.6, 0.72, 4.68), (0.85, 0.3, 0.12), 0.08),
        box((-3.4, 0.5, 4.3), (0.12, 0.3, 0.4), 0.06),
        box((-1.8, 0.5, 4.3), (0.12, 0.3, 0.4), 0.06),
    )
    parts = [
        Part(
            floor(),
            Material((0.42, 0.26, 0.17), 0.1, 0.4, gloss=0.4, pattern=planks(0, 0.3))
            if lens
            else CONCRETE._replace(albedo=(0.17, 0.17, 0.18), pattern=planks(0, 0.3)),
        ),
        Part(
            room,
            Material((0.46, 0.37, 0.25), 0.06, pattern=stripes(0, 0.4, 0.86))
            if lens
            else Material((0.14, 0.14, 0.15), 0.5, 0.9),
        ),
        Part(rail, WHITE if lens else Material((0.42, 0.43, 0.46), 0.5, 0.5)),
        Part(
            curtain,
            Material(ballroom.VELVET, 0.1, pattern=pleats(0, 0.3, 0.6))
            if lens
            else Material((0.11, 0.11, 0.13), 0.3, pattern=pleats(0, 0.3, 0.6)),
        ),
        Part(mirror, Material((0.55, 0.38, 0.16), 0.2, gloss=0.8) if lens else STEEL),
        Part(
            glass,
            Material((0.30, 0.26, 0.22), 0.0, gloss=1.5, glow=(0.10, 0.07, 0.05))
            if lens
            else Material((0.10, 0.12, 0.14), 0.6, 0.5, gloss=1.0),
        ),
        Part(
            pillar((0.55, 0.16, 4.4), 1.05, 0.16),
            Material((0.55, 0.42, 0.34), 0.1) if lens else Material((0.22, 0.22, 0.23), 0.4),
        ),
        Part(sofa, Material((0.10, 0.20, 0.14), 0.1) if lens else Material((0.10, 0.10, 0.11), 0.4)),
        *bride,
        *groom,
    ]
    camera = Camera((0.1, 1.35, -0.1), (0.0, 1.45, 4.4), 1.0)
    if lens:
        parts += ballroom.guests(((-3.5, 5.0), (-2.85, 5.2), (-2.2, 5.1)))
        shades = union(*(sphere((x, 2.7, 5.6), 0.2) for x in (-3.6, -1.9, 1.2, 3.4)))
        return World(
            parts=(*parts, Part(shades, Material((0.5, 0.3, 0.2), glow=(2.3, 1.4, 0.75)))), camera=camera,
                fog=ballroom.WARM,
            lights=(Light((1.2, 2.6, 3.2), (1.0, 0.80, 0.58), 4.2, soft=0.15, breath=0.04), Light((-2.4, 2.6, 4.4),
                (1.0, 0.70, 0.45), 2.6, breath=0.04), Light((2.6, 2.4, 5.0), (1.0, 0.74, 0.5), 1.6)),
            glows=tuple(Glow((x, 2.7, 5.5), (1.0, 0.62, 0.32), 0.16, 0.45, breath=0.06, start=0.2 * k) for k,
                x in enumerate((-3.6, -1.9, 1.2, 3.4))),
            swarms=(ballroom.DUST._replace(colours=((1.2, 0.9, 0.5),), lamps=False),), ambient=(0.07, 0.045, 0.035),
                overhead=(0.10, 0.07, 0.055),
        )  # fmt: skip
    return World(
        parts=tuple(parts), camera=camera, fog=ballroom.COLD._replace(density=0.06),
        lights=(Light((0.9, 3.7, 3.6), (0.70, 0.86, 1.0), 4.2, cone=((0.55, 0.0, 4.5), 0.94, 0.70), soft=0.12),
            Light((3.8, 2.4, 1.5), (0.6, 0.78, 1.0), 1.4), Light((-3.5, 2.4, 6.2), (0.6, 0.8, 1.0), 1.6)),
        shafts=(Shaft((1.0, 3.9, 3.6), (0.5, 0.3, 4.5), 0.25, 1.1, (0.66, 0.84, 1.0), 0.07, 0.5),),
        swarms=(ballroom.DUST,), ambient=(0.018, 0.023, 0.030), overhead=(0.025, 0.032, 0.042),
    )  # fmt: skip


def booth(world: str, phase: float) -> World:
    """The photo booth from outside, half a curtain, and under it four feet and the hem of a dress."""
    lens = world == "lens"
    shell = union(
        box((-1.15, 1.05, 4.4), (0.62, 1.02, 0.75), 0.04),
        box((1.05, 1.05, 4.4), (0.16, 1.02, 0.75), 0.03),
        box((-0.02, 1.98, 4.4), (1.25, 0.14, 0.78), 0.04),
        box((-0.02, 0.06, 4.4), (1.25, 0.06, 0.75), 0.02),
        box((0.2, 1.0, 5.08), (1.0, 1.0, 0.06)),
        both_sides(sphere((1.0, -0.02, 4.0), 0.07)),
    )
    curtain = rough(box((0.42, 1.42, 3.72), (0.50, 0.44, 0.03)), 0.012, 0.4)
    knees = union(
        capsule((0.18, 0.55, 4.4), (0.10, 0.50, 3.95), 0.10),
        capsule((0.10, 0.50, 3.95), (0.10, 0.12, 3.95), 0.07, 0.05),
        capsule((0.42, 0.55, 4.4), (0.40, 0.52, 3.9), 0.10),
        capsule((0.40, 0.52, 3.9), (0.42, 0.12, 3.92), 0.07, 0.05),
        capsule((0.10, 0.10, 3.95), (0.06, 0.09, 3.78), 0.05),
        capsule((0.42, 0.10, 3.92), (0.46, 0.09, 3.76), 0.05),
    )
    skirt = rough(
        melted(
            0.1,
            capsule((0.5, 0.72, 4.2), (0.62, 0.30, 3.86), 0.20, 0.26),
            capsule((0.6, 0.3, 3.85), (0.86, 0.08, 3.62), 0.2, 0.12),
        ),
        0.015,
        0.3,
    )
    samples = union(*(box((-1.52 + 0.25 * i, 1.10, 3.645), (0.085, 0.42, 0.01)) for i in range(4)))
    sign = box((-0.02, 2.30, 3.95), (1.0, 0.16, 0.05), 0.03)
    lamp = sphere((0.72, 2.16, 3.66), 0.05)
    pane = moved(box((0.0, 0.0, 0.0), (0.9, 0.02, 0.5)), (0.0, 2.45, 4.7), 0.0, 0.16)
    faces = Material((0.55, 0.50, 0.45) if lens else (0.42, 0.43, 0.44), 0.2, 0.1, pattern=patches(0.14, 0.35, 1.1))
    parts = [
        *ballroom.hall(lens, 8.0),
        *ballroom.bulbs(lens),
        Part(shell, Material((0.50, 0.36, 0.26), 0.08, gloss=0.3) if lens else Material((0.24, 0.25, 0.27), 0.45, 0.4)),
        Part(
            curtain,
            Material((0.0, 0.26, 0.54), 0.1, pattern=pleats(0, 0.14, 0.6))
            if lens
            else Material((0.16, 0.15, 0.17), 0.3, pattern=pleats(0, 0.14, 0.6)),
        ),
        Part(knees, BLACK),
        Part(skirt, WHITE if lens else BONE),
        Part(samples, faces),
        Part(
            sign,
            Material((0.7, 0.5, 0.3), 0.1, glow=(1.0, 0.66, 0.34))
            if lens
            else Material((0.32, 0.32, 0.33), 0.4, pattern=stripes(0, 0.16, 0.4, 0.4)),
        ),
        Part(lamp, Material((0.1, 0.1, 0.1), glow=(0.5, 2.2, 1.0))),
        Part(pane, DARK),
    ]
    camera = Camera((-0.5, 1.28, 0.4), (0.0, 1.36, 4.4), 1.0)
    inner = Light((0.3, 1.5, 4.3), (0.90, 0.96, 1.0) if not lens else (1.0, 0.86, 0.66), 0.9, breath=0.06)
    if lens:
        parts += ballroom.guests(((-3.0, 6.0), (-2.3, 6.6), (1.9, 6.2), (2.6, 5.6), (3.3, 6.6)))
        return World(
            parts=tuple(parts), camera=camera, fog=ballroom.WARM, lights=(*ballroom.lamps(True), inner,
                Light((-1.9, 2.6, 2.4), (1.0, 0.78, 0.54), 1.4, soft=0.15)),
            glows=(*ballroom.halos(True), Glow((0.0, 2.3, 3.9), (1.0, 0.66, 0.34), 0.12, 0.6)),
                swarms=(ballroom.DUST._replace(colours=((1.2, 0.9, 0.5),), lamps=False),),
            ambient=(0.06, 0.04, 0.03), overhead=(0.08, 0.055, 0.045),
        )  # fmt: skip
    return World(
        parts=(*parts, ballroom.fallen()), camera=camera, fog=ballroom.COLD, lights=(*ballroom.lamps(False), inner,
            Light((-3.0, 4.2, 2.0), (0.64, 0.82, 1.0), 9.0, soft=0.12), Light((0.72, 2.1, 3.4), (0.3, 1.0, 0.5),
            0.12)),
        glows=(*ballroom.halos(False), Glow((0.72, 2.16, 3.6), (0.3, 1.0, 0.5), 0.16, 0.12)),
        shafts=(Shaft((-2.2, 5.0, 3.0), (0.4, 1.0, 4.6), 0.5, 1.2, (0.62, 0.82, 1.0), 0.05, 0.6),),
        swarms=(ballroom.DUST,), ambient=(0.018, 0.023, 0.030), overhead=(0.026, 0.034, 0.044),
            grade=BARE._replace(saturation=0.62),
    )  # fmt: skip


PICTURES = (Picture("bridal_shop", bridal_shop), Picture("booth", booth))
