"""What a picture is, and how it is developed: geometry once, then light, air and small things for every frame."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from assets.render import march
from assets.render.arrays import Array, Field, Triple, column, dot, length
from assets.render.camera import SHAPE, Camera
from assets.render.grade import BARE, LENS, Grade, exposure_of, printed
from assets.render.lights import Fog, Glow, Light, Shaft
from assets.render.materials import Part
from assets.render.noise import drifting
from assets.render.particles import Swarm, strew

WIDE, SMALL = (160, 84), (78, 40)
SAMPLES = {WIDE: 2, SMALL: 3}
"""Rays a pixel, along each side."""


class World(NamedTuple):
    """Everything before the camera at one moment, in one of the two worlds.

    `parts` stand still through the loop; `movers`, each with its ball, are where they are at this moment.
    """

    parts: tuple[Part, ...]
    camera: Camera
    fog: Fog
    movers: tuple[Part, ...] = ()
    lights: tuple[Light, ...] = ()
    glows: tuple[Glow, ...] = ()
    shafts: tuple[Shaft, ...] = ()
    swarms: tuple[Swarm, ...] = ()
    ambient: Triple = (0.05, 0.055, 0.06)
    overhead: Triple = (0.05, 0.06, 0.07)
    backdrop: Callable[[Array], Array] | None = None
    far: float = 40.0
    reach: float = 0.6  # of the dark of corners, metres
    grade: Grade | None = None


class Hang(NamedTuple):
    """Where the live cube hangs in space, far and near; its half edge is 0.75 m."""

    far: Triple
    near: Triple


class Picture(NamedTuple):
    """One picture; `build(world, phase)` makes what is before the camera.

    Of a picture that is `moving` it is asked anew for every frame, else once.
    """

    name: str
    build: Callable[[str, float], World]
    worlds: tuple[str, ...] = ("bare", "lens")
    frames: int = 12
    rate: int = 5
    cube: Hang | None = None
    moving: bool = False
    size: tuple[int, int] | None = None


class Plate(NamedTuple):
    """Geometry that has been marched: per ray its distance, its own light, and what each lamp gives it."""

    u: Array
    v: Array
    rays: Array
    far: Array
    base: Array
    lamps: tuple[Array, ...]
    thickness: Array
    air: Array
    glows: tuple[Array, ...]
    shafts: tuple[Array, ...]


def expose_plate(world: World, wide: int, high: int) -> Plate:
    """March what stands still in a world, for a picture of `wide` x `high` samples."""
    u, v = world.camera.screen(wide, high)
    return _exposed(world, world.parts, u, v)


def _exposed(world: World, parts: tuple[Part, ...], u: Array, v: Array) -> Plate:
    camera = world.camera
    origin, rays = column(camera.at), camera.rays(u, v)
    far = march.trace(parts, origin, rays, world.far)
    air = world.fog.sky(rays)
    base = np.array(air if world.backdrop is None else world.backdrop(rays), dtype=np.float32)
    lamps = tuple(np.zeros_like(base) for _ in world.lights)
    hit = np.flatnonzero(far < world.far - 1e-3)
    if hit.size:
        seen = np.ascontiguousarray(rays[:, hit])
        _light(world._replace(parts=parts), origin + seen * far[hit], seen, hit, base, lamps)
    thickness = world.fog.thickness(origin, rays, far)
    thickness[far >= world.far - 1e-3] *= 0.0 if world.backdrop is not None else 1.0
    return Plate(
        u, v, rays, far, base, lamps, thickness, air,
        tuple(glow.seen(origin, rays, far) for glow in world.glows),
        tuple(shaft.seen(origin, rays, far) for shaft in world.shafts),
    )  # fmt: skip


def with_movers(world: World, plate: Plate, room: float = 1.5) -> Plate:
    """The plate with the movers in it: only rays that pass within `room` radii of one are marched anew."""
    origin = column(world.camera.at)
    near = np.zeros(plate.far.shape, bool)
    for x, y, z, radius in {part.ball for part in world.movers if part.ball}:
        to = column((x, y, z)) - origin
        along = np.maximum(dot(plate.rays, np.broadcast_to(to, plate.rays.shape)), 0.0)
        near |= length(plate.rays * along - to) < room * radius
    some = np.flatnonzero(near)
    if not some.size:
        return plate
    patch = _exposed(world, (*world.parts, *world.movers), plate.u[some], plate.v[some])

    def patched(whole: Array, part: Array) -> Array:
        whole = whole.copy()
        whole[..., some] = part
        return whole

    def each(wholes: tuple[Array, ...], parts: tuple[Array, ...]) -> tuple[Array, ...]:
        return tuple(patched(whole, part) for whole, part in zip(wholes, parts, strict=True))

    return plate._replace(
        far=patched(plate.far, patch.far), base=patched(plate.base, patch.base),
        thickness=patched(plate.thickness, patch.thickness), lamps=each(plate.lamps, patch.lamps),
        glows=each(plate.glows, patch.glows), shafts=each(plate.shafts, patch.shafts),
    )  # fmt: skip


def _light(
    world: World, p: Array, rays: Array, hit: NDArray[np.intp], base: Array, lamps: tuple[Array, ...], bounces: int = 1
) -> None:
    which = march.nearest(world.parts, p)[1].astype(int)
    n = march.normals(world.parts, p)
    n = np.where(dot(n, rays) > 0.2, -n, n)
    open_ = march.openness(world.parts, p, n, world.reach)
    albedo, gloss = np.zeros_like(p), np.zeros(p.shape[1], np.float32)
    glow, mirror = np.zeros_like(p), np.zeros(p.shape[1], np.float32)
    for index in np.unique(which):
        mine = np.flatnonzero(which == index)
        material = world.parts[index].material
        albedo[:, mine] = material.colour(p[:, mine], n[:, mine])
        glow[:, mine] = material.light(p[:, mine], n[:, mine])
        gloss[mine], mirror[mine] = material.gloss, material.mirror
    up = 0.5 + 0.5 * n[1]
    base[:, hit] = glow + albedo * open_ * (column(world.ambient) * (1 - 0.5 * up) + column(world.overhead) * up)
    for light, buffer in zip(world.lights, lamps, strict=True):
        buffer[:, hit] = (
            column(light.colour) * _received(world, light, p, n, rays, albedo, gloss) * (0.35 + 0.65 * open_)
        )

    shiny = np.flatnonzero(mirror > 0)
    if bounces and shiny.size:
        _reflect(world, p[:, shiny], n[:, shiny], rays[:, shiny], mirror[shiny], hit[shiny], base, lamps)


def _reflect(
    world: World, p: Array, n: Array, rays: Array, mirror: Array, hit: NDArray[np.intp], base: Array,
    lamps: tuple[Array, ...],
) -> None:  # fmt: skip
    """Mix in what shining surfaces give back, more of it at a slant (after Schlick)."""
    slant = -dot(n, rays)
    back = np.ascontiguousarray(rays + 2.0 * slant * n)
    start = p + n * np.float32(0.03)
    far = march.trace(world.parts, start, back, world.far, 60)
    seen = np.array(world.fog.sky(back) if world.backdrop is None else world.backdrop(back), dtype=np.float32)
    lit = tuple(np.zeros_like(seen) for _ in lamps)
    met = np.flatnonzero(far < world.far - 1e-3)
    if met.size:
        _light(world, start[:, met] + back[:, met] * far[met], back[:, met], met, seen, lit, 0)
    share = mirror + (np.minimum(1.0, 2.5 * mirror) - mirror) * (1.0 - np.clip(slant, 0.0, 1.0)) ** 3
    clear = np.exp(-world.fog.density * np.where(far < world.far - 1e-3, far, 0.0)) * share
    base[:, hit] = base[:, hit] * (1.0 - share) + seen * clear + world.fog.sky(back) * (share - clear)
    for buffer, light in zip(lamps, lit, strict=True):
        buffer[:, hit] = buffer[:, hit] * (1.0 - share) + light * clear


def _received(world: World, light: Light, p: Array, n: Array, rays: Array, albedo: Array, gloss: Array) -> Array:
    towards, distance, strength = light.reach(p)
    slant = np.clip((dot(n, towards) + light.wrap) / (1.0 + light.wrap), 0.0, 1.0)
    strength = strength * slant
    if light.soft > 0:
        lit = np.flatnonzero(strength > 1e-4)
        if lit.size:
            start = np.ascontiguousarray(p[:, lit] + n[:, lit] * np.float32(0.03))
            strength[lit] *= march.shadow(
                world.parts, start, np.ascontiguousarray(towards[:, lit]), distance[lit] - 0.15, light.soft
            )
    mirror = rays - 2.0 * dot(n, rays) * n
    shine = gloss * np.clip(dot(mirror, towards), 0.0, 1.0) ** 18
    return np.asarray((albedo + shine) * strength, dtype=np.float32)


def develop(world: World, plate: Plate, phase: float, size: tuple[int, int], samples: int) -> Array:
    """Linear light (3, high, wide) of one moment of the loop."""
    wide, high = size
    light = plate.base.copy()
    for lamp, buffer in zip(world.lights, plate.lamps, strict=True):
        light += buffer * np.float32(lamp.gain(phase))
    through = np.exp(-plate.thickness * world.fog.stirred(plate.u, plate.v, plate.far, phase))
    light = light * through + plate.air * (1.0 - through)
    for glow, seen in zip(world.glows, plate.glows, strict=True):
        light += column(glow.colour) * seen * np.float32(glow.gain(phase))
    for index, (shaft, seen) in enumerate(zip(world.shafts, plate.shafts, strict=True)):
        stir = 1.0 + shaft.stir * drifting(plate.u, plate.v, phase, 40 + index, size=0.8)
        light += column(shaft.colour) * seen * stir
    image = shrunk(light.reshape(3, high * samples, wide * samples), samples)
    depth = nearest_sample(plate.far.reshape(high * samples, wide * samples), samples)
    for swarm in world.swarms:
        added, cover = strew(swarm, world.camera, world.lights, depth, phase, world.fog.density)
        image = image * (1.0 - np.clip(cover, 0.0, 1.0)) + added if swarm.solid else image + added
    return np.asarray(image, dtype=np.float32)


def shrunk(image: Array, samples: int) -> Array:
    """The mean of every block of samples; bright samples are held to 4, so that edges of lamps stay smooth."""
    planes, high, wide = image.shape
    blocks = np.minimum(image, 4.0).reshape(planes, high // samples, samples, wide // samples, samples)
    return np.asarray(blocks.mean(axis=(2, 4)), dtype=np.float32)


def nearest_sample(far: Array, samples: int) -> Array:
    """Of every block of distances the one in the middle."""
    return np.asarray(far[samples // 2 :: samples, samples // 2 :: samples], dtype=np.float32)


def shape_of(picture: Picture, size: tuple[int, int]) -> Callable[[World], World]:
    """Pictures of their own size see their own shape; the others see 160 x 84, small or wide."""
    shape = SHAPE if picture.size is None else size[0] / size[1]
    return lambda world: world._replace(camera=world.camera._replace(shape=shape))


def render(picture: Picture, world: str, size: tuple[int, int], only: int | None = None) -> NDArray[np.uint8]:
    """The frames of a picture (N, high, wide, 3), or only frame number `only`."""
    size = picture.size or size
    samples = SAMPLES.get(size, 4)
    framed = shape_of(picture, size)
    build = picture.build
    still = framed(build(world, 0.0))
    plate = expose_plate(still, size[0] * samples, size[1] * samples)

    def image(phase: float) -> Array:
        made = framed(build(world, phase)) if picture.moving and phase else still
        return develop(made, with_movers(made, plate) if made.movers else plate, phase, size, samples)

    first = image(0.0)
    grade = still.grade or (LENS if world == "lens" else BARE)
    exposure = exposure_of(first, grade)
    numbers = range(picture.frames) if only is None else (only,)
    shots = [printed(image(k / picture.frames) if k else first, grade, exposure) for k in numbers]
    return np.stack(shots).astype(np.uint8)


def distances(picture: Picture, size: tuple[int, int]) -> Array:
    """How far each pixel of the first frame is from the camera, in metres (high, wide)."""
    world = shape_of(picture, size)(picture.build(picture.worlds[0], 0.0))
    samples = SAMPLES[size]
    u, v = world.camera.screen(size[0] * samples, size[1] * samples)
    rays = world.camera.rays(u, v)
    far = march.trace(world.parts, column(world.camera.at), rays, world.far)
    return nearest_sample(far.reshape(size[1] * samples, size[0] * samples), samples)


def hung(picture: Picture) -> dict[str, list[float]] | None:
    """Where the live cube is drawn in the wide picture: x, y and half edge in pixels, distance in metres."""
    if picture.cube is None:
        return None
    camera = picture.build("bare", 0.0).camera
    places = {}
    for end, at in (("far", picture.cube.far), ("near", picture.cube.near)):
        u, v, z = camera.project(column(at))
        away = float(length(column(at) - column(camera.at))[0])
        x, y = (float(u[0]) / SHAPE + 0.5) * WIDE[0], (0.5 - float(v[0])) * WIDE[1]
        r = 0.75 * camera.lens / float(z[0]) * WIDE[1]
        places[end] = [round(number, 2) for number in (x, y, r, away)]
    return places


__all__ = ["SMALL", "WIDE", "Field", "Hang", "Picture", "World", "distances", "hung", "render"]
