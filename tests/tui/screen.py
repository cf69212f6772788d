"""Opening a play in the full screen without a terminal, and reading what it shows."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from time import monotonic

from textual.geometry import Region
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Static

from game.film import Film
from game.play import Session
from game.play.clock import Now
from game.play.settings import Settings
from game.tui import Store
from game.tui.app import LensApp
from game.tui.widgets.choices import Choices
from game.tui.widgets.meter import Meter
from game.tui.widgets.prose import Prose
from tests.stories import HUNTED, HUNTED_SCENE, make_story

SMALLEST, SHOWPIECE = (80, 24), (160, 45)


class Kept:
    """Remembers what was kept: the moves, at each save."""

    def __init__(self, problem: str | None = None) -> None:
        self.saves: list[tuple[str, ...]] = []
        self.kept = problem is None
        self._problem = problem

    def save(self, session: Session) -> str | None:
        """Keep the moves; say the problem once."""
        self.saves.append(session.moves)
        problem, self._problem = self._problem, None
        return problem


def hunted() -> Session:
    """Return a play in which every kind of turn can be taken."""
    return Session(make_story(HUNTED, a=HUNTED_SCENE))


@asynccontextmanager
async def opened(
    session: Session,
    size: tuple[int, int] = SMALLEST,
    store: Store | None = None,
    motion: str = "off",
    clock: float | None = None,
    now: Now = monotonic,
    notice: str | None = None,
    settings: Settings | None = None,
    film: Film | None = None,
) -> AsyncIterator[Pilot[int]]:
    """Open a play in a window of a size."""
    app = LensApp(
        session, store=store, motion=motion, notice=notice, clock=clock, now=now, settings=settings, film=film
    )
    async with app.run_test(size=size, notifications=True) as pilot:
        yield pilot


def reading(widget: Widget) -> str:
    """Return what a widget shows, line by line."""
    return "\n".join(strip.text.rstrip() for strip in widget.render_lines(Region(0, 0, *widget.size)))


def prose(pilot: Pilot[int]) -> str:
    """Return the prose in view."""
    return reading(pilot.app.screen.query_one(Prose))


def choices(pilot: Pilot[int]) -> str:
    """Return the choices in view."""
    return reading(pilot.app.screen.query_one(Choices))


def meter(pilot: Pilot[int]) -> str:
    """Return the meter's line."""
    return reading(pilot.app.screen.query_one(Meter))


def leaflet(pilot: Pilot[int]) -> str:
    """Return what is laid over the page."""
    return "\n".join(str(static.content) for static in pilot.app.screen.query(Static))


def told(pilot: Pilot[int]) -> str:
    """Return what is laid over the page, however its lines are broken."""
    return " ".join(leaflet(pilot).split())
