"""Settings, help and the list of commands, by one key each, whatever lies over the page."""

import asyncio
import os
from pathlib import Path

import pytest
from textual.command import CommandList
from textual.pilot import Pilot
from textual.widgets import Input

from game.model.story import Story
from game.play import Session
from game.play.settings import Settings
from game.play.store import Store
from game.tui.app import LensApp
from game.tui.commands import ALL, ANYWHERE, CHOOSING
from game.tui.screens.gallery import GalleryScreen
from game.tui.screens.help import HelpScreen
from game.tui.screens.history import HistoryScreen
from game.tui.screens.keys import PressScreen
from game.tui.screens.naming import NamingScreen
from game.tui.screens.palette import Palette
from game.tui.screens.play import PlayScreen
from game.tui.screens.setting import SettingsScreen
from game.tui.screens.shelves import SlotsScreen
from game.tui.screens.small import SmallScreen
from game.tui.themes import LENS, REALITY
from game.tui.widgets.hints import Hints
from tests.stories import make_story
from tests.tui.screen import choices, opened, prose, told
from tests.unit.play.test_time import HEAD, SCENES

OVER_THE_PAGE = {
    "history": ("h",),
    "gallery": ("g",),
    "slots": ("s",),
    "one slot": ("s", "1"),
    "scene": ("x",),
    "view": ("v",),
    "why": ("w",),
    "meter": ("m",),
    "notes": ("n",),
    "difficulty": ("d",),
    "clock": ("c",),
}
"""What can lie over the page, and the keys that lay it there."""
WILD = """
title: Wild
nodes:
  one:
    text: A page.
    choices:
      - {id: odd, label: "[@click=app.quit]quit[/] [bold red]x[/] [/nothing] \\\\[b]", to: two}
  two:
    text: On.
    choices: [{id: end, label: End., to: ending:auto}]
"""


@pytest.fixture(scope="module")
def story() -> Story:
    return make_story(HEAD, **SCENES)


@pytest.fixture(autouse=True)
def quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)


def known(folder: Path) -> Settings:
    """Return the settings of somebody who was asked before."""
    settings = Settings(folder)
    settings.set("motion", "off")
    return settings


async def pressed(pilot: Pilot[int], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


def app_of(pilot: Pilot[int]) -> LensApp:
    assert isinstance(pilot.app, LensApp)
    return pilot.app


# One key, from anywhere


@pytest.mark.parametrize("what", OVER_THE_PAGE)
def test_settings_and_help_open_over_whatever_lies_there_and_lead_back_to_it(
    story: Story, tmp_path: Path, what: str
) -> None:
    async def journey() -> None:
        async with opened(Session(story), settings=known(tmp_path), store=Store(tmp_path)) as pilot:
            await pressed(pilot, *OVER_THE_PAGE[what])
            lies = pilot.app.screen
            assert not isinstance(lies, PlayScreen)
            for key, opens in (("o", SettingsScreen), ("f2", SettingsScreen), ("question_mark", HelpScreen)):
                await pressed(pilot, key)
                assert isinstance(pilot.app.screen, opens), key
                await pressed(pilot, "escape")
                assert pilot.app.screen is lies
            await pressed(pilot, "ctrl+p")
            assert isinstance(pilot.app.screen, Palette)
            await pressed(pilot, "escape")
            assert pilot.app.screen is lies

    asyncio.run(journey())


def test_what_is_set_over_another_screen_holds_for_the_page_under_it(story: Story, tmp_path: Path) -> None:
    async def journey() -> None:
        settings = known(tmp_path)
        async with opened(Session(story, at="b/door"), settings=settings, store=Store(tmp_path)) as pilot:
            await pressed(pilot, "h", "o", "5", "2", "escape")
            assert isinstance(pilot.app.screen, HistoryScreen)
            await pressed(pilot, "escape")
            assert settings.of("signs") == "words"
            assert "SIGN: “A door”" in prose(pilot)

    asyncio.run(journey())


def test_each_is_opened_once_however_often_it_is_asked_for(story: Story, tmp_path: Path) -> None:
    async def journey() -> None:
        async with opened(Session(story), settings=known(tmp_path), store=Store(tmp_path)) as pilot:
            await pressed(pilot, "o", "o", "f2", "2", "o", "question_mark", "question_mark", "f1", "o")
            assert len(pilot.app.screen_stack) == 3
            assert isinstance(pilot.app.screen, HelpScreen)

    asyncio.run(journey())


def test_where_words_are_written_a_letter_is_a_letter(story: Story, tmp_path: Path) -> None:
    async def journey() -> None:
        async with opened(Session(story), settings=known(tmp_path), store=Store(tmp_path)) as pilot:
            await pressed(pilot, "s", "1", "1", "o", "question_mark", "q")
            assert isinstance(pilot.app.screen, NamingScreen)
            assert pilot.app.screen.query_one(Input).value == "o?q"
            await pressed(pilot, "f2")
            assert isinstance(pilot.app.screen, SettingsScreen)
            await pressed(pilot, "escape", "f1")
            assert isinstance(pilot.app.screen, HelpScreen)
            await pressed(pilot, "escape", "enter", "s")
            assert isinstance(pilot.app.screen, SlotsScreen)

    asyncio.run(journey())


def test_a_key_that_a_player_gave_to_the_settings_opens_them_from_anywhere_and_f2_still_does(
    story: Story, tmp_path: Path
) -> None:
    async def journey() -> None:
        settings = known(tmp_path)
        settings.set_keys({"settings": ("z",)})
        async with opened(Session(story), settings=settings, store=Store(tmp_path)) as pilot:
            for key in ("z", "f2"):
                await pressed(pilot, "g", key)
                assert isinstance(pilot.app.screen, SettingsScreen)
                await pressed(pilot, "escape", "escape")
            await pressed(pilot, "g", "o")
            assert isinstance(pilot.app.screen, GalleryScreen)

    asyncio.run(journey())


def test_a_letter_given_to_leave_stays_a_letter_where_words_are_written(story: Story, tmp_path: Path) -> None:
    async def journey() -> None:
        settings = known(tmp_path)
        settings.set_keys({"quit": ("z",)})
        async with opened(Session(story), settings=settings, store=Store(tmp_path)) as pilot:
            await pressed(pilot, "h", "shift+tab", "z", "z")
            assert pilot.app.screen.query_one(Input).value == "zz"
            await pressed(pilot, "ctrl+q")
            assert not pilot.app.is_running

    asyncio.run(journey())


def test_a_key_that_is_being_given_to_a_command_opens_nothing(story: Story, tmp_path: Path) -> None:
    async def journey() -> None:
        settings = known(tmp_path)
        async with opened(Session(story), settings=settings, store=Store(tmp_path)) as pilot:
            await pressed(pilot, "o", "up", "enter", "1")
            assert isinstance(pilot.app.screen, PressScreen)
            await pressed(pilot, "ctrl+p")
            assert settings.keys == {}
            assert not isinstance(pilot.app.screen, Palette)

    asyncio.run(journey())


def test_in_a_window_that_is_too_small_nothing_opens(story: Story, tmp_path: Path) -> None:
    async def journey() -> None:
        async with opened(Session(story), settings=known(tmp_path), store=Store(tmp_path)) as pilot:
            await pilot.resize_terminal(60, 20)
            await pressed(pilot, "o", "f1", "ctrl+p")
            assert isinstance(pilot.app.screen, SmallScreen)

    asyncio.run(journey())


def test_a_hint_that_is_clicked_does_what_its_key_does(story: Story, tmp_path: Path) -> None:
    async def journey() -> None:
        async with opened(Session(story), settings=known(tmp_path), store=Store(tmp_path)) as pilot:
            hints = pilot.app.screen.query_one(Hints)
            for name, lies in (("help", HelpScreen), ("skip", None)):
                at = hints.render().plain.index(name)
                await pilot.click(Hints, offset=(at + 5, 0))
                await pilot.pause()
                assert not isinstance(pilot.app.screen, PlayScreen), name
                assert lies is None or isinstance(pilot.app.screen, lies)
                await pressed(pilot, "escape")

    asyncio.run(journey())


# The list of commands


def listed(pilot: Pilot[int]) -> list[str]:
    """Return what the palette lists: the first row of each."""
    found = pilot.app.screen.query_one(CommandList)
    return [str(found.get_option_at_index(at).prompt).splitlines()[0] for at in range(found.option_count)]


def names(pilot: Pilot[int]) -> set[str]:
    """Return the names of what the palette lists."""
    return {row.partition("   ")[0] for row in listed(pilot)}


async def searched(pilot: Pilot[int], words: str = "") -> list[str]:
    """Open the palette, write some words in it, and return what it lists then."""
    await pressed(pilot, "ctrl+p", *words)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    return listed(pilot)


def test_everything_that_can_be_done_is_listed_and_nothing_else(story: Story, tmp_path: Path) -> None:
    async def journey() -> None:
        session = Session(story)
        async with opened(session, settings=known(tmp_path), store=Store(tmp_path)) as pilot:
            await searched(pilot)
            there = names(pilot)
            assert "Walk on." in there
            assert {"skip", "settings", "keep", "why", "leave", "help", "look"} <= there
            assert not {"take back", "again", "film", "commands", "put away", "read back", "first page"} & there
            await pressed(pilot, "escape", "1", "u")
            await searched(pilot)
            assert "again" in names(pilot)
            await pressed(pilot, "escape", "r", "1")
            await searched(pilot)
            assert "take back" in names(pilot)
            assert not {"skip", "again"} & names(pilot)

    asyncio.run(journey())


def test_without_a_place_to_keep_plays_nothing_that_needs_one_is_listed(story: Story) -> None:
    async def journey() -> None:
        async with opened(Session(story)) as pilot:
            await searched(pilot)
            assert not {"keep", "write out"} & names(pilot)

    asyncio.run(journey())


def test_what_is_found_is_done_on_the_page(story: Story, tmp_path: Path) -> None:
    async def journey() -> None:
        session = Session(story)
        async with opened(session, settings=known(tmp_path), store=Store(tmp_path)) as pilot:
            assert (await searched(pilot, "WALK"))[0].startswith("Walk on.")
            await pressed(pilot, "enter")
            assert session.moves == ("a/one.walk",)
            assert (await searched(pilot, "last move"))[0].startswith("take back")
            await pressed(pilot, "enter")
            assert session.moves == ()
            await searched(pilot, "so far")
            await pressed(pilot, "enter")
            assert isinstance(pilot.app.screen, HistoryScreen)

    asyncio.run(journey())


def test_over_another_screen_only_what_acts_from_anywhere_is_listed(story: Story, tmp_path: Path) -> None:
    async def journey() -> None:
        async with opened(Session(story), settings=known(tmp_path), store=Store(tmp_path)) as pilot:
            await pressed(pilot, "h")
            await searched(pilot)
            assert names(pilot) == {"settings", "help", "leave"}
            await searched(pilot, "everything that can be set")
            await pressed(pilot, "enter")
            assert isinstance(pilot.app.screen, SettingsScreen)

    asyncio.run(journey())


def test_words_that_fit_nothing_are_answered(story: Story, tmp_path: Path) -> None:
    async def journey() -> None:
        async with opened(Session(story), settings=known(tmp_path), store=Store(tmp_path)) as pilot:
            assert await searched(pilot, "piano") == ["Nothing that can be done now has these words in it."]
            await pressed(pilot, "enter")
            assert isinstance(pilot.app.screen, PlayScreen)

    asyncio.run(journey())


def test_the_list_shows_the_keys_that_a_player_gave(story: Story, tmp_path: Path) -> None:
    async def journey() -> None:
        settings = known(tmp_path)
        settings.set_keys({"history": ("z",), "palette": ("y",)})
        async with opened(Session(story), settings=settings, store=Store(tmp_path)) as pilot:
            await pressed(pilot, "y", *"so far")
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
            assert listed(pilot)[0] == "so far   z"

    asyncio.run(journey())


def test_a_storys_brackets_are_only_brackets_in_the_list() -> None:
    async def journey() -> None:
        session = Session(make_story("endings: {end: {title: End, priority: 0}}", a=WILD))
        label = session.turn.offers[0].label.text
        assert "[@click=app.quit]" in label
        async with opened(session) as pilot:
            assert (await searched(pilot))[0].startswith(label)
            await pilot.click(CommandList, offset=(6, 1))
            await pilot.pause()
            assert session.moves == ("a/one.odd",)
            assert pilot.app.is_running

    asyncio.run(journey())


def test_help_tells_of_every_command_with_its_key(story: Story) -> None:
    async def journey() -> None:
        async with opened(Session(story)) as pilot:
            await pressed(pilot, "f1")
            for command in ALL:
                assert f" {command.shown} {command.tooltip}" in told(pilot)

    asyncio.run(journey())


def test_each_command_is_declared_once_and_has_a_key_of_its_own() -> None:
    keys = [key for command in ALL for key in command.keys]
    assert len(keys) == len(set(keys))
    assert all(command.name and command.tooltip.endswith(".") for command in ALL)
    assert not [command for command in CHOOSING if command.anywhere]
    assert {command.id for command in ANYWHERE} == {"settings", "palette", "help"}


# Looks


def test_the_lens_chosen_as_a_look_stays_whatever_the_world_is_seen_through(story: Story, tmp_path: Path) -> None:
    async def journey() -> None:
        settings = known(tmp_path)
        settings.set("theme", "lens")
        async with opened(Session(story), settings=settings, store=Store(tmp_path)) as pilot:
            await pressed(pilot)
            assert pilot.app.theme == LENS.name
            await pressed(pilot, "1", "u")
            assert pilot.app.theme == LENS.name
            app_of(pilot).see(True)
            app_of(pilot).see(False)
            assert pilot.app.theme == LENS.name
        assert Settings(tmp_path).of("theme") == "lens"

    asyncio.run(journey())


def test_reality_turns_with_the_lens_and_the_key_for_looks_goes_round_all_four(story: Story, tmp_path: Path) -> None:
    async def journey() -> None:
        settings = known(tmp_path)
        settings.set("theme", "reality")
        async with opened(Session(story), settings=settings, store=Store(tmp_path)) as pilot:
            app_of(pilot).see(True)
            assert pilot.app.theme == LENS.name
            app_of(pilot).see(False)
            assert pilot.app.theme == REALITY.name
            seen = []
            for _look in range(4):
                await pressed(pilot, "t")
                seen.append((pilot.app.theme, settings.of("theme")))
            assert seen == [(name, name) for name in ("lens", "high-contrast", "terminal", "reality")]

    asyncio.run(journey())


def test_a_look_set_back_to_that_of_the_terminal_is_worn_at_once(story: Story, tmp_path: Path) -> None:
    async def journey() -> None:
        settings = known(tmp_path)
        async with opened(Session(story), settings=settings, store=Store(tmp_path)) as pilot:
            own = pilot.app.theme
            await pressed(pilot, "o", "3", "4", "escape")
            assert pilot.app.theme == "high-contrast"
            await pressed(pilot, "o", "3", "1", "escape")
            assert pilot.app.theme == own

    asyncio.run(journey())


def test_choices_can_still_be_made_after_all_of_it(story: Story, tmp_path: Path) -> None:
    async def journey() -> None:
        async with opened(Session(story), settings=known(tmp_path), store=Store(tmp_path)) as pilot:
            await pressed(pilot, "ctrl+p", "escape", "o", "escape", "f1", "escape")
            assert "Walk on." in choices(pilot)
            await pressed(pilot, "1")
            assert app_of(pilot).session.moves == ("a/one.walk",)

    asyncio.run(journey())
