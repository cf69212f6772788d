"""What surfaces are made of: albedo, roughness of tone, pattern, own light."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from assets.render.arrays import Array, Field, Triple, column
from assets.render.noise import hashed, layered

Pattern = Callable[[Array, Array], Array]
"""Points (3, N) and normals (3, N) to a factor of the albedo, (N,) or (3, N)."""


class Material(NamedTuple):
    """A surface. Colours are linear, 0..1; `size` is the grain of its noise in metres."""

    albedo: Triple
    vary: float = 0.25
    size: float = 0.4
    glow: Triple = (0.0, 0.0, 0.0)
    gloss: float = 0.0
    pattern: Pattern | None = None
    lit: Pattern | None = None  # a factor of the glow
    mirror: float = 0.0  # how much it gives back of what stands before it, seen straight on

    def colour(self, p: Array, n: Array) -> Array:
        """Albedo at points."""
        tone = 1.0 + self.vary * layered(p / np.float32(self.size), 3, 11)
        tinted = column(self.albedo) * np.maximum(tone, 0.1)
        return np.asarray(tinted if self.pattern is None else tinted * self.pattern(p, n), dtype=np.float32)

    def light(self, p: Array, n: Array) -> Array:
        """Own light at points."""
        glow = np.broadcast_to(column(self.glow), p.shape)
        return np.asarray(glow if self.lit is None else glow * self.lit(p, n), dtype=np.float32)


class Part(NamedTuple):
    """A solid of one material; `ball` (x, y, z, radius) encloses it, where that is worth testing first."""

    field: Field
    material: Material
    ball: tuple[float, float, float, float] | None = None


def tiles(every: float, joint: float = 0.04, dark: float = 0.55, vary: float = 0.25, seed: int = 5) -> Pattern:
    """Square floor tiles with dark joints, each of its own tone, some missing a little."""

    def pattern(p: Array, n: Array) -> Array:
        u, v = p[0] / every, p[2] / every
        ix, iz = np.floor(u).astype(np.int32), np.floor(v).astype(np.int32)
        edge = np.minimum(np.minimum(u % 1, 1 - u % 1), np.minimum(v % 1, 1 - v % 1)) * every
        tone = 1.0 - vary * hashed(ix, np.zeros_like(ix), iz, seed)
        return np.asarray(np.where(edge < joint, dark, tone), dtype=np.float32)

    return pattern


def planks(axis: int, wide: float, vary: float = 0.35, seed: int = 9) -> Pattern:
    """Boards side by side along `axis` (the axis across them)."""

    def pattern(p: Array, n: Array) -> Array:
        u = p[axis] / wide
        i = np.floor(u).astype(np.int32)
        tone = 1.0 - vary * hashed(i, np.zeros_like(i), np.zeros_like(i), seed)
        return np.asarray(np.where(u % 1 < 0.08, 0.4, tone), dtype=np.float32)

    return pattern


def checks(every: float, dark: float = 0.35) -> Pattern:
    """A chessboard floor."""

    def pattern(p: Array, n: Array) -> Array:
        odd = (np.floor(p[0] / every) + np.floor(p[2] / every)) % 2
        return np.asarray(np.where(odd > 0.5, dark, 1.0), dtype=np.float32)

    return pattern


def stripes(axis: int, every: float, dark: float = 0.4, share: float = 0.5) -> Pattern:
    """Bands across `axis`, a `share` of them dark."""
    return lambda p, n: np.where((p[axis] / every) % 1 < share, dark, 1.0).astype(np.float32)


def pleats(axis: int, every: float, depth: float = 0.5) -> Pattern:
    """The soft folds of a curtain."""
    return lambda p, n: (1.0 - depth * (0.5 + 0.5 * np.sin(p[axis] * (2 * np.pi / every)))).astype(np.float32)


def patches(size: float, low: float = 0.4, high: float = 1.3, hues: float = 0.0, seed: int = 3) -> Pattern:
    """Cells of different tone (and hue, by `hues`): cloth beside cloth, book beside book."""

    def pattern(p: Array, n: Array) -> Array:
        q = p / np.float32(size)
        q = q + 0.35 * np.sin(q[[1, 2, 0]] * 2.3)
        i = np.floor(q).astype(np.int32)
        tone = low + (high - low) * hashed(i[0], i[1], i[2], seed)
        if not hues:
            return np.asarray(tone, dtype=np.float32)
        shift = np.stack([hashed(i[0], i[1], i[2], seed + k) - 0.5 for k in (1, 2, 3)])
        return np.asarray(tone * (1.0 + hues * 2.0 * shift), dtype=np.float32)

    return pattern


def panes(
    axes: tuple[int, int], size: tuple[float, float], on: float, seed: int = 7, low: float = 0.03, hues: float = 0.0
) -> Pattern:
    """A wall of windows, a share `on` of them bright and each of its own hue; to be used as `lit`."""

    def pattern(p: Array, n: Array) -> Array:
        u, v = p[axes[0]] / size[0], p[axes[1]] / size[1]
        i, j = np.floor(u).astype(np.int32), np.floor(v).astype(np.int32)
        r = hashed(i, j, np.zeros_like(i), seed)
        inside = (np.abs(u % 1 - 0.5) < 0.4) & (np.abs(v % 1 - 0.5) < 0.38)
        shade = 0.75 + 0.5 * (v % 1.0) - 0.35 * (np.abs((u * 5.0) % 1.0 - 0.5) < 0.16) * (v % 1.0 < 0.55)
        bright = np.where(inside & (r < on), (0.30 + 0.9 * (r / max(on, 1e-6))) * shade, low)
        if not hues:
            return np.asarray(bright, dtype=np.float32)
        tint = np.stack([hashed(i, j, np.full_like(i, k), seed + 1) - 0.5 for k in range(3)])
        return np.asarray(bright * (1.0 + hues * 2.0 * tint), dtype=np.float32)

    return pattern


BARK = Material((0.10, 0.095, 0.09), 0.7, 0.18)
LITTER = Material((0.17, 0.145, 0.115), 0.9, 0.22)
GRASS = Material((0.14, 0.15, 0.10), 0.8, 0.15)
CONCRETE = Material((0.30, 0.30, 0.30), 0.45, 0.7)
PLASTER = Material((0.42, 0.41, 0.39), 0.4, 0.9)
ASPHALT = Material((0.12, 0.12, 0.125), 0.4, 0.3)
STEEL = Material((0.22, 0.23, 0.25), 0.3, 0.5, gloss=0.5)
RUST = Material((0.17, 0.13, 0.11), 0.6, 0.25)
BLACK = Material((0.022, 0.022, 0.025), 0.2, 0.3)
DARK = Material((0.045, 0.045, 0.05), 0.3, 0.3)
BONE = Material((0.72, 0.74, 0.76), 0.12, 0.3, gloss=0.25)
WHITE = Material((0.75, 0.72, 0.68), 0.12, 0.3)
WOOD = Material((0.30, 0.17, 0.09), 0.35, 0.25)
SKIN = Material((0.42, 0.30, 0.24), 0.1, 0.3)
CLOTHES = Material((0.36, 0.33, 0.31), 0.35, 0.2, pattern=patches(0.34, 0.25, 1.35, 0.35))
