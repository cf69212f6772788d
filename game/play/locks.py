"""Locks between games that run at once. They end with their process, however that ends."""

import os
from contextlib import suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # a system without them: Windows, a browser
    fcntl = None  # type: ignore[assignment]
try:
    import msvcrt
except ImportError:
    msvcrt = None  # type: ignore[assignment]


class Lock:
    """A lock that is held; where the system has none, it is held by everybody."""

    def __init__(self, descriptor: int | None) -> None:
        """Take the open file that holds it."""
        self._descriptor = descriptor

    def release(self) -> None:
        """Let others have it."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            with suppress(OSError):
                os.close(descriptor)


def held(path: Path) -> Lock | None:
    """Return the lock of a file, which is made if need be; None where another process has it.

    A folder that cannot be written has no locks, and needs none.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
    except OSError:
        return Lock(None)
    try:
        _seize(descriptor)
    except (BlockingIOError, PermissionError):
        os.close(descriptor)
        return None
    except OSError:  # a disk, such as some on a network, that knows no locks
        os.close(descriptor)
        return Lock(None)
    return Lock(descriptor)


def _seize(descriptor: int) -> None:
    if fcntl is not None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    elif msvcrt is not None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined, unused-ignore]
