"""Wrong command lines get a reason and a cure, never a traceback; status 2."""

from pathlib import Path

import pytest

from tests.unit.cli.command_line import lens
from tests.unit.plain.small_story import write_story

WRONG: list[tuple[list[str], list[str]]] = [
    (["plaay"], ["no command 'plaay'", "Did you mean play?"]),
    (["xyzzy"], ["no command 'xyzzy'", "play, check, prove, replay, stats, schema, doctor, about"]),
    ([""], ["no command ''"]),
    (["--plian"], ["no option '--plian'", "Did you mean --plain?"]),
    (["play", "--colour"], ["no option '--colour'"]),
    (["play", "--stor=x"], ["no option '--stor'", "Did you mean --story?"]),
    (["play", "here"], ["'here' is one word too many"]),
    (["play", "--story"], ["--story", "expected one argument"]),
    (["play", "--difficulty", "hard"], ["--difficulty", "'hard'", "standard"]),
    (["play", "--motion", "some"], ["--motion", "'some'", "reduced"]),
    (["play", "--clock"], ["--clock", "expected one argument"]),
    (["play", "--clock", "20"], ["--clock 20:", "neither off nor a number from 0.5 to 10", "--clock 2"]),
    (["play", "--clock", "0"], ["--clock 0:", "from 0.5 to 10"]),
    (["play", "--clock", "-1"], ["--clock -1:", "from 0.5 to 10"]),
    (["play", "--clock", "nan"], ["--clock nan:", "from 0.5 to 10"]),
    (["play", "--clock", "on"], ["--clock on:", "--clock 2"]),
    (["play", "--clock", ""], ["--clock :", "--clock 2"]),
    (["play", "--story", "nowhere"], ["no folder nowhere", "story.yaml"]),
    (["play", "--story", "\udcff"], ["no folder"]),
    (["play", "--story", "empty"], ["no story.yaml in empty"]),
    (["play", "--story", "small/story.yaml"], ["is a file", "Did you mean", "small?"]),
    (["play", "--story", "small", "--from", "roof/edgg"], ["no such place", "Did you mean roof/edge?"]),
    (["play", "--story", "small", "--from", "cellar"], ["no such place", "In cellar there are: bottom, landing"]),
    (["play", "--story", "small", "--from", "attic/door"], ["no such place", "cellar, roof"]),
    (["play", "--story", "small", "--from", ""], ["no such place"]),
    (["play", "--story", "small", "--set", "torhc=true"], ["no such variable", "Did you mean torch?"]),
    (["play", "--story", "small", "--set", "qqq=1"], ["no such variable", "torch, steps"]),
    (["play", "--story", "small", "--set", "torch"], ["no '='", "--set VARIABLE=VALUE"]),
    (["play", "--story", "small", "--set", "torch=yes"], ["torch=yes", "false, true"]),
    (["play", "--story", "small", "--set", "steps=10"], ["steps=10", "from 0 to 9"]),
    (["play", "--story", "small", "--set", "steps=-1"], ["steps=-1", "from 0 to 9"]),
    (["play", "--story", "small", "--set", "steps=" + "9" * 5000], ["from 0 to 9"]),
    (["play", "--story", "small", "--set", "steps=1.5"], ["from 0 to 9"]),
    (["play", "--story", "small", "--set", "mood=grim"], ["mood=grim", "low, high"]),
    (["play", "--story", "small", "--set", "weary=true"], ["weary", "worked out", "steps >= 3"]),
    (["check", "nowhere"], ["no folder nowhere"]),
    (["check", "small", "--format", "xml"], ["--format", "'xml'", "sarif"]),
    (["check", "small", "small"], ["'small' is one word too many"]),
    (["replay"], ["PATH"]),
    (["replay", "no.path.yaml"], ["no path script no.path.yaml"]),
    (["replay", "small", "--junit", "no/where.xml"], ["report", "no/where.xml"]),
    (["about", "me"], ["'me' is one word too many"]),
    (["schema", "--yaml"], ["no option '--yaml'"]),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a story, and an empty one."""
    here = tmp_path_factory.mktemp("here")
    write_story(here)
    (here / "empty").mkdir()
    return here


@pytest.mark.parametrize(("line", "parts"), WRONG, ids=[" ".join(line)[:60] or "nothing" for line, _ in WRONG])
def test_a_wrong_command_line_is_answered_with_a_reason_and_a_cure(
    folder: Path, line: list[str], parts: list[str]
) -> None:
    run = lens(*line, cwd=folder)
    assert run.returncode == 2
    assert run.stdout == ""
    assert 1 <= len(run.stderr.splitlines()) <= 3
    for part in parts:
        assert part in run.stderr


def test_a_story_with_errors_is_not_played_but_explained(tmp_path: Path) -> None:
    story = write_story(tmp_path)
    scene = story / "scenes" / "roof.yaml"
    scene.write_text(scene.read_text(encoding="utf-8").replace("ending:auto", "ending:none"), encoding="utf-8")
    run = lens("play", "--story", story)
    assert run.returncode == 1
    assert "roof.yaml:" in run.stderr
    assert f"lens check {story}" in run.stderr


def test_a_story_with_errors_is_not_measured_but_explained(tmp_path: Path) -> None:
    (tmp_path / "story.yaml").touch()
    run = lens("stats", tmp_path)
    assert run.returncode == 1
    assert run.stdout == ""
    assert run.stderr == lens("play", "--story", tmp_path).stderr
    assert "LK007" in run.stderr


@pytest.mark.parametrize("sign", [r"\e[2J", r"\0", r"\x9b2J", r"\u202e"])
def test_a_story_cannot_steer_the_terminal(tmp_path: Path, sign: str) -> None:
    story = write_story(tmp_path)
    scene = story / "scenes" / "roof.yaml"
    text = scene.read_text(encoding="utf-8").replace("Look down.", f'"Look {sign} down."')
    scene.write_text(text, encoding="utf-8")
    run = lens("play", "--plain", "--story", story, "--from", "roof/edge", typed="1\n")
    shown = run.stdout + run.stderr
    assert not [c for c in shown if c in "\x1b\x00\x9b\u202e"]
    assert run.returncode in (0, 1)
