"""What stands in the camcorder's finder: its marks, in the order in which they come and go."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from game.i18n import _
from game.model.state import NO_MARGIN, Preview
from game.play import Session
from game.play.page import BARS, Page, Tape
from game.tui.mark import Mark

FINDER, RECORDING, BATTERY, COUNTER, AUDIO, FRAMES = range(1, 7)
"""The marks, in order: so many of them stand there as a page says."""
CELLS = 24
"""Length of the audio bar."""
DECIBELS_A_CELL = 3
"""So that the bar reaches 36 dB to either side of the hush, which stands in its middle."""
HELD = 8
"""Turns for which the loudest of them is held."""
FRAME_SECONDS = 8
"""Tape that a frame takes."""


class Levels(NamedTuple):
    """What the audio bar shows, in dB over what the cube can hear; NO_MARGIN without a sound."""

    now: int = NO_MARGIN
    """Of the last turn that the cube listened to."""
    peak: int = NO_MARGIN
    """Of the loudest of the last few."""
    ahead: int = NO_MARGIN
    """Of the choice looked at."""


def levels(session: Session, ahead: Preview | None) -> Levels:
    """Return what the audio bar shows of a play."""
    heard = (entry.turn.outcome.hearing.margin for entry in reversed(session.history) if entry.turn.outcome)
    margins = list(islice(heard, HELD))
    high = ahead.high.hearing.margin if ahead else NO_MARGIN
    return Levels(margins[0] if margins else NO_MARGIN, max(margins, default=NO_MARGIN), high)


def _cell(margin: int) -> int:
    """Return how many cells a level fills; none without a sound."""
    return 0 if margin == NO_MARGIN else max(1, min(CELLS, CELLS // 2 + round(margin / DECIBELS_A_CELL)))


def audio(shown: Levels) -> str:
    """Return the audio bar: what was, what would be, the loudest, the hush in the middle; told apart by shape."""
    now, ahead, peak = _cell(shown.now), _cell(shown.ahead), _cell(shown.peak)
    cells = ["▮" if at < now else "▯" if at < ahead else "·" for at in range(CELLS)]
    if peak > now:
        cells[peak - 1] = "╏"
    cells.insert(CELLS // 2, "┃")
    return "".join(cells)


def tape_time(filmed: int) -> str:
    """Return how much tape is used, as minutes and seconds."""
    minutes, seconds = divmod(filmed * FRAME_SECONDS, 60)
    return f"{minutes:02}:{seconds:02}"


def stands(tape: Tape | None, mark: int) -> bool:
    """Whether a mark stands on the screen: they come in their order, and go in it."""
    if tape is None:
        return False
    count = FRAMES if tape.marks is None else tape.marks
    return mark > -count if count < 0 else mark <= count


def recording(tape: Tape, filming: bool = False) -> tuple[str, bool]:
    """Return what it says of itself, and whether that is that it records: set down, it does if it ever did."""
    lit = filming or (tape.alone and tape.filmed > 0)
    return (_("● REC") if lit else _("VIEW") if tape.up else _("STBY")), lit


def battery(tape: Tape) -> str:
    """Return the battery in bars."""
    return "▮" * tape.bars + "▯" * (BARS - tape.bars)


def marks(page: Page, columns: int, lines: int, bar: Levels, filming: bool) -> Iterator[Mark]:
    """Yield the marks of a page, for a picture of so many cells.

    Args:
        page: The page.
        columns: Of the picture.
        lines: Of the picture.
        bar: What the audio bar shows.
        filming: Whether a frame was filmed just now.
    """
    tape = page.tape
    if tape is None or columns < CELLS + 8:
        return
    inset = 3 if columns >= 60 else 1
    if stands(tape, FINDER):
        yield from _corners(columns, lines, inset)
    if stands(tape, RECORDING):
        word, lit = recording(tape, filming)
        yield Mark(inset + 2, 2, f"{word}  {tape_time(tape.filmed)}", "rec" if lit else "mark")
    if stands(tape, BATTERY):
        yield Mark(-inset - 2, 2, battery(tape))
    if stands(tape, COUNTER):
        yield Mark(inset + 2, lines - 3, f"{tape.counter:04}")
    if stands(tape, AUDIO) and not page.meter.away:
        yield Mark((columns - CELLS) // 2, lines - 3 if columns >= 60 else lines - 5, audio(bar))
    if stands(tape, FRAMES):
        yield Mark(-inset - 2, lines - 3, _("{n} of {most}").format(n=tape.filmed, most=tape.most))


def _corners(columns: int, lines: int, inset: int) -> Iterator[Mark]:
    """Yield the four corners and the middle of the finder."""
    arm = 4
    for y, upper in ((1, True), (lines - 2, False)):
        left, right = ("┏", "┓") if upper else ("┗", "┛")
        yield Mark(inset, y, left + "━" * (arm - 1))
        yield Mark(columns - inset - arm, y, "━" * (arm - 1) + right)
    yield Mark(columns // 2, lines // 2, "+", "faint")
