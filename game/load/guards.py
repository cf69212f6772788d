"""Tags, aliases and anchors of a composed file: what the node tree itself does not show, or hides."""

import re

from yaml.events import AliasEvent, NodeEvent
from yaml.nodes import CollectionNode, MappingNode, Node

from game.load.compose import DEEPEST, events
from game.load.diagnostics import Reporter

LARGEST = 200_000
"""Values of a file that uses aliases, with these put in."""

_TAG = re.compile(r"(?:^|[\s,\[{:])!", re.MULTILINE)
_ANCHOR = re.compile(r"(?:^|[\s,\[{:])&\S", re.MULTILINE)


def check_tags(root: Node, text: str, file: str, reporter: Reporter) -> None:
    """Report every tag. Exclamation marks are common in prose, so the tree is only walked where one could be a tag."""
    if not _TAG.search(text):
        return
    waiting, seen = [root], {id(root)}
    while waiting:
        node = waiting.pop()
        if isinstance(node.tag, str):
            reporter.add("LK019", file, node.start_mark.line + 1, node.start_mark.column + 1, tag=node.tag)
        for part in parts(node):
            if id(part) not in seen:
                seen.add(id(part))
                waiting.append(part)


def parts(node: Node) -> list[Node]:
    """Return the nodes inside a node."""
    if isinstance(node, MappingNode):
        return [part for pair in node.value for part in pair]
    return node.value if isinstance(node, CollectionNode) else []


def check_anchors(root: Node, text: str, file: str, reporter: Reporter) -> None:
    """Report aliases that would make the story endless or huge, and anchors that nothing repeats."""
    if not _ANCHOR.search(text):
        return
    anchors: dict[str, tuple[int, int]] = {}
    used: set[str] = set()
    for event in events(text):
        if isinstance(event, AliasEvent):
            used.add(event.anchor or "")
        elif isinstance(event, NodeEvent) and event.anchor and event.start_mark:
            anchors[event.anchor] = event.start_mark.line, event.start_mark.column
    if used:
        _Expansion(file, reporter, {place: name for name, place in anchors.items()}).check(root)
    for name, (line, column) in anchors.items():
        if name not in used:
            reporter.add("LK025", file, line + 1, column + 1, name=name)


class _Expansion:
    """Sizes and depths of a tree with its aliases put in, each node worked out once.

    An alias always stands after its anchor, so this goes no deeper than the file does.
    """

    def __init__(self, file: str, reporter: Reporter, names: dict[tuple[int, int], str]) -> None:
        self._file, self._reporter = file, reporter
        self._names = names
        """Anchors by their place."""
        self._known: dict[int, tuple[int, int]] = {}
        self._open: set[int] = set()

    def check(self, root: Node) -> None:
        """Report the first value that is too large, too deep or inside itself."""
        self._measure(root)

    def _measure(self, node: Node) -> tuple[int, int]:
        """Return size and depth of a node; what was reported counts as small."""
        key = id(node)
        if key in self._known:
            return self._known[key]
        if key in self._open:
            return self._report("LK020", node)
        self._open.add(key)
        size, depth = 1, 1
        for part in parts(node):
            inner, below = self._measure(part)
            size, depth = size + inner, max(depth, below + 1)
        self._open.discard(key)
        if size > LARGEST:
            size, depth = self._report("LK021", node)
        elif depth > DEEPEST:
            size, depth = self._report("LK010", node)
        self._known[key] = size, depth
        return size, depth

    def _report(self, code: str, node: Node) -> tuple[int, int]:
        mark = node.start_mark
        name = self._names.get((mark.line, mark.column), "")
        self._reporter.add(code, self._file, mark.line + 1, mark.column + 1, name=name)
        return 1, 1
