"""Every reachable state: a fixed point over the spots, each taken up again while it has states not yet gone on from.

What leads back into itself is finished before anything after it is begun, so that the sets which go on are whole: whole
sets are regular, and regular sets are small diagrams.
"""

from collections.abc import Callable, Iterable

from game.prove.explore.arrangement import Waiting
from game.prove.explore.diagrams import EMPTY
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
    return _Forward(system, begin, barred, cut or {}).all(check)


class _Forward:
    """What is reached so far. Steps are taken by the whole set of a spot, not by what is new in it.

    The whole is regular and mostly known: what a step makes of the parts of a diagram is remembered. What is new is
    neither.
    """

    def __init__(self, system: System, begin: Sets, barred: frozenset[Spot], cut: Sets) -> None:
        self._system, self._diagrams, self._barred, self._cut = system, system.diagrams, barred, cut
        self._found = dict(begin)
        self._waiting = Waiting(system.order)
        for spot in begin:
            self._waiting.add(spot)

    def all(self, check: Callable[[Sets], None]) -> Sets:
        """Go on until nothing is new: one circle of spots after the other."""
        order, waiting = self._system.order, self._waiting
        while waiting:
            circle, done = waiting.circle(), dict[Spot, None]()
            while waiting.circle() == circle:
                spot = waiting.pop()
                done[spot] = None
                check(self._found)
                self._close(spot)
                self._go(arrow for arrow in self._system.onward(spot) if order[arrow.target].circle == circle)
            onward = (arrow for spot in done for arrow in self._system.onward(spot))
            self._go(arrow for arrow in onward if order[arrow.target].circle != circle)
        return self._found

    def _close(self, spot: Spot) -> None:
        """Take a spot's own loops, each by all that those before it have made, until none makes anything new."""
        loops, before = self._system.loops(spot), EMPTY
        while before != self._found[spot]:
            before = self._found[spot]
            for arrow in loops:
                self._take(arrow)

    def _go(self, arrows: Iterable[Arrow]) -> None:
        for arrow in arrows:
            if arrow.target not in self._barred and self._take(arrow):
                self._waiting.add(arrow.target)

    def _take(self, arrow: Arrow) -> bool:
        """Add what an arrow leads to; whether that is more than was known."""
        after = image(self._system, arrow, self._found[arrow.source])
        if self._cut:
            after = self._diagrams.rest(after, self._cut.get(arrow.target, EMPTY))
        known = self._found.get(arrow.target, EMPTY)
        joined = self._diagrams.union(known, after)
        if joined == known:
            return False
        self._found[arrow.target] = joined
        return True


def image(system: System, arrow: Arrow, states: int) -> int:
    """Return what an arrow makes of states at its source."""
    guard, step = system.step(arrow)
    return step(system.diagrams.meet(states, guard))


def backward(
    system: System,
    goals: Sets,
    within: Sets,
    check: Callable[[Sets], None],
    tell: Callable[[Spot, int], None] | None = None,
) -> Sets:
    """Return every state from which a goal can be reached.

    Args:
        system: The story.
        goals: What is to be reached.
        within: States to stay within.
        check: Asked now and then, with what is found so far, whether to go on; it raises what ends the search.
        tell: Told whatever is added at a spot, in its order.
    """
    diagrams, found = system.diagrams, dict(goals)
    waiting = Waiting(system.order, backward=True)
    for spot in goals:
        waiting.add(spot)
    while waiting:
        spot = waiting.pop()
        check(found)
        for arrow in system.into(spot):
            guard, unstep = system.unstep(arrow)
            allowed = diagrams.meet(within.get(arrow.source, EMPTY), guard)
            before = diagrams.meet(unstep(found[spot]), allowed) if allowed else EMPTY
            known = found.get(arrow.source, EMPTY)
            joined = diagrams.union(known, before)
            if joined != known:
                found[arrow.source] = joined
                if tell:
                    tell(arrow.source, diagrams.rest(before, known))
                waiting.add(arrow.source)
    return found
