"""The cube as a state machine, and how one turn moves it.

`TRANSITIONS` is the machine. The rules look its answers up in a table that is made by running the machine over every
state and event, once in a process, or was made so before and kept.
"""

import functools
from math import ceil
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from game.model.state import Hearing, Meter
from game.model.story import Cube, Difficulty, MeterChange
from game.rules.acoustics import DECAY_FACTOR

if TYPE_CHECKING:
    from transitions import Machine

FULL = 100
"""Attention's upper end."""
AWAY_CEILING = 94
"""Attention's upper end while the meter is put away: no lock comes unseen."""
AFTER_CLOSE_CALL = 40
"""Attention after a close call."""


class Band(Struct, frozen=True):
    """Thresholds of one state; attention, 0 to 100."""

    enter: int
    """Rises into the state at this attention."""
    leave: int
    """Falls out of it below this."""
    decay: int
    """What a quiet turn takes away, before the difficulty's factor."""


BANDS: dict[Cube, Band] = {
    Cube.CALM: Band(0, 0, 14),
    Cube.LISTENING: Band(20, 10, 12),
    Cube.SEARCHING: Band(45, 30, 11),
    Cube.HUNTING: Band(70, 55, 10),
    Cube.LOCKED_ON: Band(95, 0, 0),
}

LOOSE = (Cube.CALM, Cube.LISTENING, Cube.SEARCHING, Cube.HUNTING)
"""Every state but the lock; what story data may force."""

TRANSITIONS: list[dict[str, Any]] = [
    {"trigger": "rise", "source": Cube.CALM, "dest": Cube.LISTENING},
    {"trigger": "rise", "source": Cube.LISTENING, "dest": Cube.SEARCHING},
    {"trigger": "rise", "source": Cube.SEARCHING, "dest": Cube.HUNTING},
    {"trigger": "rise", "source": Cube.HUNTING, "dest": Cube.LOCKED_ON},
    {"trigger": "fall", "source": Cube.HUNTING, "dest": Cube.SEARCHING},
    {"trigger": "fall", "source": Cube.SEARCHING, "dest": Cube.LISTENING},
    {"trigger": "fall", "source": Cube.LISTENING, "dest": Cube.CALM},
    {"trigger": "lure", "source": Cube.HUNTING, "dest": Cube.SEARCHING},
    {"trigger": "lose", "source": Cube.LOCKED_ON, "dest": Cube.SEARCHING},
    {"trigger": "outrun", "source": Cube.LOCKED_ON, "dest": Cube.HUNTING},
    *({"trigger": f"force_{dest.name.lower()}", "source": list(LOOSE), "dest": dest} for dest in LOOSE),
]
"""A chase's close call ends in `outrun`, any other in `lose`; `force_…` is the story's own doing."""


class CubeModel:
    """What the machine moves. The triggers are declared so that they are typed; the machine replaces them."""

    state: Cube

    def rise(self) -> bool:
        """It heard you, and attention reached the next state's threshold."""
        raise AssertionError

    def fall(self) -> bool:
        """Two quiet turns or more, and attention is below this state's threshold."""
        raise AssertionError

    def lure(self) -> bool:
        """A decoy draws it away."""
        raise AssertionError

    def lose(self) -> bool:
        """A close call is over."""
        raise AssertionError

    def outrun(self) -> bool:
        """A close call in a chase is over: it hunts on."""
        raise AssertionError

    def force_calm(self) -> bool:
        """The story makes it calm."""
        raise AssertionError

    def force_listening(self) -> bool:
        """The story makes it listen."""
        raise AssertionError

    def force_searching(self) -> bool:
        """The story makes it search."""
        raise AssertionError

    def force_hunting(self) -> bool:
        """The story makes it hunt."""
        raise AssertionError


EVENTS = tuple(dict.fromkeys(entry["trigger"] for entry in TRANSITIONS))
"""Every event of the machine, once."""


def machine(model: CubeModel, initial: Cube = Cube.CALM) -> "Machine":
    """Return the cube's machine, driving `model`."""
    from transitions import Machine  # here, because the rules only need it once

    return Machine(
        model=model,
        states=Cube,
        transitions=TRANSITIONS,
        initial=initial,
        auto_transitions=False,
        queued=True,
        model_override=True,
        ignore_invalid_triggers=True,
    )


Table = dict[str, dict[Cube, Cube]]
"""Event -> state -> next state."""
_known: Table = {}


def table() -> Table:
    """Return what each event does in each state, worked out once; an event a state does not know changes nothing."""
    if not _known:
        recall(_run())
    return _known


def recall(answers: Table) -> None:
    """Answer from a table that the machine was run for before."""
    _known.update(answers)


def _run() -> Table:
    """Run the machine over every state and event."""
    model = CubeModel()
    running = machine(model)
    answers: Table = {}
    for event in EVENTS:
        answers[event] = {}
        for state in Cube:
            running.set_state(state)
            if event in running.get_triggers(state.name):  # asked, since a refusal would be logged as a warning
                getattr(model, event)()
            answers[event][state] = model.state
    return answers


def after_hearing(meter: Meter, hearing: Hearing, away: bool = False) -> Meter:
    """Return the meter after a heard turn: attention grows, and the cube rises at most one state.

    With a decoy it goes where the decoy fell, and is searching at most. With the meter away nothing can lock on.
    """
    ceiling = max(meter.attention, AWAY_CEILING) if away else FULL
    attention = min(ceiling, meter.attention + hearing.gain)
    cube = table()["lure"][meter.cube] if hearing.decoy else meter.cube
    if cube == meter.cube and not meter.reprieve:
        higher = table()["rise"][cube]
        barred = (hearing.decoy and higher > Cube.SEARCHING) or (away and higher == Cube.LOCKED_ON)
        if attention >= BANDS[higher].enter and not barred:
            cube = higher
    return Meter(attention, cube, quiet=0, heard=True)


def after_quiet(meter: Meter, difficulty: Difficulty) -> Meter:
    """Return the meter after an unheard turn: attention wanes, and from the second running the cube may fall by one."""
    band = BANDS[meter.cube]
    attention = max(0, meter.attention - ceil(DECAY_FACTOR[difficulty] * band.decay))
    falls = meter.quiet and attention < band.leave
    return Meter(attention, table()["fall"][meter.cube] if falls else meter.cube, quiet=1, heard=False)


@functools.lru_cache(maxsize=65536)
def advance(meter: Meter, hearing: Hearing, difficulty: Difficulty, away: bool = False) -> Meter:
    """Return the meter after one turn that was heard as `hearing`."""
    return after_hearing(meter, hearing, away) if hearing.heard else after_quiet(meter, difficulty)


def chased(meter: Meter, hearing: Hearing, caught: bool) -> Meter:
    """Return the meter after a beat of a chase: attention frozen, hunting unless the gap closed."""
    cube = table()["rise" if caught else "force_hunting"][Cube.HUNTING]
    return Meter(meter.attention, cube, quiet=0 if hearing.heard else 1, heard=hearing.heard)


def released(meter: Meter, chase: bool) -> Meter:
    """Return the meter after a close call; in a chase it hunts on, elsewhere it has lost you for a turn."""
    if chase:
        return replace(meter, cube=table()["outrun"][meter.cube])
    return replace(meter, attention=AFTER_CLOSE_CALL, cube=table()["lose"][meter.cube], reprieve=True)


def forced(meter: Meter, change: MeterChange) -> Meter:
    """Return the meter after the story itself has moved it on arrival; never out of a lock."""
    attention = meter.attention if change.attention is None else change.attention
    attention = max(attention, change.at_least or 0)
    cube = meter.cube if change.cube is None else table()[f"force_{change.cube.name.lower()}"][meter.cube]
    return replace(meter, attention=attention, cube=cube)
