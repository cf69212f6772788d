"""The stage, confetti and the dance."""

import numpy as np

from assets.render.camera import Camera
from assets.render.figure import DINNER_SUIT, GOWN, Pose, person
from assets.render.grade import BARE
from assets.render.lights import Light, Shaft
from assets.render.particles import Swarm
from assets.render.picture import Picture, World
from assets.render.scenes import ballroom
from assets.render.scenes.poses import REACH, STAND

GOWN_BARE = GOWN._replace(cloth=GOWN.cloth._replace(albedo=(0.62, 0.63, 0.66)))


def stage(world: str, phase: float) -> World:
    """She on the stage at the microphone, he below with his head back; chairs in rows between."""
    lens = world == "lens"
    sing = Pose(
        left_hand=(-0.05, 1.36, -0.30),
        right_hand=(0.42, 1.52, -0.12),
        head=(0.02, 1.62, -0.05),
        elbows=((-0.5, -0.6, 0.0), (0.4, -0.7, 0.0)),
    )
    bride = person(GOWN if lens else GOWN_BARE, sing, (0.45, 0.84, 7.4), 0.0, 1.66)
    groom = person(DINNER_SUIT, STAND._replace(head=(0.02, 1.60, 0.03)), (-0.75, 0.0, 5.9), -0.3, 1.8, away=True)
    parts = [
        *ballroom.hall(lens, 6.6),
        ballroom.seats(lens, 2.3, 4),
        *ballroom.bulbs(lens),
        ballroom.microphone(0.42, 7.0, 0.84),
        *bride,
        *groom,
    ]
    camera = Camera((-0.15, 1.42, 0.55), (0.12, 1.82, 6.8), 1.12)
    spot = Light(
        (0.4, 4.9, 4.0),
        (1.0, 0.86, 0.66) if lens else (0.80, 0.92, 1.0),
        15.0 if lens else 11.0,
        cone=((0.45, 1.6, 7.5), 0.985, 0.955),
        soft=0.08,
    )
    if lens:
        parts += ballroom.guests(((-2.6, 4.9), (-1.9, 5.1), (1.7, 5.0), (2.4, 4.8), (3.1, 5.1)))
        return World(
            parts=tuple(parts), camera=camera, fog=ballroom.WARM, lights=(*ballroom.lamps(True), spot),
                glows=ballroom.halos(True),
            shafts=(Shaft((0.4, 4.9, 4.0), (0.45, 1.0, 7.6), 0.12, 0.85, (1.0, 0.80, 0.52), 0.20, 0.4),),
                swarms=(ballroom.DUST._replace(colours=((1.2, 0.9, 0.5),), lamps=False),),
            ambient=(0.05, 0.032, 0.026), overhead=(0.06, 0.042, 0.034),
        )  # fmt: skip
    return World(
        parts=(*parts, ballroom.fallen()), camera=camera, fog=ballroom.COLD, lights=(*ballroom.lamps(False), spot,
            Light((-4.0, 4.0, 3.0), (0.6, 0.8, 1.0), 2.0)), glows=ballroom.halos(False),
        shafts=(Shaft((0.4, 5.0, 4.0), (0.45, 1.0, 7.6), 0.25, 0.9, (0.66, 0.84, 1.0), 0.13, 0.5),),
            swarms=(ballroom.DUST,),
        ambient=(0.018, 0.023, 0.030), overhead=(0.026, 0.034, 0.044), grade=BARE._replace(saturation=0.55),
    )  # fmt: skip


def confetti(world: str, phase: float) -> World:
    """Paper coming down over the stage and the two of them, arms out; each piece turns over as it falls."""
    lens = world == "lens"
    up = Pose(
        left_hand=(-0.62, 1.62, -0.10),
        right_hand=(0.60, 1.70, -0.10),
        head=(0.0, 1.60, 0.04),
        elbows=((-0.6, -0.8, 0.0), (0.6, -0.8, 0.0)),
    )
    look = REACH._replace(right_hand=(0.52, 1.30, -0.1), head=(0.02, 1.60, 0.04))
    couple = person(GOWN if lens else GOWN_BARE, up, (0.50, 0.84, 6.0), 0.0, 1.66) + person(
        DINNER_SUIT, look, (-0.62, 0.84, 6.0), 0.0, 1.8
    )
    parts = [*ballroom.hall(lens, 5.0), *ballroom.bulbs(lens), ballroom.seats(lens, 2.2, 2), *couple]
    colours = ballroom.CONFETTI if lens else ((0.55, 0.56, 0.58), (0.70, 0.70, 0.72), (0.30, 0.31, 0.33))
    paper = Swarm(
        (0.0, 2.6, 4.6),
        (3.0, 2.4, 2.2),
        90,
        0.030,
        colours,
        drop=1.6,
        sway=0.22,
        solid=True,
        spin=5,
        lamps=True,
        seed=12,
    )
    near = paper._replace(at=(0.0, 1.8, 1.6), half=(1.2, 1.6, 0.7), number=14, size=0.028, seed=14)
    camera = Camera((0.15, 1.35, -0.5), (0.0, 1.95, 6.0), 1.05)
    light = Light((0.0, 4.7, 4.2), (1.0, 0.82, 0.60) if lens else (0.76, 0.90, 1.0), 12.0 if lens else 9.0, soft=0.15)
    back = Light((0.0, 3.6, 7.6), (1.0, 0.70, 0.42) if lens else (0.62, 0.80, 1.0), 5.0)
    if lens:
        parts += ballroom.guests(((-2.8, 4.0), (2.7, 4.1), (-3.3, 4.6), (3.2, 3.6)))
    return World(
        parts=tuple(parts), camera=camera, fog=ballroom.WARM if lens else ballroom.COLD, lights=(*ballroom.lamps(lens),
            light, back), glows=ballroom.halos(lens),
        swarms=(paper, near), ambient=(0.06, 0.04, 0.03) if lens else (0.02, 0.026, 0.034), overhead=(0.08, 0.055,
            0.042) if lens else (0.028, 0.036, 0.046),
        grade=None if lens else BARE._replace(saturation=0.55),
    )  # fmt: skip


def dance(world: str, phase: float) -> World:
    """A slow dance, one turn from foot to foot: the two of them close, under the bulbs."""
    lens = world == "lens"
    sway = float(np.sin(2 * np.pi * phase))
    turn = 0.35 * sway
    lean = 0.045 * sway
    hers = Pose(
        chest=(lean, 1.33, 0.0),
        head=(0.10 + lean, 1.56, 0.0),
        left_hand=(-0.34, 1.34, -0.20),
        right_hand=(0.40, 1.32, 0.12),
        shoulders=(0.10, 0.0, 0.15),
        hips=(0.5 * lean, 0.93, 0.0),
        elbows=((-0.5, -0.6, -0.5), (0.4, -0.8, 0.4)),
    )
    his = Pose(
        chest=(lean, 1.34, 0.0),
        head=(-0.04 + lean, 1.60, 0.0),
        left_hand=(-0.36, 1.08, 0.05),
        right_hand=(0.10, 1.26, -0.34),
        shoulders=(0.10, 0.0, 0.15),
        hips=(0.5 * lean, 0.93, 0.0),
        left_foot=(-0.06, 0.05 + 0.03 * max(sway, 0.0), -0.10),
        right_foot=(0.06, 0.05 + 0.03 * max(-sway, 0.0), 0.12),
        elbows=((-0.2, -0.6, 0.4), (0.1, -0.7, -0.6)),
    )
    gown = (GOWN if lens else GOWN_BARE)._replace(sway=(0.10 * sway, 0.0, 0.06 * float(np.cos(2 * np.pi * phase))))
    couple = person(gown, hers, (-0.20, 0.0, 4.2), turn, 1.64) + person(DINNER_SUIT, his, (0.17, 0.0, 4.2), turn, 1.8)
    parts = [*ballroom.hall(lens, 7.4), *ballroom.bulbs(lens)]
    camera = Camera((0.1, 1.22, 0.2), (0.0, 1.48, 4.2), 1.06)
    back = Light((0.3, 2.6, 6.2), (1.0, 0.72, 0.42) if lens else (0.66, 0.84, 1.0), 5.0, soft=0.2)
    paper = Swarm(
        (0.0, 0.02, 4.2),
        (3.0, 0.0, 2.6),
        120,
        0.02,
        ballroom.CONFETTI if lens else ((0.5, 0.5, 0.52),),
        sway=0.0,
        solid=True,
        lamps=True,
        seed=41,
    )
    fall = paper._replace(
        at=(0.0, 2.0, 4.2), half=(2.4, 2.0, 1.8), number=22, size=0.024, drop=1.0, sway=0.2, spin=3, seed=44
    )
    if lens:
        parts += ballroom.guests(((-3.1, 5.6), (-2.4, 6.2), (2.3, 6.0), (3.0, 5.4), (3.6, 6.2), (-3.8, 6.4)))
    else:
        parts += [ballroom.fallen()]
    return World(
        parts=tuple(parts), movers=tuple(couple), camera=camera, fog=ballroom.WARM if lens else ballroom.COLD,
            lights=(*ballroom.lamps(lens),
            back), glows=ballroom.halos(lens), swarms=(paper, fall),
        shafts=() if lens else (Shaft((0.8, 5.0, 5.6), (0.0, 0.0, 4.2), 0.5, 1.3, (0.64, 0.82, 1.0), 0.07, 0.4),),
        ambient=(0.05, 0.034, 0.028) if lens else (0.02, 0.025, 0.032), overhead=(0.07, 0.05, 0.038) if lens
            else (0.026, 0.034, 0.044), grade=None if lens else BARE._replace(saturation=0.6),
    )  # fmt: skip


PICTURES = (
    Picture("stage", stage),
    Picture("confetti", confetti, frames=24, rate=10),
    Picture("dance", dance, frames=24, rate=7, moving=True),
)
