"""The shortest way to a state, by the engine's own steps: a guided search, so that what is found is shown to be true.

The guide is a pattern's distances, which are never too long: so the first way found is a shortest one (A*, Hart,
Nilsson and Raphael 1968). Choices and free acts count one each.
"""

import heapq
from collections.abc import Iterable
from itertools import count
from typing import NamedTuple, Protocol, TypeVar

from game.model.state import Passage, Said, State
from game.model.story import Difficulty
from game.prove.explore.conditions import Test
from game.prove.explore.limits import Budget
from game.prove.explore.places import Spot
from game.rules import Rules
from game.rules.flow import is_ending

MOST_MOMENTS = 60_000
"""Moments of play looked at before a search is given up."""


class Path(NamedTuple):
    """The moves from a play's start: addresses of choices and names of free acts."""

    moves: tuple[str, ...]
    shortest: bool


class Search(NamedTuple):
    """What came of a search."""

    path: Path | None
    given_up: bool


Place = TypeVar("Place")
Seen = TypeVar("Seen", contravariant=True)
Left = TypeVar("Left", covariant=True)


class Projects(Protocol[Left]):
    """What leaves less of a state."""

    def of(self, state: State, /) -> Left:
        """Return what is left of a state where a play stops."""


class Distances(Protocol[Seen]):
    """Distances that are never too long."""

    def get(self, key: Seen, /) -> int | None:
        """Return how many moves it takes at least; None where there is no way."""


def search(
    rules: Rules,
    difficulty: Difficulty,
    pattern: Projects[Place],
    ahead: Distances[Place],
    goal: Test,
    budget: Budget,
    most: int = MOST_MOMENTS,
    haste: int = 1,
    bars: Test | None = None,
) -> Search:
    """Return the shortest way to a state where a play stops.

    Args:
        rules: Of the story.
        difficulty: How forgiving the cube is.
        pattern: A projection.
        ahead: Its distances to states that may be goals.
        goal: Whether a state is one, where a play stops or what is told on the way.
        budget: How far to go.
        most: Moments of play to look at.
        haste: How much what is still ahead weighs; beyond 1 a way is found sooner, and need not be a shortest one.
        bars: Whether a state is not to be met before a goal.
    """
    start, turn = rules.start(difficulty)
    met = _met([*passing(turn.told), (spot_of(start), start)], goal, bars)
    least = ahead.get(pattern.of(start))
    if met is not None or least is None:
        return Search(Path((), True) if met else None, False)
    came: dict[State, tuple[int, State | None, str]] = {start: (0, None, "")}
    order = count()
    line = [(least * haste, 0, next(order), start, "")]
    while line:
        _total, left, _order, state, last = heapq.heappop(line)
        gone = came[state][0]
        if last:
            return Search(Path((*_moves(came, state), last), haste == 1 or gone + 1 == least), False)
        if -left > gone:
            continue
        if not len(came) & 255:
            budget.check()
        for move, after, told in moves_from(rules, state):
            met = _met([*passing(told), (spot_of(after), after)], goal, bars)
            if met:  # others may be no farther from a goal than this one: its turn comes
                heapq.heappush(line, (gone + 1, -gone - 1, next(order), state, move))
            if met is not None or (after in came and came[after][0] <= gone + 1):
                continue
            rest = ahead.get(pattern.of(after))
            if rest is None:
                continue
            if len(came) >= most:
                return Search(None, True)
            came[after] = gone + 1, state, move
            heapq.heappush(line, (gone + 1 + rest * haste, -gone - 1, next(order), after, ""))
    return Search(None, False)


def _met(passed: Iterable[tuple[Spot, State]], goal: Test, bars: Test | None) -> bool | None:
    """Return whether a goal is met before what is barred; None where neither is."""
    for spot, state in passed:
        if bars and bars(spot, state):
            return False
        if goal(spot, state):
            return True
    return None


def spot_of(passage: Passage) -> Spot:
    """Return where something is told, or a play stands."""
    if isinstance(passage, Said):
        return Spot(passage.state.node, passage.state.pending, passage.choice)
    return Spot(passage.node, passage.pending)


def passing(told: Iterable[Passage]) -> list[tuple[Spot, State]]:
    """Return what is told on the way, with where."""
    return [(spot_of(passage), passage.state if isinstance(passage, Said) else passage) for passage in told]


def moves_from(rules: Rules, state: State) -> list[tuple[str, State, tuple[Passage, ...]]]:
    """Return every move from a state, with the state it leads to and what is told on the way."""
    if is_ending(state.node):
        return []
    steps = [(plan.address, *rules.step(state, plan)) for plan in rules.options(state)]
    taken = [(address, after, turn.told) for address, after, turn in steps]
    done = [(act, *rules.retold(rules.act(state, act))) for act in rules.acts(state)]
    return taken + [(act, after, turn.told) for act, after, turn in done]


def onward(rules: Rules, state: State) -> list[tuple[str, State]]:
    """Return every move from a state, with the state it leads to."""
    return [(move, after) for move, after, _told in moves_from(rules, state)]


def replayed(rules: Rules, difficulty: Difficulty, moves: tuple[str, ...]) -> State:
    """Return where moves lead, by the engine.

    Raises:
        KeyError: one of them cannot be made.
    """
    state, _turn = rules.start(difficulty)
    for move in moves:
        state = dict(onward(rules, state))[move]
    return state


def _moves(came: dict[State, tuple[int, State | None, str]], state: State) -> tuple[str, ...]:
    found = []
    before: State | None = state
    while before is not None:
        _gone, earlier, move = came[before]
        if earlier is not None:
            found.append(move)
        before = earlier
    return tuple(reversed(found))
