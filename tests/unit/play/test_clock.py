"""The clock as every surface shares it: which pages have one, what being late is, and how long there is."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model.story import Story
from game.play import ChoiceError, Session
from game.play.clock import LEAST, MOST, Stopwatch, setting, times_of, written
from game.play.page import TimeLimit
from game.play.store import Store
from tests.stories import TIMED, TIMED_SCENE, Hand, make_story, play


@pytest.fixture(scope="module")
def timed() -> Story:
    return make_story(TIMED, a=TIMED_SCENE)


def test_a_page_has_a_clock_where_its_late_choice_can_be_taken(timed: Story) -> None:
    assert play(timed).turn.clock is None
    assert play(timed, "go").turn.clock == TimeLimit(8, "a/run.stumble")
    locked = play(timed, "go", "jump")
    assert [offer.enabled for offer in locked.turn.offers] == [False, True]
    assert locked.turn.clock is None
    assert play(timed, "go", "stumble", "lie").turn.clock is None


def test_being_late_is_a_choice_like_any_other(timed: Story, tmp_path: Path) -> None:
    late, chosen = play(timed, "go"), play(timed, "go", "stumble")
    assert late.late() == chosen.turn
    assert late.history == chosen.history
    assert late.moves == ("a/one.go", "a/run.stumble")
    assert Store(tmp_path).save(late) is None
    loaded, _said = Store(tmp_path).load(timed)
    assert loaded is not None
    assert loaded.moves == late.moves
    assert late.undo()
    assert late.turn == play(timed, "go").turn


def test_nobody_is_late_where_there_is_no_clock(timed: Story) -> None:
    session = play(timed, "go", "jump")
    with pytest.raises(ChoiceError) as refused:
        session.late()
    assert str(refused.value) == "late is not offered here. Offered: 1 leave."
    assert session.moves == ("a/one.go", "a/run.jump")


@pytest.mark.parametrize(
    ("text", "times"),
    [("off", None), ("OFF", None), ("0.5", 0.5), (".5", 0.5), ("1", 1), ("1.", 1), ("1.0000", 1), ("2.0", 2),
     ("10", 10), ("1.25", 1.25)],
)  # fmt: skip
def test_the_clock_is_set_to_a_number_or_off(text: str, times: float | None) -> None:
    assert times_of(text) == times
    assert times_of(written(times)) == times


WRONG = [
    "",
    "on",
    "0",
    "0.49",
    "10.01",
    "11",
    "-1",
    "+2",
    "1e1",
    "nan",
    "inf",
    "2x",
    " 2",
    "2\n",
    "²",
    "२",
    "1_0",
    ".",
    "2..",
    "1.0.0",
]


@pytest.mark.parametrize("text", WRONG)
def test_the_clock_is_set_to_nothing_else(text: str) -> None:
    with pytest.raises(ValueError):
        times_of(text)


@given(st.text(max_size=6) | st.floats().map(str))
def test_whatever_is_asked_for_the_time_is_bounded(text: str) -> None:
    try:
        times = times_of(text)
    except ValueError:
        return
    assert times is None or LEAST <= times <= MOST


def test_a_setting_is_told_as_a_sentence() -> None:
    assert setting(None) == "The clock is off: you have all the time you want."
    assert setting(1) == "The clock is on, with the time that the story gives."
    assert setting(2.5) == "The clock is on, with 2.5 times the time that the story gives."


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 20)), max_size=20))
def test_only_what_passes_while_a_stopwatch_runs_is_counted(stretches: list[tuple[bool, int]]) -> None:
    hand = Hand()
    watch, counted = Stopwatch(60, hand), 0
    for runs, seconds in stretches:
        (watch.run if runs else watch.stand)()
        assert watch.runs == runs
        hand.at += seconds
        counted += seconds * runs
        assert watch.left == 60 - counted
        assert watch.is_up == (counted >= 60)


def test_a_session_knows_what_is_offered_without_taking_it(timed: Story) -> None:
    session = Session(timed)
    assert {session.offered(which) for which in (1, "1", "go", "a/one.go")} == {"a/one.go"}
    assert session.moves == ()
