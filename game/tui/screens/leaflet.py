"""A leaflet: a page of text laid over the play, put away with escape."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from game.i18n import _


class Leaflet(ModalScreen[None]):
    """Shows a heading and a text, both content; scrolls where the text is long."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q,enter", "dismiss"),
        ("space", "read"),
    ]
    DEFAULT_CSS = """
    Leaflet {
        align: center middle;
        background: $background 70%;
        &:ansi { background: transparent; }
        #leaflet {
            width: 74;
            height: auto;
            max-height: 94%;
            padding: 1 3;
            background: $panel;
            border: round $rule;
            scrollbar-size-vertical: 1;
            scrollbar-color: $quiet;
            scrollbar-color-hover: $quiet;
            scrollbar-color-active: $bone;
            scrollbar-background: $panel;
            scrollbar-background-hover: $panel;
            scrollbar-background-active: $panel;
        }
        #heading { color: $bone; text-style: bold; margin-bottom: 1; }
        #body { color: $prose; }
        #close { dock: bottom; color: $past; text-style: $past-style; padding-top: 1; background: $panel; }
    }
    """

    def __init__(self, heading: str, body: Content) -> None:
        """Show `body` under `heading`."""
        super().__init__()
        self._heading = heading
        self._body = body

    def compose(self) -> ComposeResult:
        """Heading, text, and how to put it away."""
        with VerticalScroll(id="leaflet"):
            yield Static(Content(self._heading), id="heading")
            yield Static(self._body, id="body")
            yield Static(Content(_("esc  back to the page")), id="close")

    def action_read(self) -> None:
        """Read on by a page."""
        self.query_one(VerticalScroll).scroll_page_down(animate=False)
