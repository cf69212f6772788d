"""A page as it is read aloud: the meter as a sentence, previews without signs that a voice would swallow.

Emphasis is left unmarked: a screen reader says "underscore" twice for a word that prose only leans on, or says
nothing at all, and the word is the same either way. Signs keep their « », which carry who speaks and how.
"""

import re
from collections.abc import Iterator

from game.i18n import _, ngettext
from game.model.story import Cube
from game.play import Page, Reading
from game.play.clock import setting
from game.rules.hearing import LONGEST_LEAD

_SIGNED = re.compile(r"(?<!\S)([+-])(?=\d)")


def aloud(words: str) -> str:
    """Return a preview or a sum for a voice: dots in the middle become commas, + and - become words."""
    spoken = words.replace(" · ", ", ").replace(" — ", "; ")
    return _SIGNED.sub(lambda sign: _("plus") + " " if sign[1] == "+" else _("minus") + " ", spoken)


def meter(reading: Reading) -> str:
    """Return the meter as one sentence."""
    if reading.away:
        return _("The meter is put away.")
    if reading.lead is not None:
        sentence = _("It: {word}, your lead {lead} of {most}.")
        return sentence.format(word=reading.word, lead=reading.lead, most=LONGEST_LEAD)
    return _("It: {word}, attention {attention} of 100.").format(word=reading.word, attention=reading.attention)


def listens(page: Page) -> bool:
    """Whether the cube matters on this page: it listens to a choice, or has them."""
    return any(offer.preview for offer in page.offers) or (page.meter.cube == Cube.LOCKED_ON and not page.ended)


def time_given(seconds: float) -> str:
    """Return how long a page leaves, as one sentence."""
    shown = round(seconds, 1)
    # Parts of a second are many in English, whatever they come to.
    count = int(shown) if shown.is_integer() else 2
    return ngettext("You have {seconds} second.", "You have {seconds} seconds.", count).format(seconds=f"{shown:g}")


def clock(times: float | None, by_hand: bool) -> str:
    """Return how the clock is set; and, where lines are not typed by hand, that it does not run."""
    if times is None or by_hand:
        return setting(times)
    return f"{setting(times)} {_('Here it stands still: what comes from a file or through a pipe is never late.')}"


def typed(page: Page) -> str:
    """Return what can be typed on a page, as one sentence."""
    if page.ended:
        return _(
            "Type u to take the last move back, rewind to go back to where a scene began, new to start over, credits, "
            "or q to stop."
        )
    number = sum(offer.enabled for offer in page.offers)
    choices = ngettext("Type {number}", "Type a number from 1 to {number}", number).format(number=number)
    words = ", ".join([*page.acts, "again", "m", "why", "u", "r", "notes", "difficulty", "clock"])
    return _("{choices}, or one of these: {words}; ? explains them, q stops.").format(choices=choices, words=words)


def charge(page: Page) -> str:
    """Return how much is left of the battery."""
    bars = page.tape.bars if page.tape else 0
    return ngettext("{n} bar of six is left", "{n} bars of six are left", bars).format(n=bars)


def acts(page: Page) -> Iterator[str]:
    """Yield what the camcorder can do now, each as a line."""
    if "lens" in page.acts:
        up = page.tape is not None and page.tape.up
        sentence = _("lens: lower the camcorder.") if up else _("lens: raise the camcorder; {charge}.")
        yield sentence.format(charge=charge(page))
    if "film" in page.acts:
        yield _("film: film this.")
    if "skip" in page.acts:
        yield _("skip: pass over this scene; notes: what may hurt in it.")
