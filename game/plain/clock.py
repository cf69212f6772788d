"""The clock in line mode: how long an answer took, from the game's last word to the player's.

Nothing interrupts a line that is being typed: when it is there, it is a move in time or it is late. Whatever the game
answers in between begins the time afresh, since it cannot know how long a voice takes to read an answer out; blank
lines, to which it says nothing, do not.

Only lines typed by hand can be late. A file or a pipe has no hesitation to measure, only the speed of a machine: the
same lines must lead to the same place every time.
"""

from game.play import Page
from game.play.clock import Now, Stopwatch


class AnswerClock:
    """How much time there is for an answer, and whether it was enough."""

    def __init__(self, times: float | None, now: Now, by_hand: bool) -> None:
        """Set the clock.

        Args:
            times: How many times the story's time there is; None without a clock.
            now: What time it is.
            by_hand: Lines are typed at a terminal; else the clock stands still.
        """
        self.times = times
        self.by_hand = by_hand
        self._now = now
        self._watch: Stopwatch | None = None

    def given(self, page: Page) -> float | None:
        """Return how long a page leaves, in s; None where there is no end to it."""
        if self.times is None or page.clock is None or not self.by_hand:
            return None
        return page.clock.seconds * self.times

    def begin(self, page: Page) -> None:
        """Begin a page's time, now that all is said."""
        seconds = self.given(page)
        self._watch = Stopwatch(seconds, self._now) if seconds is not None else None
        if self._watch:
            self._watch.run()

    @property
    def is_up(self) -> bool:
        """Whether the time is up."""
        return self._watch is not None and self._watch.is_up
