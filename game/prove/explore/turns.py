"""Every turn of a story as arrows: what the engine's plans, forecasts and machines do to each part of a state.

Nothing is modelled a second time. Guards and computed effects are the engine's compiled functions, asked about every
combination of what they read; `set` and `add` are its tables; the meter is its forecast and the cube's own step.
"""

from collections.abc import Iterator
from functools import cached_property, lru_cache

from game.model.expression import Apply, Query, Term
from game.model.places import Chase
from game.model.state import Hearing, Pending, State
from game.model.story import Cube, Effects, Node
from game.prove.explore.conditions import Conditions, asked, both, combinations, negated
from game.prove.explore.parts import METERS, NUMBERS, Parts
from game.prove.explore.places import START, Arrow, Spot
from game.prove.explore.tables import (
    BARRED,
    Table,
    Tables,
    composed,
    constant,
    merged,
    moves_tables,
    only,
)
from game.rules import cube
from game.rules.camcorder import FILM, LENS
from game.rules.compiler import worked_out
from game.rules.flow import ENDING, is_ending
from game.rules.plans import METER_AWAY, ChoicePlan, NodePlan
from game.rules.text import is_fixed

LOCKED = tuple(meter.cube == Cube.LOCKED_ON for meter in METERS)
"""Whether the cube is locked on, by number of the meter."""
UNLOCKED = tuple(number for number, locked in enumerate(LOCKED) if not locked)
IN = {state: [number for number, meter in enumerate(METERS) if meter.cube == state] for state in Cube}
"""The meters of each state of the cube."""


@lru_cache(maxsize=4096)
def parted(table: Table) -> list[tuple[Table, bool]]:
    """Return what a turn does to the meter in two: where the cube does not lock on by it, and where it does."""
    locks = tuple(new if new != BARRED and LOCKED[new] and not LOCKED[old] else BARRED for old, new in enumerate(table))
    quiet = tuple(BARRED if lock != BARRED else new for lock, new in zip(locks, table, strict=True))
    return [(part, part is locks) for part in (quiet, locks) if any(new != BARRED for new in part)]


class Turns:
    """The arrows of one story at one difficulty."""

    def __init__(self, parts: Parts, conditions: Conditions) -> None:
        """Take the parts that states have."""
        self.parts, self.conditions = parts, conditions
        self.rules = parts.rules
        self.story = parts.rules.story
        self._meters: dict[object, Table] = {}
        self.heard: dict[object, Table] = {}
        """What turns outside a chase do to the meters of one state of the cube; barred for the others."""
        self.misled: list[str] = []
        """Choices whose preview does not say what they do."""

    def at(self, spot: Spot) -> Iterator[Arrow]:
        """Yield every way on from a spot."""
        if spot.ended:
            return
        if spot == START:
            yield from self._leading(spot, {}, self.story.start, None, "")
        elif spot.stage == "enter":
            yield from self._entering(spot)
        elif spot.stage == "auto":
            yield from self._ending(spot)
        elif spot.stage:
            plan = self.rules.choices[spot.stage]
            yield from self._leading(spot, {}, plan.to, None, "")
        else:
            plan_ = self.rules.nodes[spot.node]
            yield from self._choices(spot, plan_)
            yield from self._onward(spot, plan_)
            yield from self._acts(spot, plan_)

    # What can be taken

    def open(self, plan: ChoicePlan) -> Term | None:
        """Return when a choice can be taken: not used up, and what it and its channel ask for holds."""
        choice = plan.choice
        needs = self.story.channels[choice.by].needs if choice.by else None
        unused = negated(Query("chose", choice.address)) if plan.once else None
        return both(unused, choice.when.term if choice.when else None, needs.term if needs else None)

    def none_open(self, plan: NodePlan) -> Term | None:
        """Return when no choice with a label can be taken; None where that is always so."""
        opens = [self.open(choice) for choice in plan.labelled]
        if any(term is None for term in opens):
            return Apply("and", (Query("at", ""),))
        return both(*(negated(term) for term in opens if term is not None))

    def _choices(self, spot: Spot, plan: NodePlan) -> Iterator[Arrow]:
        for choice in plan.labelled:
            for tables, place, locked in self._taken(spot, choice):
                if not locked:
                    yield from self._told(spot, choice, tables)
                else:
                    yield from self._locking(spot, choice, tables, place)

    def _onward(self, spot: Spot, plan: NodePlan) -> Iterator[Arrow]:
        """Yield where a node's `to` leads, or its fallbacks where nothing else can be taken."""
        if plan.node.to:
            yield from self._leading(spot, {}, plan.node.to, None, "")
            return
        guard = self.none_open(plan)
        for choice in plan.fallbacks:
            holds = self.open(choice)
            for _place, tables in self._cases(spot, choice):
                yield from self._told(spot, choice, tables, both(guard, holds), "")
            if holds is None:
                return
            guard = both(guard, negated(holds))

    def _told(
        self, spot: Spot, plan: ChoicePlan, tables: Tables, guard: Term | None = None, move: str | None = None
    ) -> Iterator[Arrow]:
        """Yield where a choice leads; a `say` that varies is a stage of its own."""
        if move is None:
            guard, move = self.open(plan), plan.address
        if plan.choice.say and not is_fixed(plan.choice.say):
            yield Arrow(spot, Spot(spot.node, spot.pending, plan.address), guard, tables, move)
        else:
            yield from self._leading(spot, tables, plan.to, guard, move)

    # What a choice does

    def _taken(self, spot: Spot, plan: ChoicePlan) -> Iterator[tuple[Tables, Chase | None, bool]]:
        """Yield what taking a choice does, in each case; the chase it is part of; and whether the cube locks on."""
        turned = {self.parts.lens: constant(2, 0)}
        if plan.choice.look and not plan.straight:
            turned[self.parts.looked] = constant(2, 1)
        for place, case in self._cases(spot, plan):
            tables = composed(case, turned)
            table = tables.get(self.parts.meter)
            if table is None:
                yield tables, None, False
                continue
            for part, locked in parted(table):
                yield tables | {self.parts.meter: part}, place, locked

    def _cases(self, spot: Spot, plan: ChoicePlan) -> list[tuple[Chase | None, Tables]]:
        """Return what a choice's sounds and effects do, a case for each combination of what they ask."""
        asks = self._asked_by(spot.node, plan)
        read = tuple(sorted(asks - {self.parts.meter}))
        fixed = moves_tables(self.parts, plan.moves)
        if plan.bit:
            fixed[self.parts.bit_part[plan.bit]] = constant(2, 1)
        cases: dict[Chase | None, list[Tables]] = {}
        for numbers in combinations(self.parts, read, plan.address):
            point = dict(zip(read, numbers, strict=True))
            place = plan.place(self.parts.state(point, spot.node))
            chase = place if isinstance(place, Chase) else None
            given = {part: only(self.parts.sizes[part], number) for part, number in point.items()}
            for meters, gap, written in self._alike(spot, plan, point, self.parts.meter in asks):
                tables = composed(given, gap)
                tables = composed(tables, {part: table for part, table in fixed.items() if part not in written})
                tables = composed(tables, written)
                if meters is not None:
                    tables[self.parts.meter] = meters
                cases.setdefault(chase, []).append(tables)
        return [(chase, case) for chase, group in cases.items() for case in merged(group, (*read, self.parts.meter))]

    def _asked_by(self, node: str, plan: ChoicePlan) -> frozenset[int]:
        """Return the parts that decide what a choice does, besides the cube's own step."""
        choice, found = plan.choice, set[int]()
        terms = [expression.term for expression in choice.effects.set.values() if plan.computed]
        if not plan.silent and not plan.soundless:
            rules = self.story.nodes[node].place
            terms += [rule.when.term for rule in rules if rule.when]
            named = {sound for group in plan.sounds for sound in group}
            terms += [gear.when.term for gear in self.story.gear.values() if named.intersection(gear.on)]
            names = {rule.place.gap for rule in rules if isinstance(rule.place, Chase)}
            names |= {choice.unknown} if choice.unknown else set()
            names |= {METER_AWAY} & self.story.variables.keys()
            found |= {self.parts.variable(name) for name in names}
        for term in terms:
            found |= asked(term, node, self.parts)
        computed = {index for index, *_ in plan.computed}
        added = {self.parts.variable(name) for name in choice.effects.add}
        return frozenset(found | computed & added)

    def _alike(
        self, spot: Spot, plan: ChoicePlan, point: dict[int, int], by_meter: bool
    ) -> Iterator[tuple[Table | None, Tables, Tables]]:
        """Yield what a choice does where it asks nothing further: to the meter, to the lead, to what is worked out."""
        groups: dict[tuple[tuple[int, ...], tuple[int, ...]], list[int]] = {}
        numbers = range(len(METERS)) if by_meter else (0,)
        for number in numbers:
            state = self.parts.state(point | {self.parts.meter: number}, spot.node)
            values = worked_out(state, state.values, plan.computed)
            computed = tuple(values[index] for index, *_ in plan.computed)
            around = tuple(int(test(state)) for test in plan.circumstances)
            groups.setdefault((computed, around), []).append(number)
        for (computed, _around), members in groups.items():
            written = {
                index: constant(self.parts.sizes[index], self.parts.number(index, value))
                for (index, *_), value in zip(plan.computed, computed, strict=True)
            }
            within = members if by_meter else None
            if plan.silent:
                yield (only(len(METERS), *within) if within else None), {}, written
            else:
                for table, gap in self._heard(spot, plan, point, within):
                    yield table, gap, written

    def _heard(
        self, spot: Spot, plan: ChoicePlan, point: dict[int, int], within: list[int] | None
    ) -> Iterator[tuple[Table, Tables]]:
        """Yield what a turn does to the meter, and to the lead of a chase; only of some meters where they are named."""
        first = {
            state: next((n for n in within or numbers if METERS[n].cube == state), None)
            for state, numbers in IN.items()
        }
        hearings: dict[Cube, Hearing] = {}
        leads: dict[int | None, list[Cube]] = {}
        for state in Cube:
            number = first[state]
            if number is None or state == Cube.LOCKED_ON:
                continue
            forecast = self.rules.forecast(self.parts.state(point | {self.parts.meter: number}, spot.node), plan)
            outcome, preview = forecast.outcome, forecast.preview
            excess = outcome.hearing.signal_excess
            if not preview.low.hearing.signal_excess <= excess <= preview.high.hearing.signal_excess:
                self.misled.append(plan.address)
            hearings[state] = outcome.hearing
            leads.setdefault(outcome.gap, []).append(state)
        away = self._away(spot, point)
        place = plan.place(self.parts.state(point, spot.node))
        for lead, states in leads.items():
            first_of_all = states is next(iter(leads.values()))
            table = self._met({state: hearings[state] for state in states}, lead, away, first_of_all)
            if within is not None:
                inside = set(within)
                table = tuple(new if n in inside else BARRED for n, new in enumerate(table))
            gap: Tables = {}
            if lead is not None and isinstance(place, Chase):
                part = self.parts.variable(place.gap)
                gap[part] = constant(self.parts.sizes[part], self.parts.number(part, lead))
            yield table, gap

    def _away(self, spot: Spot, point: dict[int, int]) -> bool:
        index = self.rules.layout.values.get(METER_AWAY)
        return index is not None and bool(self.parts.state(point, spot.node).values[index])

    def _met(self, hearings: dict[Cube, Hearing], lead: int | None, away: bool, locked: bool) -> Table:
        """Return what a turn makes of each meter that hears it so; the cube's own step, remembered.

        While a lock is told the cube does not listen: `locked` lets those meters pass.
        """
        short = tuple((state, h.heard, h.gain, h.decoy) for state, h in hearings.items())
        key = short, lead is None, lead == 0, away, locked
        if key not in self._meters:
            table = [number if locked and lock else BARRED for number, lock in enumerate(LOCKED)]
            for state, hearing in hearings.items():
                for number, after in zip(IN[state], self._column(state, hearing, lead, away), strict=True):
                    table[number] = after
            self._meters[key] = tuple(table)
        return self._meters[key]

    def _column(self, state: Cube, hearing: Hearing, lead: int | None, away: bool) -> Table:
        """Return what a turn makes of the meters of one state of the cube."""
        key = state, hearing.heard, hearing.gain, hearing.decoy, lead is None, lead == 0, away
        if key not in self._meters:
            if lead is None:
                after = [cube.advance(METERS[n], hearing, self.parts.difficulty, away) for n in IN[state]]
            else:
                after = [cube.chased(METERS[n], hearing, caught=lead == 0) for n in IN[state]]
            self._meters[key] = tuple(NUMBERS[meter] for meter in after)
            if lead is None:
                here = dict(zip(IN[state], self._meters[key], strict=True))
                self.heard[key] = tuple(here.get(number, BARRED) for number in range(len(METERS)))
        return self._meters[key]

    # Locks

    def _locking(self, spot: Spot, plan: ChoicePlan, tables: Tables, place: Chase | None) -> Iterator[Arrow]:
        """Yield where a lock leads: the scene tells it, or takes them where the limit is spent."""
        part = self._counted
        if part is None:
            yield from self._lock(spot, plan, tables, {}, place)
            return
        size = self.parts.sizes[part]
        own = tables.get(part, tuple(range(size)))
        spent = [self.rules.last_call(self.parts.state({part: number}, spot.node)) for number in range(size)]
        for given_up in (False, True):
            passing = tuple(new if new != BARRED and spent[new] == given_up else BARRED for new in own)
            if any(new != BARRED for new in passing):
                point = {part: spent.index(given_up)}
                yield from self._lock(spot, plan, tables | {part: passing}, point, place)

    @cached_property
    def _counted(self) -> int | None:
        """The part that counts close calls."""
        calls = self.story.close_calls
        return self.parts.variable(calls.variable) if calls else None

    def _lock(
        self, spot: Spot, plan: ChoicePlan, tables: Tables, point: dict[int, int], place: Chase | None
    ) -> Iterator[Arrow]:
        """Yield where one lock leads, as the engine begins it in a state with the count of close calls given."""
        begin, part = self.rules.close_calls.begun, self._counted
        after, target = begin(self.parts.state(point, spot.node), plan.to, place)
        if part is not None and after.pending is not None:
            states = (self.parts.state({part: number}, spot.node) for number in range(self.parts.sizes[part]))
            counts = tuple(self.parts.numbers(begin(state, plan.to, place)[0])[part] for state in states)
            tables = composed(tables, {part: counts})
        told = spot._replace(pending=after.pending or spot.pending)
        yield from self._leading(told, tables, target, self.open(plan), plan.address, spot)

    # Where it leads

    def _leading(
        self, spot: Spot, tables: Tables, target: str, guard: Term | None, move: str, source: Spot | None = None
    ) -> Iterator[Arrow]:
        """Yield the arrow to a target of any kind, from `source` where that is not the spot itself."""
        begin = source or spot
        if target == "return":
            (state, target, arrives), tables = self._over(spot, tables)
            spot = Spot(spot.node, state.pending)
            if not arrives:
                yield Arrow(begin, Spot(target, state.pending), guard, tables, move)
                return
        if target == "stay":
            yield Arrow(begin, Spot(spot.node, spot.pending), guard, tables, move)
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
        key = "over", spot.pending.gap
        if key not in self._meters:
            states = (self.parts.state({self.parts.meter: n}, spot.node, spot.pending) for n in range(len(METERS)))
            self._meters[key] = tuple(NUMBERS[self.rules.close_calls.over(state)[0].meter] for state in states)
        done: Tables = {self.parts.meter: self._meters[key]}
        if spot.pending.gap:
            part = self.parts.variable(spot.pending.gap)
            done[part] = constant(self.parts.sizes[part], self.parts.numbers(first[0])[part])
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

    def _entering(self, spot: Spot) -> Iterator[Arrow]:
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

    def _ending(self, spot: Spot) -> Iterator[Arrow]:
        """Yield the endings that `ending:auto` may be: the first whose condition holds."""
        guard: Term | None = None
        for name, _test in self.rules.endings:
            when = self.story.endings[name].when
            lowered: Tables = {self.parts.lens: constant(2, 0)}
            yield Arrow(spot, Spot(ENDING + name), both(guard, when.term if when else None), lowered)
            if when is None:
                return
            guard = both(guard, negated(when.term))

    # Free acts

    def _acts(self, spot: Spot, plan: NodePlan) -> Iterator[Arrow]:
        """Yield what raising and lowering the camcorder and filming do, each read off from the engine's own act."""
        camcorder = self.story.camcorder
        if camcorder is None or not plan.node.lens or plan.node.to or spot.pending:
            return
        needs = tuple(sorted(asked(camcorder.needs.term, spot.node, self.parts)))
        for numbers in combinations(self.parts, needs, spot.node):
            point = dict(zip(needs, numbers, strict=True))
            if self.rules.has_camcorder(self.parts.state(point, spot.node)):
                yield from self._acts_with(spot, plan.node, point)

    def _acts_with(self, spot: Spot, node: Node, point: dict[int, int]) -> Iterator[Arrow]:
        assert self.story.camcorder is not None
        parts = self.parts
        battery = parts.variable(self.story.camcorder.battery)
        full = {battery: parts.sizes[battery] - 1}
        for name, lens in ((LENS, 1), (LENS, 0), (FILM, 1)):
            base = full | {parts.lens: lens} | point
            touched = [part for part in (battery, parts.lens) if (name, lens) != (LENS, 1) or part == parts.lens]
            if name == FILM and not node.film:
                continue
            if name == FILM:
                touched += [parts.variable(f"filmed_{node.film}"), parts.variable("frames")]
            tables: Tables = {part: only(parts.sizes[part], number) for part, number in point.items()}
            for part in touched:
                tables[part] = (
                    self._acted(spot, name, base, part) if part != parts.lens else self._lensed(spot, name, base)
                )
            open_ = any(
                name in self.rules.acts(parts.state(base | {part: n}, spot.node))
                for part in touched
                for n in range(parts.sizes[part])
            )
            if open_:
                yield Arrow(spot, spot, None, tables | {parts.meter: only(len(METERS), *UNLOCKED)}, name)

    def _acted(self, spot: Spot, name: str, base: dict[int, int], part: int) -> Table:
        """Return what an act does to one part, all else allowing it."""
        found = []
        for number in range(self.parts.sizes[part]):
            state = self.parts.state(base | {part: number}, spot.node)
            can = name in self.rules.acts(state)
            found.append(self.parts.numbers(self.rules.act(state, name))[part] if can else BARRED)
        return tuple(found)

    def _lensed(self, spot: Spot, name: str, base: dict[int, int]) -> Table:
        """Return what an act does to the lens, from where `base` has it."""
        state = self.parts.state(base, spot.node)
        if name not in self.rules.acts(state):
            return only(2)
        table = [BARRED, BARRED]
        table[int(state.lens)] = int(self.rules.act(state, name).lens)
        return tuple(table)
