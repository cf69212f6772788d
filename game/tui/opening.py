"""The title, on the screen before the toolkit is even imported."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from typing import NamedTuple

from game.resources import art_folder
from game.tui.lettering import BONE, NIGHT, Title, inked, title_over
from game.tui.measure import WIDE_FROM, picture_lines, spaced, title_place

ENTER = "\x1b[?1049h\x1b[?25l\x1b[H\x1b[2J"
LEAVE = "\x1b[?1049l\x1b[?25h"
FAINT = "\x1b[2m"
PLAIN = "\x1b[0m"
PICTURE = "title-bare-{size}.png"
"""The picture that the first page has, where it comes with the game."""
MANY = ("256color", "kitty")
"""What the name of a terminal ends with that has at least 256 colours."""
COVERED = 0.5
"""How much of half a cell a letter must cover to be seen where there are no shades."""

Halves = tuple[float, float]
"""How much of the upper and the lower half of a cell is letter."""


def _ink(colour: tuple[int, int, int]) -> str:
    return "\x1b[38;2;{};{};{}m".format(*colour)


def _paper(colour: tuple[int, int, int]) -> str:
    return "\x1b[48;2;{};{};{}m".format(*colour)


class Screen(NamedTuple):
    """What is painted on."""

    columns: int
    lines: int
    pictured: bool = False
    """Whether the first page has a picture."""
    drawn: bool = False
    """Whether it has colours enough for a title drawn into its picture."""
    colour: bool = False
    """Whether it has all colours."""


def frame(title: str, screen: Screen) -> str:
    """Return what paints the title page: the title where the first page will have it."""
    over = title_over(title, screen.columns, screen.lines) if screen.pictured and screen.drawn else None
    words = _lettered(over, screen.colour) if over else _set(title, screen)
    return f"{_paper(NIGHT) if screen.colour else ''}{ENTER}{words}{PLAIN}"


def _set(title: str, screen: Screen) -> str:
    """Return the title in spaced capitals, and three dots under it."""
    left, top = title_place(screen.columns, screen.lines, screen.pictured)
    words = spaced(title)[: max(0, screen.columns - left)]
    ink = _ink(BONE) if screen.colour else ""
    return f"\x1b[{top + 1};{left + 1}H{ink}{words}\x1b[{top + 3};{left + 1}H{FAINT}…"


def _lettered(title: Title, colour: bool) -> str:
    """Return the title in drawn capitals, half a cell for each of its pixels."""
    cells: dict[tuple[int, int], Halves] = {}
    for ink in inked(title):
        upper, lower = cells.get((ink.y // 2, ink.x), (0.0, 0.0))
        cells[ink.y // 2, ink.x] = (upper, ink.share) if ink.y % 2 else (ink.share, lower)
    painted = []
    # Neighbours, whose column goes on by one as their place among the sorted does.
    for _key, run in groupby(enumerate(sorted(cells)), lambda at: (at[1][0], at[1][1] - at[0])):
        places = [place for _index, place in run]
        line, column = places[0]
        words = "".join(_cell(cells[place], colour) for place in places)
        painted.append(f"\x1b[{line + 1};{column + 1}H{words}")
    return "".join(painted)


def _cell(halves: Halves, colour: bool) -> str:
    """Return one cell of a letter."""
    if colour:
        upper, lower = (_between(share) for share in halves)
        return f"{_ink(upper)}{_paper(lower)}▀"
    return " ▄▀█"[2 * (halves[0] > COVERED) + (halves[1] > COVERED)]


def _between(share: float) -> tuple[int, int, int]:
    red, green, blue = (round(night + (bone - night) * share) for night, bone in zip(NIGHT, BONE, strict=True))
    return red, green, blue


def has_picture(columns: int, lines: int) -> bool:
    """Whether the first page of a screen of that size has a picture beside it, or above."""
    if columns < WIDE_FROM and not picture_lines(columns, lines):
        return False
    return (art_folder() / PICTURE.format(size="wide" if columns >= WIDE_FROM else "small")).is_file()


def _screen() -> Screen:
    """Return the terminal as it is, and as the toolkit will find it."""
    columns, lines = shutil.get_terminal_size()
    allowed = "NO_COLOR" not in os.environ
    colour = allowed and os.environ.get("COLORTERM") in ("truecolor", "24bit")
    many = allowed and os.environ.get("TERM", "").rpartition("-")[2] in MANY
    return Screen(columns, lines, has_picture(columns, lines), colour or many, colour)


@contextmanager
def first_frame(title: str, shown: bool = False) -> Iterator[None]:
    """Show the title, unless it is, while the block imports what it needs; if that fails, give the terminal back.

    The toolkit takes the alternate screen over as it is, and leaves it at the end. It writes to the error stream,
    and so does this.
    """
    stream = sys.__stderr__
    if stream is None or not stream.isatty() or os.environ.get("TERM") in ("dumb", None):
        yield
        return
    if not shown:
        stream.write(frame(title, _screen()))
        stream.flush()
    try:
        yield
    except BaseException:
        stream.write(LEAVE)
        stream.flush()
        raise
