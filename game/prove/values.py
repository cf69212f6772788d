"""Which values each variable may have at each node: taken one by one, forwards from the start, on the large side."""

from collections import Counter, deque
from collections.abc import Mapping, Sequence

from game.model.expression import Constant, Expression
from game.model.story import Effects, Story
from game.prove.ways import Way, may_hold, possible

Values = dict[str, int]
"""Variable -> the values it may have, bit n for its n-th. A wide one has bit 0 for its first value, or is `ALL`."""
ALL = -1
"""A wide variable that has changed: any value."""
WIDE = 1024
"""Values beyond which a variable is wide."""
MOST_CHANGES = 4
"""How often new values of a variable come to a node one by one; after that, all up to its bound at once."""


def counted(story: Story, name: str, values: int) -> int:
    """Return how many values these are."""
    return _span(story, name) + 1 if values == ALL else values.bit_count()


def values_at(story: Story, ways: Mapping[str, Sequence[Way]], live: Mapping[str, frozenset[str]]) -> dict[str, Values]:
    """Return the values that each live variable may have at each node; nothing of nodes that no way leads to."""
    return _Spread(story, ways, live).found


class _Spread:
    """The values known so far, and the nodes they are still to go on from."""

    def __init__(self, story: Story, ways: Mapping[str, Sequence[Way]], live: Mapping[str, frozenset[str]]) -> None:
        self._story, self._live = story, live
        self.found: dict[str, Values] = {address: {} for address in ways}
        self._changes = Counter[tuple[str, str]]()
        self._waiting: deque[str] = deque()
        self._met: set[str] = set()
        self._queued: set[str] = set()
        self._arrive(story.start, {name: _first(story, name) for name in story.variables})
        while self._waiting:
            address = self._waiting.popleft()
            self._queued.discard(address)
            for way in ways[address]:
                if not way.returns and possible(way.when, self.found[address]):
                    self._take(way, self.found[address])

    def _take(self, way: Way, values: Values) -> None:
        """Go a way with what may be true before it."""
        for effects in way.effects:
            values = _applied(self._story, values, effects)
        if way.changed:
            values = values | {name: _all(self._story, name) for name in way.changed & self._story.variables.keys()}
        for address in way.to:
            self._arrive(address, values)
        for address in way.stays:
            self._join(address, values)

    def _arrive(self, address: str, values: Values) -> None:
        self._join(address, _applied(self._story, values, self._story.nodes[address].enter))

    def _join(self, address: str, values: Values) -> None:
        """Add what may be true at a node; if any of it is new, it is to go on from there."""
        here, new = self.found[address], address not in self._met
        for name in self._live[address]:
            before = here.get(name, 0)
            after = before | values[name]
            if after != before:
                here[name] = self._widened(address, name, before, after)
                new = True
        if new and address not in self._queued:
            self._met.add(address)
            self._queued.add(address)
            self._waiting.append(address)

    def _widened(self, address: str, name: str, before: int, after: int) -> int:
        """Return the values after a change, or, after too many, all up to the bound that they move towards."""
        self._changes[address, name] += 1
        if after == ALL or self._changes[address, name] <= MOST_CHANGES:
            return after
        low, high = _lowest(after), after.bit_length()
        if low < _lowest(before):
            low = 0
        if high > before.bit_length():
            high = _span(self._story, name) + 1
        return (1 << high) - (1 << low)


def _lowest(values: int) -> int:
    """Return the number of the lowest value; there is one."""
    return (values & -values).bit_length() - 1


def _applied(story: Story, values: Values, effects: Effects) -> Values:
    """Return the values after `set` and `add`; an expression may give any."""
    if not effects.set and not effects.add:
        return values
    after = dict(values)
    for name, expression in effects.set.items():
        after[name] = _given(story, name, expression, values)
    for name, step in effects.add.items():
        if name in values:  # else nothing reads it before it is set
            after[name] = ALL if _wide(story, name) else _moved(values[name], step, _span(story, name))
    return after


def _first(story: Story, name: str) -> int:
    """Return what a variable may begin with: what outlives a play, with anything."""
    variable = story.variables[name]
    if variable.profile:
        return _all(story, name)
    return 1 if _wide(story, name) else 1 << variable.start - variable.type.low


def _given(story: Story, name: str, expression: Expression, values: Values) -> int:
    """Return what an expression may set a variable to."""
    variable = story.variables[name]
    kind = variable.type
    if isinstance(expression.term, Constant):
        value = min(max(expression.term.value, kind.low), kind.high)
        if _wide(story, name):
            return 1 if value == variable.start else ALL
        return 1 << value - kind.low
    if kind.kind == "bool" and not may_hold(expression.term, values):
        return 1
    return _all(story, name)


def _moved(values: int, step: int, top: int) -> int:
    """Return the values after adding `step`, held between 0 and `top`."""
    step = max(-top, min(top, step))
    moved = values << step if step > 0 else values >> -step
    beyond = moved >> top if step > 0 else values & (1 << -step) - 1
    kept = moved & (1 << top) - 1 if step > 0 else moved
    edge = 1 << top if step > 0 else 1
    return kept | (edge if beyond else 0)


def _span(story: Story, name: str) -> int:
    """Return how far a variable's last value is from its first."""
    kind = story.variables[name].type
    return kind.high - kind.low


def _wide(story: Story, name: str) -> bool:
    return _span(story, name) >= WIDE


def _all(story: Story, name: str) -> int:
    span = _span(story, name)
    return ALL if span >= WIDE else (1 << span + 1) - 1
