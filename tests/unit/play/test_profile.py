"""What outlives a play: kept when it ends, taken back when the end is, and given to the next."""

from pathlib import Path

import pytest

from game.model.story import Story
from game.play import Session
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
    [b"", b"{", b'{"format": 1, "story": "other", "values": {"heap": 9}}', b"\xff\xfe", b"[" * 100_000,
     b'{"format": 1, "story": "small", "values": {"heap": 900, "wet": true, "gone": 1, "dress": "red"}}'],
)  # fmt: skip
def test_a_profile_that_cannot_be_read_is_as_none(content: bytes, story: Story, tmp_path: Path) -> None:
    (tmp_path / "profile-small.json").write_bytes(content)
    assert kept(tmp_path, story) == {}
    session = play(story, "on", "end")
    assert Store(tmp_path).save(session) is None
    assert kept(tmp_path, story) == {"heap": 9, "dress": 1}
