"""Small things in the air: rain, dust, leaves, paper, sparks. All of them come back to where they began."""

from typing import NamedTuple

import numpy as np

from assets.render.arrays import Array, Triple, column, length
from assets.render.camera import Camera
from assets.render.lights import Light


class Swarm(NamedTuple):
    """Particles in a box about `at`.

    They sink `drop` metres a loop (rise, if negative; hover, if 0) and sway by `sway` metres. `size` is their radius
    in metres, `streak` how far each is drawn out downwards. Colours are linear; with `lamps` they are multiplied by
    the light of the scene's lamps, else they stand for themselves. `solid` covers what is behind, else it adds light.
    """

    at: Triple
    half: Triple
    number: int
    size: float
    colours: tuple[Triple, ...]
    drop: float = 0.0
    sway: float = 0.1
    streak: float = 0.0
    solid: bool = False
    lamps: bool = False
    spin: int = 0
    slant: float = 0.0
    seed: int = 1

    def points(self, phase: float) -> tuple[Array, Array, Array]:
        """Positions (3, N), colours (3, N) and how much of its face each shows (N,) at a moment of the loop."""
        rng = np.random.default_rng(self.seed)
        n = self.number
        spread = rng.uniform(-1.0, 1.0, (3, n)).astype(np.float32) * column(self.half)
        pick = rng.integers(0, len(self.colours), n)
        start = rng.uniform(0.0, 1.0, (3, n))
        turn = 2.0 * np.pi * (phase + start)
        swing = np.stack([np.sin(turn[0]), np.zeros(n), np.cos(turn[1])]).astype(np.float32)
        p: Array = spread + np.float32(self.sway) * swing
        p[1] += np.float32(0.0 if self.drop else self.sway) * np.sin(turn[2]).astype(np.float32)
        shown = np.abs(np.cos(np.pi * (self.spin * phase + start[2]))) if self.spin else np.ones(n)
        face: Array = shown.astype(np.float32)
        colours = np.array(self.colours, np.float32).T[:, pick]
        if self.drop:
            p, colours, face = self._falling(p, colours, face, start[1].astype(np.float32), phase)
        p[0] += np.float32(self.slant) * p[1]
        return p + column(self.at), colours, np.asarray(0.25 + 0.75 * face, np.float32)

    def _falling(self, p: Array, colours: Array, face: Array, start: Array, phase: float) -> tuple[Array, Array, Array]:
        """The swarm stacked in as many storeys, each one loop's fall high, as the box holds."""
        storey = abs(self.drop)
        count = max(int(np.ceil(2.0 * self.half[1] / storey)), 1)
        y = ((start - np.sign(self.drop) * phase) % 1.0) * storey
        stacked = np.concatenate([np.stack([p[0], y + k * storey - self.half[1], p[2]]) for k in range(count)], axis=1)
        return stacked.astype(np.float32), np.tile(colours, count), np.tile(face, count)


def _lamplight(p: Array, lights: tuple[Light, ...], phase: float) -> Array:
    total = np.full_like(p, 0.02)
    for light in lights:
        _, _, strength = light.reach(p)
        total += column(light.colour) * strength * np.float32(light.gain(phase))
    return np.asarray(np.minimum(total, 0.9), np.float32)


def strew(
    swarm: Swarm, camera: Camera, lights: tuple[Light, ...], depth: Array, phase: float, density: float
) -> tuple[Array, Array]:
    """What a swarm adds to a picture of shape (high, wide): colour (3, high, wide) and cover (high, wide)."""
    high, wide = depth.shape
    p, colours, face = swarm.points(phase)
    if swarm.lamps:
        colours = colours * _lamplight(p, lights, phase)
    far = length(p - column(camera.at))
    colours = colours * np.exp(-density * far)
    trail = 1 + int(swarm.streak > 0) * 7
    added, cover = np.zeros((3, high, wide), np.float32), np.zeros((high, wide), np.float32)
    for k in range(trail):
        q = p + column((swarm.slant, 1.0, 0.0)) * np.float32(swarm.streak * k / max(trail - 1, 1))
        u, v, z = camera.project(q)
        seen = np.flatnonzero(z > 0.25)
        x = (u[seen] / camera.shape + 0.5) * wide - 0.5
        y = (0.5 - v[seen]) * high - 0.5
        radius = swarm.size * camera.lens / z[seen] * high
        _splat(added, cover, (x, y, radius, far[seen]), colours[:, seen], face[seen] / trail**0.5, depth)
    return added, cover


def _splat(
    added: Array, cover: Array, spots: tuple[Array, Array, Array, Array], colours: Array, weight: Array, depth: Array
) -> None:
    x, y, radius, far = spots
    high, wide = cover.shape
    shown = np.maximum(radius, 0.4)
    weight = weight * np.minimum(radius / 0.4, 1.0)
    reach = int(min(np.ceil(shown.max(initial=0.5)), 5)) + 1
    bx, by = np.rint(x).astype(int), np.rint(y).astype(int)
    for dy in range(-reach, reach + 1):
        for dx in range(-reach, reach + 1):
            px, py = bx + dx, by + dy
            disc = np.clip(np.minimum(shown, 5.0) + 0.5 - np.hypot(px - x, py - y), 0.0, 1.0) * weight
            ok = np.flatnonzero((px >= 0) & (px < wide) & (py >= 0) & (py < high) & (disc > 0.003))
            ok = ok[far[ok] < depth[py[ok], px[ok]]]
            at = py[ok] * wide + px[ok]
            np.add.at(cover.reshape(-1), at, disc[ok].astype(np.float32))
            for channel in range(3):
                np.add.at(added[channel].reshape(-1), at, (disc[ok] * colours[channel, ok]).astype(np.float32))
