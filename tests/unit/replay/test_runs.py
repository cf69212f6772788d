"""A run as a whole: its report, its XML, its speed of starting, and pytest."""

import io
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from textwrap import indent

import pytest

from game.replay import run
from game.replay.report import Progress
from tests.stories import write_story
from tests.unit.replay.conftest import Run

GOOD = "path: the way out\nsteps: [{choose: leave}]\nends: out\n"
FAILING = "path: it's <wrong> & \\ ends\nsteps:\n  - expect: {cube: calm}\n"
UNREADABLE = "path: nothing else\n"


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    """A folder of three scripts: good, failing, unreadable."""
    folder = tmp_path / "paths" / "deep"
    folder.mkdir(parents=True)
    for name, text in (("good", GOOD), ("failing", FAILING), ("unreadable", UNREADABLE)):
        (folder / f"{name}.path.yaml").write_text(text, encoding="utf-8")
    (folder / "notes.yaml").write_text("no: script\n", encoding="utf-8")
    return folder.parent


def test_the_status_is_nought_when_all_pass_one_when_one_fails(story: Path, scripts: Path) -> None:
    good, failing = (scripts / "deep" / f"{name}.path.yaml" for name in ("good", "failing"))
    assert run([good], story=story, out=io.StringIO()) == 0
    assert run([failing, good], story=story, out=io.StringIO()) == 1


def test_a_script_named_twice_is_played_once(story: Path, scripts: Path) -> None:
    good, out = scripts / "deep" / "good.path.yaml", io.StringIO()
    run([good, good], story=story, out=out)
    assert out.getvalue().splitlines()[-1] == "1 passed."


def test_the_xml_holds_every_script_with_its_place_and_its_report(story: Path, scripts: Path, tmp_path: Path) -> None:
    junit = tmp_path / "paths.xml"
    assert run([scripts], story=story, junit=junit, out=io.StringIO()) == 2
    root = ET.parse(junit).getroot()
    assert {key: root.get(key) for key in ("tests", "failures", "errors")} == {
        "tests": "3",
        "failures": "1",
        "errors": "1",
    }
    cases = {str(case.get("name")): case for case in root.iter("testcase")}
    assert set(cases) == {"the way out", "it's <wrong> & \\ ends", "unreadable.path.yaml"}
    failing = cases["it's <wrong> & \\ ends"]
    failure = failing.find("failure")
    assert failure is not None
    assert failing.get("line") == "3"
    assert failure.get("message") == "cube should be calm, but it is listening"
    assert "It stands at house/hall" in (failure.text or "")
    error = cases["unreadable.path.yaml"].find("error")
    assert error is not None
    assert "LK602" in (error.text or "")
    assert list(cases["the way out"]) == []


def test_xml_that_cannot_be_written_is_said_and_is_wrong_use(story: Path, scripts: Path, tmp_path: Path) -> None:
    out = io.StringIO()
    assert run([scripts / "deep" / "good.path.yaml"], story=story, junit=tmp_path / "no" / "x.xml", out=out) == 2
    assert "could not be written" in out.getvalue()


class Terminal(io.StringIO):
    """A terminal that remembers what was written to it."""

    def isatty(self) -> bool:
        return True


def test_progress_is_shown_on_a_terminal_after_a_second_and_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    progress = Progress(2, terminal)
    progress.at(1, "a.path.yaml")
    assert terminal.getvalue() == ""
    monkeypatch.setattr("game.replay.report.PATIENCE", -1.0)
    progress.at(2, "b.path.yaml")
    progress.done()
    assert terminal.getvalue() == "\r\x1b[K2 of 2: b.path.yaml\r\x1b[K"


def test_progress_is_not_shown_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.replay.report.PATIENCE", -1.0)
    pipe = io.StringIO()
    progress = Progress(1, pipe)
    progress.at(1, "a.path.yaml")
    progress.done()
    assert pipe.getvalue() == ""


def test_a_run_on_the_engine_loads_no_toolkit_and_no_xml(story: Path, scripts: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from game.replay import run; "
        f"run([Path({str(scripts / 'deep' / 'good.path.yaml')!r})], story=Path({str(story)!r})); "
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "1 passed." in done.stdout
    assert not {"textual", "rich", "xml", "asyncio", "tempfile", "pytest"} & set(done.stdout.split())


PLUGGED = """
[pytest]
addopts = -p game.replay.pytest_plugin -p no:cacheprovider
path_story = {story}
"""


def test_pytest_collects_every_script_and_reports_failures_without_a_traceback(story: Path, scripts: Path) -> None:
    (scripts / "pytest.ini").write_text(PLUGGED.format(story=story), encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-v", str(scripts), "-c", str(scripts / "pytest.ini")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "1 passed" in done.stdout
    assert "2 failed" in done.stdout
    assert "failing.path.yaml:3:20: error LK651: cube should be calm, but it is listening" in done.stdout
    assert "error LK602: the script has no 'steps'" in done.stdout
    assert "Traceback" not in done.stdout


BOTH = """
    path: both ways
    surface: tui
    steps:
      - choose: [camcorder, knock, knock]
      - undo: 2
      - redo: 1
      - act: lens
      - act: film
      - expect: {lens: true, frames: [fork], text: Filmed}
      - act: difficulty:strict
      - save_and_load: true
      - expect:
          choices: [knock, smash, climb, leave]
          variables: {steps: 1, battery: 7}
          preview: {smash: {cube: listening}}
      - choose: smash
      - goto: house/attic
      - expect: {at: house/attic, text: [Between, Dust]}
      - goto: ending:out
    ends: out
"""


def test_the_engine_and_the_full_screen_agree_on_a_path(play: Callable[..., Run]) -> None:
    found = play(BOTH)
    assert found.status == 0, found.text
    lines = found.text.splitlines()
    assert lines[0].startswith("passed one: both ways")
    assert lines[1] == lines[0].replace("one:", "one (tui):")


def test_every_script_can_be_asked_to_run_in_the_full_screen(play: Callable[..., Run]) -> None:
    found = play("path: a\nsteps: [{choose: knock}, {expect: {cube: calm}}]\n", tui=True)
    assert found.status == 1
    assert found.text.count("LK651: cube should be calm") == 2


def test_a_screen_that_shows_something_else_is_a_failure(
    play: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    from game.tui.widgets.choices import Choices

    shown = Choices.show
    monkeypatch.setattr(Choices, "show", lambda self, items, **more: shown(self, items[1:], **more))
    found = play("path: a\nsurface: tui\nsteps: [{choose: knock}]\n")
    assert found.status == 1
    assert "LK660: the full screen does not follow: these choices are not to be seen: camcorder" in found.text


def test_a_screen_that_breaks_is_a_failure_not_a_traceback(
    play: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    from game.tui.screens.play import PlayScreen

    def broken(screen: PlayScreen) -> None:
        raise RuntimeError("no page")

    monkeypatch.setattr(PlayScreen, "_moved", broken)
    found = play("path: a\nsurface: tui\nsteps: [{choose: knock}]\n")
    assert found.status == 1
    assert "LK660: the full screen does not follow: it stopped with RuntimeError: no page" in found.text


def test_a_screen_that_lies_over_the_page_is_a_failure(
    play: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    from game.tui.screens.help import HelpScreen
    from game.tui.screens.play import PlayScreen

    monkeypatch.setattr(PlayScreen, "_moved", lambda screen: screen.app.push_screen(HelpScreen()))
    found = play("path: a\nsurface: tui\nsteps: [{choose: knock}]\n")
    assert "LK660: the full screen does not follow: another screen lies over the page: HelpScreen" in found.text


def test_a_key_that_does_nothing_is_a_failure(play: Callable[..., Run], monkeypatch: pytest.MonkeyPatch) -> None:
    from game.tui.widgets.choices import Choices

    monkeypatch.setattr(Choices, "action_take_number", lambda self, number: None)
    found = play("path: a\nsurface: tui\nsteps: [{choose: knock}]\n")
    assert "its keys did not make the move 'house/hall.knock'" in found.text


def test_a_choice_beyond_the_ninth_is_looked_for_and_taken(tmp_path: Path) -> None:
    choices = "\n".join(f"- {{id: door_{n}, label: Door {n}., to: 'ending:out'}}" for n in range(1, 13))
    nodes = f"nodes:\n  one:\n    text: Doors.\n    choices:\n{indent(choices, '      ')}"
    story = write_story(tmp_path / "story", "endings: {out: {title: Out, priority: 0}}", a=nodes)
    script = tmp_path / "doors.path.yaml"
    script.write_text("path: a\nsurface: tui\nsteps: [{choose: door_11}]\nends: out\n", encoding="utf-8")
    out = io.StringIO()
    assert run([script], story=story, out=out) == 0, out.getvalue()
