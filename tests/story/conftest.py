"""The shipped story, and what its tests share."""

from collections.abc import Iterator
from random import Random

import pytest

from game import load_story
from game.model.state import State, Turn
from game.model.story import Difficulty, Story
from game.prove.players import UNIFORM, played
from game.rules import Rules
from tests.stories import ROOT


@pytest.fixture(scope="session")
def story() -> Story:
    return load_story(ROOT / "story")


@pytest.fixture(scope="session")
def rules(story: Story) -> Rules:
    return Rules(story)


def plays(rules: Rules, count: int, seed: int) -> Iterator[tuple[State, Turn]]:
    """Yield every state and turn of random plays on Standard."""
    random = Random(seed)
    for _ in range(count):
        yield from played(rules, UNIFORM, random, Difficulty.STANDARD)
