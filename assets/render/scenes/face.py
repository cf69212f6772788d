"""The face of the cube, pale and then red."""

import numpy as np

from assets.render.arrays import Array, Triple
from assets.render.camera import Camera
from assets.render.grade import BARE
from assets.render.lights import Fog, Glow, Light
from assets.render.materials import STEEL, Material, Part
from assets.render.noise import layered
from assets.render.particles import Swarm
from assets.render.picture import Picture, World
from assets.render.shapes import (
    box,
    capsule,
    carved,
    ellipsoid,
    rough,
    union,
)  # fmt: skip

AIR = Fog((0.040, 0.056, 0.078), (0.012, 0.020, 0.034), 0.05, stir=0.3)


HOT: Triple = (1.0, 0.16, 0.05)


RED = BARE._replace(saturation=1.05, shadows=(1.05, 0.95, 1.0), lights=(1.05, 0.98, 0.95), key=0.075)


def plates(p: Array, n: Array) -> Array:
    """Seams of the cube's skin: plates within plates, hair-thin."""
    u, v = p[0] * 1.35, p[1] * 1.35
    seam = np.minimum.reduce(
        [
            np.abs((u + 0.25) % 1.0 - 0.5),
            np.abs((v + 0.18) % 1.0 - 0.5),
            0.06 + np.abs(np.maximum(np.abs(u), np.abs(v)) - 0.62),
        ]
    )
    return np.where(seam < 0.022, 0.45, 1.0).astype(np.float32)


def _heat(p: Array, n: Array) -> Array:
    """Iron in a forge: brightest at edges and corners, dark scale drifting over the middle."""
    u, v = np.abs(p[0]) / 1.9, np.abs(p[1] - 0.2) / 1.9
    rim = np.clip(np.maximum(u, v), 0.0, 1.0) ** 3 + 0.5 * np.clip(u * v, 0.0, 1.0)
    scale = 0.5 + 0.5 * layered(p * np.float32(1.6), 3, 6)
    heat = 0.16 + 0.9 * rim + 0.42 * scale**2
    heat = heat * np.where(plates(p, n) < 0.9, 1.7, 1.0)
    return np.stack([1.25 * heat, 0.20 * heat**2.0, 0.05 * heat**3.0]).astype(np.float32)


def _face(hot: bool, phase: float) -> World:
    skin = Material((0.62, 0.64, 0.67), 0.16, 0.35, gloss=0.35, pattern=plates)
    if hot:
        skin = Material((0.10, 0.05, 0.045), 0.4, 0.3, glow=(1.0, 1.0, 1.0), lit=_heat)
    cube = box((0.0, 0.2, 4.4), (1.9, 1.9, 1.9), 0.03, 0.20, 0.05)
    bricks = carved(
        box((0.0, -2.2, 1.9), (6.0, 0.7, 0.5)), rough(ellipsoid((0.1, -1.3, 1.9), (2.4, 0.62, 1.0)), 0.10, 0.2)
    )
    side = rough(
        union(
            capsule((-3.1, -2.0, 1.6), (-2.85, 3.0, 1.6), 0.55, 0.75),
            capsule((3.3, -2.0, 1.5), (3.0, 3.0, 1.5), 0.6, 0.8),
        ),
        0.13,
        0.25,
    )
    rods = union(
        capsule((-2.4, 1.1, 1.6), (-1.55, 0.75, 1.2), 0.028),
        capsule((2.5, -0.4, 1.5), (1.75, -0.25, 1.1), 0.028),
        capsule((2.4, 1.7, 1.5), (1.9, 1.35, 1.1), 0.025),
    )
    wall = Material((0.17, 0.17, 0.18), 0.4, 0.25)
    lights: tuple[Light, ...] = (
        Light((-4.0, 4.2, -1.4), (0.84, 0.94, 1.0), 26.0, soft=0.10),
        Light((3.0, -1.6, 0.6), (0.7, 0.85, 1.0), 1.5),
    )
    glows: tuple[Glow, ...] = (Glow((0.0, 0.2, 2.6), (0.74, 0.88, 1.0), 0.05, 1.6, breath=0.15),)
    if hot:
        lights = (Light((0.0, 0.2, 1.4), HOT, 2.6, breath=0.10), Light((-4.0, 4.2, -1.4), (0.5, 0.55, 0.7), 1.2))
        glows = (
            Glow((0.0, 0.2, 2.6), HOT, 0.20, 1.5, breath=0.12),
            Glow((0.0, 0.2, 3.2), (1.0, 0.25, 0.08), 0.10, 3.2, breath=0.12),
        )
    dust: tuple[Triple, ...] = ((1.2, 0.34, 0.10), (0.9, 0.2, 0.06)) if hot else ((0.5, 0.55, 0.6), (0.7, 0.75, 0.8))
    return World(
        parts=(Part(cube, skin), Part(union(bricks, side), wall), Part(rods, STEEL)), camera=Camera((0.0, -0.05, -1.6),
            (0.0, 0.12, 4.0), 1.0), fog=AIR,
        lights=lights, glows=glows, swarms=(Swarm((0.0, -0.2, 1.2), (2.2, 1.6, 1.0), 50, 0.011, dust, drop=-1.2 if hot
            else 0.0, sway=0.2, seed=61),),
        ambient=(0.016, 0.019, 0.024), overhead=(0.026, 0.032, 0.040), grade=RED if hot else BARE._replace(key=0.10),
    )  # fmt: skip


def cube_face(world: str, phase: float) -> World:
    """The cube's side fills the gap in the wall: pale plates, hair-thin seams, nothing that looks back."""
    return _face(False, phase)


def red(world: str, phase: float) -> World:
    """The same side, from its corners inwards red, like iron in a forge."""
    return _face(True, phase)


PICTURES = (Picture("cube_face", cube_face, ("bare",), rate=4), Picture("red", red, ("bare",)))
