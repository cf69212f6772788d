"""The proof: it agrees with a search that reduces nothing, and with the engine's own steps."""

import random
from pathlib import Path
from typing import get_args

import pytest
from msgspec import structs

from game import load_story
from game.model.story import Difficulty, Story
from game.prove.explore.chart import Chart
from game.prove.explore.exact import Exact
from game.prove.explore.limits import Budget, Kind, LimitReached
from game.prove.explore.questions import Questions, watching
from game.prove.explore.witness import moves_from, spot_of
from game.prove.only import Only
from game.prove.prover import prove
from game.prove.report import Bound, Finding
from game.prove.wording import report
from game.rules import Rules
from game.rules.flow import is_ending
from tests.stories import HUNTED, HUNTED_SCENE, TIMED, TIMED_SCENE, make_story
from tests.unit.prove.brute import searched


def quiet(*_told: object) -> None:
    """Take what a proof tells on its way."""


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("difficulty", Difficulty)
def test_bounds_are_those_of_the_search_that_reduces_nothing(
    difficulty: Difficulty, large: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = make_story(TIMED, a=TIMED_SCENE)
    brute = searched(story, difficulty)
    assert brute is not None
    if large:
        monkeypatch.setattr("game.prove.explore.answers.MANY_PARTS", -1)
    proof = prove(story, difficulty, Budget(), quiet)
    assert proof.bounds.keys() == {state.node for state in brute.passed() if not is_ending(state.node)}
    for node, found in proof.bounds.items():
        here = [state for state in brute.passed() if state.node == node]
        for index, name in enumerate(story.variables):
            values = [state.values[index] for state in here]
            assert (found[name].low, found[name].high, found[name].exact) == (min(values), max(values), True)
        attention = [state.meter.attention for state in here]
        assert found["attention"] == Bound(min(attention), max(attention), True)


def test_bounds_that_were_not_looked_for_long_enough_hold_and_say_that_they_are_not_exact(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("game.prove.explore.answers.MANY_PARTS", -1)
    exact = prove(make_story(HUNTED, a=HUNTED_SCENE), Difficulty.STANDARD, Budget(), quiet).bounds
    monkeypatch.setattr("game.prove.bounds.MORE_NODES", 0)
    outer = prove(make_story(HUNTED, a=HUNTED_SCENE), Difficulty.STANDARD, Budget(), quiet).bounds
    assert all(bound.exact for here in exact.values() for bound in here.values())
    assert not all(bound.exact for here in outer.values() for bound in here.values())
    for node, here in outer.items():
        for name, bound in here.items():
            assert bound.low <= exact[node][name].low <= exact[node][name].high <= bound.high
            assert not bound.exact or bound == exact[node][name]


STORIES = {"hunted": (HUNTED, HUNTED_SCENE), "timed": (TIMED, TIMED_SCENE)}


@pytest.mark.parametrize("difficulty", Difficulty)
@pytest.mark.parametrize("name", STORIES)
def test_every_state_of_a_random_play_is_one_that_the_proof_reached(name: str, difficulty: Difficulty) -> None:
    head, scene = STORIES[name]
    follow(make_story(head, a=scene), difficulty, plays=150)


def test_what_the_meter_comes_to_is_kept_where_no_lock_can_be() -> None:
    """A choice that is always open, heard more or less by where the meter stands, that never ends in a lock."""
    scene = """
    place: near
    events: {locked_on: lock, taken: gone}
    nodes:
      one:
        enter: {meter: {cube: calm, attention: 0}}
        choices:
          - {id: hush, label: Hush., sounds: [hush], to: way}
          - {id: step, label: Step., sounds: [step], to: way}
      way:
        choices:
          - {id: on, label: On., sticky: true, sounds: [step], to: two}
      two:
        choices:
          - {id: run, label: Run., when: attention > 40, locked: Not yet., to: "ending:out"}
          - {id: back, label: Back., to: "ending:coats"}
          - {id: again, label: Again., sticky: true, to: one}
      lock:
        choices:
          - {id: give, label: Give., sticky: true, to: return}
      gone:
        to: ending:coats
    """
    story = make_story(HUNTED, a=scene)
    brute = searched(story)
    assert brute is not None
    chart = Chart(Rules(story), Difficulty.STANDARD, Budget())
    found = Exact(chart, watching(Questions(chart).offers()), Budget(), None, quiet)
    for state in brute.depth:
        assert found.has(found.reached, spot_of(state), state)


def test_what_a_choice_says_when_the_cube_locks_on_by_it_is_told() -> None:
    shout = "{id: shout, label: Shout., sounds: [shout], sticky: true, to: one}"
    says = "[{when: cube == locked_on, say: It has you.}, {when: knows and not knows, say: Never.}]"
    story = make_story(HUNTED, a=HUNTED_SCENE.replace(shout, shout.replace("to: one", f"say: {says}, to: one")))
    proof = prove(story, Difficulty.STANDARD, Budget(), quiet)
    assert [words for where, words in proof.never_shown if where == "a/two.shout"] == ["knows and not knows"]


def test_random_plays_of_the_shipped_story_stay_within_what_the_proof_reached(root: Path) -> None:
    story = load_story(root / "story")
    chart = Chart(Rules(story), Difficulty.STANDARD, Budget())
    asked = [question for question in Questions(chart).offers() if question.name.startswith("wedding_booth/close_call")]
    found = Exact(chart, watching(asked), Budget(), None, quiet)
    rng = random.Random(4)
    for _ in range(60):
        state, _turn = chart.rules.start(Difficulty.STANDARD)
        for _ in range(200):
            assert found.has(found.reached, spot_of(state), state)
            ways = moves_from(chart.rules, state)
            if not ways:
                break
            quieter = [way for way in ways if way[1].pending is None]
            _move, state, _told = rng.choice(quieter or ways)


def follow(story: Story, difficulty: Difficulty, plays: int) -> None:
    """Play at random; every state met must be among those reached."""
    chart = Chart(Rules(story), difficulty, Budget())
    questions = list(Questions(chart).all())
    found = Exact(chart, watching(questions), Budget(), None, quiet)
    rng = random.Random(1)
    for _ in range(plays):
        state, _turn = chart.rules.start(difficulty)
        for _ in range(30):
            assert found.has(found.reached, spot_of(state), state)
            ways = moves_from(chart.rules, state)
            if not ways:
                break
            _move, state, _told = rng.choice(ways)


def test_a_limit_leaves_a_proof_unfinished_and_says_which() -> None:
    story = make_story(HUNTED, a=HUNTED_SCENE)
    assert prove(story, Difficulty.STANDARD, Budget(states=100), quiet).verdict == "unfinished"
    assert prove(story, Difficulty.STANDARD, Budget(states=100), quiet).limits == ["states"]
    assert prove(story, Difficulty.STANDARD, Budget(seconds=0), quiet).limits == ["seconds"]
    with pytest.raises(LimitReached):
        Chart(Rules(story), Difficulty.STANDARD, Budget(seconds=0))


def test_where_close_calls_have_no_limit_nobody_is_to_come_to_the_end_that_follows_on_the_last() -> None:
    story = make_story(HUNTED, a=HUNTED_SCENE)
    proofs = {each: prove(story, each, Budget(), quiet, Only(frozenset({"coats"}))) for each in Difficulty}
    assert [proof.verdict for proof in proofs.values()] == ["proved"] * 3
    assert [proof.endings["coats"].reachable for proof in proofs.values()] == [False, True, True]
    assert "Nobody comes to the ending coats" in report(proofs[Difficulty.STORY])
    assert "Nobody comes" not in report(proofs[Difficulty.STANDARD])


def test_an_end_that_can_be_met_without_a_last_close_call_is_to_be_met_at_every_difficulty() -> None:
    scene = HUNTED_SCENE.replace("when: keeps > 0, add: {keeps: -1}, to: return", "when: keeps > 5, to: 'ending:coats'")
    proof = prove(make_story(HUNTED, a=scene), Difficulty.STORY, Budget(), quiet, Only(frozenset({"coats"})))
    assert (proof.verdict, proof.endings["coats"].reachable) == ("violated", False)
    assert "no play comes to the ending coats" in report(proof)


@pytest.mark.parametrize("kind", get_args(Kind))
def test_every_limit_is_told_in_words(kind: str) -> None:
    proof = prove(make_story(HUNTED, a=HUNTED_SCENE), Difficulty.STRICT, Budget(), quiet, Only(frozenset({"coats"})))
    lacking = Finding("stuck", "", "unfinished", "any", limit=kind)
    told = report(structs.replace(proof, findings=[lacking], unsolved={"uniform": kind}))
    assert "could not be decided" in told
    assert "uniform: unfinished (" in told


def test_who_stays_where_a_fallback_is_due_was_not_there_again() -> None:
    head = """
    variables: {f: {type: flag}}
    endings: {out: {title: O}}
    promises: [{id: p, never: 'f and at("a/one")'}, {id: q, reachable: 'f and at("a/two")'}]
    """
    scene = """
    nodes:
      one:
        choices:
          - {id: wait, label: Wait., set: {f: true}, to: stay}
          - {id: fall, to: two}
      two:
        choices:
          - {id: out, label: Out., to: "ending:out"}
    """
    proof = prove(make_story(head, a=scene), Difficulty.STANDARD, Budget(), quiet)
    assert proof.promises == {"p": "proved", "q": "proved"}
    assert proof.dead_ends == []


def test_no_free_act_comes_before_a_fallback_that_is_due() -> None:
    head = """
    variables:
      f: {type: flag}
      has_camcorder: {type: flag, start: true}
      battery: {type: int, min: 0, max: 5, start: 5}
    camcorder: {needs: has_camcorder, battery: battery, raise: 1, film: 1, reserve: 1, frames: 3}
    endings: {out: {title: O}}
    promises: [{id: p, never: 'f and lens'}, {id: q, reachable: 'lens'}]
    """
    scene = """
    nodes:
      one:
        choices: [{id: on, label: On., to: two}]
      two:
        lens: true
        choices:
          - {id: back, label: Back., set: {f: true}, to: two}
          - {id: fall, to: "ending:out"}
    """
    proof = prove(make_story(head, a=scene), Difficulty.STANDARD, Budget(), quiet)
    assert proof.promises == {"p": "proved", "q": "proved"}


@pytest.mark.parametrize("large", [False, True])
def test_choices_that_differ_in_words_alone_have_the_same_future(large: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    scene = """
    nodes:
      one:
        choices:
          - {id: nod, label: Nod., say: You nod., to: two}
          - {id: bow, label: Bow., say: You bow., to: two}
          - {id: look, label: Look., set: {seen: true}, to: two}
          - {id: turn, label: Turn., set: {turned: true}, to: two}
      two:
        text: [{when: seen, say: Seen., else: Unseen.}]
        choices:
          - {id: out, label: Out., when: turned, to: "ending:out"}
          - {id: home, label: Home., sticky: true, to: "ending:out"}
    """
    head = "variables: {seen: {type: flag}, turned: {type: flag}}\nendings: {out: {title: O}}\n"
    if large:
        monkeypatch.setattr("game.prove.explore.answers.MANY_PARTS", -1)
    proof = prove(make_story(head, a=scene), Difficulty.STANDARD, Budget(), quiet)
    assert proof.same_future == [("a/one.nod", "a/one.bow"), ("a/two.out", "a/two.home")]
    assert "2 pairs of choices differ in their words alone, and have the same future: a/one.nod = bow" in report(proof)
