"""A scene's file: its nodes, and what they share."""

from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode

from game.i18n import _
from game.load.choices import CHOICES
from game.load.critique import WAIVABLE
from game.load.effects import EFFECTS, METER_FIELD, NOTHING, effects
from game.load.firsts import ART, Panel, Place
from game.load.head import BEAT
from game.load.kinds import CONDITION, FLAG, NAME, Identifier, Kind, Number, String, Word
from game.load.names import NAMES_OF_TARGETS
from game.load.prose import CAPTION, TEXT
from game.load.records import Field, Items, Named, Record
from game.load.scope import Scope, entries
from game.load.targets import ONWARD, TARGET, NodeTarget
from game.load.world import SECONDS, Reference
from game.model.story import Choice, Clock, Events, Scene, Skip
from game.model.story import Node as StoryNode

TELLER = Word("jihye", "taejun", "both", "camcorder", "none")
WAIVED = Word(*WAIVABLE, alike=False)  # the numbers of codes are near to each other, and mean quite other things


class Beat(Kind):
    """A beat that story.yaml declares."""

    def read(self, scope: Scope, node: Node) -> str | None:
        """Return the beat."""
        beat = BEAT.read(scope, node)
        symbols = scope.symbols
        if beat is None or beat in symbols.required_beats or beat in symbols.optional_beats:
            return beat
        if symbols.complete:
            scope.unknown("LK211", node, beat, (*symbols.required_beats, *symbols.optional_beats))
        return None

    def schema(self) -> dict[str, Any]:
        """Return the schema of a beat."""
        return BEAT.schema()


class Film(Kind):
    """The name of a frame that may be filmed."""

    def read(self, scope: Scope, node: Node) -> str | None:
        """Return the name, and declare its flag."""
        name = NAME.read(scope, node)
        if name is None:
            return None
        if not scope.symbols.has_camcorder and scope.symbols.complete:
            scope.report("LK220", node, name=name)
        scope.symbols.films[name] = None
        return name

    def schema(self) -> dict[str, Any]:
        """Return the schema of a name."""
        return NAME.schema()


ENTER = Record(
    "enter",
    "What arriving does.",
    *EFFECTS,
    METER_FIELD,
    make=effects,
)

CLOCK = Record(
    "clock",
    "Time for a chase beat, where the player has switched the clock on.",
    Field("seconds", SECONDS, "How long.", required=True),
    Field("late", NAME, "The choice taken when the time is up.", required=True),
    make=lambda scope, node, v: Clock(v["seconds"], v["late"]),
)


def _node(scope: Scope, node: Node, values: dict[str, Any]) -> StoryNode:
    get = values.get
    choices: tuple[Choice, ...] = get("choices") or ()
    to = get("to")
    if ("choices" in values) == ("to" in values):
        if "to" in values:
            scope.report("LK112", entries(node)["to"][0], first="choices", second="to")
        else:
            scope.report("LK502", scope.key, name=scope.address)
    clock = get("clock")
    if clock and clock.late is not None and all(choice.id != clock.late for choice in choices):
        late = entries(entries(node)["clock"][1])["late"][1]
        scope.unknown("LK212", late, clock.late, [choice.id for choice in choices])
    return StoryNode(
        scope.address,
        scope.scene,
        get("told_by") or scope.teller,
        get("text") or (),
        choices,
        to,
        get("enter") or NOTHING,
        get("place", scope.place),
        get("silent", False),
        get("art") or scope.art,
        get("film"),
        clock,
        get("beats") or (),
        get("notes") or (),
        scope.key.start_mark.line + 1,
        get("dark"),
        get("waive") or {},
        get("caption") or (),
        get("lens", True),
        get("marks"),
        get("through", False),
        get("prints") or (),
    )


NODE = Record(
    "node",
    "A situation: prose, and what can be done.",
    Field("told_by", TELLER, "Who tells it; else as the scene."),
    Field("place", Place(), "Where one is; else as the scene."),
    Field("art", ART, "The picture; else the scene's."),
    Field("marks", Number(-20, 20, whole=True), "How many of the camcorder's marks stand there; below 0, have gone."),
    Field("prints", Items(Panel(), least=1), "Pictures made here in a strip, from the top, each a list of entries."),
    Field("beats", Items(Beat(), unique=True), "Facts that this node tells."),
    Field("notes", Items(Reference("notes", "LK210"), unique=True), "Content notes that apply here."),
    Field("text", TEXT, "The prose."),
    Field("choices", CHOICES, "What can be done."),
    Field("to", TARGET, "Reads on to this; only without choices."),
    Field("enter", ENTER, "What arriving does."),
    Field("dark", CONDITION, "While this holds it is too dark for hands."),
    Field("silent", FLAG, "The cube does not listen here."),
    Field("lens", FLAG, "Whether the camcorder can be raised here; true unless given."),
    Field("through", FLAG, "Whether it is told through the lens, although nobody raised it."),
    Field("film", Film(), "A frame that may be filmed here while the lens is up."),
    Field("caption", CAPTION, "What that frame shows in the footage; else its name."),
    Field("clock", CLOCK, "Time for a chase beat."),
    Field("waive", Named(WAIVED, String()), "Codes of critics that do not hold here, each with the reason."),
    make=_node,
)


class Nodes(Kind):
    """The nodes of a scene."""

    key = Identifier(NAMES_OF_TARGETS)

    def read(self, scope: Scope, node: Node) -> dict[str, StoryNode]:
        """Return the nodes by address."""
        made: dict[str, StoryNode] = {}
        if not isinstance(node, MappingNode) or not node.value:
            scope.wrong_kind(node, _("nodes by name"))
            return made
        seen: dict[str, Node] = {}
        for key, item in node.value:
            name = self.key.read(scope, key)
            if name is None:
                continue
            if name in seen:
                scope.report("LK103", key, name=name, line=seen[name].start_mark.line + 1)
                continue
            seen[name] = key
            scope.address = f"{scope.scene}/{name}"
            scope.here, scope.key = item, key
            found = NODE.read(scope, item)
            if found is not None:
                made[scope.address] = found
        scope.address = ""
        return made

    def schema(self) -> dict[str, Any]:
        """Return the schema of nodes."""
        names = self.key.schema()
        return {"type": "object", "propertyNames": names, "additionalProperties": NODE.schema(), "minProperties": 1}


EVENTS = Record(
    "events",
    "Where the scene tells what the cube does.",
    Field("locked_on", NodeTarget(), "Told when the cube locks on."),
    Field("taken", NodeTarget(), "Told when it locks on once too often."),
    make=lambda scope, node, v: Events(v.get("locked_on"), v.get("taken")),
)

SKIP = Record(
    "skip",
    "How the whole scene is passed over.",
    Field("say", TEXT, "What was passed over."),
    *EFFECTS,
    METER_FIELD,
    Field("to", ONWARD, "Where it leads.", required=True),
    make=lambda scope, node, v: Skip(v.get("say") or (), v["to"], effects(scope, node, v)),
)

SCENE = Record(
    "scene",
    "A file of scenes/: one scene.",
    Field("scene", NAME, "The scene's name, as the file's.", required=True),
    Field("title", String(), "Its title.", required=True),
    Field("told_by", TELLER, "Who tells it; else none."),
    Field("place", Place(), "Where one is."),
    Field("art", ART, "The picture."),
    Field("events", EVENTS, "Where it tells what the cube does."),
    Field("skip", SKIP, "How it is passed over."),
    Field("nodes", Nodes(), "Its nodes, in reading order.", required=True),
)


def read_scene(scope: Scope, name: str, root: MappingNode) -> tuple[Scene, dict[str, StoryNode]]:
    """Read one scene's file; `name` is the file's."""
    scope.scene = name
    scope.here = None
    at = entries(root)
    if "told_by" in at:
        scope.teller = SCENE.kind("told_by").read(scope, at["told_by"][1]) or "none"
    if "place" in at:
        scope.place = SCENE.kind("place").read(scope, at["place"][1])
    if "art" in at:
        scope.art = ART.read(scope, at["art"][1])
    values = SCENE.values(scope, root) or {}
    SCENE.require(scope, root, values)
    if values.get("scene", name) not in (name, None):
        scope.report("LK119", at["scene"][1], name=values["scene"], file=name)
    nodes: dict[str, StoryNode] = values.get("nodes") or {}
    scene = Scene(
        name,
        values.get("title") or "",
        scope.source.file,
        values.get("events") or Events(),
        values.get("skip"),
        tuple(nodes),
    )
    return scene, nodes


def node_names(root: Node | None) -> list[str]:
    """Return the names of a scene's nodes, without reading them."""
    nodes = entries(root).get("nodes") if root is not None else None
    if nodes is None or not isinstance(nodes[1], MappingNode):
        return []
    return [key.value for key, _item in nodes[1].value if isinstance(key, ScalarNode)]
