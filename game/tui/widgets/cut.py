"""A picture by itself, before its page: a new one where the window has no other place for it, a scene's with words."""

from math import inf

from textual import events
from textual.message import Message
from textual.timer import Timer

from game.tui.keymap import anywhere
from game.tui.projector import Projector
from game.tui.widgets.film import Moving


class Cut(Moving, can_focus=True):
    """Lies over the page for a moment; any key puts it away, and only what acts from anywhere does something else."""

    DEFAULT_CSS = """
    Cut { layer: above; display: none; width: 100%; height: 100%; }
    """

    class Ended(Message):
        """The page is there again."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self._ends: Timer | None = None
        self._shown: Projector | None = None

    @property
    def projector(self) -> Projector | None:
        """What shows the picture: its own, while it is shown by itself."""
        return self._shown

    def begin(self, projector: Projector) -> None:
        """Show the picture, and what stands on it, until its time is over."""
        shown = self._shown = projector.by_itself()
        self.mark(projector.card.marks(*self.app.size) if projector.card else ())
        self.display = True
        self.focus(scroll_visible=False)
        self.run()
        if self._ends:
            self._ends.stop()
        self._ends = self.set_timer(shown.cut_seconds, self.end) if shown.cut_seconds < inf else None

    def follow(self, projector: Projector) -> None:
        """Go on in another look, or put it away where the window is another."""
        if not self.display:
            return
        was, self._shown = self._shown, projector.by_itself()
        frames = [shown.backdrop.frame for shown in (was, self._shown) if shown and shown.backdrop]
        if len(set(frames)) == 1:
            self.run()
        else:
            self.end()

    def end(self) -> None:
        """Show the page."""
        if not self.display:
            return
        self.stop()
        self.display = False
        if self._ends:
            self._ends.stop()
            self._ends = None
        self._shown = None
        self.screen.focus_next("Choices")
        self.post_message(self.Ended())

    def on_key(self, event: events.Key) -> None:
        """Put it away."""
        if anywhere(event.key) is None:
            event.stop()
            event.prevent_default()
        self.end()

    def on_click(self, event: events.Click) -> None:
        """Put it away."""
        event.stop()
        self.end()
