"""`aliases`: what nodes, choices and variables were once called, so that old saves still find them."""

from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode

from game.i18n import _
from game.load.kinds import Kind, String
from game.load.scope import Scope, entries
from game.model.story import Node as StoryNode

NAME = "[a-z][a-z0-9_]*"
ANY_NAME = String(rf"{NAME}(/{NAME}(\.{NAME})?)?", "a variable, a node (scene/node) or a choice (scene/node.choice)")


class Aliases(Kind):
    """Old names, each with what it is called now."""

    def read(self, scope: Scope, node: Node) -> dict[str, str] | None:
        """Return the present names by the old ones; that they exist is checked when all scenes are read."""
        if not isinstance(node, MappingNode):
            scope.wrong_kind(node, _("old names, each with the present one"))
            return None
        found: dict[str, str] = {}
        places: dict[str, Node] = {}
        for key, item in node.value:
            old, new = ANY_NAME.read(scope, key), ANY_NAME.read(scope, item)
            if old in places:
                scope.report("LK103", key, name=old, line=places[old].start_mark.line + 1)
            elif old and new:
                places[old], found[old] = key, new
        return found

    def schema(self) -> dict[str, Any]:
        """Return the schema of names by name."""
        return {"type": "object", "propertyNames": ANY_NAME.schema(), "additionalProperties": ANY_NAME.schema()}


def check_aliases(scope: Scope, root: MappingNode, nodes: dict[str, StoryNode]) -> None:
    """Report an old name that is still in use, and a present one that nothing has."""
    given = entries(root).get("aliases")
    if given is None or scope.symbols.broken_scenes:
        return
    choices = {choice.address for node in nodes.values() for choice in node.choices}
    known = {*nodes, *choices, *scope.symbols.variables, *(f"filmed_{film}" for film in scope.symbols.films)}
    for old, (key, item) in entries(given[1]).items():
        if old in known:
            scope.report("LK224", key, name=old)
        if isinstance(item, ScalarNode) and ANY_NAME.fits(item.value) and _kind(item.value) != _kind(old):
            scope.report("LK226", item, name=old, new=item.value)
        elif isinstance(item, ScalarNode) and ANY_NAME.fits(item.value) and item.value not in known:
            scope.unknown("LK225", item, item.value, known)


def _kind(name: str) -> tuple[bool, bool]:
    """Return what tells a variable, a node and a choice apart."""
    return "/" in name, "." in name
