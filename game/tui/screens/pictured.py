"""A screen with a picture: beside its page, above it, or behind it."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.screen import Screen
from textual.timer import Timer

from game.play import Page
from game.play.coming import Coming
from game.tui.backdrop import ABOVE, BEHIND, BESIDE, PAGE, framed
from game.tui.mark import Mark
from game.tui.measure import is_tall
from game.tui.projector import Projector, Surface
from game.tui.themes import WORLDS, papered
from game.tui.viewfinder import Levels, marks
from game.tui.widgets.cut import Cut
from game.tui.widgets.film import Moving
from game.tui.widgets.over import OverPicture

IDLE = 0.1
"""Seconds between two pictures that are read ahead: a key that is pressed meanwhile waits for one at most."""


class PicturedScreen(Screen[None]):
    """Lays out the picture of a page, and lets it run while the screen is the one that is looked at."""

    SCOPED_CSS: ClassVar[bool] = False  # so that what is written here holds for the screens made of it
    DEFAULT_CSS = """
    PicturedScreen {
        layout: horizontal;
        layers: default above;
        #film { display: none; }
        &.-above { layout: vertical; }
        &.-above #film { display: block; }
        &.-beside #film { display: block; dock: right; }
    }
    """

    film = getters.query_one("#film", Moving)
    cut = getters.query_one(Cut)

    def __init__(self, projector: Projector) -> None:
        """Show what `projector` shows."""
        super().__init__()
        self.projector = projector
        """What is behind the page; dark at first, so that the words stand there before a picture is read."""
        projector.lit = False
        self._coming: list[Coming] = []
        self._reading: Timer | None = None

    def compose_picture(self) -> ComposeResult:
        """The picture, and the place where it is shown by itself."""
        # Known before there is anything to be styled anew: that takes as long as a first page is made in.
        self._lie(framed(*self.app.size).where if self.projector.film.index else "")
        yield Cut()
        yield Moving(id="film")

    def light(self) -> None:
        """Let the picture come up from the dark."""
        self.projector.light()
        self._lay()

    @property
    def behind(self) -> bool:
        """Whether the picture has no place of its own."""
        backdrop = self.projector.backdrop
        return backdrop is None or backdrop.frame.where == BEHIND

    def project(self, page: Page) -> None:
        """Show a page's picture, where there is one."""
        columns = self.app.size.width
        another = self.projector.show(page, self._surface())
        backdrop = self.projector.backdrop
        where = backdrop.frame.where if backdrop else ""
        self._lie(where)
        if where == BESIDE:
            self.film.styles.width, self.film.styles.height = columns - PAGE, "100%"
        elif where == ABOVE and backdrop:
            self.film.styles.width, self.film.styles.height = "100%", backdrop.frame.lines
        if backdrop:
            backdrop.gather(page.margin[0])
            self.film.run()
        self.cut.follow(self.projector)
        if another:
            self._cut()

    def _lie(self, where: str) -> None:
        """Be laid out for a picture that stands there, in the window as it is."""
        self.set_class(is_tall(*self.app.size), "-tall")
        self.set_class(where == BESIDE, "-beside")
        self.set_class(where == ABOVE, "-above")

    def prepare(self, coming: Iterable[Coming]) -> None:
        """Read pictures that a page may show soon, one after the other while nothing is pressed."""
        self._coming = list(coming)
        if self._reading is None:
            self._read_ahead()

    def _read_ahead(self) -> None:
        self._reading = self.set_timer(IDLE, self._read_one) if self._coming else None

    def _read_one(self) -> None:
        if self._coming:  # a move since may have left nothing to come
            self.projector.prepare(*self._coming.pop(0))
        self._read_ahead()

    def _surface(self) -> Surface:
        """Return what is projected on: the window, in the look of the moment."""
        return Surface(*self.app.size, *papered(self.app), self.app.theme in WORLDS)

    def _cut(self) -> None:
        """Show a new picture: by itself where there is no other place, and under all that is written over it."""
        if self.projector.premiere():
            self.cut.begin(self.projector)
        self._lay()

    def _lay(self) -> None:
        """Lay all that is written over the picture anew."""
        for widget in self.query(OverPicture):  # a screen that is repainted as such is painted twice
            widget.refresh()

    def mark(self, page: Page, bar: Levels, filming: bool) -> None:
        """Put the camcorder's marks into the picture."""
        backdrop = self.projector.backdrop
        if backdrop is None or self.behind:
            return
        if self.projector.developing:
            self.film.mark(())
            return
        frame = backdrop.frame
        columns = frame.columns - PAGE if frame.where == BESIDE else frame.columns
        found: Sequence[Mark] = tuple(marks(page, columns, frame.lines, bar, filming))
        self.film.mark(found)

    def move(self, moving: bool) -> None:
        """Let pictures move from now on, or stand."""
        self.projector.moving = moving
        if self.is_mounted:
            self.film.stop()
            self.film.run()

    def rest(self) -> None:
        """Let the picture stand: something lies over it."""
        self.film.stop()
        if self._reading:
            self._reading.stop()
            self._reading = None

    def wake(self) -> None:
        """Let it move again."""
        self.film.run()
        if self._reading is None:
            self._read_ahead()
