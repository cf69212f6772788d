"""A story at one difficulty, reduced and ready to be explored: spots, arrows, and what each is on diagrams."""

from collections.abc import Callable, Mapping
from functools import cached_property
from itertools import product

from game.model.expression import Apply, Term
from game.prove.explore.block import Leap
from game.prove.explore.coding import Coding
from game.prove.explore.cone import Cone
from game.prove.explore.places import Arrow, Spot
from game.prove.explore.tables import BARRED, Table, transposed

Ways = dict[Spot, list[Arrow]]


class System(Coding):
    """The spots and arrows of a cone, each arrow as a step on diagrams."""

    def __init__(self, cone: Cone) -> None:
        """Lay out the states of a cone."""
        super().__init__(cone)
        self.order = cone.chart.order
        """In which order to look at the spots."""
        self._steps: dict[int, tuple[int, Leap]] = {}
        self._unsteps: dict[int, tuple[int, Leap]] = {}
        self._truths: dict[tuple[Term, Spot], int] = {}

    # Steps

    def step(self, arrow: Arrow) -> tuple[int, Leap]:
        """Return what an arrow asks, as a set, and what it makes of a set."""
        found = self._steps.get(id(arrow))
        if found is None:
            guard = self.diagrams.everything if arrow.guard is None else self.truth(arrow.guard, arrow.source)
            levels, digits = self._tables(arrow)
            found = self._steps[id(arrow)] = guard, self.diagrams.step(levels, self.block.forward(digits))
        return found

    def unstep(self, arrow: Arrow) -> tuple[int, Leap]:
        """Return what an arrow asks, as a set, and from what it may lead into a set."""
        found = self._unsteps.get(id(arrow))
        if found is None:
            guard, _step = self.step(arrow)
            levels, digits = self._tables(arrow)
            turned = {level: transposed(table) for level, table in levels.items()}
            found = self._unsteps[id(arrow)] = guard, self.diagrams.step(turned, self.block.backward(digits))
        return found

    def _tables(self, arrow: Arrow) -> tuple[dict[int, Table], dict[int, Table]]:
        """Return what an arrow does at each level, as masks, and to each digit of the block."""
        levels: dict[int, Table] = {}
        here, there = self.cone.found[arrow.source], self.cone.found[arrow.target]
        for part in {*arrow.tables, *here, *there}:
            if part in self.levels:
                table = self._level_table(arrow, part)
                if table is not None:
                    levels[self.levels[part]] = table
        digits = {index: self._digit_table(arrow, part) for part, index in self.digits.items()}
        return levels, digits

    def _level_table(self, arrow: Arrow, part: int) -> Table | None:
        """Return what each value of a part becomes, as masks; None where it stays."""
        size = self.parts.sizes[part]
        table = arrow.tables.get(part)
        here = self.cone.found[arrow.source].get(part)
        there = self.cone.found[arrow.target].get(part)
        if table is None and here == there:
            return None
        closed = self.closed(arrow.target, part) if there else None
        full = (1 << size) - 1
        values = self.cone.values(arrow.source, part)
        found = [BARRED] * size
        for value in values:
            after = value if table is None else table[value]
            found[value] = 0 if after == BARRED else full if closed is None else closed[after]
        # A value that cannot be there stands in the first class and does what that does: sets stay whole classes.
        found = [found[values[0]] if after == BARRED else after for after in found]
        if here is None and there is None and all(found):
            return None
        return tuple(found)

    def _digit_table(self, arrow: Arrow, part: int) -> Table:
        """Return what each digit becomes; digits stand for their classes."""
        table = arrow.tables.get(part)
        found = [BARRED] * len(self._places[part])
        for value, first in self.first_of_class(arrow.source, part).items():
            after = value if table is None else table[value]
            if value == first and after != BARRED:
                found[self.digit(arrow.source, part, value)] = self.digit(arrow.target, part, after)
        return tuple(found)

    # Where arrows lead

    def onward(self, spot: Spot) -> list[Arrow]:
        """Return the arrows that leave a spot."""
        return self._onward[spot]

    @cached_property
    def _onward(self) -> Ways:
        return {spot: [arrow for arrow in ways if arrow.target != spot] for spot, ways in self.arrows.items()}

    def loops(self, spot: Spot) -> list[Arrow]:
        """Return the arrows that lead from a spot to itself."""
        return self._loops[spot]

    @cached_property
    def _loops(self) -> Ways:
        return {spot: [arrow for arrow in ways if arrow.target == spot] for spot, ways in self.arrows.items()}

    @cached_property
    def _into(self) -> Ways:
        found: Ways = {spot: [] for spot in self.arrows}
        for ways in self.arrows.values():
            for arrow in ways:
                found[arrow.target].append(arrow)
        return found

    def into(self, spot: Spot) -> list[Arrow]:
        """Return the arrows that lead to a spot."""
        return self._into[spot]

    # Conditions

    def truth(self, term: Term, spot: Spot) -> int:
        """Return the states at a spot for which a condition holds."""
        key = term, spot
        found = self._truths.get(key)
        if found is None:
            found = self._truths[key] = self._truth(term, spot)
        return found

    def _truth(self, term: Term, spot: Spot) -> int:
        if isinstance(term, Apply) and term.operator == "not":
            return self.diagrams.complement(self.truth(term.operands[0], spot))
        if isinstance(term, Apply) and term.operator in ("and", "or"):
            truths = [self.truth(operand, spot) for operand in term.operands]
            found = truths[0]
            for truth in truths[1:]:
                if term.operator == "and":
                    found = self.diagrams.meet(found, truth)
                else:
                    found = self.diagrams.union(found, truth)
            return found
        return self._atom(term, spot)

    def _atom(self, term: Term, spot: Spot) -> int:
        """Return the states for which a comparison holds: level by level, then digit by digit."""
        asks, table = self.conditions.table(term, spot.node)
        ordered = sorted((part for part in asks if part in self.levels), key=self.levels.__getitem__)
        rest = [part for part in asks if part not in self.levels]

        def below(index: int, point: dict[int, int]) -> int:
            """Return the diagram for what is still free after the first parts have values."""
            if index == len(ordered):
                return self._ends(term, spot, asks, rest, point, table)
            part = ordered[index]
            closed, first = self.closed(spot, part), self.first_of_class(spot, part)
            ways = [(closed[v], below(index + 1, point | {part: v})) for v, least in first.items() if v == least]
            return self.diagrams.node(self.levels[part], ways)

        return below(0, {})

    def _ends(
        self,
        term: Term,
        spot: Spot,
        asks: tuple[int, ...],
        rest: list[int],
        point: Mapping[int, int],
        table: Mapping[tuple[int, ...], int],
    ) -> int:
        """Return the bits of the block for which a comparison holds, the levels having values."""
        options = [[v for v, first in self.first_of_class(spot, part).items() if v == first] for part in rest]
        bits = 0
        for numbers in product(*options):
            given = {**point, **dict(zip(rest, numbers, strict=True))}
            if table[tuple(given[part] for part in asks)]:
                mask = self.diagrams.whole
                for part, value in zip(rest, numbers, strict=True):
                    if part in self.digits:
                        mask &= self.block.having(self.digits[part], self.digit(spot, part, value))
                bits |= mask
        return self.diagrams.leaf(bits)

    def having(self, spot: Spot, part: int, wanted: Callable[[int], bool]) -> int:
        """Return the states at a spot in which a part that is told apart has a value that is wanted."""
        first = self.first_of_class(spot, part)
        values = [value for value, least in first.items() if value == least and wanted(self.parts.value(part, value))]
        if part in self.digits:
            digits = [self.digit(spot, part, value) for value in values]
            return self.diagrams.leaf(self.block.any_of(self.digits[part], digits))
        closed = self.closed(spot, part)
        return self.diagrams.node(self.levels[part], [(closed[value], self.diagrams.everything) for value in values])
