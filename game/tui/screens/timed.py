"""A page with a clock: its time runs while the player is at the page, and at nothing else."""

from textual import getters

from game.play import Session
from game.play.clock import Now
from game.tui.screens.reading import ReadingScreen
from game.tui.widgets.countdown import Countdown
from game.tui.widgets.hints import Hints


class TimedScreen(ReadingScreen):
    """Gives each page its time, and lets it run and wait."""

    countdown = getters.query_one(Countdown)
    hints = getters.query_one(Hints)

    _session: Session
    _clock: float | None
    """How many times the story's time there is; None without a clock."""
    _now: Now
    _covered: bool
    """Something is said over the page."""

    def set_clock(self, times: float | None) -> None:
        """Let there be so many times the story's time from the next page on; None without a clock."""
        self._clock = times

    @property
    def clock(self) -> float | None:
        """How many times the story's time there is; None without a clock."""
        return self._clock

    def _give_time(self) -> None:
        """Give the page its time, whole; it begins to run when the prose has been shown."""
        page, clocked = self._session.turn, self._clock is not None
        self.set_class(clocked, "-clocked")
        self.hints.clocked = clocked
        self.countdown.teller = page.told_by
        self.countdown.give(page.clock, self._clock)

    @property
    def _attended(self) -> bool:
        """Whether the player is at the page, has it before them whole, and is at nothing else."""
        return self.is_active and self.prose.told and not (self._covered or self.cut.display)

    def cover(self, lies: bool) -> None:
        """Let the time wait while something that is said lies over the page."""
        self._covered = lies
        for countdown in self.query(Countdown):  # there is none yet where the play opens with a notice
            if countdown.runs or not lies:
                countdown.go(self._attended)

    def _let_time_run(self) -> None:
        self.countdown.go(self._attended)

    def on_prose_turned(self) -> None:
        """Let the time run, or wait."""
        self._let_time_run()

    def on_cut_ended(self) -> None:
        """Let the time run, now that the page is before the player."""
        self._let_time_run()
