"""Conditions taken apart: what an expression asks of a state, and the values for which it holds."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import product

from game.model.expression import Apply, Name, Query, Term
from game.model.state import State
from game.prove.explore.limits import Limit, LimitReached
from game.prove.explore.parts import Parts
from game.prove.explore.places import Spot
from game.rules.expressions import Layout, Value, compiled

MOST_COMBINATIONS = 50_000
"""Combinations of values of what one comparison asks."""
BUILT_IN_METER = ("attention", "cube", "heard")
CONNECTIVES = ("and", "or", "not")
Table = tuple[tuple[int, ...], dict[tuple[int, ...], int]]
"""The parts that a term asks about, and its value for each combination of theirs."""
Where = Mapping[Spot, Term | None]
"""A condition at each of some spots; None for any state there."""
Test = Callable[[Spot, State], bool]
"""Whether a state at a spot is one that is looked for."""


def negated(term: Term) -> Term:
    """Return the term that holds where this one does not."""
    return Apply("not", (term,))


def both(*terms: Term | None) -> Term | None:
    """Return several conditions as one; None where there is none."""
    given = tuple(term for term in terms if term is not None)
    return Apply("and", given) if len(given) > 1 else next(iter(given), None)


def asked(term: Term, node: str, parts: Parts) -> frozenset[int]:
    """Return the parts of a state that a term asks about at a node."""
    return frozenset(_asked(term, node, parts))


def _asked(term: Term, node: str, parts: Parts) -> Iterator[int]:
    layout: Layout = parts.rules.layout
    match term:
        case Name("dark"):
            dark = parts.rules.story.nodes[node].dark if node in parts.rules.story.nodes else None
            if dark:
                yield from _asked(dark.term, node, parts)
        case Name(name):
            if name in BUILT_IN_METER:
                yield parts.meter
            elif name in ("lens", "looked"):
                yield parts.lens if name == "lens" else parts.looked
            elif name != "difficulty":
                yield layout.values[name]
        case Query("chose", argument):
            yield parts.bit_part[layout.bits[argument]]
        case Query("visits" | "visited", argument):
            yield parts.first_visit + layout.visits[argument]
        case Apply(_, operands):
            for operand in operands:
                yield from _asked(operand, node, parts)


def atoms(term: Term) -> Iterator[Term]:
    """Yield the largest parts of a condition that are not joined by and, or, not."""
    if isinstance(term, Apply) and term.operator in CONNECTIVES:
        for operand in term.operands:
            yield from atoms(operand)
    else:
        yield term


def placed(term: Term) -> bool:
    """Whether a term asks where a play is, so that the same values may answer it differently at another node."""
    match term:
        case Name(name):
            return name == "dark"
        case Query(function, _argument):
            return function in ("at", "ended")
        case Apply(_, operands):
            return any(map(placed, operands))
    return False


class Conditions:
    """The conditions of one story at one difficulty, asked by the engine's own compiled expressions."""

    def __init__(self, parts: Parts) -> None:
        """Remember what was asked before."""
        self.parts = parts
        self._values: dict[Term, Value] = {}
        self._tables: dict[tuple[Term, str], Table] = {}

    def value(self, term: Term) -> Value:
        """Return a term as a function of the state."""
        if term not in self._values:
            self._values[term] = compiled(term, self.parts.rules.layout)
        return self._values[term]

    def test(self, where: Where) -> Test:
        """Return what tells whether a state that a play passes meets a condition; it asks not what waits there."""
        terms = {(spot.node, spot.stage): term for spot, term in where.items()}
        values = {key: None if term is None else self.value(term) for key, term in terms.items()}

        def meets(spot: Spot, state: State) -> bool:
            key = spot.node, spot.stage
            value = values.get(key)
            return key in values and (value is None or bool(value(state)))

        return meets

    def table(self, term: Term, node: str) -> Table:
        """Return the parts that a term asks about at a node, and its value for each combination of theirs.

        Raises:
            LimitReached: there are too many combinations.
        """
        key = term, node
        found = self._tables.get(key)
        if found is None:
            shared = key if placed(term) else (term, "")
            found = self._tables.get(shared)
            if found is None:
                found = self._tables[shared] = self._worked_out(term, node)
            self._tables[key] = found
        return found

    def _worked_out(self, term: Term, node: str) -> Table:
        asks = tuple(sorted(asked(term, node, self.parts)))
        function, state = self.value(term), self.parts.state
        answers = {
            numbers: int(function(state(dict(zip(asks, numbers, strict=True)), node)))
            for numbers in combinations(self.parts, asks, node)
        }
        return asks, answers


def told(conditions: Iterable[Where]) -> dict[Spot, list[Term]]:
    """Return what has to be told of the states at each spot so that conditions can be asked."""
    found: dict[Spot, list[Term]] = {}
    for where in conditions:
        for spot, term in where.items():
            if term is not None:
                found.setdefault(spot, []).append(term)
    return found


def combinations(parts: Parts, asks: tuple[int, ...], place: str) -> Iterator[tuple[int, ...]]:
    """Yield every combination of values of some parts.

    Raises:
        LimitReached: there are too many; `place` is where they are asked for.
    """
    count = 1
    for part in asks:
        count *= parts.sizes[part]
    if count > MOST_COMBINATIONS:
        raise LimitReached(Limit("condition", MOST_COMBINATIONS, place))
    return product(*(range(parts.sizes[part]) for part in asks))
