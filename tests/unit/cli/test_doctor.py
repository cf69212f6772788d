"""`lens doctor`: each finding with its cure."""

import os
from pathlib import Path

import pytest

from game.commands import doctor
from game.commands.doctor import Finding, found
from tests.unit.cli.command_line import environment, lens

POSIX = pytest.mark.skipif(os.name != "posix", reason="terminals of POSIX")


def of(what: str, saves: Path) -> Finding:
    return next(finding for finding in found(saves) if finding.what == what)


def test_through_a_pipe_all_is_well_and_everything_is_named(tmp_path: Path) -> None:
    run = lens("doctor", "--saves", tmp_path / "new" / "saves", COLORTERM="truecolor")
    assert (run.returncode, run.stderr) == (0, "")
    named = [line.partition(":")[0] for line in run.stdout.splitlines()]
    for what in ("Game", "System", "textual", "Terminal", "Size", "Colours", "Signs", "Locale", "Story", "Saves"):
        assert what in named
    assert not (tmp_path / "new").exists()
    assert "Cure" not in run.stdout


def test_a_folder_that_cannot_hold_saves_is_found_with_its_cure(tmp_path: Path) -> None:
    (tmp_path / "saves").touch()
    run = lens("doctor", "--saves", tmp_path / "saves")
    assert run.returncode == 1
    assert "Cure: Name a folder that can be written: lens --saves DIR, or set LENS_SAVES." in run.stdout


def test_an_encoding_without_the_storys_signs_is_found_with_its_cure(tmp_path: Path) -> None:
    run = lens("doctor", "--saves", tmp_path, PYTHONIOENCODING="latin-1")
    assert run.returncode == 1
    assert "Cure: Use a UTF-8 locale" in run.stdout


def test_a_locale_that_is_none_is_found_with_its_cure(tmp_path: Path) -> None:
    run = lens("doctor", "--saves", tmp_path, LC_ALL="xx_XX.UTF-8")
    assert run.returncode == 1
    assert "Cure: The system does not know it" in run.stdout


def test_a_nearly_full_disk_is_found_with_its_cure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "LEAST_FREE", 1 << 70)
    assert of("Saves", tmp_path).cure.startswith("The disk is nearly full")


def test_a_package_that_is_missing_is_found_with_its_cure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "PACKAGES", ("no_such_package_here",))
    assert "pip install" in of("no_such_package_here", tmp_path).cure


@POSIX
@pytest.mark.parametrize(
    ("term", "columns", "answered", "words"),
    [
        ("xterm-256color", 100, b"\x1b[1;12R", ["one column each, as it should be"]),
        ("xterm-256color", 100, b"\x1b[1;19R", ["18 columns for 11 signs", "Cure: Set your terminal to show signs"]),
        ("xterm", 70, b"", ["Cure: Make the window larger", "not measured", "set COLORTERM=truecolor"]),
        ("dumb", 100, b"", ["dumb: the game plays line by line", "Cure: Set TERM"]),
    ],
)
def test_a_terminal_is_asked_and_what_it_lacks_has_a_cure(
    tmp_path: Path, term: str, columns: int, answered: bytes, words: list[str]
) -> None:
    import pty
    import sys

    pid, leader = pty.fork()
    if not pid:
        surroundings = environment(TERM=term, COLUMNS=str(columns), LINES="30", LANG="C.UTF-8")
        surroundings.pop("COLORTERM", None)
        os.execve(sys.executable, [sys.executable, "-m", "game", "doctor", "--saves", str(tmp_path)], surroundings)
    shown, asked = b"", False
    try:
        while part := os.read(leader, 4096):
            shown += part
            if b"\x1b[6n" in shown and not asked and answered:
                asked = True
                os.write(leader, answered)
    except OSError:  # the terminal is gone with the game
        pass
    os.waitpid(pid, 0)
    os.close(leader)
    for sentence in words:
        assert sentence in shown.decode()
