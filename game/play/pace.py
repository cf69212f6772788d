"""Pages that turn by themselves: when, and to what. No clock and no timer here."""

from collections.abc import Iterable

from game.model.state import Offer
from game.model.text import Line
from game.play.session import Session
from game.settings import AUTO, OFF

LEAST_SECONDS = 2.0
"""However little a page tells."""


def speed(setting: str) -> float | None:
    """Return how many words a minute are read, from the setting; None where pages wait."""
    return None if setting == OFF else float(AUTO.accepted(setting))


def seconds(lines: Iterable[Line], words_a_minute: float) -> float:
    """Return how long lines take to read, in s."""
    words = sum(len(line.text.split()) for line in lines)
    return max(LEAST_SECONDS, 60 * words / words_a_minute)


def onward(session: Session) -> Offer | None:
    """Return the one thing that there is to do; None where there is more, or less, or the player has gone back."""
    page = session.turn
    if session.can_redo:
        return None
    offers = [offer for offer in page.offers if offer.enabled]
    return offers[0] if len(offers) == 1 and len(page.offers) == 1 and not page.acts else None
