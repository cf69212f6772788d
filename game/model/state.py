"""One play at one moment, and what a step makes of it. Every record is frozen and compares by value.

The records of a turn hold only one another and plain values, so they can form no cycle: the garbage collector need
not look at them (`gc=False`), which a random play of millions of turns can feel.
"""

from msgspec import Struct

from game.model.story import Cube, Difficulty
from game.model.text import Line

NO_MARGIN = -99
"""Margin of a turn without any sound, whose signal excess is minus infinity."""


class Meter(Struct, frozen=True, gc=False, cache_hash=True):
    """The cube's ear."""

    attention: int = 0
    """0 to 100."""
    cube: Cube = Cube.CALM
    quiet: int = 0
    """Quiet turns running: 0, or 1 for one and more."""
    heard: bool = False
    """The last turn was heard."""
    reprieve: bool = False
    """After a close call the cube does not rise on the next turn."""


class Pending(Struct, frozen=True, gc=False):
    """Where a choice led before the cube locked on; `return` goes there."""

    to: str
    arrives: bool
    """False for a choice with `to: stay`: one never left."""
    gap: str = ""
    """The gap to open again, when the lock ended a chase."""


class State(Struct, frozen=True, gc=False):
    """A play at one moment: all that the rules need, and nothing that can be worked out from it."""

    node: str
    """Address of the node, or 'ending:ID' once ended."""
    values: tuple[int, ...]
    """Of the story's variables, in their order."""
    meter: Meter
    taken: int = 0
    """A bit for each once-only or asked-about choice that was taken."""
    visits: tuple[int, ...] = ()
    """Arrivals at the nodes where the count matters, no higher than it matters."""
    lens: bool = False
    pending: Pending | None = None
    difficulty: Difficulty = Difficulty.STANDARD
    looked: bool = False
    """The head was turned to the blind side, here; every arrival begins without."""


class Hearing(Struct, frozen=True, gc=False):
    """From an act to what the cube hears, in dB: the passive sonar equation, term by term."""

    source_level: float
    """SL, energetic sum over the turn; minus infinity without a sound."""
    transmission_loss: float
    """TL."""
    noise_level: float
    """NL, the place's noise and the cube's own."""
    directivity: float
    """DI."""
    signal_excess: float
    """SE = SL - TL - (NL - DI), to 0.01 dB."""
    margin: int
    """SE rounded up to whole dB; NO_MARGIN without a sound."""
    gain: int
    """What attention gains; 0 when not heard."""
    heard: bool
    decoy: bool = False
    sounds: tuple[str, ...] = ()


class Outcome(Struct, frozen=True, gc=False):
    """What one act does to the meter. The preview of a choice and the result of taking it are the same record."""

    hearing: Hearing
    meter: Meter
    gap: int | None = None
    """The lead afterwards, in a chase."""

    @property
    def locked(self) -> bool:
        """Whether the cube locks on: a close call."""
        return self.meter.cube == Cube.LOCKED_ON


class Preview(Struct, frozen=True):
    """What a choice will do; two ends of a span while the footing is unknown, else twice the same."""

    low: Outcome
    high: Outcome


class Offer(Struct, frozen=True):
    """A choice as it is offered."""

    id: str
    address: str
    label: Line
    enabled: bool = True
    reason: Line | None = None
    """Why not, for a choice shown disabled."""
    preview: Preview | None = None
    """None where the cube does not listen: silent nodes, events."""
    number: int = 0
    """What a player types for it, from 1; 0 while disabled."""
    words: str = ""
    """The preview in the words of whoever tells; the rules leave it to `play`."""
    brief: str = ""
    """The same for a line beside a meter: without what the meter shows."""


class Said(Struct, frozen=True, gc=False):
    """What a choice says, in the state it is said in."""

    choice: str
    """Address of the choice."""
    state: State


Passage = State | Said
"""Something told: a state tells the text of its node."""


class Turn(Struct, frozen=True, gc=False):
    """What one step told and did."""

    choice: str
    """Address of the choice taken; empty for the first arrival."""
    outcome: Outcome | None
    """None where the cube does not listen."""
    told: tuple[Passage, ...]
    """In order: what was said, then the nodes arrived at."""
    lines: tuple[Line, ...] | None = None
    """All that was told, where it is a text that always reads the same."""
