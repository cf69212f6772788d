"""`gallery`, `frames`: the endings that were found, and what is on the tape, line by line."""

import re

from game.i18n import _
from game.plain.play import Play
from game.play.memory import Shown

_NUMBER = re.compile(r"[0-9]{1,2}")


def gallery(play: Play, rest: str) -> None:
    """List the endings, or tell the last frame of one again: `gallery`, `gallery 2`."""
    if play.store is None:
        play.say(_("Nothing is kept of this play, and so no gallery either."))
        return
    memory = play.store.memory(play.session.story)
    shown = memory.gallery()
    if _NUMBER.fullmatch(rest) and 1 <= int(rest) <= len(shown):
        _replay(play, shown[int(rest) - 1])
        return
    found = sum(place.frame is not None for place in shown)
    play.say(_("Endings found: {found} of {all}.").format(found=found, all=len(shown)))
    for number, place in enumerate(shown, 1):
        play.say(_("{number}. {title}").format(number=number, title=place.title or _("Not found yet.")))
    play.say(_("Read of all there is to read: {share} %.").format(share=int(100 * memory.share())))
    if found:
        play.say(_("To hear a last frame again, type gallery and its number."))


def frames(play: Play, _rest: str) -> None:
    """Tell what has been filmed, in the order of filming."""
    session = play.session
    for number, line in enumerate(session.tape, 1):
        play.say(_("{number}. {frame}").format(number=number, frame=line.text))
    if not session.footage:
        play.say(_("Nothing has been filmed."))


def _replay(play: Play, place: Shown) -> None:
    if place.frame is None:
        play.say(_("That one was not found yet."))
        return
    play.paper.line()
    for line in place.frame.lines:
        play.paper.line(play.session.manner.line(line).text)
        play.paper.gap()
    play.say(_("The end: {title}.").format(title=place.title))
