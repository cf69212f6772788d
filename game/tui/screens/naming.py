"""A line to write a name on, laid over the page."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from game.i18n import _
from game.play.cleaning import named
from game.tui.screens.fields import fields


class NamingScreen(ModalScreen[str | None]):
    """Gives back what was written, cleaned; None where the player thought better of it."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss")]
    DEFAULT_CSS = (
        fields("NamingScreen")
        + """
    NamingScreen {
        align: center middle;
        background: $background 70%;
        &:ansi { background: transparent; }
        Vertical { width: 74; height: auto; padding: 1 5; background: $panel; border: round $rule; }
        #heading { color: $bone; text-style: bold; margin-bottom: 1; }
        #close { color: $past; text-style: $past-style; margin-top: 1; }
    }
    """
    )

    def __init__(self, heading: str, longest: int) -> None:
        """Ask for a name of bounded length."""
        super().__init__()
        self._heading = heading
        self._longest = longest

    def compose(self) -> ComposeResult:
        """Heading, line, and how it is kept or left."""
        with Vertical():
            yield Static(Content(self._heading), id="heading")
            yield Input(max_length=self._longest)
            yield Static(Content(_("enter  keep it so      esc  leave it")), id="close")

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Give the name back."""
        message.stop()
        self.dismiss(named(message.value, self._longest))
