"""The help page, made from the declared commands."""

from collections.abc import Iterator

from textual.content import Content

from game.i18n import _
from game.tui.commands import ALL
from game.tui.screens.leaflet import Leaflet

KEYS, WORDS = 9, 56
"""Columns for the keys, and for what they do."""


class HelpScreen(Leaflet):
    """Every command, with its keys."""

    def __init__(self) -> None:
        """List the commands."""
        lines = [line for command in ALL for line in _lines(command.shown_now, _(command.tooltip))]
        super().__init__(_("What you can do"), Content("\n").join(lines))


def _lines(keys: str, sentence: str) -> Iterator[Content]:
    """Yield keys, and beside them what they do; under them, where they take more than their columns."""
    if len(keys) >= KEYS:
        yield Content(keys).stylize("$bone")
        keys = ""
    for row in Content(sentence).wrap(WORDS):
        yield Content.assemble((keys.ljust(KEYS), "$bone"), row)
        keys = ""
