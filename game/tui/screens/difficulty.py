"""How patient it is: a chooser of three."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from game.i18n import N_, _
from game.model.story import Difficulty
from game.model.text import Line
from game.tui.typeset import DIFFICULTIES
from game.tui.widgets.choices import Choices, Item

MEANINGS = {
    Difficulty.STORY: N_("Half as keen, and sooner tired of looking. It never keeps you."),
    Difficulty.STANDARD: N_("It keeps you the fourth time it finds you."),
    Difficulty.STRICT: N_("Keener. It keeps you the second time. One move can be taken back."),
}


class DifficultyScreen(ModalScreen[str | None]):
    """Gives back the word of the difficulty chosen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape,q,d", "dismiss")]
    DEFAULT_CSS = """
    DifficultyScreen {
        align: center middle;
        background: $background 70%;
        &:ansi { background: transparent; }
        Vertical { width: 74; height: auto; padding: 1 0; background: $panel; border: round $rule; }
        Static { padding: 0 5; }
        #heading { color: $bone; text-style: bold; margin-bottom: 1; }
        #close { color: $past; text-style: $past-style; margin-top: 1; }
    }
    """

    def __init__(self, now: Difficulty) -> None:
        """Offer the three; `now` is the one in force."""
        super().__init__()
        self._now = now

    def compose(self) -> ComposeResult:
        """Heading, the three, and how to leave it as it is."""
        items = [
            Item(each.word, Line(_(DIFFICULTIES[each.word]), "label"), Line(_(MEANINGS[each])), each + 1)
            for each in Difficulty
        ]
        with Vertical():
            yield Static(Content(_("From here on")), id="heading")
            yield Choices(items, ahead=int(self._now))
            yield Static(Content(_("esc  leave it as it is")), id="close")

    def on_choices_looked(self, message: Choices.Looked) -> None:
        """Look at one of the three."""
        message.choices.look_at(message.index)

    def on_choices_taken(self, message: Choices.Taken) -> None:
        """Give the word back; None where it is the one in force."""
        message.stop()
        self.dismiss(message.item.key if message.item.key != self._now.word else None)
