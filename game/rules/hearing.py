"""What a choice does to the meter: the same records for its preview and for its result."""

from collections.abc import Iterable
from functools import lru_cache
from math import inf

from game.model.state import NO_MARGIN, Hearing, Meter, Outcome, Preview, State
from game.model.story import Chase, Difficulty, Place, Story, Stride
from game.rules import cube
from game.rules.acoustics import hear
from game.rules.compiler import put
from game.rules.expressions import Layout
from game.rules.plans import ChoicePlan, NodePlan

METER_AWAY = "meter_away"
"""The flag by which a story puts the meter away."""
QUIET = Hearing(-inf, 0.0, 0.0, 0.0, -inf, NO_MARGIN, 0, False)
"""A turn without a sound: under the hush everywhere."""
LONGEST_LEAD = 6
"""Upper end of a gap."""
LEAD_AFTER_CLOSE_CALL = 3
SPEED = {"still": 0, "walk": 1, "run": 2}
PULL = ((26, 4), (16, 3), (7, 2))
"""Least margin and what it pulls: a bell 4, loud 3, plain 2, all below 1."""


@lru_cache(maxsize=65536)
def unheard(meter: Meter, difficulty: Difficulty) -> Outcome:
    """Return the outcome of a turn without a sound."""
    return Outcome(QUIET, cube.advance(meter, QUIET, difficulty))


def gap_after(gap: int, stride: Stride, margin: int) -> int:
    """Return the lead after a beat of a chase, from 0 (caught) to 6."""
    pull = next((pull for least, pull in PULL if margin >= least), 1)
    return max(0, min(LONGEST_LEAD, gap + SPEED[stride.speed] - pull + stride.door + 2 * stride.thrown))


def _worn(name: str, plan: ChoicePlan, worn: Iterable[bool]) -> float:
    """Return the dB that what is worn adds to a sound."""
    return sum((level for (_, level, on), on_now in zip(plan.gear, worn, strict=True) if on_now and name in on), 0.0)


class Ears:
    """Outcomes of a story's choices."""

    def __init__(self, story: Story, layout: Layout) -> None:
        """Remember where the state keeps the gap and the flag that puts the meter away."""
        self._story = story
        self._values = layout.values
        self._away = layout.values.get(METER_AWAY)

    def outcomes(self, state: State, node: NodePlan, plan: ChoicePlan) -> tuple[Outcome, ...]:
        """Return what each group of the choice's sounds would do, the true one first."""
        place = node.place(state)
        worn = tuple(bool(test(state)) for test, _, _ in plan.gear)
        away = self._away is not None and bool(state.values[self._away])
        gap = state.values[self._values[place.gap]] if isinstance(place, Chase) else None
        key = (state.meter, state.difficulty, place, worn, away, gap)
        if key not in plan.outcomes:
            groups = plan.choice.sounds or ((),)
            plan.outcomes[key] = tuple(self._outcome(state, plan, group, place, worn, away, gap) for group in groups)
        return plan.outcomes[key]

    def preview(self, state: State, node: NodePlan, plan: ChoicePlan) -> Preview:
        """Return what a choice will do; a span while its footing is unknown, from the faintest to the loudest."""
        if plan.soundless:
            outcome = unheard(state.meter, state.difficulty)
            return Preview(outcome, outcome)
        outcomes = self.outcomes(state, node, plan)
        unknown = plan.choice.unknown
        if unknown is None or state.values[self._values[unknown]]:
            return Preview(outcomes[0], outcomes[0])
        ordered = sorted(outcomes, key=lambda outcome: outcome.hearing.signal_excess)
        return Preview(ordered[0], ordered[-1])

    def with_gap(self, state: State, node: NodePlan, gap: int) -> tuple[int, ...]:
        """Return the values with the lead of the chase at `node` set."""
        place = node.place(state)
        assert isinstance(place, Chase)
        return put(state.values, self._values[place.gap], gap)

    def _outcome(
        self,
        state: State,
        plan: ChoicePlan,
        group: tuple[str, ...],
        place: Place | None,
        worn: tuple[bool, ...],
        away: bool,
        gap: int | None,
    ) -> Outcome:
        sounds = [(name, self._story.sounds[name], _worn(name, plan, worn)) for name in group]
        heard = hear(sounds, place, state.meter.cube, state.difficulty) if place and sounds else QUIET
        if gap is None:
            return Outcome(heard, cube.advance(state.meter, heard, state.difficulty, away))
        after = gap_after(gap, plan.choice.stride or Stride(), heard.margin)
        return Outcome(heard, cube.chased(state.meter, heard, caught=after == 0), after)
