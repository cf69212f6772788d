"""A path script's YAML as a small tree with places. The reading, and all that can be wrong with it, is the loader's."""

from pathlib import Path
from typing import Any, Literal

from msgspec import Struct

from game.i18n import _
from game.load.diagnostics import Diagnostic, Reporter
from game.load.reader import read
from game.load.scalars import Scalar, core


class Item(Struct, frozen=True):
    """A value and where it stands."""

    kind: Literal["mapping", "sequence", "scalar"]
    line: int
    """From 1."""
    column: int
    """From 1, in characters."""
    text: str = ""
    """A scalar as it is written."""
    value: Scalar = None
    """A scalar as YAML 1.2 means it."""
    pairs: tuple[tuple["Item", "Item"], ...] = ()
    """Keys and values of a mapping."""
    parts: tuple["Item", ...] = ()
    """Members of a sequence."""


def items(path: Path, file: str) -> tuple[Item | None, tuple[Diagnostic, ...]]:
    """Return a file's root and what was wrong with reading it; no root where it could not be read."""
    reporter = Reporter()
    root = read(path, file, reporter).root
    return (None if root is None or reporter.errors else _item(root)), reporter.report()


def _item(node: Any) -> Item:
    """Return a node of the loader's tree as an item; its kind is asked by name, since only the loader knows YAML."""
    place = node.start_mark.line + 1, node.start_mark.column + 1
    if node.id == "mapping":
        return Item("mapping", *place, pairs=tuple((_item(key), _item(value)) for key, value in node.value))
    if node.id == "sequence":
        return Item("sequence", *place, parts=tuple(_item(part) for part in node.value))
    plain = not getattr(node, "style", None)
    return Item("scalar", *place, text=node.value, value=core(node.value) if plain else node.value)


def in_words(item: Item) -> str:
    """Return what an item is, for a message."""
    if item.kind == "mapping":
        return _("keys and values")
    if item.kind == "sequence":
        return _("a list")
    if item.value is None:
        return _("nothing")
    if isinstance(item.value, bool):
        return _("the truth value {text}").format(text=item.text)
    if isinstance(item.value, int | float):
        return _("the number {text}").format(text=item.text)
    return _("the text '{text}'").format(text=item.text)
