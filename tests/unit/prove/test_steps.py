"""The arrows that a proof explores are held equal to the engine's steps: a differential test over random plays."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from game import load_story
from game.model.state import State
from game.model.story import Difficulty, Story
from game.prove.explore.chart import Chart
from game.prove.explore.limits import Budget
from game.prove.explore.places import Arrow, Spot
from game.prove.explore.tables import BARRED
from game.prove.explore.witness import moves_from, spot_of
from game.rules import Rules
from tests.stories import HUNTED, HUNTED_SCENE, TIMED, TIMED_SCENE, make_story
from tests.unit.prove.random_stories import random_story
from tests.unit.prove.right import RIGHT

LONGEST = 200
Numbers = tuple[int, ...]
SOON, LATER = 40_000, 700_000
"""Steps of the small stories in each difficulty."""
SOON_SHIPPED, LATER_SHIPPED = 3_000, 100_000


class Arrows:
    """The arrows of a chart, asked about one state at a time."""

    def __init__(self, chart: Chart) -> None:
        self.chart = chart
        self.parts = chart.parts
        self._by_move: dict[tuple[Spot, str], list[Arrow]] = {}
        for spot, ways in chart.arrows.items():
            for arrow in ways:
                self._by_move.setdefault((spot, arrow.move), []).append(arrow)

    def leads(self, spot: Spot, numbers: Numbers, move: str, state: State | None = None) -> Iterator[object]:
        """Yield where arrows lead by a move, read on as far as it goes."""
        for arrow in self._by_move.get((spot, move), ()):
            after = self._after(arrow, numbers)
            if after is not None and self._open(arrow, numbers, state):
                further = list(self.leads(arrow.target, after, ""))
                yield from further or [(arrow.target, after)]

    def _after(self, arrow: Arrow, numbers: Numbers) -> Numbers | None:
        new = list(numbers)
        for part, table in arrow.tables.items():
            new[part] = table[new[part]]
            if new[part] == BARRED:
                return None
        return tuple(new)

    def _open(self, arrow: Arrow, numbers: Numbers, state: State | None) -> bool:
        if arrow.guard is None:
            return True
        spot = arrow.source
        state = state or self.parts.state(dict(enumerate(numbers)), spot.node, spot.pending)
        return bool(self.chart.conditions.value(arrow.guard)(state))


def held(story: Story, difficulty: Difficulty, random: Random, most: int) -> int:
    """Hold arrows to the engine: each step must be what exactly one run of arrows does; return how many were held."""
    chart = Chart(Rules(story), difficulty, Budget())
    arrows, count, before = Arrows(chart), 0, -1
    while before < count < most:
        before = count
        state, _turn = chart.rules.start(difficulty)
        numbers = tuple(chart.parts.numbers(state))
        for _ in range(LONGEST):
            reached = []
            for move, after, _told in moves_from(chart.rules, state):
                there = spot_of(after), tuple(chart.parts.numbers(after))
                assert list(arrows.leads(spot_of(state), numbers, move, state)) == [there], (state, move)
                reached.append((after, there[1]))
            if not reached:
                break
            count += len(reached)
            state, numbers = random.choice(reached)
    return count


STORIES = {name: (told.head, told.scenes()) for name, told in RIGHT.items()}
STORIES |= {"hunted": (HUNTED, {"a": HUNTED_SCENE}), "timed": (TIMED, {"a": TIMED_SCENE})}


@pytest.mark.parametrize("difficulty", Difficulty)
def test_every_step_of_a_small_story_is_one_run_of_arrows(difficulty: Difficulty) -> None:
    every(difficulty, SOON)


@pytest.mark.long
@pytest.mark.parametrize("difficulty", Difficulty)
def test_every_one_of_many_steps_of_a_small_story_is_one_run_of_arrows(difficulty: Difficulty) -> None:
    every(difficulty, LATER)


def every(difficulty: Difficulty, most: int) -> None:
    random, count = Random(difficulty), 0
    for head, scenes in STORIES.values():
        count += held(make_story(head, **scenes), difficulty, random, most // 24)
    seed = 0
    while count < most:
        count += held(random_story(seed), difficulty, random, most // 24)
        seed += 1
    assert seed >= 8


@pytest.mark.timeout(3600)  # seconds, on a machine that does nothing else
@pytest.mark.parametrize("steps", [SOON_SHIPPED, pytest.param(LATER_SHIPPED, marks=pytest.mark.long)])
def test_every_step_of_the_shipped_story_is_one_run_of_arrows(root: Path, steps: int) -> None:
    story = load_story(root / "story")
    assert held(story, Difficulty.STANDARD, Random(2), steps) >= steps
