"""What is laid over the page for a moment: by the name that a command calls it."""

from collections.abc import Callable
from typing import Any

from textual.screen import Screen

from game.model.state import Preview
from game.play import Session
from game.tui.projector import Projector
from game.tui.screens.credits import CreditsScreen
from game.tui.screens.meter import MeterScreen
from game.tui.screens.notes import NotesScreen
from game.tui.screens.view import ViewScreen
from game.tui.screens.why import WhyScreen

Aside = Callable[[Session, Preview | None, Projector], Screen[Any]]
"""Makes a screen of a play, of what the choice looked at would do, and of the picture."""

ASIDES: dict[str, Aside] = {
    "why": lambda session, ahead, projector: WhyScreen(session),
    "meter": lambda session, ahead, projector: MeterScreen(session, ahead),
    "notes": lambda session, ahead, projector: NotesScreen(session),
    "view": lambda session, ahead, projector: ViewScreen(projector, session.turn.depicts),
    "credits": lambda session, ahead, projector: CreditsScreen(),
}
