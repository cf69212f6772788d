"""Plays a script through the full screen: the real app without a terminal, its keys pressed, its rows read back.

The app is imported by name when a script asks for it: `replay` stands beside `tui`, not on it, and without a full
screen nothing of the toolkit is loaded.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager, suppress
from importlib import import_module
from typing import Any

from game.i18n import _
from game.model.state import Offer
from game.model.story import Difficulty, Story
from game.play import Page, Session
from game.play.session import DIFFICULTY
from game.replay.drivers import Unlike, begun, saved_and_loaded
from game.replay.script import Script
from game.rules.passing import SKIP

SIZE = (80, 24)
"""Columns and lines: the smallest window in which everything can be played."""
MOST_NUMBER = 9
"""The last choice that has a key of its own."""
LOCKED_MARK = "–"
"""Stands in place of a number."""
LATE = 1.0
"""Seconds for which a page's time has been up: by then the screen hears keys again."""
ACT_KEYS = {"lens": ("l",), "film": ("f",), SKIP: ("x", "2")}


class TuiDriver:
    """One play in the full screen."""

    def __init__(self, story: Story, script: Script) -> None:
        """Open the app at the beginning of the play."""
        # One loop for the whole play; between two keys it stands still, and the app with it.
        self._runner = asyncio.Runner()
        self._now = 0.0
        try:
            self._open(begun(story, script))
        except Unlike:
            self._runner.close()
            raise

    @property
    def session(self) -> Session:
        """The play behind the screen."""
        session: Session = self._app.session
        return session

    def choose(self, offer: Offer) -> None:
        """Press the number of a choice; beyond nine, look down to it and take it."""
        if offer.number <= MOST_NUMBER:
            self._move(offer.address, str(offer.number))
            return
        for _look in self.session.turn.offers:
            if self._page.choices.looked_at.key == offer.address:
                break
            self._press("down")
        self._move(offer.address, "enter")

    def act(self, name: str) -> None:
        """Press the key of a free act, or choose a difficulty."""
        if name in ACT_KEYS:
            self._move(name, *ACT_KEYS[name])
        else:
            self._move(name, "d", str(Difficulty[name.removeprefix(DIFFICULTY).upper()] + 1))

    def late(self) -> None:
        """Let so much time pass that the page's is up."""
        limit = self.session.turn.clock
        if limit:
            self._press("end")  # the time waits while older pages are read
            self._now += limit.seconds + LATE
            self._made(limit.late, lambda: self._run(self._looked))

    def undo(self) -> bool:
        """Press the key that takes a move back."""
        return self._changed("u")

    def redo(self) -> bool:
        """Press the key that makes it again."""
        return self._changed("r")

    def save_and_load(self) -> str | None:
        """Save the play, leave, and open the app with what was loaded."""
        loaded, reason = saved_and_loaded(self.session)
        if loaded:
            self._shut()
            self._open(loaded)
        return reason

    def check(self) -> None:
        """Hold what is on the screen against the page of the session.

        Raises:
            Unlike: they differ.
        """
        page = self.session.turn
        told = self._prose()
        for line in page.lines:
            if _bare(line.text) not in told:
                raise Unlike(_("'{text}' is not to be read").format(text=line.text[:60]))
        self._check_offers(page)

    def close(self) -> None:
        """Leave the app."""
        try:
            self._shut()
        finally:
            self._runner.close()

    # The app

    def _open(self, session: Session) -> None:
        # The clock is on, and its hand is ours: it moves where a script says so, and nowhere else.
        app = import_module("game.tui.app").LensApp
        self._app: Any = app(session, motion="off", clock=1, now=lambda: self._now)
        # Notifications are on, so that one that cannot be shown is seen to fail.
        self._context: AbstractAsyncContextManager[Any] | None = self._app.run_test(size=SIZE, notifications=True)
        self._pilot = self._run(self._context.__aenter__)
        self._run(self._pilot.pause)

    def _shut(self) -> None:
        context, self._context = self._context, None
        if context:
            self._run(lambda: context.__aexit__(None, None, None))

    def _run(self, make: Callable[[], Awaitable[Any]]) -> Any:
        try:
            return self._runner.run(_awaited(make))
        except Exception as error:  # whatever the app dies of is a finding, told with the place of the step
            context, self._context = self._context, None
            if context:
                with suppress(Exception):  # it says the same once more
                    self._runner.run(_awaited(lambda: context.__aexit__(None, None, None)))
            raise Unlike(_("it stopped with {error}").format(error=f"{type(error).__name__}: {error}")) from error

    def _press(self, *keys: str) -> None:
        self._run(lambda: self._pilot.press(*keys))
        self._run(self._pilot.pause)

    def _changed(self, key: str) -> bool:
        """Press a key; whether the number of moves changed."""
        before = len(self.session.moves)
        self._press(key)
        return len(self.session.moves) != before

    def _move(self, move: str, *keys: str) -> None:
        """Press keys that are to make a move."""
        self._made(move, lambda: self._press(*keys))

    def _made(self, move: str, make: Callable[[], None]) -> None:
        """Do what is to make a move."""
        wanted = (*self.session.moves, move)
        make()
        if self.session.moves != wanted:
            raise Unlike(_("its keys did not make the move '{move}'").format(move=move))

    async def _looked(self) -> None:
        """Let the screen look at its clock, and do what follows."""
        self._page.countdown.look()
        await self._pilot.pause()

    # What is on the screen

    @property
    def _page(self) -> Any:
        """The screen that shows prose and choices."""
        screen = self._app.screen
        if not hasattr(screen, "prose"):
            raise Unlike(_("another screen lies over the page: {name}").format(name=type(screen).__name__))
        return screen

    def _prose(self) -> str:
        """Return all that can be read of the page, from its beginning to its end, without spaces."""
        rows: dict[int, str] = {}
        prose = self._page.prose
        while True:
            rows |= {prose.top + y: text for y, text in enumerate(_rows(prose))}
            if not prose.more:
                return _bare("".join(rows[row] for row in sorted(rows)))
            self._press("space")

    def _check_offers(self, page: Page) -> None:
        """Hold the choices shown against the offers, looking down the list where it does not fit."""
        typed = import_module("game.tui.widgets.choices").TYPED
        marks = [str(offer.number or LOCKED_MARK) if offer.number <= typed else "" for offer in page.offers]
        wanted = {_bare(mark + offer.label.text): offer.id for mark, offer in zip(marks, page.offers, strict=True)}
        for _look in range(len(page.offers) + 1):
            shown = _bare("".join(_rows(self._page.choices)))
            wanted = {text: name for text, name in wanted.items() if text not in shown}
            if not wanted:
                return
            self._press("down")
        raise Unlike(_("these choices are not to be seen: {names}").format(names=", ".join(wanted.values())))


async def _awaited(make: Callable[[], Awaitable[Any]]) -> Any:
    """Await what is made inside the running loop."""
    return await make()


def _rows(widget: Any) -> list[str]:
    """Return what a widget paints, row by row."""
    return [strip.text for strip in widget.render_lines(widget.size.region)]


def _bare(text: str) -> str:
    """Return a text without its spaces and capitals, since type is set in lines, and titles in spaced capitals."""
    return "".join(text.split()).casefold()
