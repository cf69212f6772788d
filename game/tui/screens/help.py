"""The help page, made from the declared commands."""

from textual.content import Content

from game.i18n import _
from game.tui.commands import ALL
from game.tui.screens.leaflet import Leaflet

KEYS = 9
"""Columns for the keys."""


class HelpScreen(Leaflet):
    """Every command, with its keys."""

    def __init__(self) -> None:
        """List the commands."""
        lines = [Content.assemble((command.shown_now.ljust(KEYS), "$bone"), _(command.tooltip)) for command in ALL]
        super().__init__(_("What you can do"), Content("\n").join(lines))
