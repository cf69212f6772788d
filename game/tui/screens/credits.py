"""Who and what stands behind the game."""

from textual.content import Content

from game.credits import paragraphs
from game.i18n import _
from game.tui.screens.leaflet import Leaflet


class CreditsScreen(Leaflet):
    """Credits and notices."""

    def __init__(self) -> None:
        """Show all of them."""
        super().__init__(_("Credits"), Content("\n\n".join(paragraphs())))
