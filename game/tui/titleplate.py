"""The story's title, drawn into its first picture."""

from collections.abc import Sequence

from textual.strip import Strip

from game.film import Picture
from game.film.cube import Lit
from game.film.png import Colour
from game.film.view import by_line
from game.tui.backdrop import Backdrop, Frame
from game.tui.depth import Depth, plain
from game.tui.lettering import BONE, Title, inked


class TitlePlate(Backdrop):
    """A picture with a title in it, which is as bright as the first frame had it, however the picture is graded."""

    def __init__(self, picture: Picture, frame: Frame, paper: Colour, depth: Depth, title: Title) -> None:
        """Lay a picture, and a title that was set for its frame."""
        super().__init__(picture, frame, paper, depth)
        bone = plain(BONE, depth)
        self._letters = by_line([Lit(ink.x, ink.y, bone, ink.share) for ink in inked(title)])

    def _plain(self, y: int, start: int, end: int, frame: int) -> Strip:
        """Return a stretch of a line, with what there is of the title in it."""
        return self._with(y, start, end, frame, ()) if y in self._letters else super()._plain(y, start, end, frame)

    def _with(self, y: int, start: int, end: int, frame: int, pixels: Sequence[Lit]) -> Strip:
        """Return a stretch of a line with some pixels changed, and the title over all of them."""
        letters = (letter for letter in self._letters.get(y, ()) if start <= letter.x < end)
        return super()._with(y, start, end, frame, (*pixels, *letters))
