"""What a state must remember of a story: variables, the choices taken, the visits that matter."""

from collections.abc import Iterable, Iterator, Sequence
from math import lcm
from typing import Any

from msgspec import Struct
from msgspec.structs import astuple

from game.model.expression import Apply, Constant, Query, Type
from game.model.story import Node, Story
from game.model.text import Cycle, First, Paragraph, Words
from game.rules.expressions import Layout, compiled

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
        parts: Iterable[Any]
        if isinstance(item, tuple):
            parts = item
        elif isinstance(item, Struct):
            yield item
            parts = astuple(item)
        elif isinstance(item, dict):
            parts = item.values()
        else:
            continue
        for part in parts:  # a comprehension would be a call more for each record
            if part and part.__class__ not in PLAIN:
                waiting.append(part)


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
    told = (node.text, node.caption, *(choice.say for choice in node.choices))
    varying = tuple(block for text in told for block in text if not isinstance(block, Paragraph))
    for record in walk(varying):
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


def layout_of(story: Story, counted: Iterable[str], taken: Iterable[str]) -> Layout:
    """Return where a state of this story keeps what.

    Args:
        story: The story.
        counted: Addresses of the nodes whose arrivals are counted.
        taken: Addresses of the choices that are remembered once taken.
    """
    layout = Layout(
        values={name: index for index, name in enumerate(story.variables)},
        visits={address: index for index, address in enumerate(counted)},
        bits={address: 1 << index for index, address in enumerate(taken)},
    )
    for address, node in story.nodes.items():
        if node.dark:
            layout.dark[address] = compiled(node.dark.term, layout)
    return layout
