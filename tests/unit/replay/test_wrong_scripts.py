"""A script that cannot be read is never played: each problem has a place, a reason and a cure, and the status is 2."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from game.replay import run
from game.replay.codes import CODES
from tests.unit.replay.conftest import Run

Play = Callable[..., Run]

PROBLEMS = [
    ("path: a\nsteps:\n\t- choose: knock\n", "one:3:1: error LK", "tab"),
    ("", "one:1:1: error LK007", "empty"),
    ("# nothing yet\n", "error LK007", "empty"),
    ("just words", "one:1:1: error LK009", ""),
    ("path: [\nsteps: {\n", "error LK0", ""),
    ("path: a\nsteps: [!run x]\n", "error LK0", ""),
    ("path: a\npath: b\nsteps: []\n", "one:2:1: error LK604: 'path' stands here twice", "keep one"),
    ("steps: []\n", "one:1:1: error LK602: the script has no 'path'", "add the line 'path: …'"),
    ("path: a\n", "one:1:1: error LK602: the script has no 'steps'", ""),
    ("path: a\nstep: []\nsteps: []\n", "one:2:1: error LK601: 'step' is no key of a path script", "mean 'steps'?"),
    ("path: 12\nsteps: []\n", "one:1:7: error LK603: path cannot be the number 12", "write a text"),
    ("path: ''\nsteps: []\n", "one:1:7: error LK603", "write a text"),
    ("path: a\nsteps: knock\n", "one:2:8: error LK603: steps cannot be the text 'knock'", "a list"),
    ("path: a\nsteps: [knock]\n", "one:2:9: error LK603: a step cannot be the text 'knock'", "keys and values"),
    ("path: a\nsteps: [{[1]: 2}]\n", "one:2:10: error LK603: a key cannot be a list", ""),
    ("path: a\nsteps: [{chose: knock}]\n", "one:2:10: error LK601: 'chose' is no key of a step", "mean 'choose'?"),
    ("path: a\nsteps: [{choose: knock, act: lens}]\n", "one:2:9: error LK605: a step does one thing", "begin each"),
    ("path: a\nsteps: [{}]\n", "one:2:9: error LK605: a step does one thing, and this one has 0 keys", ""),
    ("path: a\nsteps: [{choose: nock}]\n", "one:2:18: error LK606: no choice of the story", "mean 'knock'?"),
    ("path: a\nsteps: [{choose: 2}]\n", "one:2:18: error LK603: choose cannot be the number 2", "a choice's id"),
    ("path: a\nsteps: [{act: jump}]\n", "one:2:15: error LK610: act cannot be 'jump'", "film, skip, difficulty:story"),
    ("path: a\nsteps: [{goto: house/atic}]\n", "one:2:16: error LK607", "mean 'house/attic'?"),
    ("path: a\nsteps: [{goto: house/landing}]\n", "LK615: a play never stops at 'house/landing'", "has choices"),
    ("path: a\nsteps: [{undo: 0}]\n", "LK603: undo cannot be the number 0", "from 1 to"),
    ("path: a\nsteps: [{undo: yes}]\n", "LK603: undo cannot be the text 'yes'", ""),
    ("path: a\nsteps: [{save_and_load: yes}]\n", "LK603: save_and_load cannot be the text 'yes'", "write true"),
    ("path: a\ndifficulty: hard\nsteps: []\n", "one:2:13: error LK610: difficulty cannot be 'hard'", "story, standard"),
    ("path: a\nsurface: web\nsteps: []\n", "one:2:10: error LK610: surface cannot be 'web'", "engine, tui"),
    ("path: a\nstart: ending:out\nsteps: []\n", "one:2:8: error LK615", ""),
    ("path: a\nset: {sied: left}\nsteps: []\n", "one:2:7: error LK608: the story has no variable 'sied'", "'side'?"),
    ("path: a\nset: {side: up}\nsteps: []\n", "one:2:13: error LK609: 'side' is never the text 'up'", "left, right"),
    ("path: a\nset: {battery: 10}\nsteps: []\n", "LK609: 'battery' is never the number 10", "from 0 to 9"),
    ("path: a\nset: {battery: 1..2}\nsteps: []\n", "LK603: 'battery' cannot be the text '1..2'", "one value"),
    ("path: a\nends: home\nsteps: []\n", "one:2:7: error LK611: the story has no ending 'home'", "out, taken_early"),
    ("path: a\nends: no\nsteps: []\n", "LK611", ""),
]

WRONG_EXPECTATIONS = [
    ("att: house/hall", "LK601: 'att' is no key of expect; did you mean 'at'?"),
    ("at: house/hal", "LK607: the story has no node 'house/hal'; did you mean 'house/hall'?"),
    ("scene: barn", "LK614: the story has no scene 'barn'; write the scene's id"),
    ("cube: hunted", "LK610: cube cannot be 'hunted'; did you mean 'hunting'?"),
    ("attention: much", "LK603: attention cannot be the text 'much'; write a whole number"),
    ("attention: 20..10", "LK612: '20..10' runs backwards; write the smaller number first"),
    ("attention: 1.5", "LK603: attention cannot be the number 1.5"),
    ("heard: yes", "LK603: heard cannot be the text 'yes'; write true or false"),
    ("text: '/(/'", "LK613: the pattern /(/ cannot be read: "),
    ("text: '!'", "LK603: text cannot be the text '!'; write some words"),
    ("text: [{a: b}]", "LK603: text cannot be keys and values; write a text"),
    ("choices: [nock]", "LK606: no choice of the story is called 'nock'; did you mean 'knock'?"),
    (
        "choices: [knock (shut)]",
        "LK603: choices cannot be the text 'knock (shut)'; write a choice's id, or 'id (locked)'",
    ),
    ("choices: ['!knock']", "LK603: choices cannot be the text '!knock'"),
    ("offers: [nock]", "LK606"),
    ("preview: {knock: {loud: 1}}", "LK601: 'loud' is no key of preview.knock; the keys are: words, margin"),
    ("preview: {knock: {cube: awake}}", "LK610: preview.knock.cube cannot be 'awake'"),
    ("preview: {knock: {gain: big}}", "LK603: preview.knock.gain cannot be the text 'big'"),
    ("preview: 3", "LK603: preview cannot be the number 3; write keys and values"),
    ("variables: {sied: left}", "LK608: the story has no variable 'sied'; did you mean 'side'?"),
    ("variables: {side: true}", "LK609: 'side' is never the truth value true; it can be left, right"),
    ("variables: {ajar: 1}", "LK609: 'ajar' is never the number 1; it can be true or false"),
    ("variables: {battery: 3..99}", "LK609: 'battery' is never the text '3..99'; it can be a whole number from 0 to 9"),
    ("ended: home", "LK611: the story has no ending 'home'"),
    ("frames: [1]", "LK603: frames cannot be the number 1"),
]


@pytest.mark.parametrize(("text", "problem", "cure"), PROBLEMS, ids=[case[0] for case in PROBLEMS])
def test_a_wrong_script_is_reported_with_place_reason_and_cure(play: Play, text: str, problem: str, cure: str) -> None:
    found = play(text)
    assert found.status == 2
    assert problem in found.text
    assert cure in found.text
    assert "1 could not be read" in found.text


@pytest.mark.parametrize(("key", "problem"), WRONG_EXPECTATIONS, ids=[case[0] for case in WRONG_EXPECTATIONS])
def test_a_wrong_expectation_is_reported_before_anything_is_played(play: Play, key: str, problem: str) -> None:
    found = play(f"path: a\nsteps:\n  - choose: knock\n  - expect:\n      {key}\n")
    assert found.status == 2
    assert problem in found.text
    assert "one:5:" in found.text


def test_all_problems_of_a_script_are_reported_at_once_in_order(play: Play) -> None:
    found = play("path: a\nends: home\nsteps: [{choose: nock}, {goto: nowhere}]\ndifficulty: hard\n")
    assert [line.split(" ")[2] for line in found.text.splitlines()[:-1]] == ["LK611:", "LK606:", "LK607:", "LK610:"]


def test_other_scripts_go_on_when_one_cannot_be_read(story: Path, tmp_path: Path) -> None:
    (tmp_path / "a.path.yaml").write_text("path: a\n", encoding="utf-8")
    (tmp_path / "b.path.yaml").write_text("path: b\nsteps: [{choose: run}]\n", encoding="utf-8")
    (tmp_path / "c.path.yaml").write_text("path: c\nsteps: []\n", encoding="utf-8")
    out = io.StringIO()
    assert run([tmp_path], story=story, out=out) == 2
    assert "1 passed, 1 failed, 1 could not be read." in out.getvalue()


@pytest.mark.parametrize(("name", "problem"), [("nothing", "LK617: there is no"), ("empty", "LK616:")])
def test_a_path_without_scripts_is_wrong_use(story: Path, tmp_path: Path, name: str, problem: str) -> None:
    (tmp_path / "empty").mkdir()
    out = io.StringIO()
    assert run([tmp_path / name], story=story, out=out) == 2
    assert problem in out.getvalue()


def test_a_story_that_cannot_be_loaded_is_reported_with_its_own_problems(story: Path, tmp_path: Path) -> None:
    (story / "scenes" / "house.yaml").unlink()
    script = tmp_path / "a.path.yaml"
    script.write_text("path: a\nsteps: []\n", encoding="utf-8")
    out = io.StringIO()
    assert run([script], story=story, out=out) == 2
    assert "house.yaml" in out.getvalue()


def test_a_script_that_is_no_text_is_reported(story: Path, tmp_path: Path) -> None:
    script = tmp_path / "a.path.yaml"
    script.write_bytes(b"path: \xff\n")
    out = io.StringIO()
    assert run([script], story=story, out=out) == 2
    assert "LK005" in out.getvalue()


def test_every_code_is_met_by_these_tests_or_by_a_failed_play() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("*.py"))
    assert [code for code in CODES if code not in text] == []
