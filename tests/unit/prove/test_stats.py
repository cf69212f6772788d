"""The measures of a story."""

import json

import pytest

from game.cli import main
from game.prove.stats import measured
from tests.stories import make_story

HEAD = """
variables: {wet: {type: flag}, has: {type: flag, start: true}, battery: {type: int, min: 0, max: 3, start: 3}}
camcorder: {needs: has, battery: battery}
endings: {out: {title: Out, priority: 0}}
beats: {required: [B01, B02], optional: []}
"""
NODES = """
nodes:
  one:
    beats: [B01]
    text:
      - One two three.
      - {bare: Four five., lens: Six seven eight.}
      - {when: wet, say: Nine., else: Ten eleven.}
    choices:
      - {id: wade, label: Wade in., set: {wet: true}, say: Twelve., to: two}
      - {id: wait, label: Wait., to: two}
  two:
    text: [{when: wet, say: [[Thirteen, _fourteen_ «fifteen».]]}]
    to: 'ending:out'
"""


def test_every_word_of_every_alternative_is_counted_once() -> None:
    found = measured(make_story(HEAD, a=NODES))
    assert (found.words, found.nodes, found.choices) == (18, 2, 2)
    assert (found.bare, found.lens) == (round(2 / 18, 3), round(3 / 18, 3))


def test_beats_are_told_with_those_that_are_missing() -> None:
    found = measured(make_story(HEAD, a=NODES))
    assert (found.beats, found.untold) == (("B01",), ("B02",))


def test_a_play_is_what_its_turns_show() -> None:
    assert 7 <= measured(make_story(HEAD, a=NODES)).play_words <= 11


def test_the_state_of_a_scene_is_that_of_its_nodes_together() -> None:
    (scene,) = measured(make_story(HEAD, a=NODES)).scenes
    assert scene.live == {"a/one": 2.0, "a/two": 3.0}
    assert scene.bits == 3.6  # 4 + 8 states


def test_as_json_the_scenes_add_up_to_the_whole(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {"words", "nodes", "choices", "beats", "scenes"} <= found.keys()
    for key in ("words", "nodes", "choices"):
        assert found[key] == sum(scene[key] for scene in found["scenes"]) > 0
    assert found["untold"] == []
    assert all(scene["live"] for scene in found["scenes"])


def test_as_text_every_scene_has_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats"]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert shown[0].split()[:3] == ["scene", "words", "nodes"]
    assert [line.split()[0] for line in shown[1:5]] == ["threshold", "forest", "mall", "restaurant"]
    assert any(line.startswith("in all") for line in shown)
