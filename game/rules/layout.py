"""What a state must remember of a story: variables, the choices taken, the visits that matter."""

from collections.abc import Iterator, Sequence
from math import lcm
from typing import Any

from msgspec import Struct
from msgspec.structs import astuple

from game.model.expression import Apply, Constant, Query, Type
from game.model.story import Node, Story
from game.model.text import Cycle, First, Words
from game.rules.expressions import Layout, compiled
from game.rules.text import is_fixed

MOST_VISITS = 99
"""Where a count ends that is not simply compared with a number."""
COMPARISONS = ("==", "!=", "<", "<=", ">", ">=")


class Counter(Struct, frozen=True):
    """How far the arrivals at a node are counted: up to `limit`, then round and round in `period` steps."""

    limit: int = 1
    period: int = 1

    def after(self, count: int) -> int:
        """Return the count after one more arrival."""
        return count + 1 if count + 1 < self.limit + self.period else self.limit


PLAIN = frozenset({str, int, bool, float, type(None), Type, Words, Constant})
"""What holds no record that holds others: most of a story, and looked at no further."""


def walk(value: Any) -> Iterator[Struct]:
    """Yield every record inside a record, tuple or dict, itself included; what holds a record comes before it.

    Runs of words, constants and types are left out: they ask nothing.
    """
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, Struct):
            yield item
            item = astuple(item)
        elif isinstance(item, dict):
            item = item.values()
        elif not isinstance(item, tuple):
            continue
        waiting += [part for part in item if part.__class__ not in PLAIN]


def counters(story: Story, asked: Sequence[Struct]) -> dict[str, Counter]:
    """Return the nodes whose arrivals matter to a text or an expression, each with how far."""
    found: dict[str, Counter] = {}
    for address, limit in _asked(asked):
        old = found.get(address, Counter())
        found[address] = Counter(max(limit, old.limit), old.period)
    for address, node in story.nodes.items():
        counter = _told(node, found.get(address, Counter()))
        if counter != Counter() or address in found:
            found[address] = counter
    return found


def _told(node: Node, counter: Counter) -> Counter:
    """Return a node's counter, widened for what its own prose asks."""
    varying = [
        text for text in (node.text, node.caption, *(choice.say for choice in node.choices)) if not is_fixed(text)
    ]
    for record in walk(tuple(varying)):
        if isinstance(record, First):
            counter = Counter(max(2, counter.limit), counter.period)
        elif isinstance(record, Cycle):
            counter = Counter(counter.limit, lcm(counter.period, len(record.options)))
    return counter


def _asked(records: Sequence[Struct]) -> Iterator[tuple[str, int]]:
    """Yield (address, limit) for each question about visits among the story's terms."""
    bounded: set[int] = set()
    for record in records:
        match record:
            case Apply(operator, (Query("visits", address) as query, Constant(value))) if operator in COMPARISONS:
                bounded.add(id(query))
                yield address, max(1, min(value + 1, MOST_VISITS))
            case Query("visits", address) if id(record) not in bounded:
                yield address, MOST_VISITS
            case Query("visited", address):
                yield address, 1


def asked_about(asked: Sequence[Struct]) -> set[str]:
    """Return the addresses of choices that an expression asks about."""
    return {record.argument for record in asked if isinstance(record, Query) and record.function == "chose"}


def remembered(story: Story, asked: Sequence[Struct]) -> list[str]:
    """Return the addresses of choices whose taking is part of the state: once-only, or asked about."""
    chosen = asked_about(asked)
    choices = (choice for node in story.nodes.values() for choice in node.choices)
    return [choice.address for choice in choices if not choice.sticky or choice.address in chosen]


def layout_of(story: Story) -> tuple[Layout, tuple[Counter, ...]]:
    """Return where a state of this story keeps what, and the counters of its visits in order."""
    asked = [record for record in walk(story) if isinstance(record, (Apply, Query))]
    counted = counters(story, asked)
    layout = Layout(
        values={name: index for index, name in enumerate(story.variables)},
        visits={address: index for index, address in enumerate(counted)},
        bits={address: 1 << index for index, address in enumerate(remembered(story, asked))},
    )
    for address, node in story.nodes.items():
        if node.dark:
            layout.dark[address] = compiled(node.dark.term, layout)
    return layout, tuple(counted.values())
