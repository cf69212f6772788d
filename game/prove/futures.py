"""What is still ahead in a large story: shortest ways to endings and to whatever else is looked for.

And of each ending the last choice that can lose it.
"""

from collections.abc import Collection, Mapping
from typing import NamedTuple

import numpy as np

from game.model.state import State
from game.prove.explore.aims import Aim, watching
from game.prove.explore.chart import Chart
from game.prove.explore.conditions import Test
from game.prove.explore.limits import Budget, LimitReached
from game.prove.explore.places import Arrow, Spot
from game.prove.explore.vectors import Mask
from game.prove.explore.wide import FAR, Goal, Guide, Wide
from game.prove.explore.witness import Path, replayed, search
from game.rules.flow import ENDING

MOST_STATES = 12_000_000
"""States up to which a story is explored wide."""


class Ahead(NamedTuple):
    """What is ahead to one ending."""

    path: Path | None
    """A shortest way, or one that is not known to be; None where none was found."""
    least: int
    """No way is shorter than so many moves."""
    last_chance: str | None
    """The last choice, in the order of the story, by which it can still be lost; None where that is not settled."""


class Futures:
    """A story explored wide, asked what is ahead. Each question may run into the budget: it raises LimitReached."""

    def __init__(self, chart: Chart, budget: Budget, aims: Collection[Aim] = (), most: int = MOST_STATES) -> None:
        """Explore it, so that ways to some aims can be asked for; where that is too much, without looking at them.

        Raises:
            LimitReached: the budget is spent, or there are too many states.
        """
        self._budget = budget
        try:
            self._wide = Wide(chart, budget, most, watching(aims))
        except LimitReached as reached:
            if reached.limit.kind != "states" or not aims:
                raise
            self._wide = Wide(chart, budget, most, {})

    def endings(self) -> dict[str, Ahead]:
        """Return what is ahead to each ending that the story may come to."""
        return _Endings(self._wide, self._budget).found()

    def way(self, aim: Aim) -> Path | None:
        """Return a shortest way to one of the aims; None where the search was given up."""
        wide, goals = self._wide, self._wide.meeting(aim.where)
        if aim.loss:
            sure = wide.ahead([wide.meeting(aim.loss.hope, surely=True)], firm)
            goals = {spot: sure[spot][:, 0] == FAR for spot in goals if spot in sure}
        ahead = wide.ahead([goals], barred=wide.meeting(aim.barred, surely=True))
        test = wide.chart.conditions.test
        goal = aim.loss.lost if aim.loss else test(aim.where)
        return _sought(Guide(wide, ahead, 0), goal, self._budget, test(aim.barred) if aim.barred else None)


def firm(arrow: Arrow) -> bool:
    """Whether an arrow is the story's own."""
    return not arrow.soft


def _sought(guide: Guide, goal: Test, budget: Budget, bars: Test | None = None) -> Path | None:
    """Return a shortest way by the engine's steps."""
    chart = guide.wide.chart
    return search(chart.rules, chart.difficulty, guide, guide, goal, budget, bars=bars).path


class _Endings:
    """The endings of one story, each a column of what is worked out."""

    def __init__(self, wide: Wide, budget: Budget) -> None:
        self._wide, self._budget, self._chart = wide, budget, wide.chart
        self._names = [name for name in self._chart.story.endings if Spot(ENDING + name) in wide.held]
        goals: list[Goal] = [{Spot(ENDING + name): None} for name in self._names]
        self._least = wide.ahead(goals)
        """Moves at least, by the story that never runs out of battery."""
        self._sure = wide.ahead(goals, firm)
        """Moves by the story's own arrows only; not `FAR` where an ending can certainly be had."""

    def found(self) -> dict[str, Ahead]:
        """Return what is ahead to each ending."""
        chances = self._last_chances()
        return {name: self._ahead(number, name, chances.get(number)) for number, name in enumerate(self._names)}

    def _ahead(self, number: int, name: str, chance: str | None) -> Ahead:
        guide = Guide(self._wide, self._least, number)
        start, _turn = self._chart.rules.start(self._chart.difficulty)
        path = _sought(guide, lambda spot, _state: spot.node == ENDING + name, self._budget)
        return Ahead(path, guide.get(guide.of(start)) or 0, chance)

    # The last choice that can lose an ending

    def _last_chances(self) -> dict[int, str]:
        """Return for each goal for which it can be settled the last choice by which it can be lost."""
        states, unsettled = dict[int, dict[Spot, Mask]](), set(range(len(self._names)))
        for spots in reversed(self._wide.regions):
            certain, possible = self._losses([spot for spot in spots if spot in self._wide.held])
            states |= {number: found for number, found in certain.items() if number in unsettled}
            unsettled -= certain.keys() | possible
        numbers = list(states)
        ahead = self._wide.ahead([states[number] for number in numbers])
        chances = {n: self._lost_by(Guide(self._wide, ahead, at), states[n], n) for at, n in enumerate(numbers)}
        return {number: choice for number, choice in chances.items() if choice}

    def _losses(self, spots: list[Spot]) -> tuple[dict[int, dict[Spot, Mask]], set[int]]:
        """Return the states in which a choice certainly loses each goal, and the goals that one may lose."""
        certain, possible = dict[int, dict[Spot, Mask]](), set[int]()
        for spot in spots:
            for arrow, at, to in self._wide.links[spot]:
                if "/" not in arrow.move:
                    continue
                from_ = slice(None) if at is None else at
                lost = (self._sure[spot][from_] < FAR) & (self._least[arrow.target][to] == FAR) & (not arrow.soft)
                may = (self._least[spot][from_] < FAR) & (self._sure[arrow.target][to] == FAR)
                possible |= set(map(int, np.flatnonzero(may.any(axis=0))))
                for number in map(int, np.flatnonzero(lost.any(axis=0))):
                    mask = np.zeros(len(self._wide.held[spot]), np.bool_)
                    mask[from_] = lost[:, number]
                    here = certain.setdefault(number, {})
                    here[spot] = here[spot] | mask if spot in here else mask
        return certain, possible

    def _lost_by(self, guide: Guide, states: Mapping[Spot, Mask], number: int) -> str | None:
        """Return the choice that loses a goal in one of some states that a play comes to; None where none does."""

        def goal(spot: Spot, state: State) -> bool:
            place = self._wide.place(spot, state) if spot in states else None
            return place is not None and bool(states[spot][place])

        rules, lost = self._chart.rules, Guide(self._wide, self._least, number)
        path = _sought(guide, goal, self._budget)
        if path is None:
            return None
        state = replayed(rules, self._chart.difficulty, path.moves)
        after = ((plan.address, rules.step(state, plan)[0]) for plan in rules.options(state))
        return next((choice for choice, there in after if lost.get(lost.of(there)) is None), None)
