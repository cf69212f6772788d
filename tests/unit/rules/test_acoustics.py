"""The sonar equation, cell by cell as the noise model gives it, and what must hold of it everywhere."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model.places import Chase, Indoors, Outdoors, Place, Sound
from game.model.state import NO_MARGIN
from game.model.story import Cube, Difficulty
from game.rules.acoustics import averaged, energetic_sum, hear, transmission_loss

PLACES: dict[str, Place] = {
    "wood far": Outdoors(distance=40, foliage=40, ambient=43),
    "wood near": Outdoors(distance=15, foliage=15, ambient=43),
    "atrium dry": Indoors(distance=30, room=211, ambient=28),
    "atrium heap": Indoors(distance=30, room=399, ambient=28),
    "atrium rain": Indoors(distance=30, room=399, ambient=48),
    "next room": Indoors(distance=6, room=38, losses=(21,), ambient=28),
}

ACTS = {
    "sign small": (18, 10),
    "gasping": (50, 10),
    "whisper": (33, 3),
    "talk": (60, 3),
    "leaves sneak": (38, 10),
    "leaves walk": (52, 10),
    "leaves run": (62, 10),
    "tile barefoot": (30, 10),
    "tile sneak": (36, 10),
    "tile walk": (48, 10),
    "tile run": (62, 10),
    "fork on china": (52, 0.5),
    "plate drops": (88, 0.5),
    "laugh": (65, 2),
    "booth motor": (58, 8),
}

# Section 4 of the noise model: gain from calm, Standard, each act alone. None is a cell it leaves empty.
GAINS: dict[str, tuple[int | None, ...]] = {
    "sign small": (0, 0, 0, 0, 0, 0),
    "gasping": (0, 2, 34, 28, 0, 7),
    "whisper": (0, 0, 0, 0, 0, 0),
    "talk": (0, 11, 43, 38, 6, 17),
    "leaves sneak": (0, 0, None, None, None, None),
    "leaves walk": (0, 6, None, None, None, None),
    "leaves run": (6, 26, None, None, None, None),
    "tile barefoot": (None, None, 0, 0, 0, 0),
    "tile sneak": (None, None, 6, 0, 0, 0),
    "tile walk": (None, None, 30, 24, 0, 3),
    "tile run": (None, None, 45, 45, 20, 31),
    "fork on china": (None, None, 12, 6, 0, 0),
    "plate drops": (None, None, 45, 45, 45, 45),
    "laugh": (None, None, 45, 44, 13, 23),
    "booth motor": (None, None, 45, 42, 11, 21),
}

CELLS = [
    (act, place, gain)
    for act, gains in GAINS.items()
    for place, gain in zip(PLACES, gains, strict=True)
    if gain is not None
]

levels = st.floats(0, 110)
durations = st.floats(0.1, 60)
places = st.sampled_from(list(PLACES.values()))
cubes = st.sampled_from([Cube.CALM, Cube.LISTENING, Cube.SEARCHING, Cube.HUNTING])


def one(level: float, seconds: float, gear: float = 0.0) -> list[tuple[str, Sound, float]]:
    return [("act", Sound(level=level, seconds=seconds), gear)]


@pytest.mark.parametrize(("act", "place", "gain"), CELLS)
def test_each_act_gains_in_each_place_what_the_model_says(act: str, place: str, gain: int) -> None:
    assert hear(one(*ACTS[act]), PLACES[place], Cube.CALM).gain == gain


def test_the_heap_takes_a_little_under_three_decibels_from_the_hall() -> None:
    dry, heap = PLACES["atrium dry"], PLACES["atrium heap"]
    assert transmission_loss(heap, 1) - transmission_loss(dry, 1) == pytest.approx(2.7, abs=0.1)


def test_two_equal_sounds_are_three_decibels_above_one() -> None:
    assert energetic_sum([60, 60]) == pytest.approx(63.01, abs=0.01)


def test_a_sound_of_a_tenth_of_the_turn_is_averaged_ten_decibels_down() -> None:
    assert averaged(60, 1, 10) == pytest.approx(50)


def test_a_sound_longer_than_the_turn_is_not_averaged_up() -> None:
    assert averaged(60, 25, 10) == 60


def test_a_turn_without_a_sound_is_under_the_hush() -> None:
    heard = hear([], PLACES["wood near"], Cube.HUNTING)
    assert (heard.heard, heard.gain, heard.margin) == (False, 0, NO_MARGIN)
    assert heard.signal_excess == -math.inf


def test_foliage_counts_no_further_than_the_distance() -> None:
    near, thick = Outdoors(distance=15, foliage=15, ambient=43), Outdoors(distance=15, foliage=500, ambient=43)
    assert transmission_loss(near, 1) == transmission_loss(thick, 1)


def test_foliage_counts_no_further_than_two_hundred_metres() -> None:
    assert transmission_loss(Outdoors(distance=900, foliage=900, ambient=43), 1) == pytest.approx(
        20 * math.log10(900) + 10
    )


def test_a_chase_is_heard_by_a_hunting_cube_whatever_its_state() -> None:
    hall = Chase(gap="gap", room=399, ambient=28)
    assert hear(one(62, 10), hall, Cube.CALM) == hear(one(62, 10), hall, Cube.HUNTING)


def test_breath_is_not_summed_in_a_chase() -> None:
    breath = [("gasping", Sound(level=50, seconds=10, breath=True), 0.0)]
    assert hear(breath, Chase(gap="gap", room=399, ambient=28), Cube.HUNTING).margin == NO_MARGIN
    assert hear(breath, PLACES["atrium dry"], Cube.HUNTING).heard


@given(levels, levels, durations, places, cubes)
def test_a_louder_act_is_never_heard_less(
    first: float, second: float, seconds: float, place: Place, cube: Cube
) -> None:
    low, high = sorted((first, second))
    assert hear(one(low, seconds), place, cube).gain <= hear(one(high, seconds), place, cube).gain


@given(levels, durations, places, cubes)
def test_adding_a_sound_never_makes_a_turn_fainter(level: float, seconds: float, place: Place, cube: Cube) -> None:
    alone, together = one(level, seconds), one(level, seconds) + one(40, 10)
    assert hear(together, place, cube).signal_excess >= hear(alone, place, cube).signal_excess


@given(levels, durations, places, cubes, st.sampled_from(list(Difficulty)))
def test_an_act_gains_exactly_when_it_is_heard(
    level: float, seconds: float, place: Place, cube: Cube, difficulty: Difficulty
) -> None:
    heard = hear(one(level, seconds), place, cube, difficulty)
    assert heard.heard == (heard.gain > 0) == (heard.signal_excess > 0)
    assert heard.margin == max(NO_MARGIN, math.ceil(heard.signal_excess))
    assert 0 <= heard.gain <= 57


@given(levels, durations, places, cubes)
def test_story_hears_half_and_strict_a_quarter_more(level: float, seconds: float, place: Place, cube: Cube) -> None:
    story, standard, strict = (hear(one(level, seconds), place, cube, d).gain for d in Difficulty)
    assert (story, strict) == (math.ceil(standard / 2), math.ceil(standard * 1.25))


@given(levels, durations, places, cubes, st.floats(-20, 20))
def test_gear_shifts_a_sound_by_its_decibels(
    level: float, seconds: float, place: Place, cube: Cube, gear: float
) -> None:
    worn, bare = hear(one(level, seconds, gear), place, cube), hear(one(level + gear, seconds), place, cube)
    assert worn.signal_excess == bare.signal_excess


def test_only_the_hunting_cubes_own_noise_masks_what_it_comes_nearer_to_hear() -> None:
    """The louder it hunts, the worse it hears: indoors its hum outweighs the half distance."""
    excess = {cube: hear(one(50, 10), PLACES["atrium heap"], cube).signal_excess for cube in Cube}
    assert excess[Cube.LISTENING] > excess[Cube.SEARCHING] > excess[Cube.HUNTING]
    assert excess[Cube.LISTENING] > excess[Cube.CALM]
