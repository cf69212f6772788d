"""What taking a choice does to a state: its sounds to the meter, its effects to the variables, case by case."""

from collections.abc import Iterator
from functools import lru_cache

from game.model.places import Chase
from game.model.state import Hearing
from game.model.story import Cube
from game.prove.explore.conditions import asked, combinations
from game.prove.explore.parts import METERS, NUMBERS, Parts
from game.prove.explore.tables import BARRED, Table, Tables, composed, constant, merged, moves_tables, only
from game.rules import cube
from game.rules.compiler import worked_out
from game.rules.plans import METER_AWAY, ChoicePlan

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


class Outcomes:
    """What each choice of a story does, as the engine forecasts and works it out."""

    def __init__(self, parts: Parts) -> None:
        """Take the parts that states have."""
        self.parts, self.rules, self.story = parts, parts.rules, parts.rules.story
        self._meters: dict[object, Table] = {}
        self.heard: dict[object, Table] = {}
        """What turns outside a chase do to the meters of one state of the cube; barred for the others."""
        self.misled: list[str] = []
        """Choices whose preview does not say what they do."""

    def cases(self, node: str, plan: ChoicePlan) -> list[tuple[Chase | None, Tables]]:
        """Return what a choice's sounds and effects do, a case for each combination of what they ask."""
        asks = self._asked_by(node, plan)
        read = tuple(sorted(asks - {self.parts.meter}))
        fixed = moves_tables(self.parts, plan.moves)
        if plan.bit:
            fixed[self.parts.bit_part[plan.bit]] = constant(2, 1)
        cases: dict[Chase | None, list[Tables]] = {}
        for numbers in combinations(self.parts, read, plan.address):
            point = dict(zip(read, numbers, strict=True))
            place = plan.place(self.parts.state(point, node))
            chase = place if isinstance(place, Chase) else None
            given = {part: only(self.parts.sizes[part], number) for part, number in point.items()}
            for meters, gap, written in self._alike(node, plan, point, self.parts.meter in asks):
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
        self, node: str, plan: ChoicePlan, point: dict[int, int], by_meter: bool
    ) -> Iterator[tuple[Table | None, Tables, Tables]]:
        """Yield what a choice does where it asks nothing further: to the meter, to the lead, to what is worked out."""
        groups: dict[tuple[tuple[int, ...], tuple[int, ...]], list[int]] = {}
        numbers = range(len(METERS)) if by_meter else (0,)
        for number in numbers:
            state = self.parts.state(point | {self.parts.meter: number}, node)
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
                for table, gap in self._heard(node, plan, point, within):
                    yield table, gap, written

    def _heard(
        self, node: str, plan: ChoicePlan, point: dict[int, int], within: list[int] | None
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
            forecast = self.rules.forecast(self.parts.state(point | {self.parts.meter: number}, node), plan)
            outcome, preview = forecast.outcome, forecast.preview
            excess = outcome.hearing.signal_excess
            if not preview.low.hearing.signal_excess <= excess <= preview.high.hearing.signal_excess:
                self.misled.append(plan.address)
            hearings[state] = outcome.hearing
            leads.setdefault(outcome.gap, []).append(state)
        away = self._away(node, point)
        place = plan.place(self.parts.state(point, node))
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

    def _away(self, node: str, point: dict[int, int]) -> bool:
        index = self.rules.layout.values.get(METER_AWAY)
        return index is not None and bool(self.parts.state(point, node).values[index])

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
