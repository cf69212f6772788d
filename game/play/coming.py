"""Which pictures may come next, so that a surface can have them ready before a key asks for one."""

from collections.abc import Iterator

from game.model.story import Node, Story, World
from game.play.page import Page
from game.rules.camcorder import LENS
from game.rules.flow import targets

Coming = tuple[str, World]
"""A picture's name, and which of its worlds is seen."""


def coming(story: Story, page: Page) -> tuple[Coming, ...]:
    """Return the pictures that one move can lead to, the likeliest first, without the one that is shown."""
    node = story.nodes.get(page.address)
    if node is None:
        return ()
    found = dict.fromkeys(_coming(story, page, node))
    found.pop((page.art or "", page.world), None)
    return tuple(found)


def _coming(story: Story, page: Page, node: Node) -> Iterator[Coming]:
    """Yield where the open choices lead, and this place in its other world."""
    open_ = {offer.address for offer in page.offers if offer.enabled}
    for choice in node.choices:
        if choice.address in open_:
            yield from _met(story, choice.to, page.world)
    if LENS in page.acts and page.art:
        yield page.art, "bare" if page.world == "lens" else "lens"


def _met(story: Story, address: str, world: World) -> Iterator[Coming]:
    """Yield the pictures of a place, and of those where it leads by itself."""
    passed: set[str] = set()
    while address in story.nodes and address not in passed:
        passed.add(address)
        node = story.nodes[address]
        if node.art:
            yield node.art, "lens" if node.through else world
        if node.choices:
            return
        address = next(iter(targets(node)), "")
