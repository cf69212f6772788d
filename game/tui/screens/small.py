"""What is shown while the window is too small to play in."""

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from game.i18n import _
from game.tui.measure import LEAST_HEIGHT, LEAST_WIDTH


def too_small(columns: int, lines: int) -> bool:
    """Whether a window is too small to play in."""
    return columns < LEAST_WIDTH or lines < LEAST_HEIGHT


class SmallScreen(Screen[None]):
    """Says what is needed and what there is; the app takes it away."""

    DEFAULT_CSS = """
    SmallScreen {
        align: center middle;
        Static { width: auto; max-width: 100%; height: auto; color: $prose; text-align: center; }
    }
    """

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static(self._words())

    def on_resize(self, event: events.Resize) -> None:
        """Say how large the window is now."""
        self.query_one(Static).update(self._words())

    def _words(self) -> Content:
        needed = _("The page needs {columns} columns and {lines} lines.")
        there = _("This window has {columns} by {lines}.")
        size = self.app.size
        return Content("\n").join(
            [
                needed.format(columns=LEAST_WIDTH, lines=LEAST_HEIGHT),
                there.format(columns=size.width, lines=size.height),
                "",
                _("It goes on by itself when there is room."),
            ]
        )
