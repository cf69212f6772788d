"""What a state consists of, part by part: variables, choices taken, visits, the lens, the glance, the meter.

Each part has finitely many values, numbered from 0. Nothing here knows what a turn does: states are taken apart and
put together again, so that the engine can be asked about any combination of parts.
"""

from collections.abc import Iterable, Mapping

from game.model.state import Meter, Pending, State
from game.model.story import Cube, Difficulty
from game.prove.explore.limits import Limit, LimitReached
from game.rules import Rules

ATTENTIONS = 101
LAST_TURNS = ((0, False), (0, True), (1, False))
"""Quiet turns running and whether the last was heard: no turn yet, a heard one, a quiet one."""
WIDEST = 1 << 16
"""Values of a variable beyond which it is not explored."""

METERS = tuple(
    Meter(attention, cube, quiet, heard, reprieve)
    for reprieve in (False, True)
    for quiet, heard in LAST_TURNS
    for cube in Cube
    for attention in range(ATTENTIONS)
)
"""Every meter there can be, in the order of their numbers: attention moves within a run of neighbours."""
NUMBERS = {meter: number for number, meter in enumerate(METERS)}
"""The number of each meter."""

Point = Mapping[int, int]
"""Part -> number of its value."""


class Parts:
    """The parts of a story's states, each with its name and the number of its values."""

    def __init__(self, rules: Rules, difficulty: Difficulty) -> None:
        """Number the parts.

        Raises:
            LimitReached: a variable has more values than can be explored.
        """
        story, layout = rules.story, rules.layout
        self.rules, self.difficulty = rules, difficulty
        kinds = [variable.type for variable in story.variables.values()]
        for name, kind in zip(story.variables, kinds, strict=True):
            if kind.high - kind.low >= WIDEST:
                raise LimitReached(Limit("variable", WIDEST, name))
        self._lows = [kind.low for kind in kinds]
        self.names = [*story.variables, *layout.bits, *layout.visits, "lens", "looked", "cube"]
        counters = [counter.limit + counter.period for counter in rules.counters]
        sizes = [kind.high - kind.low + 1 for kind in kinds]
        self.sizes = [*sizes, *[2] * len(layout.bits), *counters, 2, 2, len(METERS)]
        self.first_bit = len(kinds)
        self.first_visit = self.first_bit + len(layout.bits)
        self.lens = self.first_visit + len(counters)
        self.looked = self.lens + 1
        self.meter = self.lens + 2
        self._bits = list(layout.bits.values())
        self.bit_part = {bit: self.first_bit + index for index, bit in enumerate(self._bits)}
        self.first = rules.before(difficulty)
        """The state that a play begins with, before anything is entered."""

    def variable(self, name: str) -> int:
        """Return a variable's part."""
        return self.rules.layout.values[name]

    def number(self, part: int, value: int) -> int:
        """Return the number of a variable's value."""
        return value - self._lows[part]

    def value(self, part: int, number: int) -> int:
        """Return what a part's value is to the story: of a variable its value, else the number itself."""
        return number + self._lows[part] if part < self.first_bit else number

    def state(self, point: Point, node: str, pending: Pending | None = None) -> State:
        """Return a state with the parts given; what is not given is as at the start of a play."""
        blank = self.first
        values, visits, taken = list(blank.values), [0] * len(blank.visits), 0
        for part, number in point.items():
            if part < self.first_bit:
                values[part] = number + self._lows[part]
            elif part < self.first_visit:
                taken |= self._bits[part - self.first_bit] if number else 0
            elif part < self.lens:
                visits[part - self.first_visit] = number
        meter = METERS[point.get(self.meter, 0)]
        return State(
            node,
            tuple(values),
            meter,
            taken,
            tuple(visits),
            bool(point.get(self.lens, 0)),
            pending,
            self.difficulty,
            bool(point.get(self.looked, 0)),
        )

    def some(self, state: State, parts: Iterable[int]) -> tuple[int, ...]:
        """Return the numbers of some parts' values in a state."""
        return tuple(self._number(state, part) for part in parts)

    def _number(self, state: State, part: int) -> int:
        if part < self.first_bit:
            return state.values[part] - self._lows[part]
        if part < self.first_visit:
            return int(bool(state.taken & self._bits[part - self.first_bit]))
        if part < self.lens:
            return state.visits[part - self.first_visit]
        if part == self.meter:
            return NUMBERS[state.meter]
        return int(state.lens if part == self.lens else state.looked)

    def numbers(self, state: State) -> list[int]:
        """Return the number of every part's value in a state."""
        values = [value - low for value, low in zip(state.values, self._lows, strict=True)]
        bits = [int(bool(state.taken & bit)) for bit in self._bits]
        return [*values, *bits, *state.visits, int(state.lens), int(state.looked), NUMBERS[state.meter]]
