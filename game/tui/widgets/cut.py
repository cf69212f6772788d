"""A new picture, whole, before its page: where the window is too small to show both."""

from textual import events
from textual.timer import Timer

from game.tui.projector import Projector
from game.tui.widgets.film import Moving


class Cut(Moving, can_focus=True):
    """Lies over the page for a moment; any key puts it away, and does nothing else."""

    DEFAULT_CSS = """
    Cut { layer: above; display: none; width: 100%; height: 100%; }
    """

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self._ends: Timer | None = None

    def begin(self, projector: Projector) -> None:
        """Show the picture until its time is over."""
        projector.cut = True
        self.display = True
        self.focus(scroll_visible=False)
        self.run()
        if self._ends:
            self._ends.stop()
        self._ends = self.set_timer(projector.cut_seconds, self.end)

    def end(self) -> None:
        """Show the page."""
        if not self.display:
            return
        self.stop()
        self.display = False
        if self._ends:
            self._ends.stop()
            self._ends = None
        if self.projector:
            self.projector.cut = False
        self.screen.focus_next("Choices")

    def on_key(self, event: events.Key) -> None:
        """Put it away."""
        event.stop()
        event.prevent_default()
        self.end()

    def on_click(self, event: events.Click) -> None:
        """Put it away."""
        event.stop()
        self.end()
