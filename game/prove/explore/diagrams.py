"""Sets of states as decision diagrams over the parts of a state, with blocks of bits at their ends.

A diagram is ordered and reduced (Bryant 1986), its edges carry sets of values (Srinivasan et al. 1990), a part that
does not matter has no node. What stands at the end of each way is one integer: a bit for each state of a dense block,
so that all of them take a step together. Every diagram is a number; equal sets have equal numbers.
"""

from collections.abc import Callable, Iterable, Sequence

Edge = tuple[int, int]
"""Values as a mask, and the diagram they lead to."""
Edges = tuple[Edge, ...]

EMPTY = 0
EVERYTHING = 1


class Diagrams:
    """All diagrams of one exploration."""

    def __init__(self, sizes: Sequence[int], block: int) -> None:
        """Begin with the empty set and the set of everything.

        Args:
            sizes: Number of values of the part at each level, from the top.
            block: Bits at the end of each way.
        """
        self.bottom = len(sizes)
        self.full = [(1 << size) - 1 for size in sizes]
        self.whole = (1 << block) - 1
        self.level: list[int] = []
        self.edges: list[Edges] = []
        self.bits: list[int] = []
        self._nodes: dict[tuple[int, Edges], int] = {}
        self._leaves: dict[int, int] = {}
        self._unions: dict[tuple[int, int], int] = {}
        self._meets: dict[tuple[int, int], int] = {}
        self._rests: dict[tuple[int, int], int] = {}
        self.leaf(0)
        self.leaf(self.whole)

    def __len__(self) -> int:
        return len(self.level)

    everything = EVERYTHING

    def step(self, tables: dict[int, tuple[int, ...]], leap: "Leaps | None") -> "Step":
        """Return what a set becomes by a table of masks at some levels, and by what moves the bits of the block."""
        return Step(self, tables, leap)

    def leaf(self, bits: int) -> int:
        """Return the diagram of a set of states of the block alone."""
        found = self._leaves.get(bits)
        if found is None:
            found = self._leaves[bits] = len(self.level)
            self.level.append(self.bottom)
            self.edges.append(())
            self.bits.append(bits)
        return found

    def node(self, level: int, parts: Iterable[Edge]) -> int:
        """Return the diagram with these ways on; their masks do not overlap."""
        by_child: dict[int, int] = {}
        for mask, child in parts:
            if child:
                by_child[child] = by_child.get(child, 0) | mask
        if not by_child:
            return EMPTY
        if len(by_child) == 1:
            ((child, mask),) = by_child.items()
            if mask == self.full[level]:
                return child
            edges: Edges = ((mask, child),)
        else:
            edges = tuple(sorted((mask, child) for child, mask in by_child.items()))
        key = level, edges
        found = self._nodes.get(key)
        if found is None:
            found = self._nodes[key] = len(self.level)
            self.level.append(level)
            self.edges.append(edges)
            self.bits.append(0)
        return found

    def joined(self, level: int, parts: Sequence[Edge]) -> int:
        """Return the diagram with these ways on, whose masks may overlap."""
        met = 0
        for mask, _child in parts:
            if met & mask:
                break
            met |= mask
        else:
            return self.node(level, parts)
        apart: list[Edge] = []
        for mask, child in parts:
            added: list[Edge] = []
            for other, there in apart:
                common = mask & other
                if not common:
                    added.append((other, there))
                    continue
                added.append((common, self.union(child, there)))
                if other != common:
                    added.append((other ^ common, there))
                mask ^= common
            if mask:
                added.append((mask, child))
            apart = added
        return self.node(level, apart)

    def ways(self, diagram: int, level: int) -> Edges:
        """Return the ways on at a level, which a diagram may pass over."""
        return self.edges[diagram] if self.level[diagram] == level else ((self.full[level], diagram),)

    def union(self, one: int, other: int) -> int:
        """Return the states of either."""
        if one == other or not other:
            return one
        if not one:
            return other
        key = (one, other) if one < other else (other, one)
        found = self._unions.get(key)
        if found is None:
            level = min(self.level[one], self.level[other])
            if level == self.bottom:
                found = self.leaf(self.bits[one] | self.bits[other])
            else:
                found = self._joint(level, self.ways(one, level), self.ways(other, level))
            self._unions[key] = found
        return found

    def _joint(self, level: int, ways: Edges, others: Edges) -> int:
        """Return the diagram with ways on of two, each of which has masks that do not overlap."""
        parts: list[Edge] = []
        met = 0
        for mask, child in ways:
            met |= mask
            for its, there in others:
                common = mask & its
                if common:
                    parts.append((common, self.union(child, there)))
                    mask ^= common
            if mask:
                parts.append((mask, child))
        for its, there in others:
            if its & ~met:
                parts.append((its & ~met, there))
        return self.node(level, parts)

    def meet(self, one: int, other: int) -> int:
        """Return the states of both."""
        if one == other or other == EVERYTHING:
            return one
        if not one or not other:
            return EMPTY
        if one == EVERYTHING:
            return other
        key = (one, other) if one < other else (other, one)
        found = self._meets.get(key)
        if found is None:
            level = min(self.level[one], self.level[other])
            if level == self.bottom:
                found = self.leaf(self.bits[one] & self.bits[other])
            else:
                found = self.node(
                    level,
                    [
                        (mask & its, self.meet(child, there))
                        for mask, child in self.ways(one, level)
                        for its, there in self.ways(other, level)
                        if mask & its
                    ],
                )
            self._meets[key] = found
        return found

    def rest(self, one: int, other: int) -> int:
        """Return the states of the first that are not of the second."""
        if one == other or not one or other == EVERYTHING:
            return EMPTY
        if not other:
            return one
        key = one, other
        found = self._rests.get(key)
        if found is None:
            level = min(self.level[one], self.level[other])
            if level == self.bottom:
                found = self.leaf(self.bits[one] & ~self.bits[other])
            else:
                parts: list[Edge] = []
                there = self.ways(other, level)
                for mask, child in self.ways(one, level):
                    for its, away in there:
                        common = mask & its
                        if common:
                            parts.append((common, self.rest(child, away)))
                            mask ^= common
                    if mask:
                        parts.append((mask, child))
                found = self.node(level, parts)
            self._rests[key] = found
        return found

    def complement(self, one: int) -> int:
        """Return all other states."""
        return self.rest(EVERYTHING, one)

    def count(self, diagram: int, weights: Sequence[int], ends: int) -> int:
        """Return the number of states.

        Args:
            diagram: The set.
            weights: For each level the values to count, as a mask.
            ends: The states of the block to count, as a mask.
        """
        below = [1] * (self.bottom + 1)
        for level in range(self.bottom - 1, -1, -1):
            below[level] = below[level + 1] * weights[level].bit_count()
        found: dict[int, int] = {}

        def counted(diagram: int) -> int:
            """Return the number of states from the diagram's own level on."""
            known = found.get(diagram)
            if known is None:
                level = self.level[diagram]
                if level == self.bottom:
                    known = (self.bits[diagram] & ends).bit_count()
                else:
                    known = 0
                    for mask, child in self.edges[diagram]:
                        skipped = below[level + 1] // below[self.level[child]]
                        known += (mask & weights[level]).bit_count() * skipped * counted(child)
                found[diagram] = known
            return known

        return counted(diagram) * (below[0] // below[self.level[diagram]])


Leaps = Callable[[int], int]
"""What becomes of the bits of a block."""


class Step:
    """What a set becomes, part by part: at some levels each value becomes a set of values, at the end bits move."""

    __slots__ = ("_found", "_levels", "_tables", "diagrams", "leap", "masks")

    def __init__(self, diagrams: Diagrams, tables: dict[int, tuple[int, ...]], leap: Leaps | None) -> None:
        """Take for each level what each value becomes, as masks; and what becomes of the block."""
        self.diagrams = diagrams
        self._levels = [*sorted(tables), diagrams.bottom]
        self._tables = [tables[level] for level in sorted(tables)]
        self.masks: list[dict[int, int]] = [{} for _ in self._tables]
        self.leap = leap
        self._found: dict[tuple[int, int], int] = {}

    def __call__(self, diagram: int) -> int:
        """Return what the set becomes."""
        return self._from(diagram, 0)

    def _from(self, diagram: int, index: int) -> int:
        """Return what a diagram becomes by the tables from `index` on."""
        if not diagram:
            return EMPTY
        own = self._levels[index]
        diagrams = self.diagrams
        level = diagrams.level[diagram]
        if own == diagrams.bottom and self.leap is None:
            return diagram
        key = diagram, index
        found = self._found.get(key)
        if found is not None:
            return found
        if level < own:
            found = diagrams.node(level, [(mask, self._from(child, index)) for mask, child in diagrams.edges[diagram]])
        elif own == diagrams.bottom:
            assert self.leap is not None
            found = diagrams.leaf(self.leap(diagrams.bits[diagram]))
        else:
            parts = []
            for mask, child in diagrams.ways(diagram, own):
                image = self._image(index, mask)
                if image:
                    after = self._from(child, index + 1)
                    if after:
                        parts.append((image, after))
            found = diagrams.joined(own, parts)
        self._found[key] = found
        return found

    def _image(self, index: int, mask: int) -> int:
        known = self.masks[index]
        image = known.get(mask)
        if image is None:
            image = 0
            for value, after in enumerate(self._tables[index]):
                if mask >> value & 1:
                    image |= after
            known[mask] = image
        return image
