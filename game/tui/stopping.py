"""When the system ends the game in the full screen: the terminal is given back first, and the place kept."""

import asyncio
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any

SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
SIGNALLED = 128
"""A status above it is that of a signal, as shells expect."""


@contextmanager
def told_to_end(leave: Callable[[int], object]) -> Iterator[None]:
    """Leave in order when the system ends the game, with the status of its signal; without a loop, as before."""
    before: dict[int, Any] = {number: signal.getsignal(number) for number in SIGNALS}

    def stop(number: int, frame: FrameType | None) -> None:
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            if callable(before[number]):
                before[number](number, frame)
            return
        loop.call_soon_threadsafe(leave, SIGNALLED + number)

    with suppress(ValueError):  # not the main thread, which alone is told
        for number, handler in before.items():
            if handler is not signal.SIG_IGN:
                signal.signal(number, stop)
    try:
        yield
    finally:
        with suppress(ValueError, TypeError):
            for number, handler in before.items():
                signal.signal(number, handler)
