"""Inline markup of prose: `_emphasis_`, «signs», `{name}`; everything else is letters."""

import re

from yaml.nodes import Node

from game.load.expressions import derived
from game.load.reader import CONTROL
from game.load.scope import Scope
from game.model.expression import Expression, Name
from game.model.text import Paragraph, Piece, PieceStyle, Value, Words

_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")
_MARK = re.compile(r"\{\{|\}\}|\{[^{}\s]*\}|[{}«»_]")
_WORD = re.compile(r"\w")
_CLOSING = re.compile(r"(?<=[^\s_])_(?!\w)")


def plain(text: str) -> bool:
    """Whether a text certainly has no marks and no line breaks: the quick answer for nearly all prose."""
    return (
        text.isprintable()
        and "_" not in text
        and "{" not in text
        and "}" not in text
        and "«" not in text
        and "»" not in text
    )


def paragraphs(scope: Scope, node: Node, text: str) -> list[Paragraph]:
    """Return a string's paragraphs; blank lines part them, single line breaks are spaces."""
    parts = [text] if "\n" not in text else _PARAGRAPHS.split(text)
    made = [paragraph(scope, node, part) for part in parts]
    return [p for p in made if p.pieces]


def paragraph(scope: Scope, node: Node, text: str) -> Paragraph:
    """Return one paragraph's pieces."""
    text = text.strip()
    if "\n" in text:
        text = " ".join([line.strip() for line in text.split("\n")])
    text = text.replace("\t", " ")
    if plain(text):
        return Paragraph((Words(text),)) if text else Paragraph(())
    hidden = CONTROL.search(text)
    if hidden:
        scope.report("LK405", node, character=f"U+{ord(hidden[0]):04X}")
        return Paragraph(())
    return Paragraph(_Pieces(scope, node).of(text))


class _Pieces:
    """Cuts one paragraph at its marks."""

    def __init__(self, scope: Scope, node: Node) -> None:
        self._scope = scope
        self._node = node
        self._made: list[Piece] = []
        self._words: list[str] = []
        self._sign = ""
        """The sign that is open, as far as a report quotes it."""
        self._told: set[str] = set()
        """Problems reported: each kind once in a paragraph."""
        self._emphasis = False
        self._last_closing = -1
        """Where an emphasis may end for the last time."""

    def of(self, text: str) -> tuple[Piece, ...]:
        """Return the pieces of a paragraph."""
        self._last_closing = max((found.start() for found in _CLOSING.finditer(text)), default=-1)
        at = 0
        for mark in _MARK.finditer(text):
            self._words.append(text[at : mark.start()])
            at = mark.end()
            if mark[0] == "_":
                self._underscore(text, mark.start())
            else:
                self._take(mark[0], _quoted(text, mark.start()))
        self._words.append(text[at:])
        self._cut()
        if self._sign:
            self._report("LK403", self._sign, mark="«", partner="»")
        return tuple(self._made)

    def _report(self, code: str, part: str, **details: str) -> None:
        """Report at a part of the text, once in a paragraph."""
        if code not in self._told:
            self._told.add(code)
            self._scope.report_part(code, self._node, part, **details)

    @property
    def _style(self) -> PieceStyle:
        if self._emphasis:
            return "emphasis"
        return "sign" if self._sign else ""

    def _cut(self) -> None:
        """End a run of words in the present style."""
        words = "".join(self._words)
        if words:
            self._made.append(Words(words, self._style))
        self._words.clear()

    def _take(self, mark: str, part: str) -> None:
        match mark:
            case "{{" | "}}":
                self._words.append(mark[0])
            case "«":
                self._open(part)
            case "»":
                self._close(part)
            case "{" | "}":
                self._report("LK404", part, mark=mark)
            case _:
                self._value(mark[1:-1], mark)

    def _open(self, part: str) -> None:
        if self._sign:
            self._report("LK403", self._sign, mark="«", partner="»")
        self._cut()
        self._sign = part
        self._words.append("«")

    def _close(self, part: str) -> None:
        self._words.append("»")
        if not self._sign:
            self._report("LK403", part, mark="»", partner="«")
        self._cut()
        self._sign = ""

    def _underscore(self, text: str, at: int) -> None:
        """Begin or end an emphasis at a word's edge; inside a word an underscore is a letter."""
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        opens = bool(after.strip(" _")) and not _WORD.match(before)
        closes = bool(before.strip(" _")) and not _WORD.match(after)
        if self._emphasis and closes:
            self._cut()
            self._emphasis = False
        elif not self._emphasis and opens and at < self._last_closing:
            self._cut()
            self._emphasis = True
        else:
            self._words.append("_")
            if opens or closes:
                self._report("LK407", _quoted(text, at) if opens else "_")

    def _value(self, name: str, source: str) -> None:
        expression = named(self._scope, name)
        if expression is None:
            self._unknown(name, source)
            return
        self._cut()
        self._made.append(Value(name, expression, self._style))

    def _unknown(self, name: str, source: str) -> None:
        symbols = self._scope.symbols
        if not symbols.complete or name in symbols.variables or name in symbols.derived_nodes:
            return
        candidates = [*symbols.variables, *symbols.derived_nodes]
        near = self._scope.suggestions.near(name, candidates)
        self._scope.report_part("LK402", self._node, source, suggestion=near, name=name)


def _quoted(text: str, at: int) -> str:
    """Return what stands at a place, as far as it stands so in the file: up to a space, which may be a line end."""
    return text[at : at + 20].split(" ", 1)[0]


def named(scope: Scope, name: str) -> Expression | None:
    """Return the value of a variable or derived name as an expression; None where there is none."""
    symbols = scope.symbols
    if name in symbols.derived_nodes:
        symbols.read.add(name)
        derived(scope, name)
        return symbols.expressions.get(name)
    if name in symbols.variables or (name == "frames" and symbols.has_camcorder):
        symbols.read.add(name)
        found = symbols.variable(name)
        return Expression(name, Name(name), found.type) if found and found.type else None
    return None
