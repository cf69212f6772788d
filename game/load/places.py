"""Finds where something stands in the files, for problems that only show when the whole story is read."""

from collections.abc import Mapping
from typing import Any

from yaml.nodes import Node, SequenceNode

from game.load.diagnostics import Reporter
from game.load.reader import Source
from game.load.scope import entries


class Places:
    """From addresses back to the files; nothing is kept for it while reading, as it is seldom needed."""

    def __init__(self, sources: Mapping[str, Source], reporter: Reporter) -> None:
        """Take the files, story.yaml under ''."""
        self._sources = sources
        self._reporter = reporter
        self._known: dict[int, dict[str, tuple[Node, Node]]] = {}
        """Keys of mappings looked into before, by the mapping's identity: `nodes` may hold thousands."""

    def report(self, code: str, source: str, *path: str, **details: Any) -> None:
        """Report at the key that a path of keys leads to, as far as it leads; ids stand for items of a list."""
        file = self._sources[source]
        found: Node | None = None
        node: Node | None = file.root
        for part in path:
            pair = self._step(node, part)
            if pair is None:
                break
            found, node = pair
        line, column = (found.start_mark.line, found.start_mark.column) if found is not None else (0, 0)
        self._reporter.add(code, file.file, line + 1, column + 1, **details)

    def at(self, code: str, address: str, *path: str, **details: Any) -> None:
        """Report at a node, a choice, or a key of either."""
        scene, _slash, rest = address.partition("/")
        name, dot, choice = rest.partition(".")
        inner = ("choices", choice) if dot else ()
        self.report(code, scene, "nodes", name, *inner, *path, **details)

    def _step(self, node: Node | None, part: str) -> tuple[Node, Node] | None:
        """Return where a key or an item begins, and what it holds."""
        if isinstance(node, SequenceNode):
            for item in node.value:
                given = entries(item).get("id")
                if item.value == part or (given and given[1].value == part):
                    return item, item
            return None
        if node is None:
            return None
        if id(node) not in self._known:
            self._known[id(node)] = dict(entries(node))
        return self._known[id(node)].get(part)
