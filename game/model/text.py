"""Prose as data: blocks that depend on the state, and pieces of a paragraph with a meaning."""

from typing import Literal

from msgspec import Struct

from game.model.expression import Expression

PieceStyle = Literal["", "emphasis", "sign"]


class Words(Struct, frozen=True, tag="words"):
    """A run of words in one style. A sign keeps its « » in the text."""

    text: str
    style: PieceStyle = ""


class Value(Struct, frozen=True, tag="value"):
    """`{name}`: the value of a variable or of a derived name, put in at rendering."""

    name: str
    expression: Expression
    style: PieceStyle = ""


Piece = Words | Value


class Paragraph(Struct, frozen=True, tag="paragraph"):
    """One paragraph, or one piece of a `Run`."""

    pieces: tuple[Piece, ...]


class When(Struct, frozen=True, tag="when"):
    """`{when, say, else}`."""

    test: Expression
    say: "Text"
    otherwise: "Text" = ()


class First(Struct, frozen=True, tag="first"):
    """`{first, again}`: the first arrival at the node, and every later one."""

    first: "Text"
    again: "Text"


class Cycle(Struct, frozen=True, tag="cycle"):
    """`{cycle: [...]}`: the option at (visits - 1) mod n."""

    options: tuple["Text", ...]


class Lens(Struct, frozen=True, tag="lens"):
    """`{bare, lens}`: without the camcorder, and through it."""

    bare: "Text"
    lens: "Text"


class Footage(Struct, frozen=True, tag="footage"):
    """`{footage: true}`: the frames in the order they were filmed."""


class Run(Struct, frozen=True, tag="run"):
    """A list within the list: its blocks flow together into one paragraph."""

    blocks: "Text"


Block = Paragraph | When | First | Cycle | Lens | Footage | Run
Text = tuple[Block, ...]


class Span(Struct, frozen=True, gc=False):
    """A stretch of a line that means something of its own: emphasis or a sign."""

    start: int
    end: int
    style: PieceStyle


LineStyle = Literal["prose", "say", "title", "teller", "cube", "footage", "label"]


class Line(Struct, frozen=True, gc=False):
    """One paragraph as a surface shows it. `style` is a meaning; the surface decides how that looks."""

    text: str
    style: LineStyle = "prose"
    spans: tuple[Span, ...] = ()
