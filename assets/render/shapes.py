"""Signed distance fields: solids, and the ways to join, repeat and turn them.

The distance formulas are the well-known ones collected by Inigo Quilez. All lengths are metres, all angles radians.
"""

from functools import reduce

import numpy as np

from assets.render.arrays import Array, Field, Triple, column, dot, length
from assets.render.noise import hashed, value


def sphere(at: Triple, radius: float) -> Field:
    """A ball."""
    c = column(at)
    return lambda p: length(p - c) - np.float32(radius)


def ellipsoid(at: Triple, radii: Triple) -> Field:
    """An ellipsoid along the axes (a bound, not the exact distance)."""
    c, r = column(at), column(radii)

    def field(p: Array) -> Array:
        q = (p - c) / r
        k = length(q)
        return np.asarray(k * (k - 1.0) / np.maximum(length(q / r), 1e-6), dtype=np.float32)

    return field


def box(at: Triple, half: Triple, edge: float = 0.0, yaw: float = 0.0, tilt: float = 0.0) -> Field:
    """A box of half edges `half`, its edges rounded by `edge`, turned by `yaw` about y and then `tilt` about z."""
    c, b = column(at), column(half) - np.float32(edge)

    def field(p: Array) -> Array:
        d = np.abs(_turned(p - c, yaw, tilt)) - b
        outside = length(np.maximum(d, 0.0))
        return np.asarray(outside + np.minimum(np.maximum(np.maximum(d[0], d[1]), d[2]), 0.0) - edge, dtype=np.float32)

    return field


def frame(at: Triple, half: Triple, thick: float) -> Field:
    """The twelve edges of a box, as bars `thick` metres to either side."""
    c, b, e = column(at), column(half), np.float32(thick)

    def field(p: Array) -> Array:
        x, y, z = np.abs(p - c) - b
        u, v, w = np.abs(x + e) - e, np.abs(y + e) - e, np.abs(z + e) - e

        def bar(i: Array, j: Array, k: Array) -> Array:
            outside = np.sqrt(np.maximum(i, 0) ** 2 + np.maximum(j, 0) ** 2 + np.maximum(k, 0) ** 2)
            return np.asarray(outside + np.minimum(np.maximum(i, np.maximum(j, k)), 0), np.float32)

        return np.asarray(np.minimum(np.minimum(bar(x, v, w), bar(u, y, w)), bar(u, v, z)), dtype=np.float32)

    return field


def _turned(q: Array, yaw: float, tilt: float) -> Array:
    if yaw:
        c, s = np.float32(np.cos(yaw)), np.float32(np.sin(yaw))
        q = np.stack([q[0] * c - q[2] * s, q[1], q[0] * s + q[2] * c])
    if tilt:
        c, s = np.float32(np.cos(tilt)), np.float32(np.sin(tilt))
        q = np.stack([q[0] * c + q[1] * s, q[1] * c - q[0] * s, q[2]])
    return q


def capsule(a: Triple, b: Triple, radius: float, end: float | None = None) -> Field:
    """A rod with round ends from `a` to `b`, of `radius` at `a` and `end` at `b`."""
    ca, axis = column(a), column(b) - column(a)
    square = max(float((axis * axis).sum()), 1e-9)
    swell = np.float32(0.0 if end is None else end - radius)

    def field(p: Array) -> Array:
        q = p - ca
        h = np.clip(dot(q, np.broadcast_to(axis, q.shape)) / np.float32(square), 0.0, 1.0)
        return np.asarray(length(q - axis * h) - radius - swell * h, dtype=np.float32)

    return field


def pillar(at: Triple, radius: float, half: float) -> Field:
    """An upright cylinder about `at`, `half` its height."""
    c = column(at)

    def field(p: Array) -> Array:
        q = p - c
        flat = np.sqrt(q[0] ** 2 + q[2] ** 2) - radius
        up = np.abs(q[1]) - half
        outside = np.sqrt(np.maximum(flat, 0.0) ** 2 + np.maximum(up, 0.0) ** 2)
        return np.asarray(outside + np.minimum(np.maximum(flat, up), 0.0), dtype=np.float32)

    return field


def hoop(at: Triple, radius: float, thick: float) -> Field:
    """A ring standing upright, its axis along z."""
    c = column(at)

    def field(p: Array) -> Array:
        q = p - c
        flat = np.sqrt(q[0] ** 2 + q[1] ** 2) - radius
        return np.asarray(np.sqrt(flat**2 + q[2] ** 2) - thick, dtype=np.float32)

    return field


def floor(height: float = 0.0, swell: float = 0.0, size: float = 1.0) -> Field:
    """Ground at `height`, with low waves of `swell` metres about `size` metres long."""
    if not swell:
        return lambda p: p[1] - np.float32(height)

    def field(p: Array) -> Array:
        wave = np.sin(p[0] * (1.3 / size)) * np.sin(p[2] * (0.9 / size) + 0.7) + 0.4 * np.sin(
            p[0] * (2.9 / size) + p[2] * (2.1 / size)
        )
        return np.asarray((p[1] - height - swell * wave) * 0.8, dtype=np.float32)

    return field


def half_space(normal: Triple, offset: float) -> Field:
    """Everything behind a plane: solid where normal . p is less than `offset`."""
    n = column(normal)
    return lambda p: dot(p, np.broadcast_to(n, p.shape)) - np.float32(offset)


def union(*fields: Field) -> Field:
    """All of them."""
    return lambda p: reduce(np.minimum, (field(p) for field in fields))


def melted(k: float, *fields: Field) -> Field:
    """All of them, run together over `k` metres (polynomial smooth minimum)."""

    def join(a: Array, b: Array) -> Array:
        h = np.maximum(k - np.abs(a - b), 0.0) / k
        return np.asarray(np.minimum(a, b) - h * h * (k * 0.25), dtype=np.float32)

    return lambda p: reduce(join, (field(p) for field in fields))


def carved(solid: Field, *holes: Field) -> Field:
    """A solid with holes cut out of it."""
    return lambda p: reduce(lambda d, hole: np.maximum(d, -hole(p)), holes, solid(p))


def boxed(solid: Field, at: Triple, half: Triple) -> Field:
    """The same solid, which lies within a box: far from that, the box's distance stands for it and saves work."""
    bound = box(at, half)

    def field(p: Array) -> Array:
        d = bound(p)
        close = np.flatnonzero(d < 0.5)
        d += np.float32(0.02)
        if close.size:
            d[close] = solid(np.ascontiguousarray(p[:, close]))
        return d

    return field


def inside(solid: Field) -> Field:
    """A room: everything but the solid."""
    return lambda p: -solid(p)


def slanted(solid: Field, angle: float, about: Triple) -> Field:
    """A solid tipped by `angle` about the x axis through `about`: what was level climbs as it goes away."""
    c, s, o = np.float32(np.cos(angle)), np.float32(np.sin(angle)), column(about)

    def field(p: Array) -> Array:
        q = p - o
        return solid(np.stack([q[0], q[1] * c - q[2] * s, q[2] * c + q[1] * s]) + o)

    return field


def within(a: Field, b: Field) -> Field:
    """What two solids have in common."""
    return lambda p: np.maximum(a(p), b(p))


def rows(solid: Field, axis: int, every: float, first: int, last: int, start: float = 0.0) -> Field:
    """Copies of a solid along an axis, numbers `first` to `last`; number 0 is the solid itself, about `start`."""

    def field(p: Array) -> Array:
        q = p.copy()
        q[axis] -= np.float32(every) * np.clip(np.rint((p[axis] - np.float32(start)) / np.float32(every)), first, last)
        return solid(q)

    return field


def both_sides(solid: Field) -> Field:
    """A solid at positive x, and its mirror image."""
    return lambda p: solid(np.stack([np.abs(p[0]), p[1], p[2]]))


def moved(solid: Field, to: Triple, yaw: float = 0.0, tilt: float = 0.0, size: float = 1.0) -> Field:
    """A solid made about the origin, scaled by `size`, turned, and set down at `to`."""
    c = column(to)
    return lambda p: solid(_turned(p - c, yaw, tilt) / np.float32(size)) * np.float32(size)


def rough(solid: Field, height: float, size: float) -> Field:
    """A solid whose surface goes in and out by `height` over about `size` metres."""
    k = np.float32(1.0 / size)

    def field(p: Array) -> Array:
        bump = np.sin(p[0] * 3.1 * k + 1.3 * np.sin(p[1] * 1.7 * k)) * np.sin(p[1] * 2.3 * k + p[2] * 1.1 * k)
        bump += 0.5 * np.sin(p[2] * 4.7 * k + p[0] * 2.2 * k)
        return np.asarray((solid(p) - height * bump) * 0.75, dtype=np.float32)

    return field


def crumpled(solid: Field, height: float, size: float, seed: int = 31) -> Field:
    """A solid under folds and lumps of `height`, about `size` metres across; cloth in heaps."""

    def field(p: Array) -> Array:
        d = solid(p)
        close = np.flatnonzero(d < 3.0 * height + 0.1)
        if close.size:
            q = np.ascontiguousarray(p[:, close]) / np.float32(size)
            fold = value(q, seed) + 0.55 * value(q * np.float32(2.3) + 7.0, seed + 1)
            d[close] = (d[close] - height * fold) * 0.7
        return d

    return field


def trunks(cell: float, thick: float, keep: float, seed: int, lean: float = 0.12, clear: float = 0.0) -> Field:
    """A wood without end: one bent trunk in a square of `cell` metres, in a share `keep` of the squares.

    No trunk stands nearer than `clear` metres to the plane x = 0.
    """

    def field(p: Array) -> Array:
        ix, iz = np.floor(p[0] / cell), np.floor(p[2] / cell)
        a, b = ix.astype(np.int32), iz.astype(np.int32)
        zero = np.zeros_like(a)
        r1, r2, r3 = (hashed(a, zero + k, b, seed) for k in (1, 2, 3))
        x = (ix + 0.3 + 0.4 * r1) * cell
        bend = lean * np.sin(p[1] * 0.8 + r3 * 6.3) + lean * (r2 - 0.5) * p[1]
        dx, dz = p[0] - x - bend, p[2] - (iz + 0.3 + 0.4 * r2) * cell
        radius = thick * (0.5 + r3) * (1.0 - 0.035 * p[1]) + 0.10 * np.exp(-4.0 * np.maximum(p[1], 0.0))
        d = (np.sqrt(dx * dx + dz * dz) - radius) * 0.85
        d = np.where((r1 * 7.0 % 1.0 < keep) & (np.abs(x) > clear), d, cell)
        fx, fz = p[0] / cell - ix, p[2] / cell - iz
        edge = np.minimum(np.minimum(fx, 1.0 - fx), np.minimum(fz, 1.0 - fz)) * cell + 0.25
        return np.asarray(np.minimum(d, edge), dtype=np.float32)

    return field
