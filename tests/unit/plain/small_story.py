"""A small story with one of everything that a line terminal shows; its YAML is written where a test wants it."""

from pathlib import Path

STORY = """\
format: 1
id: small
title: A Small Story
version: 1.0.0
language: en
start: cellar/bottom
scenes: [cellar, roof]
variables:
  torch: {type: flag}
  steps: {type: int, min: 0, max: 9, start: 0}
  mood: {type: enum, values: [low, high], start: low}
  has_camcorder: {type: flag}
  battery: {type: int, min: 0, max: 24, start: 9}
  close_calls: {type: int, min: 0, max: 9, start: 0}
derived: {weary: steps >= 3}
sounds:
  step: {level: 30, seconds: 10, source: estimate}
  shout: {level: 95, seconds: 10, source: estimate}
places:
  room: {kind: indoors, distance: 30, room: 399, ambient: 28}
start_meter: {cube: listening, attention: 15}
camcorder: {needs: has_camcorder, battery: battery, raise: 1, film: 1, reserve: 1, frames: 2}
close_calls: {variable: close_calls, limit: {story: none, standard: 3, strict: 1}}
endings:
  sky: {title: The Sky, priority: 0}
  taken: {title: Taken, early: true}
notes: [{id: dark, text: It is dark.}, {id: height, text: A long way down.}]
"""

CELLAR = """\
scene: cellar
title: The cellar
told_by: jihye
place: room
events: {locked_on: found, taken: over}
nodes:
  bottom:
    notes: [dark]
    text:
      - Stone, and _no_ window. «Where are we?» you sign.
      - {first: You count the stairs., again: The stairs again.}
    choices:
      - id: climb
        label: Climb.
        sounds: [step]
        add: {steps: 1}
        say: One more.
        to: landing
      - id: shout
        label: Shout.
        sounds: [shout]
        sticky: true
        to: stay
      - id: notes
        label: Read what is on the wall.
        set: {mood: high}
        to: stay
      - id: fly
        label: Fly.
        when: torch
        locked: Nobody can, in the dark.
        to: landing
  landing:
    text:
      - A landing.
      - {when: mood == high, say: You have a name in your head.}
      - {when: weary, say: Your legs have counted.}
    choices:
      - id: down
        label: Back down.
        sounds: [step]
        sticky: true
        add: {steps: 1}
        to: bottom
      - id: up
        label: Up and out.
        sounds: [step]
        set: {has_camcorder: true}
        to: roof/edge
  found:
    silent: true
    text: It has you, and lets go.
    choices:
      - {id: breathe, label: Breathe., sticky: true, to: return}
  over:
    silent: true
    text: It has you.
    to: ending:taken
"""

ROOF = """\
scene: roof
title: The roof
told_by: taejun
place: room
events: {locked_on: seen, taken: gone}
nodes:
  edge:
    waive: {LK526: The leap is the only thing to do.}
    notes: [height]
    film: stars
    text:
      - {bare: A tin roof., lens: A garden under stars.}
    choices:
      - id: look
        label: Look down.
        sticky: true
        sounds: [step]
        to: stay
      - id: leap
        label: Leap.
        to: ending:auto
  seen:
    silent: true
    text: It looks at you, and past you.
    choices:
      - {id: wait, label: Wait., sticky: true, to: return}
  gone:
    silent: true
    text: It looks at you.
    to: ending:taken
"""


def write_story(folder: Path, *, cellar: str = CELLAR, roof: str = ROOF, head: str = STORY) -> Path:
    """Write the story into a folder, and return the story's own."""
    story = folder / "small"
    (story / "scenes").mkdir(parents=True, exist_ok=True)
    (story / "story.yaml").write_text(head, encoding="utf-8")
    (story / "scenes" / "cellar.yaml").write_text(cellar, encoding="utf-8")
    (story / "scenes" / "roof.yaml").write_text(roof, encoding="utf-8")
    return story
