"""What a surface shows: the page a session is open at."""

from msgspec import Struct

from game.model.state import Offer
from game.model.story import Cube, Teller, World
from game.model.text import Line
from game.rules.cube import FULL
from game.rules.hearing import LONGEST_LEAD


class Reading(Struct, frozen=True):
    """The meter as it is shown."""

    attention: int
    """0 to 100."""
    cube: Cube
    word: str
    """What it does, in the words of whoever tells."""
    glyph: str
    lead: int | None = None
    """In a chase, how far ahead they are, from 0 (caught) to 6: it counts there, and attention stands still."""
    away: bool = False
    """No surface shows meter, previews or sums: put away by the player, or nothing listens here."""

    @property
    def nearness(self) -> float:
        """How near the cube is, 0 to 1: in a chase by the lead, else by its attention."""
        if self.away:
            return 0.0
        return self.attention / FULL if self.lead is None else 1 - self.lead / LONGEST_LEAD


class TimeLimit(Struct, frozen=True):
    """How long a page leaves a player who has switched the clock on."""

    seconds: float
    """As the story gives them."""
    late: str
    """Address of the choice taken when they are up; it is offered, and can be taken."""


BARS = 6
"""Of a full battery."""


class Tape(Struct, frozen=True):
    """The camcorder in their hands."""

    up: bool
    """The lens is raised, or the story looks through it by itself."""
    bars: int
    """Of six: what is left of the battery."""
    filmed: int
    """Frames."""
    most: int
    """Frames that it holds."""
    counter: int = 0
    """What its counter says."""
    marks: int | None = None
    """How many of its marks stand on the screen; below 0, how many have gone; None for all."""
    alone: bool = False
    """Nobody holds it: it was set down, and runs."""


class Page(Struct, frozen=True):
    """One moment of a play, ready to be shown."""

    address: str
    """Of the node, or 'ending:ID'."""
    scene: str
    """The scene's title; the ending's once ended."""
    told_by: Teller
    lines: tuple[Line, ...]
    """What the last move told, in order."""
    offers: tuple[Offer, ...]
    acts: tuple[str, ...]
    """Free acts possible now: 'lens', 'film'; 'skip' passes over the scene that begins here."""
    meter: Reading
    ended: str | None = None
    """The ending's id."""
    art: str | None = None
    """Name of the picture."""
    titles: bool = False
    """The story's own title stands in it."""
    world: World = "bare"
    """Which of its worlds the picture shows."""
    depicts: str = ""
    """What the picture shows, in one line, in the world that is seen."""
    prints: tuple[str, ...] = ()
    """Names of the pictures of a strip that is made here, from the top."""
    printed: tuple[str, ...] = ()
    """What each of them shows, in one line."""
    margin: tuple[int, int] = (0, 0)
    """How much of the screen's edge others hold, and how much they can."""
    tape: Tape | None = None
    """Where the camcorder is at hand."""
    notes: tuple[str, ...] = ()
    """Content notes of this place, in full."""
    clock: TimeLimit | None = None
    """None where there is all the time in the world, or where the late choice cannot be taken now."""
