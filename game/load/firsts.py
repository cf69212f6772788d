"""Lists of which the first entry that holds is what counts: where one is, what a panel of a strip shows."""

from typing import Any

from yaml.nodes import MappingNode, Node, SequenceNode

from game.i18n import _
from game.load.kinds import CONDITION, Kind
from game.load.records import Field, Record
from game.load.scope import Scope, entries
from game.load.world import PLACE, Reference
from game.model.places import PlaceRule
from game.model.story import PrintRule

PLACE_NAME = Reference("places", "LK209")


class PlaceRef(Kind):
    """A place's name, or a place."""

    def read(self, scope: Scope, node: Node) -> Any:
        """Return the place."""
        if isinstance(node, MappingNode):
            return PLACE.read(scope, node)
        name = PLACE_NAME.read(scope, node)
        return scope.symbols.places[name] if name is not None else None

    def schema(self) -> dict[str, Any]:
        """Return the schema of a place or its name."""
        return {"anyOf": [PLACE_NAME.schema(), PLACE.schema()]}


USE = Record(
    "place_rule",
    "One entry of a place list: the first whose `when` holds is where you are.",
    Field("when", CONDITION, "While this holds; the last entry has none."),
    Field("use", PlaceRef(), "The place.", required=True),
    make=lambda scope, node, v: PlaceRule(v["use"], v.get("when")),
)


def _rules(scope: Scope, node: SequenceNode, rule: Record, unsure: str, unused: str) -> tuple[Any, ...]:
    """Return a list of rules; only the last may be without a condition, and it must be.

    Args:
        scope: Where the list stands.
        node: The list.
        rule: What its entries are.
        unsure: Code for a last entry with a condition.
        unused: Code for an earlier one without.
    """
    rules = [rule.read(scope, item) for item in node.value]
    if not rules:
        scope.report("LK109", node, what=_("a list"))
    for index, item in enumerate(node.value):
        last = index == len(rules) - 1
        if ("when" in entries(item)) == last and rules[index] is not None:
            scope.report(unsure if last else unused, item)
    return tuple(found for found in rules if found is not None)


class Place(Kind):
    """Where one is: a name, a place, or a list with conditions."""

    _one = PlaceRef()

    def read(self, scope: Scope, node: Node) -> tuple[PlaceRule, ...]:
        """Return the rules, the last without a condition."""
        if not isinstance(node, SequenceNode):
            place = self._one.read(scope, node)
            return (PlaceRule(place),) if place is not None else ()
        return _rules(scope, node, USE, "LK113", "LK126")

    def schema(self) -> dict[str, Any]:
        """Return the schema of a place, its name or a list."""
        return {"anyOf": [*self._one.schema()["anyOf"], {"type": "array", "items": USE.schema(), "minItems": 1}]}


ART = Reference("pictures", "LK227")

PRINT = Record(
    "print_rule",
    "One entry of a panel: the first whose `when` holds is what the panel shows.",
    Field("when", CONDITION, "While this holds; the last entry has none."),
    Field("art", ART, "The picture.", required=True),
    make=lambda scope, node, v: PrintRule(v["art"], v.get("when")),
)


class Panel(Kind):
    """One panel of a strip of prints: a list with conditions."""

    def read(self, scope: Scope, node: Node) -> tuple[PrintRule, ...] | None:
        """Return the rules, the last without a condition."""
        if not isinstance(node, SequenceNode):
            scope.wrong_kind(node, _("a list"))
            return None
        return _rules(scope, node, PRINT, "LK128", "LK127")

    def schema(self) -> dict[str, Any]:
        """Return the schema of a panel."""
        return {"type": "array", "items": PRINT.schema(), "minItems": 1}
