"""What a state must remember of a story: variables, the choices taken, the visits that matter."""

from collections.abc import Iterator
from math import lcm
from typing import Any

from msgspec import Struct

from game.model.expression import Apply, Constant, Query
from game.model.story import Node, Story
from game.model.text import Cycle, First, Paragraph
from game.rules.expressions import Layout

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


def walk(value: Any) -> Iterator[Struct]:
    """Yield every record inside a record, tuple or dict, itself included; plain paragraphs hold none."""
    if isinstance(value, Struct):
        yield value
        if not (isinstance(value, Paragraph) and len(value.pieces) == 1):
            for field in value.__struct_fields__:
                yield from walk(getattr(value, field))
    elif isinstance(value, tuple):
        for item in value:
            yield from walk(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from walk(item)


def counters(story: Story) -> dict[str, Counter]:
    """Return the nodes whose arrivals matter to a text or an expression, each with how far."""
    found: dict[str, Counter] = {}
    for address, limit in _asked(story):
        old = found.get(address, Counter())
        found[address] = Counter(max(limit, old.limit), old.period)
    for address, node in story.nodes.items():
        counter = _told(node, found.get(address, Counter()))
        if counter != Counter() or address in found:
            found[address] = counter
    return found


def _told(node: Node, counter: Counter) -> Counter:
    """Return a node's counter, widened for what its own prose asks."""
    for record in walk((node.text, tuple(choice.say for choice in node.choices))):
        if isinstance(record, First):
            counter = Counter(max(2, counter.limit), counter.period)
        elif isinstance(record, Cycle):
            counter = Counter(counter.limit, lcm(counter.period, len(record.options)))
    return counter


def _asked(story: Story) -> Iterator[tuple[str, int]]:
    """Yield (address, limit) for each question about visits in the story's expressions."""
    bounded: set[int] = set()
    for record in walk(story):
        match record:
            case Apply(operator, (Query("visits", address) as query, Constant(value))) if operator in COMPARISONS:
                bounded.add(id(query))
                yield address, max(1, min(value + 1, MOST_VISITS))
            case Query("visits", address) if id(record) not in bounded:
                yield address, MOST_VISITS
            case Query("visited", address):
                yield address, 1


def remembered(story: Story) -> list[str]:
    """Return the addresses of choices whose taking is part of the state: once-only, or asked about."""
    asked = {record.argument for record in walk(story) if isinstance(record, Query) and record.function == "chose"}
    return [
        choice.address
        for node in story.nodes.values()
        for choice in node.choices
        if not choice.sticky or choice.address in asked
    ]


def layout_of(story: Story) -> tuple[Layout, tuple[Counter, ...]]:
    """Return where a state of this story keeps what, and the counters of its visits in order."""
    counted = counters(story)
    layout = Layout(
        values={name: index for index, name in enumerate(story.variables)},
        visits={address: index for index, address in enumerate(counted)},
        bits={address: 1 << index for index, address in enumerate(remembered(story))},
    )
    return layout, tuple(counted.values())
