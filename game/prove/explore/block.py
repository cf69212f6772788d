"""The dense block: some parts of a state as one integer, a bit for each combination of their values.

What a table does to a part is done to all combinations at once: values that move equally far are masked out and
shifted together; where many values become one, they are folded on to it.
"""

from collections.abc import Callable, Sequence

from game.prove.explore.tables import BARRED, Table

FOLDED = 4
"""Values that become one from which on they are not shifted one by one."""

Leap = Callable[[int], int]


class Block:
    """Parts as digits of a number in mixed radix; the number is the position of a bit."""

    def __init__(self, sizes: Sequence[int]) -> None:
        """Lay out digits with so many values each, the first with the smallest steps."""
        self.sizes = tuple(sizes)
        self.steps = []
        step = 1
        for size in sizes:
            self.steps.append(step)
            step *= size
        self.length = step
        self._values: dict[tuple[int, int], int] = {}

    def having(self, digit: int, value: int) -> int:
        """Return the bits whose digit has a value."""
        key = digit, value
        if key not in self._values:
            step, size = self.steps[digit], self.sizes[digit]
            run = ((1 << step) - 1) << value * step
            width = step * size
            while width < self.length:
                more = min(width, self.length - width)
                run |= (run & ((1 << more) - 1)) << width
                width += more
            self._values[key] = run
        return self._values[key]

    def any_of(self, digit: int, values: Sequence[int]) -> int:
        """Return the bits whose digit has one of some values."""
        mask = 0
        for value in values:
            mask |= self.having(digit, value)
        return mask

    def forward(self, tables: dict[int, Table]) -> Leap | None:
        """Return what tables of some digits make of a set of bits; None where they change nothing."""
        return _chained([self._forward(digit, table) for digit, table in tables.items() if _moves(table)])

    def backward(self, tables: dict[int, Table]) -> Leap | None:
        """Return the bits that tables of some digits may lead from into a set of bits."""
        return _chained([self._backward(digit, table) for digit, table in tables.items() if _moves(table)])

    def _groups(self, digit: int, table: Table) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """Return (mask, distance) of bits that move together, and (mask, bit) of those that become one."""
        into: dict[int, list[int]] = {}
        for value, after in enumerate(table):
            if after != BARRED:
                into.setdefault(after, []).append(value)
        alone = len(self.sizes) == 1
        folded = {after for after, values in into.items() if alone and len(values) >= FOLDED}
        far: dict[int, list[int]] = {}
        for value, after in enumerate(table):
            if after != BARRED and after not in folded:
                far.setdefault(after - value, []).append(value)
        step = self.steps[digit]
        shifts = [(self.any_of(digit, values), distance * step) for distance, values in far.items()]
        return shifts, [(self.any_of(digit, into[after]), 1 << after) for after in sorted(folded)]

    def _forward(self, digit: int, table: Table) -> Leap:
        shifts, folds = self._groups(digit, table)
        still = next((mask for mask, distance in shifts if not distance), 0)
        up = [(mask, distance) for mask, distance in shifts if distance > 0]
        down = [(mask, -distance) for mask, distance in shifts if distance < 0]

        def leap(bits: int) -> int:
            found = bits & still
            for mask, distance in up:
                moving = bits & mask
                if moving:
                    found |= moving << distance
            for mask, distance in down:
                moving = bits & mask
                if moving:
                    found |= moving >> distance
            for mask, bit in folds:
                if bits & mask:
                    found |= bit
            return found

        return leap

    def _backward(self, digit: int, table: Table) -> Leap:
        shifts, folds = self._groups(digit, table)

        def leap(bits: int) -> int:
            found = 0
            for mask, distance in shifts:
                found |= (bits >> distance if distance >= 0 else bits << -distance) & mask
            for mask, bit in folds:
                if bits & bit:
                    found |= mask
            return found

        return leap


def _moves(table: Table) -> bool:
    return any(value != after for value, after in enumerate(table))


def _chained(leaps: list[Leap]) -> Leap | None:
    if len(leaps) < 2:
        return leaps[0] if leaps else None

    def leap(bits: int) -> int:
        for each in leaps:
            bits = each(bits)
        return bits

    return leap
