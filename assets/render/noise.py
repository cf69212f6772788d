"""Seeded noise: hashed lattices for surfaces, sums of whole waves for what must close as a loop."""

import numpy as np
from numpy.typing import NDArray

from assets.render.arrays import Array


def hashed(x: NDArray[np.int32], y: NDArray[np.int32], z: NDArray[np.int32], seed: int = 0) -> Array:
    """A number in 0..1 for each lattice point, the same on every machine (whole-number arithmetic only)."""
    h = x.astype(np.uint32) * np.uint32(0x8DA6B343)
    h ^= y.astype(np.uint32) * np.uint32(0xD8163841)
    h ^= z.astype(np.uint32) * np.uint32(0xCB1AB31F)
    h ^= np.uint32((seed * 0x9E3779B1) & 0xFFFFFFFF)
    h = (h ^ (h >> np.uint32(15))) * np.uint32(0x2C1B3C6D)
    h = (h ^ (h >> np.uint32(12))) * np.uint32(0x297A2D39)
    return ((h >> np.uint32(8)).astype(np.float32) / np.float32(1 << 24)).astype(np.float32)


def value(p: Array, seed: int = 0) -> Array:
    """Value noise in -1..1 with a lattice of one metre, smooth between."""
    cell = np.floor(p)
    f = p - cell
    f = f * f * (3.0 - 2.0 * f)
    x, y, z = cell.astype(np.int32)
    total = np.zeros(p.shape[1:], np.float32)
    for dx in (0, 1):
        wx = f[0] if dx else 1.0 - f[0]
        for dy in (0, 1):
            wy = f[1] if dy else 1.0 - f[1]
            for dz in (0, 1):
                wz = f[2] if dz else 1.0 - f[2]
                total += wx * wy * wz * hashed(x + dx, y + dy, z + dz, seed)
    return np.asarray(2.0 * total - 1.0, dtype=np.float32)


def layered(p: Array, octaves: int = 3, seed: int = 0) -> Array:
    """Value noise over several octaves, each of half the size and half the height, in about -1..1."""
    total = np.zeros(p.shape[1:], np.float32)
    height = 0.5
    for octave in range(octaves):
        total += height * value(p * np.float32(2**octave), seed + octave)
        height *= 0.5
    return np.asarray(total * 1.2, dtype=np.float32)


def drifting(u: Array, v: Array, phase: float, seed: int, waves: int = 9, size: float = 1.0) -> Array:
    """Slow smoke over a screen, in about -1..1, that comes back to itself as `phase` goes from 0 to 1.

    A sum of plane waves, each of which moves on by a whole number of its lengths in one loop.
    """
    rng = np.random.default_rng(seed)
    total = np.zeros(np.broadcast(u, v).shape, np.float32)
    for k in range(waves):
        scale = (1.5 + 1.6 * k) / size
        angle = rng.uniform(-0.6, 0.6) + (np.pi if rng.random() < 0.3 else 0.0)
        turns = int(rng.integers(1, 3)) if k < 5 else 1
        start = rng.uniform(0.0, 2.0 * np.pi)
        total += np.sin(
            scale * (u * np.cos(angle) + 1.9 * v * np.sin(angle)) - 2.0 * np.pi * turns * phase + start,
            dtype=np.float32,
        ) / np.float32(1.0 + 0.5 * k)
    return np.asarray(total / 3.0, dtype=np.float32)
