"""Prose as a function of the state. Text that never varies is laid out once."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import assert_never

from game.model.expression import Expression
from game.model.state import State
from game.model.story import Node
from game.model.text import (
    Block,
    Cycle,
    First,
    Footage,
    Lens,
    Line,
    LineStyle,
    Paragraph,
    Piece,
    PieceStyle,
    Run,
    Span,
    Text,
    When,
    Words,
)
from game.rules.compiler import Compiler

Styled = tuple[str, PieceStyle]
Frames = Sequence[str]
"""Names of what was filmed, in order."""
Tell = Callable[[State, Frames], list[list[Styled]]]
"""State and footage -> paragraphs of styled words."""
Render = Callable[[State, Frames], tuple[Line, ...]]


def laid_out(pieces: Sequence[Styled], style: LineStyle) -> Line:
    """Return one paragraph as a line: its text, and where emphasis and signs stand in it."""
    spans, at = [], 0
    for words, piece_style in pieces:
        if piece_style:
            spans.append(Span(at, at + len(words), piece_style))
        at += len(words)
    return Line("".join(words for words, _ in pieces), "footage" if isinstance(pieces, Kept) else style, tuple(spans))


def is_fixed(text: Text) -> bool:
    """Whether a text reads the same in every state."""
    return all(isinstance(block, Paragraph) and all(isinstance(p, Words) for p in block.pieces) for block in text)


def fixed_lines(text: Text, style: LineStyle) -> tuple[Line, ...]:
    """Return the lines of a text that always reads the same."""
    paragraphs = (block.pieces for block in text if isinstance(block, Paragraph))
    return tuple(laid_out([(p.text, p.style) for p in pieces if isinstance(p, Words)], style) for pieces in paragraphs)


class Kept(list[Styled]):
    """A paragraph of the footage."""


class Prose:
    """Compiles a story's texts."""

    def __init__(self, compiler: Compiler, nodes: Iterable[Node] = ()) -> None:
        """Remember who compiles what the texts ask, and the nodes whose frames may be told."""
        self._compiler = compiler
        self._visits = compiler.layout.visits
        self._captions = {node.film: node for node in reversed(list(nodes)) if node.film and node.caption}
        """Frame -> the first node that has a caption for it."""

    def rendering(self, text: Text, node: str, style: LineStyle = "prose") -> Render:
        """Return the function that lays out a text; `node` is whose visits `first` and `cycle` count."""
        if is_fixed(text):
            lines = fixed_lines(text, style)
            return lambda state, frames: lines
        tell = self._text(text, node)
        return lambda state, frames: tuple(laid_out(pieces, style) for pieces in tell(state, frames))

    def _text(self, text: Text, node: str) -> Tell:
        tells = [self._block(block, node) for block in text]
        return lambda state, frames: [paragraph for tell in tells for paragraph in tell(state, frames)]

    def _block(self, block: Block, node: str) -> Tell:
        match block:
            case Paragraph(pieces):
                return self._paragraph(pieces)
            case When(test, say, otherwise):
                return self._either(self._compiler.value(test), self._text(say, node), self._text(otherwise, node))
            case First(first, again):
                index = self._visits[node]
                return self._either(
                    lambda state: state.visits[index] < 2, self._text(first, node), self._text(again, node)
                )
            case Lens(bare, lens):
                return self._either(lambda state: state.lens, self._text(lens, node), self._text(bare, node))
            case Cycle(options):
                return self._cycle([self._text(option, node) for option in options], node)
            case Run(blocks):
                return self._run(self._text(blocks, node))
            case Footage():
                return self._reel
            case _:
                assert_never(block)

    @cached_property
    def _shown(self) -> dict[str, Tell]:
        """Frame -> what tells it."""
        return {frame: self._text(node.caption, node.address) for frame, node in self._captions.items()}

    def kept(self, state: State, frames: Frames) -> tuple[Line, ...]:
        """Lay out the frames, in order."""
        return tuple(laid_out(pieces, "footage") for pieces in self._reel(state, frames))

    def _reel(self, state: State, frames: Frames) -> list[list[Styled]]:
        """Tell the frames, each by its caption; by its name where it has none, or one that says nothing now."""
        told: list[list[Styled]] = []
        for frame in frames:
            caption = self._shown[frame](state, ()) if frame in self._shown else []
            said = [paragraph for paragraph in caption if any(words for words, _style in paragraph)]
            told += said or [[(frame.replace("_", " "), "")]]
        return [Kept(paragraph) for paragraph in told]

    @staticmethod
    def _either(test: Callable[[State], int], yes: Tell, no: Tell) -> Tell:
        return lambda state, frames: (yes if test(state) else no)(state, frames)

    def _cycle(self, options: list[Tell], node: str) -> Tell:
        index = self._visits[node]
        # A count of nought is a choice's prose before the first arrival; it reads as the first.
        return lambda state, frames: options[max(0, state.visits[index] - 1) % len(options)](state, frames)

    @staticmethod
    def _run(tell: Tell) -> Tell:
        def flow(state: State, frames: Frames) -> list[list[Styled]]:
            flowing: list[Styled] = []
            for paragraph in tell(state, frames):
                flowing += [(" ", ""), *paragraph] if flowing else paragraph
            return [flowing] if flowing else []

        return flow

    def _paragraph(self, pieces: tuple[Piece, ...]) -> Tell:
        makers = [self._piece(piece) for piece in pieces]
        return lambda state, frames: [[make(state) for make in makers]]

    def _piece(self, piece: Piece) -> Callable[[State], Styled]:
        if isinstance(piece, Words):
            styled: Styled = (piece.text, piece.style)
            return lambda state: styled
        value, style = self._compiler.value(piece.expression), piece.style
        names = _names(piece.expression)
        return lambda state: (names(value(state)), style)


def _names(expression: Expression) -> Callable[[int], str]:
    """Return how a value of this type is written in prose."""
    kind = expression.type
    if kind.kind == "enum":
        return lambda value: kind.values[value].replace("_", " ")
    if kind.kind == "bool":
        return lambda value: "true" if value else "false"
    return str
