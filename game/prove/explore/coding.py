"""How the states of a cone are written: which parts are levels of the diagrams, which are digits of the block."""

from game.model.state import State
from game.prove.explore.arrangement import arranged
from game.prove.explore.bitsets import BitSets
from game.prove.explore.block import Block
from game.prove.explore.conditions import asked
from game.prove.explore.cone import Cone
from game.prove.explore.diagrams import EMPTY, Diagrams
from game.prove.explore.places import START, Spot

LARGEST_BLOCK = 1 << 20
"""Bits of a block into which a whole state is put where it fits."""


class Coding:
    """The states of a cone as sets: what a value of a part is at a spot."""

    def __init__(self, cone: Cone) -> None:
        """Lay out the states of a cone."""
        self.cone, self.parts, self.conditions = cone, cone.chart.parts, cone.chart.conditions
        self.possible, self.arrows = cone.chart.possible, cone.arrows
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
        """Return parts in the order of their levels.

        What is carried at most spots stands at the top; of what is carried at equally many, parts that arrows touch
        together are near each other. On the game's own story that makes half as many diagrams as nearness alone
        does.
        """
        level = set(parts)
        together, carrying = [], dict.fromkeys(parts, 0)
        for spot, ways in self.arrows.items():
            here = self.cone.found[spot]
            for part in level.intersection(here):
                carrying[part] += 1
            for way in ways:
                there = self.cone.found[way.target]
                touched = {part for part in way.tables if part in level and (part in here or part in there)}
                if way.guard is not None:
                    touched |= asked(way.guard, spot.node, self.parts) & level
                if len(touched) > 1:
                    together.append(touched)
        return sorted(arranged(parts, together), key=lambda part: -carrying[part])

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

    def digit(self, spot: Spot, part: int, value: int) -> int:
        """Return the digit for a value of a part at a spot: that of the least of its class, 0 where there is one."""
        if part not in self.cone.found[spot]:
            return 0
        return self._places[part][self.first_of_class(spot, part)[value]]

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
