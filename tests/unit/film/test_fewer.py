"""Pictures in 256 colours: what a colour is mixed from, and that words keep their contrast."""

from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.film.fewer import FIRST, TABLE, nearest, picked
from game.film.look import ground
from game.film.pictures import luminance
from game.film.png import Colour
from game.tui.themes import CONTRAST, LENS, REALITY

LEVEL = st.integers(0, 255)
COLOUR = st.tuples(LEVEL, LEVEL, LEVEL)
TILE = [(x, y) for y in range(4) for x in range(4)]


def tile(colour: Colour) -> list[Colour]:
    """A field of one colour as a terminal with 256 shows it."""
    return [TABLE[picked(colour, x, y) - FIRST] for x, y in TILE]


def light(colour: Colour) -> float:
    return 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]


def test_a_colour_of_the_table_is_nearest_to_itself() -> None:
    assert [nearest(colour) for colour in TABLE] == list(range(16, 256))
    assert all(set(tile(colour)) == {colour} for colour in TABLE)


@given(COLOUR)
def test_a_field_is_about_as_light_as_its_colour(colour: Colour) -> None:
    assert abs(mean(map(light, tile(colour))) - light(colour)) <= 24


@given(COLOUR)
def test_a_pattern_has_two_colours_at_most_and_comes_again_every_four_pixels(colour: Colour) -> None:
    assert len(set(tile(colour))) <= 2
    assert all(picked(colour, x, y) == picked(colour, x + 4, y + 8) for x, y in TILE)


@given(LEVEL)
def test_a_grey_is_mixed_from_greys_that_lie_close(level: int) -> None:
    seen = tile((level, level, level))
    assert all(red == green == blue for red, green, blue in seen)
    assert max(seen)[0] - min(seen)[0] <= 17


@pytest.mark.parametrize("dark", [(11, 14, 18), (21, 16, 11), (30, 38, 50), (60, 44, 28)])
def test_what_is_dark_turns_neither_black_nor_blue_nor_red(dark: Colour) -> None:
    red, green, blue = TABLE[nearest(dark) - FIRST]
    assert red == green == blue > 0


def _rgb(text: str) -> Colour:
    return (int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16))


def _contrast(one: Colour, other: Colour) -> float:
    """WCAG 2 contrast ratio, as both are shown."""
    dark, bright = sorted(luminance(TABLE[nearest(colour) - FIRST]) for colour in (one, other))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("look", [REALITY, LENS, CONTRAST], ids=lambda look: look.name)
def test_words_stay_readable_in_256_colours(look: object) -> None:
    assert isinstance(look, type(REALITY)) and look.background
    paper = _rgb(look.background)
    brightest = paper if look is CONTRAST else ground((255, 255, 255), paper)
    for meaning, least in (("prose", 7), ("bone", 7), ("sign", 7), ("quiet", 4.5), ("past", 3)):
        assert _contrast(_rgb(look.variables[meaning]), brightest) >= least, meaning
