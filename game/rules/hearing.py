"""What a choice does to the meter: the same records for its preview and for its result."""

from math import inf

from msgspec import Struct

from game.model.places import Chase, Place
from game.model.state import NO_MARGIN, Hearing, Meter, Offer, Outcome, Preview, State
from game.model.story import Difficulty, Story, Stride
from game.rules import cube
from game.rules.acoustics import hear
from game.rules.compiler import put
from game.rules.expressions import Layout
from game.rules.plans import METER_AWAY, ChoicePlan

MOST_FORECASTS = 1024
"""Circumstances remembered for one choice; a play meets far fewer, a proof meets them all."""
QUIET = Hearing(-inf, 0.0, 0.0, 0.0, -inf, NO_MARGIN, 0, False)
"""A turn without a sound: under the hush everywhere."""
LONGEST_LEAD = 6
"""Upper end of a gap."""
LEAD_AFTER_CLOSE_CALL = 3
SPEED = {"still": 0, "walk": 1, "run": 2}
PULL = ((26, 4), (16, 3), (7, 2))
"""Least margin and what it pulls: a bell 4, loud 3, plain 2, all below 1."""


class Forecast(Struct, frozen=True, gc=False):
    """What a choice will do in one set of circumstances: its result, and the offer that shows it beforehand."""

    outcome: Outcome
    preview: Preview
    offer: Offer


class Unheard(dict[Meter, Outcome]):
    """Meter -> the outcome of a turn without a sound; filled as it is asked, and as finite as the meter."""

    def __init__(self, difficulty: Difficulty) -> None:
        super().__init__()
        self._difficulty = difficulty

    def __missing__(self, meter: Meter) -> Outcome:
        outcome = self[meter] = Outcome(QUIET, cube.advance(meter, QUIET, self._difficulty))
        return outcome


UNHEARD = {difficulty: Unheard(difficulty) for difficulty in Difficulty}


def gap_after(gap: int, stride: Stride, margin: int) -> int:
    """Return the lead after a beat of a chase, from 0 (caught) to 6."""
    pull = next((pull for least, pull in PULL if margin >= least), 1)
    return max(0, min(LONGEST_LEAD, gap + SPEED[stride.speed] - pull + stride.door + 2 * stride.thrown))


class Ears:
    """What the cube will make of a story's choices."""

    def __init__(self, story: Story, layout: Layout) -> None:
        """Remember where the state keeps the gap and the flag that puts the meter away."""
        self._story = story
        self._values = layout.values
        self._away = layout.values.get(METER_AWAY)

    def forecast(self, state: State, plan: ChoicePlan) -> Forecast:
        """Return what a choice will do; worked out once for all that it depends on."""
        key = (state.meter, state.difficulty, *[test(state) for test in plan.circumstances])
        found = plan.forecasts.get(key)
        if found is None:
            if len(plan.forecasts) >= MOST_FORECASTS:
                plan.forecasts.clear()
            found = plan.forecasts[key] = self._forecast(state, plan)
        return found

    def with_gap(self, state: State, plan: ChoicePlan, gap: int) -> tuple[int, ...]:
        """Return the values with the lead of the chase set."""
        place = plan.place(state)
        assert isinstance(place, Chase)
        return put(state.values, self._values[place.gap], gap)

    def _forecast(self, state: State, plan: ChoicePlan) -> Forecast:
        outcomes = self._outcomes(state, plan)
        choice = plan.choice
        low = high = outcomes[0]
        if choice.unknown is not None and not state.values[self._values[choice.unknown]]:
            low, *_, high = sorted(outcomes, key=lambda outcome: outcome.hearing.signal_excess)
        preview = Preview(low, high)
        label = plan.words or plan.label(state, ())[0]
        return Forecast(outcomes[0], preview, Offer(choice.id, choice.address, label, preview=preview))

    def _outcomes(self, state: State, plan: ChoicePlan) -> list[Outcome]:
        """Return what each group of the choice's sounds would do, the true one first."""
        place = plan.place(state)
        groups = plan.sounds or ((),)
        heard = [self._heard(state, plan, group, place) for group in groups]
        if isinstance(place, Chase):
            return [self._chased(state, plan, hearing, place.gap) for hearing in heard]
        away = self._away is not None and bool(state.values[self._away])
        return [Outcome(h, cube.advance(state.meter, h, state.difficulty, away)) for h in heard]

    def _heard(self, state: State, plan: ChoicePlan, group: tuple[str, ...], place: Place | None) -> Hearing:
        if place is None or not group:
            return QUIET
        sounds = [(name, self._story.sounds[name], self._worn(state, plan, name)) for name in group]
        return hear(sounds, place, state.meter.cube, state.difficulty)

    @staticmethod
    def _worn(state: State, plan: ChoicePlan, sound: str) -> float:
        """Return the dB that what is worn adds to a sound."""
        return sum((level for worn, level, on in plan.gear if sound in on and worn(state)), 0.0)

    def _chased(self, state: State, plan: ChoicePlan, hearing: Hearing, gap: str) -> Outcome:
        lead = gap_after(state.values[self._values[gap]], plan.choice.stride or Stride(), hearing.margin)
        return Outcome(hearing, cube.chased(state.meter, hearing, caught=lead == 0), lead)
