"""Pictures as files: one palette for all frames, rows without filter, so that plain code can read them."""

import struct
import zlib

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Bytes = NDArray[np.uint8]
STICKY = 3
"""A pixel keeps its colour from one frame to the next unless a channel would move by more than this many levels."""
COLOURS = 144


def _weighed(frames: Bytes) -> Image.Image:
    """A picture of the colours there are, the frequent ones held back so that rare lights get their entry."""
    seen, counts = np.unique(frames.reshape(-1, 3), axis=0, return_counts=True)
    copies = np.minimum(np.ceil(counts**0.4), 12).astype(int)
    strewn = np.repeat(seen, copies, axis=0)
    return Image.fromarray(np.ascontiguousarray(strewn[None].astype(np.uint8)))


def palette_of(frames: Bytes, colours: int = COLOURS) -> Bytes:
    """At most `colours` colours (K, 3) for frames (N, high, wide, 3), from dark to light."""
    table = _weighed(frames).quantize(colours, Image.Quantize.MEDIANCUT, kmeans=1).getpalette()
    found = np.unique(np.array(table, np.uint8).reshape(-1, 3)[:colours], axis=0)
    light = found.astype(np.float64) @ np.array([0.2126, 0.7152, 0.0722])
    return np.asarray(found[np.argsort(light, kind="stable")], dtype=np.uint8)


def matched(image: Bytes, palette: Bytes) -> Bytes:
    """For each pixel of (high, wide, 3) the index of the nearest colour."""
    seen, back = np.unique(image.reshape(-1, 3), axis=0, return_inverse=True)
    nearest = np.empty(len(seen), np.uint8)
    table = palette.astype(np.int32)
    for start in range(0, len(seen), 4096):
        gap = seen[start : start + 4096].astype(np.int32)[:, None] - table[None]
        nearest[start : start + 4096] = (gap * gap * np.array([3, 4, 2])).sum(axis=2).argmin(axis=1)
    return nearest[back.reshape(-1)].reshape(image.shape[:2])


def indexed(frames: Bytes, palette: Bytes, sticky: int = STICKY) -> Bytes:
    """Frames (N, high, wide, 3) as indices (N, high, wide), still where nothing much moves."""
    shown = [matched(frames[0], palette)]
    for frame in frames[1:]:
        fresh = matched(frame, palette)
        held = palette[shown[-1]].astype(np.int32)
        still = np.abs(frame.astype(np.int32) - held).max(axis=2) <= sticky
        shown.append(np.where(still, shown[-1], fresh))
    return np.stack(shown)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(pixels: Bytes, palette: Bytes | None = None) -> bytes:
    """An 8-bit PNG of (high, wide), indexed if there is a palette, else grey; filter 0 on every row."""
    high, wide = pixels.shape
    head = struct.pack(">IIBBBBB", wide, high, 8, 0 if palette is None else 3, 0, 0, 0)
    rows = np.concatenate([np.zeros((high, 1), np.uint8), pixels], axis=1).tobytes()
    parts = [b"\x89PNG\r\n\x1a\n", _chunk(b"IHDR", head)]
    if palette is not None:
        parts.append(_chunk(b"PLTE", palette.tobytes()))
    best = min((_deflated(rows, strategy) for strategy in (0, 1)), key=len)
    return b"".join([*parts, _chunk(b"IDAT", best), _chunk(b"IEND", b"")])


def _deflated(rows: bytes, strategy: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 15, 9, strategy)
    return packer.compress(rows) + packer.flush()


def strip(frames: Bytes, sticky: int = STICKY, colours: int = COLOURS) -> bytes:
    """Frames (N, high, wide, 3) as one indexed PNG, the first at the top."""
    palette = palette_of(frames, colours)
    shown = indexed(frames, palette, sticky)
    return png(shown.reshape(-1, shown.shape[2]), palette)


def depth_map(metres: NDArray[np.float32]) -> bytes:
    """Distances (high, wide) as a grey PNG in units of 0.1 m, 25.5 m and more as 255."""
    return png(np.clip(np.rint(metres * 10.0), 0, 255).astype(np.uint8))
