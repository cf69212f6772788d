"""Players of different tempers: each takes what its name says, and the counts add up."""

from collections import Counter
from random import Random

import pytest

from game.model.story import Difficulty, Story
from game.prove.players import TEMPERS, TIRED, played, tallied
from game.rules import Rules
from tests.stories import HUNTED, HUNTED_SCENE, make_story


@pytest.fixture(scope="module")
def hunted() -> Story:
    return make_story(HUNTED, a=HUNTED_SCENE)


@pytest.mark.parametrize("temper", TEMPERS)
def test_what_is_counted_adds_up(temper: str, hunted: Story) -> None:
    tally = tallied(hunted, TEMPERS[temper], 40, Difficulty.STANDARD)
    assert tally.plays == sum(tally.ends.values()) == 40
    assert tally.early == sum(n for end, n in tally.ends.items() if end and hunted.endings[end].early)
    assert tally.turns >= tally.plays
    assert tally.seen <= hunted.nodes.keys()


def test_the_loud_are_heard_more_than_the_cautious(hunted: Story) -> None:
    found = {name: tallied(hunted, TEMPERS[name], 60, Difficulty.STANDARD) for name in ("cautious", "loud")}
    attention = {name: sum(s for _n, s in t.attention.values()) / t.turns for name, t in found.items()}
    assert attention["loud"] > attention["cautious"]
    assert found["loud"].locks >= found["cautious"].locks


def test_the_curious_are_caught_less_often_than_the_uniform(hunted: Story) -> None:
    locks = {name: tallied(hunted, TEMPERS[name], 80, Difficulty.STORY).locks for name in ("uniform", "curious")}
    assert locks["curious"] < locks["uniform"]


def test_nobody_does_the_same_thing_again_while_there_is_another(hunted: Story) -> None:
    rules, random = Rules(hunted), Random(5)
    for temper in TEMPERS.values():
        used, before = Counter[str](), None
        for state, turn in played(rules, temper, random, Difficulty.STORY):
            if before is not None and used[turn.choice] >= TIRED:
                others = [plan.choice.address for plan in rules.options(before)]
                assert all(used[other] >= TIRED for other in others)
            used[turn.choice] += bool(turn.choice)
            before = state
