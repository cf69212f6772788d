"""Why: the sums of the last turns."""

from textual.content import Content

from game.i18n import _
from game.play import Session
from game.tui.screens.leaflet import Leaflet


class WhyScreen(Leaflet):
    """What the cube made of the last three turns."""

    def __init__(self, session: Session) -> None:
        """Work the sums out."""
        sums = session.why()
        if session.turn.meter.away:
            words = _("You have put the meter away. What it would say, nobody asks.")
        elif not sums:
            words = _("There is nothing to add up yet.")
        else:
            words = "\n\n".join(sums)
        super().__init__(_("Why"), Content(words))
