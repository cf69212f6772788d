"""`python -m assets.render [NAME …]`: render pictures and write them to assets/art."""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
from PIL import Image

from assets.render import encode, scenes
from assets.render.picture import SMALL, WIDE, Picture, distances, hung, render

ART = Path(__file__).parent.parent / "art"
SIZES = {"wide": WIDE, "small": SMALL}
KNOWN = {picture.name: picture for picture in scenes.PICTURES}


def write(name: str, sizes: Sequence[str]) -> str:
    """Render the picture of that name in all its worlds and the sizes asked for; say what that weighs."""
    picture = KNOWN[name]
    start = time.perf_counter()
    weight = 0
    for size in ("strip",) if picture.size else sizes:
        for world in picture.worlds:
            strip = encode.strip(render(picture, world, SIZES.get(size, WIDE)))
            weight = max(weight, len(strip))
            (ART / f"{picture.name}-{world}-{size}.png").write_bytes(strip)
        if picture.cube:
            depth = encode.depth_map(distances(picture, SIZES[size]))
            (ART / f"{picture.name}-depth-{size}.png").write_bytes(depth)
    return f"{picture.name}: {weight / 1024:.0f} KiB at most, {time.perf_counter() - start:.1f} s"


def described(picture: Picture) -> dict[str, object]:
    """What art.json says of a picture."""
    entry: dict[str, object] = {
        "frames": picture.frames, "rate": picture.rate, "worlds": list(picture.worlds), "cube": hung(picture),
    }  # fmt: skip
    return entry | {"size": list(picture.size)} if picture.size else entry


def preview(pictures: Sequence[Picture], size: str, frame: int, path: Path, scale: int) -> None:
    """One frame of each picture and world, side by side, each pixel `scale` pixels wide."""
    shots = [render(p, world, SIZES[size], frame % p.frames)[0] for p in pictures for world in p.worlds]
    high, wide = max(s.shape[0] for s in shots), max(s.shape[1] for s in shots)
    across = 1 if len(shots) == 1 else 2
    sheet = np.zeros((-(-len(shots) // across) * (high + 2), across * (wide + 2), 3), np.uint8)
    for k, shot in enumerate(shots):
        y, x = k // across * (high + 2), k % across * (wide + 2)
        sheet[y : y + shot.shape[0], x : x + shot.shape[1]] = shot
    large = Image.fromarray(sheet)
    large.resize((large.width * scale, large.height * scale), Image.Resampling.NEAREST).save(path)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; 0 if all went well, 2 for a name that no picture has."""
    parser = argparse.ArgumentParser(prog="python -m assets.render", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these pictures")
    parser.add_argument("--size", choices=sorted(SIZES), help="only this size")
    parser.add_argument("--frame", type=int, default=0, help="the frame that --preview shows")
    parser.add_argument("--preview", type=Path, metavar="FILE", help="write nothing but one enlarged picture, here")
    parser.add_argument("--scale", type=int, default=6, help="how much --preview enlarges")
    parser.add_argument("--jobs", type=int, default=1, help="pictures at a time")
    options = parser.parse_args(arguments)
    missing = [name for name in options.names if name not in KNOWN]
    if missing:
        parser.error(f"no picture is called {', '.join(missing)}; there are {', '.join(KNOWN)}")
    chosen = options.names or list(KNOWN)
    if options.preview:
        preview([KNOWN[name] for name in chosen], options.size or "wide", options.frame, options.preview, options.scale)
        return 0
    ART.mkdir(exist_ok=True)
    sizes = [options.size] if options.size else list(SIZES)
    with ProcessPoolExecutor(options.jobs) as pool:
        for line in pool.map(write, chosen, [sizes] * len(chosen)):
            print(line, file=sys.stderr)
    entries = {name: described(picture) for name, picture in KNOWN.items()}
    lines = ",\n".join(f" {json.dumps(name)}: {json.dumps(entry)}" for name, entry in entries.items())
    (ART / "art.json").write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
