"""The title, on the screen before the toolkit is even imported."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from game.tui.measure import spaced, title_place

ENTER = "\x1b[?1049h\x1b[?25l\x1b[H\x1b[2J"
LEAVE = "\x1b[?1049l\x1b[?25h"
INK, PAPER = "\x1b[38;2;232;226;212m", "\x1b[48;2;11;14;18m"
"""The dark theme's bone and night, so that the first frame and the second are one colour."""
FAINT = "\x1b[2m"
PLAIN = "\x1b[0m"


def frame(title: str, columns: int, lines: int, colour: bool) -> str:
    """Return what paints the title page: the title where the first page will have it, and three dots under it."""
    left, top = title_place(columns, lines)
    paper, ink = (PAPER, INK) if colour else ("", "")
    words = spaced(title)[: max(0, columns - left)]
    return f"{paper}{ENTER}\x1b[{top + 1};{left + 1}H{ink}{words}\x1b[{top + 3};{left + 1}H{FAINT}…{PLAIN}"


@contextmanager
def first_frame(title: str) -> Iterator[None]:
    """Show the title while the block imports what it needs; if that fails, give the terminal back.

    The toolkit takes the alternate screen over as it is, and leaves it at the end. It writes to the error stream,
    and so does this.
    """
    stream = sys.__stderr__
    if stream is None or not stream.isatty() or os.environ.get("TERM") in ("dumb", None):
        yield
        return
    colour = "NO_COLOR" not in os.environ and os.environ.get("COLORTERM") in ("truecolor", "24bit")
    columns, lines = shutil.get_terminal_size()
    stream.write(frame(title, columns, lines, colour))
    stream.flush()
    try:
        yield
    except BaseException:
        stream.write(LEAVE)
        stream.flush()
        raise
