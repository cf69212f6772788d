"""`act: late`: the time of a page runs out where a script says so."""

import io
from pathlib import Path

import pytest

from game.replay import run
from tests.stories import TIMED, TIMED_SCENE, write_story
from tests.unit.replay.conftest import Run

RUN_OUT = """
path: late twice
steps:
  - choose: go
  - act: late
  - expect: {at: a/down, text: Gravel, variables: {hurt: true}}
  - undo: 1
  - expect: {at: a/run, variables: {hurt: false}}
  - act: lens
  - act: late
  - save_and_load: true
  - act: late
ends: out
"""


def played(folder: Path, text: str, scene: str = TIMED_SCENE, tui: bool = False) -> Run:
    """Play a script on the story with clocks."""
    story, script, out = write_story(folder / "story", TIMED, a=scene), folder / "one.path.yaml", io.StringIO()
    script.write_text(text, encoding="utf-8")
    status = run([script], story=story, tui=tui, out=out)
    return Run(status, out.getvalue())


def test_late_takes_the_choice_of_those_who_are_late_on_the_rules_and_in_the_full_screen(tmp_path: Path) -> None:
    found = played(tmp_path, RUN_OUT, tui=True)
    assert found.status == 0, found.text
    assert found.text.count("late twice") == 2


def test_in_the_full_screen_a_long_page_is_read_before_its_time_runs_out(tmp_path: Path) -> None:
    long = " ".join(f"word{n}." for n in range(400))
    scene = TIMED_SCENE.replace("It is behind you.", long).replace("A gap in the wall.", long)
    found = played(tmp_path, RUN_OUT, scene, tui=True)
    assert found.status == 0, found.text


@pytest.mark.parametrize("tui", [False, True])
def test_where_there_is_no_clock_nobody_is_late(tmp_path: Path, tui: bool) -> None:
    found = played(tmp_path, "path: a\nsteps: [{choose: [go, jump]}, {act: late}]\n", tui=tui)
    assert found.status == 1
    assert found.text.count("LK654: 'late' cannot be done here; what can be done: lens, difficulty:story") == 1 + tui


def test_what_can_be_done_where_there_is_a_clock_names_being_late(tmp_path: Path) -> None:
    found = played(tmp_path, "path: a\nsteps: [{choose: go}, {act: film}]\n")
    assert "LK654: 'film' cannot be done here; what can be done: lens, late, difficulty:story" in found.text


def test_a_full_screen_whose_time_never_runs_out_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from game.tui.widgets.countdown import Countdown

    monkeypatch.setattr(Countdown, "look", lambda countdown: None)
    found = played(tmp_path, "path: a\nsteps: [{choose: go}, {act: late}]\n", tui=True)
    assert found.status == 1
    assert "LK660: the full screen does not follow: its keys did not make the move 'a/run.stumble'" in found.text
