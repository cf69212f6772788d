"""A small story that has one of everything a path script can speak of, and a way to play scripts on it."""

import io
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

import pytest

from game.replay import run

HEAD = """
format: 1
id: small
title: A Small Story
version: 1.0.0
language: en
start: house/hall
scenes: [house]
variables:
  side: {type: enum, values: [left, right], start: left}
  has_camcorder: {type: flag}
  battery: {type: int, min: 0, max: 9, start: 9}
  gap: {type: int, min: 0, max: 6, start: 3}
  close_calls: {type: int, min: 0, max: 9, start: 0}
  steps: {type: int, min: 0, max: 3, start: 0}
  ajar: {type: flag}
derived:
  far: steps >= 1
sounds:
  tap: {level: 18, seconds: 10, source: made up}
  plate: {level: 88, seconds: 0.5, source: made up}
  walk: {level: 60, seconds: 10, source: made up}
places:
  room: {kind: indoors, distance: 30, room: 399, ambient: 28}
start_meter: {cube: listening, attention: 15}
camcorder: {needs: has_camcorder, battery: battery, raise: 1, film: 1, reserve: 1, frames: 3}
close_calls: {variable: close_calls, limit: {story: none, standard: 3, strict: 1}}
endings:
  out: {title: Out, priority: 0}
  taken_early: {title: Taken, early: true}
"""

HOUSE = """
scene: house
title: The House
told_by: taejun
place: room
events: {locked_on: close_call, taken: taken}
nodes:
  hall:
    text: [A hall., {bare: 'A fork, empty.', lens: 'A macaron, pink.'}]
    film: fork
    choices:
      - id: camcorder
        label: Take the camcorder.
        set: {has_camcorder: true}
        to: stay
      - id: knock
        label: Knock on the table.
        sounds: [tap]
        sticky: true
        set: {side: right}
        add: {steps: 1}
        say: A knock.
        to: stay
      - id: smash
        label: Drop the plate.
        sounds: [plate]
        sticky: true
        to: stay
      - id: climb
        label: Climb the stairs.
        when: far
        locked: Not yet.
        to: stairs
      - id: leave
        label: Leave.
        to: ending:out
  stairs:
    text: Stairs.
    choices:
      - id: up
        label: Go up.
        to: landing
      - id: down
        label: Go down.
        to: hall
  landing:
    text: Between two floors.
    to: attic
  attic:
    text: Dust.
    choices:
      - id: run
        label: Run.
        to: corridor
      - id: wait
        label: Wait.
        when: ajar
        to: cellar
  corridor:
    place: {kind: chase, gap: gap, room: 399, ambient: 28, turn: 3}
    text: A corridor.
    choices:
      - id: dash
        label: Dash.
        sounds: [walk]
        to: ending:out
  cellar:
    text: Dark.
    choices:
      - id: sit
        label: Sit.
        sticky: true
        to: stay
      - id: back
        label: Back.
        to: ending:out
  close_call:
    silent: true
    text: It has you.
    choices:
      - id: give
        label: Give it something.
        sticky: true
        to: return
  taken:
    silent: true
    text: It keeps you.
    to: ending:taken_early
"""


class Run(NamedTuple):
    """What a run of the tool gave back."""

    status: int
    text: str


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """The small story's folder."""
    folder = tmp_path / "story"
    (folder / "scenes").mkdir(parents=True)
    (folder / "story.yaml").write_text(HEAD, encoding="utf-8")
    (folder / "scenes" / "house.yaml").write_text(HOUSE, encoding="utf-8")
    return folder


@pytest.fixture
def play(story: Path, tmp_path: Path) -> Callable[..., Run]:
    """Play one script, given as text, on the small story."""

    def play_script(text: str, tui: bool = False) -> Run:
        file = tmp_path / "one.path.yaml"
        file.write_text(dedent(text), encoding="utf-8")
        out = io.StringIO()
        status = run([file], story=story, tui=tui, out=out)
        return Run(status, out.getvalue().replace(f"{file.as_posix()}", "one"))

    return play_script
