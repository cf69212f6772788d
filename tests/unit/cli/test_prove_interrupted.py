"""Ctrl-C while a story is proved: what was found so far is told, the rest is unfinished."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.make_story import write_both
from tests.unit.cli.command_line import environment

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and terminals of POSIX")


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A story that takes minutes to prove, and a moment to begin with."""
    folder = tmp_path_factory.mktemp("large")
    write_both(60, 1, folder, flags=40, ints=12)
    return folder / "story"


def interrupted(story: Path, *options: str) -> tuple[int, str, str]:
    """Prove a story, press Ctrl-C once it is well under way, and return the status and what was printed."""
    import pty

    leader, terminal = pty.openpty()
    command = [sys.executable, "-m", "game", "prove", str(story), *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=terminal, env=environment()) as proof:
        os.close(terminal)
        shown = b""
        while b", states: " not in shown:
            shown += os.read(leader, 4096)
        proof.send_signal(signal.SIGINT)
        assert proof.stdout
        printed = proof.stdout.read().decode()
        status = proof.wait(60)
    os.close(leader)
    return status, printed, shown.decode()


def test_what_was_found_so_far_is_told_and_the_rest_is_unfinished(large: Path) -> None:
    status, printed, shown = interrupted(large, "--difficulty", "standard", "--format", "json")
    assert status == 128 + signal.SIGINT
    (proof,) = json.loads(printed)
    assert proof["verdict"] == "unfinished"
    assert proof["limits"] == ["interrupted"]
    assert [ending["reachable"] for ending in proof["endings"].values()] == [True] * 3
    statuses = {finding["kind"]: finding["status"] for finding in proof["findings"]}
    assert statuses["ending"] == "proved"
    assert statuses["stuck"] == "unfinished"
    assert "standard, plays: " in shown
    assert " states at " in shown


def test_no_further_difficulty_is_begun(large: Path) -> None:
    status, printed, _shown = interrupted(large)
    assert status == 128 + signal.SIGINT
    assert "generated, story: unfinished." in printed
    assert "Ended by Ctrl-C" in printed
    assert "standard" not in printed
