"""The facts that every full play must tell, and in which order."""

from collections.abc import Iterable
from random import Random

import pytest

from game.model.state import State
from game.model.story import Difficulty, Story
from game.play import Session
from game.prove.players import TEMPERS, played
from game.replay.parse import read_script
from game.replay.reading import Lore
from game.rules import Rules
from tests.stories import ROOT

NUMBERS = (
    2, 3, 5, 4, 6, 7, 1, 8, 9, 12, 13, 11, 14, 10, 15, 16, 17, 18, 19, 20, 26, 22, 21, 23, 24, 27, 25, 28,
    29, 31, 30, 32, 34, 33, 35, 36, 37, 38, 40, 39, 41, 42, 43, 44, 45, 46, 47, 48, 49, 54, 50, 51, 52, 53, 55,
)  # fmt: skip
ORDER = [f"B{number:02}" for number in NUMBERS]
"""As the story tells them: the bible counts them by what belongs together."""


def beats(story: Story, arrivals: Iterable[object]) -> list[str]:
    """Return the beats told by the nodes arrived at, each where it is told first."""
    nodes = [arrival.node for arrival in arrivals if isinstance(arrival, State)]
    told = (beat for node in nodes if node in story.nodes for beat in story.nodes[node].beats)
    return list(dict.fromkeys(told))


def test_all_that_is_required_has_its_place_in_the_order(story: Story) -> None:
    assert sorted(ORDER) == sorted(story.beats.required)


def test_the_canonical_play_tells_every_beat_in_order(story: Story) -> None:
    script, problems = read_script(ROOT / "tests/paths/whole/canon.path.yaml", Lore(story))
    assert script is not None
    assert problems == ()
    session = Session(story, script.difficulty)
    for step in script.steps:
        if step.verb == "choose":
            session.choose(step.name)
        elif step.verb == "act":
            session.act(step.name)
    assert session.turn.ended == "name_in_the_collar"
    assert beats(story, (state for entry in session.history for state in entry.turn.told)) == ORDER


@pytest.mark.parametrize("temper", TEMPERS)
def test_every_full_play_tells_every_beat_in_order(temper: str, rules: Rules, story: Story) -> None:
    for seed in range(8):
        turns = [turn for _, turn in played(rules, TEMPERS[temper], Random(seed), Difficulty.STORY)]
        assert beats(story, (state for turn in turns for state in turn.told)) == ORDER
