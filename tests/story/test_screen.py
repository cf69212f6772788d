"""What the screen is told: the camcorder's marks come and go, the margin fills and empties, pictures fit."""

from itertools import pairwise
from random import Random

from game.model.state import State
from game.model.story import Difficulty, Node, Story
from game.prove.players import UNIFORM, played
from game.rules import Rules

ALL = 6
"""Marks: viewfinder, recording, battery, counter, audio bar, frames."""
LOCKED = "/close_call"


def standing(node: Node) -> int:
    """Return how many of the camcorder's marks a node lets stand."""
    if node.marks is None:
        return ALL
    return ALL + node.marks if node.marks < 0 else node.marks


def whole_plays(rules: Rules, count: int) -> list[list[State]]:
    """Return the states of random plays on Story, where each comes to a last frame."""
    random = Random(5)
    return [[s for s, _ in played(rules, UNIFORM, random, Difficulty.STORY)] for _ in range(count)]


def test_the_camcorders_marks_come_one_by_one_from_the_first_look_to_the_restaurant(rules: Rules, story: Story) -> None:
    for states in whole_plays(rules, 10):
        met = [s for s in states if s.node in story.nodes and rules.has_camcorder(s) and not s.node.endswith(LOCKED)]
        seats = [s.node for s in met].index("restaurant/seats")
        counts = [standing(story.nodes[s.node]) for s in met[: seats + 1]]
        assert counts[0] <= 1
        assert counts[-1] == ALL
        assert all(after - before in (0, 1) for before, after in pairwise(counts[1:]))


def test_at_the_wall_and_in_the_dark_they_go_and_none_comes_back(story: Story) -> None:
    counts = [standing(node) for node in story.nodes.values() if node.scene in ("wall", "dark")]
    assert counts[0] == ALL
    assert counts[-1] == 0
    assert all(0 <= before - after <= 2 for before, after in pairwise(counts))


def test_the_people_in_black_hold_the_edge_from_the_restaurant_on_and_a_third_less_at_each_meeting(
    rules: Rules,
) -> None:
    at = rules.layout.values["margin"]
    for states in whole_plays(rules, 10):
        held = [(s.values[at], s.node) for s in states]
        changes = [after for before, after in pairwise(held) if before[0] != after[0]]
        assert held[0][0] == 0
        assert [margin for margin, _node in changes] == [3, 2, 1, 0]
        assert changes[0][1] == "restaurant/standing"


def test_every_ending_is_remembered_by_a_picture(story: Story) -> None:
    assert {ending.id for ending in story.endings.values() if ending.art not in story.pictures} == set()


def test_what_a_free_look_shows_has_a_picture_through_the_lens(story: Story) -> None:
    free = [node for node in story.nodes.values() if node.through]
    assert {node.address for node in free} == {"mall/seen", "mall/facing"}
    assert [node.address for node in free if not (node.art and story.pictures[node.art].lens)] == []
