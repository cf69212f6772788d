"""Orders: of the levels of decision diagrams, and of the spots of a story.

Of levels, what is changed or asked together stands near each other, by the FORCE heuristic (Aloul, Markov and Sakallah
2003): every group pulls its members to its centre of gravity, again and again, and the arrangement with the shortest
spans is kept.
"""

import heapq
from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from game.load.graph import components

Point = TypeVar("Point", bound=Hashable)

ROUNDS = 60


def arranged(members: Sequence[int], groups: Sequence[Collection[int]], rounds: int = ROUNDS) -> list[int]:
    """Return the members in an order in which the groups span little.

    It begins with the members of small groups side by side: what only two have in common holds them together best.
    """
    best = list(dict.fromkeys([*(member for group in sorted(groups, key=len) for member in sorted(group)), *members]))
    place = {member: at for at, member in enumerate(best)}
    least = _span(groups, place)
    for _ in range(rounds):
        sums = dict.fromkeys(members, 0.0)
        counts = dict.fromkeys(members, 0)
        for group in groups:
            centre = sum(place[member] for member in group) / len(group)
            for member in group:
                sums[member] += centre
                counts[member] += 1
        pulled = {m: sums[m] / counts[m] if counts[m] else float(place[m]) for m in members}
        order = sorted(members, key=pulled.__getitem__)
        place = {member: at for at, member in enumerate(order)}
        span = _span(groups, place)
        if span < least:
            best, least = order, span
    return best


def _span(groups: Sequence[Collection[int]], place: dict[int, int]) -> int:
    """Return the lengths of all groups together."""
    total = 0
    for group in groups:
        places = [place[member] for member in group]
        total += max(places) - min(places)
    return total


class Rank(NamedTuple):
    """Where a point stands in a graph."""

    circle: int
    """Smaller for what leads to others without a way back, the same for points that lead to each other."""
    place: int
    """Mostly smaller for what leads on: the reverse of the order in which a search has done with the points."""


def ranked(start: Point, ways: Mapping[Point, Sequence[Point]]) -> dict[Point, Rank]:
    """Return the rank of each point of a graph."""
    done = _finished(start, ways)
    names = {point: str(index) for index, point in enumerate(ways)}
    part = components({names[point]: [names[target] for target in targets] for point, targets in ways.items()})
    last: dict[int, int] = {}
    for point, at in done.items():
        last[part[names[point]]] = max(at, last.get(part[names[point]], at))
    circles = {at: circle for circle, at in enumerate(sorted(last.values(), reverse=True))}
    return {point: Rank(circles[last[part[names[point]]]], len(done) - at) for point, at in done.items()}


def _finished(start: Point, ways: Mapping[Point, Sequence[Point]]) -> dict[Point, int]:
    """Return when a search in depth has done with each point."""
    done: dict[Point, int] = {}
    met = {start}
    line = [(start, iter(ways[start]))]
    while line:
        point, targets = line[-1]
        target = next((target for target in targets if target not in met), None)
        if target is None:
            done[point] = len(done)
            line.pop()
        else:
            met.add(target)
            line.append((target, iter(ways[target])))
    return done


class Waiting(Generic[Point]):
    """Points still to be looked at, each once: circle by circle, and within one in sweeps along the way on.

    In a sweep each point comes after most of those that lead to it, so that it is looked at once for all of them
    (Kildall 1973, in reverse postorder).
    """

    def __init__(self, order: Mapping[Point, Rank], backward: bool = False) -> None:
        """Take the rank of each point; `backward`, the last ones come first."""
        self._order, self._sign = order, -1 if backward else 1
        self._line: list[tuple[int, int, int, Point]] = []
        self._points: set[Point] = set()
        self._now = -len(order), 0, 0

    def __len__(self) -> int:
        return len(self._line)

    def add(self, point: Point) -> None:
        """Let a point wait, unless it waits already."""
        if point in self._points:
            return
        self._points.add(point)
        rank = self._order[point]
        circle, place = self._sign * rank.circle, self._sign * rank.place
        begun, sweep, passed = self._now
        sweep = sweep + (place <= passed) if circle == begun else 0
        heapq.heappush(self._line, (circle, sweep, place, point))

    def pop(self) -> Point:
        """Return the next point."""
        circle, sweep, place, point = heapq.heappop(self._line)
        self._now = circle, sweep, place
        self._points.remove(point)
        return point

    def circle(self) -> int | None:
        """Return the circle of the next point; None where none is left."""
        return self._sign * self._line[0][0] if self._line else None
