"""On random small stories the proof agrees with a search that reduces nothing: states, endings, every claim."""

import tempfile
from pathlib import Path

import pytest

from game import load_story
from game.model.expression import Name
from game.model.state import Said, State
from game.model.story import Difficulty, Story
from game.prove.explore.chart import Chart
from game.prove.explore.exact import Exact
from game.prove.explore.limits import Budget
from game.prove.explore.questions import Questions
from game.prove.explore.witness import spot_of
from game.rules import Rules
from tests.bench.make_story import write_both
from tests.unit.prove.brute import Found, searched
from tests.unit.prove.random_stories import random_story
from tests.unit.prove.witnesses import Walk, proved

MOST = 3_000
"""States of a story that is compared; where there are more, the next seed's turn comes."""
SOON, ALL, BUNCH = 60, 1_000, 20
BUNCHES = [pytest.param(first, marks=[pytest.mark.long] if first >= SOON else []) for first in range(0, ALL, BUNCH)]


def generated(seed: int) -> Story:
    """Return a story of flags, numbers and choices that can be taken again and again."""
    with tempfile.TemporaryDirectory() as folder:
        write_both(10 + seed % 5, seed, Path(folder), flags=2, ints=1)
        return load_story(Path(folder) / "story")


def exact(story: Story) -> Exact:
    """Return an exploration that tells everything apart which a condition can ask for."""
    chart = Chart(Rules(story), Difficulty.STANDARD, Budget())
    terms = [Name(name) for name in (*story.variables, "attention", "cube", "heard", "lens")]
    return Exact(chart, {spot: terms for spot in chart.arrows if not spot.stage}, Budget(), None, lambda *_told: None)


def agrees(story: Story, brute: Found) -> None:
    """Check states, endings and claims of a story against the search that reduces nothing."""
    found = exact(story)
    classes = {(spot_of(state), found.system.single(spot_of(state), state)) for state in brute.passed()}
    assert all(found.has(found.reached, spot_of(state), state) for state in brute.passed())
    assert len(classes) == found.count({spot: sets for spot, sets in found.reached.items() if not spot.stage})
    ends = {spot.node.removeprefix("ending:"): {spot: sets} for spot, sets in found.reached.items() if spot.ended}
    paths = {name: found.path(goals) for name, goals in ends.items()}
    assert {name: len(path) for name, path in paths.items() if path is not None} == brute.endings()
    for name, path in paths.items():
        assert path is not None
        assert Walk(story, Difficulty.STANDARD, path).state.node == f"ending:{name}"
    claims(story, brute)


def claims(story: Story, brute: Found) -> None:
    """Check what is claimed of a story."""
    proof = proved(story)
    choices = {choice.address for node in story.nodes.values() for choice in node.choices if choice.label}
    assert set(proof.never_offered) & choices == choices - brute.offered()
    assert {name: ending.shortest for name, ending in proof.endings.items() if ending.reachable} == brute.endings()
    stuck = next(finding for finding in proof.findings if finding.kind == "stuck" and finding.detail == "any")
    assert (stuck.status == "violated") == brute.lost(lambda state: state.node.startswith("ending:"))
    assert set(proof.dead_ends) == brute.dead_ends()
    assert set(proof.never_shown) == never_told(story, brute)
    for promise in story.promises:
        assert (proof.promises[promise.id] == "proved") == brute.keeps(promise), promise


def never_told(story: Story, brute: Found) -> set[tuple[str, str]]:
    """Return the variants of texts that hold in no state that is told or stood in."""
    chart = Chart(brute.rules, Difficulty.STANDARD, Budget())
    met: dict[tuple[str, str], list[State]] = {}
    for passage in [*brute.told, *brute.depth]:
        state, stage = (passage.state, passage.choice) if isinstance(passage, Said) else (passage, "")
        met.setdefault((state.node, stage), []).append(state)
    never = set()
    for question in Questions(chart).variants():
        asked = {(spot.node, spot.stage, term) for spot, term in question.where.items()}
        tests = [(met.get((node, stage), ()), chart.conditions.value(term)) for node, stage, term in asked if term]
        if not any(test(state) for states, test in tests for state in states):
            never.add((question.name, question.detail))
    return never


@pytest.mark.parametrize("first", BUNCHES)
def test_random_stories_are_what_a_search_that_reduces_nothing_finds(first: int) -> None:
    compared, seed = 0, first * 10
    while compared < BUNCH:
        story = random_story(seed) if seed % 3 else generated(seed)
        brute = searched(story, most=MOST)
        if brute is not None:
            agrees(story, brute)
            compared += 1
        seed += 1
    assert seed < first * 10 + BUNCH * 10, "no story is compared twice"
