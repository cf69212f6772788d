"""Kept plays with their pictures: small, in the look of the moment, and all of them reachable in a small window."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.geometry import Region
from textual.pilot import Pilot

from game.film import Film, Picture
from game.film.shades import SOLID
from game.film.strip import reduced
from game.play import Session
from game.play.settings import Settings
from game.play.slots import SLOTS, Slots
from game.play.store import Store
from game.tui.app import LensApp
from game.tui.cells import HALF
from game.tui.widgets.shelf import COLUMNS, LINES, Shelf
from tests.pictured import make_film, pictured_story
from tests.tui.screen import SHOWPIECE, SMALLEST, reading

SHADES = "".join(block.sign for block in SOLID).strip()
"""Of what a picture is made where there are no colours."""

SIZES = [SMALLEST, SHOWPIECE]


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Film:
    return make_film(tmp_path_factory.mktemp("art"))


@pytest.fixture(autouse=True)
def quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)


def filled(folder: Path, count: int = SLOTS) -> Store:
    """Return a store with so many plays kept in it, at two places in turn."""
    store, story = Store(folder), pictured_story()
    slots = Slots(store, story)
    for number in range(1, count + 1):
        at = ("a/one", "b/hall")[number % 2]
        assert slots.keep(number, Session(story, at=at), f"play {number}") is None
    return store


@asynccontextmanager
async def shelf(
    folder: Path, film: Film, size: tuple[int, int], theme: str = "reality", count: int = SLOTS
) -> AsyncIterator[tuple[Pilot[int], Shelf]]:
    """Open the list of kept plays."""
    store, settings = filled(folder, count), Settings(folder)
    settings.set("motion", "off")
    settings.set("theme", theme)
    app = LensApp(Session(pictured_story()), settings=settings, store=store, film=film)
    async with app.run_test(size=size) as pilot:
        await pilot.press("s")
        await pilot.pause()
        yield pilot, app.screen.query_one(Shelf)


def pictures(listed: Shelf) -> list[str]:
    """Return what stands where a picture can, row by row."""
    return [row[5 : 5 + COLUMNS] for row in reading(listed).splitlines()]


def shown(listed: Shelf, row: int) -> list[tuple[Any, Any]]:
    """Return the colours in which a row's picture is painted."""
    (strip,) = listed.render_lines(Region(0, row, listed.size.width, 1))
    cells = [(style.color, style.bgcolor) for text, style, _control in strip for _cell in text if style]
    return cells[5 : 5 + COLUMNS]


@pytest.mark.parametrize("size", SIZES)
def test_each_kept_play_has_its_picture_beside_its_name_scene_and_time(
    tmp_path: Path, film: Film, size: tuple[int, int]
) -> None:
    async def journey() -> None:
        async with shelf(tmp_path, film, size) as (_pilot, listed):
            rows = reading(listed).splitlines()
            assert set("".join(pictures(listed)[:LINES])) <= {HALF, " "}
            assert HALF in pictures(listed)[0]
            assert "play 1" in rows[0]
            assert "The Booth · 20" in rows[1]
            second = next(at for at, row in enumerate(rows) if "play 2" in row)
            assert "Before · 20" in rows[second + 1]
            assert shown(listed, 0) != shown(listed, second), "another place, another picture"

    asyncio.run(journey())


@pytest.mark.parametrize("size", SIZES)
def test_all_eight_can_be_reached_and_read(tmp_path: Path, film: Film, size: tuple[int, int]) -> None:
    async def journey() -> None:
        async with shelf(tmp_path, film, size) as (pilot, listed):
            assert listed.region.bottom < size[1]
            for number in range(1, SLOTS + 1):
                rows = reading(listed).splitlines()
                at = next(at for at, row in enumerate(rows) if f"play {number}" in row)
                assert rows[at].lstrip().startswith("›")  # noqa: RUF001  (the pointer)
                assert all(picture.strip() for picture in pictures(listed)[at : at + LINES]), number
                assert len(rows) >= at + LINES
                await pilot.press("down")
                await pilot.pause()
            await pilot.press("8")
            await pilot.pause()
            assert "play 8" in "".join(str(static.render()) for static in pilot.app.screen.query("#heading"))

    asyncio.run(journey())


def test_where_all_have_room_none_is_cut_off(tmp_path: Path, film: Film) -> None:
    async def journey() -> None:
        async with shelf(tmp_path, film, SHOWPIECE) as (_pilot, listed):
            rows = reading(listed)
            assert all(f"play {number}" in rows for number in range(1, SLOTS + 1))
            assert "↓" not in rows

    asyncio.run(journey())


def test_a_free_slot_has_no_picture_and_takes_one_row(tmp_path: Path, film: Film) -> None:
    async def journey() -> None:
        async with shelf(tmp_path, film, SMALLEST, count=1) as (_pilot, listed):
            rows = reading(listed).splitlines()
            assert len(rows) == LINES + SLOTS - 1
            assert all(row.split() == [str(number), "free"] for number, row in enumerate(rows[LINES:], 2))

    asyncio.run(journey())


@pytest.mark.parametrize(("theme", "made_of"), [("lens", HALF), ("high-contrast", HALF), ("terminal", SHADES)])
def test_pictures_are_painted_in_half_blocks_or_in_shades_where_there_are_no_colours(
    tmp_path: Path, film: Film, theme: str, made_of: str
) -> None:
    async def journey() -> None:
        async with shelf(tmp_path, film, SMALLEST, theme) as (_pilot, listed):
            signs = set("".join(pictures(listed)[:LINES])) - {" "}
            assert signs
            assert signs <= set(made_of)

    asyncio.run(journey())


def test_a_look_that_is_set_while_they_are_looked_at_holds_for_them_too(tmp_path: Path, film: Film) -> None:
    async def journey() -> None:
        async with shelf(tmp_path, film, SMALLEST) as (pilot, listed):
            assert HALF in pictures(listed)[0]
            await pilot.press("o", "3", "5", "escape")
            await pilot.pause()
            assert pilot.app.screen.query_one(Shelf) is listed
            assert set("".join(pictures(listed))) & set(SHADES) - {HALF}

    asyncio.run(journey())


def test_a_play_whose_picture_is_no_more_is_listed_without_one(tmp_path: Path) -> None:
    async def journey() -> None:
        async with shelf(tmp_path, Film(tmp_path / "nowhere"), SMALLEST) as (_pilot, listed):
            rows = reading(listed).splitlines()
            assert "play 1" in rows[0]
            assert not "".join(pictures(listed)).strip()

    asyncio.run(journey())


def test_a_click_on_a_picture_takes_its_play(tmp_path: Path, film: Film) -> None:
    async def journey() -> None:
        async with shelf(tmp_path, film, SMALLEST) as (pilot, _listed):
            await pilot.click(Shelf, offset=(8, LINES + 1))
            await pilot.pause()
            assert "play 2" in "".join(str(static.render()) for static in pilot.app.screen.query("#heading"))

    asyncio.run(journey())


def light(picture: Picture) -> float:
    """Return how light a picture's first frame is."""
    colours = [picture.palette[index] for index in picture.frame(0)]
    return sum(map(sum, colours)) / len(colours)


@pytest.mark.parametrize("size", [(12, 6), (5, 9), (30, 2)])
def test_a_reduced_picture_covers_its_size_keeps_its_shape_and_is_the_mean_of_what_it_covers(
    film: Film, size: tuple[int, int]
) -> None:
    picture = film.picture("hall", size="small")
    assert picture
    made = reduced(picture, size)
    assert made.width >= size[0]
    assert made.height >= size[1]
    assert made.width == size[0] or made.height == size[1]
    shape = made.width / made.height / (picture.width / picture.height)
    assert 0.75 < shape < 1.34

    assert abs(light(made) - light(picture)) < 0.03 * light(picture)
