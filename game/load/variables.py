"""Variables of story.yaml: flags, numbers and enums, each finite."""

from typing import Any

from yaml.nodes import Node, ScalarNode

from game.i18n import _
from game.load.kinds import FLAG, Identifier, Kind, Number, Word
from game.load.names import NAMES_OF_STORY
from game.load.records import Field, Items, Named, Record
from game.load.scalars import BOOLS, core
from game.load.scope import Scope, entries
from game.load.typing_rules import BOOL
from game.model.expression import Type
from game.model.story import Variable

WIDEST = 1_000_000
"""Bound of a variable's values, both ways: a proof visits them."""
BOUND = Number(-WIDEST, WIDEST, whole=True)
ENUM_VALUE = Identifier(frozenset({"true", "false"}))

BELONGS = {"flag": (), "int": ("min", "max"), "enum": ("values",)}
"""Keys that a type needs, and no other may have."""


class Start(Kind):
    """The first value, read when the type is known."""

    def read(self, scope: Scope, node: Node) -> Node:
        """Return the node itself."""
        return node

    def schema(self) -> dict[str, Any]:
        """Return the schema of any variable's value."""
        return {"type": ["boolean", "integer", "string"]}


def _variable(scope: Scope, node: Node, values: dict[str, Any]) -> Variable | None:
    """Return a variable under its type's rules; its name is put in by the section."""
    kind = values["type"]
    if kind is None:
        return None
    here = entries(node)
    fits = True
    for owner, keys in BELONGS.items():
        for key in keys:
            if owner == kind and key not in values:
                scope.report("LK102", node, name=key)
                fits = False
            elif owner != kind and key in values:
                scope.report("LK118", here[key][0], name=key, type=kind)
    if not fits or any(values.get(key, 0) is None for key in (*BELONGS[kind], "profile")):
        return None
    made = _type(scope, here, kind, values)
    start = _start(scope, values.get("start"), made) if made else None
    if made is None or start is None:
        return None
    return Variable("", made, start, values.get("profile", False))


def _type(scope: Scope, here: Any, kind: str, values: dict[str, Any]) -> Type | None:
    if kind == "flag":
        return BOOL
    if kind == "enum":
        return Type("enum", 0, len(values["values"]) - 1, values["values"]) if values["values"] else None
    if values["min"] > values["max"]:
        scope.report("LK115", here["min"][1], low=values["min"], high=values["max"])
        return None
    return Type("int", values["min"], values["max"])


def _start(scope: Scope, node: Node | None, kind: Type) -> int | None:
    """Return the first value: false, the smallest number or the first word where none is given."""
    if node is None:
        return kind.low
    text = node.value if isinstance(node, ScalarNode) and not node.style else None
    if kind.kind == "bool":
        if text in BOOLS:
            return int(BOOLS[text])
        scope.wrong_kind(node, _("true or false"))
    elif kind.kind == "enum":
        if isinstance(node, ScalarNode) and node.value in kind.values:
            return kind.values.index(node.value)
        text = node.value if isinstance(node, ScalarNode) else ""
        near = scope.suggestions.near(text, kind.values)
        scope.report("LK108", node, suggestion=near, text=text, what=kind.values)
    else:
        value = core(text) if text is not None else None
        if isinstance(value, bool) or not isinstance(value, int):
            scope.wrong_kind(node, _("a whole number"))
        elif not kind.low <= value <= kind.high:
            scope.report("LK106", node, text=node.value, low=kind.low, high=kind.high)
        else:
            return value
    return None


VARIABLE = Record(
    "variable",
    "A finite variable.",
    Field("type", Word("flag", "int", "enum"), "A flag (true or false), a whole number or one of some words.", True),
    Field("min", BOUND, "Smallest value of an int."),
    Field("max", BOUND, "Largest value of an int."),
    Field("values", Items(ENUM_VALUE, least=1, unique=True), "The words of an enum, in order."),
    Field("start", Start(), "Value at the start of a play; else false, `min` or the first word."),
    Field("profile", FLAG, "Outlives a play."),
    make=_variable,
)


class Variables(Named):
    """The section `variables`: declares its names."""

    def __init__(self) -> None:
        """Take variables by name."""
        super().__init__(Identifier(NAMES_OF_STORY), VARIABLE)

    def read(self, scope: Scope, node: Node) -> None:
        """Declare the variables; those with errors too, so that nothing else calls them unknown."""
        found = super().read(scope, node) or {}
        for name, variable in found.items():
            made = variable and Variable(name, variable.type, variable.start, variable.profile)
            scope.symbols.variables[name] = made
        for name, (key, _item) in entries(node).items():
            if name.startswith("filmed_"):
                scope.report("LK216", key, name=name)
