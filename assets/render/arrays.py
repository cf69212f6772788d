"""The arrays the renderer is made of, and small vector helpers on them.

A bundle of points is one float32 array of shape (3, N): x to the right, y up, z away from the camera, in metres.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
Field = Callable[[Array], Array]
"""A signed distance field: points (3, N) to metres (N,), negative inside."""
Triple = tuple[float, float, float]


def column(triple: Triple) -> Array:
    """A triple as a (3, 1) array, to be broadcast against points."""
    return np.array(triple, dtype=np.float32).reshape(3, 1)


def length(v: Array) -> Array:
    """Euclidean norm over the first axis."""
    return np.asarray(np.sqrt(np.einsum("i...,i...->...", v, v)), dtype=np.float32)


def unit(v: Array) -> Array:
    """The vectors scaled to length one; nought stays nought."""
    return np.asarray(v / np.maximum(length(v), 1e-9), dtype=np.float32)


def dot(a: Array, b: Array) -> Array:
    """Inner product over the first axis."""
    return np.asarray(np.einsum("i...,i...->...", a, b), dtype=np.float32)


def luminance(rgb: Array) -> Array:
    """Relative luminance of linear colours (3, …), with the weights of ITU-R BT.709."""
    return np.asarray(0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2], dtype=np.float32)


def ramp(low: float, high: float, x: Array) -> Array:
    """A smooth step: 0 below `low`, 1 above `high`, Hermite between; `low` may be the greater."""
    t = np.clip((x - low) / (high - low), 0.0, 1.0)
    return np.asarray(t * t * (3.0 - 2.0 * t), dtype=np.float32)
