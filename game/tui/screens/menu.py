"""A menu: a few things laid over the page, one of which can be taken."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from game.model.text import Line
from game.tui.screens.chooser import Chooser
from game.tui.widgets.choices import Choices, Item


class Menu(Chooser):
    """Gives back the key of what was taken; None where nothing was."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape,q", "dismiss")]

    def __init__(self, heading: str, items: Sequence[Item], note: str = "", ahead: str = "") -> None:
        """Offer things; `ahead` is the key of the one looked at first, else the first of them is."""
        super().__init__(heading, items, ahead or items[0].key, note)

    def on_choices_taken(self, message: Choices.Taken) -> None:
        """Give its key back, whichever it is."""
        message.prevent_default()
        message.stop()
        self.dismiss(message.item.key)


def item(key: str, label: str, number: int, detail: str = "") -> Item:
    """Return a thing to take, from plain words."""
    return Item(key, Line(label, "label"), Line(detail), number)
