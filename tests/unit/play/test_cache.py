"""A story that was read is taken back while its files stay as they are, and read anew once they do not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from game.load import StoryError, load_story
from game.model.story import Cube, Story
from game.play import cache
from game.play.cache import story_at
from game.rules import Rules, cube, flow, rules_of
from tests.stories import ROOT, write_story

HEAD = """
variables: {shy: {type: flag}}
endings: {out: {title: Out, priority: 0}}
"""
SCENE = """
title: One
nodes:
  one: {text: A stool., choices: [{id: out, label: Out., to: "ending:out"}]}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A story of one node, and an empty cache."""
    monkeypatch.setenv("LENS_CACHE", str(tmp_path / "cache"))
    return write_story(tmp_path / "story", HEAD, a=SCENE)


def kept(tmp_path: Path) -> list[Path]:
    return list((tmp_path / "cache").iterdir())


def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no YAML be read from now on."""

    def refused(*_arguments: object) -> Story:
        raise AssertionError("it was read anew")

    monkeypatch.setattr("game.load.assemble.load_story", refused)


def test_the_games_own_story_is_the_same_when_it_is_taken_back(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LENS_CACHE", str(tmp_path))
    read = story_at(ROOT / "story")
    unread(monkeypatch)
    assert story_at(ROOT / "story") == read == load_story(ROOT / "story")


def test_its_rules_answer_as_those_worked_out_anew(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LENS_CACHE", str(tmp_path))
    first = story_at(ROOT / "story")
    monkeypatch.setattr("game.rules.engine.tables_of", lambda _story: pytest.fail("worked out anew"))
    taken_back = story_at(ROOT / "story")
    kept = rules_of(taken_back)
    monkeypatch.undo()
    assert taken_back is not first
    made = Rules(load_story(ROOT / "story"))
    assert (kept.flow, kept.counters, kept.layout.visits, kept.layout.bits) == (
        flow.table(first),
        made.counters,
        made.layout.visits,
        made.layout.bits,
    )


def test_a_start_from_the_cache_runs_no_machine(folder: Path, tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from game.play import Session; from game.play.cache import story_at;"
        f"Session(story_at(Path({str(folder)!r}))).choose('a/one.out'); print('transitions' in sys.modules)"
    )
    told = [subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True) for _ in "12"]
    assert [run.stdout.strip() for run in told] == ["True", "False"]


def test_the_cubes_table_is_kept_as_its_machine_answers(folder: Path) -> None:
    story_at(folder)
    story_at(folder)
    model = cube.CubeModel()
    for event, answers in cube.table().items():
        for state in Cube:
            running = cube.machine(model, state)
            if event in running.get_triggers(state.name):
                getattr(model, event)()
            assert answers[state] == model.state


def test_an_unchanged_story_is_not_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = story_at(folder)
    unread(monkeypatch)
    assert story_at(folder) == read


def test_a_touched_file_with_the_same_words_is_no_change(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = story_at(folder)
    os.utime(folder / "story.yaml", (1, 1))
    unread(monkeypatch)
    assert story_at(folder) == read


@pytest.mark.parametrize("age", [0, 3600])
def test_a_changed_word_is_read_even_where_size_and_time_stay(folder: Path, age: int) -> None:
    scene = folder / "scenes" / "a.yaml"
    before = scene.stat().st_mtime_ns - age * 1_000_000_000
    os.utime(scene, ns=(before, before))
    story_at(folder)
    scene.write_text(scene.read_text().replace("stool", "chair"))
    os.utime(scene, ns=(before, before + (age > 0)))
    assert "chair" in str(story_at(folder).nodes["a/one"].text)


def test_a_new_file_is_noticed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    story_at(folder)
    (folder / "scenes" / "b.yaml").write_text(SCENE)
    unread(monkeypatch)
    with pytest.raises(AssertionError, match="anew"):
        story_at(folder)


@pytest.mark.parametrize("what", [b"", b"\xff" * 40, b"\x80"])
def test_a_broken_cache_is_as_good_as_none(folder: Path, tmp_path: Path, what: bytes) -> None:
    read = story_at(folder)
    kept(tmp_path)[0].write_bytes(what)
    assert story_at(folder) == read


def test_another_loader_reads_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    story_at(folder)
    unread(monkeypatch)
    monkeypatch.setattr(cache, "__version__", "99")
    with pytest.raises(AssertionError, match="anew"):
        story_at(folder)


def test_a_story_with_errors_is_never_kept(folder: Path, tmp_path: Path) -> None:
    (folder / "story.yaml").write_text("nothing")
    for _time in range(2):
        with pytest.raises(StoryError):
            story_at(folder)
    assert not (tmp_path / "cache").exists()


def test_where_nothing_can_be_kept_the_story_is_read_all_the_same(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("LENS_CACHE", str(tmp_path / "file"))
    assert story_at(folder) == story_at(folder)
    assert (tmp_path / "file").read_text() == "no folder"


def test_only_so_many_stories_are_kept(folder: Path, tmp_path: Path) -> None:
    for number in range(cache.MOST_KEPT + 3):
        story_at(write_story(tmp_path / f"story{number}", HEAD, a=SCENE))
    assert len(kept(tmp_path)) == cache.MOST_KEPT
