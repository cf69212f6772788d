"""Every reachable state: a fixed point over the spots, each taken up again while it has states not yet gone on from.

What leads back into itself is finished before anything after it is begun, so that the sets which go on are whole: whole
sets are regular, and regular sets are small diagrams.
"""

import heapq
from collections.abc import Callable

from game.prove.explore.places import Arrow, Spot
from game.prove.explore.system import System

Sets = dict[Spot, int]
"""A set of states for each spot."""


def forward(
    system: System,
    begin: Sets,
    check: Callable[[Sets], None],
    barred: frozenset[Spot] = frozenset(),
    cut: Sets | None = None,
) -> Sets:
    """Return every state that can be reached.

    Args:
        system: The story.
        begin: Where to begin.
        check: Asked now and then, with what is reached so far, whether to go on; it raises what ends the search.
        barred: Spots that are not entered.
        cut: States that are not entered.

    """
    diagrams, order = system.diagrams, system.order
    found = dict(begin)
    fresh = dict(begin)
    line = [(order[spot], spot_number, spot) for spot_number, spot in enumerate(begin)]
    ticks = len(line)
    while line:
        _order, _tick, spot = heapq.heappop(line)
        new = fresh.pop(spot, 0)
        if not new:
            continue
        check(found)
        new = _closed(system, spot, new, found, (cut or {}).get(spot, 0))
        for arrow in system.onward(spot):
            if arrow.target in barred:
                continue
            after = image(system, arrow, new)
            known = found.get(arrow.target, 0)
            added = diagrams.rest(after, known)
            if cut:
                added = diagrams.rest(added, cut.get(arrow.target, 0))
            if added:
                found[arrow.target] = diagrams.union(known, added)
                if not fresh.get(arrow.target):
                    ticks += 1
                    heapq.heappush(line, (order[arrow.target], ticks, arrow.target))
                fresh[arrow.target] = diagrams.union(fresh.get(arrow.target, 0), added)
    return found


def image(system: System, arrow: Arrow, states: int) -> int:
    """Return what an arrow makes of states at its source."""
    guard, step = system.step(arrow)
    return step(system.diagrams.meet(states, guard))


def _closed(system: System, spot: Spot, new: int, found: Sets, cut: int) -> int:
    """Return new states of a spot with all that its own loops make of them, without `cut`; `found` is filled too."""
    diagrams, front = system.diagrams, new
    while front:
        after = 0
        for arrow in system.loops(spot):
            after = diagrams.union(after, image(system, arrow, front))
        front = diagrams.rest(diagrams.rest(after, found[spot]), cut)
        if front:
            found[spot] = diagrams.union(found[spot], front)
            new = diagrams.union(new, front)
    return new


def backward(
    system: System,
    goals: Sets,
    within: Sets,
    check: Callable[[Sets], None],
    tell: Callable[[Spot, int], None] = lambda spot, states: None,
) -> Sets:
    """Return every state from which a goal can be reached.

    Args:
        system: The story.
        goals: What is to be reached.
        within: States to stay within.
        check: Asked now and then, with what is found so far, whether to go on; it raises what ends the search.
        tell: Told whatever is added at a spot, in its order.
    """
    diagrams, order = system.diagrams, system.order
    found, fresh = dict(goals), dict(goals)
    line = [(-order[spot], number, spot) for number, spot in enumerate(goals) if spot in order]
    heapq.heapify(line)
    ticks = len(line)
    while line:
        _order, _tick, spot = heapq.heappop(line)
        new = fresh.pop(spot, 0)
        if not new:
            continue
        check(found)
        for arrow in system.into(spot):
            guard, step = system.unstep(arrow)
            allowed = diagrams.meet(within.get(arrow.source, 0), guard)
            before = diagrams.meet(step(new), allowed) if allowed else 0
            known = found.get(arrow.source, 0)
            added = diagrams.rest(before, known)
            if added:
                found[arrow.source] = diagrams.union(known, added)
                tell(arrow.source, added)
                if not fresh.get(arrow.source):
                    ticks += 1
                    heapq.heappush(line, (-order[arrow.source], ticks, arrow.source))
                fresh[arrow.source] = diagrams.union(fresh.get(arrow.source, 0), added)
    return found
