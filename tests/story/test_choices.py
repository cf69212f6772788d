"""What every choice of the story must be: its own, with its price, on a way that ends."""

from random import Random

import pytest

from game.load import check_story
from game.model.state import State
from game.model.story import Difficulty
from game.prove import CRITICS
from game.prove.players import TEMPERS, Temper, played
from game.rules import Rules
from game.rules.plans import ChoicePlan
from tests.stories import ROOT
from tests.story.conftest import plays

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


@pytest.mark.parametrize("difficulty", list(Difficulty))
@pytest.mark.parametrize("temper", [*TEMPERS, "first", "last"])
def test_every_temper_comes_to_an_end(temper: str, difficulty: Difficulty, rules: Rules) -> None:
    """Nobody is held for ever: not who always takes the quietest, nor the loudest, nor the first or the last."""
    ways = TEMPERS | {"first": Temper(lambda o, _random: o[0]), "last": Temper(lambda o, _random: o[-1])}
    for seed in range(5):
        state, _turn = list(played(rules, ways[temper], Random(seed), difficulty))[-1]
        assert state.node.startswith("ending:")


def test_wherever_the_camcorder_can_be_raised_it_shows_another_text(rules: Rules) -> None:
    same = set()
    for state, _turn in plays(rules, 200, seed=3):
        if "lens" in rules.acts(state) and not state.lens:
            bare, lens = rules.lines(state), rules.lines(rules.act(state, "lens"))
            same |= {state.node} if bare == lens else set()
    assert same == set()
