"""One turn, in the order that the format gives, and what every offered choice shows beforehand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.model.state import Meter, Preview, State, Turn
from game.model.story import Cube, Difficulty, Story
from game.play import Session
from game.rules import Rules
from tests.stories import HUNTED, HUNTED_SCENE, ROOT, make_story, play


@pytest.fixture(scope="module")
def hunted() -> Story:
    return make_story(HUNTED, a=HUNTED_SCENE)


@pytest.fixture(scope="module")
def wood() -> Rules:
    from game import load_story

    return Rules(load_story(ROOT / "story"))


def within(preview: Preview, turn: Turn) -> bool:
    """Whether a turn's outcome lies in the span its preview showed."""
    low, high, outcome = preview.low, preview.high, turn.outcome
    if outcome is None:
        return False
    if low == high:
        return outcome == low
    return low.hearing.signal_excess <= outcome.hearing.signal_excess <= high.hearing.signal_excess


def random_play(rules: Rules, picks: list[int], difficulty: Difficulty) -> int:
    """Play by taking pick modulo the number of offers, checking every preview against what comes; return the turns."""
    state, _ = rules.start(difficulty)
    turns = 0
    for pick in picks:
        offers = [offer for offer in rules.offers(state) if offer.enabled]
        plans = rules.options(state)
        assert [offer.address for offer in offers] == [plan.address for plan in plans]
        if not plans:
            break
        chosen = pick % len(plans)
        before, offer = state, offers[chosen]
        state, turn = rules.step(before, plans[chosen])
        assert (offer.preview is None) == (turn.outcome is None)
        if offer.preview is not None:
            assert within(offer.preview, turn)
            turns += 1
    return turns


@settings(max_examples=400)
@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=60), st.sampled_from(list(Difficulty)))
def test_the_result_of_a_choice_is_its_preview_on_every_random_play(
    hunted: Story, picks: list[int], difficulty: Difficulty
) -> None:
    random_play(Rules(hunted), picks, difficulty)


@settings(max_examples=2000)
@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=40), st.sampled_from(list(Difficulty)))
def test_the_wood_never_does_other_than_it_previews(wood: Rules, picks: list[int], difficulty: Difficulty) -> None:
    random_play(wood, picks, difficulty)


def test_a_step_is_pure(hunted: Story) -> None:
    rules = Rules(hunted)
    state, _ = rules.start()
    plan = rules.options(state)[2]
    assert rules.step(state, plan) == rules.step(state, plan)
    assert state == rules.start()[0]


def test_the_sounds_of_a_turn_are_heard_before_its_effects(hunted: Story) -> None:
    """Dressing in felt is itself not yet felt; the run after it is."""
    plain, felt = play(hunted, "run"), play(hunted, "dress", "back", "run")
    assert plain.history[-1].turn.outcome.hearing.gain > felt.history[-1].turn.outcome.hearing.gain  # type: ignore[union-attr]


def test_unknown_footing_shows_a_span_and_the_true_one_is_the_first(hunted: Story) -> None:
    session = play(hunted)
    offer = next(offer for offer in session.turn.offers if offer.id == "blind")
    assert offer.preview is not None
    assert offer.preview.low.hearing.sounds == ("hush",)
    assert offer.preview.high.hearing.sounds == ("shout",)
    session.choose("blind")
    assert session.history[-1].turn.outcome.hearing.sounds == ("step",)  # type: ignore[union-attr]


def test_a_known_footing_shows_one_point(hunted: Story) -> None:
    session = play(hunted, "look")
    offer = next(offer for offer in session.turn.offers if offer.id == "blind")
    assert offer.preview is not None
    assert offer.preview.low == offer.preview.high
    assert offer.preview.low.hearing.sounds == ("step",)


def test_a_locked_choice_is_shown_with_its_reason_and_cannot_be_taken(hunted: Story) -> None:
    session = play(hunted)
    offer = session.turn.offers[-1]
    assert (offer.id, offer.enabled, offer.number) == ("leave", False, 0)
    assert offer.reason is not None and offer.reason.text == "Not yet."


def test_a_choice_is_taken_once_unless_it_is_sticky(hunted: Story) -> None:
    session = play(hunted, "look", "wait")
    ids = [offer.id for offer in session.turn.offers]
    assert "look" not in ids and "wait" in ids


def test_first_is_the_first_arrival_and_staying_is_no_arrival(hunted: Story) -> None:
    session = play(hunted)
    assert [line.text for line in session.turn.lines] == ["Scene A", "You begin."]
    session.choose("wait")
    assert [line.text for line in session.turn.lines] == ["You begin."]
    session.choose("tread")
    assert [line.text for line in session.turn.lines] == ["You are back."]


def test_a_cycle_goes_round_with_the_arrivals(hunted: Story) -> None:
    session = play(hunted)
    told = []
    for _ in range(5):
        session.choose("throw" if session.state.node == "a/one" else "back")
        session.choose("back" if session.state.node == "a/two" else "throw")
        told.append(session.rules.told(session.history[-2].turn)[0].text)
    assert told == ["Left.", "Right.", "Still.", "Left.", "Right."]


def lock(session: Session) -> None:
    """Ring until it locks on."""
    while session.state.meter.cube != Cube.LOCKED_ON:
        session.choose("ring")


def test_three_rings_from_calm_rise_and_the_fourth_locks_on(hunted: Story) -> None:
    session = play(hunted, "ring", "ring", "ring", "ring")
    assert [entry.state.meter.cube for entry in session.history] == list(Cube)


def test_a_lock_is_told_before_the_arrival_which_waits(hunted: Story) -> None:
    session = play(hunted, "ring", "ring", "ring", "run")
    assert session.state.node == "a/lock"
    assert session.state.pending is not None and session.state.pending.to == "a/two"
    assert session.variables["moves"] == 1, "effects of the choice are done before the lock is told"
    assert session.variables["close_calls"] == 1
    session.choose("give")
    assert (session.state.node, session.state.pending) == ("a/two", None)
    assert session.state.meter == Meter(40, Cube.SEARCHING, quiet=0, heard=True, reprieve=True)


def test_a_lock_on_a_stay_returns_without_a_second_arrival(hunted: Story) -> None:
    session = play(hunted, "ring", "ring", "ring", "ring")
    session.choose("bleed")
    assert [line.text for line in session.turn.lines] == ["You bleed."]
    session.choose("tread")
    assert session.turn.lines[-1].text == "You are back.", "only the second arrival"


def test_the_meter_does_not_move_while_a_lock_is_told(hunted: Story) -> None:
    session = play(hunted)
    lock(session)
    before = session.state.meter
    assert all(offer.preview is None for offer in session.turn.offers)
    session.choose("give")
    assert before.heard and session.history[-1].turn.outcome is None


@pytest.mark.parametrize(("difficulty", "locks"), [("standard", 4), ("strict", 2)])
def test_the_lock_beyond_the_limit_takes_them(hunted: Story, difficulty: str, locks: int) -> None:
    session = play(hunted, difficulty=difficulty)
    for _ in range(locks - 1):
        lock(session)
        session.choose("bleed")
    while not session.turn.ended:
        session.choose("ring")
    assert session.turn.ended == "coats"
    assert session.variables["close_calls"] == locks - 1


def test_on_story_nobody_is_ever_taken(hunted: Story) -> None:
    session = play(hunted, difficulty="story")
    for _ in range(12):
        lock(session)
        session.choose("bleed")
    assert session.turn.ended is None


def test_a_changed_limit_counts_from_the_next_lock(hunted: Story) -> None:
    session = play(hunted, difficulty="story")
    for _ in range(3):
        lock(session)
        session.choose("bleed")
    session.change_difficulty("standard")
    assert session.turn.ended is None
    while not session.turn.ended:
        session.choose("ring")
    assert session.turn.ended == "coats"


def test_a_decoy_brings_a_hunting_cube_down_to_searching(hunted: Story) -> None:
    session = play(hunted, "ring", "ring", "ring")
    assert session.state.meter.cube == Cube.HUNTING
    session.choose("throw")
    assert session.state.meter.cube == Cube.SEARCHING


CHASE = """
variables:
  gap: {type: int, min: 0, max: 6, start: 3}
  shoes: {type: enum, values: [shod, wrapped, bare], start: shod}
sounds:
  shod_run: {level: 62, seconds: 10}
  wrapped_run: {level: 54, seconds: 10}
  bare_run: {level: 50, seconds: 10}
  gasp: {level: 90, seconds: 10, breath: true}
places:
  hall: {kind: chase, gap: gap, room: 399, ambient: 28, turn: 3}
start_meter: {cube: hunting, attention: 85}
close_calls: {variable: close_calls, limit: {story: none, standard: 3, strict: 1}}
endings: {out: {title: Out, priority: 0}, coats: {title: Coats, early: true}}
"""
CHASE_SCENE = """
place: hall
events: {locked_on: lock, taken: gone}
nodes:
  one:
    text: A hall.
    choices:
      - {id: shod, label: Run shod., sounds: [shod_run, gasp], chase: {speed: run}, sticky: true, to: stay}
      - {id: wrapped, label: Run wrapped., sounds: [wrapped_run, gasp], chase: {speed: run}, sticky: true, to: stay}
      - {id: bare, label: Run bare., sounds: [bare_run, gasp], chase: {speed: run}, sticky: true, to: stay}
      - {id: stand, label: Stand., sticky: true, to: stay}
      - {id: shut, label: Shut it., chase: {speed: walk, door: true}, sticky: true, to: stay}
      - {id: throw, label: Throw it., chase: {speed: still, thrown: true}, sticky: true, to: stay}
      - {id: leave, label: Leave., to: ending:out}
  lock:
    text: It has you.
    choices: [{id: go, label: Go., sticky: true, to: return}]
  gone:
    text: Coats.
    to: ending:coats
"""


@pytest.fixture(scope="module")
def chase() -> Story:
    head = CHASE.replace("variables:", "variables:\n  close_calls: {type: int, min: 0, max: 9}")
    return make_story(head, a=CHASE_SCENE)


@pytest.mark.parametrize(
    ("choice", "gap"), [("shod", 2), ("wrapped", 3), ("bare", 4), ("stand", 2), ("shut", 4), ("throw", 4)]
)
def test_a_beat_of_the_chase_moves_the_gap_as_the_model_says(chase: Story, choice: str, gap: int) -> None:
    """Shod running loses ground, wrapped shoes hold it, bare feet gain."""
    session = play(chase, choice)
    assert session.variables["gap"] == gap
    assert session.history[-1].turn.outcome.gap == gap  # type: ignore[union-attr]


def test_attention_is_frozen_and_the_cube_hunts_on_in_a_chase(chase: Story) -> None:
    session = play(chase, "shod", "bare", "stand", "bare")
    assert {(entry.state.meter.attention, entry.state.meter.cube) for entry in session.history} == {(85, Cube.HUNTING)}


def test_no_lead_left_is_a_close_call_and_then_a_lead_of_three(chase: Story) -> None:
    session = play(chase, "shod", "shod", "shod")
    assert (session.state.node, session.state.meter.cube) == ("a/lock", Cube.LOCKED_ON)
    session.choose("go")
    assert session.variables["gap"] == 3
    assert session.variables["close_calls"] == 1
    assert session.state.meter.cube == Cube.HUNTING


@settings(max_examples=200)
@given(st.lists(st.integers(0, 100), max_size=40))
def test_the_lead_stays_between_nought_and_six(chase: Story, picks: list[int]) -> None:
    rules = Rules(chase)
    state, _ = rules.start()
    index = rules.layout.values["gap"]
    for pick in picks:
        plans = rules.options(state)
        if not plans:
            break
        state, _ = rules.step(state, plans[pick % len(plans)])
        assert 0 <= state.values[index] <= 6


AWAY = """
variables: {meter_away: {type: flag}, close_calls: {type: int, min: 0, max: 9}}
sounds: {bell: {level: 110, seconds: 10}}
places: {near: {kind: outdoors, distance: 15, ambient: 43}}
close_calls: {variable: close_calls, limit: {story: none, standard: 3, strict: 1}}
endings: {out: {title: Out, priority: 0}, coats: {title: Coats, early: true}}
"""
AWAY_SCENE = """
place: near
events: {locked_on: lock, taken: gone}
nodes:
  one:
    text: Here.
    choices:
      - {id: away, label: Put it away., set: {meter_away: true}, to: stay}
      - {id: ring, label: Ring., sounds: [bell], sticky: true, to: stay}
      - {id: found, label: Be found., to: found}
  found:
    enter: {set: {meter_away: false}, meter: {cube: hunting, at_least: 85}}
    text: Found.
    choices: [{id: ring, label: Ring., sounds: [bell], sticky: true, to: ending:out}]
  lock:
    text: It has you.
    choices: [{id: go, label: Go., sticky: true, to: return}]
  gone: {text: Coats., to: 'ending:coats'}
"""


def test_the_meter_put_away_hides_previews_and_sums_and_stops_short_of_a_lock() -> None:
    session = play(make_story(AWAY, a=AWAY_SCENE), "away")
    assert session.turn.meter.away
    assert all(offer.preview is None and not offer.words for offer in session.turn.offers)
    for _ in range(8):
        session.choose("ring")
    assert (session.state.meter.attention, session.state.meter.cube) == (94, Cube.HUNTING)
    assert session.why() == ()
    session.choose("found")
    assert not session.turn.meter.away
    assert session.state.meter.attention >= 85


def states_of(rules: Rules, limit: int = 4000) -> set[State]:
    """Return every state that can be reached, breadth first."""
    state, _ = rules.start()
    seen, edge = {state}, [state]
    while edge and len(seen) < limit:
        edge = [
            after
            for state in edge
            for after in (rules.step(state, plan)[0] for plan in rules.options(state))
            if after not in seen and not seen.add(after)  # type: ignore[func-returns-value]
        ]
    return seen


def test_a_play_that_is_not_over_always_offers_something(hunted: Story) -> None:
    rules = Rules(hunted)
    for state in states_of(rules):
        assert rules.options(state) or state.node.startswith("ending:")


def test_reading_on_has_no_limit() -> None:
    count = 3000
    ways = "".join(f"  k{n}: {{text: t, to: k{n + 1}}}\n" for n in range(count))
    nodes = f"nodes:\n  one: {{choices: [{{id: on, label: On., to: k0}}]}}\n{ways}"
    end = f"  k{count}: {{choices: [{{id: on, say: So., to: 'ending:out'}}]}}\n"
    session = play(make_story("endings: {out: {title: Out}}", a=nodes + end), "on")
    assert session.turn.ended == "out"
    assert [line.text for line in session.turn.lines] == ["t"] * count + ["So."]
