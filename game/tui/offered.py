"""What a page offers, as a list to choose from, and whether it has anything for the meter to say."""

from game.i18n import _
from game.model.state import Offer, Preview
from game.model.text import Line
from game.play import Page
from game.tui.widgets.choices import Item

STEPS = (1, 7, 16, 26, 45)
"""dB over what it can hear from which a bar has one, two … all of its cells: as the words, and the most that counts."""


def items(page: Page, early: bool = False) -> list[Item]:
    """Return what can be chosen on a page: its offers; or at an ending, an early one or not, what can be done then."""
    if page.ended is None:
        return [_item(offer) for offer in page.offers]
    ends = {
        "undo": _("Take the last move back."),
        **({"rewind": _("Rewind the tape to where a scene began.")} if early else {}),
        "again": _("Begin again."),
        "credits": _("Credits."),
        "leave": _("Leave."),
    }
    return [Item(key, Line(label, "label"), number=number) for number, (key, label) in enumerate(ends.items(), 1)]


def _item(offer: Offer) -> Item:
    price = f"{gauge(offer.preview)}  {offer.brief}" if offer.preview else offer.brief
    detail = Line(price) if offer.enabled else offer.reason or Line("")
    return Item(offer.address, offer.label, detail, offer.number if offer.enabled else 0)


def gauge(ahead: Preview) -> str:
    """Return how far a choice will be heard as a small bar: empty where it will not be at all."""
    margin = ahead.high.hearing.margin
    filled = sum(margin >= step for step in STEPS)
    return "▰" * filled + "▱" * (len(STEPS) - filled)


def is_metered(page: Page) -> bool:
    """Whether the meter has something to say: not put away, and somebody tells or the cube listens."""
    return not page.meter.away and (page.told_by != "none" or any(offer.preview for offer in page.offers))
