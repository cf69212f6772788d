"""Lamps, and what hangs in the air of a picture: glows, shafts of light, fog."""

from typing import NamedTuple

import numpy as np

from assets.render.arrays import Array, Triple, column, dot, length, ramp, unit
from assets.render.noise import drifting


class Light(NamedTuple):
    """One lamp at a point, or (with `far`) a light from the direction of that point.

    `power` is the irradiance at one metre (at any distance, when `far`); `cone` is (towards, inner, outer) with the
    angles' cosines; `soft` above 0 casts shadows, the less the harder; `breath` is the share of power that comes
    and goes `cycles` times a loop.
    """

    at: Triple
    colour: Triple
    power: float
    far: bool = False
    soft: float = 0.0
    cone: tuple[Triple, float, float] | None = None
    breath: float = 0.0
    cycles: int = 1
    start: float = 0.0
    wrap: float = 0.0

    def gain(self, phase: float) -> float:
        """Its power at a moment of the loop, 1 on average."""
        return float(1.0 + self.breath * np.sin(2.0 * np.pi * (self.cycles * phase + self.start)))

    def reach(self, p: Array) -> tuple[Array, Array, Array]:
        """Directions to it (3, N), distances (N,) and irradiance before shadow and slant (N,)."""
        towards = np.broadcast_to(column(self.at), p.shape) if self.far else column(self.at) - p
        distance = np.full(p.shape[1], 60.0, np.float32) if self.far else length(towards)
        direction = unit(np.asarray(towards, np.float32))
        strength = np.full(p.shape[1], self.power, np.float32)
        if not self.far:
            strength = strength / (0.25 + distance * distance)
        if self.cone is not None:
            goal, inner, outer = self.cone
            axis = unit(column(goal) - column(self.at))
            strength = strength * ramp(outer, inner, -dot(direction, np.broadcast_to(axis, direction.shape)))
        return direction, distance, np.asarray(strength, np.float32)


class Glow(NamedTuple):
    """The halo of a lamp in damp air: additive, `size` metres across at half its power."""

    at: Triple
    colour: Triple
    power: float
    size: float = 0.3
    breath: float = 0.0
    cycles: int = 1
    start: float = 0.0

    def gain(self, phase: float) -> float:
        """Its power at a moment of the loop, 1 on average."""
        return float(1.0 + self.breath * np.sin(2.0 * np.pi * (self.cycles * phase + self.start)))

    def seen(self, origin: Array, rays: Array, far: Array) -> Array:
        """How bright along each ray; a wall before the lamp hides most of it."""
        to = column(self.at) - origin
        along = np.maximum(dot(rays, np.broadcast_to(to, rays.shape)), 0.0)
        near = np.minimum(along, far)
        miss = length(rays * near - to)
        hidden = np.where(far < along - 0.6 * self.size, 0.25, 1.0)
        return np.asarray(self.power * hidden * self.size**2 / (miss**2 + self.size**2), dtype=np.float32)


class Shaft(NamedTuple):
    """A cone or tube of lit air from `a` (radius `ra`) to `b` (radius `rb`), fading by `fade` towards `b`."""

    a: Triple
    b: Triple
    ra: float
    rb: float
    colour: Triple
    power: float
    fade: float = 0.4
    edge: float = 0.35
    stir: float = 0.25

    def seen(self, origin: Array, rays: Array, far: Array, steps: int = 28) -> Array:
        """Light scattered towards the eye along each ray (N,)."""
        a, axis = column(self.a), column(self.b) - column(self.a)
        square = np.float32((axis * axis).sum())
        middle = length(column(self.a) + 0.5 * axis - origin)[0]
        half = 0.5 * float(np.sqrt(square)) + max(self.ra, self.rb)
        start = np.float32(max(middle - half, 0.05))
        stop = np.minimum(far, middle + half)
        step = np.maximum(stop - start, 0.0) / steps
        total = np.zeros(rays.shape[1], np.float32)
        for k in range(steps):
            q = origin + rays * (start + (k + 0.5) * step) - a
            h = dot(q, np.broadcast_to(axis, q.shape)) / square
            radius = self.ra + (self.rb - self.ra) * np.clip(h, 0.0, 1.0)
            off = length(q - axis * h) / radius
            inside = ramp(1.0, 1.0 - self.edge, off) * (h > 0) * (h < 1)
            total += inside * (1.0 - self.fade * np.clip(h, 0.0, 1.0)) * step * (self.ra + 0.3) / (radius + 0.3)
        return np.asarray(total * self.power, dtype=np.float32)


class Fog(NamedTuple):
    """Air that thickens with distance: `colour` at the horizon, `high` overhead, `density` per metre.

    `low` is extra density near the ground, gone within `depth` metres above it; `stir` how much it drifts.
    """

    colour: Triple
    high: Triple
    density: float
    low: float = 0.0
    depth: float = 1.0
    stir: float = 0.25
    size: float = 1.0
    seed: int = 1

    def sky(self, rays: Array) -> Array:
        """The colour of nothing, by direction (3, N)."""
        up = np.clip(rays[1] * 1.6, 0.0, 1.0)
        return np.asarray(column(self.colour) * (1.0 - up) + column(self.high) * up, dtype=np.float32)

    def thickness(self, origin: Array, rays: Array, far: Array, steps: int = 10) -> Array:
        """Optical depth along each ray (N,)."""
        tau = self.density * far
        if self.low:
            step = np.minimum(far, 30.0) / steps
            for k in range(steps):
                y = origin[1] + rays[1] * (k + 0.5) * step
                tau = tau + self.low * np.exp(-np.maximum(y, 0.0) / self.depth) * step
        return np.asarray(tau, dtype=np.float32)

    def stirred(self, u: Array, v: Array, far: Array, phase: float) -> Array:
        """A factor of the thickness that drifts over the screen, nearer air faster (N,)."""
        near = drifting(u, v, phase, self.seed, size=1.4 * self.size)
        back = drifting(u + 3.0, v, phase, self.seed + 1, size=0.6 * self.size)
        mix = np.clip(far / 18.0, 0.0, 1.0)
        return np.asarray(np.maximum(1.0 + self.stir * (near * (1.0 - mix) + back * mix), 0.2), dtype=np.float32)
