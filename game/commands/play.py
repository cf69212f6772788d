"""`lens play`: picks the surface; the full screen shows its title before anything heavy is imported."""

import os
import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from game.i18n import N_, _

if TYPE_CHECKING:
    # The first frame is shown before the engine is imported.
    from game.play.album import Album
    from game.play.store import Store

TITLE = N_("What the Lens Kept")
"""Of the game's own story, which is not read yet when the first frame is shown."""


def play(options: Namespace) -> int:
    """Play a story, going on with the play under way where there is one."""
    from game.commands.refusal import Broken

    try:
        return _plain(options) if wants_plain(options.plain) else _full_screen(options)
    except Broken as broken:
        print(broken, file=sys.stderr)
        return 1


def _plain(options: Namespace) -> int:
    from game.commands.begin import begun
    from game.commands.called import called
    from game.plain import run

    session, store, notice, clock = begun(options)
    return run(session, store=store, notice=notice, go_on=called(options), clock=clock, album=_album(store))


def _full_screen(options: Namespace) -> int:
    from game.tui.opening import first_frame

    with first_frame(_(TITLE) if options.story is None else ""):
        from game.commands.begin import begun

        session, store, notice, clock = begun(options)
        from game.play.keepsakes import Keepsakes
        from game.tui import run
    kept = Keepsakes(_album(store))
    return run(session, store=store, motion=options.motion, notice=notice, clock=clock, keepsakes=kept)


def _album(store: "Store | None") -> "Album | None":
    """Return what keeps a photo booth's strips, beside the saves; None where nothing is kept."""
    from game.film import film_of
    from game.play.album import Album

    return Album(store.folder, film_of()) if store else None


def wants_plain(asked: bool) -> bool:
    """Whether lines of text are wanted: asked for, or all that the terminal can show."""
    whole = all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
    return asked or not whole or os.environ.get("TERM") == "dumb"
