"""`transcript`: the play so far as a file."""

from game.i18n import _
from game.plain.play import Play
from game.play.transcript import FORMS, free_path, write

PRICES = "prices"


def transcript(play: Play, rest: str) -> None:
    """Write the play so far: `transcript`, `transcript html`, `transcript html prices`."""
    words = rest.lower().split()
    if play.store is None:
        play.say(_("This play was begun without a place to keep it; name one with --saves."))
    elif set(words) - {*FORMS, PRICES}:
        play.say(_("Type transcript alone, or with html, or with prices, or with both."))
    else:
        form = "html" if "html" in words else "txt"
        path = free_path(play.store.folder, play.session.story.id, form)
        play.say(write(play.session, path, PRICES in words))
