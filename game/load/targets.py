"""Targets: where a choice, a node or a skip leads."""

from itertools import chain
from typing import Any

from yaml.nodes import Node, ScalarNode

from game.i18n import _
from game.load.kinds import Kind
from game.load.scope import Scope, entries

ENDING = "ending:"


class Target(Kind):
    """A node, an ending, `stay` or `return`."""

    def read(self, scope: Scope, node: Node) -> str | None:
        """Return the full address."""
        if node.__class__ is not ScalarNode:
            scope.wrong_kind(node, _("a target"))
            return None
        text = node.value
        found = scope.targets.get(text) or scope.all_targets.get(text)
        if found is None:
            self._unknown(scope, node)
        return found

    def _unknown(self, scope: Scope, node: ScalarNode) -> None:
        """Report a target that is none."""
        text: str = node.value
        symbols = scope.symbols
        scene, slash, name = text.partition("/")
        if not text:
            scope.wrong_kind(node, _("a target"))
        elif text.startswith(ENDING):
            if symbols.complete:
                ending = text.removeprefix(ENDING).strip()
                scope.unknown("LK205", node, ending, symbols.endings)
        elif not slash:
            local = chain(scope.targets, ("stay", "return"))
            scope.unknown("LK203", node, text, local, owner=owner(scope), scene=scope.scene)
        elif symbols.missing(scene):
            return
        elif scene not in symbols.scenes:
            candidates = [f"{near}/{name}" for near in symbols.scenes]
            scope.unknown("LK204", node, text, candidates, owner=owner(scope), scene=scene)
        else:
            there = (address.partition("/")[2] for address in symbols.nodes if address.startswith(scene + "/"))
            near = scope.suggestions.near(name, there)
            suggestion = f"{scene}/{near}" if near else ""
            scope.report("LK203", node, suggestion=suggestion, owner=owner(scope), name=text, scene=scene)

    def schema(self) -> dict[str, Any]:
        """Return the schema of a target."""
        return {"$ref": "#/$defs/target"}


class NodeTarget(Target):
    """A node and nothing else."""

    def read(self, scope: Scope, node: Node) -> str | None:
        """Return the node's address."""
        found = super().read(scope, node)
        if found is not None and "/" not in found:
            scope.report("LK222", node, name=node.value)
            return None
        return found

    def schema(self) -> dict[str, Any]:
        """Return the schema of a node's address."""
        return {"type": "string", "pattern": "^[a-z][a-z0-9_]*(/[a-z][a-z0-9_]*)?$"}


class Onward(Target):
    """A node or an ending: where a scene that is passed over leads."""

    def read(self, scope: Scope, node: Node) -> str | None:
        """Return the full address."""
        found = super().read(scope, node)
        if found in ("stay", "return"):
            scope.report("LK222", node, name=node.value)
            return None
        return found


def owner(scope: Scope) -> str:
    """Return in words whose target is being read."""
    here = scope.here
    given = entries(here).get("id") if here is not None else None
    if given and isinstance(given[1], ScalarNode) and given[1].value:
        return _("choice '{name}'").format(name=given[1].value)
    if here is not None and "choices" not in entries(here) and scope.address and "label" not in entries(here):
        return _("node '{name}'").format(name=scope.address.partition("/")[2])
    if scope.address:
        return _("a choice")
    return _("scene '{name}'").format(name=scope.scene)


TARGET = Target()
ONWARD = Onward()
