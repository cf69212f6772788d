"""A projection of a story on a few parts of its states, explored in full: never less than the story can do.

What an arrow asks of other parts is taken to hold whenever that lets more through. So what no state of the projection
does no state of the story does, and no way in the story is shorter than the shortest in the projection: that makes the
distances a pattern database (Culberson and Schaeffer 1998), by which witnesses are looked for.
"""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from game.model.expression import Apply, Term
from game.model.state import State
from game.prove.explore.chart import Chart
from game.prove.explore.conditions import Conditions, asked, both
from game.prove.explore.limits import Budget, Limit, LimitReached
from game.prove.explore.parts import Parts
from game.prove.explore.places import START, Spot
from game.prove.explore.tables import BARRED, Table

MOST_STATES = 150_000
"""States of a projection up to which it is explored."""

Values = tuple[int, ...]
"""Numbers of the values of the pattern's parts, in its order."""
Abstract = tuple[Spot, Values]


class _Way(NamedTuple):
    target: Spot
    guard: Term | None
    tables: tuple[tuple[int, Table], ...]
    """Position among the pattern's parts, and what it does there."""
    cost: int


def weakened(term: Term, keeps: Callable[[Term], bool], wanted: bool = True) -> Term | None:
    """Return a condition that holds wherever the given one does (fails, unless `wanted`); None where that is anywhere.

    Args:
        term: The condition.
        keeps: Whether a comparison may be asked.
        wanted: Whether the condition is to hold or to fail.
    """
    match term:
        case Apply("not", (inner,)):
            return weakened(inner, keeps, not wanted)
        case Apply("and" | "or" as operator, operands):
            parts = [weakened(operand, keeps, wanted) for operand in operands]
            if (operator == "and") == wanted:
                return both(*parts)
            given = [part for part in parts if part is not None]
            return Apply("or", tuple(given)) if len(given) == len(parts) else None
    if not keeps(term):
        return None
    return term if wanted else Apply("not", (term,))


class Pattern:
    """The states of a projection that can be reached, and what leads from one to another."""

    def __init__(
        self,
        chart: Chart,
        parts: Collection[int],
        budget: Budget,
        most: int = MOST_STATES,
        barred: Collection[str] = (),
    ) -> None:
        """Explore the projection on some parts, without entering the nodes barred.

        Raises:
            LimitReached: it has too many states.
        """
        self.chart, self.parts = chart, tuple(sorted(parts))
        self._at = {part: position for position, part in enumerate(self.parts)}
        self._conditions = chart.conditions
        self._ways: dict[Spot, list[_Way]] = {}
        self.barred = frozenset(barred)
        """Nodes that are not entered."""
        first = chart.parts.numbers(chart.parts.first)
        begin = START, tuple(first[part] for part in self.parts)
        self.states: dict[Abstract, None] = {begin: None}
        self._before: dict[Abstract, list[tuple[Abstract, int]]] = {begin: []}
        line = deque([begin])
        while line:
            state = line.popleft()
            for after, cost in self._after(state):
                known = self._before.get(after)
                if known is None:
                    if len(self.states) >= most:
                        raise LimitReached(Limit("states", most))
                    self.states[after] = None
                    self._before[after] = [(state, cost)]
                    line.append(after)
                else:
                    known.append((state, cost))
            if not len(self.states) & 1023:
                budget.check()

    def bars(self, spot: Spot, _state: State) -> bool:
        """Whether a state is at a node that is not entered."""
        return spot.node in self.barred

    def of(self, state: State) -> Abstract:
        """Return what is left of a state where a play stops."""
        return Spot(state.node, state.pending), self.chart.parts.some(state, self.parts)

    def holds(self, term: Term, spot: Spot, values: Values) -> bool:
        """Whether a condition on the pattern's parts holds."""
        return _holds(self._conditions, term, spot.node, values, self._at)

    def where(self, conditions: Mapping[Spot, Term | None]) -> Iterator[Abstract]:
        """Yield the states that may meet a condition given for their spot; None is met by all."""
        for spot, values in self.states:
            if spot in conditions:
                term = conditions[spot]
                kept = None if term is None else weakened(term, partial(self._keeps, spot))
                if kept is None or self.holds(kept, spot, values):
                    yield spot, values

    def distances(self, goals: Iterable[Abstract]) -> dict[Abstract, int]:
        """Return how many moves it takes at least from each state to a goal; nothing of states without a way."""
        found = dict.fromkeys(goals, 0)
        line = deque(found)
        while line:
            state = line.popleft()
            gone = found[state]
            for before, cost in self._before[state]:
                total = gone + cost
                if total < found.get(before, total + 1):
                    found[before] = total
                    (line.append if cost else line.appendleft)(before)
        return found

    def _after(self, state: Abstract) -> Iterator[tuple[Abstract, int]]:
        spot, values = state
        if spot not in self._ways:
            self._ways[spot] = list(dict.fromkeys(self._projected(spot)))
        for way in self._ways[spot]:
            new = list(values)
            for position, table in way.tables:
                new[position] = table[new[position]]
                if new[position] == BARRED:
                    break
            else:
                if way.guard is None or self.holds(way.guard, spot, values):
                    yield (way.target, tuple(new)), way.cost

    def _projected(self, spot: Spot) -> Iterator[_Way]:
        for arrow in self.chart.arrows[spot]:
            tables = tuple((self._at[part], table) for part, table in sorted(arrow.tables.items()) if part in self._at)
            guard = None if arrow.guard is None else weakened(arrow.guard, partial(self._keeps, spot))
            entered = arrow.target.node in self.barred and arrow.target.node != spot.node
            if not entered and (tables or guard is not None or arrow.target != spot):
                yield _Way(arrow.target, guard, tables, 1 if arrow.move else 0)

    def _keeps(self, spot: Spot, term: Term) -> bool:
        return asked(term, spot.node, self.chart.parts) <= self._at.keys()


def _holds(conditions: Conditions, term: Term, node: str, values: Values, at: dict[int, int]) -> bool:
    match term:
        case Apply("not", (inner,)):
            return not _holds(conditions, inner, node, values, at)
        case Apply("and", operands):
            return all(_holds(conditions, operand, node, values, at) for operand in operands)
        case Apply("or", operands):
            return any(_holds(conditions, operand, node, values, at) for operand in operands)
    asks, table = conditions.table(term, node)
    return bool(table[tuple(values[at[part]] for part in asks)])


def influencing(chart: Chart, parts: Collection[int]) -> frozenset[int]:
    """Return parts with those that decide what is done to them: the guards and cases of what writes them."""
    found = set(parts)
    for spot, ways in chart.arrows.items():
        for arrow in ways:
            written = arrow.tables.keys() & parts
            if any(_changes(chart.parts, part, arrow.tables[part]) for part in written):
                found |= {part for part, table in arrow.tables.items() if BARRED in table}
                if arrow.guard is not None:
                    found |= asked(arrow.guard, spot.node, chart.parts)
    return frozenset(found)


def _changes(parts: Parts, part: int, table: Table) -> bool:
    return any(after not in (BARRED, value) for value, after in enumerate(table))
