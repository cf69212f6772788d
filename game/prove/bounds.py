"""The least and the largest value of attention and of each variable at each node."""

from game.model.expression import Apply, Constant, Name, Term
from game.prove.explore.answers import Answers
from game.prove.explore.chart import Chart
from game.prove.explore.exact import Exact
from game.prove.explore.limits import Budget, LimitReached
from game.prove.explore.parts import METERS
from game.prove.explore.pattern import Pattern
from game.prove.explore.places import Spot
from game.prove.explore.possible import bits
from game.prove.report import Bound

NODES = 120_000
"""Nodes of diagrams up to which all values are told apart at once."""
MORE_NODES = 800_000
"""Nodes of diagrams up to which the values of some variables are told apart."""
TOGETHER = 6
"""Variables that are told apart in one exploration; fewer where that is too much."""
Bounds = dict[str, dict[str, Bound]]
"""Node -> variable, or 'attention' -> its bounds there."""


def bounds(chart: Chart, answers: Answers, budget: Budget) -> Bounds:
    """Return the bounds at every node that can be reached; those that are not exact hold all the same.

    Raises:
        LimitReached: the budget is spent.
    """
    if answers.whole:
        try:
            return _exact(chart, budget)
        except LimitReached as reached:
            if reached.limit.most != NODES:
                raise
    return _between(chart, answers, budget)


def _standing(chart: Chart) -> dict[str, list[Spot]]:
    found: dict[str, list[Spot]] = {}
    for spot in chart.arrows:
        if not spot.stage and not spot.ended:
            found.setdefault(spot.node, []).append(spot)
    return found


def _exact(chart: Chart, budget: Budget) -> Bounds:
    """Return exact bounds, from an exploration that tells every value apart."""
    names = [*chart.story.variables, "attention"]
    watched: dict[Spot, list[Term]] = {
        spot: [Name(name) for name in names] for spots in _standing(chart).values() for spot in spots
    }
    exact = Exact(chart, watched, budget, NODES, lambda states, spots: None)
    found: Bounds = {}
    for node, spots in _standing(chart).items():
        reached = [spot for spot in spots if spot in exact.reached]
        if reached:
            found[node] = {name: Bound(*_ends(chart, exact, reached, name), True) for name in names}
    return found


def _ends(chart: Chart, exact: Exact, spots: list[Spot], name: str) -> tuple[int, int]:
    """Return the least and the largest value that states at some spots have."""
    values = _values(chart, spots, name)

    def taken(value: int) -> bool:
        term = Apply("==", (Name(name), Constant(value)))
        return bool(exact.meeting(dict.fromkeys(spots, term)))

    return next(filter(taken, values)), next(filter(taken, reversed(values)))


def _values(chart: Chart, spots: list[Spot], name: str) -> list[int]:
    """Return the values that a variable may have, the least first."""
    part = chart.parts.meter if name == "attention" else chart.parts.variable(name)
    mask = 0
    for spot in spots:
        mask |= chart.possible.mask(spot, part)
    if name == "attention":
        return sorted({METERS[number].attention for number in bits(mask)})
    return [chart.parts.value(part, number) for number in bits(mask)]


def _between(chart: Chart, answers: Answers, budget: Budget) -> Bounds:
    """Return bounds that are exact where a play has met both ends of what a projection allows."""
    seen = answers.seen
    found: Bounds = {}
    there = {spot.node for spot in answers.exact.reached} if answers.exact else set[str]()
    standing = {node: spots for node, spots in _standing(chart).items() if node in there or not there}
    for name in (*chart.story.variables, "attention"):
        budget.check()
        outer = {node: _values(chart, spots, name) for node, spots in standing.items()}
        if name != "attention" and seen and any(len(values) > 1 for values in outer.values()):
            part = chart.parts.variable(name)
            pattern = Pattern(chart, (part,), budget)
            outer = {node: [] for node in standing}
            for spot, (number,) in pattern.states:
                if spot.node in outer and not spot.stage:
                    outer[spot.node].append(chart.parts.value(part, number))
        for node, values in outer.items():
            if values:
                low, high = min(values), max(values)
                met = low == high if node in there else False
                met = met or (seen is not None and seen.ends.get((node, name)) == (low, high))
                found.setdefault(node, {})[name] = Bound(low, high, met)
    return found


def tighten(found: Bounds, chart: Chart, budget: Budget) -> None:
    """Make bounds exact, those of some variables at a time, as far as that is not too much.

    Raises:
        LimitReached: the budget is spent.
    """
    open_: dict[str, list[str]] = {}
    for node, here in found.items():
        for name, bound in here.items():
            if not bound.exact:
                open_.setdefault(name, []).append(node)
    names, standing = list(open_), _standing(chart)
    waiting = [names[at : at + TOGETHER] for at in range(0, len(names), TOGETHER)]
    while waiting:
        group = waiting.pop(0)
        watched: dict[Spot, list[Term]] = {}
        for name in group:
            for spot in (spot for node in open_[name] for spot in standing[node]):
                watched.setdefault(spot, []).append(Name(name))
        try:
            exact = Exact(chart, watched, budget, MORE_NODES, lambda states, spots: None)
        except LimitReached as reached:
            if reached.limit.most != MORE_NODES:
                raise
            half = len(group) // 2
            waiting += [some for some in (group[:half], group[half:]) if half]
            continue
        for name in group:
            for node in open_[name]:
                spots = [spot for spot in standing[node] if spot in exact.reached]
                found[node][name] = Bound(*_ends(chart, exact, spots, name), True)
