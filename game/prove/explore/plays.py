"""What plays by the engine show: each thing seen once is shown to be possible, with the way to it."""

from collections.abc import Iterable
from functools import cached_property
from random import Random

from game.model.state import State
from game.prove.explore.chart import Chart
from game.prove.explore.limits import Budget
from game.prove.explore.places import Spot
from game.prove.explore.questions import Question
from game.prove.explore.witness import moves_from, passing, spot_of
from game.rules.expressions import Value
from game.rules.flow import is_ending

PLAYS = 400
MOST_MOVES = 400
"""Where a play that has lost its way is left."""
CAREFUL = 3
"""Every so many-th play takes whatever there is; the others keep from being caught where they can."""


class Seen:
    """The questions answered yes by some play, each with the moves to it."""

    def __init__(self, chart: Chart, questions: Iterable[Question], budget: Budget, plays: int = PLAYS) -> None:
        """Play, always the same plays, until nothing is left to be shown.

        Raises:
            LimitReached: the budget is spent.
        """
        self._chart = chart
        self.paths: dict[int, tuple[str, ...]] = {}
        """By the question's number among those given: the shortest way met."""
        self._met: dict[str, set[tuple[int, ...]]] = {}
        self._open: dict[tuple[str, str], list[tuple[int, Value | None]]] = {}
        for number, question in enumerate(questions):
            for key, term in {(spot.node, spot.stage): term for spot, term in question.where.items()}.items():
                value = None if term is None else chart.conditions.value(term)
                self._open.setdefault(key, []).append((number, value))
        random, wanted = Random(1), {number for waiting in self._open.values() for number, _value in waiting}
        for play in range(plays):
            budget.check()
            if wanted <= self.paths.keys():
                break
            self._play(random, careful=bool(play % CAREFUL))

    def _play(self, random: Random, careful: bool) -> None:
        rules = self._chart.rules
        state, turn = rules.start(self._chart.difficulty)
        moves: list[str] = []
        self._look(passing(turn.told), moves)
        while len(moves) < MOST_MOVES and not is_ending(state.node):
            ways = moves_from(rules, state)
            if not ways:
                break
            free = [way for way in ways if way[1].pending is None] if careful and state.pending is None else ways
            move, state, told = random.choice(free or ways)
            moves.append(move)
            self._look([*passing(told), (spot_of(state), state)], moves)

    def _look(self, passed: list[tuple[Spot, State]], moves: list[str]) -> None:
        """Answer what can be answered of states just met."""
        for spot, state in passed:
            waiting = self._open.get((spot.node, spot.stage), ())
            for number, value in waiting:
                known = self.paths.get(number)
                if (known is None or len(moves) < len(known)) and (value is None or value(state)):
                    self.paths[number] = tuple(moves)
            if not spot.stage:
                self._met.setdefault(spot.node, set()).add((*state.values, state.meter.attention))

    @cached_property
    def ends(self) -> dict[tuple[str, str], tuple[int, int]]:
        """Node and variable (or 'attention') -> the least and the largest value met."""
        names = *self._chart.story.variables, "attention"
        return {
            (node, name): (min(column), max(column))
            for node, met in self._met.items()
            for name, column in zip(names, zip(*met, strict=True), strict=True)
        }
