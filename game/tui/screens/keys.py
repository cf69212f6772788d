"""Keys: every command with the key it is on, and a new one for the asking."""

from collections.abc import Mapping

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from game.i18n import _
from game.tui.commands import called
from game.tui.keymap import COMMANDS, keys_of
from game.tui.screens.menu import Menu, item

DEFAULTS = "defaults"
"""Key of the item that gives every command its own keys again."""


class KeysScreen(Menu):
    """Gives back the id of the command that is to have another key."""

    def __init__(self, given: Mapping[str, tuple[str, ...]], ahead: str = "") -> None:
        """List every command that can have another key."""
        items = [
            item(name, f"{_(command.name)}: {' '.join(map(called, keys_of(name, given)))}", number)
            for number, (name, command) in enumerate(COMMANDS.items(), 1)
        ]
        items.append(item(DEFAULTS, _("All as they were."), len(items) + 1))
        super().__init__(_("Keys"), items, "", ahead)


class PressScreen(ModalScreen[str | None]):
    """Gives back the key that is pressed; None for escape."""

    DEFAULT_CSS = """
    PressScreen {
        align: center middle;
        background: $background 70%;
        &:ansi { background: transparent; }
        Vertical { width: 74; height: auto; padding: 1 5; background: $panel; border: round $rule; color: $bone; }
    }
    """

    def __init__(self, command: str) -> None:
        """Ask for a command's key."""
        super().__init__()
        self._command = command

    def compose(self) -> ComposeResult:
        """What is asked."""
        with Vertical():
            sentence = _("Press the key for “{command}”; escape leaves it as it is.")
            yield Static(Content(sentence.format(command=self._command)))

    def on_key(self, event: events.Key) -> None:
        """Give the key back, whatever it is bound to."""
        event.stop()
        event.prevent_default()
        self.dismiss(None if event.key == "escape" else event.key)
