"""`set`, `add` and `meter`: what the story does to the state."""

from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode

from game.i18n import _
from game.load.expressions import setting
from game.load.head import ATTENTION, CUBE_STATE, meter_change
from game.load.kinds import Kind
from game.load.names import IDENTIFIER
from game.load.records import Field, Record
from game.load.scalars import core
from game.load.scope import Scope, entries
from game.load.variables import WIDEST
from game.model.expression import Expression
from game.model.story import Effects

NOTHING = Effects()
"""Shared by all that change nothing."""


def _target(scope: Scope, key: Node, seen: dict[str, Any]) -> str | None:
    """Return the variable that a key of `set` or `add` names."""
    if not isinstance(key, ScalarNode):
        scope.report("LK111", key)
        return None
    name: str = key.value
    symbols = scope.symbols
    if name in seen:
        scope.report("LK103", key, name=name, line=key.start_mark.line + 1)
    elif name in symbols.derived_nodes:
        scope.report("LK221", key, name=name)
    elif name not in symbols.variables:
        if symbols.complete:
            scope.unknown("LK207", key, name, symbols.variables)
    else:
        return name
    return None


class Settings(Kind):
    """`set`: variables and what each becomes."""

    def read(self, scope: Scope, node: Node) -> dict[str, Expression]:
        """Return expressions by variable."""
        found: dict[str, Expression] = {}
        if node.__class__ is not MappingNode:
            scope.wrong_kind(node, _("variables, each with its new value"))
            return found
        symbols = scope.symbols
        settings = symbols.settings
        for key, item in node.value:
            # The common case first: the same setting was read before.
            if item.__class__ is ScalarNode and (key.value, item.value) in settings and key.value not in found:
                found[key.value] = settings[key.value, item.value]
                continue
            name = _target(scope, key, found)
            if name is None:
                continue
            symbols.written.add(name)
            value = setting(scope, name, item)
            if value is not None:
                found[name] = value
        return found

    def schema(self) -> dict[str, Any]:
        """Return the schema of settings."""
        names = {"type": "string", "pattern": f"^{IDENTIFIER.pattern}$"}
        return {"type": "object", "propertyNames": names, "additionalProperties": {"$ref": "#/$defs/expression"}}


class Additions(Kind):
    """`add`: variables and what is added to each."""

    def read(self, scope: Scope, node: Node) -> dict[str, int]:
        """Return whole numbers by variable."""
        found: dict[str, int] = {}
        if node.__class__ is not MappingNode:
            scope.wrong_kind(node, _("variables, each with a whole number"))
            return found
        additions = scope.symbols.additions
        for key, item in node.value:
            if item.__class__ is ScalarNode and (key.value, item.value) in additions and key.value not in found:
                found[key.value] = additions[key.value, item.value]
                continue
            name = _target(scope, key, found)
            if name is None:
                continue
            scope.symbols.written.add(name)
            value = self._number(scope, name, item)
            if value is not None:
                found[name] = additions[name, item.value] = value
        return found

    def _number(self, scope: Scope, name: str, node: Node) -> int | None:
        variable = scope.symbols.variables[name]
        if variable and variable.type.kind != "int":
            scope.report("LK125", node, name=name)
            return None
        value = core(node.value) if isinstance(node, ScalarNode) and not node.style else None
        if isinstance(value, bool) or not isinstance(value, int):
            scope.wrong_kind(node, _("a whole number"))
        elif value == 0:
            scope.report("LK123", node, name=name)
        elif abs(value) > 2 * WIDEST:
            scope.report("LK106", node, text=node.value, low=-2 * WIDEST, high=2 * WIDEST)
        else:
            return value
        return None

    def schema(self) -> dict[str, Any]:
        """Return the schema of additions."""
        names = {"type": "string", "pattern": f"^{IDENTIFIER.pattern}$"}
        return {"type": "object", "propertyNames": names, "additionalProperties": {"type": "integer"}}


METER = Record(
    "meter",
    "What the story does to the meter on arrival.",
    Field("cube", CUBE_STATE, "What the cube does from now on."),
    Field("attention", ATTENTION, "Attention becomes this."),
    Field("at_least", ATTENTION, "Attention is raised to this, never lowered."),
    make=meter_change,
)

EFFECTS = (
    Field("set", Settings(), "Variables and what each becomes: a constant or an expression, read in the old state."),
    Field("add", Additions(), "Whole numbers added to variables; saturates at their bounds."),
)
METER_FIELD = Field("meter", METER, "What the story does to the meter.")


def effects(scope: Scope, node: Node, values: dict[str, Any]) -> Effects:
    """Return the effects among a record's values."""
    changed, added = values.get("set"), values.get("add")
    meter = values.get("meter")
    if not changed and not added and meter is None:
        return NOTHING
    if changed and added:
        for name in changed:
            if name in added:
                scope.report("LK124", entries(entries(node)["add"][1])[name][0], name=name)
    return Effects(changed or {}, added or {}, meter)
