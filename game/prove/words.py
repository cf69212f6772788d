"""How many words a text may show."""

from msgspec import Struct

from game.model.story import Node
from game.model.text import Cycle, First, Lens, Paragraph, Run, Text, When, Words


class Count(Struct, frozen=True):
    """Words of a text, whatever the state; `bare` and `lens` are those told only without and only through the lens."""

    words: int = 0
    bare: int = 0
    lens: int = 0

    def __add__(self, other: "Count") -> "Count":
        """Return the words of two texts."""
        return Count(self.words + other.words, self.bare + other.bare, self.lens + other.lens)


def paragraph_words(paragraph: Paragraph | None) -> int:
    """Return the words of a paragraph; a value put in counts as one."""
    pieces = paragraph.pieces if paragraph else ()
    return len("".join(piece.text if isinstance(piece, Words) else "0" for piece in pieces).split())


def count(text: Text) -> Count:
    """Return the words of a text with all its alternatives."""
    return sum((_block(block) for block in text), Count())


def _block(block: object) -> Count:
    match block:
        case Paragraph():
            return Count(paragraph_words(block))
        case When(_, say, otherwise):
            return count(say) + count(otherwise)
        case First(first, again):
            return count(first) + count(again)
        case Cycle(options):
            return sum(map(count, options), Count())
        case Lens(bare, lens):
            without, through = count(bare).words, count(lens).words
            return Count(without + through, without, through)
        case Run(blocks):
            return count(blocks)
    return Count()


def told_words(node: Node) -> Count:
    """Return the words of a node with its choices."""
    told = count(node.text) + count(node.caption)
    for choice in node.choices:
        told += Count(paragraph_words(choice.label) + paragraph_words(choice.locked)) + count(choice.say)
    return told
