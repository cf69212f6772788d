"""Variants of a chart: the same story with other arrows, and what may be at each spot worked out anew."""

from collections.abc import Callable
from functools import partial

from game.model.expression import Term
from game.prove.explore.chart import Chart
from game.prove.explore.conditions import asked
from game.prove.explore.pattern import weakened
from game.prove.explore.places import Arrow, Spot
from game.prove.explore.tables import BARRED, Table

Changed = Callable[[Arrow], Arrow | None]
"""What becomes of an arrow; None where it is gone."""


class Variant(Chart):
    """A chart with other arrows between the same spots."""

    def __init__(self, chart: Chart, changed: Changed) -> None:
        """Change every arrow of a chart."""
        self.rules, self.difficulty, self.story = chart.rules, chart.difficulty, chart.story
        self.parts, self.conditions, self.turns = chart.parts, chart.conditions, chart.turns
        self._alive = chart._alive
        self._spread({spot: [new for way in ways if (new := changed(way))] for spot, ways in chart.arrows.items()})


def is_act(arrow: Arrow) -> bool:
    """Whether an arrow is a free act."""
    return bool(arrow.move) and "/" not in arrow.move


def choices_only(chart: Chart) -> Chart:
    """Return the story of players who make choices and no free acts."""
    return Variant(chart, lambda way: None if is_act(way) else way)


def ends_alike(chart: Chart, name: Callable[[Spot], Spot]) -> Chart:
    """Return the story with some ends taken for one: `name` says which end stands for an end."""
    return Variant(chart, lambda way: way._replace(target=name(way.target)) if way.target.ended else way)


def unspent(chart: Chart) -> Chart:
    """Return the story with a battery that never runs low and room for every frame: it can all that the story can.

    The battery is no part of it: what asks about it is taken to hold. Arrows that this opens wider are soft.
    """
    camcorder = chart.story.camcorder
    if camcorder is None:
        return chart
    battery = chart.parts.variable(camcorder.battery)

    def changed(way: Arrow) -> Arrow:
        guard, soft = way.guard, BARRED in way.tables.get(battery, ())
        if guard is not None and not lasts(chart, guard, way.source):
            guard, soft = weakened(guard, partial(lasts, chart, spot=way.source)), True
        tables = {part: table for part, table in way.tables.items() if part != battery}
        if is_act(way):
            needs = asked(camcorder.needs.term, way.source.node, chart.parts) | {chart.parts.lens, chart.parts.meter}
            free = {part: table for part, table in tables.items() if part not in needs}
            soft = soft or any(BARRED in table for table in free.values())
            tables |= {part: _unbarred(table) for part, table in free.items()}
        return way._replace(guard=guard, tables=tables, soft=soft)

    return Variant(chart, changed)


def lasts(chart: Chart, term: Term, spot: Spot) -> bool:
    """Whether what a condition asks is the same in the story with a battery that never runs low."""
    camcorder, parts = chart.story.camcorder, chart.parts
    return camcorder is None or parts.variable(camcorder.battery) not in asked(term, spot.node, parts)


def _unbarred(table: Table) -> Table:
    """Return a table that leaves what it barred as it is."""
    return tuple(value if after == BARRED else after for value, after in enumerate(table))
