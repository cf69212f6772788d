"""What is heard and where: sounds, gear, places. Units: dB(A) at 1 m, metres, square metres, seconds."""

from msgspec import Struct

from game.model.expression import Expression


class Sound(Struct, frozen=True):
    """A sound that an act makes."""

    level: float
    """dB(A) at 1 m."""
    seconds: float
    decoy: bool = False
    """Sounds where it lands, and draws the cube there."""
    breath: bool = False
    """Breath and gasping: not summed in a chase."""
    source: str = ""
    """Where the figure comes from."""
    name: str = ""
    """What a reason calls it, as a sentence: 'The shutter.'"""


class Gear(Struct, frozen=True):
    """Something worn or held that changes the level of some sounds."""

    when: Expression
    on: tuple[str, ...]
    level: float
    """dB added while `when` holds."""


class Outdoors(Struct, frozen=True, tag="outdoors"):
    """A place under the open sky."""

    distance: float
    """From the cube, in m."""
    ambient: float
    """The place's own noise, dB(A)."""
    foliage: float = 0.0
    """How much of the distance leads through foliage, in m."""
    turn: float = 10.0
    """Length of a turn, in s."""


class Indoors(Struct, frozen=True, tag="indoors"):
    """A room, or one several walls away."""

    distance: float
    room: float
    """Room constant R, in m²."""
    ambient: float
    losses: tuple[float, ...] = ()
    """Noise reduction of each door or wall on the way, in dB."""
    turn: float = 10.0


class Chase(Struct, frozen=True, tag="chase"):
    """A place run through with the cube behind: a gap instead of a distance."""

    gap: str
    """The variable that counts the lead, 0 to 6."""
    room: float
    ambient: float
    losses: tuple[float, ...] = ()
    turn: float = 3.0


Place = Outdoors | Indoors | Chase


class PlaceRule(Struct, frozen=True):
    """One entry of a place list: the first whose `when` holds is where you are."""

    place: Place
    when: Expression | None = None
