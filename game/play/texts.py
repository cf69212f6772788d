"""What of a story's text has been told: by its words, so that a reworded paragraph is a new one."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from hashlib import blake2b

from game.model.state import Passage, State
from game.model.story import Story
from game.model.text import Paragraph, Text, Words
from game.play.manner import bare
from game.rules import Rules
from game.rules.layout import walk

DIGEST = 5
"""Bytes of a text's mark: among ten thousand texts, two alike come about once in twenty thousand stories."""


def mark(text: str) -> str:
    """Return the short mark by which a text is remembered."""
    return blake2b(bare(text).encode("utf-8", "replace"), digest_size=DIGEST).hexdigest()


def _fixed(paragraph: Paragraph) -> tuple[str, ...]:
    """Return the words of a paragraph that never change."""
    return tuple(piece.text for piece in paragraph.pieces if isinstance(piece, Words))


def _paragraphs(texts: Iterable[Text]) -> Iterator[tuple[str, ...]]:
    return (_fixed(record) for text in texts for record in walk(text) if isinstance(record, Paragraph))


class Texts:
    """The paragraphs of one story."""

    def __init__(self, rules: Rules) -> None:
        """Take the rules, which tell them."""
        self._rules = rules

    def told(self, passage: Passage, footage: tuple[str, ...]) -> set[str]:
        """Return the marks of what a passage told: of its lines as they were, and of the paragraphs in them."""
        lines = [line.text for line in self._rules.lines(passage, footage)]
        whole = "\n".join(lines)
        parts = (pieces for pieces in _paragraphs(self._of(passage)) if all(piece in whole for piece in pieces))
        return {mark(text) for text in lines} | {mark("".join(pieces)) for pieces in parts}

    def _of(self, passage: Passage) -> tuple[Text, ...]:
        if isinstance(passage, State):
            return (self._rules.story.nodes[passage.node].text,)
        plan = self._rules.choices.get(passage.choice)
        return (plan.choice.say,) if plan else ()

    @cached_property
    def weights(self) -> dict[str, int]:
        """Every paragraph's mark, with how many words it has."""
        return dict(weighed(self._rules.story))

    def share(self, read: set[str]) -> float:
        """Return how much of the story's text has been read, from 0 to 1, by words."""
        whole = sum(self.weights.values())
        return sum(words for key, words in self.weights.items() if key in read) / whole if whole else 1.0


def weighed(story: Story) -> Iterator[tuple[str, int]]:
    """Yield each paragraph of a story: its mark, and how many words it has."""
    texts = [text for node in story.nodes.values() for text in (node.text, *(c.say for c in node.choices))]
    for pieces in _paragraphs(texts):
        text = "".join(pieces)
        yield mark(text), len(text.split())
