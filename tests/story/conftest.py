"""The shipped story, and what its tests share."""

import random
from collections.abc import Callable, Iterator

import pytest

from game import load_story
from game.model.state import State, Turn
from game.model.story import Difficulty, Story
from game.rules import Rules
from game.rules.plans import ChoicePlan
from tests.stories import ROOT

MOST_TURNS = 300
"""A play that goes on longer has lost its way."""

Pick = Callable[[State, list[ChoicePlan]], ChoicePlan]


@pytest.fixture(scope="session")
def story() -> Story:
    return load_story(ROOT / "story")


@pytest.fixture(scope="session")
def rules(story: Story) -> Rules:
    return Rules(story)


def plays(
    rules: Rules, count: int, seed: int, difficulty: Difficulty = Difficulty.STANDARD
) -> Iterator[tuple[State, Turn]]:
    """Yield every state and turn of random plays."""
    rng = random.Random(seed)
    for _ in range(count):
        yield from played(rules, lambda _state, options: rng.choice(options), difficulty)


def played(rules: Rules, pick: Pick, difficulty: Difficulty = Difficulty.STANDARD) -> Iterator[tuple[State, Turn]]:
    """Yield every state and turn of one play; `pick` chooses."""
    state, turn = rules.start(difficulty)
    yield state, turn
    for _ in range(MOST_TURNS):
        if not (options := rules.options(state)):
            return
        state, turn = rules.step(state, pick(state, list(options)))
        yield state, turn
    raise AssertionError(f"no end after {MOST_TURNS} turns, at {state.node}")
