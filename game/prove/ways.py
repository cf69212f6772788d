"""What may happen at each node of a story: what it reads and writes, and where it leads."""

from collections.abc import Iterator

from msgspec import Struct

from game.load.graph import edges, reach
from game.model.expression import Apply, Expression, Name, Term
from game.model.places import Chase
from game.model.story import Choice, Effects, Node, Story
from game.model.text import Footage, Text
from game.rules.flow import ENDING
from game.rules.layout import walk
from game.rules.text import is_fixed


class Way(Struct, frozen=True):
    """One thing that may happen at a node: what it reads and writes, and where it leads."""

    reads: frozenset[str]
    effects: tuple[Effects, ...]
    to: tuple[str, ...] = ()
    """Nodes arrived at; none for an end."""
    stays: tuple[str, ...] = ()
    """Nodes that one is at afterwards without arriving: nothing is entered again."""
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
        self._lost: dict[str | None, tuple[tuple[Effects, ...], ...]] = {}
        self._back: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
        self._profile = frozenset(name for name, variable in story.variables.items() if variable.profile)
        self._ends = read_by(tuple(ending.when for ending in story.endings.values()), story)
        camcorder = story.camcorder
        self._lens = read_by(camcorder.needs, story) | {camcorder.battery} if camcorder else frozenset[str]()
        self._captions = tuple(node.caption for node in story.nodes.values())

    def at(self, node: Node) -> Iterator[Way]:
        """Yield what may happen at a node: its own telling, the camcorder, each choice, reading on."""
        yield Way(self._told(node.text) | self._read((node.dark, node.place, node.prints)), ())
        camcorder = self._story.camcorder
        if camcorder and node.lens and node.address not in self.events:
            spent = {camcorder.battery} | ({"frames", f"filmed_{node.film}"} if node.film else set())
            shown = self._told(node.caption) if node.film else frozenset[str]()
            yield Way(self._lens | shown, (), stays=(node.address,), changed=frozenset(spent), when=camcorder.needs)
        if node.to:
            yield self._leading(node, None, node.to, frozenset())
        for choice in node.choices:
            asked = self._asked(node, choice)
            yield self._leading(node, choice, choice.to, asked)
            yield from self._locking(node, choice, asked)

    def _told(self, text: Text) -> frozenset[str]:
        """Return what a text reads; the footage in it reads the captions."""
        if is_fixed(text):
            return frozenset()
        return self._read((text, self._captions if Footage() in walk(text) else ()))

    def _read(self, record: object) -> frozenset[str]:
        return read_by(record, self._story)

    def _leading(self, node: Node, choice: Choice | None, target: str, asked: frozenset[str]) -> Way:
        """Return where a choice, or reading on, leads."""
        to, stays = self._targets(node, target)
        reads = asked if to or stays else asked | self._at_the_end(target)
        returns = target == "return"
        if choice is None:
            return Way(reads, (), to, stays, returns=returns)
        return Way(reads, (choice.effects,), to, stays, _chased(node), choice.when, returns)

    def _asked(self, node: Node, choice: Choice) -> frozenset[str]:
        """Return what a choice reads: its words, its condition, how it sounds, whether its channel is open."""
        named = {sound for group in choice.sounds for sound in group}
        gear = tuple(gear.when for gear in self._story.gear.values() if named.intersection(gear.on))
        channel = self._story.channels[choice.by].needs if choice.by else None
        written = tuple(choice.effects.set.values())
        told = (choice.when, choice.locked, choice.label)
        unknown = {choice.unknown} if choice.unknown else set()
        return self._read((told, written, gear, channel)) | self._told(choice.say) | _chased(node) | unknown

    def _locking(self, node: Node, choice: Choice, asked: frozenset[str]) -> Iterator[Way]:
        """Yield what a lock does in between, where the choice may be heard."""
        calls = self._story.close_calls
        if calls is None or node.silent or not _heard(choice):
            return
        events = self._story.scenes[node.scene].events
        told = tuple(address for address in (events.locked_on, events.taken) if address)
        reads, changed = asked | {calls.variable}, _chased(node) | {calls.variable}
        yield Way(reads, (choice.effects,), told, (), changed, choice.when)
        to, stays = self._targets(node, choice.to)
        for lost in self._losses(events.locked_on):
            yield Way(reads, (choice.effects, *lost), to, stays, changed, choice.when)

    def _losses(self, event: str | None) -> tuple[tuple[Effects, ...], ...]:
        """Return what a close call may do before it returns: each once, however many choices it may interrupt."""
        if event not in self._lost:
            nodes = [self._story.nodes[address] for address in reach([event], self._graph)] if event else []
            found = [(node.enter, choice.effects) for node in nodes for choice in node.choices]
            self._lost[event] = tuple(lost for at, lost in enumerate(found) if lost not in found[:at])
        return self._lost[event]

    def _targets(self, node: Node, target: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the nodes that a target may arrive at, and those it may stay at."""
        if target == "stay":
            return (), (node.address,)
        if target != "return":
            return ((target,) if target in self._story.nodes else ()), ()
        if node.scene not in self._back:
            self._back[node.scene] = self._interrupted(node.scene)
        return self._back[node.scene]

    def _interrupted(self, scene: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return what `return` may mean: wherever a choice of the scene that may be heard would have led."""
        nodes = [self._story.nodes[address] for address in self._story.scenes[scene].nodes]
        heard = [(node, choice) for node in nodes for choice in node.choices if _heard(choice)]
        to = dict.fromkeys(choice.to for _node, choice in heard if choice.to in self._story.nodes)
        return tuple(to), tuple(dict.fromkeys(node.address for node, choice in heard if choice.to == "stay"))

    def _at_the_end(self, target: str) -> frozenset[str]:
        """Return what an ending asks: `ending:auto` its conditions; and what outlives the play."""
        return self._profile | (self._ends if target == f"{ENDING}auto" else frozenset())


def _heard(choice: Choice) -> bool:
    """Whether the cube may lock on at a choice."""
    return bool(choice.sounds or choice.by)


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
