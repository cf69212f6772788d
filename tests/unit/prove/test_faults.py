"""Faults planted in small stories: each is found, and its way replays; stories that are right stay proved."""

from pathlib import Path

import pytest

from game.prove.report import Proof
from game.prove.scripts import write_paths
from game.prove.wording import report
from game.replay import run
from tests.stories import make_story, write_story
from tests.unit.prove.faults import SMALL, Fault
from tests.unit.prove.right import COINS, RIGHT
from tests.unit.prove.witnesses import proved


@pytest.mark.parametrize("name", RIGHT)
def test_a_story_that_is_right_is_proved(name: str) -> None:
    told = RIGHT[name]
    proof = proved(make_story(told.head, **told.scenes()))
    assert proof.verdict == "proved", [finding for finding in proof.findings if finding.status != "proved"]


def test_there_are_ten_right_stories_and_sixty_faults_or_more() -> None:
    assert len(RIGHT) >= 10
    assert len({fault.what for fault in SMALL}) == len(SMALL) >= 60
    assert {fault.story for fault in SMALL} == RIGHT.keys()


@pytest.mark.parametrize("fault", SMALL, ids=[fault.what for fault in SMALL])
def test_a_planted_fault_is_found_and_its_way_replays(fault: Fault, tmp_path: Path) -> None:
    told = RIGHT[fault.story].edited(fault.edits)
    folder = write_story(tmp_path / "story", told.head, **told.scenes())
    proof = proved(make_story(told.head, **told.scenes()))
    assert proof.verdict == "violated"
    assert (fault.kind, fault.subject) in [(f.kind, f.subject) for f in proof.findings if f.status == "violated"]
    if write_paths(proof, tmp_path / "paths"):
        assert run([tmp_path / "paths"], story=folder) == 0


def test_the_ways_of_a_proof_are_scripts_that_replay_runs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story = write_story(tmp_path / "story", COINS.head, **COINS.scenes())
    files = write_paths(proved(make_story(COINS.head, **COINS.scenes())), tmp_path / "paths")
    assert len(files) >= 4
    assert run([tmp_path / "paths"], story=story) == 0


def proved_with(*edits: tuple[str, str]) -> Proof:
    told = COINS.edited(edits)
    return proved(make_story(told.head, **told.scenes()))


def test_what_is_worth_a_look_is_listed() -> None:
    flee = "      - {id: flee"
    never = "      - {id: never, label: Never., when: coins == 3 and coins < 2, locked: No., to: door}\n"
    twin = "      - {id: twin, label: Twin., when: not key or key, to: stay}\n"
    proof = proved_with((flee, never + twin + flee))
    assert proof.never_offered == ["a/hall.never"]
    assert "a/hall.twin" in proof.always_open
    assert proved_with(("add: {coins: 1}", "add: {coins: 2}")).saturates == [("a/hall.dig", "coins")]
    assert proved_with(("set: {side: left}", "set: {side: right}")).never_shown == [("a/hall", "side == left")]


def test_choices_that_add_beyond_a_bound_are_one_line_for_each_variable() -> None:
    dig = "{id: dig, label: Dig., when: coins < 3, sticky: true, add: {coins: 1}, to: hall}"
    more = [f"      - {{id: dig_{n}, label: Dig., sticky: true, add: {{coins: {n}}}, to: hall}}\n" for n in (2, 3)]
    proof = proved_with((f"      - {dig}\n", f"      - {dig}\n{''.join(more)}"))
    (line,) = [line.strip() for line in report(proof).splitlines() if "stops at its bound" in line]
    assert line == "coins: adding to it stops at its bound in 2 choices: a/hall.dig_2, a/hall.dig_3."


def test_what_only_a_later_play_tells_is_not_said_to_be_told_never() -> None:
    lived = ("  key: {type: flag}", "  key: {type: flag}\n  plays: {type: int, min: 0, max: 1, profile: true}")
    again = ("text: A field.", "text: [{when: plays == 1, say: Again.}, {when: key, say: Iron.}]")
    assert proved_with(lived, again).never_shown == [("a/one", "key")]
