"""The clock that a player may switch on: how many times the story's time they have, and how much of it is left."""

from collections.abc import Callable

from game.i18n import _
from game.settings import CLOCK, OFF

LEAST, MOST = CLOCK.least, CLOCK.most
"""How many times the story's own time a player may have."""

Now = Callable[[], float]
"""What time it is, in s from any moment on; it never goes back."""


def times_of(text: str) -> float | None:
    """Return how many times the story's time a text asks for; None for 'off'.

    Raises:
        ValueError: it is neither 'off' nor a number from `LEAST` to `MOST`.
    """
    value = CLOCK.accepted(text)
    return None if value == OFF else float(value)


def written(times: float | None) -> str:
    """Return a setting of the clock as `times_of` reads it."""
    return OFF if times is None else f"{times:g}"


def setting(times: float | None) -> str:
    """Return a setting of the clock as one sentence."""
    if times is None:
        return _("The clock is off: you have all the time you want.")
    if times == 1:
        return _("The clock is on, with the time that the story gives.")
    return _("The clock is on, with {times} times the time that the story gives.").format(times=written(times))


class Stopwatch:
    """Counts a time down, while it runs."""

    def __init__(self, seconds: float, now: Now) -> None:
        """Give a time, in s; it stands at first."""
        self.whole = seconds
        """What was given, in s."""
        self._now = now
        self._used = 0.0
        self._since: float | None = None

    @property
    def runs(self) -> bool:
        """Whether time passes."""
        return self._since is not None

    @property
    def left(self) -> float:
        """What is left, in s; from 0 down, how long it has been up."""
        running = 0.0 if self._since is None else self._now() - self._since
        return self.whole - self._used - running

    @property
    def is_up(self) -> bool:
        """Whether nothing is left."""
        return self.left <= 0

    def run(self) -> None:
        """Let time pass, from now on."""
        if self._since is None:
            self._since = self._now()

    def stand(self) -> None:
        """Let none pass until it runs again."""
        if self._since is not None:
            self._used += self._now() - self._since
            self._since = None
