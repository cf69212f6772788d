"""A story at one difficulty, reduced and ready to be explored: spots, arrows, and what each is on diagrams."""

from collections.abc import Callable, Mapping
from functools import cached_property
from itertools import product

from game.model.expression import Apply, Term
from game.model.state import State
from game.prove.explore.arrangement import arranged, ranked
from game.prove.explore.bitsets import BitSets
from game.prove.explore.block import Block, Leap
from game.prove.explore.conditions import asked
from game.prove.explore.cone import Cone
from game.prove.explore.diagrams import EMPTY, Diagrams
from game.prove.explore.places import START, Arrow, Spot
from game.prove.explore.tables import BARRED, Table, transposed

LARGEST_BLOCK = 1 << 20
"""Bits of a block into which a whole state is put where it fits."""


class System:
    """The spots and arrows of a cone, each arrow as a step on diagrams."""

    def __init__(self, cone: Cone) -> None:
        """Lay out the states of a cone."""
        self.cone, self.parts, self.conditions = cone, cone.chart.parts, cone.chart.conditions
        self.possible, self.arrows = cone.chart.possible, cone.arrows
        self._steps: dict[int, tuple[int, Leap]] = {}
        self._unsteps: dict[int, tuple[int, Leap]] = {}
        self._truths: dict[tuple[Term, Spot], int] = {}
        self._firsts: dict[tuple[Spot, int], dict[int, int]] = {}
        self._closed: dict[tuple[Spot, int], dict[int, int]] = {}
        self._lay_out()

    def _lay_out(self) -> None:
        """Decide which parts are levels of the diagrams, in which order, and which are digits of the block."""
        carried: dict[int, int] = {}
        for spot, partition in self.cone.found.items():
            for part in partition:
                carried[part] = carried.get(part, 0) | self.possible.mask(spot, part)
        whole = 1
        for part in carried:
            whole *= carried[part].bit_count()
        digits = list(carried) if whole <= LARGEST_BLOCK else [part for part in carried if part == self.parts.meter]
        self.digits = {part: index for index, part in enumerate(sorted(digits, key=lambda p: p != self.parts.meter))}
        self._places = {}
        for part in self.digits:
            values = [value for value in range(self.parts.sizes[part]) if carried[part] >> value & 1]
            self._places[part] = {value: place for place, value in enumerate(values)}
        self.block = Block([len(self._places[part]) for part in self.digits])
        ordered = self._ordered([part for part in carried if part not in self.digits])
        self.levels = {part: level for level, part in enumerate(ordered)}
        self._all = (*self.levels, *self.digits)
        sizes = [self.parts.sizes[part] for part in ordered]
        self.diagrams = Diagrams(sizes, self.block.length) if sizes else BitSets(self.block.length)

    def _ordered(self, parts: list[int]) -> list[int]:
        """Return parts in an order in which those that arrows touch together are near each other."""
        level = set(parts)
        together = []
        for spot, ways in self.arrows.items():
            here = self.cone.found[spot]
            for way in ways:
                there = self.cone.found[way.target]
                touched = {part for part in way.tables if part in level and (part in here or part in there)}
                if way.guard is not None:
                    touched |= asked(way.guard, spot.node, self.parts) & level
                if len(touched) > 1:
                    together.append(touched)
        return arranged(parts, together)

    # What a part is at a spot

    def closed(self, spot: Spot, part: int) -> dict[int, int]:
        """Return for each value that a part may have the values of its class, as a mask; the masks fill all values."""
        key = spot, part
        found = self._closed.get(key)
        if found is None:
            classes = self.cone.found[spot].get(part)
            values = self.cone.values(spot, part)
            full = (1 << self.parts.sizes[part]) - 1
            masks: dict[int, int] = {}
            for value in values:
                number = classes[value] if classes else 0
                masks[number] = masks.get(number, 0) | 1 << value
            masks[0] |= full & ~self.possible.mask(spot, part)
            found = {value: masks[classes[value] if classes else 0] for value in values}
            self._closed[key] = found
        return found

    def first_of_class(self, spot: Spot, part: int) -> dict[int, int]:
        """Return for each value that a part may have the least of its class."""
        key = spot, part
        found = self._firsts.get(key)
        if found is None:
            classes = self.cone.found[spot].get(part)
            first: dict[int, int] = {}
            found = self._firsts[key] = {
                value: first.setdefault(classes[value] if classes else 0, value)
                for value in self.cone.values(spot, part)
            }
        return found

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

    def digit(self, spot: Spot, part: int, value: int) -> int:
        """Return the digit for a value of a part at a spot: that of the least of its class, 0 where there is one."""
        if part not in self.cone.found[spot]:
            return 0
        return self._places[part][self.first_of_class(spot, part)[value]]

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

    # States

    def first_states(self) -> int:
        """Return the set of the one state that a play begins with."""
        return self.single(START, self.parts.first)

    def single(self, spot: Spot, state: State) -> int:
        """Return the set of one state; the empty set where it has a value that nothing was thought to have there."""
        numbers = dict(zip(self._all, self.parts.some(state, self._all), strict=True))
        here = self.cone.found[spot]
        if any(part in here and number not in here[part] for part, number in numbers.items()):
            return EMPTY
        bits = 1
        for part, index in self.digits.items():
            bits <<= self.digit(spot, part, numbers[part]) * self.block.steps[index]
        found = self.diagrams.leaf(bits)
        for part, level in sorted(self.levels.items(), key=lambda item: -item[1]):
            if part in self.cone.found[spot]:
                found = self.diagrams.node(level, [(self.closed(spot, part)[numbers[part]], found)])
        return found

    def count(self, spot: Spot, diagram: int) -> int:
        """Return how many states of the quotient a set at a spot has."""
        weights = []
        for part in self.levels:
            firsts = self.first_of_class(spot, part) if part in self.cone.found[spot] else {0: 0}
            weights.append(sum(1 << value for value, first in firsts.items() if value == first))
        return self.diagrams.count(diagram, weights, self.diagrams.whole)

    @cached_property
    def order(self) -> dict[Spot, int]:
        """A number for each spot: smaller for what leads to others without a way back, the same for what leads back."""
        return ranked(START, {spot: [way.target for way in ways] for spot, ways in self.arrows.items()})

    def onward(self, spot: Spot) -> list[Arrow]:
        """Return the arrows that leave a spot."""
        return [arrow for arrow in self.arrows[spot] if arrow.target != spot]

    def loops(self, spot: Spot) -> list[Arrow]:
        """Return the arrows that lead from a spot to itself."""
        return [arrow for arrow in self.arrows[spot] if arrow.target == spot]

    @cached_property
    def _into(self) -> dict[Spot, list[Arrow]]:
        found: dict[Spot, list[Arrow]] = {spot: [] for spot in self.arrows}
        for ways in self.arrows.values():
            for arrow in ways:
                found[arrow.target].append(arrow)
        return found

    def into(self, spot: Spot) -> list[Arrow]:
        """Return the arrows that lead to a spot."""
        return self._into[spot]
