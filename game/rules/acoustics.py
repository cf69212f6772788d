"""What the cube hears: the passive sonar equation with the cube as the listener.

Levels are dB(A) at 1 m, distances m, room constants m², times s. Sources: energetic sum, inverse square law and room
constant are in any acoustics text; outdoor propagation after ISO 9613-2; foliage 0.05 dB/m at 500 Hz.
"""

from collections.abc import Iterable
from math import ceil, inf, log10

from msgspec import Struct

from game.model.places import Chase, Indoors, Outdoors, Place, Sound
from game.model.state import NO_MARGIN, Hearing
from game.model.story import Cube, Difficulty

FOLIAGE_LOSS = 0.05
"""dB per metre of foliage."""
FOLIAGE_LIMIT = 200.0
"""Foliage beyond this many metres takes nothing more away (ISO 9613-2, annex A)."""
ROOM_TERM = 25.1
"""16 pi / 2: the diffuse field of a source near the floor (directivity 2) against its direct field."""
CHASE_DISTANCE = 18.0
"""How far behind the cube is in a chase, in m."""
LARGEST_EXCESS = 45
"""Attention never gains more in one turn, before the difficulty's factor."""


class Ear(Struct, frozen=True):
    """How the cube listens in one of its states."""

    hum: float
    """Its own noise, dB."""
    aim_out: float
    """Directivity index outdoors, dB."""
    aim_in: float
    """Directivity index indoors, dB: echoes spoil 10 of it."""
    near: float
    """It comes nearer: factor on the distance."""


EARS: dict[Cube, Ear] = {
    Cube.CALM: Ear(30, 18, 8, 1.0),
    Cube.LISTENING: Ear(24, 22, 12, 1.0),
    Cube.SEARCHING: Ear(34, 22, 12, 0.7),
    Cube.HUNTING: Ear(44, 20, 10, 0.5),
    Cube.LOCKED_ON: Ear(44, 20, 10, 0.5),
}

GAIN_FACTOR: dict[Difficulty, float] = {Difficulty.STORY: 0.5, Difficulty.STANDARD: 1.0, Difficulty.STRICT: 1.25}
DECAY_FACTOR: dict[Difficulty, float] = {Difficulty.STORY: 1.5, Difficulty.STANDARD: 1.0, Difficulty.STRICT: 1.0}


def energetic_sum(levels: Iterable[float]) -> float:
    """Return the level of several sources together, in dB; minus infinity for none."""
    energy = sum(10 ** (level / 10) for level in levels)
    return 10 * log10(energy) if energy else -inf


def averaged(level: float, seconds: float, turn: float) -> float:
    """Return the energy average over a turn of a sound that lasts some of it, in dB."""
    return level + 10 * log10(min(seconds, turn) / turn)


def transmission_loss(place: Place, near: float) -> float:
    """Return what is lost between the act and the cube, in dB; `near` scales the distance."""
    if isinstance(place, Outdoors):
        distance = place.distance * near
        return 20 * log10(distance) + FOLIAGE_LOSS * min(place.foliage, distance, FOLIAGE_LIMIT)
    distance = CHASE_DISTANCE if isinstance(place, Chase) else place.distance * near
    return -10 * log10(1 / distance**2 + ROOM_TERM / place.room) + sum(place.losses)


def gained(signal_excess: float, difficulty: Difficulty) -> int:
    """Return what attention gains from a signal excess in dB; 0 if it is not above the hush."""
    if signal_excess <= 0:
        return 0
    return ceil(GAIN_FACTOR[difficulty] * min(LARGEST_EXCESS, ceil(2 * signal_excess)))


def hear(
    sounds: Iterable[tuple[str, Sound, float]], place: Place, cube: Cube, difficulty: Difficulty = Difficulty.STANDARD
) -> Hearing:
    """Return what the cube hears of one turn.

    Args:
        sounds: Name and figures of each sound, and the dB that gear adds to it.
        place: Where it is made.
        cube: What the cube does at the start of the turn; in a chase it is always hunting.
        difficulty: Scales the gain.
    """
    chased = isinstance(place, Chase)
    ear = EARS[Cube.HUNTING if chased else cube]
    audible = [entry for entry in sounds if not (chased and entry[1].breath)]
    source_level = energetic_sum(averaged(s.level + gear, s.seconds, place.turn) for _, s, gear in audible)
    loss = transmission_loss(place, ear.near)
    noise = energetic_sum((place.ambient, ear.hum))
    directivity = ear.aim_in if isinstance(place, (Indoors, Chase)) else ear.aim_out
    excess = round(source_level - loss - (noise - directivity), 2)
    return Hearing(
        source_level=source_level,
        transmission_loss=loss,
        noise_level=noise,
        directivity=directivity,
        signal_excess=excess,
        margin=max(NO_MARGIN, ceil(excess)) if audible else NO_MARGIN,
        gain=gained(excess, difficulty),
        heard=excess > 0,
        decoy=any(sound.decoy for _, sound, _ in audible),
        sounds=tuple(name for name, _, _ in audible),
    )
