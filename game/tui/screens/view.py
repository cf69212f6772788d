"""The picture by itself, and what it shows in words."""

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from game.i18n import _
from game.tui.keymap import anywhere
from game.tui.projector import Projector
from game.tui.widgets.film import Moving


class ViewScreen(ModalScreen[None]):
    """Any key puts it away, but those that open something over it."""

    DEFAULT_CSS = """
    ViewScreen {
        layers: picture words;
        Moving { layer: picture; width: 100%; height: 100%; }
        Static { layer: words; dock: bottom; width: 100%; padding: 0 4; color: $prose; background: $background; }
    }
    """

    def __init__(self, projector: Projector, words: str) -> None:
        """Show what `projector` shows; `words` tell it in one line."""
        super().__init__()
        self.projector = projector
        self._words = words

    def compose(self) -> ComposeResult:
        """The picture over the whole screen, the words under it."""
        yield Moving()
        yield Static(Content(self._words or _("There is no picture here.")))

    def on_mount(self) -> None:
        """Show it."""
        self.query_one(Moving).run()

    def on_key(self, event: events.Key) -> None:
        """Put it away."""
        if anywhere(event.key) is None:
            event.stop()
            self.dismiss()

    def on_click(self) -> None:
        """Put it away."""
        self.dismiss()
