"""Where a play stands, in words, for a report."""

import textwrap

from game.i18n import _
from game.model.state import Offer
from game.play import Session
from game.replay.expect import meter_word

LAST_LINES = 4
"""Paragraphs of what was told last that a report repeats."""
WIDTH = 100
"""Columns of a report's prose."""


def in_words(session: Session) -> tuple[str, ...]:
    """Return where a play stands, as lines: address, meter, what is offered, what was told last."""
    page, meter = session.turn, session.state.meter
    where = _("It stands at {address} ({scene}), attention {attention}, {cube}, after {moves} moves.").format(
        address=page.address,
        scene=page.scene,
        attention=meter.attention,
        cube=meter_word(session),
        moves=len(session.moves),
    )
    offered = [_offer(offer) for offer in page.offers]
    acts = _("Free acts: {acts}.").format(acts=", ".join(page.acts))
    return (
        where,
        *([_("Offered:"), *offered] if offered else [_("Nothing is offered.")]),
        *([acts] if page.acts else []),
        *_told([line.text for line in page.lines]),
    )


def _offer(offer: Offer) -> str:
    label = textwrap.shorten(offer.label.text, WIDTH // 2, placeholder="…")
    if offer.enabled:
        return f"  {offer.number} {offer.id}: {label}"
    reason = offer.reason.text if offer.reason else ""
    return "  " + _("- {id} (locked): {reason}").format(id=offer.id, reason=reason)


def _told(lines: list[str]) -> list[str]:
    """Return the last of what was told, wrapped."""
    if not lines:
        return [_("Nothing was told.")]
    wrapped = [row for line in lines[-LAST_LINES:] for row in textwrap.wrap(line, WIDTH - 4)]
    return [_("Told last:"), *("  | " + row for row in wrapped)]
