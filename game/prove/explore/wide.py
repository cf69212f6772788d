"""A large story explored wide: every state of the one that never runs out of battery, and the moves still ahead.

That story can all that the story itself can, and a little more. So what it cannot do, the story cannot; its distances
are never too long; and where its firm arrows, which are the story's own, lead on, the story leads on, too.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from game.model.expression import Term
from game.model.state import State
from game.prove.explore.chart import Chart
from game.prove.explore.conditions import Where, atoms
from game.prove.explore.cone import Cone, Kind
from game.prove.explore.layers import Held, closed, places, regions, together
from game.prove.explore.limits import Budget, Limit, LimitReached
from game.prove.explore.pattern import weakened
from game.prove.explore.places import START, Arrow, Spot
from game.prove.explore.variants import lasts, unspent
from game.prove.explore.vectors import Keys, Known, Mask, Vectors

FAR = 30_000
"""Moves to what is out of reach."""
Moves = NDArray[np.int16]
"""For each state (row) and goal (column) the moves that it takes at least."""
Goal = Mapping[Spot, Mask | None]
"""Which of the states at some spots; None for all there."""
NOWHERE: Goal = MappingProxyType({})


class Firm(Cone):
    """A cone that does not join soft arrows with firm ones, or choices with anything else."""

    def _kind(self, way: Arrow) -> Kind | None:
        kind = super()._kind(way)
        return None if kind is None else (*kind, way.soft, "/" in way.move)


class Link(NamedTuple):
    """Where an arrow leads from states of its spot."""

    arrow: Arrow
    at: NDArray[np.int32] | None
    """Places of the states in which it is open; None for all."""
    to: NDArray[np.int32]
    """Places of what they become."""


class Wide:
    """All states of the story that never runs out of battery, and what leads from each to the next."""

    def __init__(self, chart: Chart, budget: Budget, most: int, watched: Mapping[Spot, Iterable[Term]]) -> None:
        """Explore it; `watched` is what is to be told of the states at a spot, as far as it can be.

        Raises:
            LimitReached: the budget is spent, or it has more states than `most`.
        """
        self.chart, self._budget = chart, budget
        self._most = most if budget.states is None else min(most, budget.states)
        self._told = {spot: self._lasting(spot, terms) for spot, terms in watched.items()}
        self.cone = Firm(unspent(chart), self._told)
        self.vectors = Vectors(self.cone)
        self.regions = regions(self.cone.arrows)
        self.held: Held = {}
        self.states = 0
        self._explore()
        self.links = {spot: list(self._linked(spot, keys)) for spot, keys in self.held.items()}

    def _lasting(self, spot: Spot, terms: Iterable[Term]) -> dict[Term, None]:
        """Return what of conditions does not hang on the battery."""
        return dict.fromkeys(atom for term in terms for atom in atoms(term) if lasts(self.chart, atom, spot))

    def _check(self, states: int) -> None:
        self._budget.check()
        if self.states + states > self._most:
            raise LimitReached(Limit("states", self._most))

    def _explore(self) -> None:
        waiting = {START: [np.array([self.vectors.packed(START, self.chart.parts.first)])]}
        for spots in self.regions:
            begin = {spot: together(waiting.pop(spot)) for spot in spots if spot in waiting}
            here = closed(spots, begin, self._onward, self._check)
            for spot, keys in here.items():
                self.states += len(keys)
                for target, after in self._onward(spot, keys):
                    if target not in here and len(after):
                        waiting.setdefault(target, []).append(np.unique(after))
            self.held |= here

    def _onward(self, spot: Spot, keys: Keys) -> Iterator[tuple[Spot, Keys]]:
        known: Known = {}
        for arrow in self.cone.arrows[spot]:
            yield arrow.target, self.vectors.taken(arrow, keys, known)[1]

    def _linked(self, spot: Spot, keys: Keys) -> Iterator[Link]:
        known: Known = {}
        for arrow in self.cone.arrows[spot]:
            self._budget.check()
            at, after = self.vectors.taken(arrow, keys, known)
            if len(after):
                to, _there = places(self.held[arrow.target], after)
                yield Link(arrow, None if at is None else at.astype(np.int32), to.astype(np.int32))

    def place(self, spot: Spot, state: State) -> int | None:
        """Return the place of a state among those of its spot."""
        keys = self.held.get(spot)
        if keys is None:
            return None
        key = self.vectors.packed(spot, state)
        at = int(np.searchsorted(keys, key))
        return at if at < len(keys) and keys[at] == key else None

    def meeting(self, where: Where, surely: bool = False) -> Goal:
        """Return the states that may meet a condition, by what of it is watched; or that surely do."""
        found: dict[Spot, Mask | None] = {}
        for spot, term in where.items():
            if spot not in self.held or term is None:
                found[spot] = None
                continue
            keeps = self._told.get(spot, {}).__contains__
            weak = weakened(term, keeps, wanted=not surely)  # what may fail does not surely hold
            if weak is not None:
                mask = self.vectors.holding(weak, spot, self.held[spot], {})
                found[spot] = ~mask if surely else mask
            elif not surely:
                found[spot] = None
        return found

    def ahead(
        self, goals: list[Goal], leads: Callable[[Arrow], bool] = lambda arrow: True, barred: Goal = NOWHERE
    ) -> dict[Spot, Moves]:
        """Return how many moves it takes at least from each state to each goal.

        Args:
            goals: The states that are to be reached.
            leads: Which arrows may be gone along.
            barred: States that are not to be met before.
        """
        found = {spot: np.full((len(keys), len(goals)), FAR, np.int16) for spot, keys in self.held.items()}
        for number, goal in enumerate(goals):
            for spot, mask in goal.items():
                if spot in found:
                    found[spot][slice(None) if mask is None else mask, number] = 0
        for spot, mask in barred.items():
            if spot in found:
                found[spot][slice(None) if mask is None else mask] = FAR
        for spots in reversed(self.regions):
            self._budget.check()
            here = [spot for spot in spots if spot in self.held]
            while any([self._nearer(spot, found, leads, barred) for spot in reversed(here)]) and self._circling(here):
                self._budget.check()
        return found

    def _circling(self, spots: list[Spot]) -> bool:
        """Whether arrows lead back into a region from itself."""
        return any(link.arrow.target in spots for spot in spots for link in self.links[spot])

    def _nearer(self, spot: Spot, found: dict[Spot, Moves], leads: Callable[[Arrow], bool], barred: Goal) -> bool:
        """Shorten the ways from the states of a spot by one arrow; whether any became shorter."""
        here, changed, cut = found[spot], False, barred.get(spot)
        if spot in barred and cut is None:
            return False
        for arrow, at, to in self.links[spot]:
            if leads(arrow):
                there = np.minimum(found[arrow.target][to] + np.int16(bool(arrow.move)), FAR)
                if cut is not None:
                    there[cut if at is None else cut[at]] = FAR
                known = here if at is None else here[at]
                if (there < known).any():
                    here[slice(None) if at is None else at] = np.minimum(known, there)
                    changed = True
        return changed


class Guide:
    """The moves still ahead to one goal, for a search by the engine's steps."""

    def __init__(self, wide: Wide, moves: dict[Spot, Moves], goal: int) -> None:
        """Take the distances, and which of the goals."""
        self.wide, self._moves, self._goal = wide, moves, goal

    def of(self, state: State) -> tuple[Spot, int | None]:
        """Return where a state at which a play stops is held."""
        spot = Spot(state.node, state.pending)
        return spot, self.wide.place(spot, state)

    def get(self, key: tuple[Spot, int | None]) -> int | None:
        """Return the moves that it takes at least; None where it is out of reach."""
        spot, place = key
        if place is None:
            return None
        moves = int(self._moves[spot][place, self._goal])
        return moves if moves < FAR else None
