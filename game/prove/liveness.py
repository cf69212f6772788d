"""How much state a story carries: at each node the variables that may still be read, and the values they may have.

Two fixed points over the story's graph: backwards, which variables are live (textbook liveness analysis); forwards,
which values each may have, taken one by one. Both err on the large side: of conditions only flags are looked into.
"""

from collections.abc import Iterable, Iterator, Mapping
from math import log2

from msgspec import Struct

from game.load.graph import components, edges, reach
from game.model.expression import Constant, Expression, Query
from game.model.story import Choice, Effects, Story
from game.prove.ways import Way, Ways, may_hold, possible, read_by
from game.rules.layout import layout_of, walk

Values = dict[str, int]
"""Variable -> the values it may have, bit n for the n-th."""


class Carried(Struct, frozen=True):
    """What a play carries at one node."""

    live: dict[str, int]
    """Variable that may be read before it is set -> how many values it may have; more than one."""
    settled: frozenset[str]
    """Variables that may be read and have one value here on every play."""
    taken: int
    """Once-only choices that may have been taken and may be offered again."""
    visits: int
    """Values of the counts of visits that matter here, multiplied."""

    @property
    def bits(self) -> float:
        """Binary digits of the state without the meter."""
        return sum(map(log2, self.live.values())) + self.taken + log2(self.visits)


def carried(story: Story) -> dict[str, Carried]:
    """Return for each node what a play may carry there."""
    found = Ways(story)
    ways = {address: list(found.at(node)) for address, node in story.nodes.items()}
    live, values = _live(story, ways), _values(story, ways)
    part = _Parts(story)
    return {address: _carried(part, address, live[address], values[address]) for address in story.nodes}


def _carried(part: "_Parts", address: str, live: frozenset[str], values: Values) -> Carried:
    counts = {name: values.get(name, 0).bit_count() for name in sorted(live)}
    return Carried(
        {name: count for name, count in counts.items() if count > 1},
        frozenset(name for name, count in counts.items() if count == 1),
        part.taken(address),
        part.visits(address),
    )


def _settled(way: Way) -> frozenset[str]:
    """Return the variables whose old value a way makes no difference of."""
    return frozenset(name for effects in way.effects for name in effects.set)


def _live(story: Story, ways: dict[str, list[Way]]) -> dict[str, frozenset[str]]:
    """Return the variables that may be read from each node on, before they are set."""
    live = {address: frozenset[str]() for address in ways}
    order = list(reversed(ways))
    while order:
        changed = False
        for address in order:
            found = live[address].union(*(_before(story, live, way) for way in ways[address]))
            changed |= found != live[address]
            live[address] = found
        if not changed:
            break
    return live


def _before(story: Story, live: dict[str, frozenset[str]], way: Way) -> frozenset[str]:
    """Return what is live before a way is taken."""
    after = frozenset[str]().union(*(_arriving(story, live, address) for address in way.to))
    return way.reads | (after - _settled(way))


def _arriving(story: Story, live: dict[str, frozenset[str]], address: str) -> frozenset[str]:
    enter = story.nodes[address].enter
    return (live[address] - enter.set.keys()) | read_by(tuple(enter.set.values()), story)


def _values(story: Story, ways: dict[str, list[Way]]) -> dict[str, Values]:
    """Return the values that each variable may have at each node."""
    found: dict[str, Values] = {address: {} for address in ways}
    starts = {name: 1 << variable.start - variable.type.low for name, variable in story.variables.items()}
    waiting = [story.start] if _joined(story, found, story.start, starts) else []
    while waiting:
        address = waiting.pop()
        for way in [way for way in ways[address] if not way.returns and possible(way.when, found[address])]:
            after = _changed(story, found[address], way)
            waiting += [to for to in way.to if _joined(story, found, to, _applied(story, after, story.nodes[to].enter))]
    return found


def _changed(story: Story, values: Values, way: Way) -> Values:
    for effects in way.effects:
        values = _applied(story, values, effects)
    return values | {name: _all(story, name) for name in way.changed if name in story.variables}


def _applied(story: Story, values: Values, effects: Effects) -> Values:
    """Return the values after `set` and `add`; an expression may give any."""
    after = dict(values)
    for name, expression in effects.set.items():
        after[name] = _given(story, name, expression, values)
    for name, step in effects.add.items():
        after[name] = _moved(values[name], step, story.variables[name].type.high - story.variables[name].type.low)
    return after


def _given(story: Story, name: str, expression: Expression, values: Values) -> int:
    """Return what an expression may set a variable to."""
    kind = story.variables[name].type
    if isinstance(expression.term, Constant):
        return 1 << min(max(expression.term.value, kind.low), kind.high) - kind.low
    if kind.kind == "bool" and not may_hold(expression.term, values):
        return 1
    return _all(story, name)


def _moved(values: int, step: int, top: int) -> int:
    """Return the values after adding `step`, held between 0 and `top`."""
    moved = values << step if step > 0 else values >> -step
    beyond = moved >> top if step > 0 else values & (1 << -step) - 1
    kept = moved & (1 << top) - 1 if step > 0 else moved
    edge = 1 << top if step > 0 else 1
    return kept | (edge if beyond else 0)


def _all(story: Story, name: str) -> int:
    kind = story.variables[name].type
    return (1 << kind.high - kind.low + 1) - 1


def _joined(story: Story, found: dict[str, Values], address: str, values: Values) -> bool:
    """Add what may be true on arrival at a node; tell whether any of it was new."""
    here = found[address]
    new = {name: bits | here.get(name, 0) for name, bits in values.items()}
    if new == here:
        return False
    found[address] = new
    return True


class _Parts:
    """Nodes that can reach each other: only among them does it matter what was taken and how often one came."""

    def __init__(self, story: Story) -> None:
        graph = edges(story)
        self._part = components(graph)
        layout, counters = layout_of(story)
        chosen = {r.argument for r in walk(story) if isinstance(r, Query) and r.function == "chose"}
        self._later = {address: reach(self._goal(story, address), graph) for address in chosen}
        circling = {self._part[a] for a, targets in graph.items() for t in targets if self._part[a] == self._part[t]}
        self._taken: dict[int, int] = {}
        self._visits: dict[int, int] = {}
        for choice in _once(story, layout.bits):
            node = choice.address.partition(".")[0]
            if choice.address not in chosen and self._inside(node, choice.to):
                self._count(self._taken, node, 1)
        for address, index in layout.visits.items():
            if self._part[address] in circling:
                states = counters[index].limit + counters[index].period
                self._visits[self._part[address]] = self._visits.get(self._part[address], 1) * states

    def taken(self, address: str) -> int:
        """Return how many choices' taking matters at a node."""
        return self._taken.get(self._part[address], 0) + sum(address in later for later in self._later.values())

    def visits(self, address: str) -> int:
        """Return how many values the counts of visits have that matter at a node."""
        return self._visits.get(self._part[address], 1)

    def _count(self, table: dict[int, int], node: str, more: int) -> None:
        table[self._part[node]] = table.get(self._part[node], 0) + more

    def _inside(self, node: str, target: str) -> bool:
        return target == "stay" or self._part.get(target) == self._part[node]

    @staticmethod
    def _goal(story: Story, choice: str) -> Iterable[str]:
        node = choice.partition(".")[0]
        return [node if c.to == "stay" else c.to for c in story.nodes[node].choices if c.address == choice]


def _once(story: Story, bits: Mapping[str, int]) -> Iterator[Choice]:
    """Yield the choices that a state remembers."""
    for node in story.nodes.values():
        yield from (choice for choice in node.choices if choice.address in bits)
