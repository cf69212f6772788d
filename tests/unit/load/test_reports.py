"""Reports for people and programs, and the pages that are made from the code."""

import json
from pathlib import Path

import pytest

from game.cli import main
from game.load import Diagnostic, check_story, render_json, render_sarif, render_text
from game.load.codes import catalogue
from game.load.pages import diagnostics_page, with_keys
from game.load.schema import RECORDS, schema, schema_text
from game.resources import story_folder
from tests.unit.load import full_story


@pytest.fixture
def report(tmp_path: Path) -> tuple[Diagnostic, ...]:
    """Two errors in two files."""
    changed = full_story.edited("story.yaml", "attention: 15", "attention: 150")
    changed |= full_story.edited("scenes/hall.yaml", "to: flight/run", "to: flight/rum")
    return check_story(full_story.write(tmp_path, changed))[1]


def test_a_line_has_place_severity_code_sentence_and_cure(report: tuple[Diagnostic, ...]) -> None:
    assert render_text(report).splitlines()[1].split(" ", 1)[1] == (
        "error LK203: choice 'leave' goes to 'flight/rum', which is no node of 'flight'; did you mean 'flight/run'?"
    )
    assert str(report[1]).startswith(f"story/scenes/hall.yaml:{report[1].line}:{report[1].column}: ")


def test_json_holds_every_field(report: tuple[Diagnostic, ...]) -> None:
    found = json.loads(render_json(report))
    assert [entry["code"] for entry in found] == ["LK106", "LK203"]
    assert found[0] == {name: getattr(report[0], name) for name in Diagnostic.__struct_fields__}


def test_sarif_has_rules_results_and_places(report: tuple[Diagnostic, ...]) -> None:
    log = json.loads(render_sarif(report))
    (run,) = log["runs"]
    assert log["version"] == "2.1.0"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["LK106", "LK203"]
    result = run["results"][1]
    assert result["level"] == "error"
    assert result["ruleIndex"] == 1
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "story/scenes/hall.yaml"
    assert place["region"]["startLine"] == report[1].line


def test_codes_are_grouped_unique_and_in_order() -> None:
    names = list(catalogue())
    assert names == sorted(names)
    for entry in catalogue().values():
        assert entry.message and entry.cure and entry.explanation and entry.example
        assert not entry.message.endswith((".", " "))
        assert not entry.cure.endswith((".", " "))


def test_the_page_of_diagnostics_is_current(root: Path) -> None:
    assert (root / "docs" / "diagnostics.md").read_text(encoding="utf-8") == diagnostics_page()


def test_the_schema_beside_the_story_is_current(root: Path) -> None:
    assert (root / "story" / "schema.json").read_text(encoding="utf-8") == schema_text()


def test_the_schema_has_every_key_of_every_record_and_no_open_reference() -> None:
    found = schema()
    definitions = found["$defs"]
    for record in RECORDS:
        assert list(definitions[record.name]["properties"]) == [field.key for field in record.fields]
        assert all(definitions[record.name]["properties"][f.key]["description"] for f in record.fields)
    text = schema_text()
    references = {part.split('"')[0] for part in text.split('"$ref": "#/$defs/')[1:]}
    assert references <= set(definitions)


def test_the_tables_of_keys_in_the_guide_are_current(root: Path) -> None:
    guide = (root / "docs" / "writing.md").read_text(encoding="utf-8")
    assert guide == with_keys(guide)
    assert "| `at_least` |" in guide


@pytest.fixture
def somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory that holds nothing yet."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_where_no_story_is_named_the_first_line_names_the_folder(
    somewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check"])
    assert str(story_folder()) in capsys.readouterr().out.splitlines()[0]


def test_a_story_in_the_working_directory_comes_before_the_games_own(
    somewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    full_story.write(somewhere, full_story.edited("story.yaml", "attention: 15", "attention: 150"))
    assert main(["check"]) == 1
    first, problem, *_more = capsys.readouterr().out.splitlines()
    assert first == "Of story:"
    assert "LK106" in problem


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_what_programs_read_is_nothing_but_the_report(
    form: str, somewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    full_story.write(somewhere)
    main(["check", "--format", form])
    json.loads(capsys.readouterr().out)


def test_of_a_story_that_is_named_only_the_problems_are_told(
    somewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    full_story.write(somewhere, full_story.edited("story.yaml", "attention: 15", "attention: 150"))
    main(["check", "story"])
    assert capsys.readouterr().out.startswith("story/story.yaml:")
