"""What a proof may take, and how it says that it was not enough."""

import sys
import time
from pathlib import Path
from typing import Literal

from msgspec import Struct, field

PAGE = 4096 / (1 << 20)
"""A page of memory as most systems count them, in MiB."""
EVERY = 1.0
"""Seconds between two tellings."""
Kind = Literal["states", "seconds", "memory", "interrupted", "variable", "condition", "extra"]


class Limit(Struct, frozen=True):
    """The limit that a proof ran into."""

    kind: Kind
    most: float = 0
    """In states, seconds or MiB; values of a variable, combinations of a condition."""
    name: str = ""
    """The variable or the place, where the limit is one's own."""


class LimitReached(Exception):
    """A proof was given up; `limit` says why."""

    def __init__(self, limit: Limit) -> None:
        super().__init__(limit)
        self.limit = limit


def used_memory() -> float:
    """Return the most memory that this process has held so far, in MiB; 0 where the system does not say."""
    try:
        import resource
    except ImportError:  # not every system has it
        return 0.0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def held_memory() -> float:
    """Return the memory that this process holds now, in MiB; the most it held where the system says no more."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return used_memory()
    return pages * PAGE


class Stop(Struct):
    """Whether whoever asked for a proof wants no more of it; shared by all that work on it."""

    asked: bool = False


class Budget(Struct):
    """What is still allowed, asked again and again while a proof runs."""

    states: int | None = None
    seconds: float | None = None
    memory: float | None = None
    """In MiB."""
    told: float = 0
    """When something was last told, in s since the proof began."""
    started: float = field(default_factory=time.perf_counter)
    stop: Stop = field(default_factory=Stop)

    def part(self, seconds: float) -> "Budget":
        """Return the budget of one piece of the work, which may take so many seconds of what is left."""
        left = self.left()
        most = seconds if left is None else min(seconds, left)
        return Budget(self.states, most, self.memory, stop=self.stop)

    def spent(self) -> float:
        """Return the seconds since the proof began."""
        return time.perf_counter() - self.started

    def left(self) -> float | None:
        """Return the seconds that are left; None where nothing limits them."""
        return None if self.seconds is None else max(0.0, self.seconds - self.spent())

    def due(self) -> bool:
        """Whether it is time to tell something again."""
        if self.spent() < self.told + EVERY:
            return False
        self.told = self.spent()
        return True

    def check(self) -> None:
        """Give up if time or memory is used up, or nobody wants more.

        Raises:
            LimitReached: it is so.
        """
        if self.stop.asked:
            raise LimitReached(Limit("interrupted"))
        if self.seconds is not None and self.spent() > self.seconds:
            raise LimitReached(Limit("seconds", self.seconds))
        if self.memory is not None and held_memory() > self.memory:
            raise LimitReached(Limit("memory", self.memory))
