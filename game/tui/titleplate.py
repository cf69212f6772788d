"""The story's title, drawn into its first picture."""

from textual.strip import Strip

from game.film import Picture
from game.film.cube import Lit
from game.film.png import Colour
from game.film.view import by_line
from game.tui.backdrop import Backdrop, Frame
from game.tui.lettering import BONE, Title, inked

TITLE = "title"
"""Name of the picture that the title stands in."""


class TitlePlate(Backdrop):
    """A picture with a title in it, which is as bright as the first frame had it, however the picture is graded."""

    def __init__(self, picture: Picture, frame: Frame, paper: Colour, colours: bool, title: Title) -> None:
        """Lay a picture, and a title that was set for its frame."""
        super().__init__(picture, frame, paper, colours)
        self._letters = by_line([Lit(ink.x, ink.y, BONE, ink.share) for ink in inked(title)])

    def strip(self, y: int, start: int, end: int, frame: int, cube: dict[int, list[Lit]]) -> Strip:
        """Return a stretch of a line of the picture, with what there is of the title in it."""
        letters = self._letters.get(y)
        if not letters:
            return super().strip(y, start, end, frame, cube)
        if (frame, y) not in self._strips:
            lit = [*cube.get(y, ()), *letters]
            self._strips[frame, y] = super().strip(y, start, end, frame, {y: lit})
        return self._strips[frame, y]
