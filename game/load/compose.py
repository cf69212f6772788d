"""YAML text to a tree of nodes with marks; nothing is ever constructed from it."""

from collections.abc import Iterator
from typing import Any

from yaml.composer import Composer
from yaml.error import Mark, MarkedYAMLError
from yaml.events import Event
from yaml.nodes import Node
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

try:
    from yaml.cyaml import CParser  # type: ignore[attr-defined]  # where PyYAML itself takes it from
except ImportError:  # where there are no compiled wheels, as in a browser
    CParser = None  # type: ignore[assignment, misc]

DEEPEST = 40
"""Levels of nesting in a file; the composer recurses, in C without a guard of its own."""

_UNRESOLVED: Any = slice
"""Stands where a tag would be worked out, called for every node: cheap, and its result is no string, as a tag is."""


class TooDeep(MarkedYAMLError):
    """A file is nested deeper than `DEEPEST`."""


def _guard(composer: Any) -> None:
    """Make a composer count its depth. Plain functions set on the instance, as they are called for every node."""
    depth = 0

    def descend(parent: Node | None, index: Any) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise TooDeep(problem="too deep", problem_mark=parent.start_mark if parent else None)

    def ascend() -> None:
        nonlocal depth
        depth -= 1

    composer.descend_resolver = descend
    composer.ascend_resolver = ascend


class PureComposer(Reader, Scanner, Parser, Composer):
    """The composer that runs everywhere."""

    resolve = _UNRESOLVED

    def __init__(self, text: str) -> None:
        """Prepare to read a text."""
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        Composer.__init__(self)
        _guard(self)


if CParser is None:
    FastComposer: type[Any] = PureComposer
else:

    class FastComposer(CParser):  # type: ignore[no-redef]
        """The composer built on libyaml."""

        resolve = _UNRESOLVED

        def __init__(self, text: str) -> None:
            """Prepare to read a text."""
            CParser.__init__(self, text)
            _guard(self)


def compose(text: str, pure: bool = False) -> Node | None:
    """Return the root of a text's only document, or None where there is none.

    Raises:
        MarkedYAMLError: The text is no YAML, or too deep.
    """
    composer = PureComposer(text) if pure else FastComposer(text)
    try:
        root: Node | None = composer.get_single_node()
        return root
    finally:
        composer.dispose()


def events(text: str) -> Iterator[Event]:
    """Yield the events of a text that is known to be YAML."""
    parser = FastComposer(text)
    try:
        while event := parser.get_event():
            yield event
    finally:
        parser.dispose()


__all__ = ["DEEPEST", "Mark", "MarkedYAMLError", "TooDeep", "compose", "events"]
