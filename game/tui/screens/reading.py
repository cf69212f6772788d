"""A screen with a picture and prose in it, set to a measure, and the keys that turn its pages."""

from textual import getters

from game.tui.measure import column
from game.tui.screens.pictured import PicturedScreen
from game.tui.widgets.over import PageColumn
from game.tui.widgets.prose import Prose


class ReadingScreen(PicturedScreen):
    """Reads on and back."""

    prose = getters.query_one(Prose)
    _measure: int | None = None
    """The length of a line that the player wants; None leaves it to the window."""

    def on_mount(self) -> None:
        """Begin as wide as the measure asks: the first page is laid out once."""
        self._widen()

    def on_resize(self) -> None:
        """Make the page as wide as its measure asks."""
        self._widen()

    def set_measure(self, columns: int | None) -> None:
        """Set prose in lines so long from now on; None leaves it to the window."""
        self._measure = columns
        self._widen()

    def _widen(self) -> None:
        for page in self.query(PageColumn):  # there is none yet before the screen is composed
            page.styles.width = column(self.app.size.width, self._measure)

    def action_read(self, pages: int) -> None:
        """Read on or back."""
        self.prose.read(pages)

    def action_oldest(self) -> None:
        """Go to the first page."""
        self.prose.oldest()

    def action_newest(self) -> None:
        """Go to the page the play is open at."""
        self.prose.newest()
