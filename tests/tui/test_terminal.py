"""The full screen in a real terminal: the first frame, the way out, and the way out after a crash."""

import os
import select
import signal
import subprocess
import sys
import time
from io import StringIO
from pathlib import Path

import pytest

from game.tui.opening import LEAVE, Screen, first_frame, frame

pty = pytest.importorskip("pty")

PROGRAM = """
import sys
from game.play import Session
from game.play.store import Store
from game.tui import run
from io import StringIO
from pathlib import Path
from tests.stories import HUNTED, HUNTED_SCENE, make_story

class Breaking(Session):
    def choose(self, which):
        if which == "a/one.run":
            raise RuntimeError("broken")
        return super().choose(which)

session = Breaking(make_story(HUNTED, a=HUNTED_SCENE))
leaving = lambda session: "Moves: " + str(len(session.moves))
sys.exit(run(session, store=Store(Path(sys.argv[1])), motion="off", leaving=leaving))
"""


TOLD = ("You begin.", "You are back.")
"""What the first page says, and the page after the first key."""


def played(keys: str, saves: Path, root: Path, ends: int | None = None) -> tuple[int, str]:
    """Play in a terminal of its own; return the exit status and all that was written to the terminal."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}
    child = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(saves)],
        stdin=theirs, stdout=theirs, stderr=theirs, cwd=root, env=environment,
    )  # fmt: skip
    os.close(theirs)
    written, typed, give_up = "", 0, time.monotonic() + 240
    while time.monotonic() < give_up:
        ready, _, _ = select.select([ours], [], [], 0.3)
        if not ready:
            if TOLD[min(typed, 1)] not in written:
                continue
            # Still, and the page is there: the next key can be typed.
            if typed < len(keys):
                os.write(ours, keys[typed].encode())
                typed += 1
            elif ends:
                child.send_signal(ends)
                ends = None
            continue
        try:
            written += os.read(ours, 1 << 16).decode(errors="replace")
        except OSError:
            break  # the terminal's other end is closed
    os.close(ours)
    return child.wait(timeout=60), written


def test_leaving_gives_the_terminal_back_keeps_the_place_and_says_so(tmp_path: Path, root: Path) -> None:
    status, written = played("2q", tmp_path, root)
    assert status == 0
    assert written.rstrip().endswith("Moves: 1\r\nYour place is kept.")
    assert "\x1b[?1049l" in written.split("You begin.")[-1]
    assert "a/one.tread" in (tmp_path / "autosave-small.json").read_text()


def test_a_crash_gives_the_terminal_back_and_keeps_the_place(tmp_path: Path, root: Path) -> None:
    status, written = played("23", tmp_path, root)
    assert status == 1
    after = written[written.rindex("\x1b[?1049l") :]
    assert "\x1b[?25h" in after
    assert "broken" in after
    assert written.rstrip().endswith("Your place is kept.")
    assert "a/one.tread" in (tmp_path / "autosave-small.json").read_text()
    [report] = tmp_path.glob("crash-*.txt")
    assert report.name in after
    text = report.read_text(encoding="utf-8")
    assert "RuntimeError: broken" in text
    assert "Mode: full screen" in text
    assert str(root) not in text


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_told_to_end_the_screen_gives_the_terminal_back_and_keeps_the_place(
    tmp_path: Path, root: Path, name: str
) -> None:
    number = getattr(signal, name)
    status, written = played("2", tmp_path, root, number)
    assert status == 128 + number
    assert "\x1b[?1049l" in written.split("You begin.")[-1]
    assert "\x1b[?25h" in written.split("You begin.")[-1]
    assert written.rstrip().endswith("Your place is kept.")
    assert "a/one.tread" in (tmp_path / "autosave-small.json").read_text()


def test_a_terminal_that_is_hung_up_costs_the_full_screen_nothing(tmp_path: Path, root: Path) -> None:
    pid, leader = pty.fork()
    if not pid:
        surroundings = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}
        os.chdir(root)
        os.execve(sys.executable, [sys.executable, "-c", PROGRAM, str(tmp_path)], surroundings)
    shown = b""
    while b"You begin." not in shown:
        shown += os.read(leader, 1 << 16)
    os.write(leader, b"2")
    file, give_up = tmp_path / "autosave-small.json", time.monotonic() + 240
    while time.monotonic() < give_up and not (file.exists() and "a/one.tread" in file.read_text()):
        if select.select([leader], [], [], 0.1)[0]:
            os.read(leader, 1 << 16)
    os.close(leader)  # the kernel hangs up
    while time.monotonic() < give_up and not os.waitpid(pid, os.WNOHANG)[0]:
        time.sleep(0.05)
    assert time.monotonic() < give_up, "it ended"
    assert "a/one.tread" in file.read_text()
    assert not list(tmp_path.glob("*.broken-*"))


def test_a_title_that_stands_is_not_painted_again_and_the_terminal_is_given_back_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr(sys, "__stderr__", terminal)
    monkeypatch.setenv("TERM", "xterm-256color")
    with pytest.raises(ZeroDivisionError), first_frame("Small", shown=True):
        assert not terminal.getvalue()
        raise ZeroDivisionError
    assert terminal.getvalue() == LEAVE


def test_the_first_frame_has_the_title_and_needs_neither_toolkit_nor_engine(root: Path) -> None:
    assert "S M A L L" in frame("Small", Screen(80, 24))
    code = "import sys, game.tui.opening; sys.exit(bool({'textual', 'rich', 'msgspec'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0
