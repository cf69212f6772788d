"""What a tester says of a text: plain words, `/a pattern/`, and either with `!` in front for what must not occur."""

import re
from collections.abc import Sequence

from msgspec import Struct

from game.i18n import _
from game.model.text import Line
from game.replay.reading import Reading
from game.replay.source import Item


class Pattern(Struct, frozen=True):
    """One such saying."""

    source: str
    """As the tester wrote it."""
    test: re.Pattern[str]
    wanted: bool = True

    @property
    def expected(self) -> str:
        """The saying as a part of a sentence."""
        text = _("with {text}") if self.wanted else _("without {text}")
        return text.format(text=self.source.removeprefix("!"))

    def found(self, told: str) -> str | None:
        """Return what a text does instead, in words; None where the saying holds."""
        match = self.test.search(told)
        if self.wanted:
            return None if match else _("without it")
        return _("with it: '{text}'").format(text=_around(told, match)) if match else None


def pattern(reading: Reading, item: Item, what: str) -> Pattern | None:
    """Return an item as a pattern.

    Spaces and line ends in plain words stand for any of either; `^` and `$` are the ends of a paragraph.
    """
    source = reading.text(item, what)
    if source is None:
        return None
    wanted = not source.startswith("!")
    body = source if wanted else source[1:].lstrip()
    if len(body) > 2 and body.startswith("/") and body.endswith("/"):
        try:
            return Pattern(source, re.compile(body[1:-1], re.MULTILINE), wanted)
        except (re.error, RecursionError, OverflowError) as error:
            reading.report("LK613", item, text=body, reason=str(error))
            return None
    plain = r"\s+".join(map(re.escape, body.split()))
    if not plain:
        reading.wrong(item, what, _("some words"))
        return None
    return Pattern(source, re.compile(plain), wanted)


def as_told(lines: Sequence[Line]) -> str:
    """Return lines as one text, a paragraph a line."""
    return "\n".join(line.text for line in lines)


def _around(text: str, match: re.Match[str]) -> str:
    """Return a match with a few words on either side."""
    return " ".join(text[max(0, match.start() - 20) : match.end() + 20].split())
