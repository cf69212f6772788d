"""Sphere tracing of many rays at once: hits, normals, soft shadows and the dark of corners."""

from collections.abc import Sequence

import numpy as np

from assets.render.arrays import Array, column, length, unit
from assets.render.materials import Part

NEAR = 0.008
"""A ray this many metres from a surface has met it (more, the farther it has come)."""


def nearest(parts: Sequence[Part], p: Array) -> tuple[Array, Array]:
    """Distance (N,) to the nearest part, and which part (N,) that is."""
    d = np.full(p.shape[1], 1e3, np.float32)
    which = np.zeros(p.shape[1], np.float32)
    for index, part in enumerate(parts):
        if part.ball is None:
            near, mine = None, part.field(p)
        else:
            bound = length(p - column(part.ball[:3])) - np.float32(part.ball[3])
            near = np.flatnonzero(bound < d)
            if not near.size:
                continue
            far = bound[near] > 1.0
            mine = np.where(far, bound[near] + 0.1, 0.0).astype(np.float32)
            close = np.flatnonzero(~far)
            if close.size:
                mine[close] = part.field(np.ascontiguousarray(p[:, near[close]]))
        if near is None:
            which = np.where(mine < d, np.float32(index), which)
            d = np.minimum(d, mine)
        else:
            better = mine < d[near]
            chosen = near[better]
            d[chosen], which[chosen] = mine[better], index
    return d, which


def distance(parts: Sequence[Part], p: Array) -> Array:
    """Distance (N,) to the nearest part."""
    return nearest(parts, p)[0]


def trace(parts: Sequence[Part], origin: Array, rays: Array, far: float, steps: int = 90) -> Array:
    """How far each ray goes (N,) before it meets something; `far` where it meets nothing.

    `origin` is one point (3, 1) or one for each ray. Rays that have arrived or left are dropped from the work at once.
    """
    t = np.full(rays.shape[1], 0.05, np.float32)
    alive = np.arange(rays.shape[1])
    for _ in range(steps):
        here = t[alive]
        start = origin if origin.shape[1] == 1 else origin[:, alive]
        d = distance(parts, start + rays[:, alive] * here)
        here = here + np.clip(d, 0.004, 2.5)
        t[alive] = np.minimum(here, far)
        alive = alive[(d > NEAR * (0.4 + 0.08 * here)) & (here < far)]
        if not alive.size:
            break
    return t


def normals(parts: Sequence[Part], p: Array, width: float = 0.012) -> Array:
    """Unit normals (3, N), from four samples at the corners of a tetrahedron."""
    total = np.zeros_like(p)
    for corner in ((1, -1, -1), (-1, -1, 1), (-1, 1, -1), (1, 1, 1)):
        offset = column((float(corner[0]), float(corner[1]), float(corner[2])))
        total += offset * distance(parts, p + offset * np.float32(width))
    return unit(total)


def openness(parts: Sequence[Part], p: Array, n: Array, reach: float = 0.5) -> Array:
    """How much of the sky a point sees (N,), 0..1: dark in corners and folds."""
    shade = np.zeros(p.shape[1], np.float32)
    weight = 1.0
    for k in (0.12, 0.35, 0.7, 1.2):
        step = np.float32(k * reach)
        shade += weight * np.clip(step - distance(parts, p + n * step), 0.0, None) / step
        weight *= 0.7
    return np.asarray(np.clip(1.0 - shade * 0.62, 0.06, 1.0), dtype=np.float32)


def shadow(parts: Sequence[Part], p: Array, towards: Array, far: Array, soft: float, steps: int = 22) -> Array:
    """How much of a lamp a point sees (N,), 0..1; the edge is about `soft` times the distance to what is in the way."""
    lit = np.ones(p.shape[1], np.float32)
    t = np.full(p.shape[1], 0.05, np.float32)
    alive = np.arange(p.shape[1])
    for _ in range(steps):
        here = t[alive]
        d = distance(parts, p[:, alive] + towards[:, alive] * here)
        lit[alive] = np.minimum(lit[alive], np.clip(d / (soft * here) * 0.5 + 0.5, 0.0, 1.0))
        t[alive] = here + np.clip(d, 0.05, 1.6)
        alive = alive[(lit[alive] > 0.02) & (t[alive] < np.minimum(far[alive], 24.0))]
        if not alive.size:
            break
    return np.asarray(lit * lit * (3.0 - 2.0 * lit), dtype=np.float32)
