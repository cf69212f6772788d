"""The title page, act cards, the photo strip and the gallery, key by key in a window of either size."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from math import inf
from pathlib import Path

import pytest
from textual.geometry import Region
from textual.pilot import Pilot

from game.film import Film, pictures, png
from game.film.png import Colour
from game.film.strip import BLANK, PAPER
from game.play import Session
from game.play.album import Album
from game.play.keepsakes import Keepsakes
from game.tui.app import LensApp
from game.tui.lettering import BONE, inked, title_over
from game.tui.measure import spaced, title_place
from game.tui.opening import Screen, frame
from game.tui.screens import pictured
from game.tui.screens.gallery import GalleryScreen
from game.tui.screens.play import PlayScreen
from game.tui.themes import REALITY
from game.tui.typeset import POINTER
from game.tui.widgets.cut import Cut
from game.tui.widgets.film import Moving
from game.tui.widgets.prose import Prose
from game.tui.widgets.stills import Stills, grid_for
from tests.pictured import make_film, pictured_story
from tests.tui.screen import SHOWPIECE, SMALLEST, reading

TALL = (100, 50)
SIZES = [SMALLEST, SHOWPIECE]


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Film:
    return make_film(tmp_path_factory.mktemp("art"))


@pytest.fixture(autouse=True)
def patient_cards(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let cards lie there until a key is pressed, however slow the machine is."""
    monkeypatch.setattr("game.tui.projector.CARD", inf)


@asynccontextmanager
async def shown(
    film: Film,
    size: tuple[int, int],
    motion: str = "off",
    at: str | None = None,
    album: Album | None = None,
    found: tuple[str, ...] = (),
) -> AsyncIterator[Pilot[int]]:
    """Open the story with pictures."""
    session = Session(pictured_story(), at=at)
    app = LensApp(session, motion=motion, keepsakes=Keepsakes(album, lambda: found), film=film)
    async with app.run_test(size=size) as pilot:
        app.theme = REALITY.name
        await pilot.pause()
        yield pilot


def page(pilot: Pilot[int]) -> PlayScreen:
    screen = pilot.app.screen_stack[0]
    assert isinstance(screen, PlayScreen)
    return screen


def moves(pilot: Pilot[int]) -> tuple[str, ...]:
    assert isinstance(pilot.app, LensApp)
    return pilot.app.session.moves


def halves(widget: Moving) -> list[list[tuple[Colour, Colour]]]:
    """Return the colours of each cell of a picture: of its upper and of its lower half."""
    lines = []
    for strip in widget.render_lines(Region(0, 0, *widget.size)):
        cells: list[tuple[Colour, Colour]] = []
        for text, style, _control in strip:
            assert style
            assert style.bgcolor
            lower = tuple(style.bgcolor.get_truecolor())
            upper = tuple(style.color.get_truecolor()) if style.color and text[0] == "▀" else lower
            cells += [(upper, lower)] * len(text)  # type: ignore[list-item]
        lines.append(cells)
    return lines


# The title


@pytest.mark.parametrize("size", [SHOWPIECE, TALL])
def test_the_title_stands_in_its_picture_where_the_first_frame_had_it(size: tuple[int, int], film: Film) -> None:
    async def journey() -> None:
        async with shown(film, size) as pilot:
            title = title_over("Small", *size)
            assert title
            moving = page(pilot).film
            left = moving.region.x
            lines = halves(moving)
            whole = [ink for ink in inked(title) if ink.share == 1.0]
            assert len(whole) > 20
            assert {lines[ink.y // 2][ink.x - left][ink.y % 2] for ink in whole} == {BONE}
            assert spaced("Small") not in reading(pilot.app.screen.query_one(Prose))

    asyncio.run(journey())


def test_in_a_small_window_the_title_stands_on_the_page_where_the_first_frame_had_it(film: Film) -> None:
    async def journey() -> None:
        async with shown(film, SMALLEST) as pilot:
            left, top = title_place(*SMALLEST)
            prose = page(pilot).query_one(Prose)
            assert reading(prose).splitlines()[top - prose.region.y][left - prose.region.x :] == spaced("Small")
            assert f"\x1b[{top + 1};{left + 1}H" in frame("Small", Screen(*SMALLEST))

    asyncio.run(journey())


def test_the_first_frame_has_half_blocks_where_there_is_a_picture_and_words_elsewhere() -> None:
    assert "▀" in frame("Small", Screen(*SHOWPIECE, pictured=True, drawn=True, colour=True))
    assert set("▀▄█") & set(frame("Small", Screen(*SHOWPIECE, pictured=True, drawn=True)))
    for title, drawn in (("Small", False), ("렌즈", True)):
        assert spaced(title) in frame(title, Screen(*SHOWPIECE, pictured=True, drawn=drawn))


@pytest.mark.parametrize("size", [(120, 36), (160, 45), (100, 50), (80, 40), (300, 90)])
def test_a_drawn_title_stays_in_the_upper_part_of_its_picture(size: tuple[int, int]) -> None:
    title = title_over("What the Lens Kept", *size)
    for ink in inked(title) if title else ():
        assert 0 <= ink.x < size[0]
        assert 0 <= ink.y < 0.6 * 2 * size[1]


def test_under_the_title_its_own_scene_has_no_heading(film: Film) -> None:
    async def journey() -> None:
        async with shown(film, SMALLEST) as pilot:
            assert spaced("Before") not in reading(page(pilot).query_one(Prose))
            await pilot.press("1")
            assert spaced("The Booth") in reading(page(pilot).query_one(Prose))

    asyncio.run(journey())


# Act cards


@pytest.mark.parametrize("size", SIZES)
def test_a_scene_begins_with_its_card_and_a_key_only_puts_it_away(size: tuple[int, int], film: Film) -> None:
    async def journey() -> None:
        async with shown(film, size, "full") as pilot:
            page(pilot).cut.end()
            await pilot.press("1")
            cut = page(pilot).query_one(Cut)
            assert cut.display
            assert cut.size == size
            words = reading(cut)
            assert spaced("The Booth") in words
            assert "Ji-hye tells" in words
            before = moves(pilot)
            await pilot.press("1")
            assert not cut.display
            assert moves(pilot) == before
            await pilot.press("2")
            assert moves(pilot) == (*before, "b/booth.shyly")

    asyncio.run(journey())


@pytest.mark.parametrize("motion", ["reduced", "off"])
def test_without_full_motion_no_card_lies_over_the_page(motion: str, film: Film) -> None:
    async def journey() -> None:
        async with shown(film, SMALLEST, motion) as pilot:
            await pilot.press("1")
            assert not page(pilot).query_one(Cut).display
            await pilot.press("2")
            assert len(moves(pilot)) == 2

    asyncio.run(journey())


def test_a_card_is_dealt_once(film: Film) -> None:
    async def journey() -> None:
        async with shown(film, SHOWPIECE, "full") as pilot:
            await pilot.press("1", "escape", "u", "1")
            assert moves(pilot) == ("a/one.begin",)
            assert not page(pilot).query_one(Cut).display

    asyncio.run(journey())


def test_a_card_goes_where_the_window_changes(film: Film) -> None:
    async def journey() -> None:
        async with shown(film, SHOWPIECE, "full") as pilot:
            await pilot.press("1")
            assert page(pilot).query_one(Cut).display
            await pilot.resize_terminal(120, 40)
            await pilot.pause()
            assert not page(pilot).query_one(Cut).display

    asyncio.run(journey())


# The window changes


Cell = tuple[str, object, object]
"""A sign, what it is written on, and with."""


def painted(pilot: Pilot[int]) -> list[list[Cell]]:
    """Return the screen, row by row."""
    rows = []
    for strip in pilot.app.screen._compositor.render_strips():
        row: list[Cell] = []
        for text, style, _control in strip:
            row += [(sign, style and style.bgcolor, style and sign != " " and style.color) for sign in text]
        rows.append(row)
    return rows


WINDOWS = [TALL, (160, 60), SMALLEST, (100, 60), SHOWPIECE]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", ["v", "o"])
def test_the_window_may_change_while_something_lies_over_the_page(key: str, size: tuple[int, int], film: Film) -> None:
    async def fresh(window: tuple[int, int]) -> tuple[object, object]:
        async with shown(film, window, at="b/hall") as pilot:
            await pilot.press(key)
            await pilot.pause()
            over = painted(pilot)
            await pilot.press("escape")
            await pilot.pause()
            return over, painted(pilot)

    expected = [asyncio.run(fresh(window)) for window in WINDOWS]

    async def journey() -> None:
        async with shown(film, size, at="b/hall") as pilot:
            for window, (over, page) in zip(WINDOWS, expected, strict=True):
                await pilot.press(key)
                await pilot.resize_terminal(*window)
                await pilot.pause()
                assert key != "v" or painted(pilot) == over, window
                await pilot.press("escape")
                await pilot.pause()
                assert painted(pilot) == page, window

    asyncio.run(journey())


@pytest.mark.parametrize("keys", [("1",), ("escape", "1"), ("escape", "1", "escape", "1")])
def test_the_window_may_change_while_a_card_or_the_strip_is_shown(keys: tuple[str, ...], film: Film) -> None:
    async def journey() -> None:
        async with shown(film, SMALLEST, "full", at="b/booth") as pilot:
            await pilot.press(*keys)
            for window in WINDOWS:
                await pilot.press("question_mark")
                await pilot.resize_terminal(*window)
                await pilot.pause()
                await pilot.press("escape")
                await pilot.resize_terminal(*SMALLEST)
                await pilot.pause()
            await pilot.resize_terminal(*SHOWPIECE)
            await pilot.pause()
            assert len(halves(page(pilot).film)) == SHOWPIECE[1]

    asyncio.run(journey())


# The strip


@pytest.mark.parametrize("size", [SHOWPIECE, TALL])
def test_the_strip_lies_whole_in_the_pictures_place(size: tuple[int, int], film: Film) -> None:
    async def journey() -> None:
        async with shown(film, size, at="b/booth") as pilot:
            await pilot.press("1")
            moving = page(pilot).film
            cells = [half for line in halves(moving) for cell in line for half in cell]
            assert cells.count(PAPER) > 100
            assert BLANK not in cells
            await pilot.press("1")
            assert PAPER not in {half for line in halves(moving) for cell in line for half in cell}

    asyncio.run(journey())


def test_in_a_small_window_the_strip_waits_over_the_page_for_a_key(film: Film) -> None:
    async def journey() -> None:
        async with shown(film, SMALLEST, at="b/booth") as pilot:
            await pilot.press("1")
            cut = page(pilot).query_one(Cut)
            assert PAPER in {half for line in halves(cut) for cell in line for half in cell}
            await pilot.press("1")
            assert not cut.display
            assert moves(pilot) == ("b/booth.plain",)
            assert "It is wet." in reading(page(pilot).query_one(Prose))

    asyncio.run(journey())


def test_in_full_motion_the_strip_begins_white_and_comes_up(film: Film) -> None:
    async def journey() -> None:
        now = [100.0]
        app = LensApp(Session(pictured_story(), at="b/booth"), motion="full", film=film, now=lambda: now[0])
        async with app.run_test(size=SHOWPIECE) as pilot:
            app.theme = REALITY.name
            await pilot.press("escape", "1")
            moving = page(pilot).film

            def counts(seconds: float) -> int:
                now[0] = 100.0 + seconds
                projector = page(pilot).projector
                projector.grade()
                return sum(half == BLANK for line in halves(moving) for cell in line for half in cell)

            white = [counts(seconds) for seconds in (0.45, 2.0, 3.5, 5.0)]
            assert white == [3 * white[2], 2 * white[2], white[2], 0]
            assert white[2] > 100

    asyncio.run(journey())


def test_the_strip_is_kept_and_the_page_says_where(film: Film, tmp_path: Path) -> None:
    async def journey() -> None:
        async with shown(film, SHOWPIECE, at="b/booth", album=Album(tmp_path, film)) as pilot:
            await pilot.press("1")
            assert "photo-strip-1.png" in reading(page(pilot).query_one(Prose))
            await pilot.press("u", "1", "u", "2")
            assert sorted(file.name for file in tmp_path.iterdir()) == ["photo-strip-1.png", "photo-strip-2.png"]

    asyncio.run(journey())


# The gallery


def gallery(pilot: Pilot[int]) -> Stills:
    screen = pilot.app.screen
    assert isinstance(screen, GalleryScreen)
    return screen.query_one(Stills)


def test_the_gallery_shows_all_side_by_side_where_there_is_room(film: Film) -> None:
    async def journey() -> None:
        async with shown(film, SHOWPIECE, found=("out",)) as pilot:
            await pilot.press("g")
            words = reading(gallery(pilot))
            assert f"{POINTER} 1  The Way Out" in words
            assert "The Stool" not in words
            assert "Gone" not in words
            assert {"2", "3"} <= set(words.split())
            assert not gallery(pilot).grid.alone
            await pilot.press("right")
            assert gallery(pilot).ahead == 1
            await pilot.press("right", "right", "left")
            assert gallery(pilot).ahead == 1
            await pilot.press("escape")
            assert isinstance(pilot.app.screen, PlayScreen)
            assert moves(pilot) == ()

    asyncio.run(journey())


def test_in_a_small_window_the_gallery_shows_one_at_a_time(film: Film) -> None:
    async def journey() -> None:
        async with shown(film, SMALLEST, found=("stayed",)) as pilot:
            await pilot.press("g")
            assert f"{POINTER} 2  T H E   S T O O L" in reading(gallery(pilot))
            await pilot.press("down")
            words = reading(gallery(pilot))
            assert "S T O O L" not in words
            assert f"{POINTER} 3" in words
            await pilot.press("g")
            assert isinstance(pilot.app.screen, PlayScreen)

    asyncio.run(journey())


def test_an_end_just_reached_hangs_in_the_gallery(film: Film) -> None:
    async def journey() -> None:
        async with shown(film, SHOWPIECE, at="b/hall") as pilot:
            await pilot.press("1", "g")
            assert "The Stool" in reading(gallery(pilot))

    asyncio.run(journey())


def test_a_still_that_was_found_can_be_taken_and_no_other(film: Film) -> None:
    async def journey() -> None:
        taken: list[str | None] = []
        async with shown(film, SHOWPIECE) as pilot:
            pilot.app.push_screen(GalleryScreen(pictured_story(), ["stayed"], film), taken.append)
            await pilot.press("left", "enter")
            assert taken == []
            await pilot.press("right", "enter")
            assert taken == ["stayed"]

    asyncio.run(journey())


def test_a_still_can_be_seen_through_the_lens(film: Film) -> None:
    async def journey() -> None:
        async with shown(film, SMALLEST, found=("out",)) as pilot:
            await pilot.press("g")
            bare = gallery(pilot).render_line(5)
            await pilot.press("l")
            lens = gallery(pilot).render_line(5)
            assert bare != lens
            await pilot.press("l")
            assert gallery(pilot).render_line(5) == bare

    asyncio.run(journey())


@pytest.mark.parametrize("count", [1, 2, 9, 12, 40])
@pytest.mark.parametrize("size", [(74, 20), (154, 40), (114, 31), (94, 47), (300, 100)])
def test_stills_fit_their_window(count: int, size: tuple[int, int]) -> None:
    grid = grid_for(count, *size)
    assert grid.columns <= size[0]
    assert grid.alone or -(-count // grid.across) * (grid.lines + 2) <= size[1]


# Read ahead


def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the sizes of the pictures that are read from now on."""
    read: list[int] = []

    def noted(data: bytes) -> png.Png:
        read.append(len(data))
        return png.read(data)

    monkeypatch.setattr(pictures, "read", noted)
    return read


def test_the_pictures_that_come_next_are_read_while_nothing_is_pressed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, read = make_film(tmp_path), counted(monkeypatch)
    monkeypatch.setattr(pictured, "IDLE", 0.001)

    async def journey() -> None:
        async with shown(made, SHOWPIECE, at="b/booth") as pilot:
            await pilot.press("1")
            while page(pilot)._reading:
                await pilot.pause(0.01)
            ahead = len(read)
            await pilot.press("1")
            assert moves(pilot)[-1] == "b/strip.leave"
            assert page(pilot).film.display
            assert len(read) == ahead

    asyncio.run(journey())


def test_nothing_is_read_ahead_under_another_screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made, read = make_film(tmp_path), counted(monkeypatch)
    monkeypatch.setattr(pictured, "IDLE", 60)

    async def journey() -> None:
        async with shown(made, SHOWPIECE, at="b/booth") as pilot:
            await pilot.press("1")
            assert page(pilot)._reading
            await pilot.press("question_mark")
            assert not page(pilot)._reading
            monkeypatch.setattr(pictured, "IDLE", 0.001)
            before = len(read)
            await pilot.press("escape")
            while page(pilot)._reading:
                await pilot.pause(0.01)
            assert len(read) > before

    asyncio.run(journey())
