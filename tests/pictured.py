"""Small pictures for tests, made where they are needed, and a story that shows them."""

import json
from pathlib import Path

from game.film import Film
from game.film.pictures import HEIGHTS, WIDTHS
from game.film.png import Colour, Png, write
from game.model.story import Story
from tests.stories import make_story

HEAD = """
variables:
  shy: {type: flag}
screen: {title: title}
pictures:
  title: {bare: A wood.}
  hall: {bare: A hall., lens: A lit hall.}
  booth: {bare: A booth.}
  face: {bare: A face.}
  ear: {bare: An ear.}
endings:
  out: {title: The Way Out, art: hall, priority: 10, when: shy}
  stayed: {title: The Stool, art: booth, priority: 0}
  gone: {title: Gone, early: true}
"""
THRESHOLD = """
title: Before
nodes:
  one:
    art: title
    text: Two people.
    choices: [{id: begin, label: Begin., to: b/booth}]
"""
BOOTH = """
title: The Booth
told_by: jihye
art: booth
nodes:
  booth:
    text: A stool.
    choices:
      - {id: plain, label: Plainly., to: strip}
      - {id: shyly, label: Shyly., set: {shy: true}, to: strip}
  strip:
    text: It is wet.
    prints:
      - [{art: face}]
      - [{when: shy, art: ear}, {art: face}]
      - [{art: ear}]
      - [{art: face}]
    choices:
      - {id: leave, label: Leave., to: hall}
      - {id: back, label: Back., sticky: true, to: booth}
  hall:
    art: hall
    text: A hall.
    choices: [{id: end, label: End., to: ending:auto}]
"""
PRINT = (60, 44)
"""Size of a print."""


def pictured_story() -> Story:
    """Return a story with a title picture, two scenes, and a strip of prints."""
    return make_story(HEAD, a=THRESHOLD, b=BOOTH)


def slanted(width: int, height: int, colours: int = 90, seed: int = 0) -> Png:
    """Return a picture of slanted stripes, light and dark: no two neighbours are one colour."""
    palette: tuple[Colour, ...] = tuple((at * 2 + 20, at * 2 + 15, at + 10 + seed) for at in range(colours))
    pixels = bytes((x + (seed + 2) * y) % colours for y in range(height) for x in range(width))
    return Png(width, height, palette, pixels)


def make_film(folder: Path) -> Film:
    """Write the pictures of that story into a folder, and return them."""
    folder.mkdir(parents=True, exist_ok=True)
    index = {}
    for seed, name in enumerate(("title", "hall", "booth")):
        worlds = ["bare", "lens"] if name == "hall" else ["bare"]
        index[name] = {"frames": 1, "worlds": worlds}
        for world in worlds:
            for size in ("wide", "small"):
                made = slanted(WIDTHS[size], HEIGHTS[size], seed=seed + 5 * (world == "lens"))
                (folder / f"{name}-{world}-{size}.png").write_bytes(write(made))
    for seed, name in enumerate(("face", "ear")):
        index[name] = {"frames": 1, "size": PRINT}
        (folder / f"{name}-bare-strip.png").write_bytes(write(slanted(*PRINT, seed=seed)))
    (folder / "art.json").write_text(json.dumps(index))
    return Film(folder)
