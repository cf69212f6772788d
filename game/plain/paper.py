"""What lines of text are written on: a terminal, wrapped, or a pipe, as they come.

On a terminal paragraphs are wrapped at words, at most 72 columns wide, with a blank line between them: a terminal
would break them inside a word, and screen readers read the rows of a terminal as they stand. Into a pipe a paragraph
is one line, so that whatever reads on (a speech program, a braille notetaker, grep) has whole sentences, and the
only blank lines are those between turns.
"""

import re
import shutil
import textwrap
from typing import TextIO

from game.i18n import _
from game.play.cleaning import cleaned

WIDEST = 72
"""Columns; longer lines are hard to follow by eye."""
NARROWEST = 20
_DECIBELS = re.compile(r"\bdB\b")
INDENT = "   "
"""Before what belongs to the line above: as wide as the number of a choice."""


class Paper:
    """Writes paragraphs to a stream; each is out before the next is asked for."""

    def __init__(self, stream: TextIO, measure: int = WIDEST) -> None:
        """Take the width from the terminal, at most `measure` columns; a stream that is none is not wrapped."""
        self._stream = stream
        self.tty = stream.isatty()
        self._width: int | None = None
        self.measure(measure)

    def measure(self, columns: int) -> None:
        """Set rows no longer than so many columns from here on."""
        there = shutil.get_terminal_size().columns
        self._width = max(NARROWEST, min(columns, there)) if self.tty else None

    def line(self, text: str = "", indent: str = "") -> None:
        """Write one paragraph, or an empty line; `indent` stands before each of its rows."""
        self._write(cleaned(text).rstrip(), indent, indent)

    def choice(self, number: int, label: str) -> None:
        """Write a numbered choice, its further rows indented."""
        head = f"{number}. "
        self._write(head + cleaned(label).rstrip(), "", " " * len(head))

    def gap(self) -> None:
        """Write the blank line between two paragraphs, where paragraphs are wrapped."""
        if self._width is not None:
            self.line()

    def prompt(self) -> None:
        """Ask for a line."""
        self._stream.write("> ")
        self._stream.flush()

    def flush(self) -> None:
        """Send what was written."""
        self._stream.flush()

    def echo(self, line: str) -> None:
        """Repeat a line that nobody saw being typed."""
        self.line(f"> {line}")

    def _write(self, text: str, first: str, further: str) -> None:
        """Write a text in rows, or as one; a word longer than a row, such as a path to be copied, stays whole."""
        rows = [first + text] if text else [""]
        if self._width is not None:
            wrapper = textwrap.TextWrapper(self._width, first, further, break_long_words=False, break_on_hyphens=False)
            rows = wrapper.wrap(text) or [""]
        self._stream.write("\n".join(rows) + "\n")


class SpokenPaper(Paper):
    """Writes what a voice should say, one paragraph a line, and nothing else: no prompt, no blank line, no indent."""

    def __init__(self, stream: TextIO) -> None:
        """Break no line: the voice does."""
        super().__init__(stream)
        self._width = None

    def measure(self, columns: int) -> None:
        """Break no line, whatever was asked for."""

    def line(self, text: str = "", indent: str = "") -> None:
        """Write one paragraph; an empty one is not said."""
        spoken = _DECIBELS.sub(_("decibels"), cleaned(text)).strip()
        if spoken:
            self._write(spoken, "", "")

    def prompt(self) -> None:
        """Ask for nothing aloud."""
        self.flush()

    def echo(self, line: str) -> None:
        """Repeat nothing."""
