"""What outlives a play: kept when it ends, taken back when the end is, and given to the next."""

import os
import tracemalloc
from pathlib import Path

import pytest

from game.model.story import Story
from game.play import Session
from game.play.profile import LARGEST
from game.play.store import Store
from tests.stories import make_story, play

HEAD = """
variables:
  heap: {type: int, min: 0, max: 99, start: 7, profile: true}
  dress: {type: enum, values: [none, white, grey], start: none, profile: true}
  wet: {type: flag}
endings: {out: {title: Out, priority: 0}}
"""
NODES = """
nodes:
  one:
    text: "{heap}"
    choices:
      - {id: on, label: On., set: {dress: white, wet: true}, to: two}
  two:
    choices:
      - {id: end, label: End., add: {heap: 2}, to: 'ending:out'}
"""
FILE = "profile-small.json"


@pytest.fixture(scope="module")
def story() -> Story:
    return make_story(HEAD, a=NODES)


def kept(folder: Path, story: Story) -> dict[str, int]:
    """Return what a later process finds."""
    return Store(folder).profile(story)


def test_nothing_outlives_a_play_that_has_not_ended(story: Story, tmp_path: Path) -> None:
    session = play(story, "on")
    Store(tmp_path).save(session)
    assert kept(tmp_path, story) == {}


def test_what_outlives_a_play_begins_the_next(story: Story, tmp_path: Path) -> None:
    session = play(story, "on", "end")
    assert Store(tmp_path).save(session) is None
    left = kept(tmp_path, story)
    assert left == {"heap": 9, "dress": 1}
    assert Session(story, values=left).turn.lines[-1].text == "9"


def test_to_take_the_end_back_takes_that_back_too(story: Story, tmp_path: Path) -> None:
    store, session = Store(tmp_path), play(story, "on", "end", values={"heap": 11})
    store.save(session)
    assert kept(tmp_path, story)["heap"] == 13
    session.undo()
    store.save(session)
    assert kept(tmp_path, story) == {"heap": 11, "dress": 0}


def test_begun_again_after_its_end_a_play_has_what_it_left(story: Story) -> None:
    session = play(story, "on", "end")
    assert session.again().variables["heap"] == 9
    session.undo()
    assert session.again().variables["heap"] == 7


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b'{"format": 1, "story": "other", "values": {"heap": 9}}', b"\xff\xfe", b"[" * 60_000,
     b" " * (LARGEST + 1)],
)  # fmt: skip
def test_a_profile_that_cannot_be_read_is_set_aside_and_another_begun(
    content: bytes, story: Story, tmp_path: Path
) -> None:
    (tmp_path / FILE).write_bytes(content)
    store, session = Store(tmp_path), play(story, "on", "end")
    assert store.profile(story) == {}
    said = store.save(session)
    assert said is not None
    assert f"{FILE} could not be read" in said
    assert (tmp_path / f"{FILE}.broken-1").read_bytes() == content
    assert store.save(session) is None
    assert kept(tmp_path, story) == {"heap": 9, "dress": 1}


def test_values_that_the_story_does_not_have_are_left_out(story: Story, tmp_path: Path) -> None:
    values = b'{"heap": 900, "wet": true, "gone": 1, "dress": "red"}'
    (tmp_path / FILE).write_bytes(b'{"format": 1, "story": "small", "values": ' + values + b"}")
    assert kept(tmp_path, story) == {}
    assert Store(tmp_path).save(play(story, "on", "end")) is None
    assert kept(tmp_path, story) == {"heap": 9, "dress": 1}


def test_a_profile_of_a_newer_game_is_left_as_it_is(story: Story, tmp_path: Path) -> None:
    newer = b'{"format": 2, "values": ["of", "another", "shape"]}'
    (tmp_path / FILE).write_bytes(newer)
    said = Store(tmp_path).save(play(story, "on", "end"))
    assert said == f"{FILE} is of a newer version of the game; this play leaves it as it is."
    assert (tmp_path / FILE).read_bytes() == newer
    assert Store(tmp_path).load(story)[0] is not None


def test_a_folder_in_the_place_of_the_profile_is_set_aside(story: Story, tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    said = Store(tmp_path).save(play(story, "on", "end"))
    assert said == f"{FILE} could not be read, it is no file; it was set aside as {FILE}.broken-1."
    assert kept(tmp_path, story) == {"heap": 9, "dress": 1}


def test_a_profile_that_cannot_be_kept_is_not_said_of_the_play(story: Story, tmp_path: Path) -> None:
    store, session = Store(tmp_path), play(story, "on")
    store.save(session)
    (tmp_path / FILE).mkdir()  # in the way only now
    session.choose("end")
    said = store.save(session)
    assert said is not None
    assert said.startswith("What outlives this play is not being kept: ")
    assert store.save(session) is None
    assert store.kept
    assert not list(tmp_path.glob("*.new"))
    loaded, _notice = Store(tmp_path).load(story)
    assert loaded is not None
    assert loaded.moves == session.moves


def test_of_a_huge_profile_no_more_is_read_than_a_profile_has(story: Story, tmp_path: Path) -> None:
    (tmp_path / FILE).touch()
    os.truncate(tmp_path / FILE, 1 << 26)
    tracemalloc.start()
    kept(tmp_path, story)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1 << 20
