"""The cube: its machine, the table made from it, and the properties of a turn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model.state import Hearing, Meter
from game.model.story import Cube, Difficulty, MeterChange
from game.rules.cube import (
    AWAY_CEILING,
    BANDS,
    EVENTS,
    TRANSITIONS,
    CubeModel,
    advance,
    after_quiet,
    chased,
    forced,
    machine,
    released,
    table,
)
from game.rules.hearing import QUIET

LOOSE = [Cube.CALM, Cube.LISTENING, Cube.SEARCHING, Cube.HUNTING]

meters = st.builds(
    Meter,
    attention=st.integers(0, 100),
    cube=st.sampled_from(LOOSE),
    quiet=st.integers(0, 1),
    heard=st.booleans(),
    reprieve=st.booleans(),
)
gains = st.integers(1, 57)
difficulties = st.sampled_from(list(Difficulty))


def heard(gain: int, decoy: bool = False) -> Hearing:
    return Hearing(60.0, 30.0, 30.0, 10.0, 10.0, 10, gain, True, decoy)


def test_every_source_and_destination_is_a_state() -> None:
    for entry in TRANSITIONS:
        sources = entry["source"] if isinstance(entry["source"], list) else [entry["source"]]
        assert all(isinstance(state, Cube) for state in [*sources, entry["dest"]])


@pytest.mark.parametrize("state", list(Cube))
def test_every_state_can_be_entered_and_left(state: Cube) -> None:
    answers = table()
    assert any(answers[event][source] == state for event in EVENTS for source in Cube if source != state)
    assert any(answers[event][state] != state for event in EVENTS)


@pytest.mark.parametrize("event", EVENTS)
@pytest.mark.parametrize("state", list(Cube))
def test_the_table_is_what_the_machine_does(event: str, state: Cube) -> None:
    model = CubeModel()
    machine(model, initial=state)
    getattr(model, event)()
    assert table()[event][state] == model.state


def test_only_a_close_calls_end_leads_out_of_a_lock() -> None:
    leaving = {event for event in EVENTS if table()[event][Cube.LOCKED_ON] != Cube.LOCKED_ON}
    assert leaving == {"lose", "outrun"}


@given(meters, gains, difficulties)
def test_a_heard_turn_never_lowers_the_cube(meter: Meter, gain: int, difficulty: Difficulty) -> None:
    after = advance(meter, heard(gain), difficulty)
    assert after.cube >= meter.cube
    assert after.attention >= meter.attention


@given(meters, difficulties)
def test_a_quiet_turn_never_raises_the_cube(meter: Meter, difficulty: Difficulty) -> None:
    after = advance(meter, QUIET, difficulty)
    assert after.cube <= meter.cube
    assert after.attention <= meter.attention


@given(meters, st.one_of(st.just(QUIET), st.builds(heard, gains, st.booleans())), difficulties, st.booleans())
def test_the_cube_never_moves_two_states_at_once(
    meter: Meter, hearing: Hearing, difficulty: Difficulty, away: bool
) -> None:
    assert abs(advance(meter, hearing, difficulty, away).cube - meter.cube) <= 1


@given(meters, difficulties)
def test_the_first_quiet_turn_never_lowers_the_cube(meter: Meter, difficulty: Difficulty) -> None:
    fresh = Meter(meter.attention, meter.cube, quiet=0, heard=True)
    assert advance(fresh, QUIET, difficulty).cube == meter.cube


@given(st.lists(gains, min_size=1, max_size=12), difficulties)
def test_from_calm_to_locked_on_takes_at_least_four_loud_turns(loud: list[int], difficulty: Difficulty) -> None:
    meter = Meter()
    for turn, gain in enumerate(loud, 1):
        meter = advance(meter, heard(gain), difficulty)
        if meter.cube == Cube.LOCKED_ON:
            assert turn >= 4
            return


def test_four_turns_of_the_loudest_do_lock_on() -> None:
    meter, states = Meter(), []
    for _ in range(4):
        meter = advance(meter, heard(45), Difficulty.STANDARD)
        states.append(meter.cube)
    assert states == [Cube.LISTENING, Cube.SEARCHING, Cube.HUNTING, Cube.LOCKED_ON]


@pytest.mark.parametrize(
    ("attention", "cube", "turns"), [(44, Cube.LISTENING, 3), (69, Cube.SEARCHING, 6), (94, Cube.HUNTING, 8)]
)
def test_quiet_turns_lead_back_to_calm_as_the_model_counts_them(attention: int, cube: Cube, turns: int) -> None:
    meter, counted = Meter(attention, cube, quiet=0, heard=True), 0
    while meter.cube != Cube.CALM:
        meter = after_quiet(meter, Difficulty.STANDARD)
        counted += 1
    assert counted == turns


@given(meters, gains, difficulties)
def test_a_decoy_is_heard_and_leaves_the_cube_searching_at_most(
    meter: Meter, gain: int, difficulty: Difficulty
) -> None:
    after = advance(meter, heard(gain, decoy=True), difficulty)
    assert after.cube <= Cube.SEARCHING
    assert after.attention == min(100, meter.attention + gain)


@given(meters, gains, difficulties)
def test_after_a_close_call_the_cube_does_not_rise_on_the_next_turn(
    meter: Meter, gain: int, difficulty: Difficulty
) -> None:
    locked = Meter(meter.attention, Cube.LOCKED_ON, 0, True)
    after = released(locked, chase=False)
    assert (after.attention, after.cube, after.heard) == (40, Cube.SEARCHING, True)
    once = advance(after, heard(gain), difficulty)
    assert once.cube == Cube.SEARCHING
    assert not once.reprieve


@given(meters, st.builds(heard, gains, st.booleans()), difficulties)
def test_nothing_locks_on_while_the_meter_is_put_away(meter: Meter, hearing: Hearing, difficulty: Difficulty) -> None:
    after = advance(meter, hearing, difficulty, away=True)
    assert after.cube != Cube.LOCKED_ON
    assert after.attention <= max(meter.attention, AWAY_CEILING)


@given(meters, st.booleans(), st.sampled_from([QUIET, heard(20)]))
def test_a_beat_of_a_chase_freezes_attention_and_the_cube_hunts_on(
    meter: Meter, caught: bool, hearing: Hearing
) -> None:
    after = chased(meter, hearing, caught)
    assert after.attention == meter.attention
    assert after.cube == (Cube.LOCKED_ON if caught else Cube.HUNTING)
    assert released(after, chase=True).cube == Cube.HUNTING


@given(meters, st.sampled_from(LOOSE), st.integers(0, 100))
def test_the_story_may_force_the_cube_anywhere_but_into_or_out_of_a_lock(
    meter: Meter, cube: Cube, attention: int
) -> None:
    assert forced(meter, MeterChange(cube=cube, at_least=attention)).cube == cube
    assert forced(meter, MeterChange(at_least=attention)).attention == max(meter.attention, attention)
    locked = Meter(meter.attention, Cube.LOCKED_ON)
    assert forced(locked, MeterChange(cube=cube)).cube == Cube.LOCKED_ON


def test_the_bands_overlap_so_that_the_cube_does_not_flutter() -> None:
    for cube in (Cube.LISTENING, Cube.SEARCHING, Cube.HUNTING):
        assert BANDS[cube].leave < BANDS[cube].enter


@given(meters)
def test_story_forgets_half_as_fast_again(meter: Meter) -> None:
    story, standard = (after_quiet(meter, d).attention for d in (Difficulty.STORY, Difficulty.STANDARD))
    assert story <= standard
