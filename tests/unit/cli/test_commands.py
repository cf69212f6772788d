"""The commands as they are run: help, credits, checks, and streams that are not as they should be."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from game import __version__
from game.cli import main
from tests import stories
from tests.unit.cli.command_line import ROOT, environment, lens
from tests.unit.plain.small_story import write_story

HEAVY = ("textual", "rich", "yaml", "transitions", "msgspec", "platformdirs")
POSIX = pytest.mark.skipif(os.name != "posix", reason="signals and pipes of POSIX")


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["about"], ["play", "--help"], ["plaay"]])
def test_a_light_command_imports_nothing_heavy(arguments: list[str]) -> None:
    code = f"import sys, game.cli; game.cli.main({arguments!r}); print('loaded', *sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment())
    loaded = {name.partition(".")[0] for name in run.stdout.rpartition("loaded")[2].split()}
    assert "argparse" in loaded
    assert not loaded.intersection(HEAVY)


def test_plain_mode_never_loads_the_full_screen(tmp_path: Path) -> None:
    arguments = ["--plain", "--story", str(write_story(tmp_path)), "--saves", str(tmp_path / "saves")]
    code = f"import sys, game.cli; game.cli.main({arguments!r}); print('loaded', *sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", code], input="1\nq\n", capture_output=True, text=True, env=environment(), cwd=tmp_path
    )
    loaded = {name.partition(".")[0] for name in run.stdout.rpartition("loaded")[2].split()}
    assert "yaml" in loaded
    assert not loaded.intersection({"textual", "rich"})


def test_the_version_is_the_packages(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"lens {__version__}\n"


def test_help_lists_the_commands_that_exist_and_no_others(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    listed = [line.split()[0] for line in shown.partition("commands:")[2].splitlines() if line.startswith("    ")]
    assert listed == ["play", "check", "prove", "replay", "stats", "schema", "doctor", "about"]


@pytest.mark.parametrize("command", ["play", "check", "prove", "replay", "stats", "schema", "doctor", "about"])
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0
    assert f"lens {command}" in capsys.readouterr().out


def test_about_says_word_for_word_what_must_be_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["about"]) == 0
    shown = capsys.readouterr().out
    assert "Inspired by the music video 'Love wins all' by IU, with V, directed by Um Tae-hwa (2024)." in shown
    notice = (
        "An unofficial, non-commercial fan work. Not made, approved or endorsed by the artists, the director or their "
        "agencies. All text, pictures and code are original."
    )
    assert notice in shown
    assert "No Deaf, Korean Sign Language or one-eyed reader has checked it yet." in shown
    assert "MIT" in shown
    assert "CC BY-NC-SA 4.0" in shown


def test_a_sound_story_is_found_sound(tmp_path: Path) -> None:
    run = lens("check", write_story(tmp_path))
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize("form", ["text", "json", "sarif"])
def test_problems_are_printed_in_each_format_with_status_1(tmp_path: Path, form: str) -> None:
    story = write_story(tmp_path)
    scene = story / "scenes" / "roof.yaml"
    scene.write_text(scene.read_text(encoding="utf-8").replace("ending:auto", "ending:none"), encoding="utf-8")
    run = lens("check", story, "--format", form)
    assert run.returncode == 1
    assert "roof.yaml" in run.stdout
    if form != "text":
        json.loads(run.stdout)


def test_the_schema_is_printed_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert "properties" in json.dumps(json.loads(capsys.readouterr().out))


PATH = """\
path: up and out
steps:
  - choose: climb
  - choose: up
  - choose: leap
ends: sky
"""


@pytest.mark.parametrize(("ends", "status"), [("sky", 0), ("taken", 1)])
def test_replay_says_by_its_status_whether_the_paths_hold(tmp_path: Path, ends: str, status: int) -> None:
    script = tmp_path / "up.path.yaml"
    script.write_text(PATH.replace("ends: sky", f"ends: {ends}"), encoding="utf-8")
    run = lens("replay", script, "--story", write_story(tmp_path), "--junit", tmp_path / "report.xml")
    assert run.returncode == status, run.stdout
    assert "up and out" in (tmp_path / "report.xml").read_text(encoding="utf-8")


@POSIX
@pytest.mark.parametrize("arguments", [["about"], ["schema"], ["--help"], ["play", "--plain"]])
def test_a_reader_that_goes_away_is_no_error(tmp_path: Path, arguments: list[str]) -> None:
    if arguments[0] == "play":
        arguments = [*arguments, "--story", str(write_story(tmp_path)), "--saves", str(tmp_path)]
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "game", *arguments]
    run = subprocess.run(command, input=b"2\n" * 50, stdout=write, stderr=subprocess.PIPE, env=environment())
    os.close(write)
    assert run.stderr == b""
    assert run.returncode == 141


@POSIX
def test_a_full_disk_is_said_in_one_line(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full")
    with open("/dev/full", "wb") as full:
        command = [sys.executable, "-m", "game", "about"]
        run = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=environment())
    assert run.returncode == 1
    assert run.stderr.decode().splitlines() == ["lens: No space left on device"]


@POSIX
def test_ctrl_c_ends_quietly_and_the_place_is_kept(tmp_path: Path) -> None:
    story = write_story(tmp_path)
    arguments = ["play", "--plain", "--story", str(story), "--saves", str(tmp_path / "saves")]
    command = [sys.executable, "-m", "game", *arguments]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as game:
        assert game.stdin
        assert game.stdout
        assert game.stderr
        game.stdin.write(b"1\n")
        game.stdin.flush()
        while b"A landing." not in game.stdout.readline():
            pass
        game.send_signal(signal.SIGINT)
        assert game.wait(30) == 130
        assert game.stderr.read().strip() == b""
    assert "You go on where you stopped: The cellar." in lens(*arguments).stdout


@POSIX
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_is_no_error(tmp_path: Path, closed: str) -> None:
    story, saves = write_story(tmp_path), tmp_path / "saves"
    line = f'exec "{sys.executable}" -m game play --plain --story "{story}" --saves "{saves}" {closed}'
    run = subprocess.run(["sh", "-c", line], input="1\n", capture_output=True, text=True, env=environment())
    assert (run.returncode, run.stderr) == (0, "")


PLAIN_C = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}


@pytest.mark.parametrize("surroundings", [PLAIN_C, {"PYTHONIOENCODING": "ascii"}])
def test_signs_are_written_where_only_ascii_was_promised(tmp_path: Path, surroundings: dict[str, str]) -> None:
    run = lens("play", "--plain", "--story", write_story(tmp_path), "--saves", tmp_path, cwd=tmp_path, **surroundings)
    assert run.returncode == 0
    assert "«Where are we?» you sign." in run.stdout


def test_what_an_older_terminal_cannot_write_becomes_a_question_mark(tmp_path: Path) -> None:
    run = lens(
        "play", "--plain", "--story", write_story(tmp_path), "--saves", tmp_path,
        typed="“\n".encode("latin-1", "replace"), PYTHONIOENCODING="latin-1",
    )  # fmt: skip
    assert run.returncode == 0
    assert "?" in run.stdout


def test_input_that_is_not_utf_8_is_only_a_wrong_input(tmp_path: Path) -> None:
    run = lens("play", "--plain", "--story", write_story(tmp_path), "--saves", tmp_path, typed=b"\xff\xfe\n1\n")
    assert run.returncode == 0
    assert "is not something you can do here" in run.stdout
    assert "A landing." in run.stdout


def test_the_game_is_also_a_module_that_is_run_from_its_own_folder() -> None:
    assert lens("--version", cwd=ROOT).stdout == f"lens {__version__}\n"


def test_one_is_counted_as_one(tmp_path: Path) -> None:
    scene = f"nodes: {{one: {{text: {'word ' * 230}, to: 'ending:out'}}}}"
    head = "endings: {out: {title: Out, priority: 0}}"
    assert "1 minute to read." in lens("stats", stories.write_story(tmp_path, head, a=scene)).stdout
