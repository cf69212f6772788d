"""When the system ends the game: a hang-up, or an end that was asked for from outside."""

import signal
from contextlib import suppress
from types import FrameType

SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


class Stopped(KeyboardInterrupt):
    """The game was told to end; whoever handles ctrl+c handles this too."""

    def __init__(self, number: int) -> None:
        """Take the signal's number."""
        super().__init__(number)
        self.status = 128 + number
        """As shells expect."""


def listen() -> None:
    """Raise `Stopped` in the main thread when the system ends the game, so that its place is kept."""
    for number in SIGNALS:
        # A parent such as nohup may have asked for a signal not to be heard; only the main thread may listen.
        if signal.getsignal(number) is not signal.SIG_IGN:
            with suppress(ValueError):
                signal.signal(number, _stop)


def _stop(number: int, _frame: FrameType | None) -> None:
    for each in SIGNALS:
        signal.signal(each, signal.SIG_IGN)  # once is enough
    raise Stopped(number)
