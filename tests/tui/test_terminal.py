"""The full screen in a real terminal: the first frame, the way out, and the way out after a crash."""

import os
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

from game.tui.opening import Screen, frame

pty = pytest.importorskip("pty")

PROGRAM = """
import sys
from game.play import Session
from game.play.store import Store
from game.tui import run
from pathlib import Path
from tests.stories import HUNTED, HUNTED_SCENE, make_story

class Breaking(Session):
    def choose(self, which):
        if which == "a/one.run":
            raise RuntimeError("broken")
        return super().choose(which)

session = Breaking(make_story(HUNTED, a=HUNTED_SCENE))
sys.exit(run(session, store=Store(Path(sys.argv[1])), motion="off"))
"""


def played(keys: str, saves: Path, root: Path) -> tuple[int, str]:
    """Play in a terminal of its own; return the exit status and all that was written to the terminal."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}
    child = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(saves)],
        stdin=theirs, stdout=theirs, stderr=theirs, cwd=root, env=environment,
    )  # fmt: skip
    os.close(theirs)
    written, typed, give_up = "", 0, time.monotonic() + 60
    while time.monotonic() < give_up:
        ready, _, _ = select.select([ours], [], [], 0.3)
        if not ready:
            # Still: the page is there, and the next key can be typed.
            if typed < len(keys) and "You begin." in written:
                os.write(ours, keys[typed].encode())
                typed += 1
            continue
        try:
            written += os.read(ours, 1 << 16).decode(errors="replace")
        except OSError:
            break  # the terminal's other end is closed
    os.close(ours)
    return child.wait(timeout=10), written


def test_leaving_gives_the_terminal_back_keeps_the_place_and_says_so(tmp_path: Path, root: Path) -> None:
    status, written = played("2q", tmp_path, root)
    assert status == 0
    assert written.rstrip().endswith("Your place is kept.")
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


def test_the_first_frame_has_the_title_and_needs_neither_toolkit_nor_engine(root: Path) -> None:
    assert "S M A L L" in frame("Small", Screen(80, 24))
    code = "import sys, game.tui.opening; sys.exit(bool({'textual', 'rich', 'msgspec'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0
