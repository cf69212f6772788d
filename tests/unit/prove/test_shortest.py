"""Ways to what is violated in a large story: as short as those of a search that reduces nothing."""

import sys
from collections import Counter
from collections.abc import Iterable
from functools import partial

import pytest

from game.model.state import Passage, State
from game.model.story import Difficulty, Story
from game.prove.explore.chart import Chart
from game.prove.explore.limits import Budget
from game.prove.explore.questions import Questions, watching
from game.prove.report import Finding
from game.prove.wording import report
from game.rules import Rules
from game.rules.expressions import compiled
from game.rules.flow import ENDING, is_ending
from tests.stories import make_story
from tests.unit.prove.brute import Found, Test, searched
from tests.unit.prove.faults import SMALL, Fault
from tests.unit.prove.random_stories import random_story
from tests.unit.prove.right import RIGHT
from tests.unit.prove.test_futures import FILMED, FILMED_SCENE
from tests.unit.prove.witnesses import proved

pytest.importorskip("numpy")
from game.prove.explore.wide import Wide
from game.prove.futures import Futures

MOST = 3_000
"""States of a story that is compared."""
SOON, ALL, BUNCH = 20, 200, 20
BUNCHES = [pytest.param(first, marks=[pytest.mark.long] if first >= SOON else []) for first in range(0, ALL, BUNCH)]


@pytest.fixture(autouse=True)
def _large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every story for a large one."""
    monkeypatch.setattr("game.prove.explore.answers.MANY_PARTS", -1)


def states(after: State, told: Iterable[Passage]) -> list[State]:
    """Return the states that a move passes, the last of them where it leads."""
    return [*(passage for passage in told if isinstance(passage, State)), after]


def nearest(brute: Found, goal: Test, barred: Test = lambda state: False) -> int | None:
    """Return the moves to the nearest state that meets a goal, passed or stopped in, with none barred before it."""
    line, gone, known = [(next(iter(brute.depth)), brute.begun)], 0, set[State]()
    while line:
        ahead: list[tuple[State, tuple[Passage, ...]]] = []
        for after, told in line:
            met = next((state for state in states(after, told) if barred(state) or goal(state)), None)
            if met is not None and not barred(met):
                return gone
            if met is None and after not in known:
                known.add(after)
                ahead += brute.steps[after]
        line, gone = ahead, gone + 1
    return None


def nearest_lost(brute: Found, goal: Test, counts: Test) -> int | None:
    """Return the moves to the nearest state that counts, from which no state that meets a goal is ever met."""
    steps = [(0, next(iter(brute.depth)), brute.begun)]
    steps += [(brute.depth[state] + 1, *step) for state, later in brute.steps.items() for step in later]
    met = {state for state in brute.depth if goal(state)}
    met |= {start for start, later in brute.steps.items() if any(any(map(goal, states(*step))) for step in later)}
    good, found = brute.leading_to(met), list[int]()
    for gone, after, told in steps:
        passed = states(after, told)
        last = max((number for number, state in enumerate(passed) if goal(state)), default=-1)
        if after not in good and any(counts(state) and not is_ending(state.node) for state in passed[last + 1 :]):
            found.append(gone)
    return min(found, default=None)


def moves_to(finding: Finding, story: Story, brute: Found) -> int | None:
    """Return the moves to where a finding first shows."""
    full = [ENDING + name for name, ending in story.endings.items() if not ending.early]
    match finding.kind:
        case "ending":
            return nearest(brute, lambda state: state.node == ENDING + finding.subject)
        case "dead_end":
            stuck = {s for s in brute.depth if s.node == finding.subject and not brute.rules.options(s)}
            return nearest(brute, stuck.__contains__)
        case "beat":
            told = [node.address for node in story.nodes.values() if finding.subject in node.beats]
            return nearest(brute, lambda state: state.node in full, lambda state: state.node in told)
        case "stuck":
            ends = full if finding.detail == "full" else [ENDING + name for name in story.endings]
            return nearest_lost(brute, lambda s: s.node in ends, lambda s: s.node == finding.subject)
    promise = next(promise for promise in story.promises if promise.id == finding.subject)
    tests: list[Test] = [compiled(part.term, brute.rules.layout) for part in promise.terms]
    match promise.kind:
        case "always":
            return nearest(brute, lambda state: not tests[0](state))
        case "before":
            return nearest(brute, tests[1], tests[0])
        case "can_always_reach":
            return nearest_lost(brute, tests[0], lambda state: True)
    return nearest(brute, tests[0])


def agrees(story: Story, brute: Found, *only: str) -> Counter[str]:
    """Check that ways to what is violated are shortest; return how many of each kind were compared."""
    compared = Counter[str]()
    for finding in proved(story, Difficulty.STANDARD, *only).findings:
        if finding.status != "violated" or finding.path is None:
            continue
        assert finding.shortest, finding
        if not (story.close_calls and (finding.kind, finding.detail) == ("stuck", "full")):  # only while calls are left
            assert len(finding.path) == moves_to(finding, story, brute), finding
            compared[finding.detail if finding.kind == "promise" else finding.kind] += 1
    return compared


@pytest.mark.parametrize("fault", SMALL, ids=[fault.what for fault in SMALL])
def test_the_way_to_a_planted_fault_is_a_shortest_one(fault: Fault) -> None:
    told = RIGHT[fault.story].edited(fault.edits)
    story = make_story(told.head, **told.scenes())
    brute = searched(story)
    assert brute is not None
    agrees(story, brute, "stuck" if fault.kind == "stuck" else fault.subject)


@pytest.mark.parametrize("first", BUNCHES)
def test_ways_to_what_is_violated_in_random_stories_are_shortest(first: int) -> None:
    compared = Counter[str]()
    for seed in range(first, first + BUNCH):
        story = random_story(seed)
        brute = searched(story, most=MOST)
        if brute is not None:
            compared += agrees(story, brute)
    assert compared.keys() >= {"never", "always", "before", "can_always_reach"}


TWO_HOPES = """
variables: {lit: {type: flag}, rung: {type: flag}}
endings: {out: {title: Out}}
promises:
  - {id: lights, can_always_reach: lit}
  - {id: rings, can_always_reach: rung}
"""
TWO_HOPES_SCENE = """
nodes:
  one:
    choices:
      - {id: light, label: Light it., set: {lit: true}, to: two}
      - {id: ring, label: Ring., set: {rung: true}, to: two}
      - {id: both, label: Do both., set: {lit: true, rung: true}, to: two}
  two:
    choices:
      - {id: out, label: Out., to: "ending:out"}
"""
"""Nothing asks for what is lit and what rings but what is promised of it."""


def test_what_several_promises_say_can_always_be_reached_is_told_apart_for_each() -> None:
    story = make_story(TWO_HOPES, a=TWO_HOPES_SCENE)
    brute = searched(story)
    assert brute is not None
    ways = {finding.subject: finding.path or () for finding in proved(story).findings if finding.kind == "promise"}
    assert {name: way[-1] for name, way in ways.items()} == {"lights": "a/one.ring", "rings": "a/one.light"}
    assert agrees(story, brute) == {"can_always_reach": 2}


ON_THE_BATTERY = (
    "never: battery < 2",
    "never: battery == 1 and frames == 1",
    "always: not (lens and battery < 3)",
    "before: ['battery < 2 or frames == 2', frames == 1 and battery < 4]",
    "can_always_reach: battery > 3",
    "can_always_reach: battery > 3 and lens or frames == 1",
)


@pytest.mark.parametrize("promise", ON_THE_BATTERY)
def test_a_condition_on_the_battery_is_weakened_and_its_way_is_still_a_shortest_one(promise: str) -> None:
    story = make_story(f"{FILMED}promises:\n  - {{id: p, {promise}}}\n", a=FILMED_SCENE)
    brute = searched(story)
    assert brute is not None
    assert agrees(story, brute)


def test_where_a_story_is_too_large_the_way_that_was_found_is_told_without_a_claim(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    story = make_story(f"{FILMED}promises:\n  - {{id: p, never: battery < 2}}\n", a=FILMED_SCENE)
    monkeypatch.setattr("game.prove.futures.Futures", partial(Futures, most=1))
    (finding,) = proved(story, Difficulty.STANDARD, "p").findings
    assert (finding.status, finding.shortest) == ("violated", False)
    assert finding.path


def test_without_the_extra_the_way_that_was_found_is_told_and_the_report_names_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    story = make_story(f"{FILMED}promises:\n  - {{id: p, never: battery < 2}}\n", a=FILMED_SCENE)
    monkeypatch.setitem(sys.modules, "game.prove.futures", None)
    proof = proved(story, Difficulty.STANDARD, "p")
    assert [(finding.status, finding.shortest) for finding in proof.findings] == [("violated", False)]
    assert "what-the-lens-kept[prove]" in report(proof)


def test_a_way_that_the_map_lets_nobody_shorten_needs_no_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    story = make_story(f"{TWO_HOPES}  - {{id: p, never: 'at(\"a/two\")'}}\n", a=TWO_HOPES_SCENE)
    monkeypatch.setitem(sys.modules, "game.prove.futures", None)
    proof = proved(story, Difficulty.STANDARD, "p")
    assert [(len(finding.path or ()), finding.shortest) for finding in proof.findings] == [(1, True)]
    assert not proof.limits


def test_where_it_is_too_much_to_tell_goals_apart_they_are_looked_for_by_their_places(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    story = make_story(f"{TWO_HOPES}  - {{id: either, never: lit and rung}}\n", a=TWO_HOPES_SCENE)
    chart = Chart(Rules(story), Difficulty.STANDARD, Budget())
    questions = list(Questions(chart).promises(lambda kind, name: True))
    few, many = (Wide(chart, Budget(), 1_000, watched).states for watched in ({}, watching(questions)))
    assert few < many
    monkeypatch.setattr("game.prove.futures.Futures", partial(Futures, most=few))
    brute = searched(story)
    assert brute is not None
    assert agrees(story, brute) == {"can_always_reach": 2, "never": 1}
