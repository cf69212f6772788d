"""Faults planted in the game's own story, each alone: what it breaks is asked about, found, and its way replays."""

from pathlib import Path

import pytest

from game import load_story
from game.model.story import Difficulty
from game.prove.scripts import write_paths
from game.replay import run
from tests.unit.prove.faults import SHIPPED, Fault, planted
from tests.unit.prove.witnesses import proved, wayless


def entry(fault: Fault) -> object:
    return pytest.param(fault, id=fault.what, marks=[pytest.mark.long] if fault.long else [])


def test_there_are_sixteen_faults_or_more_and_eight_are_found_soon() -> None:
    assert len(SHIPPED) >= 16
    assert sum(not fault.long for fault in SHIPPED) >= 8


@pytest.mark.parametrize("fault", [entry(fault) for fault in SHIPPED])
def test_a_fault_planted_in_the_shipped_story_is_found_and_its_way_replays(
    fault: Fault, root: Path, tmp_path: Path
) -> None:
    folder = planted(root, fault, tmp_path / "story")
    asked = "stuck" if fault.kind == "stuck" else fault.subject
    proof = proved(load_story(folder), Difficulty.STANDARD, asked)
    broken = [finding for finding in proof.findings if finding.status == "violated"]
    assert (fault.kind, fault.subject) in [(finding.kind, finding.subject) for finding in broken]
    assert all(finding.shortest or wayless(finding) for finding in broken)
    if write_paths(proof, tmp_path / "paths"):
        assert run([tmp_path / "paths"], story=folder) == 0
