"""What there is that may hurt: here, in the scene, in the story."""

from textual.content import Content

from game.i18n import _
from game.play import Session
from game.play.wording import hurts
from game.tui.screens.leaflet import Leaflet


class NotesScreen(Leaflet):
    """The content notes."""

    def __init__(self, session: Session) -> None:
        """List those of the page that a play is open at."""
        told = hurts(session.turn.notes, session.scene_notes, session.story.notes.values())
        super().__init__(_("Content notes"), Content("\n\n".join(told)))
