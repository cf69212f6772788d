"""Files to node trees: everything that can be wrong before a key is looked at."""

import re
from functools import cached_property
from pathlib import Path

from yaml.nodes import MappingNode, Node

from game.load.compose import MarkedYAMLError, compose
from game.load.diagnostics import Reporter
from game.load.guards import check_anchors, check_tags
from game.load.syntax import explain

LARGEST = 2 * 1024 * 1024
"""Bytes of one file."""

CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""Characters that no file may hold: they do not show, or change how the rest shows."""

_CONTROL_BYTES = bytes(b for b in range(128) if CONTROL.match(chr(b)))


class Source:
    """One file of a story, read."""

    def __init__(self, file: str) -> None:
        """Name the file as reports do."""
        self.file = file
        self.text = ""
        self.root: MappingNode | None = None
        """None where the file could not be read as a mapping."""

    @cached_property
    def lines(self) -> list[str]:
        """The file's lines."""
        return self.text.splitlines()

    def find(self, part: str, node: Node) -> tuple[int, int]:
        """Return line and column, from 0, where `part` first stands in a node's source; else those of the node."""
        start, end = node.start_mark, node.end_mark
        for number in range(start.line, min(end.line + 1, len(self.lines))):
            column = self.lines[number].find(part, start.column if number == start.line else 0)
            if column >= 0:
                return number, column
        return start.line, start.column


def read(path: Path, file: str, reporter: Reporter, pure: bool = False) -> Source:
    """Read one file, reporting all that keeps it from being a mapping of keys."""
    source = Source(file)
    reporter.files.setdefault(file, len(reporter.files))
    data = _bytes(path, file, reporter)
    if data is None:
        return source
    text = _text(data, file, reporter)
    if text is None:
        return source
    source.text = text
    try:
        root = compose(text, pure)
    except MarkedYAMLError as error:
        explain(error, text, file, reporter)
        return source
    if root is None:
        reporter.add("LK007", file, 1, 1)
    elif not isinstance(root, MappingNode):
        reporter.add("LK009", file, root.start_mark.line + 1, root.start_mark.column + 1)
    elif _sound(root, text, file, reporter):
        source.root = root
    return source


def _bytes(path: Path, file: str, reporter: Reporter) -> bytes | None:
    """Return a file's bytes."""
    try:
        if path.exists() and not path.is_file():
            reporter.add("LK002", file, 1, 1)
            return None
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except FileNotFoundError:
        reporter.add("LK001", file, 1, 1)
        return None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        reporter.add("LK003", file, 1, 1, reason=reason)
        return None
    if len(data) > LARGEST:
        reporter.add("LK004", file, 1, 1)
        return None
    return data


def _text(data: bytes, file: str, reporter: Reporter) -> str | None:
    """Return a file's text, without a byte order mark."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        reporter.add("LK005", file, *_place(before), byte=f"0x{data[error.start]:02X}")
        return None
    found = None if _clean(data) else CONTROL.search(text)
    if found:
        reporter.add("LK006", file, *_place(text[: found.start()]), character=f"U+{ord(found[0]):04X}")
        return None
    return text


def _clean(data: bytes) -> bool:
    """Whether bytes certainly hold no control characters: a quick answer for plain ASCII."""
    return data.isascii() and len(data.translate(None, _CONTROL_BYTES)) == len(data)


def _place(before: str) -> tuple[int, int]:
    """Return line and column, from 1, just after a text."""
    lines = re.split("\r\n|\r|\n", before)
    return len(lines), len(lines[-1]) + 1


def _sound(root: Node, text: str, file: str, reporter: Reporter) -> bool:
    """Whether a tree holds no tags and only harmless aliases."""
    errors = reporter.errors
    if "!" in text:
        check_tags(root, text, file, reporter)
    if "&" in text:
        check_anchors(root, text, file, reporter)
    return reporter.errors == errors
