"""Pictures without colours: blocks that are as light as what they stand for, and that show edges."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.film import film_of
from game.film.pictures import Entry, Picture
from game.film.png import Colour, Png
from game.film.shades import BLACK, BLOCKS, MAGIC, WHITE, shade, stretched, tones

LEVEL = st.integers(0, 255)
CELLS = [(x, y) for y in range(4) for x in range(4)]


def grey(level: int) -> Colour:
    return (level, level, level)


@given(LEVEL)
def test_a_field_is_about_as_light_as_its_colour(level: int) -> None:
    blocks = [shade(grey(level), grey(level), x, y) for x, y in CELLS]
    assert abs(sum(block.upper + block.lower for block in blocks) / 32 - level / 255) < 0.1


@given(LEVEL, LEVEL)
def test_no_row_and_no_column_of_a_field_is_lighter_than_its_neighbour_by_much(upper: int, lower: int) -> None:
    rows = [sum(shade(grey(upper), grey(lower), x, y).upper for x in range(4)) for y in range(4)]
    columns = [sum(shade(grey(upper), grey(lower), x, y).upper for y in range(4)) for x in range(4)]
    assert max(rows) - min(rows) <= 1
    assert max(columns) - min(columns) <= 1


def test_every_rank_of_the_square_has_its_cell_and_rows_and_columns_one_sum() -> None:
    assert sorted(rank for row in MAGIC for rank in row) == list(range(16))
    assert {sum(row) for row in MAGIC} == {sum(column) for column in zip(*MAGIC, strict=True)} == {30}


def test_an_edge_within_a_cell_is_seen() -> None:
    assert shade(grey(255), grey(0), 0, 0).sign == "▀"
    assert shade(grey(0), grey(255), 0, 0).sign == "▄"


def test_blocks_differ_in_what_they_show() -> None:
    assert len({(block.sign, block.faint) for block in BLOCKS}) == len(BLOCKS)


def picture(*levels: int) -> Picture:
    palette = tuple(grey(level) for level in levels)
    return Picture(Entry(), Png(len(levels), 1, palette, bytes(range(len(levels)))))


def test_a_dull_picture_gets_all_shades_and_a_black_one_stays_black() -> None:
    dull, black = picture(*range(60, 160)), picture(*range(10))
    assert stretched((grey(60), grey(160)), tones(dull)) == (grey(0), grey(255))
    assert tones(black).white == WHITE
    assert max(max(stretched(black.palette, tones(black)))) < 20


@pytest.mark.parametrize("size", ["wide", "small"])
def test_every_picture_of_the_game_has_a_black_and_a_white(size: str) -> None:
    film = film_of()
    for name, entry in film.index.items():
        for world in entry.worlds:
            shown = film.picture(name, world, "wide" if size == "wide" else "small")
            assert shown
            found = tones(shown)
            assert 0 <= found.black <= BLACK < WHITE <= found.white <= 255
