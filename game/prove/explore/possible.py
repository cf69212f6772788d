"""Which values each part may have at each spot, taken one by one: an upper estimate, forwards from the start.

What has one possible value at a spot need not be carried there, and an arrow that needs another cannot be taken.
"""

from collections.abc import Mapping, Sequence
from itertools import product

from game.model.expression import Apply, Term
from game.prove.explore.arrangement import Waiting, ranked
from game.prove.explore.conditions import Conditions
from game.prove.explore.places import Arrow, Spot
from game.prove.explore.tables import BARRED, Table

Masks = dict[int, int]
"""The values that a part may have, bit n for its n-th; only of parts that may have another than at the start."""
MOST_ASKED = 4096
"""Combinations of possible values up to which a comparison is decided."""


class Possible:
    """The values that each part may have at each spot."""

    def __init__(
        self,
        arrows: Mapping[Spot, Sequence[Arrow]],
        start: Spot,
        first: Sequence[int],
        asks: Conditions,
        live: Mapping[Spot, int],
    ) -> None:
        """Spread the values from the start.

        Args:
            arrows: Every way on, by its source.
            start: Where a play begins.
            first: The values of all parts there, as masks.
            asks: Who asks the guards.
            live: The parts that may still be asked about at each spot, a bit for each; of others nothing is said.
        """
        self._first, self._conditions, self._live = first, asks, live
        self._images: dict[tuple[int, int], int] = {}
        self._tables: dict[int, Table] = {}
        self.found: dict[Spot, Masks] = {start: {}}
        order = ranked(start, {spot: [arrow.target for arrow in ways] for spot, ways in arrows.items()})
        waiting = Waiting(order)
        waiting.add(start)
        while waiting:
            for arrow in arrows[waiting.pop()]:
                after = self.after(arrow)
                if after is not None and self._joined(arrow.target, after):
                    waiting.add(arrow.target)

    def mask(self, spot: Spot, part: int) -> int:
        """Return the values that a part may have at a spot."""
        return self.found[spot].get(part, self._first[part])

    def after(self, arrow: Arrow) -> Masks | None:
        """Return the values that may be there after an arrow; None where it cannot be taken."""
        before = self.found.get(arrow.source)
        if before is None or (arrow.guard is not None and not self.verdicts(arrow.guard, arrow.source) & 2):
            return None
        found = dict(before)
        for part, table in arrow.tables.items():
            image = self._image(table, before.get(part, self._first[part]))
            if not image:
                return None
            found[part] = image
        kept = self._live[arrow.target]
        return {part: mask for part, mask in found.items() if kept >> part & 1}

    def _joined(self, spot: Spot, masks: Masks) -> bool:
        """Add values at a spot; whether any of them is new."""
        here = self.found.get(spot)
        if here is None:
            self.found[spot] = {part: mask for part, mask in masks.items() if mask != self._first[part]}
            return True
        new = False
        for part in masks.keys() | here.keys():
            first = self._first[part]
            old = here.get(part, first)
            joined = old | masks.get(part, first)
            if joined != old:
                here[part] = joined
                new = True
        return new

    def _image(self, table: Table, mask: int) -> int:
        key = id(table), mask
        if key not in self._images:
            self._tables[id(table)] = table  # kept, so that its id stays its own
            image = 0
            for value in bits(mask):
                if table[value] != BARRED:
                    image |= 1 << table[value]
            self._images[key] = image
        return self._images[key]

    def verdicts(self, term: Term, spot: Spot) -> int:
        """Return what a condition may be at a spot: 1 false, 2 true, 3 either."""
        if isinstance(term, Apply) and term.operator == "not":
            inner = self.verdicts(term.operands[0], spot)
            return inner >> 1 | (inner & 1) << 1
        if isinstance(term, Apply) and term.operator in ("and", "or"):
            found = [self.verdicts(operand, spot) for operand in term.operands]
            decisive = 1 if term.operator == "and" else 2
            if decisive in found:
                return decisive
            return 3 - decisive if all(verdict == 3 - decisive for verdict in found) else 3
        asks, table = self._conditions.table(term, spot.node)
        options = [list(bits(self.mask(spot, part))) for part in asks]
        count = 1
        for option in options:
            count *= len(option)
        if count > MOST_ASKED:
            return 3
        verdict = 0
        for numbers in product(*options):
            verdict |= 2 if table[numbers] else 1
            if verdict == 3:
                break
        return verdict


def bits(mask: int) -> list[int]:
    """Return the numbers of the bits that are set, lowest first."""
    found = []
    while mask:
        low = mask & -mask
        found.append(low.bit_length() - 1)
        mask ^= low
    return found
