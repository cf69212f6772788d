"""Pictures on the screen: loops, layers, grades, and a cube that hangs where the meter says."""

from math import tau
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.film import Film, Picture, film_of
from game.film.crowd import standing
from game.film.cube import FORGE, lit
from game.film.look import Look, graded, ground
from game.film.pictures import CubePath, Entry, Hang, luminance
from game.film.png import Png, write
from game.film.view import View
from game.tui.themes import LENS, REALITY

LEVEL = st.integers(0, 255)
COLOUR = st.tuples(LEVEL, LEVEL, LEVEL)
PAPER = (11, 14, 18)


def picture(width: int = 8, height: int = 6, frames: int = 2, cube: CubePath | None = None, deep: int = 255) -> Picture:
    pixels = bytes((at * 7 + at // (width * height)) % 16 for at in range(width * height * frames))
    palette = tuple((level * 16, level * 15, level * 14) for level in range(16))
    depth = Png(width, height, (), bytes([deep]) * (width * height)) if cube else None
    return Picture(Entry(frames, 5, cube=cube), Png(width, height * frames, palette, pixels), depth)


def test_a_loop_goes_round() -> None:
    shown = picture(frames=3)
    assert shown.frame(0) == shown.frame(3) != shown.frame(1)
    assert [shown.frame_at(at / 5) for at in range(7)] == [0, 1, 2, 0, 1, 2, 0]


@given(st.integers(1, 200), st.integers(1, 60), st.floats(0, 200))
def test_every_cell_shows_a_pixel_of_the_picture_at_any_size(columns: int, lines: int, centre: float) -> None:
    shown = picture()
    view = View(shown, columns, lines, centre)
    rows = [view.row(shown.frame(0), half) for half in range(2 * lines)]
    assert all(len(row) == columns and max(row) < 16 for row in rows)


def test_at_its_own_size_a_picture_is_shown_pixel_by_pixel() -> None:
    shown = picture(8, 6)
    view = View(shown, 8, 3)
    assert b"".join(bytes(view.row(shown.frame(1), half)) for half in range(6)) == shown.frame(1)


@given(st.lists(COLOUR, min_size=1, max_size=16), st.floats(0, 1), st.booleans(), st.floats(0, 1))
def test_no_grade_makes_a_picture_brighter(
    palette: list[tuple[int, int, int]], tension: float, locked: bool, exposure: float
) -> None:
    for before, after in zip(palette, graded(palette, Look(tension, locked, exposure)), strict=True):
        assert max(after) <= max(before) + 1


def _contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """WCAG 2 contrast ratio."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _rgb(text: str) -> tuple[int, int, int]:
    return (int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16))


@pytest.mark.parametrize("look", [REALITY, LENS], ids=lambda look: look.name)
def test_words_stay_readable_on_any_picture(look: object) -> None:
    assert isinstance(look, type(REALITY)) and look.background
    brightest = ground((255, 255, 255), _rgb(look.background))
    for meaning, least in (("prose", 7), ("bone", 7), ("sign", 7), ("quiet", 4.5), ("past", 3)):
        assert _contrast(_rgb(look.variables[meaning]), brightest) >= least, meaning


@given(COLOUR)
def test_what_is_left_of_a_picture_under_words_is_never_darker_than_the_paper(colour: tuple[int, int, int]) -> None:
    under = ground(colour, PAPER)
    assert all(low <= level <= low + 40 for low, level in zip(PAPER, under, strict=True))


@given(st.floats(2, 12), st.floats(0, tau), st.floats(0, 1))
def test_a_cube_is_solid_in_its_middle_and_stays_in_the_picture(r: float, angle: float, glow: float) -> None:
    pixels = list(lit(Hang(20, 20, r, 5), angle, 40, 40, glow))
    assert all(0 <= p.x < 40 and 0 <= p.y < 40 and 0 < p.share <= 1 for p in pixels)
    assert any((p.x, p.y) == (20, 20) and p.share == 1 for p in pixels)


def test_only_a_cube_that_has_locked_on_is_red() -> None:
    for locked in (False, True):
        middle = next(p for p in lit(Hang(20, 20, 8, 0), 0.7, 40, 40, 1, locked) if (p.x, p.y) == (20, 20))
        red, green, blue = middle.colour
        assert (red > 1.5 * max(green, blue)) == locked
    assert FORGE[0] > 2 * FORGE[1]


def test_the_nearer_it_is_the_larger_it_hangs() -> None:
    path = CubePath(Hang(10, 10, 2, 20), Hang(20, 14, 6, 5))
    assert [path.at(share).r for share in (0, 0.5, 1)] == [2, 4, 6]


def test_what_stands_nearer_hides_the_cube() -> None:
    path = CubePath(Hang(4, 3, 2, 20), Hang(4, 3, 2, 5))
    assert not picture(cube=path, deep=255).is_nearer(0, 0, 20)
    assert picture(cube=path, deep=30).is_nearer(0, 0, 20)
    assert not picture(cube=path, deep=60).is_nearer(0, 0, 5)


def test_people_leave_the_edge_by_thirds_and_nobody_is_left_at_last() -> None:
    counts = [len({(p.x, p.y) for p in standing(thirds, 78, 90, 78)}) for thirds in range(4)]
    assert counts[0] == 0
    assert counts == sorted(set(counts))


def test_a_missing_or_broken_picture_is_no_error(tmp_path: Path) -> None:
    film = Film(tmp_path)
    assert film.picture("wood") is None
    (tmp_path / "art.json").write_text('{"wood": {"frames": 1}, "hall": {}}')
    film = Film(tmp_path)
    assert film.picture("wood") is None
    (tmp_path / "hall-bare-wide.png").write_bytes(b"no picture")
    assert film.picture("hall") is None
    (tmp_path / "wood-bare-wide.png").write_bytes(write(Png(2, 2, ((1, 2, 3),), bytes(4))))
    shown = Film(tmp_path).picture("wood", "lens")
    assert shown and (shown.width, shown.height) == (2, 2)


def test_the_pictures_of_the_game_are_all_there() -> None:
    film = film_of()
    for name, entry in film.index.items():
        for world in entry.worlds:
            for size in ("wide", "small"):
                shown = film.picture(name, world, size)
                assert shown, (name, world, size)
                assert shown.height * shown.frames <= 4000
