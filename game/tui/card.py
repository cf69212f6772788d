"""Act cards: a scene's first picture, whole, with its title low on it."""

from collections.abc import Iterator
from typing import NamedTuple

from game.i18n import _
from game.play import Page
from game.play.wording import TELLERS
from game.tui.backdrop import Backdrop
from game.tui.mark import Mark
from game.tui.measure import spaced, title_place
from game.tui.paint import Ink

SECONDS = 2.0
"""That a card is shown, coming up and going down in them."""
RULE = 12
"""Columns of the rule under a title."""
REWOUND = "◀◀"
"""What a tape shows that is rewound."""
DUSK = 4
"""Of a card's height, the part at its foot in which its picture goes down into the night: there its words are clear."""


class Card(NamedTuple):
    """What stands on a picture that is shown by itself."""

    title: str
    teller: str = ""
    first: bool = False
    """It is the story's own title, and stands where the first page has it."""

    def marks(self, columns: int, lines: int) -> tuple[Mark, ...]:
        """Return its words, for a screen of so many cells."""
        if self.first:
            left, top = title_place(columns, lines)
            return (Mark(left, top, spaced(self.title)[: columns - left]),)
        return tuple(self._low(columns, lines))

    def _low(self, columns: int, lines: int) -> Iterator[Mark]:
        left, foot = max(5, columns // 12), lines - max(3, lines // 12)
        yield Mark(left, foot - 3, spaced(self.title, columns - 2 * left)[: columns - left])
        yield Mark(left, foot - 2, "─" * RULE, "faint")
        if self.teller:
            yield Mark(left, foot - 1, self.teller, "faint")


def card_of(page: Page, rewound: bool = False) -> Card | None:
    """Return the card of a page on which a scene begins, which the tape may have been rewound to; None elsewhere."""
    if page.ended or not any(line.style == "title" for line in page.lines):
        return None
    teller = _(TELLERS[page.told_by]) if page.told_by in TELLERS else ""
    return Card(page.scene, f"{REWOUND} {_('REW')}   {teller}".rstrip() if rewound else teller)


class CardPlate(Backdrop):
    """A picture over the whole screen that goes down into the night at its foot."""

    def _stretches(self, y: int, start: int, end: int) -> Iterator[tuple[int, int, Ink]]:
        """Yield a line in one palette: the lower, the darker."""
        whole = len(self._inks) - 1
        left = self.frame.lines - 1 - y
        yield start, end, self._inks[min(whole, left * whole * DUSK // self.frame.lines)]
