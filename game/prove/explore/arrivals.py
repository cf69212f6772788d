"""Where turns lead: arrows to nodes and what entering them does, to endings, back from a close call."""

from collections.abc import Iterator

from game.model.expression import Term
from game.model.state import Pending, State
from game.model.story import Effects
from game.prove.explore.conditions import asked, both, combinations, negated
from game.prove.explore.parts import METERS, NUMBERS, Parts
from game.prove.explore.places import Arrow, Spot
from game.prove.explore.tables import Table, Tables, composed, constant, merged, moves_tables, only
from game.rules import cube
from game.rules.compiler import worked_out
from game.rules.flow import ENDING, is_ending
from game.rules.plans import NodePlan


class Arrivals:
    """The last step of every turn, to a target of any kind."""

    def __init__(self, parts: Parts) -> None:
        """Take the parts that states have."""
        self.parts, self.rules, self.story = parts, parts.rules, parts.rules.story
        self._released: dict[str, Table] = {}

    def leading(
        self, spot: Spot, tables: Tables, target: str, guard: Term | None, move: str, source: Spot | None = None
    ) -> Iterator[Arrow]:
        """Yield the arrow to a target of any kind, from `source` where that is not the spot itself."""
        begin = source or spot
        if target == "return":
            (state, target, arrives), tables = self._over(spot, tables)
            spot = Spot(spot.node, state.pending)
            if not arrives:
                yield Arrow(begin, self._back(target, state.pending), guard, tables, move)
                return
        if target == "stay":
            yield Arrow(begin, self._back(spot.node, spot.pending), guard, tables, move)
        elif target == ENDING + "auto":
            yield Arrow(begin, Spot(spot.node, spot.pending, "auto"), guard, tables, move)
        elif is_ending(target):
            yield Arrow(begin, Spot(target), guard, composed(tables, {self.parts.lens: constant(2, 0)}), move)
        else:
            there, entered = self._arriving(target, spot.pending)
            yield Arrow(begin, there, guard, composed(tables, entered), move)

    def _over(self, spot: Spot, tables: Tables) -> tuple[tuple[State, str, bool], Tables]:
        """Return what a close call's end does."""
        first = self.rules.close_calls.over(self.parts.state({}, spot.node, spot.pending))
        if spot.pending is None:
            return first, tables
        key = spot.pending.gap
        if key not in self._released:
            states = (self.parts.state({self.parts.meter: n}, spot.node, spot.pending) for n in range(len(METERS)))
            self._released[key] = tuple(NUMBERS[self.rules.close_calls.over(state)[0].meter] for state in states)
        done: Tables = {self.parts.meter: self._released[key]}
        if spot.pending.gap:
            part = self.parts.variable(spot.pending.gap)
            done[part] = constant(self.parts.sizes[part], *self.parts.some(first[0], (part,)))
        return first, composed(tables, done)

    def _arriving(self, address: str, pending: Pending | None) -> tuple[Spot, Tables]:
        """Return where an arrival stops and what it does; effects that are worked out are a stage of their own."""
        plan = self.rules.nodes[address]
        tables: Tables = {self.parts.lens: constant(2, 0), self.parts.looked: constant(2, 0)}
        if plan.counter is not None:
            part, counter = self.parts.first_visit + plan.counter, self.rules.counters[plan.counter]
            tables[part] = tuple(counter.after(count) for count in range(self.parts.sizes[part]))
        if plan.computed:
            return Spot(address, pending, "enter"), tables
        return Spot(address, pending), composed(tables, self._entered(plan))

    def _entered(self, plan: NodePlan) -> Tables:
        """Return what a node's `enter` does, as far as it is known beforehand."""
        tables = moves_tables(self.parts, plan.moves)
        if plan.meter:
            tables[self.parts.meter] = tuple(NUMBERS[cube.forced(meter, plan.meter)] for meter in METERS)
        return tables

    def entering(self, spot: Spot) -> Iterator[Arrow]:
        """Yield what a node's `enter` does, a case for each combination of what it asks."""
        plan = self.rules.nodes[spot.node]
        enter: Effects = plan.node.enter
        asks = {part for e in enter.set.values() for part in asked(e.term, spot.node, self.parts)}
        asks |= {index for index, *_ in plan.computed} & {self.parts.variable(name) for name in enter.add}
        read, fixed = tuple(sorted(asks)), self._entered(plan)
        cases = []
        for numbers in combinations(self.parts, read, spot.node):
            point = dict(zip(read, numbers, strict=True))
            state = self.parts.state(point, spot.node)
            values = worked_out(state, state.values, plan.computed)
            written = {
                index: constant(self.parts.sizes[index], self.parts.number(index, values[index]))
                for index, *_ in plan.computed
            }
            given = {part: only(self.parts.sizes[part], number) for part, number in point.items()}
            kept = {part: table for part, table in fixed.items() if part not in written}
            cases.append(composed(composed(given, kept), written))
        for tables in merged(cases, read):
            yield Arrow(spot, spot._replace(stage=""), None, tables)

    def ending(self, spot: Spot) -> Iterator[Arrow]:
        """Yield the endings that `ending:auto` may be: the first whose condition holds."""
        guard: Term | None = None
        for name, _test in self.rules.endings:
            when = self.story.endings[name].when
            lowered: Tables = {self.parts.lens: constant(2, 0)}
            yield Arrow(spot, Spot(ENDING + name), both(guard, when.term if when else None), lowered)
            if when is None:
                return
            guard = both(guard, negated(when.term))

    def _back(self, node: str, pending: Pending | None) -> Spot:
        """Return where one is who never left a node: it is not told anew, so what reads on from it is a stage."""
        return Spot(node, pending, "stay" if self.rules.nodes[node].fallbacks else "")
