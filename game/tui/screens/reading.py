"""A screen with a picture and prose in it, and the keys that turn its pages."""

from textual import getters

from game.tui.screens.pictured import PicturedScreen
from game.tui.widgets.prose import Prose


class ReadingScreen(PicturedScreen):
    """Reads on and back."""

    prose = getters.query_one(Prose)

    def action_read(self, pages: int) -> None:
        """Read on or back."""
        self.prose.read(pages)

    def action_oldest(self) -> None:
        """Go to the first page."""
        self.prose.oldest()

    def action_newest(self) -> None:
        """Go to the page the play is open at."""
        self.prose.newest()
