"""What is projected behind a page: which picture, since when, how graded, and where the cube hangs in it."""

from math import inf
from typing import NamedTuple, Protocol, runtime_checkable

from game.film import Film, Picture
from game.film.look import Look
from game.film.pictures import DARK, Size
from game.film.png import Colour
from game.model.story import Cube, World
from game.play import Page
from game.play.clock import Now
from game.tui.approach import Approach
from game.tui.backdrop import ABOVE, BEHIND, BESIDE, Backdrop, Cubed, Frame, framed
from game.tui.card import SECONDS as CARD
from game.tui.card import Card, CardPlate, card_of
from game.tui.depth import Depth
from game.tui.developing import SECONDS as PRINT
from game.tui.developing import Developing
from game.tui.lettering import title_over
from game.tui.measure import LEAST_HEIGHT, WIDE_FROM
from game.tui.titleplate import TitlePlate

GRADE = 0.4
"""Seconds that a new picture takes to come up: nothing on the screen flashes."""
DIMMED = 0.3
"""How much of its light a picture begins with."""
CUT = 1.4
"""Seconds that a picture is shown by itself, coming up and going down in them."""
SHORTEST, LONGEST = 1 / 24, 1.0
"""Seconds between two looks at a moving picture, at least and at most."""


@runtime_checkable
class Projecting(Protocol):
    """A screen with a picture behind it."""

    projector: "Projector"


class Surface(NamedTuple):
    """What is projected on."""

    columns: int
    lines: int
    paper: Colour
    """The page's own colour."""
    depth: Depth = Depth.ALL
    """How many colours the terminal has."""
    ground: bool = True
    """Whether the picture may lie under words."""


Shown = str | tuple[str, ...] | None
"""Name of a picture, or of each on a strip."""


class Projector:
    """Shows the picture of a page. Time is asked for, never counted."""

    def __init__(self, film: Film, now: Now, moving: bool) -> None:
        """Take the pictures; nothing moves unless `moving`."""
        self._film = film
        self.cut = False
        """Whether the picture is shown by itself just now."""
        self.cut_seconds = CUT
        """How long it is; infinite where it waits for a key."""
        self.title = ""
        """The story's, which its first picture has in it."""
        self.card: Card | None = None
        """What stands on the picture while it is shown by itself."""
        self._dealt: Page | None = None
        self._rewinds = False
        self._carded: set[str] = set()
        """Scenes whose card was shown."""
        self._seen: set[tuple[Shown, World]] = set()
        self._developed: dict[Shown, float] = {}
        """Strips, each with when it began to develop."""
        self._now = now
        self.moving = moving
        """Whether loops run and pictures come up; else all are stills."""
        self.lit = True
        """Whether pictures are read; until then there is the dark that they come up from."""
        self.backdrop: Backdrop | None = None
        """None where the page has no picture."""
        self._shown: tuple[Shown, World, Surface] | None = None
        self._since = 0.0
        self._approach = Approach()
        self._page: Page | None = None

    def show(self, page: Page, surface: Surface) -> bool:
        """Show a page's picture; return whether it is another than before."""
        now = self._now()
        world = page.world
        if self._page is not page:
            self._approach.turn(page.meter, now, self.moving)
            self._page = page
        # A page without a picture keeps the one before it: what happens there happens in the same place.
        art: Shown = page.art or (self._shown[0] if self._shown else None)
        if page.prints and world == "bare" and self._panels(page.prints):
            art = page.prints
        carded = self._deal(page)
        wanted = (art, world, surface)
        if wanted == self._shown:
            return carded
        another = self._shown is None or wanted[:2] != self._shown[:2]
        self._shown = wanted
        self.backdrop = self._laid(art, world, surface)
        if another:
            self._since = now
        return another or carded

    def _laid(self, art: Shown, world: World, surface: Surface) -> Backdrop | None:
        """Return a picture laid over the screen, or a strip while it develops."""
        frame, paper, depth = framed(surface.columns, surface.lines), surface.paper, surface.depth
        if isinstance(art, tuple):
            since = self._developed.setdefault(art, self._now())
            age = (lambda: self._now() - since) if self.moving else lambda: inf
            return Developing(self._panels(art), frame, paper, depth, age)
        dark = DARK if art and self._film.has(art) else None
        picture = self._film.picture(art, world, _size(frame)) if self.lit else dark
        if picture is None:
            return None
        title = (
            title_over(self.title, surface.columns, surface.lines)
            if self._page and self._page.titles and depth != Depth.SHADES
            else None
        )
        if title:
            return TitlePlate(picture, frame, paper, depth, title)
        return Backdrop(picture, frame, paper, depth)

    def light(self) -> None:
        """Read pictures from now on."""
        if not self.lit:
            self.lit = True
            if self._shown:
                self.backdrop, self._since = self._laid(*self._shown), self._now()

    def prepare(self, name: str, world: World) -> None:
        """Have a picture read that a page may show soon: that takes time, and there is none when a key is pressed."""
        if self._shown:
            surface = self._shown[2]
            self._film.picture(name, world, _size(framed(surface.columns, surface.lines)))

    def _panels(self, names: tuple[str, ...]) -> list[Picture]:
        """Return the pictures of a strip; none where one of them is missing."""
        found = [self._film.picture(name) for name in names]
        there = [picture for picture in found if picture]
        return there if len(there) == len(found) else []

    @property
    def film(self) -> Film:
        """The pictures."""
        return self._film

    @property
    def developing(self) -> bool:
        """Whether a strip lies where the picture was."""
        return isinstance(self.backdrop, Developing)

    @property
    def titled(self) -> bool:
        """Whether the picture has the story's title in it."""
        return isinstance(self.backdrop, TitlePlate)

    def rewind(self) -> None:
        """Let the next page be one that the tape is rewound to: its scene's card is shown again, and says so."""
        self._rewinds = True

    def _deal(self, page: Page) -> bool:
        """Return whether a page is to be shown its scene's card first; it is, once, where pictures move."""
        if page is self._dealt:
            return False
        self._dealt = page
        rewinds, self._rewinds = self._rewinds, False
        self.card = card_of(page, rewinds) if self.moving and (rewinds or page.scene not in self._carded) else None
        self._carded.add(page.scene)
        return self.card is not None

    def by_itself(self) -> "Projector":
        """Return one that shows the same picture over the whole screen for a moment, with a card's dusk at its foot."""
        other = self._over(ABOVE, CardPlate)
        other.cut = True
        if isinstance(other._shown, tuple) and isinstance(other._shown[0], tuple):
            other.cut_seconds = CUT + PRINT * len(other._shown[0]) if self.moving else inf
        else:
            other.cut_seconds = CARD if self.card else CUT
        return other

    def alone(self) -> "Projector":
        """Return one that shows the same picture over the whole screen."""
        return self._over(BEHIND, Backdrop)

    def _over(self, where: str, plate: type[Backdrop]) -> "Projector":
        """Return one that shows the same picture over the whole screen; a strip is shown in its own way."""
        other = Projector(self._film, self._now, self.moving)
        other._shown, other._since = self._shown, self._since
        other._page, other._approach = self._page, self._approach
        if self._shown is None or self._page is None:
            return other
        art, world, surface = self._shown
        if isinstance(art, tuple):
            other.backdrop = self.backdrop
            return other
        size: Size = "small" if surface.columns < WIDE_FROM and surface.lines < 2 * LEAST_HEIGHT else "wide"
        picture = self._film.picture(art, world, size)
        if picture:
            frame = Frame(where, surface.columns, surface.lines)
            other.backdrop = plate(picture, frame, surface.paper, surface.depth)
            other.backdrop.gather(self._page.margin[0])
        return other

    @property
    def grounded(self) -> bool:
        """Whether something of the picture lies under words."""
        return self.lit and self.backdrop is not None and self._shown is not None and self._shown[2].ground

    def grade(self) -> bool:
        """Grade the picture as it should look now; return whether that changed it."""
        if self.backdrop is None or self._page is None:
            return False
        risen = min(1.0, self.age / GRADE) if self.moving else 1.0
        if self.cut:
            risen = min(risen, max(0.0, (self.cut_seconds - self.age) / GRADE))
        lens = self._shown is not None and self._shown[1] == "lens"
        reading = self._page.meter
        tension = 0.0 if lens or reading.away else round(reading.attention / 100, 1)
        exposure = round(DIMMED + (1 - DIMMED) * risen, 2)
        return self.backdrop.grade(Look(tension, reading.cube == Cube.LOCKED_ON, exposure))

    @property
    def _rate(self) -> float:
        return self.backdrop.picture.entry.rate if self.backdrop else 0.0

    @property
    def phase(self) -> tuple[object, ...]:
        """Return all that a moment's picture depends on: while it stays the same, so does the screen."""
        near = self._approach.near(self._now(), self.moving)
        return (int(self.age * self._rate), near, self.backdrop and (self.backdrop.lie, self.backdrop.look))

    @property
    def pause(self) -> float:
        """For how many seconds the picture stays as it is; short while it comes up or the cube comes nearer."""
        now = self._now()
        if self.age < GRADE or self.cut or self._approach.goes_on(now):
            return SHORTEST
        return max(SHORTEST, 1 / self._rate) if self._rate else LONGEST

    @property
    def age(self) -> float:
        """For how many seconds the picture has been there."""
        return self._now() - self._since

    @property
    def frame(self) -> int:
        """Which frame of the loop is shown."""
        return self.backdrop.picture.frame_at(self.age) if self.backdrop and self.moving else 0

    @property
    def cubed(self) -> Cubed | None:
        """The live cube as it hangs now; None where there is none."""
        page, backdrop = self._page, self.backdrop
        if (
            page is None
            or backdrop is None
            or backdrop.picture.entry.cube is None
            or page.meter.away
            or page.world == "lens"
        ):
            return None
        return self._approach.cube(page.meter, self._now(), int(self.age * self._rate) if self.moving else None)

    def premiere(self) -> bool:
        """Whether the picture is to be shown by itself now: with a card, or for want of another place, if it is new."""
        if self.backdrop is None or self._shown is None:
            return False
        which = self._shown[:2]
        new = which not in self._seen
        self._seen.add(which)
        if self.card:
            return True
        if self._page and self._page.titles:
            self.card = Card(self.title, first=True)
        moves = self.moving or isinstance(which[0], tuple)
        return new and moves and self.backdrop.frame.where == BEHIND


def _size(frame: Frame) -> Size:
    """Return in which size a picture is laid into a frame."""
    return "wide" if frame.where == BESIDE else "small"
