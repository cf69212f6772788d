"""Lists, mappings and records of YAML: the tables that the format is written in.

A rule (a key's name, its kind, whether it must be there, what it is for) stands in one place, for parsing, schema and
reference alike.
"""

from collections.abc import Callable
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from game.i18n import _
from game.load.kinds import Identifier, Kind, Word
from game.load.scope import Scope


class Items(Kind):
    """A list of values of one kind."""

    def __init__(self, item: Kind, least: int = 0, unique: bool = False) -> None:
        """Take a list of at least `least` items."""
        self.item, self.least, self.unique = item, least, unique

    def read(self, scope: Scope, node: Node) -> tuple[Any, ...] | None:
        """Return the items that could be read."""
        if node.__class__ is not SequenceNode:
            scope.wrong_kind(node, _("a list"))
            return None
        if len(node.value) < self.least:
            scope.report("LK109", node, what=_("a list"))
        found: dict[Any, None] | list[Any] = {} if self.unique else []
        for part in node.value:
            value = self.item.read(scope, part)
            if value is None:
                continue
            if isinstance(found, list):
                found.append(value)
            elif value in found:
                scope.report("LK116", part, name=str(value))
            else:
                found[value] = None
        return tuple(found)

    def schema(self) -> dict[str, Any]:
        """Return the schema of a list."""
        schema: dict[str, Any] = {"type": "array", "items": self.item.schema()}
        if self.least:
            schema["minItems"] = self.least
        if self.unique:
            schema["uniqueItems"] = True
        return schema


class Named(Kind):
    """Values of one kind, each under a name."""

    def __init__(self, key: Identifier | Word, item: Kind) -> None:
        """Take a mapping of names to values."""
        self.key, self.item = key, item

    def read(self, scope: Scope, node: Node) -> dict[str, Any] | None:
        """Return the values by name, None for those with errors."""
        if not isinstance(node, MappingNode):
            scope.wrong_kind(node, _("names, each with its value"))
            return None
        found: dict[str, Any] = {}
        places: dict[str, Node] = {}
        for key, item in node.value:
            name = self.key.read(scope, key)
            if name in places:
                scope.report("LK103", key, name=name, line=places[name].start_mark.line + 1)
                continue
            value = self.item.read(scope, item)
            if name is not None:
                places[name] = key
                found[name] = value
            elif isinstance(key, ScalarNode):
                found.setdefault(key.value, None)
        return found

    def schema(self) -> dict[str, Any]:
        """Return the schema of a mapping."""
        return {"type": "object", "propertyNames": self.key.schema(), "additionalProperties": self.item.schema()}


class Field:
    """One key of a record."""

    def __init__(self, key: str, kind: Kind, doc: str, required: bool = False) -> None:
        """Describe a key once, for parsing, schema and reference."""
        self.key, self.kind, self.doc, self.required = key, kind, doc, required


Make = Callable[[Scope, Node, dict[str, Any]], Any]


def _as_read(scope: Scope, node: Node, values: dict[str, Any]) -> dict[str, Any]:
    return values


class Record(Kind):
    """A mapping with known keys."""

    def __init__(self, name: str, doc: str, *fields: Field, make: Make = _as_read) -> None:
        """Take the keys of `fields`; `make` turns what was read into the model, where no key is missing."""
        self.name, self.doc, self.fields, self.make = name, doc, fields, make
        self._readers = {field.key: field.kind.read for field in fields}
        self._required = tuple(field.key for field in fields if field.required)

    def read(self, scope: Scope, node: Node) -> Any:
        """Return what `make` makes of the keys."""
        values = self.values(scope, node)
        if values is None:
            return None
        for key in self._required:
            if key not in values:
                self.require(scope, node, values)
                return None
        return self.make(scope, node, values)

    def kind(self, key: str) -> Kind:
        """Return the kind of a key's value."""
        return next(field.kind for field in self.fields if field.key == key)

    def values(self, scope: Scope, node: Node) -> dict[str, Any] | None:
        """Return the values by key; unknown and repeated keys are reported and left out."""
        if node.__class__ is not MappingNode:
            scope.wrong_kind(node, _("keys and values ({keys})").format(keys=", ".join(self._readers)))
            return None
        values: dict[str, Any] = {}
        readers = self._readers
        for key, item in node.value:
            name = key.value
            try:
                read = readers[name]
            except (KeyError, TypeError):  # a TypeError where the key is itself a list
                self._stray(scope, node, key, item)
                continue
            if name in values:
                self._stray(scope, node, key, item)
            else:
                values[name] = read(scope, item)
        return values

    def require(self, scope: Scope, node: Node, values: dict[str, Any]) -> None:
        """Report every required key that is not there, but those that were only misspelt."""
        strays = [key.value for key, _item in node.value if str(key.value) not in self._readers]
        for key in self._required:
            if key not in values and not any(scope.suggestions.near(stray, [key]) for stray in strays):
                scope.report("LK102", node, name=key)

    def _stray(self, scope: Scope, node: MappingNode, key: Node, item: Node) -> None:
        """Report a key that cannot be used, as the slip that it most likely is."""
        name = key.value
        if not isinstance(key, ScalarNode):
            scope.report("LK111", key)
        elif name in self._readers:
            first = next(k for k, _item in node.value if k.value == name)
            scope.report("LK103", key, name=name, line=first.start_mark.line + 1)
        elif name == "<<":
            scope.report("LK022", key)
        elif node.flow_style and isinstance(item, ScalarNode) and not item.value and not item.style:
            scope.report("LK018", key, name=name)
        else:
            scope.unknown("LK101", key, name, self._readers, known=tuple(self._readers))

    def schema(self) -> dict[str, Any]:
        """Return a reference to the record's schema."""
        return {"$ref": f"#/$defs/{self.name}"}

    def definition(self) -> dict[str, Any]:
        """Return the record's own schema."""
        properties = {field.key: {**field.kind.schema(), "description": field.doc} for field in self.fields}
        schema: dict[str, Any] = {"description": self.doc, "type": "object", "properties": properties}
        if self._required:
            schema["required"] = list(self._required)
        return schema | {"additionalProperties": False}
