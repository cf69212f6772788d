"""Pages that turn by themselves, for those who asked for it."""

from textual.app import App
from textual.timer import Timer

from game.play import Session
from game.play.pace import onward, seconds, speed
from game.play.settings import Settings
from game.settings import AUTO
from game.tui.screens.play import PlayScreen

READ_ON = 1.5
"""Seconds until a page that does not fit is turned on, at the least."""


class Paced(App[int]):
    """Knows the page, and turns it in time."""

    session: Session
    settings: Settings
    """What is in force."""
    _timer: Timer | None = None
    """Turns the page."""

    @property
    def page(self) -> PlayScreen:
        """The page, whatever lies over it."""
        return next(screen for screen in self.screen_stack if isinstance(screen, PlayScreen))

    def on_play_screen_resumed(self) -> None:
        """Begin the page's time anew: what lay over it took as long as it took."""
        self.pace()

    def pace(self) -> None:
        """Wait as long as the page takes to read."""
        if self._timer:
            self._timer.stop()
        words = speed(self.settings.of(AUTO.name))
        if words:
            page = self.session.turn
            self._timer = self.set_timer(max(READ_ON, seconds(page.lines, words)), lambda: self._turn(page))

    def _turn(self, page: object) -> None:
        """Read on, or do the only thing there is to do; not while the player is at something else."""
        if page is not self.session.turn or len(self.screen_stack) > 1:
            return
        only = onward(self.session)
        if self.page.prose.more:
            self.page.prose.read(1)
            self._timer = self.set_timer(READ_ON, lambda: self._turn(page))
        elif only:
            self.session.choose(only.address)
            self.page.open(self.session)
            self.page.post_message(PlayScreen.Moved())
