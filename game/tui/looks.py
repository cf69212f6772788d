"""How everything looks: what was chosen, and the world seen through the lens or as it is."""

from game.settings import THEME
from game.tui.anywhere import Anywhere
from game.tui.themes import LENS, REALITY, WORLDS

AUTO = THEME.default
"""The look that fits the terminal."""


class Looks(Anywhere):
    """Wears a look; one with two worlds turns with the lens."""

    own_look: str
    """Name of the look that fits the terminal."""
    _lens = False

    @property
    def look(self) -> str:
        """The look that was chosen: with two worlds, reality, whichever of them is seen."""
        return REALITY.name if self.theme in WORLDS and not self._stays else self.theme

    @property
    def _stays(self) -> bool:
        """Whether the lens was chosen as a look of its own, whatever the world is seen through."""
        return self.settings.of(THEME.name) == LENS.name

    def wear(self, value: str) -> None:
        """Look as the setting says from now on."""
        self.theme = self.own_look if value == AUTO else value
        self._see()

    def see(self, lens: bool) -> None:
        """Look at the world through the lens, or as it is, where the look can show that."""
        self._lens = lens
        self._see()

    def _see(self) -> None:
        if self.theme in WORLDS and not self._stays:
            self.theme = LENS.name if self._lens else REALITY.name
