"""`lens play`: finds the story and the place to go on from, and picks the surface."""

import os
import shlex
import sys
from argparse import Namespace
from collections.abc import Mapping

from game.commands.begin import address_of, values_of
from game.commands.story import folder_of, read_story, report_broken
from game.i18n import _
from game.load import StoryError
from game.model.story import Story
from game.play import Session
from game.play.store import Store
from game.resources import saves_folder


def play(options: Namespace) -> int:
    """Play a story, going on with the play under way where there is one."""
    try:
        story = read_story(options.story)
    except StoryError as error:
        report_broken(error, folder_of(options.story))
        return 1
    at, values = address_of(options.at, story), values_of(options.set, story)
    testing = bool(at or values)
    store = None if testing and options.saves is None else Store(options.saves or saves_folder())
    going_on = store is not None and not (testing or options.new)
    session, notice = _going_on(store, story, options.difficulty) if store and going_on else (None, None)
    session = session or _fresh(story, options.difficulty or "standard", at, values)
    if not wants_plain(options.plain):
        return _full_screen(session, store, notice, options.motion)
    from game.plain import run

    def anew() -> Session:
        return _fresh(story, options.difficulty or "standard", at, values)

    return run(session, store=store, new=anew, notice=notice, go_on=go_on(options))


def wants_plain(asked: bool) -> bool:
    """Whether lines of text are wanted: asked for, or all that the terminal can show."""
    whole = all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
    return asked or not whole or os.environ.get("TERM") == "dumb"


def go_on(options: Namespace) -> str:
    """Return the command line that goes on with this play."""
    words = ["lens", "play"]
    words += ["--plain"] if options.plain else []
    words += ["--story", str(options.story)] if options.story else []
    words += ["--saves", str(options.saves)] if options.saves else []
    return shlex.join(words)


def _fresh(story: Story, difficulty: str, at: str | None, values: Mapping[str, int]) -> Session:
    return Session(story, difficulty, at=at, values=values)


def _going_on(store: Store, story: Story, difficulty: str | None) -> tuple[Session | None, str | None]:
    """Return the play under way, and what is to be said about it or about the files it was looked for in."""
    session, notice = store.load(story)
    if session is None or session.turn.ended or not session.moves:
        return None, notice
    if difficulty and difficulty != session.state.difficulty.word:
        session.change_difficulty(difficulty)
    here = _("You go on where you stopped: {scene}. To start over, start with --new; u goes back.")
    return session, " ".join(filter(None, (notice, here.format(scene=session.turn.scene))))


def _full_screen(session: Session, store: Store | None, notice: str | None, motion: str) -> int:
    from game.tui import run

    if notice:
        # Behind the full screen, and there when it has gone.
        print(notice, file=sys.stderr, flush=True)
    return run(session, store=store, motion=motion)
