"""What a way is looked for to: states that meet a condition, and what is not to be met before."""

from collections.abc import Iterable
from types import MappingProxyType
from typing import NamedTuple

from game.model.expression import Term
from game.prove.explore.chart import Chart
from game.prove.explore.conditions import Test, Where, told
from game.prove.explore.limits import Budget
from game.prove.explore.pattern import Pattern
from game.prove.explore.places import START, Spot


class Loss(NamedTuple):
    """That something can no longer be reached."""

    hope: Where
    """What can no longer be reached."""
    lost: Test
    """Whether that is so of a state."""


class Aim(NamedTuple):
    """Where a way is to lead."""

    where: Where
    barred: Where = MappingProxyType({})
    """What is not to be met before."""
    loss: Loss | None = None
    """What the states are to have lost besides."""


def least(aim: Aim, chart: Chart, budget: Budget) -> int | None:
    """Return how many moves it takes at least by the map of a story alone; None where nothing leads there.

    Raises:
        LimitReached: the budget is spent.
    """
    spots = Pattern(chart, (), budget)
    return spots.distances(spots.where(aim.where)).get((START, ()))


def watching(aims: Iterable[Aim]) -> dict[Spot, list[Term]]:
    """Return what has to be told of the states at each spot so that ways can be looked for."""
    return told(where for aim in aims for where in (aim.where, aim.barred, aim.loss.hope if aim.loss else {}))
