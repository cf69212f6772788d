"""What may happen at each node of a story: what it reads and writes, and where it leads."""

from collections.abc import Iterator

from msgspec import Struct

from game.load.graph import edges, reach
from game.model.expression import Apply, Expression, Name, Term
from game.model.places import Chase
from game.model.story import Choice, Effects, Node, Story
from game.model.text import Footage
from game.rules.flow import ENDING
from game.rules.layout import walk


class Way(Struct, frozen=True):
    """One thing that may happen at a node: what it reads and writes, and where it leads."""

    reads: frozenset[str]
    effects: tuple[Effects, ...]
    to: tuple[str, ...]
    """Addresses of nodes; none for an end."""
    changed: frozenset[str] = frozenset()
    """What the engine itself may change: gap, battery, frames, close calls."""
    when: Expression | None = None
    returns: bool = False
    """Out of a close call; what that may do stands in the ways it interrupts too."""


class Ways:
    """What may happen in a story, node by node."""

    def __init__(self, story: Story) -> None:
        """Take a checked story."""
        self._story = story
        self._graph = edges(story)
        events = [scene.events for scene in story.scenes.values()]
        roots = [address for event in events for address in (event.locked_on, event.taken) if address]
        self.events = reach(roots, self._graph)
        """Nodes that tell what the cube does."""
        self._captions = tuple(node.caption for node in story.nodes.values())

    def at(self, node: Node) -> Iterator[Way]:
        """Yield what may happen at a node: its own telling, the camcorder, each choice, reading on."""
        told = (node.text, self._captions if Footage() in walk(node.text) else ())
        yield Way(self._read((told, node.dark, node.place)), (), (node.address,))
        camcorder = self._story.camcorder
        if camcorder and node.lens and node.address not in self.events:
            spent = {camcorder.battery} | ({"frames", f"filmed_{node.film}"} if node.film else set())
            reads = self._read(camcorder.needs) | {camcorder.battery}
            yield Way(reads, (), (node.address,), frozenset(spent), camcorder.needs)
        if node.to:
            yield self._leading(node, None, node.to)
        for choice in node.choices:
            yield self._leading(node, choice, choice.to)
            yield from self._locking(node, choice)

    def _read(self, record: object) -> frozenset[str]:
        return read_by(record, self._story)

    def _leading(self, node: Node, choice: Choice | None, target: str) -> Way:
        """Return where a choice, or reading on, leads."""
        to = self._targets(node, target)
        reads = frozenset() if to else self._at_the_end(target)
        if choice is None:
            return Way(reads, (), to, returns=target == "return")
        reads |= self._asked(node, choice)
        return Way(reads, (choice.effects,), to, _chased(node), choice.when, target == "return")

    def _asked(self, node: Node, choice: Choice) -> frozenset[str]:
        """Return what a choice reads: its words, its condition, how it sounds, whether its channel is open."""
        named = {sound for group in choice.sounds for sound in group}
        gear = tuple(gear.when for gear in self._story.gear.values() if named.intersection(gear.on))
        channel = self._story.channels[choice.by].needs if choice.by else None
        written = tuple(choice.effects.set.values())
        told = (choice.when, choice.locked, choice.label, choice.say)
        return (
            self._read((told, written, gear, channel)) | _chased(node) | ({choice.unknown} if choice.unknown else set())
        )

    def _locking(self, node: Node, choice: Choice) -> Iterator[Way]:
        """Yield what a lock does in between, where the choice may be heard."""
        calls = self._story.close_calls
        if calls is None or node.silent or not (choice.sounds or choice.by):
            return
        events = self._story.scenes[node.scene].events
        told = tuple(address for address in (events.locked_on, events.taken) if address)
        reads, changed = self._asked(node, choice) | {calls.variable}, _chased(node) | {calls.variable}
        yield Way(reads, (choice.effects,), told, changed, choice.when)
        for lost in self._losses(events.locked_on):
            yield Way(reads, (choice.effects, *lost), self._targets(node, choice.to), changed, choice.when)

    def _losses(self, event: str | None) -> Iterator[tuple[Effects, ...]]:
        """Yield what a close call may do before it returns."""
        nodes = [self._story.nodes[address] for address in reach([event], self._graph)] if event else []
        yield from ((node.enter, choice.effects) for node in nodes for choice in node.choices)

    def _targets(self, node: Node, target: str) -> tuple[str, ...]:
        """Return the nodes that a target may mean; `return` any that a choice of the scene may have led to."""
        if target == "stay":
            return (node.address,)
        if target != "return":
            return (target,) if target in self._story.nodes else ()
        scene = self._story.scenes[node.scene]
        choices = (choice for address in scene.nodes for choice in self._story.nodes[address].choices if choice.sounds)
        return tuple({choice.to for choice in choices if choice.to in self._story.nodes})

    def _at_the_end(self, target: str) -> frozenset[str]:
        """Return what an ending asks: `ending:auto` its conditions; and what outlives the play."""
        profile = frozenset(name for name, variable in self._story.variables.items() if variable.profile)
        endings = tuple(ending.when for ending in self._story.endings.values())
        return profile | (self._read(endings) if target == f"{ENDING}auto" else frozenset())


def read_by(record: object, story: Story) -> frozenset[str]:
    """Return the variables that a record's expressions and texts ask for."""
    return frozenset(part.name for part in walk(record) if isinstance(part, Name) and part.name in story.variables)


def _chased(node: Node) -> frozenset[str]:
    """Return the variable that counts the lead, where the node is part of a chase."""
    return frozenset(rule.place.gap for rule in node.place if isinstance(rule.place, Chase))


def possible(expression: Expression | None, values: dict[str, int]) -> bool:
    """Whether a condition may hold, given the values that each variable may have (bit n for its n-th); yes in doubt."""
    return expression is None or may_hold(expression.term, values)


def may_hold(term: Term, values: dict[str, int]) -> bool:
    """Whether a term may be true."""
    match term:
        case Apply("and", operands):
            return all([may_hold(operand, values) for operand in operands])
        case Apply("or", operands):
            return any([may_hold(operand, values) for operand in operands])
        case Apply("not", (Name(name),)):
            return bool(values.get(name, 1) & 1)
        case Name(name):
            return values.get(name, 2) > 1
    return True
