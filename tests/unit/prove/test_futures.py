"""What is ahead to each ending: held against a search that reduces nothing, and against whole explorations."""

import sys
from pathlib import Path

import pytest

from game import load_story
from game.model.state import State
from game.model.story import Difficulty, Story
from game.prove.explore.answers import Answers
from game.prove.explore.arrangement import ranked
from game.prove.explore.chart import Chart
from game.prove.explore.limits import Budget, LimitReached
from game.prove.explore.places import START, Spot
from game.prove.explore.questions import Questions
from game.prove.explore.witness import replayed
from game.prove.notes import last_chances
from game.prove.prover import prove
from game.prove.wording import report
from game.rules import Rules
from game.rules.flow import ENDING
from tests.stories import HUNTED, HUNTED_SCENE, SOUNDS, TIMED, TIMED_SCENE, make_story
from tests.unit.prove.brute import Found, searched
from tests.unit.prove.test_crowd import FEW_TURNS
from tests.unit.prove.test_proof import quiet
from tests.unit.prove.test_random import generated

pytest.importorskip("numpy")
from game.prove.futures import Ahead, Futures

FILMED = (
    """
variables:
  has_camcorder: {type: flag, start: true}
  battery: {type: int, min: 0, max: 5, start: 5}
camcorder: {needs: has_camcorder, battery: battery, raise: 1, film: 1, reserve: 1, frames: 3}
endings:
  wall: {title: Wall, when: filmed_wall and filmed_sky, priority: 3}
  low: {title: Low, when: battery == 1, priority: 2}
  none: {title: None, when: frames == 0, priority: 1}
  some: {title: Some, priority: 0}
"""
    + SOUNDS
)
FILMED_SCENE = """
nodes:
  one:
    lens: true
    film: wall
    choices:
      - {id: on, label: On., to: two}
      - {id: see, label: See., when: lens, sticky: true, to: two}
  two:
    lens: true
    film: sky
    choices:
      - {id: back, label: Back., to: one}
      - {id: light, label: Light., when: battery > 2, add: {battery: -1}, to: three}
      - {id: dark, label: In the dark., sticky: true, to: three}
  three:
    choices:
      - {id: drop, label: Drop it., set: {battery: 1}, to: "ending:auto"}
      - {id: keep, label: Keep it., to: "ending:auto"}
"""
"""Endings that hang on what is left in the battery, and on frames that cost it."""


def ahead_of(story: Story, difficulty: Difficulty = Difficulty.STANDARD) -> tuple[Chart, dict[str, Ahead]]:
    chart = Chart(Rules(story), difficulty, Budget())
    return chart, Futures(chart, Budget()).endings()


def losing(brute: Found, name: str) -> set[str]:
    """Return every choice after which an ending that could be had can be had no more."""
    ended = {state for state in brute.depth if state.node == ENDING + name}
    leading, found = brute.leading_to(ended), set[str]()
    for state in leading - ended:
        for plan in brute.rules.options(state):
            after: State = brute.rules.step(state, plan)[0]
            if after not in leading:
                found.add(plan.address)
    return found


def agrees(story: Story, difficulty: Difficulty = Difficulty.STANDARD) -> dict[str, Ahead]:
    """Check ways and last chances against the search that reduces nothing."""
    brute, (chart, found) = searched(story, difficulty), ahead_of(story, difficulty)
    assert brute is not None
    shortest = brute.endings()
    assert found.keys() >= shortest.keys()
    for name, ahead in found.items():
        assert ahead.least <= shortest.get(name, ahead.least)
        if ahead.path is None:
            assert name not in shortest
            continue
        assert ahead.path.shortest
        assert len(ahead.path.moves) == shortest[name]
        assert replayed(chart.rules, difficulty, ahead.path.moves).node == ENDING + name
        assert ahead.last_chance is None or ahead.last_chance in losing(brute, name)
    return found


@pytest.mark.parametrize("seed", range(12))
def test_ways_are_as_short_as_those_of_the_search_and_last_chances_are_lost(seed: int) -> None:
    agrees(generated(seed))


@pytest.mark.parametrize("seed", range(12))
def test_last_chances_are_at_the_node_of_the_story_explored_whole(seed: int) -> None:
    chart, found = ahead_of(generated(seed))
    answers = Answers(chart, list(Questions(chart).all()), {}, Budget(), quiet)
    assert answers.whole
    whole = last_chances(answers)
    for name, ahead in found.items():
        assert bool(ahead.last_chance) == bool(whole.get(name)), name
        if ahead.last_chance:
            assert settled(chart, ahead.last_chance) == settled(chart, whole[name] or ""), name


def settled(chart: Chart, choice: str) -> int:
    """Return how early in the story a choice is made: the same where nodes lead back to each other."""
    ranks = ranked(START, {spot: [way.target for way in ways] for spot, ways in chart.arrows.items()})
    return ranks[Spot(choice.partition(".")[0])].circle


@pytest.mark.parametrize("difficulty", Difficulty)
def test_a_story_that_is_timed_or_hunted_is_no_shorter_than_the_search_finds(difficulty: Difficulty) -> None:
    agrees(make_story(TIMED, a=TIMED_SCENE), difficulty)
    agrees(make_story(HUNTED, a=FEW_TURNS), difficulty)


def test_a_battery_that_runs_low_makes_ways_longer_and_endings_lost_but_none_wrong() -> None:
    found = agrees(make_story(FILMED, a=FILMED_SCENE))
    assert found["wall"].path is not None
    found = agrees(make_story(FILMED.replace("start: 5", "start: 4"), a=FILMED_SCENE))
    assert found["wall"].path is None


def test_the_shipped_story_has_shortest_ways_and_last_chances_that_replay(root: Path) -> None:
    story = load_story(root / "story")
    chart, found = ahead_of(story, Difficulty.STORY)
    assert found.keys() == story.endings.keys() - {"taken_early"}
    for name, ahead in found.items():
        assert ahead.path is not None
        assert ahead.path.shortest
        assert replayed(chart.rules, Difficulty.STORY, ahead.path.moves).node == ENDING + name


def test_a_story_that_is_too_large_is_left_undone() -> None:
    chart = Chart(Rules(make_story(HUNTED, a=HUNTED_SCENE)), Difficulty.STANDARD, Budget())
    with pytest.raises(LimitReached) as reached:
        Futures(chart, Budget(), most=50)
    assert reached.value.limit.kind == "states"


def test_without_the_extra_a_large_story_is_proved_and_the_report_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "game.prove.futures", None)
    monkeypatch.setitem(sys.modules, "game.prove.crowd", None)
    monkeypatch.setattr("game.prove.explore.answers.WHOLE", 0)
    monkeypatch.setattr("game.prove.chains.EXACT", 1)
    proof = prove(make_story(TIMED, a=TIMED_SCENE), Difficulty.STANDARD, Budget(), quiet)
    assert proof.verdict == "proved"
    assert proof.unsolved["uniform"] == "extra"
    assert "what-the-lens-kept[prove]" in report(proof)
