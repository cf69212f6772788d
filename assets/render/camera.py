"""Where the eye stands and what it sees: rays for pixels, pixels for points."""

from typing import NamedTuple

import numpy as np

from assets.render.arrays import Array, Triple, column, dot, unit

SHAPE = 160 / 84
"""Width over height of every picture, in both sizes: the small one is a hair narrower and is stretched to it."""


class Camera(NamedTuple):
    """An eye at `at` looking to `to`; `lens` is the distance of a screen one unit high (1 is 53 degrees upright)."""

    at: Triple
    to: Triple
    lens: float = 1.0
    roll: float = 0.0
    shape: float = SHAPE

    def axes(self) -> tuple[Array, Array, Array]:
        """Unit vectors (3, 1) to the right, up and forward."""
        forward = unit(column(self.to) - column(self.at))
        side = unit(np.cross(np.array([0.0, 1.0, 0.0]), forward[:, 0]).astype(np.float32).reshape(3, 1))
        up = np.cross(forward[:, 0], side[:, 0]).astype(np.float32).reshape(3, 1)
        c, s = np.float32(np.cos(self.roll)), np.float32(np.sin(self.roll))
        return side * c + up * s, up * c - side * s, forward

    def screen(self, wide: int, high: int) -> tuple[Array, Array]:
        """Screen coordinates (N,) of pixel centres, row by row: u to the right, v up, v within -0.5..0.5."""
        u = ((np.arange(wide, dtype=np.float32) + 0.5) / wide - 0.5) * np.float32(self.shape)
        v = 0.5 - (np.arange(high, dtype=np.float32) + 0.5) / high
        across, down = np.meshgrid(u, v)
        return across.reshape(-1).astype(np.float32), down.reshape(-1).astype(np.float32)

    def rays(self, u: Array, v: Array) -> Array:
        """Unit directions (3, N) through screen coordinates."""
        side, up, forward = self.axes()
        return unit(side * u + up * v + forward * np.float32(self.lens))

    def project(self, p: Array) -> tuple[Array, Array, Array]:
        """Points (3, N) as u, v and depth along the view, in metres (behind the eye: negative)."""
        q = p - column(self.at)
        side, up, forward = (np.broadcast_to(axis, q.shape) for axis in self.axes())
        z = dot(q, forward)
        safe = np.where(np.abs(z) < 1e-3, 1e-3, z)
        return (
            np.asarray(dot(q, side) / safe * self.lens, np.float32),
            np.asarray(dot(q, up) / safe * self.lens, np.float32),
            z,
        )
