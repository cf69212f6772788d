"""A play of a story, for any surface: no terminal here."""

from game.play.errors import ChoiceError
from game.play.page import Page, Reading
from game.play.session import Session

__all__ = ["ChoiceError", "Page", "Reading", "Session"]
