"""The cone of influence of a question: what of each arrow matters to it, and which values have to be told apart.

Arrows of one spot that lead to the same place with the same effect, as far as the question can tell, are one; where one
of them is always open, what opens each of them does not matter. What has to be told apart grows from what is watched
until nothing is missing, so it is the coarsest quotient of this kind.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from game.model.expression import Apply, Term
from game.prove.explore.arrangement import Waiting
from game.prove.explore.chart import Chart
from game.prove.explore.conditions import asked, atoms
from game.prove.explore.places import Arrow, Spot
from game.prove.explore.possible import bits
from game.prove.explore.tables import BARRED, Table, constant

Classes = dict[int, int]
"""The class of each possible value of a part: numbered as they first come."""
Partition = dict[int, Classes]
"""The classes of each part that has more than one."""
Kind = tuple[object, ...]
"""What an arrow does, as far as the classes where it leads tell."""
MOST_OPENINGS = 4096
"""Combinations of values up to which it is found out whether some arrow is always open."""


class Group(NamedTuple):
    """Arrows that are one."""

    arrows: list[Arrow]
    open: bool
    """Whether one of them is open in every state."""


class Cone:
    """The classes of each part at each spot, and the arrows that matter, for what is watched."""

    def __init__(self, chart: Chart, watched: Mapping[Spot, Iterable[Term]]) -> None:
        """Grow the cone.

        Args:
            chart: Of the story.
            watched: What is to be told of the states at a spot.
        """
        self.chart = chart
        self._possible, self._conditions, self._parts = chart.possible, chart.conditions, chart.parts
        self._values: dict[int, list[int]] = {}
        self._asks: dict[tuple[Term, Spot], Partition] = {}
        self._bars: dict[tuple[int, int], bool] = {}
        self.found: dict[Spot, Partition] = {}
        for spot in chart.arrows:
            here: Partition = {}
            for term in watched.get(spot, ()):
                self._tell(here, term, spot)
            self.found[spot] = here
        self._before: dict[Spot, dict[Spot, None]] = {spot: {} for spot in chart.arrows}
        for spot, ways in chart.arrows.items():
            for way in ways:
                self._before[way.target][spot] = None
        self.groups: dict[Spot, list[Group]] = {}
        waiting = Waiting(chart.order, backward=True)
        for spot in chart.arrows:
            waiting.add(spot)
        while waiting:
            spot = waiting.pop()
            if self._grown(spot):
                for each in (spot, *self._before[spot]):
                    waiting.add(each)
        self.arrows = {spot: list(self._kept(groups)) for spot, groups in self.groups.items()}

    def values(self, spot: Spot, part: int) -> list[int]:
        """Return the values that a part may have at a spot, the least first."""
        mask = self._possible.mask(spot, part)
        if mask not in self._values:
            self._values[mask] = bits(mask)
        return self._values[mask]

    # Growing

    def _grown(self, spot: Spot) -> bool:
        """Tell apart at a spot what its arrows need; whether that was more than before."""
        here = dict(self.found[spot])
        self.groups[spot] = self._grouped(spot)
        for group in self.groups[spot]:
            for way in group.arrows:
                self._refine(here, way, strict=not group.open)
                if not group.open and way.guard is not None:
                    self._tell(here, way.guard, spot)
        if here == self.found[spot]:
            return False
        self.found[spot] = here
        return True

    def _grouped(self, spot: Spot) -> list[Group]:
        """Return the arrows of a spot, those together that are one."""
        kinds: dict[Kind, list[Arrow]] = {}
        for way in self.chart.arrows[spot]:
            kind = self._kind(way)
            if kind is not None:
                kinds.setdefault(kind, []).append(way)
        return [Group(ways, self._always_open(ways)) for ways in kinds.values()]

    def _kind(self, way: Arrow) -> Kind | None:
        """Return what an arrow does to the classes where it leads; None where it leads nowhere and does nothing."""
        there = self.found[way.target]
        effects: list[object] = []
        for part, table in way.tables.items():
            classes = there.get(part)
            if classes is None:
                continue
            effect = self._effect(way, part, table, classes)
            if effect is not None:
                effects.append((part, effect))
        if not effects and way.source == way.target:
            return None
        return way.target, bool(way.move), frozenset(effects)

    def _effect(self, way: Arrow, part: int, table: Table, classes: Classes) -> object:
        """Return what a table does where it lets pass: nothing (None), one class for all, or each value its own."""
        passing = [(value, classes[table[value]]) for value in self.values(way.source, part) if table[value] != BARRED]
        if all(classes.get(value, BARRED) == after for value, after in passing):
            return None
        reached = {after for _value, after in passing}
        return reached.pop() if len(reached) == 1 else tuple(passing)

    def _always_open(self, ways: list[Arrow]) -> bool:
        """Whether in every state one of some arrows is open; no in doubt."""
        spot = ways[0].source
        if any(way.guard is None and not self._barring(way) for way in ways):
            return True
        parts = sorted(
            {part for way in ways for part in self._barring(way)} | {p for w in ways for p in self._guarded(w)}
        )
        options = [self.values(spot, part) for part in parts]
        count = 1
        for option in options:
            count *= len(option)
        if count > MOST_OPENINGS:
            return False
        return all(
            any(self._open(way, dict(zip(parts, numbers, strict=True))) for way in ways)
            for numbers in product(*options)
        )

    def _open(self, way: Arrow, point: dict[int, int]) -> bool:
        bars = any(table[point[part]] == BARRED for part, table in way.tables.items() if part in point)
        return not bars and (way.guard is None or self._holds(way.guard, way.source, point))

    def _holds(self, term: Term, spot: Spot, point: dict[int, int]) -> bool:
        if isinstance(term, Apply) and term.operator == "not":
            return not self._holds(term.operands[0], spot, point)
        if isinstance(term, Apply) and term.operator in ("and", "or"):
            every = all if term.operator == "and" else any
            return every(self._holds(operand, spot, point) for operand in term.operands)
        asks, table = self._conditions.table(term, spot.node)
        return bool(table[tuple(point[part] for part in asks)])

    def _barring(self, way: Arrow) -> list[int]:
        """Return the parts of which an arrow lets only some values pass."""
        return [part for part, table in way.tables.items() if self._bars_some(table, way.source, part)]

    def _guarded(self, way: Arrow) -> frozenset[int]:
        return asked(way.guard, way.source.node, self._parts) if way.guard is not None else frozenset()

    def _bars_some(self, table: Table, spot: Spot, part: int) -> bool:
        key = id(table), self._possible.mask(spot, part)
        if key not in self._bars:
            self._bars[key] = any(table[value] == BARRED for value in self.values(spot, part))
        return self._bars[key]

    def _refine(self, here: Partition, way: Arrow, strict: bool) -> None:
        """Tell apart what an arrow leads to different classes, and, if it counts, what it lets pass and bars."""
        there = self.found[way.target]
        for part, table in way.tables.items():
            classes = there.get(part)
            barring = strict and self._bars_some(table, way.source, part)
            if classes is None and not barring:
                continue
            values = self.values(way.source, part)
            if len(values) < 2:
                continue
            effect = None if classes is None else self._effect(way, part, table, classes)
            signature: list[object] = [0] * len(values)
            if classes is not None and effect is None:
                signature = [classes.get(value, BARRED) for value in values]
            elif isinstance(effect, tuple):
                after = dict(effect)
                signature = [after.get(value) for value in values]
            if barring:
                signature = [(mark, table[value] == BARRED) for mark, value in zip(signature, values, strict=True)]
            split(here, part, values, signature)
        for part, classes in there.items():
            if part not in way.tables:
                values = self.values(way.source, part)
                if len(values) > 1:
                    split(here, part, values, [classes[value] for value in values])

    def _tell(self, here: Partition, term: Term, spot: Spot) -> None:
        """Tell apart what a condition asks."""
        key = term, spot
        if key not in self._asks:
            self._asks[key] = self._told_apart(term, spot)
        for part, classes in self._asks[key].items():
            split(here, part, list(classes), list(classes.values()))

    def _told_apart(self, term: Term, spot: Spot) -> Partition:
        """Return the classes that a condition tells apart at a spot."""
        found: Partition = {}
        for atom in dict.fromkeys(atoms(term)):
            asks, table = self._conditions.table(atom, spot.node)
            options = [self.values(spot, part) for part in asks]
            for position, part in enumerate(asks):
                if len(options[position]) < 2:
                    continue
                lines: dict[int, list[int]] = {value: [] for value in options[position]}
                for numbers in product(*options):
                    lines[numbers[position]].append(table[numbers])
                kinds: dict[tuple[int, ...], int] = {}
                signature = [kinds.setdefault(tuple(lines[value]), len(kinds)) for value in options[position]]
                split(found, part, options[position], signature)
        return found

    # What is left

    def _kept(self, groups: list[Group]) -> Iterable[Arrow]:
        """Yield the arrows that matter; of those that are one and always open, one that asks nothing."""
        for group in groups:
            if not group.open:
                yield from group.arrows
                continue
            way = group.arrows[0]
            there = self.found[way.target]
            tables = {}
            for part, table in way.tables.items():
                classes = there.get(part)
                effect = None if classes is None else self._effect(way, part, table, classes)
                if isinstance(effect, tuple):
                    tables[part] = table  # all that may be there passes, since one of arrows that pass the same is open
                elif effect is not None:
                    tables[part] = self._unbarred(way, part, table)
            yield way._replace(guard=None, tables=tables)

    def _unbarred(self, way: Arrow, part: int, table: Table) -> Table:
        """Return a table that lets everything pass, into the one class that another leads to."""
        passing = [table[value] for value in self.values(way.source, part) if table[value] != BARRED]
        return constant(len(table), passing[0])


def split(here: Partition, part: int, values: Sequence[int], signature: Iterable[object]) -> None:
    """Divide the classes of a part by what tells its values apart."""
    numbers: dict[object, int] = {}
    old = here.get(part)
    if old is None:
        classes = {value: numbers.setdefault(mark, len(numbers)) for value, mark in zip(values, signature, strict=True)}
    else:
        classes = {
            value: numbers.setdefault((old[value], mark), len(numbers))
            for value, mark in zip(values, signature, strict=True)
        }
    if len(numbers) > 1:
        here[part] = classes
