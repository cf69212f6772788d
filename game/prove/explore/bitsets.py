"""Sets of states as plain integers, for a story whose whole state fits into the block: what `Diagrams` does."""

from collections.abc import Iterable, Sequence

from game.prove.explore.block import Leap
from game.prove.explore.diagrams import Edge


class BitSets:
    """Sets of states of one block; a set is its own number."""

    def __init__(self, block: int) -> None:
        """Take the number of bits."""
        self.whole = self.everything = (1 << block) - 1

    def __len__(self) -> int:
        return 1

    def leaf(self, bits: int) -> int:
        """Return a set of states of the block."""
        return bits

    def node(self, level: int, parts: Iterable[Edge]) -> int:
        """Never asked: there are no levels."""
        raise LookupError(level)

    def union(self, one: int, other: int) -> int:
        """Return the states of either."""
        return one | other

    def meet(self, one: int, other: int) -> int:
        """Return the states of both."""
        return one & other

    def rest(self, one: int, other: int) -> int:
        """Return the states of the first that are not of the second."""
        return one & ~other

    def complement(self, one: int) -> int:
        """Return all other states."""
        return self.whole & ~one

    def count(self, states: int, weights: Sequence[int], ends: int) -> int:
        """Return the number of states."""
        return (states & ends).bit_count()

    def step(self, tables: dict[int, tuple[int, ...]], leap: Leap | None) -> Leap:
        """Return what a set becomes."""
        return leap or _same


def _same(bits: int) -> int:
    return bits
