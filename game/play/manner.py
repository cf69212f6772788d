"""How a play is worded for its player: with figures or without, signs in marks or by name."""

import re
from bisect import bisect_left

from msgspec import Struct
from msgspec.structs import replace

from game.i18n import _
from game.model.state import Offer
from game.model.text import Line, Span

_MARKS, _QUOTES = str.maketrans("", "", "«»"), str.maketrans("", "", "“”")
_SIGN = re.compile("«([^«»]*)»")


class Manner(Struct, frozen=True):
    """What a player asked for."""

    figures: bool = True
    """Prices of choices have numbers in them."""
    labelled: bool = False
    """What is signed is told as SIGN: “…” and not in « »."""
    decibels: bool = False
    """Levels are shown in dB from the start."""

    def line(self, line: Line) -> Line:
        """Return a line as it is told."""
        return in_words(line) if self.labelled and "«" in line.text else line

    def offer(self, offer: Offer) -> Offer:
        """Return an offer as it is told."""
        if not self.labelled:
            return offer
        return replace(offer, label=self.line(offer.label), reason=self.line(offer.reason) if offer.reason else None)


AS_IT_STANDS = Manner()
"""Figures, and signs in their marks."""


def bare(text: str) -> str:
    """Return a text without what sets signs off, in either way: the same whatever the manner."""
    return text.translate(_MARKS).replace(_label(), "").translate(_QUOTES)


def _label() -> str:
    """Return what stands before a sign that is told in words."""
    return _("SIGN: {words}").format(words="“")


def in_words(line: Line) -> Line:
    """Return a line in which each sign says that it is one; what was emphasised stays so."""
    signs = list(_SIGN.finditer(line.text))
    label = _label()
    # The text grows at each opening mark.
    starts = [sign.start() for sign in signs]

    def moved(at: int) -> int:
        """Return where a place of the old text is in the new one: later by what grew before it."""
        return at + (len(label) - 1) * bisect_left(starts, at)

    text = _SIGN.sub(lambda sign: f"{label}{sign[1]}”", line.text)
    spans = tuple(Span(moved(span.start), moved(span.end), span.style) for span in line.spans)
    return replace(line, text=text, spans=spans)
