"""Told to end, hung up or broken, the game keeps its place, says in one line how to go on, and reports privately."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from game.play.crash import report, scrubbed, written
from tests.unit.cli.command_line import environment, lens
from tests.unit.plain.small_story import write_story

POSIX = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")


@POSIX
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_told_to_end_the_game_keeps_its_place_and_says_how_to_go_on(tmp_path: Path, name: str) -> None:
    number = getattr(signal, name)
    options = ["play", "--plain", "--story", str(write_story(tmp_path)), "--saves", str(tmp_path / "saves")]
    with subprocess.Popen(
        [sys.executable, "-m", "game", *options],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment(),
    ) as game:  # fmt: skip
        assert game.stdin
        assert game.stdout
        assert game.stderr
        game.stdin.write("1\n")
        game.stdin.flush()
        while "A landing." not in game.stdout.readline():
            pass
        game.send_signal(number)
        rest = game.stdout.read()
        assert game.stderr.read().strip() == ""
        assert game.wait(30) == 128 + number
    assert rest.splitlines()[-1] == f"Your place is kept. To go on: python -m game {' '.join(options)}"
    assert "You go on where you stopped: The cellar." in lens(*options).stdout


@POSIX
def test_a_terminal_that_is_hung_up_costs_nothing(tmp_path: Path) -> None:
    import pty

    options = ["play", "--plain", "--story", str(write_story(tmp_path)), "--saves", str(tmp_path / "saves")]
    pid, leader = pty.fork()
    if not pid:
        os.execve(sys.executable, [sys.executable, "-m", "game", *options], environment(TERM="xterm"))
    os.write(leader, b"1\n")
    shown = b""
    while b"A landing." not in shown:
        shown += os.read(leader, 4096)
    os.close(leader)  # the kernel hangs up
    _pid, status = os.waitpid(pid, 0)
    assert os.waitstatus_to_exitcode(status) in (128 + signal.SIGHUP, 1), (
        "the hang-up is heard, or that nobody is there"
    )
    run = lens(*options)
    assert "You go on where you stopped: The cellar." in run.stdout
    assert "could not be read" not in run.stdout


BREAKING = """
import sys
from game.play import Session
real = Session.choose
def choose(self, which):
    if which.endswith("shout"):
        raise LookupError("no {which} in '/home/somebody/secret place/a.yaml' nor C:\\\\Users\\\\somebody\\\\a.yaml")
    return real(self, which)
Session.choose = choose
from game.cli import main
sys.exit(main(sys.argv[1:]))
"""


def test_a_crash_is_one_line_on_how_to_go_on_and_a_report_without_private_paths(tmp_path: Path) -> None:
    options = ["play", "--plain", "--story", str(write_story(tmp_path)), "--saves", str(tmp_path / "saves")]
    command = [sys.executable, "-c", BREAKING, *options]
    run = subprocess.run(
        command, input="1\ndown\nshout\n", capture_output=True, text=True, env=environment(), timeout=60
    )
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
    first, where, how = run.stderr.splitlines()
    assert first == "Something broke, and it was not you."
    [file] = (tmp_path / "saves").glob("crash-*.txt")
    assert where == f"What happened is written in {file}; there is nothing private in it."
    assert how.startswith("Your place is kept. To go on: ")
    text = file.read_text(encoding="utf-8")
    assert "LookupError" in text
    assert "game/plain/loop.py:" in text
    assert "Story: small 1.0.0" in text
    assert "somebody" not in text
    assert "secret" not in text
    assert str(tmp_path) not in text
    assert str(Path.home()) not in text
    assert not re.search(r"(?<![\w…])/[a-z]+/", text)
    assert "You go on where you stopped" in lens(*options).stdout


@pytest.mark.parametrize(
    ("path", "left"),
    [
        ("/home/jihye/story/scenes/a.yaml", "…/a.yaml"),
        ("'/home/jihye/x'", "'…/x'"),
        ("C:\\Users\\jihye\\saves\\a.json: no", "…/a.json: no"),
        ("~/saves/a.json", "…/a.json"),
        ("mall/door and 1/2", "mall/door and 1/2"),
        ("nothing here", "nothing here"),
    ],
)
def test_of_a_path_only_its_end_is_left(path: str, left: str) -> None:
    assert scrubbed(path) == left


def test_a_report_that_cannot_be_written_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "saves").touch()
    assert written(ValueError("x"), tmp_path / "saves", {}) is None
    assert written(ValueError("x"), None, {}) is None


def test_a_report_of_an_endless_error_has_an_end() -> None:
    assert len(report(ValueError("x" * 10**6), {})) == 20_000
