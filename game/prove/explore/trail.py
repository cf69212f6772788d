"""A way to some states: back from them as far as need be, then forward again by the engine's own steps.

Going back, a state is added because an arrow leads from it to what was added before. So whoever goes on to what was
added earlier, again and again, comes to the goal. The way is a way, and need not be a shortest one.
"""

from collections.abc import Sequence

from game.model.state import State
from game.prove.explore.exact import Exact
from game.prove.explore.places import Spot
from game.prove.explore.reach import Sets, backward
from game.prove.explore.witness import moves_from, passing, spot_of


def trail(exact: Exact, goals: Sets, within: Sets | None = None) -> tuple[str, ...]:
    """Return moves from the start into some sets of reachable states.

    Args:
        exact: The exploration that they are of.
        goals: Where to.
        within: What must not be left on the way, and can be gone through; all that is reached, unless given.

    Raises:
        LimitReached: the budget is spent.
    """
    return _Trail(exact, goals, exact.reached if within is None else within).walked()


class _Trail:
    """The states that lead to a goal, in the order in which going back found them."""

    def __init__(self, exact: Exact, goals: Sets, within: Sets) -> None:
        self._exact, self._rules = exact, exact.chart.rules
        self._added: dict[Spot, list[tuple[int, int]]] = {spot: [(0, states)] for spot, states in goals.items()}
        self._count = 0
        backward(exact.system, goals, within, exact.check, self._add)

    def _add(self, spot: Spot, states: int) -> None:
        self._count += 1
        self._added.setdefault(spot, []).append((self._count, states))

    def walked(self) -> tuple[str, ...]:
        """Return the moves."""
        state, turn = self._rules.start(self._exact.chart.difficulty)
        moves: list[str] = []
        left = self._left([*passing(turn.told), (spot_of(state), state)])
        while left != 0:
            move, state, left = self._nearer(state, left)
            moves.append(move)
        return tuple(moves)

    def _nearer(self, state: State, left: int | None) -> tuple[str, State, int]:
        for move, after, told in moves_from(self._rules, state):
            ahead = self._left([*passing(told), (spot_of(after), after)])
            if left is not None and ahead is not None and ahead < left:
                return move, after, ahead
        raise AssertionError("a trail of the proof that the engine cannot follow")

    def _left(self, passed: Sequence[tuple[Spot, State]]) -> int | None:
        """Return when the last of what is passed was added, 0 if a goal is passed; None off the trail."""
        left = None
        for spot, state in passed:
            if not spot.stage:  # what a choice says is no place to stand
                left = self._when(spot, state)
                if not left:
                    break
        return left

    def _when(self, spot: Spot, state: State) -> int | None:
        added = self._added.get(spot, ())
        diagrams, single = self._exact.system.diagrams, self._exact.system.single(spot, state)
        return next((number for number, states in added if diagrams.meet(states, single)), None)
