"""The picture by itself, and what it shows in words."""

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from game.i18n import _
from game.tui.backdrop import Backdrop
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
        """Show what a page's `projector` shows; `words` tell it in one line."""
        super().__init__()
        self._page = projector
        self._laid: tuple[Backdrop | None, Projector] | None = None
        """What the page showed, and the same over the whole screen."""
        self._words = words

    @property
    def projector(self) -> Projector:
        """What shows the picture over the whole screen, laid anew when the page's was."""
        if self._laid is None or self._laid[0] is not self._page.backdrop:
            self._laid = (self._page.backdrop, self._page.alone())
        return self._laid[1]

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
