"""The story as frozen records: what the loader makes of the YAML, and all that the rules read.

Addresses are strings: a node is 'scene/node', a choice 'scene/node.choice'. A target is a node's address,
'ending:ID', 'ending:auto', 'stay' or 'return'.
"""

from enum import IntEnum
from typing import Literal

from msgspec import Struct

from game.model.expression import Expression, Type
from game.model.places import Gear, Place, PlaceRule, Sound
from game.model.text import Paragraph, Text

World = Literal["bare", "lens"]
Teller = Literal["jihye", "taejun", "both", "camcorder", "none"]


class Cube(IntEnum):
    """What the cube does, in order of danger."""

    CALM = 0
    LISTENING = 1
    SEARCHING = 2
    HUNTING = 3
    LOCKED_ON = 4

    __hash__ = int.__hash__  # Enum's own hashes the name, in Python: too slow for a key of every turn


class Difficulty(IntEnum):
    """How forgiving the cube's ear is."""

    STORY = 0
    STANDARD = 1
    STRICT = 2

    __hash__ = int.__hash__

    @property
    def word(self) -> Literal["story", "standard", "strict"]:
        """The name that story data, saves and scripts use."""
        return ("story", "standard", "strict")[self]


class Variable(Struct, frozen=True):
    """A finite variable of the story."""

    name: str
    type: Type
    start: int
    profile: bool = False
    """Outlives a play."""


class MeterChange(Struct, frozen=True):
    """What the story does to the meter on arrival; None leaves a figure as it is."""

    cube: Cube | None = None
    attention: int | None = None
    at_least: int | None = None
    """Attention is raised to this, never lowered."""


class Effects(Struct, frozen=True):
    """`set` and `add`: they read the old state and apply together; `add` saturates."""

    set: dict[str, Expression] = {}
    add: dict[str, int] = {}
    meter: MeterChange | None = None


class Stride(Struct, frozen=True):
    """What a choice does to the gap of a chase."""

    speed: Literal["still", "walk", "run"] = "still"
    door: bool = False
    """Closes a door behind: +1."""
    thrown: bool = False
    """Throws something: +2."""


class Choice(Struct, frozen=True):
    """One choice of a node; without a label it is the fallback."""

    id: str
    address: str
    to: str
    label: Paragraph | None = None
    when: Expression | None = None
    locked: Paragraph | None = None
    """Shown, disabled, with this reason while `when` fails; hidden without it."""
    sounds: tuple[tuple[str, ...], ...] = ()
    """One group, sounding together; with `unknown`, one group for each thing that may be so, the true one first."""
    unknown: str | None = None
    """The flag that, once set, tells which group is the true one."""
    stride: Stride | None = None
    effects: Effects = Effects()
    say: Text = ()
    sticky: bool = False
    line: int = 0
    look: bool = False
    """Turns the head to the blind side."""
    by: str | None = None
    """The channel of a message between them."""


class Clock(Struct, frozen=True):
    """Time for a chase beat, where the player has switched the clock on."""

    seconds: float
    late: str
    """Id of the choice taken when the time is up."""


class PrintRule(Struct, frozen=True):
    """What a panel of a strip of prints shows, while a condition holds."""

    art: str
    """Name of the picture."""
    when: Expression | None = None


class Node(Struct, frozen=True):
    """A situation: prose, and what can be done."""

    address: str
    scene: str
    told_by: Teller
    text: Text = ()
    choices: tuple[Choice, ...] = ()
    to: str | None = None
    """Reads on to this target; only without choices."""
    enter: Effects = Effects()
    place: tuple[PlaceRule, ...] = ()
    """The node's own, else its scene's; the last rule has no `when`."""
    silent: bool = False
    art: str | None = None
    film: str | None = None
    clock: Clock | None = None
    beats: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    line: int = 0
    dark: Expression | None = None
    """Whether it is too dark for hands."""
    waive: dict[str, str] = {}
    """Code of a critic that does not hold here -> why."""
    caption: Text = ()
    """What the frame filmed here shows in the footage."""
    lens: bool = True
    """Whether the camcorder can be raised here, where there is one."""
    marks: int | None = None
    """How many of the camcorder's marks stand on the screen here, in their order; a negative number says how many have
    gone, in the same order. None for all of them."""
    through: bool = False
    """Whether what is told is seen through the lens, although nobody had to raise it."""
    prints: tuple[tuple[PrintRule, ...], ...] = ()
    """Panels of a strip of prints made here, from the top; the last rule of each has no `when`."""


class Events(Struct, frozen=True):
    """Where a scene tells what the cube does: addresses of nodes."""

    locked_on: str | None = None
    taken: str | None = None


class Skip(Struct, frozen=True):
    """How a whole scene is passed over."""

    say: Text
    to: str
    effects: Effects = Effects()


class Scene(Struct, frozen=True):
    """One file of the story."""

    id: str
    title: str
    file: str
    events: Events = Events()
    skip: Skip | None = None
    nodes: tuple[str, ...] = ()
    """Addresses, in reading order."""


class Camcorder(Struct, frozen=True):
    """What the lens costs."""

    needs: Expression
    battery: str
    """The variable that counts what is left."""
    up: int = 1
    """Cost of raising it (`raise` in YAML)."""
    film: int = 1
    reserve: int = 1
    """What the player cannot spend."""
    frames: int = 8


class Channel(Struct, frozen=True):
    """A way to say something to each other: sign, touch, voice."""

    needs: Expression | None = None
    otherwise: Paragraph | None = None
    """Why not (`else` in YAML), shown where `needs` fails."""
    sounds: tuple[str, ...] = ()
    """What it may sound like; the first, unless the choice names one of them itself."""


class CloseCalls(Struct, frozen=True):
    """How many locks are survived."""

    variable: str
    limit: dict[Literal["story", "standard", "strict"], int | None]
    """None is without limit."""


class Picture(Struct, frozen=True):
    """A picture in words: one line for each world."""

    bare: str
    lens: str | None = None
    """None where the lens shows nothing else."""


class Screen(Struct, frozen=True):
    """What the screen shows: names of variables, and of a picture."""

    margin: str | None = None
    """How much of its edge others hold."""
    counter: str | None = None
    """What the camcorder's counter says."""
    title: str | None = None
    """The picture that the story's own title stands in."""


class Ending(Struct, frozen=True):
    """A last frame, or an early end."""

    id: str
    title: str
    when: Expression | None = None
    priority: int = 0
    early: bool = False
    auto: bool = False
    """Has a priority, so that `ending:auto` may choose it."""
    art: str | None = None
    """The picture it is remembered by."""


class Promise(Struct, frozen=True):
    """What the story promises of every play; `before` has two expressions, the others one."""

    id: str
    kind: Literal["always", "never", "reachable", "can_always_reach", "before"]
    terms: tuple[Expression, ...]


class Beats(Struct, frozen=True):
    """Facts that a full play must tell, and those it may."""

    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()


class Story(Struct, frozen=True):
    """A whole, checked story."""

    id: str
    title: str
    version: str
    language: str
    start: str
    scenes: dict[str, Scene]
    nodes: dict[str, Node]
    variables: dict[str, Variable]
    """In the order of the file; then the implied `filmed_…` flags and `frames`."""
    derived: dict[str, Expression] = {}
    sounds: dict[str, Sound] = {}
    gear: dict[str, Gear] = {}
    places: dict[str, Place] = {}
    endings: dict[str, Ending] = {}
    start_meter: MeterChange = MeterChange()
    camcorder: Camcorder | None = None
    close_calls: CloseCalls | None = None
    notes: dict[str, str] = {}
    beats: Beats = Beats()
    promises: tuple[Promise, ...] = ()
    channels: dict[str, Channel] = {}
    pictures: dict[str, Picture] = {}
    screen: Screen = Screen()
    aliases: dict[str, str] = {}
    """What nodes, choices and variables were once called -> what they are called now."""
