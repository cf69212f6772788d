"""The play so far: searched, and gone back into."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from game.i18n import _
from game.play import Session
from game.play.backlog import Remembered, backlog, found
from game.tui.screens.fields import fields

ROW = 66
"""Columns of a move in the list: one row each, beside the bar that says where in the list one is."""


class HistoryScreen(ModalScreen[int | None]):
    """Gives back the place in the session's history to go back to."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss")]
    DEFAULT_CSS = (
        fields("HistoryScreen")
        + """
    HistoryScreen {
        align: center middle;
        background: $background 70%;
        &:ansi { background: transparent; }
        Vertical { width: 76; height: 90%; padding: 1 2; background: $panel; border: round $rule; }
        #heading { color: $bone; text-style: bold; margin-bottom: 1; }
        OptionList, OptionList:focus { height: 1fr; border: none; margin-top: 1; }
        #close { color: $past; text-style: $past-style; margin-top: 1; }
    }
    """
    )

    def __init__(self, session: Session) -> None:
        """List a play's moves."""
        super().__init__()
        self._entries = backlog(session)

    def compose(self) -> ComposeResult:
        """Heading, a line to search by, the moves, and how to go back."""
        with Vertical():
            yield Static(Content(_("So far")), id="heading")
            yield Input(placeholder=_("words to look for"), max_length=100)
            yield OptionList(markup=False)
            yield Static(Content(_("enter  go back there      tab  search, or the list      esc  stay")), id="close")

    def on_mount(self) -> None:
        """Show all of them, the last one looked at."""
        self._show("")
        self.query_one(OptionList).focus()

    def on_input_changed(self, message: Input.Changed) -> None:
        """Show those in which the words stand."""
        self._show(message.value)

    def _show(self, words: str) -> None:
        moves = self.query_one(OptionList)
        moves.clear_options()
        moves.add_options([Option(_row(entry), id=str(entry.place)) for entry in found(self._entries, words)])
        moves.highlighted = moves.option_count - 1 if moves.option_count else None

    def on_input_submitted(self) -> None:
        """Go to the list."""
        self.query_one(OptionList).focus()

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """Give its place back."""
        message.stop()
        self.dismiss(int(message.option.id or 0))


def _row(entry: Remembered) -> Content:
    """Return a move as one row: where a scene begins, its title; what was done; how it was told."""
    told = next((line.text for line in entry.lines if line.style in ("prose", "say")), "")
    head = f"{entry.scene}  " if entry.begins else "   "
    return Content.assemble((head, "$bone"), (entry.label, "$emphasis"), "  ", told).truncate(ROW, ellipsis=True)
