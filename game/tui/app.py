"""The full screen's app: a router between screens, and the keeper of the place."""

import gc
import os
from collections.abc import Sequence
from math import inf
from time import monotonic
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.filter import LineFilter
from textual.notifications import SeverityLevel
from textual.screen import Screen

from game.film import Film, film_of
from game.i18n import _
from game.play import Session
from game.play.clock import Now, written
from game.play.keepsakes import NOTHING, Keepsakes
from game.play.settings import Settings
from game.settings import THEME
from game.tui import Store
from game.tui.archive import LEVELS
from game.tui.commands import EVERYWHERE, bindings
from game.tui.depth import Depth, FewerColours, depth_of
from game.tui.desk import Desk
from game.tui.projector import Projector
from game.tui.screens.play import PlayScreen
from game.tui.screens.small import SmallScreen, too_small
from game.tui.themes import REALITY, TERMINAL, THEMES, after

NOTICE_SECONDS = 12
"""How long a sentence stays that has to be read."""
EARLY = 0.05
"""Seconds by which the toolkit's timers may come too early."""


class LensApp(Desk):
    """Opens the page, holds it while the window is too small, and keeps the place."""

    # It would offer the toolkit's own commands, which are not of this world; `palette` lists the game's.
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = bindings(EVERYWHERE)
    DEFAULT_CSS = """
    LensApp {
        Toast { width: 50vw; max-width: 60; background: $panel; color: $prose; border: round $rule; padding: 0 2; }
        Toast.-information { border: round $rule; }
        Toast.-warning { border: round $sign; }
    }
    """

    def __init__(
        self,
        session: Session,
        *,
        store: Store | None = None,
        motion: str = "off",
        notice: str | None = None,
        clock: float | None = None,
        now: Now = monotonic,
        settings: Settings | None = None,
        keepsakes: Keepsakes = NOTHING,
        film: Film | None = None,
    ) -> None:
        """Open a play.

        Args:
            session: The play.
            store: Keeps it.
            motion: 'full', 'reduced' or 'off'.
            notice: Something to say over the first page.
            clock: How many times the story's time there is, where it has a clock; None without one.
            now: What time it is, in s.
            settings: What is in force; without them, `motion` and `clock`.
            keepsakes: What the player keeps beside their place.
            film: The pictures; those that come with the game if None.
        """
        self.settings = settings or Settings(given={"motion": motion, "clock": written(clock)})
        no_color = "NO_COLOR" in os.environ
        # Said here, it makes the toolkit drop colours; else it would turn a look's colours into greys.
        super().__init__(ansi_color=True if no_color else None)
        self.session = session
        """The play; another one once the player begins again."""
        self._store = store
        self._keepsakes = keepsakes
        self._film = film or film_of()
        self._notice = notice
        self._clock = clock
        self._now = now
        self._fewer = FewerColours()
        self._said_until = -inf
        """Until then something that was said lies over the page, on the system's clock."""
        self.animation_level = LEVELS[motion]
        for theme in THEMES:
            self.register_theme(theme)
        few = no_color or self.console.color_system in (None, "standard")
        self.theme = self.own_look = (TERMINAL if few else REALITY).name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the meanings that every look knows, so that they are known before a look is chosen."""
        return {**super().get_theme_variable_defaults(), **REALITY.variables}

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what all that is written goes through on its way to the terminal."""
        filters = super().get_line_filters()
        return [*filters, self._fewer] if depth_of(self) == Depth.MANY else filters

    def get_default_screen(self) -> Screen[None]:
        """Return the page."""
        moving = self.animation_level == "full"
        projector = Projector(self._film, self._now, moving)
        return PlayScreen(self.session, self._clock, self._now, projector, self._keepsakes)

    def on_mount(self) -> None:
        """Say what there is to say."""
        if self._notice:
            self.notify(self._notice, timeout=NOTICE_SECONDS, markup=False)

    def on_ready(self) -> None:
        """Let the garbage collector work again, where it was held for the start; what is there by now it leaves alone.

        Going through all of it takes longer than a key may wait.
        """
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    # What is said over the page

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Say something over the page, whose time waits as long as it lies there."""
        seconds = self.NOTIFICATION_TIMEOUT if timeout is None else timeout
        super().notify(message, title=title, severity=severity, timeout=seconds, markup=markup)
        until = monotonic() + seconds
        if until > self._said_until:
            self._said_until = until
            self._cover(True)
            self.set_timer(seconds, self._uncover)

    def action_put_away(self) -> None:
        """Put away what is said over the page."""
        self.clear_notifications()
        self._said_until = -inf
        self._cover(False)

    async def on_click(self) -> None:
        """A click puts one away; with the last of them the time goes on."""
        self.call_after_refresh(self._look_for_notices)

    def _look_for_notices(self) -> None:
        if not self.screen.query("Toast"):
            self._said_until = -inf
            self._cover(False)

    def _uncover(self) -> None:
        """Let the time go on, unless something has been said since that stays longer."""
        if monotonic() >= self._said_until - EARLY:
            self._cover(False)

    def _cover(self, lies: bool) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, PlayScreen):
                screen.cover(lies)

    # The window

    def on_resize(self, event: events.Resize) -> None:
        """Hold the page while the window is too small, and go on when it is not."""
        held = isinstance(self.screen, SmallScreen)
        small = too_small(event.size.width, event.size.height)
        if small and not held:
            self.push_screen(SmallScreen())
        elif held and not small:
            self.pop_screen()

    def action_next_theme(self) -> None:
        """Change the look."""
        value = after(self.look)
        self.remember(THEME.name, value)
        self.wear(value)

    # The place

    def on_play_screen_moved(self) -> None:
        """Keep the place, once the new page is on the screen."""
        self.call_after_refresh(self._keep)

    def _keep(self) -> None:
        problem = self._store.save(self.session) if self._store else None
        if problem:
            self.notify(problem, severity="warning", timeout=NOTICE_SECONDS, markup=False)

    def on_play_screen_seen(self, message: PlayScreen.Seen) -> None:
        """Turn the look with the world."""
        self.see(message.lens)

    def on_play_screen_again(self, message: PlayScreen.Again) -> None:
        """Begin again."""
        self.session = self.session.again()
        message.page.open(self.session)
        self.on_play_screen_moved()

    async def action_quit(self) -> None:
        """Leave."""
        self.exit(0)

    def action_help_quit(self) -> None:
        """Leave on ctrl+c too: nothing is lost by it."""
        self.exit(0)

    def parting(self) -> str:
        """Keep the place for the last time; return the one line that says so."""
        if self._store is None:
            return _("This play was not to be kept.")
        problem = self._store.save(self.session)
        if self.store:
            self.store.leave()
        if not self._store.kept:
            return problem or _("Your place could not be kept.")
        # Nobody comes back to a play that is over: the next start begins another.
        kept = _("Until another time.") if self.session.turn.ended else _("Your place is kept.")
        return " ".join(filter(None, (problem, kept)))
