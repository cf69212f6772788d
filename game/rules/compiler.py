"""Guards and effects as functions, each made once: a story asks the same few questions again and again.

Sharing them is what keeps a large story in the processor's cache.
"""

from collections.abc import Mapping, Sequence

from game.model.expression import Apply, Constant, Expression, Name, Term
from game.model.state import State
from game.model.story import Effects, Story
from game.rules.expressions import Layout, Value, compiled

Values = tuple[int, ...]
Move = tuple[int, Mapping[int, int] | Sequence[int]]
"""Index of a variable, and what each of its values becomes: all are finite, so an effect is a table."""
Moves = tuple[Move, ...]
Computed = tuple[tuple[int, Value, int, int], ...]
"""(index, value, low, high) of what is worked out from the old state."""


MOST_TABLED = 1024
"""Values of a variable up to which its effects are tables."""


def put(values: Values, index: int, value: int) -> Values:
    """Return the values with one of them replaced."""
    return (*values[:index], value, *values[index + 1 :])


class Compiler:
    """Compiles the expressions and effects of one story."""

    def __init__(self, story: Story, layout: Layout) -> None:
        """Remember the variables' bounds and where the state keeps them."""
        self.layout = layout
        self._variables = story.variables
        self._values: dict[Term, Value] = {}
        self._moves: dict[tuple[str, str, int], Move] = {}
        self._together: dict[tuple[tuple[str, str, int], ...], Moves] = {}

    def value(self, expression: Expression) -> Value:
        """Return an expression as a function of the state."""
        term = expression.term
        if term not in self._values:
            self._values[term] = compiled(term, self.layout)
        return self._values[term]

    def all_of(self, *conditions: Expression | None) -> Value | None:
        """Return several conditions as one; None where there is none."""
        given = tuple(condition.term for condition in conditions if condition)
        if not given:
            return None
        term = given[0] if len(given) == 1 else Apply("and", given)
        if term not in self._values:
            self._values[term] = compiled(term, self.layout)
        return self._values[term]

    def variable(self, name: str) -> Value:
        """Return a variable as a function of the state."""
        return compiled(Name(name), self.layout)

    def moves(self, effects: Effects) -> Moves:
        """Return the effects that are known beforehand, as tables: every `add`, and every `set` to a constant."""
        fixed = [(name, "set", e.term.value) for name, e in effects.set.items() if isinstance(e.term, Constant)]
        moves = fixed + [(name, "add", amount) for name, amount in effects.add.items()]
        key = tuple(move for move in moves if self._is_tabled(move[0]))
        if key not in self._together:
            self._together[key] = tuple(self._move(*move) for move in key)
        return self._together[key]

    def computed(self, effects: Effects) -> Computed:
        """Return the effects that are worked out from the state: every other `set`, and all of wide variables."""
        sets = (
            (n, e.term) for n, e in effects.set.items() if not (isinstance(e.term, Constant) and self._is_tabled(n))
        )
        adds = (
            (name, Apply("+", (Name(name), Constant(amount))))
            for name, amount in effects.add.items()
            if not self._is_tabled(name)
        )
        return tuple(
            (self.layout.values[name], compiled(term, self.layout), *self._bounds(name))
            for name, term in (*sets, *adds)
        )

    def _is_tabled(self, name: str) -> bool:
        low, high = self._bounds(name)
        return high - low < MOST_TABLED

    def _move(self, name: str, verb: str, number: int) -> Move:
        """Return what an effect makes of each value of its variable; values stop at their bounds."""
        key = (name, verb, number)
        if key not in self._moves:
            low, high = self._bounds(name)
            values = range(low, high + 1)
            after = [number if verb == "set" else min(high, max(low, value + number)) for value in values]
            table = tuple(after) if low == 0 else dict(zip(values, after, strict=True))
            self._moves[key] = self.layout.values[name], table
        return self._moves[key]

    def _bounds(self, name: str) -> tuple[int, int]:
        kind = self._variables[name].type
        return kind.low, kind.high


def moved(values: Values, moves: Moves) -> Values:
    """Return the values after effects that are known beforehand."""
    new = list(values)
    for index, table in moves:
        new[index] = table[new[index]]
    return tuple(new)


def worked_out(state: State, values: Values, computed: Computed) -> Values:
    """Return the values after effects that are worked out from the state as it was."""
    new = list(values)
    for index, compute, low, high in computed:
        new[index] = min(high, max(low, int(compute(state))))
    return tuple(new)
