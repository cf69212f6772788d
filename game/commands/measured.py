"""How wide a terminal draws a text: written, and asked where the cursor is then."""

import os
import re
import select
import sys
from contextlib import suppress

PATIENCE = 0.5
"""Seconds in which a terminal has to answer."""
_PLACE = re.compile(rb"\x1b\[(\d+);(\d+)R")


def columns_of(text: str) -> int | None:
    """Return how many columns a text takes on the terminal; None where that cannot be asked."""
    try:
        import termios
        import tty
    except ImportError:  # another system's terminals
        return None
    try:
        descriptor = sys.stdin.fileno()
        before = termios.tcgetattr(descriptor)
    except (OSError, ValueError, termios.error):
        return None
    try:
        tty.setcbreak(descriptor)
        sys.stdout.write(f"\r{text}\x1b[6n")
        sys.stdout.flush()
        answer = _answer(descriptor)
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
        with suppress(OSError):
            sys.stdout.write("\r\x1b[K")
            sys.stdout.flush()
    place = _PLACE.search(answer)
    return int(place[2]) - 1 if place else None


def _answer(descriptor: int) -> bytes:
    """Return what the terminal says, as far as it says it in time."""
    answer = b""
    while not _PLACE.search(answer) and select.select([descriptor], [], [], PATIENCE)[0]:
        part = os.read(descriptor, 64)
        if not part:
            break
        answer += part
    return answer
