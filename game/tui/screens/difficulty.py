"""How patient it is: a chooser of three."""

from typing import ClassVar

from textual.binding import BindingType

from game.i18n import N_, _
from game.model.story import Difficulty
from game.model.text import Line
from game.tui.screens.chooser import Chooser
from game.tui.typeset import DIFFICULTIES
from game.tui.widgets.choices import Item

MEANINGS = {
    Difficulty.STORY: N_("Half as keen, and sooner tired of looking. It never keeps you."),
    Difficulty.STANDARD: N_("It keeps you the fourth time it finds you."),
    Difficulty.STRICT: N_("Keener. It keeps you the second time. One move can be taken back."),
}


class DifficultyScreen(Chooser):
    """Gives back the word of the difficulty chosen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape,q,d", "dismiss")]

    def __init__(self, now: Difficulty) -> None:
        """Offer the three; `now` is the one in force."""
        items = [
            Item(each.word, Line(_(DIFFICULTIES[each.word]), "label"), Line(_(MEANINGS[each])), each + 1)
            for each in Difficulty
        ]
        super().__init__(_("From here on"), items, now.word)
