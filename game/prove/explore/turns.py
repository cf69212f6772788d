"""Every turn of a story as arrows: what the engine's plans, forecasts and machines do to each part of a state.

Nothing is modelled a second time. Guards and computed effects are the engine's compiled functions, asked about every
combination of what they read; `set` and `add` are its tables; the meter is its forecast and the cube's own step.
"""

from collections.abc import Iterator
from functools import cached_property

from game.load.graph import edges, reach
from game.model.expression import Apply, Query, Term
from game.model.places import Chase
from game.prove.explore.acts import free_acts
from game.prove.explore.arrivals import Arrivals
from game.prove.explore.conditions import Conditions, both, negated
from game.prove.explore.outcomes import UNLOCKED, Outcomes, parted
from game.prove.explore.parts import METERS, Parts
from game.prove.explore.places import START, Arrow, Spot
from game.prove.explore.tables import BARRED, Tables, composed, constant, only
from game.rules.plans import ChoicePlan, NodePlan
from game.rules.text import is_fixed


def varies(plan: ChoicePlan) -> bool:
    """Whether what a choice says is not always the same."""
    return bool(plan.choice.say) and not is_fixed(plan.choice.say)


class Turns:
    """The arrows of one story at one difficulty."""

    def __init__(self, parts: Parts, conditions: Conditions) -> None:
        """Take the parts that states have."""
        self.parts, self.conditions = parts, conditions
        self.rules = parts.rules
        self.story = parts.rules.story
        self.outcomes = Outcomes(parts)
        self._arrivals = Arrivals(parts)

    def at(self, spot: Spot) -> Iterator[Arrow]:
        """Yield every way on from a spot."""
        if spot.ended:
            return
        if spot == START:
            yield from self._arrivals.leading(spot, {}, self.story.start, None, "")
        elif spot.stage == "enter":
            yield from self._arrivals.entering(spot)
        elif spot.stage == "auto":
            yield from self._arrivals.ending(spot)
        elif spot.stage == "stay":
            yield from self._staying(spot)
        elif spot.stage:
            yield from self._said(spot, self.rules.choices[spot.stage])
        else:
            plan_ = self.rules.nodes[spot.node]
            yield from self._choices(spot, plan_)
            yield from self._onward(spot, plan_)
            for act in free_acts(self.parts, spot, plan_):
                yield from self._standing(act, plan_)

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
                if not locked or self._tells_first(spot, choice):
                    yield from self._told(spot, choice, tables)
                else:
                    yield from self._locking(spot, choice, tables, place, self.open(choice), choice.address)

    def _onward(self, spot: Spot, plan: NodePlan) -> Iterator[Arrow]:
        """Yield where a node's `to` leads, or its fallbacks where nothing else can be taken."""
        if plan.node.to:
            yield from self._arrivals.leading(spot, {}, plan.node.to, None, "")
        for choice, guard in self._fallbacks(plan):
            for _place, tables in self.outcomes.cases(spot.node, choice):
                yield from self._told(spot, choice, tables, guard, "")

    def _fallbacks(self, plan: NodePlan) -> Iterator[tuple[ChoicePlan, Term | None]]:
        """Yield a node's fallbacks, each with when it is the one that is taken."""
        guard = self.none_open(plan)
        for choice in plan.fallbacks:
            holds = self.open(choice)
            yield choice, both(guard, holds)
            if holds is None:
                return
            guard = both(guard, negated(holds))

    def _staying(self, spot: Spot) -> Iterator[Arrow]:
        """Yield where one who stays is: on by a fallback at once, without having been here again, or here."""
        plan = self.rules.nodes[spot.node]
        yield from self._onward(spot, plan)
        yield from self._standing(Arrow(spot, spot._replace(stage=""), None, {}), plan)

    def _standing(self, arrow: Arrow, plan: NodePlan) -> Iterator[Arrow]:
        """Yield an arrow that is open only where no fallback is taken, if that can be."""
        passed = [guard for _choice, guard in self._fallbacks(plan)]
        if None not in passed:
            stands = (negated(guard) for guard in passed if guard is not None)
            yield arrow._replace(guard=both(arrow.guard, *stands))

    def _told(
        self, spot: Spot, plan: ChoicePlan, tables: Tables, guard: Term | None = None, move: str | None = None
    ) -> Iterator[Arrow]:
        """Yield where a choice leads; a `say` that varies is a stage of its own."""
        if move is None:
            guard, move = self.open(plan), plan.address
        if varies(plan):
            yield Arrow(spot, Spot(spot.node, spot.pending, plan.address), guard, tables, move)
        else:
            yield from self._arrivals.leading(spot, tables, plan.to, guard, move)

    # What a choice does

    def _taken(self, spot: Spot, plan: ChoicePlan) -> Iterator[tuple[Tables, Chase | None, bool]]:
        """Yield what taking a choice does, in each case; the chase it is part of; and whether the cube locks on."""
        turned = {self.parts.lens: constant(2, 0)}
        if plan.choice.look and not plan.straight:
            turned[self.parts.looked] = constant(2, 1)
        for place, case in self.outcomes.cases(spot.node, plan):
            tables = composed(case, turned)
            table = tables.get(self.parts.meter)
            if table is None:
                yield tables, None, False
                continue
            for part, locked in parted(table):
                yield tables | {self.parts.meter: part}, place, locked

    # Locks

    def _tells_first(self, spot: Spot, plan: ChoicePlan) -> bool:
        """Whether a lock by a choice is told after words of its own that vary; then it begins at their stage."""
        return varies(plan) and spot.pending is None and len(self._chases(spot, plan)) == 1

    def _chases(self, spot: Spot, plan: ChoicePlan) -> dict[str, Chase | None]:
        """Return the chases, by their gap, that locks by a choice are part of; none where it cannot lock."""
        if spot.node in self._after_the_last:
            return {}
        locks = [place for _tables, place, locked in self._taken(spot, plan) if locked]
        return {place.gap if place else "": place for place in locks}

    @cached_property
    def _after_the_last(self) -> set[str]:
        """The nodes that tell how they are taken: there the cube has locked on for good."""
        told = {scene.events.taken for scene in self.story.scenes.values() if scene.events.taken}
        return reach(told, edges(self.story))

    def _said(self, spot: Spot, plan: ChoicePlan) -> Iterator[Arrow]:
        """Yield where the play goes on once a choice has told its words."""
        if not self._tells_first(spot, plan):
            yield from self._arrivals.leading(spot, {}, plan.to, None, "")
            return
        (place,) = self._chases(spot, plan).values()
        meter, size = self.parts.meter, len(METERS)
        yield from self._arrivals.leading(spot, {meter: only(size, *UNLOCKED)}, plan.to, None, "")
        locked = {meter: only(size, *(set(range(size)) - set(UNLOCKED)))}
        yield from self._locking(spot, plan, locked, place, None, "")

    def _locking(
        self, spot: Spot, plan: ChoicePlan, tables: Tables, place: Chase | None, guard: Term | None, move: str
    ) -> Iterator[Arrow]:
        """Yield where a lock leads: the scene tells it, or takes them where the limit is spent."""
        part = self._counted
        if part is None:
            yield from self._lock(spot, plan, tables, {}, place, guard, move)
            return
        size = self.parts.sizes[part]
        own = tables.get(part, tuple(range(size)))
        spent = [self.rules.last_call(self.parts.state({part: number}, spot.node)) for number in range(size)]
        for given_up in (False, True):
            passing = tuple(new if new != BARRED and spent[new] == given_up else BARRED for new in own)
            if any(new != BARRED for new in passing):
                point = {part: spent.index(given_up)}
                yield from self._lock(spot, plan, tables | {part: passing}, point, place, guard, move)

    @cached_property
    def _counted(self) -> int | None:
        """The part that counts close calls."""
        calls = self.story.close_calls
        return self.parts.variable(calls.variable) if calls else None

    def _lock(
        self,
        spot: Spot,
        plan: ChoicePlan,
        tables: Tables,
        point: dict[int, int],
        place: Chase | None,
        guard: Term | None,
        move: str,
    ) -> Iterator[Arrow]:
        """Yield where one lock leads, as the engine begins it in a state with the count of close calls given."""
        begin, part = self.rules.close_calls.begun, self._counted
        after, target = begin(self.parts.state(point, spot.node), plan.to, place)
        if part is not None and after.pending is not None:
            states = (self.parts.state({part: number}, spot.node) for number in range(self.parts.sizes[part]))
            counts = tuple(self.parts.some(begin(state, plan.to, place)[0], (part,))[0] for state in states)
            tables = composed(tables, {part: counts})
        told = spot._replace(pending=after.pending or spot.pending)
        for arrow in self._arrivals.leading(told, tables, target, guard, move, spot):
            yield arrow._replace(locks=True)
