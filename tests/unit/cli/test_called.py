"""What is named to come back by is what was typed, and works."""

import shlex
import subprocess
import sys
from argparse import Namespace
from pathlib import Path

import pytest

from game.commands.called import called
from tests.unit.cli.command_line import ROOT, environment, lens
from tests.unit.plain.small_story import write_story


def options(**given: object) -> Namespace:
    return Namespace(**{"plain": False, "speak": False, "story": None, "saves": None, **given})


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A command `lens`, in a folder of its own."""
    file = tmp_path / "bin" / "lens"
    file.parent.mkdir()
    file.touch(mode=0o755)
    return file


@pytest.fixture(autouse=True)
def no_make(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MAKELEVEL", raising=False)


@pytest.mark.skipif(sys.platform == "win32", reason="there a command is found by its ending")
def test_who_has_the_command_on_the_path_is_told_its_name(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", [str(program)])
    monkeypatch.setenv("PATH", str(program.parent))
    monkeypatch.setenv("MAKELEVEL", "1")
    assert called(options())() == "lens play"
    assert called(options(plain=True, saves=Path("my saves")))("--new") == "lens play --plain --saves 'my saves' --new"


def test_who_typed_where_the_command_is_is_told_that(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", [str(program)])
    monkeypatch.setenv("PATH", "")
    assert called(options())("--new") == f"{program} play --new"


def test_who_typed_make_is_told_make(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", [str(program)])
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("MAKELEVEL", "1")
    assert called(options())() == "make play"
    assert called(options())("--new") == "make play ARGS=--new"
    assert called(options(plain=True))("--new") == "make play ARGS='--plain --new'"


@pytest.mark.skipif(sys.platform == "win32", reason="make and its shell are asked")
def test_what_make_is_given_comes_through_as_it_was(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", [str(program)])
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    monkeypatch.setenv("MAKELEVEL", "1")
    _make, _play, argument = shlex.split(called(options(saves=Path("it's $HOME & more")))())
    rule = "play:\n\t@printf '%s|' $(ARGS)\n"
    try:
        command = ["make", "--no-print-directory", "-f", "-", argument]
        run = subprocess.run(command, input=rule, capture_output=True, text=True, check=True)
    except FileNotFoundError:
        pytest.skip("there is no make here")
    assert run.stdout == "--saves|it's $HOME & more|"


def test_a_module_is_called_again_as_a_module(tmp_path: Path) -> None:
    given = ["--plain", "--story", str(write_story(tmp_path)), "--saves", str(tmp_path / "saves")]
    lens("play", *given, typed="1\nq\n")
    refused = lens("play", *given, typed="new\nq\n").stdout
    assert f"stop with q and type: python -m game play {' '.join(given)} --new\n" in refused
    named = refused.splitlines()[-1].removeprefix("Your place is kept. To go on: ")
    assert named.startswith("python -m game play ")
    command = [sys.executable, *shlex.split(named)[1:]]
    run = subprocess.run(command, input="q\n", capture_output=True, text=True, cwd=ROOT, env=environment(), timeout=60)
    assert "You go on where you stopped" in run.stdout
