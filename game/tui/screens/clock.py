"""The clock: off, or how many times the story's own time there is."""

from typing import ClassVar

from textual.binding import BindingType

from game.i18n import N_, _
from game.model.text import Line
from game.play.clock import written
from game.tui.screens.chooser import Chooser
from game.tui.widgets.choices import Item

SETTINGS: dict[float | None, str] = {
    None: N_("Off. All the time you want."),
    0.5: N_("Half the time."),
    1.0: N_("The time that the story gives."),
    2.0: N_("Twice the time."),
    5.0: N_("Five times the time."),
    10.0: N_("Ten times the time."),
}
"""How many times the story's time, and what that is called."""


def _label(times: float | None) -> str:
    """Return what a setting is called; the command line may have set another than those offered."""
    if times in SETTINGS:
        return _(SETTINGS[times])
    return _("{times} times the time.").format(times=written(times))


class ClockScreen(Chooser):
    """Gives back the setting chosen, as `times_of` reads it, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape,q,c", "dismiss")]

    def __init__(self, now: float | None) -> None:
        """Offer the settings; `now` is the one in force."""
        settings = sorted({*SETTINGS, now}, key=lambda times: times or 0.0)
        items = [Item(written(times), Line(_label(times), "label"), number=n) for n, times in enumerate(settings, 1)]
        note = _(
            "Some pages of a chase leave you only seconds. When they are gone, a choice is made for you, and can be "
            "taken back like any other. While you read anything else, the clock waits."
        )
        super().__init__(_("The clock"), items, written(now), note)
