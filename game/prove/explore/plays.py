"""What plays by the engine show: each thing seen once is shown to be possible, with the way to it."""

from collections.abc import Iterable
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
        self.low: dict[tuple[str, str], int] = {}
        self.high: dict[tuple[str, str], int] = {}
        """Node and variable (or 'attention') -> the least and the largest value met."""
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
                self._bound(spot.node, state)

    def _bound(self, node: str, state: State) -> None:
        values = dict(zip(self._chart.story.variables, state.values, strict=True), attention=state.meter.attention)
        for name, value in values.items():
            key = node, name
            if value < self.low.get(key, value + 1):
                self.low[key] = value
            if value > self.high.get(key, value - 1):
                self.high[key] = value
