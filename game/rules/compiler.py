"""Guards and effects as functions, each made once: a story asks the same few questions again and again.

Sharing them is what keeps a large story in the processor's cache.
"""

from collections.abc import Callable

from game.model.expression import Constant, Expression, Term
from game.model.state import State
from game.model.story import Effects, Story
from game.rules.expressions import Layout, Value, compiled

Values = tuple[int, ...]
Change = Callable[[State, Values], Values]
"""The state that effects read, and the values they change."""


Fixed = tuple[tuple[int, int], ...]
"""(index, value) of what is set."""
Added = tuple[tuple[int, int, int, int], ...]
"""(index, amount, low, high) of what is added."""
Computed = tuple[tuple[int, Value, int, int], ...]
"""(index, value, low, high) of what is worked out from the old state."""


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
        self._changes: dict[tuple[Fixed, Added], Change] = {}

    def value(self, expression: Expression) -> Value:
        """Return an expression as a function of the state."""
        term = expression.term
        if term not in self._values:
            self._values[term] = compiled(term, self.layout)
        return self._values[term]

    def change(self, effects: Effects) -> Change | None:
        """Return `set` and `add` as one function, or None where there is nothing to do.

        They read the state as it was and apply together; int values stop at their bounds.
        """
        index = self.layout.values
        fixed = tuple((index[name], e.term.value) for name, e in effects.set.items() if isinstance(e.term, Constant))
        added = tuple((index[name], amount, *self._bounds(name)) for name, amount in effects.add.items())
        if len(fixed) < len(effects.set):
            return _computing(fixed, added, self._computed(effects))
        if not fixed and not added:
            return None
        if (fixed, added) not in self._changes:
            self._changes[fixed, added] = _changing(fixed, added)
        return self._changes[fixed, added]

    def _computed(self, effects: Effects) -> Computed:
        rest = ((name, e) for name, e in effects.set.items() if not isinstance(e.term, Constant))
        return tuple((self.layout.values[name], self.value(e), *self._bounds(name)) for name, e in rest)

    def _bounds(self, name: str) -> tuple[int, int]:
        kind = self._variables[name].type
        return kind.low, kind.high


def _changing(fixed: Fixed, added: Added) -> Change:
    if not added:
        return _setting(fixed)

    def apply(state: State, values: Values) -> Values:
        new = list(values)
        for index, amount, low, high in added:
            total = values[index] + amount
            new[index] = low if total < low else high if total > high else total  # twice as fast as min and max
        for index, value in fixed:
            new[index] = value
        return tuple(new)

    return apply


def _setting(fixed: Fixed) -> Change:
    def apply(state: State, values: Values) -> Values:
        new = list(values)
        for index, value in fixed:
            new[index] = value
        return tuple(new)

    return apply


def _computing(fixed: Fixed, added: Added, computed: Computed) -> Change:
    rest = _changing(fixed, added)

    def apply(state: State, values: Values) -> Values:
        new = list(rest(state, values))
        for index, compute, low, high in computed:
            new[index] = min(high, max(low, int(compute(state))))
        return tuple(new)

    return apply
