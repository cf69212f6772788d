"""The shortest way from where a play stands to a place, by the rules themselves.

A layered search, guided: the number of choices that lie between two nodes on the map of the story is never more than
the choices a play needs, so what is nearer on the map is looked at first and the first way found is a shortest one.
"""

import heapq
from collections import defaultdict, deque
from collections.abc import Iterator
from itertools import count
from math import inf

from game.model.state import State
from game.model.story import Node, Story
from game.rules import Rules
from game.rules.flow import ENDING

LIMIT = 100_000
"""Moments of play looked at before the search is given up: some seconds, some hundred MB."""


class TooFar(Exception):
    """The search was given up."""


Came = tuple[int, tuple[State, str] | None]
"""How many choices led to a moment, and the last of them with the moment before it."""


def route(rules: Rules, start: State, target: str, limit: int = LIMIT) -> tuple[str, ...] | None:
    """Return the choices of a shortest way to a target, or None where no choices lead there.

    Free acts (lens, film) are not tried. Where several ways are as short, earlier choices of the file come first.

    Args:
        rules: Of the story.
        start: Where to begin.
        target: Address of a node where a play stops, or 'ending:ID'.
        limit: Moments of play to look at.

    Raises:
        TooFar: `limit` moments were not enough.
    """
    ahead = distances(rules.story, target)

    def least(state: State) -> float:
        here = ahead.get(state.node, inf)
        return min(here, ahead.get(state.pending.to, inf)) if state.pending else here

    came: dict[State, Came] = {start: (0, None)}
    order = count()
    # Of equally promising moments the one furthest on comes first, so that an open way is walked straight down.
    front = [(least(start), 0, next(order), start)]
    while front:
        _total, left, _order, state = heapq.heappop(front)
        gone = came[state][0]
        if state.node == target:
            return _back(came, state)
        if -left > gone:  # a shorter way to it was found meanwhile
            continue
        for choice in rules.options(state):
            after, _turn = rules.step(state, choice)
            rest = least(after)
            if rest == inf or (after in came and came[after][0] <= gone + 1):
                continue
            if len(came) >= limit:
                raise TooFar(target)
            came[after] = gone + 1, (state, choice.address)
            heapq.heappush(front, (gone + 1 + rest, -gone - 1, next(order), after))
    return None


def _back(came: dict[State, Came], state: State) -> tuple[str, ...]:
    """Return the choices that led to a state, first to last."""
    choices = []
    while (step := came[state][1]) is not None:
        state, choice = step
        choices.append(choice)
    return tuple(reversed(choices))


def distances(story: Story, target: str) -> dict[str, int]:
    """Return the least number of choices from each node to the target, on the map alone: no condition is asked."""
    into: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for node in story.nodes.values():
        for cost, other in _roads(story, node):
            into[other].append((cost, node.address))
    found = {target: 0}
    line = deque([target])
    while line:
        near = line.popleft()
        for cost, address in into[near]:
            total = found[near] + cost
            if total < found.get(address, inf):
                found[address] = total
                # Roads that cost nothing are walked first, so that the line stays in order.
                (line.append if cost else line.appendleft)(address)
    return found


def _roads(story: Story, node: Node) -> Iterator[tuple[int, str]]:
    """Yield (choices it takes, where it leads) for each way out of a node.

    `return` leads where the choice that was interrupted would have led: that road is counted there.
    """
    ways = [(1 if choice.label else 0, choice.to) for choice in node.choices]
    if node.to:
        ways.append((0, node.to))
    for cost, target in ways:
        if target == ENDING + "auto":
            yield from ((cost, ENDING + name) for name, ending in story.endings.items() if ending.auto)
        elif target not in ("stay", "return"):
            yield cost, target
    events = story.scenes[node.scene].events
    if node.choices:
        yield from ((1, event) for event in (events.locked_on, events.taken) if event)
