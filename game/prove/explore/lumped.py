"""The coarsest cone of its kind that is a chain for somebody who takes any open choice as readily as any other.

A partition is lumpable where the share of the ways that lead into each class is the same for all states of a class
(Kemeny and Snell 1960, theorem 6.3.2). So, unlike in a cone for questions, it counts how many choices are open, and
which of a choice's cases comes to pass; what opens each does not matter where the shares stay the same.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from game.model.expression import Term
from game.prove.explore.chart import Chart
from game.prove.explore.conditions import asked
from game.prove.explore.cone import MOST_OPENINGS, Cone, Group, Partition, split
from game.prove.explore.places import Arrow, Spot

Unit = object
"""What a choice comes to, as far as the classes where it leads tell; its own where that depends on what it bars."""


class Way(NamedTuple):
    """An arrow of the chain, taken by as many choices as are open of those that it stands for."""

    arrow: Arrow
    choices: tuple[tuple[str, Term | None], ...]
    """The choices, each with when it is open; of what goes on by itself '', and when it does."""


class Lumped(Cone):
    """The chain of a player who takes any open choice as readily as any other."""

    def __init__(self, chart: Chart) -> None:
        """Grow the partition from the ends, which are told apart."""
        self._shares: dict[tuple[Spot, tuple[object, ...]], Partition] = {}
        super().__init__(chart, {})
        self.ways = {spot: list(self._joined(groups)) for spot, groups in self.groups.items()}

    def _grown(self, spot: Spot) -> bool:
        here = dict(self.found[spot])
        groups = self.groups[spot] = self._grouped(spot)
        for group in groups:
            for way in group.arrows:
                self._refine(here, way, strict=not group.open)
        if all(group.arrows[0].move for group in groups):
            self._tell_shares(here, spot, groups)
        else:
            for guard in {way.guard: None for group in groups for way in group.arrows if way.guard is not None}:
                self._tell(here, guard, spot)
        if here == self.found[spot]:
            return False
        self.found[spot] = here
        return True

    def _grouped(self, spot: Spot) -> list[Group]:
        """Return the arrows of a spot, those of one choice together that come to the same."""
        kinds: dict[object, list[Arrow]] = {}
        for way in self.chart.arrows[spot]:
            kinds.setdefault((way.move or way.guard, self._unit(way)), []).append(way)
        return [Group(ways, self._covered(ways)) for ways in kinds.values()]

    def _unit(self, way: Arrow) -> Unit:
        return self._kind(way) or way.target, way.locks

    def _covered(self, ways: list[Arrow]) -> bool:
        """Whether arrows with one guard let pass every state between them."""
        return self._always_open([way._replace(guard=None) for way in ways])

    def _tell_shares(self, here: Partition, spot: Spot, groups: list[Group]) -> None:
        """Tell apart what changes the shares of what choices come to."""
        units: dict[str, tuple[Unit, Term | None]] = {}
        for group in groups:
            way = group.arrows[0]
            units[way.move] = (self._unit(way) if group.open else way.move), way.guard
        numbers: dict[Unit, int] = {}
        key = tuple((numbers.setdefault(unit, len(numbers)), guard) for unit, guard in units.values())
        if (spot, key) not in self._shares:
            self._shares[spot, key] = self._by_shares(spot, key)
        for part, classes in self._shares[spot, key].items():
            split(here, part, list(classes), classes.values())

    def _by_shares(self, spot: Spot, units: tuple[tuple[int, Term | None], ...]) -> Partition:
        """Return the classes of what guards ask that the shares tell apart."""
        found: Partition = {}
        guards = [guard for _unit, guard in units if guard is not None]
        parts = sorted({part for guard in guards for part in asked(guard, spot.node, self._parts)})
        options = [self.values(spot, part) for part in parts]
        count = 1
        for option in options:
            count *= len(option)
        if count > MOST_OPENINGS:
            for guard in guards:
                self._tell(found, guard, spot)
            return found
        shares = [self._offered(spot, units, dict(zip(parts, n, strict=True))) for n in product(*options)]
        for position, part in enumerate(parts):
            lines: dict[int, list[object]] = {value: [] for value in options[position]}
            for numbers, share in zip(product(*options), shares, strict=True):
                lines[numbers[position]].append(share)
            split(found, part, options[position], [tuple(lines[value]) for value in options[position]])
        return found

    def _offered(self, spot: Spot, units: tuple[tuple[int, Term | None], ...], point: dict[int, int]) -> object:
        """Return the share of each unit among what is open at a point."""
        open_ = [unit for unit, guard in units if guard is None or self._holds(guard, spot, point)]
        return frozenset((unit, Fraction(open_.count(unit), len(open_))) for unit in set(open_))

    def _kept(self, groups: list[Group]) -> Iterable[Arrow]:
        for group in groups:
            guard = group.arrows[0].guard
            yield from (way._replace(guard=guard) for way in super()._kept([group]))

    def _joined(self, groups: list[Group]) -> Iterator[Way]:
        """Yield the ways of a spot; choices that come to the same in every state are one."""
        same: dict[Unit, list[Group]] = {}
        for group in groups:
            if group.open and group.arrows[0].move:
                same.setdefault(self._unit(group.arrows[0]), []).append(group)
            else:
                yield from (Way(arrow, ((arrow.move, arrow.guard),)) for arrow in self._kept([group]))
        for members in same.values():
            (arrow,) = self._kept(members[:1])
            yield Way(arrow, tuple((group.arrows[0].move, group.arrows[0].guard) for group in members))
