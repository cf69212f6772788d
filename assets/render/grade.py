"""From linear light to the colours of a print: bloom, exposure, tone curve, tint, vignette, grain."""

from typing import NamedTuple

import numpy as np

from assets.render.arrays import Array, Triple, column, luminance
from assets.render.noise import hashed


class Grade(NamedTuple):
    """A grading. `key` is the average tone aimed at (linear, 0.18 is middle grey); `shadows` and `lights` are tints."""

    key: float
    saturation: float
    shadows: Triple
    lights: Triple
    contrast: float = 1.0
    bloom: float = 0.25
    vignette: float = 0.45
    grain: float = 2.2
    exposure: float | None = None


BARE = Grade(0.095, 0.42, (0.82, 0.98, 1.20), (0.94, 1.0, 1.06), 1.14, 0.28, 0.5)
LENS = Grade(0.16, 1.12, (1.12, 0.96, 0.84), (1.06, 1.0, 0.90), 1.06, 0.35, 0.34)
PAPER = Grade(0.17, 0.22, (1.06, 0.98, 0.88), (1.05, 1.0, 0.90), 1.15, 0.1, 0.30, 3.0)
"""bare: cold and near grey; lens: warm and full; paper: the booth's prints."""


def blurred(image: Array, sigma: float) -> Array:
    """A Gaussian blur of the last two axes, edges held."""
    reach = int(np.ceil(2.5 * sigma))
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2).astype(np.float32)
    kernel /= kernel.sum()
    for axis in (-1, -2):
        size = image.shape[axis]
        total = np.zeros_like(image)
        for k, weight in zip(range(-reach, reach + 1), kernel, strict=True):
            total += weight * np.take(image, np.clip(np.arange(size) + k, 0, size - 1), axis=axis)
        image = total
    return image


def exposure_of(image: Array, grade: Grade) -> float:
    """The factor that brings a picture (3, high, wide) to the grading's key, by its geometric mean."""
    if grade.exposure is not None:
        return grade.exposure
    mean = float(np.exp(np.mean(np.log(luminance(image) + 2e-4))))
    return float(np.clip(grade.key / mean, 0.05, 40.0))


def filmic(x: Array) -> Array:
    """The fit of the ACES curve by Krzysztof Narkowicz: linear light to 0..1."""
    return np.asarray(np.clip(x * (2.51 * x + 0.03) / (x * (2.43 * x + 0.59) + 0.14), 0.0, 1.0), dtype=np.float32)


def printed(image: Array, grade: Grade, exposure: float) -> Array:
    """Linear light (3, high, wide) as 8-bit sRGB (high, wide, 3)."""
    high, wide = image.shape[1:]
    sigma = high / 28.0
    bright = np.minimum(image * exposure, 6.0)
    x = bright + grade.bloom * blurred(np.maximum(bright - 0.55, 0.0), sigma)
    x = filmic(x * 0.72)
    grey = luminance(x)
    x = grey + (x - grey) * grade.saturation
    tint = column(grade.shadows)[:, :, None] * (1.0 - grey) + column(grade.lights)[:, :, None] * grey
    x = np.clip(x * tint, 0.0, 1.0) ** np.float32(1.0 / 2.2)
    x = np.clip(0.42 + (x - 0.42) * grade.contrast, 0.0, 1.0) if grade.contrast != 1.0 else x
    v, u = np.meshgrid(np.linspace(-1, 1, high), np.linspace(-1, 1, wide), indexing="ij")
    x = x * (1.0 - grade.vignette * np.clip(0.32 * u**2 + 0.30 * v**2 + 0.25 * u**2 * v**2, 0.0, 1.0))
    iy, ix = np.indices((high, wide)).astype(np.int32)
    grain = (hashed(ix, iy, np.zeros_like(ix), 77) - 0.5) * (2.0 * grade.grain / 255.0)
    x = x + grain * (0.35 + x)
    return np.asarray(np.rint(np.clip(x, 0.0, 1.0) * 255.0).transpose(1, 2, 0), dtype=np.float32)
