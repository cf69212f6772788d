"""What is written over a picture: any widget whose ground lets a little of it through."""

from textual.containers import Horizontal, Vertical
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from game.tui.projector import Projecting


class OverPicture(Widget):
    """Puts the picture of its screen under its own lines."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the widget's lines with what lies under them."""
        strips = super().render_lines(crop)
        screen = self.screen
        if not isinstance(screen, Projecting) or not screen.projector.grounded:
            return strips
        backdrop = screen.projector.backdrop
        assert backdrop is not None
        x, y = self.region.offset + crop.offset
        return [backdrop.under(strip, x, y + line) for line, strip in enumerate(strips)]


class PageColumn(OverPicture, Vertical):
    """The column of the page."""


class Spread(OverPicture, Horizontal):
    """All of the screen that is no page."""
