"""A chooser: a few settings laid over the page, one of which is in force."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from game.i18n import _
from game.tui.widgets.choices import Choices, Item


class Chooser(ModalScreen[str | None]):
    """Gives back the key of the setting chosen; None where it is the one in force."""

    DEFAULT_CSS = """
    Chooser {
        align: center middle;
        background: $background 70%;
        &:ansi { background: transparent; }
        Vertical { width: 74; height: auto; padding: 1 0; background: $panel; border: round $rule; }
        Static { padding: 0 5; }
        #heading { color: $bone; text-style: bold; margin-bottom: 1; }
        #note { color: $prose; margin-bottom: 1; }
        #close { color: $past; text-style: $past-style; margin-top: 1; }
    }
    """

    def __init__(self, heading: str, items: Sequence[Item], now: str, note: str = "") -> None:
        """Offer settings.

        Args:
            heading: What is set.
            items: The settings.
            now: Key of the one in force.
            note: What there is to know first.
        """
        super().__init__()
        self._heading = heading
        self._items = tuple(items)
        self._now = now
        self._note = note

    def compose(self) -> ComposeResult:
        """Heading, note, the settings, and how to leave it as it is."""
        ahead = next(index for index, item in enumerate(self._items) if item.key == self._now)
        with Vertical():
            yield Static(Content(self._heading), id="heading")
            if self._note:
                yield Static(Content(self._note), id="note")
            yield self.listing(self._items, ahead)
            yield Static(Content(_("esc  leave it as it is")), id="close")

    def listing(self, items: Sequence[Item], ahead: int) -> Choices:
        """Return the list of what is offered, looking at one of it."""
        return Choices(items, ahead=ahead)

    def on_choices_looked(self, message: Choices.Looked) -> None:
        """Look at one of them."""
        message.choices.look_at(message.index)

    def on_choices_taken(self, message: Choices.Taken) -> None:
        """Give its key back."""
        message.stop()
        self.dismiss(message.item.key if message.item.key != self._now else None)
