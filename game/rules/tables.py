"""What is worked out of a whole story before it can be played: plain data, so that it can be kept beside the story."""

from msgspec import Struct

from game.model.expression import Apply, Query
from game.model.story import Story
from game.rules import cube, flow
from game.rules.layout import Counter, counters, remembered, walk


class Tables(Struct, frozen=True):
    """What the rules look up instead of going through a story, or running a machine, again."""

    counters: dict[str, Counter]
    """Address of each node whose arrivals matter -> how far they are counted, in the order of a state's visits."""
    remembered: tuple[str, ...]
    """Addresses of the choices whose taking matters, in the order of a state's bits."""
    flow: flow.Table
    """What each event does in each state of the story's machine."""
    cube: cube.Table
    """The same of the cube's."""


def tables_of(story: Story) -> Tables:
    """Work a story's tables out, by running both machines and asking each of its terms."""
    asked = [record for record in walk(story) if isinstance(record, (Apply, Query))]
    return Tables(counters(story, asked), tuple(remembered(story, asked)), flow.table(story), cube.table())
