"""Where the loader is in a story: the file and node being read, what is declared, and how to report there."""

from collections.abc import Iterable, Mapping
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from game.i18n import _
from game.load.diagnostics import Reporter
from game.load.names import Suggestions
from game.load.reader import Source
from game.load.scalars import core
from game.load.symbols import Symbols
from game.model.places import PlaceRule
from game.model.story import Teller


class Scope:
    """One per file. Attributes are read on hot paths, so they are plain."""

    def __init__(self, source: Source, reporter: Reporter, suggestions: Suggestions, symbols: Symbols) -> None:
        """Start at the head of a file."""
        self.source = source
        self.reporter = reporter
        self.suggestions = suggestions
        self.symbols = symbols
        self.here: Node | None = None
        """The mapping being read, for a message that names its owner."""
        self.key: Any = None
        """The key of the node being read."""
        self.scene = ""
        self.teller: Teller = "none"
        self.place: tuple[PlaceRule, ...] = ()
        self.art: str | None = None
        self.address = ""
        """Of the node being read."""
        self.in_caption = False
        """Whether what is being read is told as a part of the footage."""
        self.targets: dict[str, str] = {}
        """Nodes of this scene by name, and the address each means."""
        self.all_targets: dict[str, str] = {}
        """What `to:` may say in any scene, and what it means."""

    def report(self, name: str, node: Node, /, offset: int = 0, suggestion: str = "", **details: Any) -> None:
        """Report a problem at a node; `offset` characters into it, where it is written on one line."""
        self.reporter.add(name, self.source.file, *self.place_in(node, offset), suggestion, **details)

    def place_in(self, node: Node, offset: int) -> tuple[int, int]:
        """Return line and column, from 1, of a character of a scalar; of the node where that cannot be told."""
        mark = node.start_mark
        shift = on_one_line(node) if offset else None
        return mark.line + 1, mark.column + 1 + (offset + shift if shift is not None else 0)

    def report_part(self, name: str, node: Node, part: str, /, suggestion: str = "", **details: Any) -> None:
        """Report a problem at the first place where `part` stands in a scalar's source, in whatever style."""
        line, column = self.source.find(part, node)
        self.reporter.add(name, self.source.file, line + 1, column + 1, suggestion, **details)

    def unknown(self, name: str, node: Node, text: str, candidates: Iterable[str], **details: Any) -> None:
        """Report a name that nothing has, with the nearest that something has."""
        self.report(name, node, suggestion=self.suggestions.near(text, candidates), name=text, **details)

    def wrong_kind(self, node: Node, expected: str) -> None:
        """Report a value of the wrong kind."""
        self.report("LK104", node, expected=expected, found=kind_of(node))


def on_one_line(node: Node) -> int | None:
    """Return how far a scalar's text starts after its mark; None where its columns cannot be told."""
    start, end = node.start_mark, node.end_mark
    if not isinstance(node, ScalarNode) or start.line != end.line:
        return None
    quotes = end.column - start.column - len(node.value)
    return quotes // 2 if quotes in (0, 2) else None


def kind_of(node: Node) -> str:
    """Return in words what a node is."""
    if isinstance(node, MappingNode):
        return _("keys and values")
    if isinstance(node, SequenceNode):
        return _("a list")
    if not isinstance(node, ScalarNode) or node.style:
        return _("the text '{text}'").format(text=node.value[:40])
    match core(node.value):
        case None:
            return _("nothing")
        case bool():
            return _("the truth value {text}").format(text=node.value)
        case int() | float():
            return _("the number {text}").format(text=node.value[:40])
        case _text:
            return _("the text '{text}'").format(text=node.value[:40])


def entries(node: Node) -> Mapping[str, tuple[Node, Node]]:
    """Return a mapping's simple keys with their key and value nodes; nothing for any other node."""
    if not isinstance(node, MappingNode):
        return {}
    return {key.value: (key, item) for key, item in node.value if isinstance(key, ScalarNode)}
