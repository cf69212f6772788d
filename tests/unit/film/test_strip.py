"""Strips of prints: composed, enlarged, developed, and laid where there is room."""

from pathlib import Path

import pytest

from game.film import Film, Picture
from game.film.png import Colour, Png, read, write
from game.film.strip import BLANK, BORDER, ENLARGED, GAP, MOST, PAPER, developed, fitting, kept, quantized, shown
from tests.pictured import PRINT, make_film

NIGHT = (11, 14, 18)
WIDTH, HEIGHT = PRINT
SCREENS = [(76, 86), (36, 68), (98, 40), (78, 44), (300, 300)]
"""Rooms that a strip has on the screens there are, in pixels."""


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Film:
    return make_film(tmp_path_factory.mktemp("art"))


@pytest.fixture(scope="module")
def panels(film: Film) -> list[Picture]:
    found = [film.picture(name) for name in ("face", "ear", "ear", "face")]
    return [picture for picture in found if picture]


def colour(png: Png, x: int, y: int) -> Colour:
    return png.palette[png.pixels[y * png.width + x]]


def apart(one: Colour, other: Colour) -> int:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


def test_a_strip_is_read_back_as_it_was_made(panels: list[Picture]) -> None:
    strip = kept(panels)
    assert read(write(strip)) == strip


def test_the_same_pictures_give_the_same_file(panels: list[Picture]) -> None:
    assert write(kept(panels)) == write(kept(list(panels)))


def test_a_strip_has_its_pictures_one_under_the_other_on_white(panels: list[Picture]) -> None:
    strip = kept(panels)
    assert strip.width == (WIDTH + 2 * BORDER) * ENLARGED
    assert strip.height == (4 * HEIGHT + 3 * GAP + 2 * BORDER) * ENLARGED
    for index, panel in enumerate(panels):
        top = BORDER + index * (HEIGHT + GAP)
        assert colour(strip, BORDER * ENLARGED, top * ENLARGED - 1) == PAPER
        for x, y in ((0, 0), (WIDTH - 1, HEIGHT - 1), (31, 17)):
            drawn = panel.palette[panel.frame(0)[y * WIDTH + x]]
            found = {
                colour(strip, (BORDER + x) * ENLARGED + dx, (top + y) * ENLARGED + dy)
                for dx in range(ENLARGED)
                for dy in range(ENLARGED)
            }
            assert len(found) == 1
            assert apart(found.pop(), drawn) <= 4


def test_no_more_pictures_than_have_room_in_a_palette(panels: list[Picture]) -> None:
    strip = kept(panels * 10)
    assert len(strip.palette) <= 256
    assert strip.height == (MOST * HEIGHT + (MOST - 1) * GAP + 2 * BORDER) * ENLARGED


@pytest.mark.parametrize("room", SCREENS)
def test_on_a_screen_a_strip_is_seen_whole(room: tuple[int, int], panels: list[Picture]) -> None:
    sheet = fitting(len(panels), PRINT, room)
    width, height = sheet.extent(len(panels))
    assert width <= room[0]
    assert height <= room[1]
    field = (room[0] + 20, room[1] + 10)
    laid = shown(panels, room, field, (field[0] // 2, field[1] // 2), NIGHT)
    assert (laid.width, laid.height) == field
    columns = [sum(colour(laid, x, y) != NIGHT for y in range(field[1])) for x in range(field[0])]
    assert (sum(map(bool, columns)), max(columns)) == (width, height)


def test_what_lies_outside_the_field_is_cut_off(panels: list[Picture]) -> None:
    laid = shown(panels, (60, 60), (60, 60), (58, 2), NIGHT)
    assert len(laid.pixels) == 60 * 60
    assert colour(laid, 0, 59) == NIGHT


def test_pictures_develop_each_by_itself(panels: list[Picture]) -> None:
    strip = kept(panels)
    white = developed(strip.palette, (0.0,) * 4)
    first = developed(strip.palette, (1.0, 0.0, 0.0, 0.0))
    assert set(white[2:]) == {BLANK}
    assert developed(strip.palette, (1.0,) * 4) == strip.palette
    changed = [before != after for before, after in zip(white, first, strict=True)]
    middle = [(BORDER + index * (HEIGHT + GAP) + 20) * ENLARGED * strip.width + 80 for index in range(4)]
    assert [changed[strip.pixels[at]] for at in middle] == [True, False, False, False]


def test_few_colours_stay_what_they_are() -> None:
    pixels: list[Colour] = [(9, 9, 9), (200, 10, 10), (9, 9, 9)]
    indices, colours = quantized(pixels, 60)
    assert [colours[index] for index in indices] == pixels


def test_many_colours_become_as_many_as_there_may_be() -> None:
    pixels: list[Colour] = [(level, level, level) for level in range(256)]
    indices, colours = quantized(pixels, 8)
    assert len(colours) == 8
    assert max(apart(colours[index], pixel) for index, pixel in zip(indices, pixels, strict=True)) <= 16


def test_a_film_without_a_print_has_no_panel_for_it(tmp_path: Path) -> None:
    film = make_film(tmp_path)
    (tmp_path / "ear-bare-strip.png").unlink()
    assert film.picture("ear") is None
