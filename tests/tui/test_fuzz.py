"""Any keys, sizes and clicks in any order: no exception, and what is shown is what the engine has."""

import asyncio
import os
from pathlib import Path
from random import Random

import pytest
from textual.pilot import Pilot

from game.film import Film
from game.model.story import Story
from game.play import Session
from game.play.settings import Settings
from game.play.store import Store
from game.tui.app import LensApp
from game.tui.commands import ALL
from game.tui.screens.play import PlayScreen
from game.tui.screens.small import SmallScreen
from tests.pictured import make_film, pictured_story
from tests.stories import HUNTED, HUNTED_SCENE, make_story
from tests.tui.screen import opened
from tests.unit.play.test_time import HEAD, SCENES

SIZES = [(80, 24), (120, 36), (160, 45)]
LEAVES = {"q", "ctrl+q"}
"""Keys that end the game, wherever they are pressed."""
KEYS = sorted({key for command in ALL for key in command.keys} - LEAVES)
ODD = [
    "tab",
    "shift+tab",
    "backspace",
    "delete",
    "left",
    "right",
    "f5",
    "ctrl+a",
    "é",
    "«",
    "[",
    "\\",
    "0",
    "z",
    "ctrl+v",
]
PASTED = ["\x1b[31m[@click=app.quit]x[/]", "\u202e../..", "x" * 10_000, "\x00", "[/foo]"]


@pytest.fixture(autouse=True)
def quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)


STORIES = (lambda: make_story(HEAD, **SCENES), lambda: make_story(HUNTED, a=HUNTED_SCENE))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_500_keys_at_random_break_nothing(tmp_path: Path, size: tuple[int, int]) -> None:
    asyncio.run(fuzzed(STORIES[0](), tmp_path, size, 500, seed=1))


@pytest.mark.long
@pytest.mark.parametrize("story", [0, 1])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_5000_keys_at_random_break_nothing(tmp_path: Path, size: tuple[int, int], story: int) -> None:
    asyncio.run(fuzzed(STORIES[story](), tmp_path, size, 5_000, seed=2))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("times", [300, pytest.param(5_000, marks=pytest.mark.long)])
def test_keys_at_random_break_no_moving_picture(tmp_path: Path, times: int, size: tuple[int, int]) -> None:
    film = make_film(tmp_path / "art")
    asyncio.run(fuzzed(pictured_story(), tmp_path / "saves", size, times, seed=3, film=film))


async def fuzzed(
    story: Story, saves: Path, size: tuple[int, int], times: int, seed: int, film: Film | None = None
) -> None:
    """Do so many things at random; look at the state all along. Where the game was left, it is opened again."""
    chance, number = Random(seed), 0
    settings = Settings(saves)
    settings.set("motion", "full" if film else "off")
    while number < times:
        store = Store(saves)
        session, said = store.load(story)
        assert said is None
        async with opened(session or Session(story), size, settings=settings, store=store, film=film) as pilot:
            while number < times and pilot.app.is_running:
                number += 1
                await do_something(pilot, chance, size)
                if number % 20 == 0 and pilot.app.is_running:
                    await pilot.pause()
                    looked_at(pilot, saves)
            if pilot.app.is_running:
                await pilot.resize_terminal(*size)
                await pilot.press("escape", "escape", "escape")
                await pilot.pause()
                looked_at(pilot, saves)
            else:
                assert pilot.app.return_code == 0


async def do_something(pilot: Pilot[int], chance: Random, size: tuple[int, int]) -> None:
    """Press a key, click somewhere, paste something or change the window."""
    what = chance.randrange(40)
    if what == 0:
        await pilot.resize_terminal(chance.randrange(40, 200), chance.randrange(10, 60))
    elif what == 1:
        await pilot.resize_terminal(*size)
    elif what < 5:
        width, height = pilot.app.size
        await pilot.click(offset=(chance.randrange(width), chance.randrange(height)))
    elif what == 5:
        from textual import events

        pilot.app.post_message(events.Paste(chance.choice(PASTED)))
    else:
        await pilot.press(chance.choice(KEYS if chance.randrange(8) else ODD))


def looked_at(pilot: Pilot[int], saves: Path) -> None:
    """Hold the app against the engine: the play is what its moves make of it, and the page is that play's."""
    app = pilot.app
    assert isinstance(app, LensApp)
    assert app.broken is None
    if not app.is_running:
        return  # a click on the hint that leaves, or the last of an ending's choices
    session = app.session
    again = Session(session.story, session.start.difficulty, values=session.start.values)
    for move in session.moves:
        again.move(move)
    assert again.state == session.state
    page = next(screen for screen in app.screen_stack if isinstance(screen, PlayScreen))
    assert page._session is session
    if isinstance(app.screen, PlayScreen) and app.size.width >= 80 and app.size.height >= 24:
        assert page.head.teller == session.turn.told_by
        assert page.hints.acts == (("endings",) if session.turn.ended else session.turn.acts)
    small = app.size.width < 80 or app.size.height < 24
    assert isinstance(app.screen, SmallScreen) == small or len(app.screen_stack) > 2
    assert not [path for path in saves.iterdir() if ".broken-" in path.name]
