"""`lens prove` as it is typed."""

import json
from pathlib import Path

import pytest

from game.cli import main
from game.commands.prove import schema_text
from tests.stories import TIMED, TIMED_SCENE, write_story
from tests.unit.prove.faults import FAULTS
from tests.unit.prove.right import COINS


@pytest.fixture
def story(tmp_path: Path) -> Path:
    return write_story(tmp_path / "story", TIMED, a=TIMED_SCENE)


def test_a_right_story_is_proved_at_every_difficulty(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prove", str(story)]) == 0
    shown = capsys.readouterr()
    for difficulty in ("story", "standard", "strict"):
        assert f"small, {difficulty}: proved." in shown.out
    assert "a/safe.give is never offered." in shown.out
    assert shown.err == ""


def test_a_broken_story_ends_in_1_with_place_reason_and_cure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fault = next(fault for fault in FAULTS if fault.what == "a room without a way out")
    told = COINS.edited(fault.edits)
    folder = write_story(tmp_path / "story", told.head, **told.scenes())
    assert main(["prove", str(folder), "--difficulty", "standard"]) == 1
    out = capsys.readouterr().out
    assert "small, standard: violated." in out
    assert "scenes/a.yaml:" in out
    assert "a/pit: a play can stand here with nothing to choose. Add a choice that is always open." in out
    assert "After 1 moves, the fewest there are, the last of them: one.west." in out


def test_json_has_the_published_keys(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prove", str(story), "--format", "json", "--difficulty", "strict"]) == 0
    (proof,) = json.loads(capsys.readouterr().out)
    published = json.loads(schema_text())["$defs"]["Proof"]["properties"]
    assert proof.keys() == published.keys()
    promised = "verdict states seconds endings promises dead_ends stuck never_offered never_shown bounds"
    assert set(promised.split()) <= proof.keys()
    assert proof["endings"]["out"]["shortest"] == 3
    assert proof["endings"]["out"]["probability"]["uniform"] == 1


def test_the_schema_of_the_json_is_published(root: Path) -> None:
    text = (root / "docs" / "prove.schema.json").read_text(encoding="utf-8")
    assert text == schema_text(), "make docs writes it anew"


def test_ways_are_written_and_replayed(story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ways = tmp_path / "ways"
    assert main(["prove", str(story), "--write-paths", str(ways)]) == 0
    assert len(list(ways.glob("*.path.yaml"))) == 3
    assert main(["replay", str(ways), "--story", str(story)]) == 0


def test_a_limit_ends_in_1_and_is_named(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prove", str(story), "--difficulty", "strict", "--max-states", "2"]) == 1
    out = capsys.readouterr().out
    assert "small, strict: unfinished." in out
    assert "Limits reached: states." in out


def test_what_has_changed_since_an_older_story_is_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = COINS.edited((("add: {coins: 1}", "add: {coins: 2}"),))
    old = write_story(tmp_path / "old", COINS.head, **COINS.scenes())
    new = write_story(tmp_path / "new", told.head, **told.scenes())
    assert main(["prove", str(new), "--against", str(old), "--difficulty", "standard"]) == 0
    assert "rich: its way took 7 moves, takes 6" in capsys.readouterr().out


@pytest.mark.parametrize("option", ["--max-states", "--max-seconds", "--max-memory"])
def test_a_limit_of_nothing_is_refused(option: str, story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prove", str(story), option, "0"]) == 2
    assert "Give a number greater than 0." in capsys.readouterr().err
