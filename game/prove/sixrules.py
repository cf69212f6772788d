"""The rules that keep a story small enough to be proved exhaustively: where it does not follow them.

A hub has few spokes; few flags live at once, within a part or on from it; counts end where the story compares; a close
call's menu is by kind; what was long ago decides nothing before the last scenes; and the meter starts anew where the
story gives a reason.
"""

from collections.abc import Iterator

from game.load.critique import Finding
from game.load.graph import components, edges
from game.model.expression import Apply, Constant, Name
from game.model.story import Effects, Node, Story
from game.prove.liveness import Carried, carried
from game.prove.ways import Ways, read_by
from game.rules.layout import COMPARISONS, walk

MOST_SPOKES = 3
"""Once-only choices of a hub."""
MOST_LOCAL = 2
"""Flags that matter at one node and not after its scene."""
MOST_LASTING = 4
"""Flags that a scene changes and a later one asks for."""
MOST_FRAMES = 3
"""Frames that are asked for by name."""
MOST_LOSSES = 4
"""Flags that the menu of a close call can cost."""
LAST_SCENES = 3
"""Where guards may read what was long ago."""


def hard_to_prove(story: Story) -> Iterator[Finding]:
    """Yield what makes a story's states many."""
    state, ways = carried(story), Ways(story)
    yield from _hubs(story)
    yield from _flags(story, state)
    yield from _counts(story)
    yield from _frames(story)
    yield from _menus(story)
    yield from _guards(story, state, ways.events)
    yield from _meters(story)


def _flag(story: Story, name: str) -> bool:
    return story.variables[name].type.kind == "bool"


def _crossings(story: Story) -> Iterator[tuple[Node, Node]]:
    """Yield each node that leads into another scene, with the node it leads to."""
    for node in story.nodes.values():
        for to in {node.to, *(choice.to for choice in node.choices)}:
            target = story.nodes.get(to or "")
            if target is not None and target.scene != node.scene:
                yield node, target


def _hubs(story: Story) -> Iterator[Finding]:
    """A node that one comes back to, with too many choices that are used up."""
    part = components(edges(story))
    for node in story.nodes.values():
        spokes = [c for c in node.choices if not c.sticky and part.get(c.to) == part[node.address]]
        if len(spokes) > MOST_SPOKES:
            yield Finding("LK527", node.address, {"name": node.address, "count": len(spokes), "most": MOST_SPOKES})


def _flags(story: Story, state: dict[str, Carried]) -> Iterator[Finding]:
    """Too many flags at once: within a scene, or on from it."""
    lasting: dict[str, set[str]] = {scene: set() for scene in story.scenes}
    for node, target in _crossings(story):
        lasting[node.scene] |= {name for name in state[target.address].live if _flag(story, name)}
    for scene in story.scenes.values():
        nodes = [story.nodes[address] for address in scene.nodes]
        local = {n.address: {v for v in state[n.address].live if _flag(story, v)} - lasting[scene.id] for n in nodes}
        most = max(local, key=lambda address: len(local[address]), default="")
        if most and len(local[most]) > MOST_LOCAL:
            names = ", ".join(sorted(local[most]))
            yield Finding("LK528", most, {"name": most, "flags": names, "most": MOST_LOCAL})
        written = {name for node in nodes for c in node.choices for name in _gained(c.effects)} & lasting[scene.id]
        if len(written) > MOST_LASTING:
            details = {"name": scene.id, "flags": ", ".join(sorted(written)), "most": MOST_LASTING}
            yield Finding("LK529", scene.id, details)


def _gained(effects: Effects) -> Iterator[str]:
    """Yield what may be true afterwards; to lose a thing adds nothing that a later scene has to carry."""
    yield from (name for name, given in effects.set.items() if given.term != Constant(0))


def _counts(story: Story) -> Iterator[Finding]:
    """Numbers that go on where no condition tells them apart."""
    compared: dict[str, int] = {}
    free = {story.camcorder.battery, "frames"} if story.camcorder else set()
    free |= {story.close_calls.variable} if story.close_calls else set()
    free |= {place.gap for place in story.places.values() if hasattr(place, "gap")}
    inside: set[int] = set()
    for record in walk(story):
        if isinstance(record, Apply) and record.operator in COMPARISONS:
            for term, value in _comparison(record):
                compared[term.name] = max(compared.get(term.name, 0), value)
                inside.add(id(term))
        elif isinstance(record, Name) and id(record) not in inside:
            free.add(record.name)
    for name, value in compared.items():
        kind = story.variables[name].type if name in story.variables and name not in free else None
        if kind is not None and kind.kind == "int" and kind.high > value:
            yield Finding("LK530", f"variables.{name}", {"name": name, "high": kind.high, "most": value})


def _comparison(record: Apply) -> Iterator[tuple[Name, int]]:
    """Yield a variable and the largest value that its comparison with a number tells from smaller ones."""
    match record:
        case Apply(operator, (Name() as name, Constant(value))):
            yield name, value + (operator in ("==", "!=", "<=", ">"))
        case Apply(operator, (Constant(value), Name() as name)):
            yield name, value + (operator in ("==", "!=", "<", ">="))


def _frames(story: Story) -> Iterator[Finding]:
    """Too many frames asked for by name."""
    named = sorted(n for n in read_by(story, story) if n.startswith("filmed_"))
    if len(named) > MOST_FRAMES:
        yield Finding("LK531", "", {"frames": ", ".join(named), "most": MOST_FRAMES})


def _menus(story: Story) -> Iterator[Finding]:
    """A close call that can cost many things, each by name."""
    for scene in story.scenes.values():
        node = story.nodes.get(scene.events.locked_on or "")
        lost = {n for c in (node.choices if node else ()) for n in c.effects.set if _flag(story, n)}
        if node is not None and len(lost) > MOST_LOSSES:
            yield Finding("LK532", node.address, {"name": node.address, "flags": ", ".join(sorted(lost))})


def _guards(story: Story, state: dict[str, Carried], events: set[str]) -> Iterator[Finding]:
    """A choice, before the last scenes, that asks what an earlier scene did."""
    early = set(list(story.scenes)[:-LAST_SCENES])
    entered: dict[str, set[str]] = {}
    for _node, target in _crossings(story):
        entered.setdefault(target.scene, set()).update(n for n in state[target.address].live if _flag(story, n))
    for node in story.nodes.values():
        for choice in node.choices if node.scene in early and node.address not in events else ():
            for name in sorted(read_by(choice.when, story) & entered.get(node.scene, set())):
                yield Finding("LK533", choice.address, {"name": choice.address, "flag": name})


def _meters(story: Story) -> Iterator[Finding]:
    """A scene that takes over whatever the meter stood at."""
    heard = {node.scene for node in story.nodes.values() if any(c.sounds for c in node.choices)}
    open_ = {target.address for node, target in _crossings(story) if node.scene in heard and target.enter.meter is None}
    for address in sorted(open_):
        yield Finding("LK534", address, {"name": address})
