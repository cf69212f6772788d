"""Faults planted in small stories: each is found, and its way replays; stories that are right stay proved."""

from pathlib import Path

import pytest

from game.model.story import Difficulty
from game.prove.explore.limits import Budget
from game.prove.explore.witness import replayed
from game.prove.prover import prove
from game.prove.report import Finding, Proof
from game.prove.scripts import write_paths
from game.replay import run
from game.rules import Rules
from tests.stories import make_story, write_story

HEAD = """
variables:
  coins: {type: int, min: 0, max: 3}
  key: {type: flag}
  side: {type: enum, values: [left, right]}
endings:
  rich: {title: Rich, when: coins == 3, priority: 2}
  out: {title: Out, priority: 0}
  lost: {title: Lost, early: true}
beats: {required: [B01, B02]}
promises:
  - {id: never_broke, never: 'ended("rich") and coins < 3'}
  - {id: has_key, reachable: key}
  - {id: an_end, can_always_reach: ended()}
  - {id: hall_first, before: ['visited("a/hall")', 'visited("a/door")']}
"""
SCENE = """
nodes:
  one:
    text: A field.
    beats: [B01]
    choices:
      - {id: east, label: East., set: {side: right}, to: hall}
      - {id: west, label: West., set: {side: left}, to: hall}
  hall:
    text: [{when: side == left, say: Left., else: Right.}, {first: New., again: Known.}]
    beats: [B02]
    choices:
      - {id: dig, label: Dig., when: coins < 3, sticky: true, add: {coins: 1}, to: hall}
      - {id: take, label: Take the key., set: {key: true}, to: stay}
      - {id: go, label: Go., when: key, to: door}
      - {id: flee, label: Flee., to: "ending:lost"}
  door:
    text: A door.
    choices:
      - {id: through, label: Through., to: "ending:auto"}
"""
RIGHT = [
    (HEAD, SCENE),
    (HEAD, SCENE.replace("sticky: true, add: {coins: 1}", "sticky: true, add: {coins: 2}")),
    (HEAD, SCENE.replace("when: coins < 3, sticky", "when: coins < 3 and side == left, sticky")),
    (HEAD.replace("priority: 2", "priority: 5"), SCENE),
    (HEAD, SCENE.replace("to: door}", "to: door}\n      - {id: again, label: Again., sticky: true, to: one}")
     .replace("id: east,", "id: east, sticky: true,").replace("id: west,", "id: west, sticky: true,")),
    (HEAD, SCENE.replace("to: stay", "to: hall")),
    (HEAD, SCENE.replace("when: key,", "when: key or coins == 1,")),
    (HEAD, SCENE.replace("  door:", "  porch:\n    text: A porch.\n    to: door\n  door:")
     .replace("to: door}", "to: porch}")),
    (HEAD, SCENE.replace("id: take, label", "id: take, say: Iron., label")),
    (HEAD.replace("max: 3}", "max: 9}"), SCENE),
]  # fmt: skip

FAULTS = {
    "a removed exit": (HEAD, SCENE.replace('      - {id: flee, label: Flee., to: "ending:lost"}\n', ""),
        ("ending", "lost")),
    "a guard off by one": (HEAD, SCENE.replace("when: coins < 3", "when: coins < 2"), ("ending", "rich")),
    "an impossible flag": (HEAD, SCENE.replace("set: {key: true}", "set: {key: false}"), ("promise", "has_key")),
    "a beat that can be skipped": (HEAD, SCENE.replace("west, label: West., set: {side: left}, to: hall",
        "west, label: West., set: {side: left}, to: door"), ("beat", "B02")),
    "an order that can be turned": (HEAD, SCENE.replace("west, label: West., set: {side: left}, to: hall",
        "west, label: West., set: {side: left}, to: door"), ("promise", "hall_first")),
    "a promise broken on one deep path": (HEAD.replace("never: 'ended(\"rich\") and coins < 3'",
        "never: 'ended(\"out\") and coins == 2 and side == left'"), SCENE, ("promise", "never_broke")),
    "an ending shadowed by priority": (HEAD.replace("  out: {title: Out",
        "  shade: {title: Shade, when: coins >= 2, priority: 3}\n  out: {title: Out"), SCENE, ("ending", "rich")),
    "a room without a way out": (HEAD, SCENE.replace("west, label: West., set: {side: left}, to: hall",
        "west, label: West., set: {side: left}, to: pit")
        + "  pit:\n    text: A pit.\n    choices:\n      - {id: out, label: Out., when: key, locked: No., to: door}\n",
        ("dead_end", "a/pit")),
    "a circle without a way out": (HEAD, SCENE.replace("west, label: West., set: {side: left}, to: hall",
        "west, label: West., set: {side: left}, to: pit")
        + "  pit:\n    text: A pit.\n    choices:\n      - {id: about, label: About., sticky: true, to: pit}\n",
        ("stuck", "a/pit")),
    "a hope that can be lost": (HEAD.replace("can_always_reach: ended()", "can_always_reach: 'coins == 3'"), SCENE,
        ("promise", "an_end")),
    "a count that never gets there": (HEAD.replace("coins == 3, priority",
        "coins == 3 and side == right and not key, priority"), SCENE, ("ending", "rich")),
    "an always that is not": (HEAD.replace("never: 'ended(\"rich\") and coins < 3'",
        "always: 'coins < 2 or not key'"), SCENE, ("promise", "never_broke")),
}  # fmt: skip


def proved(head: str, scene: str) -> Proof:
    return prove(make_story(head, a=scene), Difficulty.STANDARD, Budget(), lambda *_told: None)


@pytest.mark.parametrize("number", range(len(RIGHT)))
def test_a_story_that_is_right_is_proved(number: int) -> None:
    proof = proved(*RIGHT[number])
    assert proof.verdict == "proved", [finding for finding in proof.findings if finding.status != "proved"]


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found_and_its_way_replays(name: str, tmp_path: Path) -> None:
    head, scene, (kind, subject) = FAULTS[name]
    proof = proved(head, scene)
    assert proof.verdict == "violated"
    found = [f for f in proof.findings if f.status == "violated" and (f.kind, f.subject) == (kind, subject)]
    assert found
    assert replays(found[0], head, scene, tmp_path)


def replays(finding: Finding, head: str, scene: str, folder: Path) -> bool:
    """Whether a finding's way can be walked; what no play reaches has none."""
    if finding.path is None:
        return finding.kind == "ending" or finding.detail == "reachable"
    state = replayed(Rules(make_story(head, a=scene)), Difficulty.STANDARD, finding.path)
    return finding.kind not in ("dead_end", "stuck") or state.node == finding.subject


def test_the_ways_of_a_proof_are_scripts_that_replay_runs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story = write_story(tmp_path / "story", HEAD, a=SCENE)
    files = write_paths(proved(HEAD, SCENE), tmp_path / "paths")
    assert len(files) >= 4
    assert run([tmp_path / "paths"], story=story) == 0


def test_what_is_worth_a_look_is_listed() -> None:
    scene = SCENE.replace(
        "- {id: flee",
        "- {id: never, label: Never., when: coins == 3 and coins < 2, locked: No., to: door}\n"
        "      - {id: twin, label: Twin., when: not key or key, to: stay}\n      - {id: flee",
    )
    proof = proved(HEAD + "derived: {}\n", scene)
    assert proof.never_offered == ["a/hall.never"]
    assert "a/hall.twin" in proof.always_open
    assert proved(HEAD, RIGHT[1][1]).saturates == [("a/hall.dig", "coins")]
    assert proved(HEAD, SCENE.replace("set: {side: left}", "set: {side: right}")).never_shown == [
        ("a/hall", "side == left")
    ]
