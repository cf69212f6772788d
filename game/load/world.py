"""Sounds, gear, places, camcorder and close calls of story.yaml."""

from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode

from game.i18n import _
from game.load.kinds import CONDITION, FLAG, NAME, Identifier, Kind, Number, String, Word
from game.load.records import Field, Items, Named, Record
from game.load.scope import Scope, entries
from game.load.typing_rules import describe
from game.model.places import Chase, Gear, Indoors, Outdoors, Place, Sound
from game.model.story import Camcorder, CloseCalls

LEVEL = Number(0, 200)
SECONDS = Number(0.001, 3600)
METRES = Number(0.1, 10_000)
LOSSES = Items(Number(0, 200))
COST = Number(0, 1000, whole=True)
MOST_FRAMES = 1000
METER_AWAY = "meter_away"
"""The flag that surfaces read: the meter is put away."""
IMPLIED_READS = frozenset({METER_AWAY})
"""Variables that are read without any expression."""

SOUND = Record(
    "sound",
    "A sound that an act makes.",
    Field("level", LEVEL, "dB(A) at 1 m.", required=True),
    Field("seconds", SECONDS, "How long it lasts, in s.", required=True),
    Field("decoy", FLAG, "Sounds where it lands, and draws the cube there."),
    Field("breath", FLAG, "Breath: not summed in a chase."),
    Field("source", String(), "Where the figure comes from."),
    Field("name", String(), "What a reason calls it, as a sentence: The shutter."),
    make=lambda scope, node, v: Sound(
        v["level"], v["seconds"], v.get("decoy", False), v.get("breath", False), v.get("source", ""), v.get("name", "")
    ),
)


class Reference(Kind):
    """The name of something that a section of story.yaml declares."""

    def __init__(self, section: str, code: str, of_scene: bool = True) -> None:
        """Take a name from a section; an unknown one has its own code."""
        self.section, self.code, self._of_scene = section, code, of_scene

    def read(self, scope: Scope, node: Node) -> str | None:
        """Return the name, noting that it is used."""
        declared: dict[str, Any] = getattr(scope.symbols, self.section)
        name = node.value
        if node.__class__ is ScalarNode and name in declared:
            if self._of_scene:
                scope.symbols.used.add((self.section, name))
            found: str = name
            return found
        if not isinstance(node, ScalarNode) or not node.value:
            scope.wrong_kind(node, _("a name"))
        elif scope.symbols.complete:
            scope.unknown(self.code, node, name, declared)
        return None

    def schema(self) -> dict[str, Any]:
        """Return the schema of a name."""
        return NAME.schema()


class VariableOf(Kind):
    """The name of a variable that must be of a certain type."""

    def __init__(self, role: str, kind: str, low: int | None = None, high: int | None = None) -> None:
        """Take a variable of one type, for `role`; perhaps with just these bounds."""
        self.role, self.kind, self.low, self.high = role, kind, low, high

    def read(self, scope: Scope, node: Node) -> str | None:
        """Return the name; reading it and writing it are the rules' own work."""
        symbols = scope.symbols
        if not isinstance(node, ScalarNode) or not node.value:
            scope.wrong_kind(node, _("the name of a variable"))
            return None
        name: str = node.value
        if name not in symbols.variables:
            if symbols.complete:
                scope.unknown("LK207", node, name, symbols.variables)
            return None
        symbols.read.add(name)
        symbols.written.add(name)
        variable = symbols.variables[name]
        if variable and not self._fits(variable.type.kind, variable.type.low, variable.type.high):
            wanted = self._wanted()
            scope.report("LK214", node, name=name, role=self.role, wanted=wanted, found=describe(variable.type))
            return None
        return name

    def _fits(self, kind: str, low: int, high: int) -> bool:
        return kind == self.kind and self.low in (None, low) and self.high in (None, high)

    def _wanted(self) -> str:
        if self.kind == "bool":
            return _("a flag")
        if self.low is None:
            return _("an int")
        if self.high is None:
            return _("an int with min {low}").format(low=self.low)
        return _("an int with min {low} and max {high}").format(low=self.low, high=self.high)

    def schema(self) -> dict[str, Any]:
        """Return the schema of a name."""
        return NAME.schema()


GEAR = Record(
    "gear",
    "Something worn or held that changes the level of some sounds.",
    Field("when", CONDITION, "While this holds.", required=True),
    Field("on", Items(Reference("sounds", "LK208", of_scene=False), least=1, unique=True), "Which sounds.", True),
    Field("level", Number(-100, 100), "dB added.", required=True),
    make=lambda scope, node, v: Gear(v["when"], v["on"], v["level"]),
)

_TURN = Field("turn", SECONDS, "Length of a turn here, in s.")
_AMBIENT = Field("ambient", LEVEL, "The place's own noise, dB(A).", required=True)
_ROOM = Field("room", Number(0.1, 1_000_000), "Room constant R, in m².", required=True)
_LOSSES = Field("losses", LOSSES, "Noise reduction of each door or wall on the way, in dB.")
_DISTANCE = Field("distance", METRES, "From the cube, in m.", required=True)


def _kind(word: str) -> Field:
    return Field("kind", Word(word), "What kind of place it is.", required=True)


OUTDOORS = Record(
    "outdoors",
    "A place under the open sky.",
    _kind("outdoors"),
    _DISTANCE,
    _AMBIENT,
    Field("foliage", Number(0, 10_000), "How much of the distance leads through foliage, in m."),
    _TURN,
    make=lambda scope, node, v: Outdoors(v["distance"], v["ambient"], v.get("foliage", 0.0), v.get("turn", 10.0)),
)
INDOORS = Record(
    "indoors",
    "A room, or one several walls away.",
    _kind("indoors"),
    _DISTANCE,
    _ROOM,
    _AMBIENT,
    _LOSSES,
    _TURN,
    make=lambda scope, node, v: Indoors(
        v["distance"], v["room"], v["ambient"], v.get("losses") or (), v.get("turn", 10.0)
    ),
)
CHASE = Record(
    "chase",
    "A place run through with the cube behind: a gap instead of a distance.",
    _kind("chase"),
    Field("gap", VariableOf("gap", "int", 0, 6), "The variable that counts the lead, 0 to 6.", required=True),
    _ROOM,
    _AMBIENT,
    _LOSSES,
    _TURN,
    make=lambda scope, node, v: Chase(v["gap"], v["room"], v["ambient"], v.get("losses") or (), v.get("turn", 3.0)),
)
PLACES = {"outdoors": OUTDOORS, "indoors": INDOORS, "chase": CHASE}


class PlaceKind(Kind):
    """A place, told apart by its `kind`."""

    _word = Word(*PLACES)

    def read(self, scope: Scope, node: Node) -> Place | None:
        """Return the place."""
        if not isinstance(node, MappingNode):
            scope.wrong_kind(node, _("a place"))
            return None
        found = entries(node).get("kind")
        if found is None:
            scope.report("LK102", node, name="kind")
            return None
        word = self._word.read(scope, found[1])
        place: Place | None = PLACES[word].read(scope, node) if word else None
        return place

    def schema(self) -> dict[str, Any]:
        """Return the schema of any place."""
        return {"oneOf": [record.schema() for record in PLACES.values()]}


PLACE = PlaceKind()

CAMCORDER = Record(
    "camcorder",
    "What the lens costs.",
    Field("needs", CONDITION, "While this holds, the lens can be raised.", required=True),
    Field("battery", VariableOf("battery", "int", 0), "The variable that counts what is left.", required=True),
    Field("raise", COST, "Cost of raising it."),
    Field("film", COST, "Cost of a frame."),
    Field("reserve", COST, "What the player cannot spend."),
    Field("frames", Number(1, MOST_FRAMES, whole=True), "How many frames it holds."),
    make=lambda scope, node, v: Camcorder(
        v["needs"], v["battery"], v.get("raise", 1), v.get("film", 1), v.get("reserve", 1), v.get("frames", 8)
    ),
)


class Limit(Kind):
    """How many locks are survived."""

    _number = Number(0, 1_000_000, whole=True)

    def read(self, scope: Scope, node: Node) -> int | None:
        """Return the number; -1 for none."""
        if isinstance(node, ScalarNode) and node.value == "none":
            return -1
        found = self._number.read(scope, node)
        return None if found is None else int(found)

    def schema(self) -> dict[str, Any]:
        """Return the schema of a limit."""
        return {"anyOf": [{"const": "none"}, self._number.schema()]}


LIMITS = Record(
    "limits",
    "For each difficulty, a number or `none`.",
    *(Field(name, Limit(), f"On {name}.", required=True) for name in ("story", "standard", "strict")),
)


def _close_calls(scope: Scope, node: Node, values: dict[str, Any]) -> CloseCalls | None:
    if values["variable"] is None or values["limit"] is None:
        return None
    limit = {name: None if count == -1 else count for name, count in values["limit"].items()}
    return CloseCalls(values["variable"], limit)


CLOSE_CALLS = Record(
    "close_calls",
    "How many locks are survived.",
    Field("variable", VariableOf("close_calls", "int"), "The variable that counts them.", required=True),
    Field("limit", LIMITS, "How many, for each difficulty.", required=True),
    make=_close_calls,
)

SOUNDS = Named(Identifier(), SOUND)
GEARS = Named(Identifier(), GEAR)
ALL_PLACES = Named(Identifier(), PLACE)
