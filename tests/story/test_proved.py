"""The game's own story is proved clean, by the command itself and at its limits: what every change is held to."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.cli.command_line import environment

MINUTES = 60.0


def clean(root: Path, difficulty: str) -> None:
    """Prove the story at one difficulty; what is not proved is shown."""
    arguments = ("prove", str(root / "story"), "--difficulty", difficulty, "--format", "json")
    command = (sys.executable, "-m", "game", *arguments)
    run = subprocess.run(command, capture_output=True, text=True, env=environment(), timeout=20 * MINUTES)
    (proof,) = json.loads(run.stdout)
    open_ = [finding for finding in proof["findings"] if finding["status"] != "proved"]
    assert (open_, proof["verdict"], run.returncode) == ([], "proved", 0)
    out_of_reach = [name for name, ending in proof["endings"].items() if not ending["reachable"]]
    assert out_of_reach == (["taken_early"] if difficulty == "story" else [])
    assert proof["states"] > 10**6


@pytest.mark.timeout(20 * MINUTES)
def test_the_shipped_story_is_proved_at_standard(root: Path) -> None:
    clean(root, "standard")


@pytest.mark.long
@pytest.mark.parametrize("difficulty", ["story", "strict"])
def test_the_shipped_story_is_proved_at_the_other_difficulties(root: Path, difficulty: str) -> None:
    clean(root, difficulty)
