"""`lens play`: picks the surface; the full screen shows its title before anything heavy is imported."""

import gc
import os
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from game.i18n import N_, _

if TYPE_CHECKING:
    # The first frame is shown before the engine is imported.
    from game.model.story import Story
    from game.play import Session
    from game.play.album import Album
    from game.play.store import Store

TITLE = N_("What the Lens Kept")
"""Of the game's own story, which is not read yet when the first frame is shown."""

SWITCH = 0.0005
"""Seconds after which the toolkit's writer may have its turn: at Python's own 5 ms, a page waits to be sent."""


def play(options: Namespace) -> int:
    """Play a story, going on with the play under way where there is one."""
    from game.commands.refusal import Broken
    from game.commands.stop import listen

    listen()
    check_transcript(options.transcript)
    try:
        return _plain(options) if wants_plain(options.plain or options.speak) else _full_screen(options)
    except Broken as broken:
        print(broken, file=sys.stderr)
        return 1


def _plain(options: Namespace) -> int:
    from game.commands.begin import begun
    from game.commands.called import called
    from game.commands.refusal import WrongUse
    from game.plain import run

    session, store, notice, settings = begun(options)
    go_on = called(options)
    try:
        return run(
            session,
            store=store,
            notice=notice,
            go_on=go_on,
            settings=settings,
            spoken=options.speak,
            leaving=leaving(options.transcript, options.prices),
            album=_album(store),
        )
    except (OSError, WrongUse):
        raise
    except Exception as error:
        return _broke(error, session.story, store, go_on)


def _broke(error: Exception, story: "Story", store: "Store | None", go_on: Callable[..., str]) -> int:
    """Say that something broke, where that is written, and how to go on: each move was kept when it was made."""
    from game.play.crash import written

    about = {"Story": f"{story.id} {story.version}", "Mode": "plain"}
    kept = _("Your place is kept. To go on: {command}").format(command=go_on()) if store and store.kept else None
    told = (_("Something broke, and it was not you."), written(error, store.folder if store else None, about), kept)
    print(*filter(None, told), sep="\n", file=sys.stderr)
    return 1


def _full_screen(options: Namespace) -> int:
    from game.tui.opening import first_frame

    gc.disable()  # a start makes much and drops little; once the first page stands, the app lets it work again
    sys.setswitchinterval(SWITCH)
    with first_frame(_(TITLE) if options.story is None else ""):
        from game.commands.begin import begun
        from game.play.clock import times_of

        session, store, notice, settings = begun(options)
        from game.play.keepsakes import Keepsakes
        from game.tui import run
    kept = Keepsakes(_album(store))
    clock, motion = times_of(settings.of("clock")), settings.of("motion")
    return run(
        session,
        store=store,
        motion=motion,
        notice=notice,
        clock=clock,
        settings=settings,
        keepsakes=kept,
        leaving=leaving(options.transcript, options.prices),
        titled=options.story is None,
    )


def _album(store: "Store | None") -> "Album | None":
    """Return what keeps a photo booth's strips, beside the saves; None where nothing is kept."""
    from game.film import film_of
    from game.play.album import Album

    return Album(store.folder, film_of()) if store else None


def wants_plain(asked: bool) -> bool:
    """Whether lines of text are wanted: asked for, or all that the terminal can show."""
    whole = all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
    return asked or not whole or os.environ.get("TERM") == "dumb"


def check_transcript(path: Path | None) -> None:
    """Refuse a file that could not be written at the end."""
    from game.commands.refusal import WrongUse

    if path is not None and (path.is_dir() or not path.resolve().parent.is_dir()):
        reason = _("The transcript cannot be written to {path}.").format(path=path)
        raise WrongUse(reason, _("Name a file in a folder that exists."))


def leaving(path: Path | None, prices: bool) -> "Callable[[Session], str] | None":
    """Return what writes the transcript when the player leaves, and says so; None where none is wanted."""
    if path is None:
        return None
    from game.play.transcript import write

    return lambda session: write(session, path, prices)
