"""The proof: it agrees with a search that reduces nothing, and with the engine's own steps."""

import random
import tempfile
from pathlib import Path

import pytest

from game import load_story
from game.model.expression import Name
from game.model.story import Difficulty, Story
from game.prove.explore.chart import Chart
from game.prove.explore.exact import Exact
from game.prove.explore.limits import Budget, LimitReached
from game.prove.explore.questions import Questions, watching
from game.prove.explore.witness import moves_from, replayed, spot_of
from game.prove.prover import prove
from game.rules import Rules
from game.rules.flow import is_ending
from tests.bench.make_story import write_both
from tests.stories import HUNTED, HUNTED_SCENE, TIMED, TIMED_SCENE, make_story
from tests.unit.prove.brute import searched

SEEDS = 10


def quiet(*_told: object) -> None:
    """Take what a proof tells on its way."""


def generated(seed: int) -> Story:
    with tempfile.TemporaryDirectory() as folder:
        write_both(10 + seed % 5, seed, Path(folder), flags=2, ints=1)
        return load_story(Path(folder) / "story")


def exact(story: Story, difficulty: Difficulty = Difficulty.STANDARD) -> Exact:
    """Return an exploration that tells everything apart which a condition can ask for."""
    chart = Chart(Rules(story), difficulty, Budget())
    terms = [Name(name) for name in (*story.variables, "attention", "cube", "heard", "lens")]
    return Exact(chart, {spot: terms for spot in chart.arrows if not spot.stage}, Budget(), None, quiet)


def told_apart(story: Story, found: Exact, states: set[object]) -> None:
    """Check that as many states were found as a search that reduces nothing tells apart."""
    settled = {spot: sets for spot, sets in found.reached.items() if not spot.stage and spot.node}
    assert found.count(settled) == len(states)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_generated_story_has_the_states_and_endings_of_the_search_that_reduces_nothing(seed: int) -> None:
    story = generated(seed)
    brute, found = searched(story), exact(story)
    assert brute is not None
    passed = {p for p in brute.told if not hasattr(p, "choice")} | set(brute.depth)
    kept = {(s.node, s.pending, s.values, s.meter.attention, s.meter.cube, s.meter.heard, s.lens) for s in passed}
    told_apart(story, found, set(kept))
    ends = {spot.node.removeprefix("ending:"): {spot: sets} for spot, sets in found.reached.items() if spot.ended}
    paths = {name: found.path(goals) for name, goals in ends.items()}
    assert {name: len(path) for name, path in paths.items() if path is not None} == brute.endings()
    for name, path in paths.items():
        assert path is not None
        assert replayed(brute.rules, Difficulty.STANDARD, path).node == f"ending:{name}"


@pytest.mark.parametrize("seed", range(SEEDS))
def test_what_is_offered_and_where_a_story_is_stuck_is_what_that_search_finds(seed: int) -> None:
    story = generated(seed)
    brute = searched(story)
    assert brute is not None
    chart = Chart(Rules(story), Difficulty.STANDARD, Budget())
    narrow = Exact(chart, {}, Budget(), None, quiet)
    assert all(narrow.has(narrow.reached, spot_of(state), state) for state in brute.depth)
    proof = prove(story, Difficulty.STANDARD, Budget(), quiet)
    choices = {choice.address for node in story.nodes.values() for choice in node.choices}
    assert set(proof.never_offered) == choices - brute.offered()
    assert {name for name, ending in proof.endings.items() if ending.reachable} == brute.endings().keys()
    lost = set(brute.depth) - brute.leading_to({state for state in brute.depth if is_ending(state.node)})
    assert bool(proof.stuck) == bool(lost)
    dead = {s.node for s in brute.depth if not is_ending(s.node) and not brute.rules.options(s)}
    assert set(proof.dead_ends) == dead


@pytest.mark.parametrize("difficulty", Difficulty)
def test_bounds_are_those_of_the_search_that_reduces_nothing(difficulty: Difficulty) -> None:
    story = make_story(TIMED, a=TIMED_SCENE)
    brute = searched(story, difficulty)
    assert brute is not None
    proof = prove(story, difficulty, Budget(), quiet)
    for node, found in proof.bounds.items():
        here = [state for state in brute.depth if state.node == node]
        for index, name in enumerate(story.variables):
            values = [state.values[index] for state in here]
            assert (found[name].low, found[name].high, found[name].exact) == (min(values), max(values), True)


STORIES = {"hunted": (HUNTED, HUNTED_SCENE), "timed": (TIMED, TIMED_SCENE)}


@pytest.mark.parametrize("difficulty", Difficulty)
@pytest.mark.parametrize("name", STORIES)
def test_every_state_of_a_random_play_is_one_that_the_proof_reached(name: str, difficulty: Difficulty) -> None:
    head, scene = STORIES[name]
    follow(make_story(head, a=scene), difficulty, plays=150)


def test_every_state_of_a_random_play_of_the_shipped_story_stands_where_an_arrow_leads(root: Path) -> None:
    """The arrows of the chart are held to the engine's steps: from each state of a play to the next."""
    story = load_story(root / "story")
    chart = Chart(Rules(story), Difficulty.STANDARD, Budget())
    assert stepped(chart, random.Random(2), plays=12) > 500


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
    """Play at random; every state met must be among those reached, and be where an arrow of the chart leads."""
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
    assert stepped(chart, rng, plays) > plays


def stepped(chart: Chart, rng: random.Random, plays: int) -> int:
    """Hold arrows to the engine: each step must be what exactly one run of arrows does; return the number of steps."""
    count = 0
    for _ in range(plays):
        state, _turn = chart.rules.start(chart.difficulty)
        for _ in range(200):
            ways = moves_from(chart.rules, state)
            if not ways:
                break
            numbers, spot = tuple(chart.parts.numbers(state)), spot_of(state)
            for move, after, _told in ways:
                reached = set(leads(chart, spot, numbers, move))
                assert reached == {(spot_of(after), tuple(chart.parts.numbers(after)))}, move
                count += 1
            _move, state, _told = rng.choice(ways)
    return count


def leads(chart: Chart, spot: object, numbers: tuple[int, ...], move: str) -> list[tuple[object, tuple[int, ...]]]:
    """Return where arrows lead from a state by a move, read on as far as it goes."""
    found = []
    for arrow in chart.arrows[spot]:  # type: ignore[index]
        holds = arrow.guard is None or chart.conditions.value(arrow.guard)(
            chart.parts.state(dict(enumerate(numbers)), arrow.source.node, arrow.source.pending)
        )
        new = list(numbers)
        for part, table in arrow.tables.items():
            new[part] = table[new[part]]
        if arrow.move == move and holds and -1 not in new:
            onward = leads(chart, arrow.target, tuple(new), "")
            found += onward or [(arrow.target, tuple(new))]
    return found


def test_a_limit_leaves_a_proof_unfinished_and_says_which() -> None:
    story = make_story(HUNTED, a=HUNTED_SCENE)
    assert prove(story, Difficulty.STANDARD, Budget(states=100), quiet).verdict == "unfinished"
    assert prove(story, Difficulty.STANDARD, Budget(states=100), quiet).limits == ["states"]
    assert prove(story, Difficulty.STANDARD, Budget(seconds=0), quiet).limits == ["seconds"]
    with pytest.raises(LimitReached):
        Chart(Rules(story), Difficulty.STANDARD, Budget(seconds=0))
