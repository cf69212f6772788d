"""Small stories for tests, written as a writer would: YAML in, `Story` out."""

import tempfile
from pathlib import Path
from textwrap import dedent

from game import load_story
from game.model.story import Story
from game.play import Session

ROOT = Path(__file__).resolve().parent.parent

HEAD = """
format: 1
id: small
title: Small
version: 1.0.0
language: en
start: a/one
"""


def write_story(folder: Path, head: str, **scenes: str) -> Path:
    """Write a story folder: `head` is what story.yaml has beyond its first lines, each scene a list of nodes."""
    (folder / "scenes").mkdir(parents=True, exist_ok=True)
    names = ", ".join(scenes)
    (folder / "story.yaml").write_text(f"{HEAD}scenes: [{names}]\n{dedent(head)}", encoding="utf-8")
    for name, body in scenes.items():
        text = dedent(body)
        if not text.lstrip().startswith("title:"):
            text = f"title: Scene {name.upper()}\n{text}"
        (folder / "scenes" / f"{name}.yaml").write_text(f"scene: {name}\n{text}", encoding="utf-8")
    return folder


def make_story(head: str, **scenes: str) -> Story:
    """Return a story from the text of its head and of its scenes."""
    with tempfile.TemporaryDirectory() as folder:
        return load_story(write_story(Path(folder) / "story", head, **scenes))


def play(story: Story, *choices: str, **options: object) -> Session:
    """Return a session after the named choices."""
    session = Session(story, **options)  # type: ignore[arg-type]  # a test's own options
    for choice in choices:
        session.choose(choice)
    return session


SOUNDS = """
sounds:
  hush: {level: 10, seconds: 1}
  step: {level: 62, seconds: 10}
  shout: {level: 85, seconds: 2}
  bell: {level: 110, seconds: 10}
  gasp: {level: 50, seconds: 10, breath: true}
  stone: {level: 90, seconds: 0.5, decoy: true}
"""
"""Sounds from one that is never heard to one that always is."""

HUNTED = (
    """
variables:
  close_calls: {type: int, min: 0, max: 9}
  keeps: {type: int, min: 0, max: 5, start: 5}
  knows: {type: flag}
  wears: {type: flag}
  moves: {type: int, min: 0, max: 3}
"""
    + SOUNDS
    + """
gear:
  felt: {when: wears, on: [step], level: -30}
places:
  near: {kind: outdoors, distance: 15, foliage: 15, ambient: 43}
close_calls: {variable: close_calls, limit: {story: none, standard: 3, strict: 1}}
endings:
  out: {title: Out, priority: 0}
  coats: {title: Coats, early: true}
promises:
  - {id: worn, reachable: 'moves == 3 and keeps == 0'}
"""
)
"""The head of a story in which every kind of turn can be taken."""

HUNTED_SCENE = """
place: near
events: {locked_on: lock, taken: gone}
nodes:
  one:
    text: [{first: You begin., again: You are back.}]
    choices:
      - {id: wait, label: Wait., sticky: true, to: stay}
      - {id: tread, label: Tread softly., sounds: [hush], sticky: true, to: one}
      - {id: run, label: Run., sounds: [step, gasp], sticky: true, add: {moves: 1}, to: two}
      - {id: ring, label: Ring., sounds: [bell], sticky: true, say: It rings., to: stay}
      - {id: throw, label: Throw., sounds: [stone], sticky: true, to: two}
      - {id: blind, label: Go blind., sounds: [step, hush, shout], unknown: knows, sticky: true, to: two}
      - {id: look, label: Look., set: {knows: true}, to: stay}
      - {id: dress, label: Dress., set: {wears: true}, to: two}
      - {id: leave, label: Leave., when: moves >= 1, locked: Not yet., to: ending:auto}
  two:
    text: [{cycle: [Left., Right., Still.]}]
    choices:
      - {id: back, label: Go back., sounds: [hush], sticky: true, to: one}
      - {id: shout, label: Shout., sounds: [shout], sticky: true, to: one}
  lock:
    text: It has you.
    choices:
      - {id: give, label: Give., sticky: true, when: keeps > 0, add: {keeps: -1}, to: return}
      - {id: bleed, label: Bleed., sticky: true, say: You bleed., to: return}
  gone:
    text: Two coats.
    to: ending:coats
"""
"""A scene with every kind of turn: silent, heard, decoy, unknown footing, gear, locks."""

TIMED = """
variables:
  hurt: {type: flag}
  has_camcorder: {type: flag, start: true}
  battery: {type: int, min: 0, max: 9, start: 9}
camcorder: {needs: has_camcorder, battery: battery, raise: 1, film: 1, reserve: 1, frames: 2}
endings: {out: {title: Out, priority: 0}}
"""
TIMED_SCENE = """
told_by: jihye
nodes:
  one:
    text: A gap in the wall.
    choices:
      - {id: go, label: Go through., sticky: true, to: run}
  run:
    text: It is behind you.
    clock: {seconds: 8, late: stumble}
    film: wall
    choices:
      - {id: jump, label: Jump., sticky: true, to: safe}
      - {id: stumble, label: You stumble., sticky: true, say: Gravel., set: {hurt: true}, to: down}
      - {id: turn, label: Turn back., sticky: true, to: one}
  down:
    text: You are on your knees.
    clock: {seconds: 2.5, late: lie}
    choices:
      - {id: rise, label: Get up., to: safe}
      - {id: lie, label: You lie there., to: "ending:out"}
  safe:
    text: A door, and it shuts.
    clock: {seconds: 5, late: give}
    choices:
      - {id: give, label: It opens., when: hurt and not hurt, locked: It holds., to: run}
      - {id: leave, label: Leave., to: "ending:out"}
"""
"""Pages that leave seconds only: `run` is left late by a choice like any other, `down` into an ending, `safe` not."""


class Hand:
    """The hand of a clock that a test moves."""

    def __init__(self) -> None:
        self.at = 100.0

    def __call__(self) -> float:
        """Return what time it is, in s."""
        return self.at
