"""What a tester reads: problems and failures with their places, one line for each script, and the sum."""

import sys
from collections.abc import Sequence
from time import perf_counter
from typing import TextIO

from game.i18n import _, ngettext
from game.replay.perform import Result

PATIENCE = 1.0
"""Seconds that may pass in silence; after that a terminal is told which script is being played."""
_CLEAR = "\r\x1b[K"


class Progress:
    """Says on a terminal which script is being played, once a run takes long enough to wonder."""

    def __init__(self, total: int, out: TextIO | None = None) -> None:
        """Begin to count; by default on the standard error."""
        self._total = total
        self._out = out or sys.stderr
        self._on = self._out.isatty()
        self._start = perf_counter()
        self._written = False

    def at(self, number: int, name: str) -> None:
        """Tell that a script is begun: its number from 1, and its file."""
        if self._on and perf_counter() - self._start > PATIENCE:
            line = _("{number} of {total}: {name}").format(number=number, total=self._total, name=name)
            self._out.write(_CLEAR + line[:79])
            self._out.flush()
            self._written = True

    def done(self) -> None:
        """Take the line away again."""
        if self._written:
            self._out.write(_CLEAR)
            self._out.flush()


def lines_of(result: Result) -> list[str]:
    """Return what is told of one played script: one line, or its failures and where the play stood."""
    script = result.script
    shown = f"{script.file} ({result.surface})" if result.surface != "engine" else script.file
    if not result.failures:
        sentence = ngettext(
            "passed {file}: {title}, {moves} move", "passed {file}: {title}, {moves} moves", result.moves
        )
        return [sentence.format(file=shown, title=script.title, moves=result.moves)]
    head = _("failed {file}: {title}").format(file=shown, title=script.title)
    return [head, *("  " + str(failure) for failure in result.failures), *("    " + line for line in result.stood)]


def sum_of(results: Sequence[Result], unread: int) -> str:
    """Return the run in one sentence."""
    failed = sum(bool(result.failures) for result in results)
    parts = [_("{count} passed").format(count=len(results) - failed)]
    if failed:
        parts.append(_("{count} failed").format(count=failed))
    if unread:
        parts.append(_("{count} could not be read").format(count=unread))
    return ", ".join(parts) + "."
