"""The play so far as leaves to turn back: one for each move, and the page it led to."""

from collections.abc import Callable
from typing import NamedTuple

from game.model.text import Line
from game.play import Page, Session
from game.play.session import DIFFICULTY, Entry


class Leaf(NamedTuple):
    """One move, and what it told."""

    page: Page
    taken: Line | None = None
    """The choice that led here, as it was offered."""
    difficulty: str = ""
    """The difficulty that was changed to: nothing is told anew then."""
    aside: str = ""
    """What the game has to say of the page itself."""


class Past:
    """Makes a session's leaves, each once: what came before a move does not change by it."""

    def __init__(self, aside: Callable[[Page], str | None] = lambda page: None) -> None:
        """Make leaves; `aside` is asked, once, what the game has to say of a page just come to."""
        self._aside = aside
        self._kept: list[tuple[Entry, Leaf]] = []

    def leaves(self, session: Session) -> tuple[Leaf, ...]:
        """Return the leaves of a play, the page it is open at last."""
        history = session.history
        same = 0
        for (entry, _leaf), now in zip(self._kept, history, strict=False):
            if entry is not now:
                break
            same += 1
        del self._kept[same:]
        for index in range(same, len(history)):
            self._kept.append((history[index], self._leaf(session, history, index)))
        return tuple(leaf for _entry, leaf in self._kept)

    def _leaf(self, session: Session, history: tuple[Entry, ...], index: int) -> Leaf:
        move = history[index].move
        taken = None
        if index:
            offers = self._kept[index - 1][1].page.offers
            taken = next((offer.label for offer in offers if offer.address == move), None)
        difficulty = move.removeprefix(DIFFICULTY) if move.startswith(DIFFICULTY) else ""
        page = session.shown(index)
        said = self._aside(page) if index == len(history) - 1 else None
        return Leaf(page, taken, difficulty, said or "")
