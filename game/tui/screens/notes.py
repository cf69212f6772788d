"""What there is in this place that may hurt."""

from textual.content import Content

from game.i18n import _
from game.tui.screens.leaflet import Leaflet


class NotesScreen(Leaflet):
    """The content notes of a page."""

    def __init__(self, notes: tuple[str, ...]) -> None:
        """List the notes; there may be none."""
        words = "\n".join(notes) or _("Nothing in this place is on the list of what may hurt.")
        super().__init__(_("Content notes"), Content(words))
