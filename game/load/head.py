"""story.yaml: what the whole story declares."""

from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from yaml.nodes import MappingNode, Node, ScalarNode

from game.i18n import _
from game.load.aliases import Aliases
from game.load.channels import CHANNELS
from game.load.expressions import derived
from game.load.kinds import CONDITION, FLAG, NAME, Identifier, Kind, Number, String, Word
from game.load.names import NAMES_OF_FLOW, NAMES_OF_STORY, NAMES_OF_TARGETS
from game.load.records import Field, Items, Named, Record
from game.load.scope import Scope, entries
from game.load.screens import PICTURES, SCREEN
from game.load.typing_rules import CUBE
from game.load.variables import Variables
from game.load.world import ALL_PLACES, CAMCORDER, CLOSE_CALLS, GEARS, SOUNDS, Reference
from game.model.story import Beats, Cube, Ending, MeterChange, Promise

FORMAT = 1
ADDRESS = String(r"[a-z][a-z0-9_]*/[a-z][a-z0-9_]*", "an address such as scene/node")
BEAT = String(r"[A-Za-z][A-Za-z0-9_]*", "a beat such as B01")
LANGUAGE = String(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", "a language such as en or ko")
PROMISES = ("always", "never", "reachable", "can_always_reach", "before")


class Expressions(Kind):
    """Derived names: their texts are noted before, and worked out here."""

    def __init__(self) -> None:
        """Take derived names, which no built-in may have."""
        self._key = Identifier(NAMES_OF_STORY)

    def read(self, scope: Scope, node: Node) -> None:
        """Work out every derived name."""
        if not isinstance(node, MappingNode):
            scope.wrong_kind(node, _("names, each with its expression"))
            return
        seen: dict[str, Node] = {}
        for key, item in node.value:
            name = self._key.read(scope, key)
            if name is None:
                continue
            if name in seen:
                scope.report("LK103", key, name=name, line=seen[name].start_mark.line + 1)
                continue
            seen[name] = key
            if name in scope.symbols.variables:
                scope.report("LK116", key, name=name)
            if scope.symbols.derived_nodes.get(name) is item:
                derived(scope, name)

    def schema(self) -> dict[str, Any]:
        """Return the schema of names with expressions."""
        names = self._key.schema()
        return {"type": "object", "propertyNames": names, "additionalProperties": {"$ref": "#/$defs/expression"}}


class Declared(Kind):
    """A section whose names others refer to: what it reads is noted at once."""

    def __init__(self, section: str, kind: Kind) -> None:
        """Note under `section` what `kind` reads."""
        self.section, self.kind = section, kind

    def read(self, scope: Scope, node: Node) -> Any:
        """Return the section's values, and declare them."""
        found = self.kind.read(scope, node)
        if found is not None:
            setattr(scope.symbols, self.section, found)
        return found

    def schema(self) -> dict[str, Any]:
        """Return the section's schema."""
        return self.kind.schema()


CUBE_STATE = Word(*CUBE.values)
ATTENTION = Number(0, 100, whole=True)


def meter_change(scope: Scope, node: Node, values: dict[str, Any]) -> MeterChange:
    """Return what the story does to the meter."""
    cube = values.get("cube")
    return MeterChange(Cube[cube.upper()] if cube else None, values.get("attention"), values.get("at_least"))


START_METER = Record(
    "start_meter",
    "The meter at the start of a play.",
    Field("cube", CUBE_STATE, "What the cube does."),
    Field("attention", ATTENTION, "Attention, 0 to 100."),
    make=meter_change,
)

ENDING = Record(
    "ending",
    "A last frame, or an early end.",
    Field("title", String(), "Its title.", required=True),
    Field("when", CONDITION, "When `ending:auto` may choose it."),
    Field("priority", Number(-1000, 1000, whole=True), "`ending:auto` takes the highest whose `when` holds."),
    Field("early", FLAG, "An early end."),
    Field("art", Reference("pictures", "LK227"), "The picture it is remembered by."),
    make=lambda scope, node, v: Ending(
        "",
        v["title"],
        v.get("when"),
        v.get("priority", 0),
        v.get("early", False),
        v.get("priority") is not None,
        v.get("art"),
    ),
)

NOTE = Record(
    "note",
    "A content note.",
    Field("id", NAME, "Its name.", required=True),
    Field("text", String(), "What a player is told.", required=True),
    make=lambda scope, node, v: (v["id"], v["text"]),
)


class Listed(Kind):
    """A list of records with an id each."""

    def __init__(self, record: Record) -> None:
        """Take a list of `record`, whose `make` gives (id, value)."""
        self.record = record

    def read(self, scope: Scope, node: Node) -> dict[str, Any]:
        """Return the values by id."""
        found: dict[str, Any] = {}
        items = Items(self.record).read(scope, node) or ()
        for name, value in items:
            if name in found:
                scope.report("LK116", node, name=name)
            elif name is not None:
                found[name] = value
        return found

    def schema(self) -> dict[str, Any]:
        """Return the schema of the list."""
        return {"type": "array", "items": self.record.schema()}


BEATS = Record(
    "beats",
    "Facts that a full play must tell, and those it may.",
    Field("required", Items(BEAT, unique=True), "Must be told."),
    Field("optional", Items(BEAT, unique=True), "May be told."),
    make=lambda scope, node, v: Beats(v.get("required") or (), v.get("optional") or ()),
)


class Before(Kind):
    """Two conditions, the first of which comes true first."""

    _pair = Items(CONDITION)

    def read(self, scope: Scope, node: Node) -> tuple[Any, ...] | None:
        """Return the two."""
        if len(node.value) != 2:
            scope.wrong_kind(node, _("a list of two expressions"))
            return None
        return self._pair.read(scope, node)

    def schema(self) -> dict[str, Any]:
        """Return the schema of a pair."""
        return self._pair.schema() | {"minItems": 2, "maxItems": 2}


def _promise(scope: Scope, node: Node, values: dict[str, Any]) -> tuple[str, Promise | None]:
    given = [kind for kind in PROMISES if kind in values]
    if len(given) != 1:
        scope.report("LK122", node, keys=PROMISES)
        return values["id"], None
    kind: Any = given[0]
    terms = values[kind] if kind == "before" else (values[kind],)
    return values["id"], Promise(values["id"], kind, terms)


PROMISE = Record(
    "promise",
    "What the story promises of every play.",
    Field("id", NAME, "Its name.", required=True),
    Field("always", CONDITION, "Holds in every state."),
    Field("never", CONDITION, "Holds in no state."),
    Field("reachable", CONDITION, "Holds in some state."),
    Field("can_always_reach", CONDITION, "From every state, a state where this holds can be reached."),
    Field("before", Before(), "The first comes true before the second."),
    make=_promise,
)

# In the order in which they are read: each may refer to those above it.
HEAD = Record(
    "story",
    "story.yaml: what the whole story declares.",
    Field("format", Number(0, 1000, whole=True), "Version of the format: 1.", required=True),
    Field("id", NAME, "The story's name in saves.", required=True),
    Field("title", String(), "The story's title.", required=True),
    Field("version", String(), "The story's version.", required=True),
    Field("language", LANGUAGE, "Its language, such as en.", required=True),
    Field("start", ADDRESS, "Address of the first node.", required=True),
    Field("scenes", Items(Identifier(NAMES_OF_FLOW), least=1, unique=True), "The scenes, in order.", required=True),
    Field("variables", Variables(), "Variables by name."),
    Field("derived", Expressions(), "Names for expressions, by name."),
    Field("sounds", Declared("sounds", SOUNDS), "Sounds by name."),
    Field("gear", Declared("gear", GEARS), "What changes sounds, by name."),
    Field("places", Declared("places", ALL_PLACES), "Places by name."),
    Field("channels", Declared("channels", CHANNELS), "Ways to say something, by name."),
    Field("start_meter", START_METER, "The meter at the start."),
    Field("camcorder", Declared("camcorder", CAMCORDER), "The camcorder, if there is one."),
    Field("close_calls", Declared("close_calls", CLOSE_CALLS), "How many locks are survived."),
    Field("pictures", Declared("pictures", PICTURES), "Pictures in words, by name."),
    Field("screen", Declared("screen", SCREEN), "What the screen shows."),
    Field("endings", Declared("endings", Named(Identifier(NAMES_OF_TARGETS), ENDING)), "Endings by id."),
    Field("notes", Declared("notes", Listed(NOTE)), "Content notes."),
    Field("beats", BEATS, "Facts to be told."),
    Field("promises", Listed(PROMISE), "What every play keeps."),
    Field("aliases", Aliases(), "What nodes, choices and variables were once called, for old saves."),
)
_RANK = {field.key: rank for rank, field in enumerate(HEAD.fields)}


class Head(Struct):
    """What story.yaml says of itself; the sections are in Symbols."""

    id: str = ""
    title: str = ""
    version: str = ""
    language: str = ""
    start: str = ""
    start_meter: MeterChange = MeterChange()
    beats: Beats = Beats()
    promises: tuple[Promise, ...] = ()
    aliases: dict[str, str] = {}


def prepare(scope: Scope, root: Node) -> None:
    """Note names that other sections may use before their own is read, in whatever order the file has them."""
    symbols = scope.symbols
    symbols.head = scope
    sections = {key: item for key, (_key, item) in entries(root).items()}
    scenes = sections.get("scenes")
    for item in scenes.value if scenes is not None and isinstance(scenes.value, list) else ():
        if isinstance(item, ScalarNode) and item.value not in symbols.scenes:
            symbols.scenes.append(item.value)
    for key, (_key, item) in entries(sections["derived"]).items() if "derived" in sections else ():
        symbols.derived_nodes[key] = item
    symbols.endings = dict.fromkeys(entries(sections["endings"])) if "endings" in sections else {}
    symbols.has_camcorder = "camcorder" in sections
    if symbols.has_camcorder:
        frames = entries(sections["camcorder"]).get("frames")
        text = frames[1].value if frames and isinstance(frames[1], ScalarNode) else ""
        symbols.frames = int(text) if text.isdecimal() and len(text) < 5 else 8


def read_head(scope: Scope, root: MappingNode) -> Head:
    """Read story.yaml into `scope.symbols` and return the rest of it."""
    ordered = sorted(root.value, key=lambda pair: _RANK.get(str(pair[0].value), len(_RANK)))
    values = HEAD.values(scope, MappingNode(root.tag, ordered, root.start_mark, root.end_mark)) or {}
    HEAD.require(scope, root, values)
    if values.get("format") not in (FORMAT, None):
        scope.report("LK110", entries(root)["format"][1], found=values["format"], known=FORMAT)
    symbols = scope.symbols
    symbols.endings = {name: ending and replace(ending, id=name) for name, ending in symbols.endings.items()}
    beats = values.get("beats") or Beats()
    symbols.required_beats, symbols.optional_beats = beats.required, beats.optional
    return Head(
        values.get("id") or "",
        values.get("title") or "",
        values.get("version") or "",
        values.get("language") or "",
        values.get("start") or "",
        values.get("start_meter") or MeterChange(),
        beats,
        tuple((values.get("promises") or {}).values()),
        values.get("aliases") or {},
    )
