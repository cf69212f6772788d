"""What every choice of the story must be: its own, with its price, on a way that ends."""

import random
from collections import Counter

import pytest

from game.load import check_story
from game.model.state import State
from game.model.story import Difficulty
from game.prove import CRITICS
from game.rules import Rules
from game.rules.plans import ChoicePlan
from tests.stories import ROOT
from tests.story.conftest import Pick, played, plays

TIRED = 3
"""How often a player does the same thing before trying another."""
LEAST_DIFFERENCE = 6
"""Words that the screens after two choices must not share."""


def test_nothing_is_said_against_the_story() -> None:
    """Neither errors nor warnings: among these, that quiet has its price wherever there is a choice."""
    _story, found = check_story(ROOT / "story", critics=CRITICS)
    assert [str(problem) for problem in found if problem.severity != "hint"] == []


def test_every_choice_leads_to_a_screen_of_its_own(rules: Rules) -> None:
    alike = set()
    for state, _turn in plays(rules, 60, seed=1):
        screens = [screen for plan in rules.options(state) if (screen := shown(rules, state, plan))]
        for index, (address, words) in enumerate(screens):
            alike |= {(other, address) for other, told in screens[:index] if len(words ^ told) < LEAST_DIFFERENCE}
    assert alike == set()


def shown(rules: Rules, state: State, plan: ChoicePlan) -> tuple[str, set[str]] | None:
    """Return a choice with the words of the screen after it; None where the cube's lock comes in between."""
    _after, turn = rules.step(state, plan)
    if turn.outcome is not None and turn.outcome.locked:
        return None
    return plan.choice.address, {word for line in rules.told(turn) for word in line.text.split()}


def loudness(rules: Rules, state: State, plan: ChoicePlan) -> float:
    offer = next(offer for offer in rules.offers(state) if offer.address == plan.choice.address)
    return offer.preview.low.hearing.signal_excess if offer.preview else float("-inf")


def by_loudness(rules: Rules, best: str, seed: int) -> Pick:
    """Return a player who always takes the quietest, or the loudest, until tired of it."""
    rng, used = random.Random(seed), Counter[str]()

    def pick(state: State, options: list[ChoicePlan]) -> ChoicePlan:
        fresh = [plan for plan in options if used[plan.choice.address] < TIRED] or options
        levels = {plan.choice.address: loudness(rules, state, plan) for plan in fresh}
        wanted = min(levels.values()) if best == "quietest" else max(levels.values())
        plan = rng.choice([plan for plan in fresh if levels[plan.choice.address] == wanted])
        used[plan.choice.address] += 1
        return plan

    return pick


@pytest.mark.parametrize("difficulty", list(Difficulty))
@pytest.mark.parametrize("temper", ["quietest", "loudest", "first", "last"])
def test_every_temper_comes_to_an_end(temper: str, difficulty: Difficulty, rules: Rules) -> None:
    """Nobody is held for ever: not who always takes the quietest, nor the loudest, nor the first or the last."""
    for seed in range(5):
        pick = by_loudness(rules, temper, seed)
        if temper in ("first", "last"):
            pick = least_used(0 if temper == "first" else -1)
        state, _turn = list(played(rules, pick, difficulty))[-1]
        assert state.node.startswith("ending:")


def least_used(position: int) -> Pick:
    """Return a player who takes the first, or the last, of what was taken least."""
    used: dict[str, int] = {}

    def pick(_state: State, options: list[ChoicePlan]) -> ChoicePlan:
        least = min(used.get(plan.choice.address, 0) for plan in options)
        plan = [plan for plan in options if used.get(plan.choice.address, 0) == least][position]
        used[plan.choice.address] = least + 1
        return plan

    return pick
