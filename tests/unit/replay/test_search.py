"""`goto`: the shortest way, by the rules."""

from collections import deque
from pathlib import Path

import pytest

from game import Session, load_story
from game.model.state import State
from game.replay.search import TooFar, distances, route
from game.rules import Rules
from tests.stories import HUNTED, HUNTED_SCENE, make_story


def by_layers(rules: Rules, start: State, target: str) -> int | None:
    """Return how many choices a place is away, found by trying everything, one layer after another."""
    seen, line = {start}, deque([(0, start)])
    while line:
        gone, state = line.popleft()
        if state.node == target:
            return gone
        for plan in rules.options(state):
            after, _turn = rules.step(state, plan)
            if after not in seen:
                seen.add(after)
                line.append((gone + 1, after))
    return None


def test_the_way_found_leads_there(story: Path) -> None:
    session = Session(load_story(story))
    way = route(session.rules, session.state, "house/corridor")
    assert way == ("house/hall.knock", "house/hall.climb", "house/stairs.up", "house/attic.run")


@pytest.mark.parametrize(
    "target", ["house/attic", "house/corridor", "ending:out", "house/close_call", "ending:taken_early"]
)
def test_no_way_is_shorter_than_the_one_found(story: Path, target: str) -> None:
    session = Session(load_story(story))
    way = route(session.rules, session.state, target)
    assert way is not None
    assert len(way) == by_layers(session.rules, session.state, target)


@pytest.mark.parametrize("target", ["a/two", "a/lock", "ending:out", "ending:coats"])
def test_no_way_is_shorter_where_locks_interrupt(target: str) -> None:
    rules = Rules(make_story(HUNTED, a=HUNTED_SCENE))
    state, _turn = rules.start()
    way = route(rules, state, target)
    assert way is not None
    assert len(way) == by_layers(rules, state, target)


def test_the_map_never_promises_more_choices_than_a_play_needs(story: Path) -> None:
    loaded = load_story(story)
    ahead = distances(loaded, "house/attic")
    assert (ahead["house/attic"], ahead["house/landing"], ahead["house/stairs"], ahead["house/hall"]) == (0, 0, 1, 2)


def test_a_place_behind_a_closed_door_is_not_reached(story: Path) -> None:
    session = Session(load_story(story))
    assert route(session.rules, session.state, "house/cellar") is None


def test_the_search_is_given_up_at_its_limit(story: Path) -> None:
    session = Session(load_story(story))
    with pytest.raises(TooFar):
        route(session.rules, session.state, "house/cellar", limit=10)
