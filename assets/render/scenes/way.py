"""The four ways down from the wood: the stream, the firebreak, the plastic tunnel, the road."""

import numpy as np

from assets.render.arrays import Array
from assets.render.camera import Camera
from assets.render.figure import HER_COAT, HIS_COAT, person
from assets.render.grade import BARE
from assets.render.lights import Glow, Light, Shaft
from assets.render.materials import ASPHALT, BARK, BONE, CONCRETE, DARK, GRASS, LITTER, RUST, STEEL, Material, Part
from assets.render.noise import value
from assets.render.picture import Hang, Picture, World
from assets.render.scenes.poses import REACH, RUN, SIT, TOWED, WALK
from assets.render.scenes.wood import LEAVES, MOON, NIGHT, tree
from assets.render.shapes import (
    both_sides,
    box,
    capsule,
    carved,
    ellipsoid,
    floor,
    hoop,
    moved,
    rough,
    rows,
    trunks,
    union,
)  # fmt: skip


def stream(world: str, phase: float) -> World:
    """Down in the walled bed of the stream, towards the mouth of the culvert; the water holds what light there is."""
    banks = both_sides(
        union(
            rough(box((2.6, 0.9, 8.0), (1.1, 1.1, 12.0), 0.1), 0.05, 0.28),
            rough(ellipsoid((4.4, 1.6, 8.0), (2.6, 1.5, 14.0)), 0.07, 0.5),
        )
    )
    head = carved(rough(box((0.0, 1.6, 14.5), (5.0, 1.9, 0.7)), 0.05, 0.3), box((0.0, 0.75, 14.0), (0.95, 0.95, 3.0)))
    stones = union(
        *(
            rough(ellipsoid((x, 0.0, z), (r, r * 0.6, r)), 0.03, 0.15)
            for x, z, r in (
                (-0.8, 2.6, 0.34),
                (0.7, 3.4, 0.26),
                (-0.3, 5.0, 0.22),
                (1.0, 6.2, 0.4),
                (-1.0, 7.6, 0.36),
                (0.2, 9.5, 0.3),
            )
        )
    )
    couple = person(HER_COAT, WALK._replace(left_hand=(-0.40, 0.86, 0.1)), (0.30, -0.28, 6.4), 0.0, 1.64) + person(
        HIS_COAT, REACH._replace(right_hand=(0.40, 0.90, 0.1)), (-0.42, -0.28, 5.9), 0.0, 1.8
    )
    return World(
        parts=(
            Part(_ripples, Material((0.035, 0.045, 0.055), 0.1, mirror=0.42)),
                Part(banks, LITTER._replace(albedo=(0.15, 0.145, 0.14))), Part(head, CONCRETE), Part(stones, BARK),
            tree(-3.0, 4.0, 0.26, 0.5, 0.2), tree(3.2, 5.0, 0.24, -0.7, -0.2), tree(-2.9, 9.0, 0.2, 0.4, 0.1),
                tree(3.4, 10.0, 0.22, -0.2, 0.1), Part(trunks(2.3, 0.16, 0.6, 41, 0.1, 3.4), BARK), *couple,
        ),
        camera=Camera((0.1, 0.85, -0.6), (0.0, 1.45, 8.0), 0.88), fog=NIGHT._replace(density=0.055, low=0.09,
            depth=0.7, seed=21),
        lights=(MOON._replace(power=0.2), Light((0.0, 1.0, 17.0), (0.85, 0.94, 1.0), 30.0, breath=0.07),
            Light((0.0, 6.5, 11.0), (0.75, 0.88, 1.0), 14.0, wrap=0.1)),
        glows=(Glow((0.0, 0.8, 16.0), (0.75, 0.9, 1.0), 0.30, 0.9, breath=0.07),), swarms=(LEAVES._replace(number=26,
            seed=52),),
        ambient=(0.026, 0.033, 0.043), overhead=(0.035, 0.048, 0.066),
    )  # fmt: skip


def _ripples(p: Array) -> Array:
    wave = 0.012 * np.sin(p[0] * 9.0 + 2.0 * np.sin(p[2] * 2.6)) * np.sin(p[2] * 5.0)
    return np.asarray((p[1] - 0.02 - wave) * 0.9, dtype=np.float32)


def firebreak(world: str, phase: float) -> World:
    """A lane cut straight down through the wood, thigh-deep in pale grass; a patch of white with nobody carrying it."""

    def meadow(p: Array) -> Array:
        ground = p[1] + 0.16 * (p[2] - 2.0) * np.clip(p[2] - 2.0, 0.0, 1.0)
        q = np.stack([p[0] * 13.0, np.zeros_like(p[0]), p[2] * 3.5]).astype(np.float32)
        return np.asarray((ground - 0.36 - 0.13 * value(q, 5) * (np.abs(p[0]) < 5.5)) * 0.45, dtype=np.float32)

    def wall(p: Array) -> Array:
        q = np.stack([p[0], p[1] + 0.16 * np.maximum(p[2] - 2.0, 0.0), p[2]]).astype(np.float32)
        return sown(q)

    sown = trunks(1.5, 0.17, 0.95, 33, 0.08, 4.0)
    couple = person(HER_COAT, RUN._replace(left_hand=(0.05, 0.95, 0.5)), (-0.75, 0.0, 4.6), 1.2, 1.64) + person(
        HIS_COAT, TOWED._replace(right_hand=(0.05, 1.0, -0.5)), (-1.5, 0.0, 4.5), 1.2, 1.8
    )
    patch = (1.3, -0.9, 11.5)
    return World(
        parts=(Part(meadow, GRASS._replace(albedo=(0.24, 0.24, 0.21), vary=0.5, size=0.12)), Part(wall, BARK),
            Part(rough(ellipsoid((0.0, -14.0, 70.0), (60.0, 13.0, 20.0)), 0.6, 4.0), DARK), *couple),
        camera=Camera((0.0, 1.75, -0.8), (0.1, 1.0, 9.0), 0.90), fog=NIGHT._replace(density=0.034, colour=(0.060,
            0.084, 0.120), seed=23),
        lights=(MOON._replace(power=0.55), Light((1.3, 9.0, 11.5), (0.90, 0.96, 1.0), 240.0, cone=(patch, 0.988,
            0.968), breath=0.04), Light((1.3, 0.4, 11.5), (0.85, 0.94, 1.0), 1.2)),
        shafts=(Shaft((1.3, 11.0, 11.5), patch, 0.5, 1.7, (0.80, 0.91, 1.0), 0.10, 0.4),),
            swarms=(LEAVES._replace(number=26, seed=54, at=(0.0, 2.0, 7.0)),),
        ambient=(0.028, 0.036, 0.047), overhead=(0.045, 0.062, 0.085), far=90.0,
    )  # fmt: skip


def greenhouse(world: str, phase: float) -> World:
    """Inside a plastic tunnel that sags on its hoops: torn sheets, rows gone to weed, paleness through the skin."""
    hoops = rows(hoop((0.0, 0.0, 1.6), 2.3, 0.035), 2, 1.5, -1, 9, 1.6)

    def skin(p: Array) -> Array:
        sag = 0.10 * np.cos(p[2] * (2 * np.pi / 1.5) - 1.6 * (2 * np.pi / 1.5))
        shell = np.abs(np.sqrt(p[0] ** 2 + p[1] ** 2) - 2.24 - sag) - 0.012
        holes = value(np.asarray(p * np.float32(0.85), np.float32), 9) + 0.5 * value(
            np.asarray(p * np.float32(2.1), np.float32), 10
        )
        return np.asarray(np.maximum(shell, (holes - 0.12) * 0.45) * 0.6, dtype=np.float32)

    strips = union(
        *(
            rough(capsule((x, y, z), (x + 0.12, y - h, z + 0.1), 0.05, 0.02), 0.02, 0.12)
            for x, y, z, h in (
                (0.5, 2.2, 3.2, 1.0),
                (-0.9, 2.1, 4.8, 1.3),
                (1.2, 1.9, 6.4, 0.9),
                (-0.2, 2.25, 7.8, 0.8),
            )
        )
    )
    weeds = union(
        *(
            capsule((x, 0.0, z), (x + 0.12 * np.sin(7 * z), h, z), 0.035, 0.01)
            for x, z, h in (
                (-1.2, 2.0, 0.7),
                (-1.05, 2.5, 0.5),
                (1.1, 2.3, 0.8),
                (-1.3, 3.6, 0.6),
                (1.3, 3.9, 0.6),
                (0.95, 3.2, 0.45),
                (-1.0, 5.0, 0.7),
                (1.15, 5.4, 0.7),
            )
        )
    )
    beds = both_sides(rough(capsule((1.15, 0.0, 0.0), (1.15, 0.0, 16.0), 0.32), 0.05, 0.25))
    couple = person(HER_COAT, WALK, (0.26, 0.0, 6.2), 0.0, 1.64) + person(
        HIS_COAT, REACH._replace(right_hand=(0.46, 1.0, 0.1)), (-0.44, 0.0, 5.7), 0.0, 1.8
    )
    return World(
        parts=(Part(floor(), LITTER), Part(beds, LITTER), Part(hoops, RUST), Part(skin, Material((0.34, 0.36, 0.38),
            0.35, 0.4)), Part(strips, Material((0.42, 0.44, 0.46), 0.2)), Part(weeds, DARK), *couple),
        camera=Camera((0.1, 1.25, -0.4), (0.0, 1.35, 6.0), 0.84), fog=NIGHT._replace(colour=(0.095, 0.125, 0.165),
            density=0.055, low=0.03, seed=25),
        lights=(Light((-3.4, 5.0, 4.0), (0.66, 0.84, 1.0), 16.0, soft=0.10), Light((0.0, 1.8, 13.0), (0.80, 0.92, 1.0),
            24.0, breath=0.06), Light((2.6, 3.4, 8.0), (0.7, 0.86, 1.0), 6.0)),
        glows=(Glow((0.0, 1.6, 13.5), (0.72, 0.88, 1.0), 0.16, 1.6, breath=0.06),), shafts=(Shaft((-2.6, 4.2, 4.4),
            (0.5, 0.0, 4.8), 0.3, 0.7, (0.7, 0.86, 1.0), 0.10, 0.5),),
        swarms=(LEAVES._replace(number=16, at=(0.0, 1.2, 5.0), half=(1.6, 1.2, 3.5), seed=56),), ambient=(0.024, 0.030,
            0.040), overhead=(0.032, 0.043, 0.058),
    )  # fmt: skip


def road(world: str, phase: float) -> World:
    """The road below the wood: a line down the middle, a bus shelter with two on its bench, a dead building beyond."""
    shelter = union(
        box((-2.5, 2.35, 5.2), (1.5, 0.06, 0.75), 0.02),
        box((-2.5, 1.2, 5.9), (1.45, 1.0, 0.03)),
        *(capsule((x, 0.0, z), (x, 2.35, z), 0.04) for x in (-3.9, -1.1) for z in (4.6, 5.9)),
        box((-2.5, 0.46, 5.6), (1.1, 0.04, 0.2), 0.01),
        *(box((x, 0.23, 5.6), (0.04, 0.23, 0.18)) for x in (-3.3, -1.7)),
    )
    sign = union(
        capsule((-0.62, 0.0, 4.7), (-0.62, 2.5, 4.7), 0.035), box((-0.62, 2.25, 4.7), (0.30, 0.36, 0.03), 0.02)
    )
    rail = union(
        capsule((2.9, 0.62, -1.0), (2.9, 0.62, 40.0), 0.09),
        rows(capsule((2.9, 0.0, 2.0), (2.9, 0.66, 2.0), 0.06), 2, 2.4, -1, 14, 2.0),
    )
    car = moved(
        union(box((0.0, 0.5, 0.0), (0.85, 0.26, 1.9), 0.18), box((0.0, 0.95, 0.15), (0.7, 0.28, 0.95), 0.2)),
        (1.5, 0.0, 11.0),
        -0.35,
    )
    hall = union(box((11.0, -1.0, 44.0), (13.0, 4.6, 5.0)), box((11.0, 4.2, 44.0), (4.0, 1.2, 4.0)))
    couple = person(HER_COAT, SIT, (-2.25, 0.0, 5.45), 0.0, 1.64) + person(HIS_COAT, SIT, (-2.85, 0.0, 5.45), 0.0, 1.78)
    return World(
        parts=(
            Part(floor(), ASPHALT._replace(pattern=_line, mirror=0.10)),
                Part(rough(ellipsoid((-9.5, -0.6, 12.0), (6.0, 3.4, 18.0)), 0.1, 0.6), LITTER),
                Part(union(shelter, sign), STEEL), Part(box((-0.62, 2.25, 4.66), (0.25, 0.3, 0.01)), BONE),
            Part(rail, STEEL), Part(car, RUST), Part(hall, CONCRETE), Part(moved(trunks(2.4, 0.17, 0.7, 47, 0.1, 0.0),
                (-14.0, 0.0, 0.0)), BARK, (-60.0, 0.0, 10.0, 55.5)), tree(-4.9, 8.5, 0.26, 0.4, 0.1), tree(-5.6, 5.0,
                0.3, 0.3, 0.1), *couple,
        ),
        camera=Camera((0.3, 1.35, -0.6), (-0.15, 1.75, 8.0), 0.90), fog=NIGHT._replace(density=0.030, low=0.06,
            depth=0.8, colour=(0.065, 0.09, 0.13), seed=27),
        lights=(MOON._replace(at=(6.0, 10.0, 6.0), power=0.42), Light((-2.4, 2.1, 5.0), (0.72, 0.88, 1.0), 0.8),
            Light((2.0, 8.0, 15.0), (0.78, 0.9, 1.0), 40.0, wrap=0.1, breath=0.05)),
        glows=(Glow((4.0, 3.4, 34.0), (0.6, 0.8, 1.0), 0.07, 5.0, breath=0.08),), swarms=(LEAVES._replace(number=22,
            seed=58, at=(-1.0, 2.4, 6.0)),),
        ambient=(0.026, 0.034, 0.045), overhead=(0.04, 0.056, 0.080), far=80.0, grade=BARE._replace(key=0.075),
    )  # fmt: skip


def _line(p: Array, n: Array) -> Array:
    dashes = (np.abs(p[0] - 0.35) < 0.07) & ((p[2] / 3.2) % 1.0 < 0.6)
    return np.where(dashes | (np.abs(p[0] - 2.45) < 0.05), 4.0, 1.0).astype(np.float32)


PICTURES = (
    Picture("stream", stream, ("bare",), cube=Hang((-0.9, 5.4, 15.0), (0.0, 3.1, 6.8))),
    Picture("firebreak", firebreak, ("bare",), cube=Hang((2.4, 6.6, 20.0), (1.3, 3.7, 6.6))),
    Picture("greenhouse", greenhouse, ("bare",), cube=Hang((0.1, 1.5, 15.0), (0.0, 1.55, 8.4))),
    Picture("road", road, ("bare",), cube=Hang((4.6, 6.8, 24.0), (1.7, 3.7, 7.0))),
)
