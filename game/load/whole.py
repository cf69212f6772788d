"""What only shows of the story as a whole: ways that lead nowhere, circles, events, and what nothing uses."""

from functools import cached_property
from itertools import pairwise

from game.load.expressions import always
from game.load.graph import automatic, circles, edges, exits, reach, story_nodes
from game.load.places import Places
from game.load.symbols import Symbols
from game.load.targets import ENDING
from game.model.places import Chase
from game.model.story import Choice, CloseCalls, Node, Scene, Story


class Whole:
    """A story with its graph, and the events' part of it."""

    def __init__(self, story: Story, symbols: Symbols, places: Places) -> None:
        """Take a story whose keys and names are right."""
        self.story, self.symbols, self.places = story, symbols, places

    @cached_property
    def ways(self) -> dict[str, list[str]]:
        """Which nodes each node may lead to."""
        return edges(self.story)

    @cached_property
    def locks(self) -> set[str]:
        """Nodes that scenes tell a close call with."""
        return {scene.events.locked_on for scene in self.story.scenes.values() if scene.events.locked_on}

    @cached_property
    def ends(self) -> set[str]:
        """Nodes that scenes tell the end with, when the limit is spent."""
        return {scene.events.taken for scene in self.story.scenes.values() if scene.events.taken}

    @cached_property
    def told(self) -> set[str]:
        """Nodes that a play can stand at, apart from events."""
        return story_nodes(self.story, self.ways, self.locks | self.ends)

    @cached_property
    def returning(self) -> set[str]:
        """Nodes of close calls."""
        return reach(self.locks, self.ways, self.told) if self.locks else set()

    @cached_property
    def ending(self) -> set[str]:
        """Nodes of the last lock."""
        return reach(self.ends, self.ways, self.told) if self.ends else set()

    @cached_property
    def events(self) -> set[str]:
        """Nodes that tell events."""
        return self.returning | self.ending


def find_errors(whole: Whole, structural: bool) -> None:
    """Report errors of the whole; `structural`: some keys or names are wrong, so that ways may be missing."""
    _circles(whole)
    _endings(whole)
    if not structural:
        _events(whole)
        _sounds(whole)


def _circles(whole: Whole) -> None:
    """Report circles of edges that are taken without the player: reading on would never end."""
    for circle in circles(automatic(whole.story)):
        node = whole.story.nodes[circle[0]]
        whole.places.at("LK504", circle[0], *(["to"] if node.to else []), loop=" -> ".join(circle))


def _endings(whole: Whole) -> None:
    """Report what keeps `ending:auto` from finding exactly one ending."""
    story = whole.story
    auto = sorted((e for e in story.endings.values() if e.auto), key=lambda e: e.priority)
    for ending, other in pairwise(auto):
        if ending.priority == other.priority:
            whole.places.report("LK520", "", "endings", other.id, "priority", name=ending.id, other=other.id)
    if None in whole.symbols.endings.values() or (auto and always(auto[0].when)):
        return
    chosen = f"{ENDING}auto"
    asked = next((n.address for n in story.nodes.values() if n.to == chosen or _leads(n, chosen)), None)
    if asked and auto:
        whole.places.report("LK519", "", "endings", auto[0].id, "when")
    elif asked:
        whole.places.at("LK519", asked)


def _leads(node: Node, target: str) -> bool:
    """Whether a choice of a node leads to a target."""
    return any([choice.to == target for choice in node.choices])  # a list: quicker than a generator for so few


def _events(whole: Whole) -> None:
    """Report ways between events and the rest of the story."""
    roots = whole.locks | whole.ends
    special = roots | {"return"}
    for address, node in whole.story.nodes.items():
        if address in whole.events or node.to in special or any([c.to in special for c in node.choices]):
            _crossing(whole, address, node, roots)


def _crossing(whole: Whole, address: str, node: Node, roots: set[str]) -> None:
    """Report ways of one node that lead into an event, or out of it."""
    inside = address in whole.events
    for target, choice in exits(node):
        owner = choice.address if choice else address
        if target == "return" and (address not in whole.returning or address in whole.ending):
            whole.places.at("LK505", owner, "to", name=owner)
        elif inside and target in whole.told:
            whole.places.at("LK506", owner, "to", name=owner, target=target)
        elif not inside and target in roots:
            whole.places.at("LK507", owner, "to", name=owner, target=target)


def _sounds(whole: Whole) -> None:
    """Report sounds in scenes that cannot answer them."""
    for scene in whole.story.scenes.values():
        audible = [choice for name in scene.nodes for choice in _audible(whole, whole.story.nodes[name])]
        for choice in audible:
            if not whole.story.nodes[choice.address.partition(".")[0]].place:
                whole.places.at("LK510", choice.address, "sounds", name=choice.address)
        if audible and whole.story.close_calls:
            _answers(whole, scene, whole.story.close_calls)


def _audible(whole: Whole, node: Node) -> list[Choice]:
    """Return the choices of a node that the cube may hear; tell of those it never does."""
    heard: list[Choice] = []
    for choice in node.choices:
        if choice.stride and not any(isinstance(rule.place, Chase) for rule in node.place):
            whole.places.at("LK512", choice.address, "chase", name=choice.address)
        if not choice.sounds:
            continue
        if choice.label is None or node.silent or node.address in whole.events:
            whole.places.at("LK511", choice.address, "sounds", name=choice.address)
        else:
            heard.append(choice)
    return heard


def _answers(whole: Whole, scene: Scene, calls: CloseCalls) -> None:
    """Report a scene that does not tell what a lock leads to."""
    if scene.events.locked_on is None:
        whole.places.report("LK508", scene.id, "events", name=scene.id)
    if scene.events.taken is None and any(limit is not None for limit in calls.limit.values()):
        whole.places.report("LK509", scene.id, "events", name=scene.id)
