"""How a play in the full screen ends: the place is kept whatever happened, and the terminal is told so."""

import sys
from collections.abc import Callable, Iterable
from contextlib import suppress

from game.i18n import _
from game.play import Session
from game.tui.app import LensApp
from game.tui.stopping import SIGNALLED, told_to_end


def played(app: LensApp, leaving: Callable[[Session], str] | None = None) -> int:
    """Run the app until the player leaves, or it breaks; keep the place either way; return the exit status.

    `leaving` is done with the play then, and says what became of it.
    """
    status = 1
    try:
        with told_to_end(lambda number: app.exit(number, number)):
            app.run()
        status = app.return_code if app.return_code is not None else 1
    finally:
        # The toolkit has given the terminal back by now, after a crash as well.
        broke = 0 < status < SIGNALLED
        last = leaving(app.session) if leaving else None
        said = [*(_broken(app) if broke else ()), last, app.parting()]
        _say(said, broke)
    return status


def _broken(app: LensApp) -> Iterable[str | None]:
    """Return that something broke, and where that is written."""
    from game.play.crash import written  # most plays end without

    story = app.session.story
    about = {"Story": f"{story.id} {story.version}", "Mode": "full screen"}
    yield _("Something broke, and it was not you.")
    yield written(app.broken, app.store.folder if app.store else None, about) if app.broken else None


def _say(sentences: Iterable[str | None], broke: bool) -> None:
    # After a hang-up there is nobody left to tell.
    with suppress(OSError):
        print(*filter(None, sentences), sep="\n", file=sys.stderr if broke else sys.stdout, flush=True)
