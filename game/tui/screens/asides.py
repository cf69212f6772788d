"""What is laid over the page for a moment: by the name that a command calls it."""

from collections.abc import Callable
from typing import Any

from textual.screen import Screen

from game.model.state import Preview
from game.play import Session
from game.tui import screens
from game.tui.projector import Projector

Aside = Callable[[Session, Preview | None, Projector], Screen[Any]]
"""Makes a screen of a play, of what the choice looked at would do, and of the picture."""

ASIDES: dict[str, Aside] = {
    "why": lambda session, ahead, projector: screens.why.WhyScreen(session),
    "meter": lambda session, ahead, projector: screens.meter.MeterScreen(session, ahead),
    "notes": lambda session, ahead, projector: screens.notes.NotesScreen(session),
    "view": lambda session, ahead, projector: screens.view.ViewScreen(projector, session.turn.depicts),
    "credits": lambda session, ahead, projector: screens.credits.CreditsScreen(),
}
