"""How much state a story carries: at each node the variables that may still be read, and the values they may have.

Two fixed points over the story's graph: backwards, which variables are live (textbook liveness analysis, with a list of
the nodes still to be looked at); forwards, which values each may have. Both err on the large side: of conditions only
flags are looked into.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log2

from msgspec import Struct

from game.load.graph import components, edges, reach
from game.model.expression import Apply, Query
from game.model.story import Choice, Effects, Story
from game.prove.values import Values, counted, values_at
from game.prove.ways import Way, Ways, read_by
from game.rules.layout import counters, remembered, walk


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
    live = _live(story, ways)
    values = values_at(story, ways, live)
    part = _Parts(story)
    return {address: _carried(part, address, values[address]) for address in story.nodes}


def _carried(part: "_Parts", address: str, values: Values) -> Carried:
    counts = {name: counted(part.story, name, values[name]) for name in sorted(values)}
    return Carried(
        {name: count for name, count in counts.items() if count > 1},
        frozenset(name for name, count in counts.items() if count == 1),
        part.taken(address),
        part.visits(address),
    )


def _live(story: Story, ways: Mapping[str, Sequence[Way]]) -> dict[str, frozenset[str]]:
    """Return the variables that may be read from each node on, before they are set."""
    sets = _Sets(story)
    steps = {address: [sets.step(way) for way in found] for address, found in ways.items()}
    arriving = {address: sets.entered(node.enter) for address, node in story.nodes.items()}
    before = _predecessors(ways)
    live = dict.fromkeys(ways, 0)
    waiting = dict.fromkeys(ways)  # in its order, and quick to look into
    while waiting:
        address, _none = waiting.popitem()
        found = live[address]
        for reads, kept, to, stays in steps[address]:
            after = 0
            for target in to:
                asked, passed = arriving[target]
                after |= asked | live[target] & passed
            for target in stays:
                after |= live[target]
            found |= reads | after & kept
        if found != live[address]:
            live[address] = found
            waiting.update(before[address])
    return {address: sets.names(found) for address, found in live.items()}


def _predecessors(ways: Mapping[str, Sequence[Way]]) -> dict[str, dict[str, None]]:
    """Return for each node those with a way to it."""
    before: dict[str, dict[str, None]] = {address: {} for address in ways}
    for address, found in ways.items():
        for way in found:
            for target in (*way.to, *way.stays):
                before[target][address] = None
    return before


class _Sets:
    """Sets of a story's variables as numbers, a bit for each."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._bits = {name: 1 << index for index, name in enumerate(story.variables)}

    def of(self, names: Iterable[str]) -> int:
        """Return a set of names as a number."""
        found = 0
        for name in names:
            found |= self._bits[name]
        return found

    def names(self, found: int) -> frozenset[str]:
        """Return the names in a set."""
        return frozenset(name for name, bit in self._bits.items() if found & bit)

    def step(self, way: Way) -> tuple[int, int, tuple[str, ...], tuple[str, ...]]:
        """Return what a way reads, what passes through it unset, and where it leads."""
        return self.of(way.reads), ~self.of(n for effects in way.effects for n in effects.set), way.to, way.stays

    def entered(self, enter: Effects) -> tuple[int, int]:
        """Return what arriving reads, and what passes through it unset."""
        if not enter.set:
            return 0, -1
        return self.of(read_by(tuple(enter.set.values()), self._story)), ~self.of(enter.set)


class _Parts:
    """Nodes that can reach each other: only among them does it matter what was taken and how often one came."""

    def __init__(self, story: Story) -> None:
        self.story = story
        graph = edges(story)
        self._part = components(graph)
        asked = [record for record in walk(story) if isinstance(record, (Apply, Query))]
        chosen = {record.argument for record in asked if isinstance(record, Query) and record.function == "chose"}
        self._later = {address: reach(self._goal(story, address), graph) for address in chosen}
        circling = {self._part[a] for a, targets in graph.items() for t in targets if self._part[a] == self._part[t]}
        self._taken: dict[int, int] = {}
        self._visits: dict[int, int] = {}
        for choice in _once(story, set(remembered(story, asked))):
            node = choice.address.partition(".")[0]
            if choice.address not in chosen and self._inside(node, choice.to):
                self._count(self._taken, node, 1)
        for address, counter in counters(story, asked).items():
            if self._part[address] in circling:
                states = counter.limit + counter.period
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


def _once(story: Story, addresses: set[str]) -> Iterator[Choice]:
    """Yield the choices that a state remembers."""
    for node in story.nodes.values():
        yield from (choice for choice in node.choices if choice.address in addresses)
