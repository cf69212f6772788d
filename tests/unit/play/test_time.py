"""Going back and on in a play: jumps, checkpoints, rewinding, scenes passed over, text read before, endings found."""

import os
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game import load_story
from game.model.story import Cube, Story
from game.model.text import Line
from game.play import ChoiceError, Session
from game.play.backlog import backlog, found
from game.play.manner import Manner
from game.play.memory import Memory
from game.play.pace import LEAST_SECONDS, onward, seconds, speed
from game.play.record import LARGEST, Record, together
from game.play.store import Store
from game.play.texts import mark
from tests.stories import make_story, play

HEAD = """
variables:
  warm: {type: flag}
  steps: {type: int, min: 0, max: 9}
  close_calls: {type: int, min: 0, max: 9}
  has_camcorder: {type: flag, start: true}
  battery: {type: int, min: 0, max: 9, start: 9}
camcorder: {needs: has_camcorder, battery: battery, raise: 1, film: 1, reserve: 1, frames: 2}
sounds: {bell: {level: 110, seconds: 10}}
places: {near: {kind: outdoors, distance: 15, foliage: 15, ambient: 43}}
close_calls: {variable: close_calls, limit: {story: none, standard: 0, strict: 0}}
notes: [{id: cold, text: It is cold.}, {id: dark, text: It is dark.}]
endings: {home: {title: Home, priority: 0}, taken: {title: Taken, early: true}}
"""
WOOD = """
title: The wood
place: near
events: {locked_on: taken, taken: taken}
skip:
  say: [They walk., And it is cold.]
  set: {warm: false}
  add: {steps: 3}
  meter: {cube: hunting, attention: 90}
  to: b/door
nodes:
  one:
    text: [Trees., {when: steps > 0, say: You have walked.}]
    notes: [cold]
    choices:
      - {id: walk, label: Walk on., add: {steps: 1}, sticky: true, to: two}
      - {id: ring, label: Ring., sounds: [bell], sticky: true, to: stay}
  two:
    text: A stream.
    notes: [cold, dark]
    choices: [{id: on, label: Go in., to: b/door}, {id: back, label: Go back., sticky: true, to: one}]
  taken: {text: It has you., to: 'ending:taken'}
"""
HOUSE = """
title: The house
nodes:
  door: {text: '«A door», you sign.', choices: [{id: enter, label: Go in., sticky: true, set: {warm: true}, to: room}]}
  room:
    text: "A room, after {steps} steps."
    choices: [{id: stay, label: Sit down., to: 'ending:home'}, {id: wood, label: Leave., to: a/one}]
"""
SCENES = {"a": WOOD, "b": HOUSE}
HOME = ("a/one.walk", "a/two.on", "b/door.enter")


@pytest.fixture(scope="module")
def story() -> Story:
    return make_story(HEAD, **SCENES)


@pytest.fixture(autouse=True)
def quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)


def taken(story: Story, difficulty: str = "standard") -> Session:
    """Return a play that has ended early."""
    session = Session(story, difficulty)
    session.choose("walk")
    session.choose("back")
    while not session.turn.ended:
        session.choose("ring")
    return session


def test_a_jump_goes_back_at_once_and_redo_goes_on_again(story: Story) -> None:
    session = play(story, *HOME)
    before, states = session.moves, [entry.state for entry in session.history]
    assert session.jump(1)
    assert session.state == states[1]
    assert session.moves == before[:1]
    for state in states[2:]:
        assert session.redo()
        assert session.state == state
    assert not session.redo()


@pytest.mark.parametrize("place", [-1, 3, 4, 99])
def test_a_jump_to_no_earlier_place_changes_nothing(story: Story, place: int) -> None:
    session = play(story, *HOME)
    assert not session.jump(place)
    assert session.moves == HOME


def test_on_strict_one_move_is_taken_back_however_it_is_asked_for(story: Story) -> None:
    session = play(story, *HOME, difficulty="strict")
    assert not session.jump(0)
    assert session.jump(2)
    assert not session.jump(1)
    assert not session.undo()
    session.choose("enter")
    assert session.undo()


def test_each_scene_begins_at_a_checkpoint(story: Story) -> None:
    session = play(story, *HOME, "b/room.wood", "a/one.walk")
    assert session.checkpoints == (0, 2, 4)
    entries = backlog(session)
    assert [entry.scene for entry in entries if entry.begins] == ["The wood", "The house", "The wood"]


@pytest.mark.parametrize("difficulty", ["story", "standard", "strict"])
def test_after_an_early_end_any_scene_can_be_begun_again(story: Story, difficulty: str) -> None:
    if difficulty == "story":
        session = play(story, *HOME, difficulty=difficulty)
        assert session.jump(session.checkpoints[1])
        return
    session = taken(story, difficulty)
    assert session.ended_early
    assert session.jump(0)
    assert session.state == Session(story, difficulty).state
    assert session.redo()


def test_after_a_true_end_strict_stays_strict(story: Story) -> None:
    session = play(story, *HOME, "b/room.stay", difficulty="strict")
    assert session.turn.ended == "home"
    assert not session.jump(0)


def test_a_scene_is_passed_over_as_the_story_says_and_in_no_other_way(story: Story) -> None:
    session = Session(story)
    assert session.turn.acts == ("lens", "skip")
    page = session.act("skip")
    assert [line.text for line in page.lines] == ["They walk.", "And it is cold.", "The house", "«A door», you sign."]
    assert session.state.node == "b/door"
    assert (session.variables["steps"], session.variables["warm"]) == (3, False)
    assert (session.state.meter.cube, session.state.meter.attention) == (Cube.HUNTING, 90)
    assert session.moves == ("skip",)
    assert session.why() == ()
    assert session.undo()
    assert session.state == Session(story).state


def test_a_scene_is_passed_over_only_where_it_begins(story: Story) -> None:
    session = play(story, "walk")
    assert "skip" not in session.turn.acts
    with pytest.raises(ChoiceError):
        session.act("skip")
    session.choose("back")
    assert "skip" not in session.turn.acts
    session.choose("walk")
    for move in ("on", "enter"):
        session.choose(move)
        assert "skip" not in session.turn.acts, "the house has none"
    session.choose("wood")
    assert "skip" in session.turn.acts


def test_a_free_act_where_a_scene_begins_does_not_close_it(story: Story) -> None:
    session = Session(story)
    for act in ("lens", "difficulty:story"):
        session.move(act)
        assert "skip" in session.turn.acts
    session.act("skip")
    assert session.state.node == "b/door"
    assert not session.state.lens


def test_a_scene_that_was_passed_over_is_saved_and_given_back(story: Story, tmp_path: Path) -> None:
    session = Session(story)
    session.act("skip")
    session.choose("enter")
    Store(tmp_path).save(session)
    loaded, notice = Store(tmp_path).load(story)
    assert notice is None
    assert loaded is not None
    assert (loaded.state, loaded.moves, loaded.turn) == (session.state, session.moves, session.turn)


def test_every_scene_of_the_games_own_story_that_can_be_passed_over_leads_on(root: Path) -> None:
    own = load_story(root / "story")
    session, passed = Session(own), []
    random = Random(3)
    while not session.turn.ended:
        if "skip" in session.turn.acts:
            passed.append(session.turn.scene)
            page = session.act("skip")
            scene = next(s for s in own.scenes.values() if s.title == passed[-1])
            assert scene.skip is not None
            assert len([line for line in page.lines if line.style == "say"]) == len(scene.skip.say)
        else:
            session.choose(random.choice([offer.number for offer in session.turn.offers if offer.enabled]))
    assert passed == [scene.title for scene in own.scenes.values() if scene.skip]


def test_the_notes_of_a_scene_are_those_of_its_places_each_once(story: Story) -> None:
    session = Session(story)
    assert session.turn.notes == ("It is cold.",)
    assert session.scene_notes == ("It is cold.", "It is dark.")
    assert play(story, *HOME).scene_notes == ()


def test_the_backlog_is_searched_by_what_was_done_and_told(story: Story) -> None:
    entries = backlog(play(story, *HOME))
    assert [entry.label for entry in entries] == ["The beginning.", "Walk on.", "Go in.", "Go in."]
    assert [entry.place for entry in found(entries, "STREAM a")] == [1]
    assert [entry.place for entry in found(entries, "go in")] == [2, 3]
    assert found(entries, "nowhere") == ()
    assert found(entries, "") == entries


# What was read and found


def test_what_was_read_in_an_earlier_play_is_folded_and_nothing_else(story: Story, tmp_path: Path) -> None:
    first = Store(tmp_path)
    session = Session(story)
    first.save(session)
    assert first.memory(story).folded(session.turn.lines) == session.turn.lines, "this play is no earlier one"
    first.leave()
    again = Store(tmp_path).memory(story)
    folded = again.folded((Line("The wood", "title"), Line("Trees."), Line("You have walked."), Line("Trees.", "say")))
    assert [line.text for line in folded] == [
        "The wood", "Read before: 1 paragraph.", "You have walked.", "Read before: 1 paragraph.",
    ]  # fmt: skip


def test_the_next_play_of_the_same_run_is_a_later_one(story: Story, tmp_path: Path) -> None:
    store, session = Store(tmp_path), play(story, *HOME, "b/room.stay")
    store.save(session)
    store.save(session.again())
    assert store.memory(story).was_read(Line("Trees."))


def test_a_reworded_paragraph_is_a_new_one_and_a_sign_told_in_words_is_not(story: Story, tmp_path: Path) -> None:
    session = play(story, "walk", "on")
    Store(tmp_path).save(session)
    memory = Store(tmp_path).memory(story)
    session.manner = Manner(labelled=True)
    assert session.turn.lines[-1].text == "SIGN: “A door”, you sign."
    assert memory.was_read(session.turn.lines[-1])
    assert not memory.was_read(Line("«A gate», you sign."))


def test_what_was_read_is_known_after_a_play_that_was_killed(story: Story, tmp_path: Path) -> None:
    store = Store(tmp_path)
    for session in (play(story, "walk"), play(story, *HOME)):
        store.save(session)
    (tmp_path / "record-small.json").unlink()
    after = Store(tmp_path)
    loaded, _said = after.load(story)
    assert loaded is not None
    after.save(loaded)
    assert Store(tmp_path).memory(story).was_read(Line("A stream."))


def test_progress_counts_words_and_grows_to_the_whole(story: Story, tmp_path: Path) -> None:
    memory = Memory(tmp_path, story)
    assert memory.share() == 0
    shares = []
    session = Session(story)
    for move in ("walk", "on", "enter", "wood", "ring"):
        memory.note(session)
        shares.append(memory.share())
        session.choose(move)
    assert shares == sorted(set(shares))
    memory.note(taken(story))
    assert memory.share() == 1


def test_an_ending_is_found_counted_and_told_again(story: Story, tmp_path: Path) -> None:
    store, session = Store(tmp_path), play(story, *HOME, "b/room.stay")
    store.save(session)
    store.save(session)
    shown = Store(tmp_path).memory(story).gallery()
    assert [(place.ending, place.title) for place in shown] == [("home", "Home"), ("taken", "")]
    frame = shown[0].frame
    assert frame is not None
    assert (frame.times, frame.lines) == (1, session.turn.lines)
    session.undo()
    store.save(session)
    session.choose("stay")
    store.save(session)
    frame = Store(tmp_path).memory(story).gallery()[0].frame
    assert frame is not None
    assert frame.times == 2


def test_two_windows_add_to_one_record(story: Story, tmp_path: Path) -> None:
    one, other = Store(tmp_path), Store(tmp_path)
    one.save(play(story, *HOME, "b/room.stay"))
    other.save(taken(story))
    kept = Store(tmp_path).memory(story)
    assert [place.title for place in kept.gallery()] == ["Home", "Taken"]
    assert kept.was_read(Line("A stream."))
    assert kept.was_read(Line("It has you."))


@given(one=st.frozensets(st.text(max_size=3)), other=st.frozensets(st.text(max_size=3)))
def test_what_two_have_read_is_read(one: frozenset[str], other: frozenset[str]) -> None:
    both = together(Record(1, "s", one), Record(1, "s", other))
    assert both.read == one | other


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff", b"[" * 90_000, b" " * (LARGEST + 1)])
def test_a_record_that_cannot_be_read_is_set_aside_and_said_once(story: Story, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "record-small.json"
    file.write_bytes(content)
    store = Store(tmp_path)
    said = store.save(Session(story))
    assert said is not None
    assert "it was set aside as record-small.json.broken-1" in said
    assert store.save(Session(story)) is None
    assert (tmp_path / "record-small.json.broken-1").read_bytes() == content


def test_a_record_of_a_newer_game_is_left_as_it_is(story: Story, tmp_path: Path) -> None:
    file = tmp_path / "record-small.json"
    file.write_bytes(b'{"format": 2, "read": "otherwise"}')
    said = Store(tmp_path).save(play(story, *HOME, "b/room.stay"))
    assert said is not None
    assert said.startswith("record-small.json is of a newer version of the game")
    assert file.read_bytes() == b'{"format": 2, "read": "otherwise"}'


def test_a_mark_is_short_and_depends_on_the_words_alone() -> None:
    assert mark("«Two»") == mark("SIGN: “Two”") != mark("Two.")
    assert len(mark("x" * 10_000)) == 10


# Pages that turn by themselves


def test_a_page_turns_by_itself_only_where_there_is_one_thing_to_do(story: Story) -> None:
    session = play(story, "walk", "on")
    only = onward(session)
    assert only is None, "the camcorder could be raised"
    session = Session(story, at="b/door", values={"has_camcorder": 0})
    only = onward(session)
    assert only is not None
    assert only.id == "enter"
    session.choose("enter")
    assert onward(session) is None
    session.choose("stay")
    assert onward(session) is None


def test_reading_takes_as_long_as_its_words(story: Story) -> None:
    assert speed("off") is None
    rate = speed("120")
    assert rate == 120
    assert seconds([Line("word " * 60)], rate) == 30
    assert seconds([Line("Yes.")], rate) == LEAST_SECONDS


def test_after_an_end_the_difficulty_can_still_be_changed(story: Story) -> None:
    session = taken(story)
    page = session.change_difficulty("story")
    assert (page.ended, page.told_by) == ("taken", "none")
    assert session.undo()
    assert session.turn.lines[-1].text == "It has you."
