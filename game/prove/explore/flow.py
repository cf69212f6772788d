"""What becomes of very many plays at once, who take any open choice as readily as any other: mass that flows.

Plays enter a region as a distribution over its states. What leads back into itself there is summed up as a series,
until less than `REST` of a play is left inside; then the mass leaves for the regions that follow, where only what they
still ask about tells it apart: that is the factoring at the bottlenecks. Expected choices and close calls are sums of
the mass that makes them (Kemeny and Snell 1960).
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from game.prove.explore.layers import closed, places, regions
from game.prove.explore.limits import Budget, Limit, LimitReached
from game.prove.explore.lumped import Lumped, Way
from game.prove.explore.places import START, Spot
from game.prove.explore.vectors import Keys, Known, Vectors
from game.rules.flow import ENDING

REST = 1e-14
"""Plays left inside a region, of one, when its series is cut off."""
Mass = NDArray[np.float64]
Crowd = tuple[Keys, Mass]
"""States of a spot, in order and each once, with the mass in each."""


class Flow:
    """The mass of one play, from the start to the ends."""

    def __init__(self, cone: Lumped, budget: Budget, most: int) -> None:
        """Let it flow.

        Args:
            cone: Of the story.
            budget: How far to go.
            most: States up to which to go.

        Raises:
            LimitReached: the budget is spent, or there are too many states.
        """
        self._cone, self._budget = cone, budget
        self._most = most if budget.states is None else min(most, budget.states)
        self._vectors = Vectors(cone)
        self._waiting: dict[Spot, list[Crowd]] = {}
        self.ends: dict[str, float] = {}
        """Ending -> its share."""
        self.choices = self.locks = self.residual = self.lost = 0.0
        """Expected choices and locks of a play; of one play, how much is still inside somewhere, and never ends."""
        self.states = 0
        first = np.array([self._vectors.packed(START, cone.chart.parts.first)])
        self._waiting[START] = [(first, np.ones(1))]
        for spots in regions({spot: [way.arrow for way in ways] for spot, ways in cone.ways.items()}):
            self._flow(spots)

    def _check(self, states: int) -> None:
        self._budget.check()
        if self.states + states > self._most:
            raise LimitReached(Limit("states", self._most))

    def _flow(self, spots: list[Spot]) -> None:
        """Take in what waits at a region, and let it out."""
        inside = set(spots)
        crowds = {spot: _gathered(self._waiting.pop(spot)) for spot in spots if spot in self._waiting}
        self._check(sum(len(keys) for keys, _mass in crowds.values()))
        if any(way.arrow.target in inside for spot in spots for way in self._cone.ways[spot]):
            crowds = self._settled(spots, crowds)
        for spot, (keys, mass) in crowds.items():
            self.states += len(keys)
            if spot.ended:
                name = spot.node.removeprefix(ENDING)
                self.ends[name] = self.ends.get(name, 0.0) + float(mass.sum())
                continue
            stuck = mass.copy()
            for way, at, after, share in self._moves(spot, keys):
                moved = (mass if at is None else mass[at]) * share
                stuck[slice(None) if at is None else at] = 0.0
                self.choices += float(moved.sum()) * bool(way.arrow.move)
                self.locks += float(moved.sum()) * way.arrow.locks
                if way.arrow.target not in inside and len(after):
                    self._send(way.arrow.target, after, moved)
            self.lost += float(stuck.sum())

    def _send(self, spot: Spot, keys: Keys, mass: Mass) -> None:
        """Let mass wait at a spot; a long line is drawn together."""
        line = self._waiting.setdefault(spot, [])
        line.append((keys, mass))
        if len(line) > 1 and sum(len(some) for some, _mass in line[1:]) > len(line[0][0]):
            line[:] = [_gathered(line)]

    def _moves(self, spot: Spot, keys: Keys) -> Iterator[tuple[Way, Keys | None, Keys, Mass]]:
        """Yield for each way which states go it (None: all), what they become, and with which share of each."""
        known: Known = {}
        guards = dict(choice for way in self._cone.ways[spot] for choice in way.choices if choice[0])
        open_ = {move: self._vectors.open(guard, spot, keys, known) for move, guard in guards.items()}
        offered = sum((mask.astype(np.float64) for mask in open_.values()), np.zeros(len(keys)))
        for way in self._cone.ways[spot]:
            if way.arrow.move:
                taken = sum((open_[move].astype(np.float64) for move, _guard in way.choices), np.zeros(len(keys)))
                share = np.divide(taken, offered, out=taken, where=offered > 0)
            else:
                share = self._vectors.open(way.choices[0][1], spot, keys, known).astype(np.float64)
            step = self._vectors.step(way.arrow)
            passing = step.passing(keys)
            at = np.flatnonzero(share if passing is None else share * passing)
            if len(at) == len(keys):
                yield way, None, step.after(keys), share
            else:
                yield way, at, step.after(keys[at]), share[at]

    # Regions that lead back into themselves

    def _settled(self, spots: list[Spot], crowds: dict[Spot, Crowd]) -> dict[Spot, Crowd]:
        """Return how often each state of a region is passed, all its rounds together."""
        held = closed(spots, {spot: keys for spot, (keys, _mass) in crowds.items()}, self._onward, self._check)
        begin, total = dict[Spot, int](), 0
        for spot, keys in held.items():
            begin[spot] = total
            total += len(keys)
        first = np.zeros(total)
        for spot, (keys, mass) in crowds.items():
            at, _there = places(held[spot], keys)
            first[begin[spot] + at] = mass
        passed = self._series(self._matrix(held, begin, total), first)
        return {spot: (keys, passed[begin[spot] : begin[spot] + len(keys)]) for spot, keys in held.items()}

    def _onward(self, spot: Spot, keys: Keys) -> Iterator[tuple[Spot, Keys]]:
        for way, _at, after, _share in self._moves(spot, keys):
            yield way.arrow.target, after

    def _matrix(self, held: dict[Spot, Keys], begin: dict[Spot, int], total: int) -> csr_array:
        """Return the shares with which states of a region (columns) lead to others of it (rows)."""
        rows, columns, shares = [np.zeros(0, np.int32)], [np.zeros(0, np.int32)], [np.zeros(0)]
        for spot, keys in held.items():
            for way, from_, after, share in self._moves(spot, keys):
                target = way.arrow.target
                if target in held and len(after):
                    at, _there = places(held[target], after)
                    rows.append((begin[target] + at).astype(np.int32))
                    columns.append((begin[spot] + (np.arange(len(keys)) if from_ is None else from_)).astype(np.int32))
                    shares.append(share)
        entries = np.concatenate(shares), (np.concatenate(rows), np.concatenate(columns))
        return csr_array(entries, shape=(total, total))

    def _series(self, matrix: csr_array, first: Mass) -> Mass:
        """Return first + P first + P P first + …, without what can never leave."""
        leaving = np.asarray(matrix.sum(axis=0)).ravel() < 1 - REST
        back = matrix.T.tocsr() if not leaving.all() else matrix
        while not leaving.all():
            more = leaving | (back @ leaving.astype(np.float64) > 0)
            if (more == leaving).all():
                break
            leaving = more
        left, passed = first * leaving, np.zeros(len(first))
        self.lost += float(first.sum() - left.sum())
        while left.sum() > REST:
            self._budget.check()
            passed += left
            after = matrix @ left
            left = after * leaving
            self.lost += float(after.sum() - left.sum())
        self.residual += float(left.sum())
        return passed + left


def _gathered(line: list[Crowd]) -> Crowd:
    """Return several crowds at one spot as one."""
    if len(line) == 1 and len(line[0][0]) < 2:
        return line[0]
    keys, mass = (np.concatenate(parts) for parts in zip(*line, strict=True))
    order = np.argsort(keys, kind="stable")
    keys, mass = keys[order], mass[order]
    begin = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    return keys[begin], np.add.reduceat(mass, begin)
