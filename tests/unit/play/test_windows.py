"""Games at once, folders that cannot be written or are lost: play goes on, nothing is spoilt, and it is said."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from game.load import load_story
from game.play import Session, locks
from game.play.store import Store
from tests.unit.cli.command_line import environment, lens
from tests.unit.plain.small_story import write_story

POSIX = pytest.mark.skipif(os.name != "posix", reason="locks and modes of POSIX")


def started(options: list[str]) -> "subprocess.Popen[str]":
    """Start a game, and wait until it has its first page out."""
    command = [sys.executable, "-m", "game", *options]
    game = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment())
    typed(game, "m")
    return game


def typed(game: "subprocess.Popen[str]", line: str) -> None:
    """Type a line, and wait until it is answered: the meter is asked for behind it."""
    assert game.stdin
    assert game.stdout
    game.stdin.write(f"{line}\nnonsense{len(line)}\n")
    game.stdin.flush()
    while f"“nonsense{len(line)}”" not in game.stdout.readline():
        pass


@POSIX
def test_a_second_window_says_so_and_neither_spoils_the_others_play(tmp_path: Path) -> None:
    options = ["play", "--plain", "--story", str(write_story(tmp_path)), "--saves", str(tmp_path / "saves")]
    lens(*options, typed="notes\ncellar/bottom.notes\n")
    with started(options) as first:
        typed(first, "climb")
        second = lens(*options, typed="down\nsaves\n")
        said = "Another window plays this story. What you do here is kept by itself, as autosave-small-2.json."
        assert said in second.stdout
        assert "You go on where you stopped: The cellar." in second.stdout
        assert second.stdout.endswith(", and there type: load w2\n")
        typed(first, "up")
        first.communicate("q\n")
    saves = tmp_path / "saves"
    assert b'"cellar/landing.up"]' in (saves / "autosave-small.json").read_bytes()
    assert b'"cellar/landing.down"]' not in (saves / "autosave-small.json").read_bytes()
    assert b'"cellar/landing.down"]' in (saves / "autosave-small-2.json").read_bytes()
    assert "w2: " not in second.stdout
    assert not list(saves.glob("*.broken*"))
    after = lens(*options, typed="saves\nload w2\nload w3\nshout\n")
    assert "Another window" not in after.stdout
    assert "You go on where you stopped: The roof." in after.stdout
    assert "w2: The cellar, kept 20" in after.stdout
    assert "There is nothing in w3." in after.stdout
    answers = after.stdout.split("\n> ")
    assert "You count the stairs." in answers[2] or "The stairs again." in answers[2]
    assert "You go on where you stopped: The cellar." in lens(*options).stdout


@POSIX
def test_a_lock_ends_with_its_process_however_that_ends(tmp_path: Path) -> None:
    file = tmp_path / "x.lock"
    code = f"import sys; from pathlib import Path; from game.play import locks; l = locks.held(Path({str(file)!r}))"
    code += "; print(l is not None, flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment()) as game:
        assert game.stdout
        assert game.stdout.readline() == "True\n"
        assert locks.held(file) is None
        game.kill()
        game.wait()
    lock = locks.held(file)
    assert lock is not None
    assert locks.held(file) is None
    lock.release()
    again = locks.held(file)
    assert again is not None
    again.release()


def test_where_no_lock_can_be_had_nothing_waits_for_one(tmp_path: Path) -> None:
    assert locks.held(tmp_path / "nowhere" / "x.lock") is not None


def test_a_folder_that_is_lost_while_playing_is_made_again(tmp_path: Path) -> None:
    story = load_story(write_story(tmp_path))
    store, session = Store(tmp_path / "saves"), Session(story)
    session.choose("climb")
    assert store.save(session) is None
    shutil.rmtree(store.folder)
    session.choose("up")
    assert store.save(session) is None
    loaded, _said = Store(store.folder).load(story)
    assert loaded is not None
    assert loaded.moves == session.moves


@POSIX
def test_a_folder_lost_to_something_else_is_said_once_and_play_goes_on(tmp_path: Path) -> None:
    story = load_story(write_story(tmp_path))
    store, session = Store(tmp_path / "disk" / "saves"), Session(story)
    session.choose("climb")
    store.save(session)
    shutil.rmtree(tmp_path / "disk")
    (tmp_path / "disk").touch()
    session.choose("up")
    said = store.save(session)
    assert said is not None
    assert said.startswith("This play is not being kept: ")
    session.choose("look")
    assert store.save(session) is None
    assert not store.kept


@POSIX
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_is_only_read_is_said_and_play_goes_on(tmp_path: Path) -> None:
    saves = tmp_path / "saves"
    saves.mkdir(mode=0o500)
    run = lens("play", "--plain", "--story", write_story(tmp_path), "--saves", saves, typed="1\nup\nleap\n")
    assert run.returncode == 0
    assert run.stdout.count("This play is not being kept") == 1
    assert "The end: The Sky." in run.stdout


@POSIX
def test_a_full_disk_is_said_and_what_was_kept_stays(tmp_path: Path) -> None:
    story, saves = write_story(tmp_path), tmp_path / "saves"
    options = ["play", "--plain", "--story", str(story), "--saves", str(saves)]
    lens(*options, typed="1\n")
    kept = (saves / "autosave-small.json").read_bytes()
    # Files longer than nothing cannot be written: what a full disk does, for one process.
    code = "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
    code += "resource.setrlimit(resource.RLIMIT_FSIZE, (1, 1)); from game.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-B", "-c", code, *options]
    run = subprocess.run(command, input="up\nleap\n", capture_output=True, text=True, env=environment(), timeout=60)
    assert run.returncode == 0, run.stderr
    assert "This play is not being kept: " in run.stdout
    assert "The end: The Sky." in run.stdout
    assert (saves / "autosave-small.json").read_bytes() == kept
    assert not list(saves.glob("*.new"))
