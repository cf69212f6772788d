"""A photo booth's strip in the picture's place: its pictures come up one after another."""

from collections.abc import Callable, Sequence
from math import inf

from game.film import Picture
from game.film.look import Look
from game.film.pictures import Entry
from game.film.png import Colour, mixed
from game.film.strip import developed, shown
from game.tui.backdrop import BESIDE, PAGE, Backdrop, Frame
from game.tui.depth import Depth, plain
from game.tui.measure import RAMP
from game.tui.paint import Ink

SECONDS = 1.5
"""In which one picture comes up, before the next begins to."""
STEPS = 24
"""Shades between white and picture that are told apart."""
AIR = 1
"""Columns, and lines, that are left about the strip."""


class Developing(Backdrop):
    """A strip of prints, laid so that it can be seen whole."""

    def __init__(
        self, panels: Sequence[Picture], frame: Frame, paper: Colour, depth: Depth, age: Callable[[], float]
    ) -> None:
        """Lay a strip.

        Args:
            panels: Its pictures, from the top; at least one.
            frame: Where.
            paper: The page's own colour.
            depth: How many colours there are to paint with.
            age: For how many seconds the strip has been coming up; infinite where nothing moves.
        """
        self._age = age
        self._count = len(panels)
        self._shares = self._come_up()
        self._night = night = plain(paper, depth)
        columns = frame.columns - PAGE if frame.where == BESIDE else frame.columns
        room = (columns - 2 * AIR, 2 * (frame.lines - 2 * AIR))
        # The view lays a picture's middle a little left of where it is seen whole: half of the ramp.
        middle = (frame.columns + RAMP) // 2 if frame.where == BESIDE else frame.columns // 2
        sheet = shown(panels, room, (frame.columns, 2 * frame.lines), (middle, frame.lines), night)
        super().__init__(Picture(Entry(), sheet), frame, paper, depth)

    def _under_words(self) -> list[Colour]:
        return [self._night] * len(self.picture.palette)  # nothing of it lies there

    def _come_up(self) -> tuple[float, ...]:
        """Return how far each picture has come up."""
        age = self._age()
        if age == inf:
            return (1.0,) * self._count
        shares = (min(1.0, max(0.0, age / SECONDS - index)) for index in range(self._count))
        return tuple(round(share * STEPS) / STEPS for share in shares)

    def grade(self, look: Look) -> bool:
        """Look otherwise from now on; paper knows of no cube, so only the light counts."""
        self._shares = self._come_up()
        done = sum(self._shares)
        # It stands still once all have come up; until then it is a loop of one frame, looked at as often as it changes.
        self.picture.entry = Entry(rate=0 if done == self._count else STEPS / SECONDS)
        return super().grade(Look(tension=done, exposure=look.exposure))

    def _graded(self) -> list[Ink]:
        palette = developed(self.picture.palette, self._shares)
        return [Ink([mixed(self._night, colour, self.look.exposure) for colour in palette])]
