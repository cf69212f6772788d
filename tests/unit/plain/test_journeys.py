"""Whole plays in line mode, through a process of their own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from game.resources import saves_folder, story_folder
from tests.unit.cli.command_line import environment, lens
from tests.unit.plain.small_story import CELLAR, write_story


@pytest.fixture
def small(tmp_path: Path) -> list[str]:
    """The options of a play of the small story that is kept in the test's folder."""
    return ["--plain", "--story", str(write_story(tmp_path)), "--saves", str(tmp_path / "saves")]


def test_a_play_is_read_from_a_file_to_its_end(small: list[str]) -> None:
    run = lens("play", *small, typed="# up and out\n\nclimb\nup\nlens\nfilm\nleap\n")
    assert run.returncode == 0
    assert run.stderr == ""
    assert "The end: The Sky." in run.stdout
    assert "> film\n\nFilmed, 1 of 2: stars\n" in run.stdout


def test_without_a_command_the_game_is_played(small: list[str]) -> None:
    assert "The cellar" in lens(*small).stdout


def test_a_pipe_is_plain_unasked(small: list[str]) -> None:
    run = lens("play", *small[1:], typed="1\n")
    assert run.returncode == 0
    assert "A landing." in run.stdout


def test_the_next_start_goes_on_and_new_starts_over(small: list[str], tmp_path: Path) -> None:
    first = lens("play", *small, typed="1\nq\n")
    assert first.stdout.endswith(f"To go on: python -m game play {' '.join(small)}\n")
    second = lens("play", *small, typed="u\nq\n")
    notice = "You go on where you stopped: The cellar. u goes back; to start over, leave and type: "
    assert f"{notice}python -m game play {' '.join(small)} --new\n" in second.stdout
    assert "A landing." in second.stdout
    lens("play", *small, typed="1\nq\n")
    third = lens("play", *small, "--new", typed="3\n")
    assert "where you stopped" not in third.stdout
    assert "You count the stairs." in third.stdout
    previous = tmp_path / "saves" / "autosave-small.json.previous"
    assert '"moves":["cellar/bottom.climb"]' in previous.read_text(encoding="utf-8")


def test_a_new_start_without_a_move_leaves_the_old_play_alone(small: list[str]) -> None:
    lens("play", *small, typed="1\n")
    lens("play", *small, "--new", typed="q\n")
    assert "where you stopped" in lens("play", *small).stdout


def test_a_finished_play_is_not_gone_on_with(small: list[str]) -> None:
    lens("play", *small, typed="climb\nup\nleap\n")
    run = lens("play", *small)
    assert "where you stopped" not in run.stdout
    assert "You count the stairs." in run.stdout


def test_a_difficulty_asked_for_holds_for_the_play_under_way_too(small: list[str]) -> None:
    lens("play", *small, typed="1\n")
    run = lens("play", *small, "--difficulty", "strict", typed="difficulty\n")
    assert "where you stopped" in run.stdout
    assert "The difficulty is strict." in run.stdout


def test_a_play_begun_for_testing_does_not_touch_the_play_under_way(tmp_path: Path) -> None:
    story = write_story(tmp_path)
    kept = sorted(saves_folder().glob("*"))
    run = lens("play", "--story", story, "--from", "roof/edge", "--set", "mood=high", typed="1\nq\n")
    assert "Nothing was kept of this play." in run.stdout
    assert sorted(saves_folder().glob("*")) == kept


def test_a_play_begun_for_testing_is_kept_where_that_is_asked_for(small: list[str]) -> None:
    lens("play", *small, typed="1\n")
    run = lens("play", *small, "--from", "roof/edge", "--set", "has_camcorder=true", typed="lens\n")
    assert "where you stopped" not in run.stdout
    assert "A garden under stars." in run.stdout
    assert "You go on where you stopped: The roof." in lens("play", *small).stdout


def test_in_a_changed_story_the_player_goes_on_where_they_were(small: list[str], tmp_path: Path) -> None:
    lens("play", *small, typed="climb\nup\n")
    write_story(tmp_path, cellar=CELLAR.replace("id: up", "id: out"))
    run = lens("play", *small, typed="u\nleap\n")
    assert "The story has changed since you played it; you are where you were, but what came before" in run.stdout
    assert "There is nothing to take back yet." in run.stdout
    assert "The end: The Sky." in run.stdout


def test_a_broken_save_is_said_and_the_game_goes_on(small: list[str], tmp_path: Path) -> None:
    lens("play", *small, typed="1\n")
    (tmp_path / "saves" / "autosave-small.json").write_bytes(b"\0" * 100)
    run = lens("play", *small, typed="1\n")
    assert run.returncode == 0
    assert "autosave-small.json could not be read, it is damaged; it was set aside as" in run.stdout
    assert (tmp_path / "saves" / "autosave-small.json.broken-1").read_bytes() == b"\0" * 100


def test_a_folder_for_saves_that_is_none_is_said_once(small: list[str], tmp_path: Path) -> None:
    (tmp_path / "saves").touch()
    run = lens("play", *small, typed="1\n1\n1\n")
    assert run.returncode == 0
    assert run.stdout.count("This play is not being kept") == 1


@pytest.mark.skipif(os.name != "posix", reason="needs a terminal of POSIX")
@pytest.mark.parametrize(("asked", "term"), [(["--plain"], "xterm"), ([], "dumb")])
def test_on_a_terminal_rows_fit_and_nothing_moves_the_cursor(tmp_path: Path, asked: list[str], term: str) -> None:
    import pty

    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "game", "play", *asked, "--story", write_story(tmp_path).name, "--saves", "saves"]
    surroundings = environment(TERM=term, COLUMNS="50")
    with subprocess.Popen(
        command, stdin=follower, stdout=follower, stderr=follower, cwd=tmp_path, env=surroundings
    ) as game:
        os.close(follower)
        os.write(leader, b"1\nwhat\nu\n2\nq\n")
        shown = b""
        try:
            while part := os.read(leader, 4096):
                shown += part
        except OSError:  # the terminal is gone with the game
            pass
        assert game.wait(30) == 0
    os.close(leader)
    text = shown.decode("utf-8")
    assert "\x1b" not in text
    # What was typed came before the game could ask for it, so an answer stands behind the prompt.
    assert max(len(row.removeprefix("> ")) for row in text.splitlines()) <= 50
    assert "> " in text
    assert "A landing." in text
    assert "Your place is kept." in " ".join(text.split())


@pytest.mark.skipif(not (story_folder() / "story.yaml").is_file(), reason="no story here")
def test_the_first_five_inputs_of_the_games_own_story_lead_into_it(tmp_path: Path) -> None:
    run = lens("play", "--plain", "--saves", tmp_path, typed="1\n" * 5)
    assert run.returncode == 0, run.stderr
    assert run.stderr == ""
    assert "is not something you can do here" not in run.stdout
    assert run.stdout.count("\n> 1\n") == 5
    assert "The wood\n" in run.stdout
    assert "It: stopped, attention " in run.stdout
