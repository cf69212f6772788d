"""`lens play`: picks the surface; the full screen shows its title before anything heavy is imported."""

import os
import sys
from argparse import Namespace

from game.i18n import N_, _

TITLE = N_("What the Lens Kept")
"""Of the game's own story, which is not read yet when the first frame is shown."""


def play(options: Namespace) -> int:
    """Play a story, going on with the play under way where there is one."""
    from game.commands.refusal import Broken

    try:
        return _plain(options) if wants_plain(options.plain or options.speak) else _full_screen(options)
    except Broken as broken:
        print(broken, file=sys.stderr)
        return 1


def _plain(options: Namespace) -> int:
    from game.commands.begin import begun
    from game.commands.called import called
    from game.plain import run

    session, store, notice, settings = begun(options)
    return run(session, store=store, notice=notice, go_on=called(options), settings=settings, spoken=options.speak)


def _full_screen(options: Namespace) -> int:
    from game.tui.opening import first_frame

    with first_frame(_(TITLE) if options.story is None else ""):
        from game.commands.begin import begun
        from game.play.clock import times_of

        session, store, notice, settings = begun(options)
        from game.tui import run
    clock = times_of(settings.of("clock"))
    return run(session, store=store, motion=settings.of("motion"), notice=notice, clock=clock)


def wants_plain(asked: bool) -> bool:
    """Whether lines of text are wanted: asked for, or all that the terminal can show."""
    whole = all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
    return asked or not whole or os.environ.get("TERM") == "dumb"
