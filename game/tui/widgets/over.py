"""What is written over a picture: any widget whose ground lets a little of it through."""

from textual.containers import Horizontal, Vertical
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from game.tui.backdrop import Backdrop
from game.tui.projector import Projecting


class OverPicture(Widget):
    """Puts the picture of its screen under its own lines."""

    _lie: object = None
    """What lay under them last."""
    _laid: dict[tuple[int, int], tuple[Strip, Strip]]
    """Each line, without it and with it, by where it stands."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the widget's lines with what lies under them."""
        strips = super().render_lines(crop)
        screen = self.screen
        if not isinstance(screen, Projecting) or not screen.projector.grounded:
            return strips
        backdrop = screen.projector.backdrop
        assert backdrop is not None
        if backdrop.lie != self._lie:
            self._lie, self._laid = backdrop.lie, {}
        x, y = self.region.offset + crop.offset
        return [self._under(backdrop, strip, x, y + line) for line, strip in enumerate(strips)]

    def _under(self, backdrop: Backdrop, strip: Strip, x: int, y: int) -> Strip:
        """Return a line over its picture, as it was laid before where neither has changed.

        The toolkit asks for the lines of every widget again whenever anything beside it moves.
        """
        kept = self._laid.get((x, y))
        if kept and kept[0] is strip:
            return kept[1]
        laid = backdrop.under(strip, x, y)
        self._laid[x, y] = strip, laid
        return laid


class PageColumn(OverPicture, Vertical):
    """The column of the page."""


class Spread(OverPicture, Horizontal):
    """All of the screen that is no page."""
