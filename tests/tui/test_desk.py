"""What lies beside the page: settings, kept plays, the play so far, endings, scenes passed over, the pace."""

import asyncio
import os
from math import inf
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from game.model.story import Story
from game.play import Session
from game.play.settings import Settings
from game.play.slots import Slots
from game.play.store import Store
from game.play.wording import hurts
from game.settings import BY_NAME, SETTINGS
from game.tui.app import LensApp
from game.tui.card import REWOUND
from game.tui.commands import ALL, CHOOSING, DESK
from game.tui.keymap import COMMANDS, keymap, refused, sound
from game.tui.measure import GUTTER
from game.tui.screens.help import KEYS as HELP_KEYS
from game.tui.screens.keys import KeysScreen
from game.tui.screens.play import PlayScreen
from game.tui.typeset import POINTER
from game.tui.widgets.choices import Choices
from game.tui.widgets.cut import Cut
from game.tui.widgets.hints import Hints
from tests.pictured import make_film, pictured_story
from tests.stories import make_story
from tests.tui.screen import SHOWPIECE, SMALLEST, choices, hunted, leaflet, opened, prose, reading, told
from tests.unit.play.test_time import HEAD, SCENES

OLD_HAND = {"motion": "off"}
"""Settings of somebody who has been asked before."""


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


def listed(pilot: Pilot[int]) -> str:
    """Return what the menu on top lists."""
    return reading(pilot.app.screen.query_one(Choices))


async def pressed(pilot: Pilot[int], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


def test_before_a_first_play_motion_and_contrast_are_asked_and_what_may_hurt_is_said(
    story: Story, tmp_path: Path
) -> None:
    async def journey() -> None:
        settings = Settings(tmp_path)
        async with opened(Session(story), settings=settings, store=Store(tmp_path)) as pilot:
            await pilot.pause()
            assert "How much may move" in leaflet(pilot)
            await pressed(pilot, "3")
            assert "How strong is the contrast" in leaflet(pilot)
            await pressed(pilot, "2")
            assert "It is cold. It is dark." in leaflet(pilot)
            await pressed(pilot, "1")
            assert isinstance(pilot.app.screen, PlayScreen)
            assert pilot.app.theme == "high-contrast"
            assert pilot.app.animation_level == "none"
        again = Settings(tmp_path)
        assert (again.of("motion"), again.of("theme")) == ("off", "high-contrast")
        async with opened(Session(story), settings=again, store=Store(tmp_path)) as pilot:
            await pilot.pause()
            assert isinstance(pilot.app.screen, PlayScreen)
            assert pilot.app.theme == "high-contrast"

    asyncio.run(journey())


@pytest.mark.parametrize("size", [SMALLEST, SHOWPIECE])
def test_every_setting_is_listed_and_can_be_set(story: Story, tmp_path: Path, size: tuple[int, int]) -> None:
    async def journey() -> None:
        settings = known(tmp_path)
        async with opened(Session(story, at="b/door"), size, settings=settings, store=Store(tmp_path)) as pilot:
            for number, setting in enumerate(SETTINGS, 1):
                await pressed(pilot, "o", str(number))
                assert setting.name in leaflet(pilot)
                await pressed(pilot, "2", "escape")
                assert isinstance(pilot.app.screen, PlayScreen)
            assert all(settings.of(each.name) != "" for each in SETTINGS)
            assert settings.of("signs") == "words"
            assert "SIGN: “A door”" in prose(pilot)
            assert pilot.app.animation_level == "basic"

    asyncio.run(journey())


def test_a_play_is_kept_under_a_name_and_gone_on_with(story: Story, tmp_path: Path) -> None:
    async def journey() -> None:
        store = Store(tmp_path)
        async with opened(Session(story), settings=known(tmp_path), store=store) as pilot:
            await pressed(pilot, "1", "s", "2", "1")
            assert isinstance(pilot.app.screen.query_one(Input), Input)
            await pressed(pilot, *"by the water", "enter")
            assert isinstance(pilot.app.screen, PlayScreen)
            await pressed(pilot, "1")
            assert pilot.app.session.state.node == "b/door"  # type: ignore[attr-defined]
            await pressed(pilot, "s")
            assert "by the water" in listed(pilot)
            await pressed(pilot, "2", "2")
            assert pilot.app.session.state.node == "a/two"  # type: ignore[attr-defined]
            assert "A stream." in prose(pilot)
            await pressed(pilot, "1")
            assert pilot.app.session.moves == ("a/one.walk", "a/two.on")  # type: ignore[attr-defined]
        slot = Slots(store, story).all()[1]
        assert (slot.name, slot.scene) == ("by the water", "The wood")

    asyncio.run(journey())


def test_the_play_so_far_is_searched_and_gone_back_into(story: Story, tmp_path: Path) -> None:
    async def journey() -> None:
        session = Session(story)
        async with opened(session, settings=known(tmp_path), store=Store(tmp_path)) as pilot:
            await pressed(pilot, "1", "1", "1", "h")
            await pressed(pilot, "shift+tab", *"stream", "enter", "enter")
            assert session.moves == ("a/one.walk",)
            assert "A stream." in prose(pilot)
            await pressed(pilot, "r")
            assert session.moves == ("a/one.walk", "a/two.on")
            await pressed(pilot, "h", "escape")
            assert session.moves == ("a/one.walk", "a/two.on")

    asyncio.run(journey())


LONG = "고요한 숲 " * 30
ROUND = f"""
title: {LONG}
nodes:
  one:
    text: |
      {"The rain comes in. " * 40}
    choices:
      - {{id: long, label: {LONG}, sticky: true, to: stay}}
      - {{id: short, label: On., sticky: true, to: verse}}
  verse:
    text: |
      | One line,
      | and another.
      | {"w" * 200}
    choices: [{{id: back, label: {"w" * 140}, sticky: true, to: one}}, {{id: end, label: End., to: "ending:home"}}]
"""


@pytest.mark.parametrize("size", [SMALLEST, (100, 30), SHOWPIECE])
def test_a_move_takes_one_row_of_the_play_so_far_however_long_its_text_is(size: tuple[int, int]) -> None:
    async def journey() -> None:
        session = Session(make_story("endings: {home: {title: Home, priority: 0}}", a=ROUND))
        for _ in range(20):
            for move in ("long", "short", "back"):
                session.choose(move)
        async with opened(session, size) as pilot:
            await pressed(pilot, "h")
            moves = pilot.app.screen.query_one(OptionList)
            for words, count in (("", 61), ("another", 20)):
                pilot.app.screen.query_one(Input).value = words
                await pilot.pause()
                assert moves.option_count == count
                assert moves.virtual_size.height == count
                rows = reading(moves).splitlines()
                assert all("…" in row for row in rows if row)

    asyncio.run(journey())


def test_a_scene_is_passed_over_where_it_begins(story: Story, tmp_path: Path) -> None:
    async def journey() -> None:
        session = Session(story)
        async with opened(session, settings=known(tmp_path), store=Store(tmp_path)) as pilot:
            await pressed(pilot, "x")
            assert "It is cold. It is dark." in leaflet(pilot)
            await pressed(pilot, "1")
            assert session.moves == ()
            await pressed(pilot, "x", "2")
            assert session.moves == ("skip",)
            assert "They walk." in prose(pilot)
            await pressed(pilot, "x")
            assert isinstance(pilot.app.screen, PlayScreen)

    asyncio.run(journey())


def hung(pilot: Pilot[int]) -> str:
    """Return what stands over the gallery."""
    return str(pilot.app.screen.query_one("#heading", Static).render())


def test_an_ending_found_is_told_again(story: Story, tmp_path: Path) -> None:
    async def journey() -> None:
        session = Session(story, values={"has_camcorder": 0})
        for move in ("skip", "b/door.enter"):
            session.move(move)
        async with opened(session, settings=known(tmp_path), store=Store(tmp_path)) as pilot:
            await pressed(pilot, "g")
            assert "0 of 2" in hung(pilot)
            await pressed(pilot, "escape", "1", "g")
            assert "1 of 2" in hung(pilot)
            await pressed(pilot, "enter")
            assert "Home" in leaflet(pilot)

    asyncio.run(journey())


def test_prose_read_before_is_folded_where_that_was_asked_for(story: Story, tmp_path: Path) -> None:
    async def journey() -> None:
        store = Store(tmp_path)
        store.save(Session(story))
        store.leave()
        settings = known(tmp_path)
        settings.set("skip", "read")
        async with opened(Session(story), settings=settings, store=Store(tmp_path)) as pilot:
            await pilot.pause()
            await pressed(pilot, "o", "8", "1", "escape")
            assert "Trees." in prose(pilot)
            await pressed(pilot, "o", "8", "2", "escape")
            assert "Trees." not in prose(pilot)
            assert "Read before: 1 paragraph." in prose(pilot)

    asyncio.run(journey())


def test_a_transcript_is_written_beside_the_saves(story: Story, tmp_path: Path) -> None:
    async def journey() -> None:
        async with opened(Session(story), settings=known(tmp_path), store=Store(tmp_path)) as pilot:
            await pressed(pilot, "1", "1", "p", "1")
            await pressed(pilot, "p", "4")
            await pressed(pilot, "p", "escape")
        [page] = tmp_path.glob("transcript-small-*.html")
        [text] = tmp_path.glob("transcript-small-*.txt")
        assert "A stream." in page.read_text(encoding="utf-8")
        assert 'class="price"' not in page.read_text(encoding="utf-8")
        assert "A stream." in text.read_text(encoding="utf-8")
        assert "(no sound · under the hush)" in text.read_text(encoding="utf-8")

    asyncio.run(journey())


def test_a_page_with_one_thing_to_do_turns_by_itself_once_it_can_be_read(
    story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.play.pace.LEAST_SECONDS", 0.01)
    monkeypatch.setattr("game.tui.paced.READ_ON", 0.01)

    async def journey() -> None:
        session = Session(story, at="b/room", values={"has_camcorder": 0})
        session.choose("wood")
        session.choose("walk")
        settings = known(tmp_path)
        settings.set("auto", "600")
        async with opened(session, settings=settings, store=Store(tmp_path)) as pilot:
            await pressed(pilot, "1")
            await come_to(pilot, "b/room")
            assert session.history[-2].state.node == "b/door"
            moves = session.moves
            await asyncio.sleep(0.3)
            assert session.moves == moves, "here is more than one thing to do"

    asyncio.run(journey())


def test_help_names_what_lies_beside_the_page(story: Story) -> None:
    async def journey() -> None:
        async with opened(Session(story)) as pilot:
            await pressed(pilot, "question_mark")
            for command in DESK:
                assert command.tooltip in told(pilot)

    asyncio.run(journey())


@pytest.mark.parametrize("size", [SMALLEST, SHOWPIECE])
def test_in_help_a_long_sentence_goes_on_under_its_own_beginning(size: tuple[int, int], tmp_path: Path) -> None:
    settings = known(tmp_path)
    settings.set_keys({"notes": ("ctrl+shift+left",)})

    async def journey() -> None:
        async with opened(hunted(), size, settings=settings) as pilot:
            await pressed(pilot, "question_mark")
            body = pilot.app.screen.query_one("#body", Static)
            rows = reading(body).splitlines()
            assert len(rows) == str(body.content).count("\n") + 1  # nothing is broken where it was not meant
            assert "ctrl+shift+left" in rows
            for row in rows:
                assert row == "ctrl+shift+left" or row[HELP_KEYS - 1] == " " != row[HELP_KEYS]
            assert len([row for row in rows if row[:HELP_KEYS].isspace()]) > 2

    asyncio.run(journey())


def test_keys_are_called_what_players_call_them(tmp_path: Path) -> None:
    settings = known(tmp_path)
    settings.set_keys({"undo": ("left_square_bracket",)})

    async def journey() -> None:
        async with opened(hunted(), settings=settings) as pilot:
            assert "[ take back" in reading(pilot.app.screen.query_one(Hints))
            await pressed(pilot, "question_mark")
            assert "[ Take the last move back." in told(pilot)
            await pressed(pilot, "escape", "o", *["down"] * len(SETTINGS), "enter")
            names = [item.label.text for item in pilot.app.screen.query_one(Choices).items]
            assert {"take back: [", "help: ? f1", "read back: pgup b"} <= set(names)
            assert not [name for name in names if "_" in name]

    asyncio.run(journey())
    assert "? is the key of “help”" in str(refused("undo", "question_mark", {}))
    assert str(refused("undo", "enter", {})).startswith("enter always")


@pytest.mark.parametrize("size", [SMALLEST, SHOWPIECE])
def test_a_number_is_shown_only_where_a_key_takes_it(size: tuple[int, int], story: Story, tmp_path: Path) -> None:
    async def journey() -> None:
        async with opened(Session(story), size, settings=known(tmp_path), store=Store(tmp_path)) as pilot:
            await pressed(pilot, "o", "up")
            last = next(row for row in listed(pilot).splitlines() if "keys:" in row)
            assert last.split()[:2] == [POINTER, "keys:"]
            await pressed(pilot, "enter")
            assert isinstance(pilot.app.screen, KeysScreen)

    asyncio.run(journey())


def test_without_a_place_to_keep_plays_that_is_said(story: Story) -> None:
    async def journey() -> None:
        async with opened(Session(story)) as pilot:
            for key in ("s", "p"):
                await pressed(pilot, key)
                assert isinstance(pilot.app.screen, PlayScreen)
            assert len(pilot.app._notifications) == 2
            assert "Walk on." in choices(pilot)

    asyncio.run(journey())


def test_a_command_is_given_another_key_and_keeps_it(story: Story, tmp_path: Path) -> None:
    async def journey() -> None:
        session, settings = Session(story), known(tmp_path)
        async with opened(session, settings=settings, store=Store(tmp_path)) as pilot:
            ahead = list(COMMANDS).index("undo")
            await pressed(pilot, "1", "o", *["down"] * len(SETTINGS), "enter", *["down"] * ahead, "enter", "z")
            await pressed(pilot, "escape", "z")
            assert session.moves == ()
            assert settings.keys == {"undo": ("z",)}
            await pressed(pilot, "1", "u")
            assert session.moves == ("a/one.walk",), "u does nothing any more"
            await pressed(pilot, "question_mark")
            assert "z        Take the last move back." in leaflet(pilot)
        async with opened(session, settings=Settings(tmp_path), store=Store(tmp_path)) as pilot:
            await pressed(pilot, "z")
            assert session.moves == ()

    asyncio.run(journey())


def test_a_key_that_is_taken_or_needed_is_refused_with_a_reason() -> None:
    assert refused("undo", "z", {}) is None
    assert refused("undo", "u", {}) is None, "it has that one"
    for key, part in (("r", "is the key of “again”"), ("1", "always does what it does"), ("escape", "always")):
        said = refused("undo", key, {})
        assert said is not None
        assert part in said
    assert refused("redo", "u", {"undo": ("z",)}) is None, "given up by the one that had it"
    assert refused("redo", "z", {"undo": ("z",)}) is not None


def test_keys_in_a_file_that_clash_or_name_nothing_are_left_out() -> None:
    given = {"undo": ("z",), "redo": ("z",), "fly": ("y",), "notes": ("1",), "quit": ("f10",), "help": ("",)}
    assert sound(given) == {"undo": ("z",), "quit": ("f10",)}
    assert keymap(sound(given)) == {"undo": "z", "quit": "f10"}, "ctrl+q is nobody's to give"


def test_every_command_has_a_name_of_its_own_to_be_given_keys_by() -> None:
    assert len(COMMANDS) == len([command for command in ALL if command not in CHOOSING])
    assert all(name.isidentifier() for name in COMMANDS)


def test_what_is_set_at_the_page_itself_is_remembered_too(story: Story, tmp_path: Path) -> None:
    async def journey() -> None:
        async with opened(Session(story), settings=known(tmp_path), store=Store(tmp_path)) as pilot:
            await pressed(pilot, "d", "3", "c", "4", "t", "1")
            theme = pilot.app.theme
        kept = Settings(tmp_path)
        assert (kept.of("difficulty"), kept.of("clock"), kept.of("theme")) == ("strict", "2", theme)

    asyncio.run(journey())


def test_what_the_command_line_says_is_not_remembered(story: Story, tmp_path: Path) -> None:
    async def journey() -> None:
        known(tmp_path)
        given = Settings(tmp_path, {"clock": "5", "signs": "words"})
        async with opened(Session(story), settings=given, store=Store(tmp_path)) as pilot:
            await pressed(pilot, "1", "1")
            assert "SIGN: " in prose(pilot)
        kept = Settings(tmp_path)
        assert (kept.of("clock"), kept.of("signs")) == ("off", "marks")

    asyncio.run(journey())


LONG = """
title: Long
nodes:
  one:
    text: "{words}"
    choices: [{{id: on, label: "{words}", to: ending:auto}}]
"""


@pytest.mark.parametrize(
    ("size", "measure", "longest"),
    [
        (SMALLEST, "auto", 66),
        (SMALLEST, "60", 60),
        (SMALLEST, "72", 70),
        ((90, 30), "72", 72),
        (SHOWPIECE, "auto", 72),
        (SHOWPIECE, "60", 60),
    ],
)
def test_prose_and_choices_are_set_to_the_measure_as_far_as_the_window_has_room(
    tmp_path: Path, size: tuple[int, int], measure: str, longest: int
) -> None:
    words = "so " * 120  # three columns each: a row falls short of its measure by two at most

    async def journey() -> None:
        story = make_story("endings: {end: {title: End, priority: 0}}", a=LONG.format(words=words.strip()))
        settings = known(tmp_path)
        settings.set("measure", "66")
        async with opened(Session(story), size, settings=settings, store=Store(tmp_path)) as pilot:
            await pressed(pilot, "o", "4", str(["auto", "60", "63", "66", "69", "72"].index(measure) + 1), "escape")
            for shown in (prose(pilot), choices(pilot)):
                rows = [row[GUTTER:] for row in shown.splitlines() if " so so" in row]
                assert longest - 3 < max(map(len, rows)) <= longest
        async with opened(Session(story), size, settings=Settings(tmp_path), store=Store(tmp_path)) as pilot:
            await pilot.pause()
            rows = [row[GUTTER:] for row in prose(pilot).splitlines() if " so so" in row]
            assert longest - 3 < max(map(len, rows)) <= longest

    asyncio.run(journey())


@pytest.mark.parametrize(("given", "kept"), [("60", "60"), ("72", "72"), ("59", None), ("73", None), ("x", None)])
def test_a_measure_has_between_60_and_72_columns(given: str, kept: str | None) -> None:
    try:
        assert BY_NAME["measure"].accepted(given) == kept
    except ValueError:
        assert kept is None


def alone(story: Story) -> Session:
    """Return a play at a page with one thing to do."""
    return Session(story, at="b/door", values={"has_camcorder": 0})


async def come_to(pilot: Pilot[int], node: str) -> None:
    """Wait until the play is somewhere, as long as that takes."""
    while app_of(pilot).session.state.node != node:
        await pilot.pause(0.02)


async def stays(pilot: Pilot[int], node: str) -> bool:
    """Wait a while; whether the play was somewhere all along."""
    for _ in range(40):
        await pilot.pause(0.02)
        if app_of(pilot).session.state.node != node:
            return False
    return True


def app_of(pilot: Pilot[int]) -> LensApp:
    assert isinstance(pilot.app, LensApp)
    return pilot.app


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let pages be read in no time."""
    monkeypatch.setattr("game.play.pace.LEAST_SECONDS", 0.01)
    monkeypatch.setattr("game.tui.paced.READ_ON", 0.01)


@pytest.mark.usefixtures("hasty")
def test_a_page_does_not_turn_under_another_screen_and_does_after_it(story: Story, tmp_path: Path) -> None:
    async def journey() -> None:
        settings = known(tmp_path)
        async with opened(alone(story), settings=settings, store=Store(tmp_path)) as pilot:
            await pressed(pilot, "o")
            settings.set("auto", "600")
            app_of(pilot).pace()
            assert await stays(pilot, "b/door")
            await pressed(pilot, "escape")
            await come_to(pilot, "b/room")

    asyncio.run(journey())


@pytest.mark.usefixtures("hasty")
def test_pages_turn_from_where_a_play_opens_but_not_for_who_has_gone_back(story: Story, tmp_path: Path) -> None:
    async def journey() -> None:
        settings = known(tmp_path)
        settings.set("auto", "600")
        async with opened(alone(story), settings=settings, store=Store(tmp_path)) as pilot:
            await come_to(pilot, "b/room")
            await pressed(pilot, "u")
            assert await stays(pilot, "b/door")
            await pressed(pilot, "r")
            assert app_of(pilot).session.state.node == "b/room"

    asyncio.run(journey())


def test_who_passes_over_the_first_questions_keeps_what_the_command_line_says(story: Story, tmp_path: Path) -> None:
    async def journey() -> None:
        settings = Settings(tmp_path, {"motion": "reduced", "theme": "lens"})
        async with opened(Session(story), settings=settings, store=Store(tmp_path)) as pilot:
            await pressed(pilot, "escape", "escape", "escape")
            assert isinstance(pilot.app.screen, PlayScreen)
            assert (settings.of("motion"), pilot.app.theme) == ("reduced", "lens")
            assert pilot.app.animation_level == "basic"

    asyncio.run(journey())


def test_content_notes_are_told_of_the_place_its_scene_and_the_story(story: Story, tmp_path: Path) -> None:
    async def journey() -> None:
        async with opened(Session(story), settings=known(tmp_path), store=Store(tmp_path)) as pilot:
            await pressed(pilot, "n")
            words = leaflet(pilot)
            for sentence in hurts(["It is cold."], Session(story).scene_notes, story.notes.values()):
                assert sentence in words

    asyncio.run(journey())


@pytest.mark.parametrize("difficulty", ["standard", "strict"])
def test_after_an_early_end_the_tape_is_rewound_to_where_a_scene_began(tmp_path: Path, difficulty: str) -> None:
    async def journey() -> None:
        session = Session(taken_early(), difficulty)
        async with opened(session, settings=known(tmp_path), store=Store(tmp_path)) as pilot:
            await pressed(pilot, "1", "1", "1")
            assert session.ended_early
            assert "2  Rewind the tape to where a scene began." in choices(pilot)
            await pressed(pilot, "2")
            assert [row.split(maxsplit=1)[-1] for row in listed(pilot).splitlines()] == ["The hill", "2  The pit"]
            await pressed(pilot, "2")
            assert session.state.node == "b/edge"
            await pressed(pilot, "1", "1", "2", "1")
            assert session.state.node == "a/one"
            await pressed(pilot, "e", "escape")
            assert session.moves == ()

    asyncio.run(journey())


def test_the_card_of_a_scene_says_that_the_tape_was_rewound_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.tui.projector.CARD", inf)  # it lies there until a key is pressed

    async def journey() -> None:
        film = make_film(tmp_path / "art")
        session = Session(pictured_story())
        app = LensApp(session, motion="full", film=film)
        async with app.run_test(size=SMALLEST) as pilot:
            app.theme = "reality"
            await pressed(pilot, "escape", "1", "escape", "1", "escape", "1")
            while app.page.cut.display:
                await pressed(pilot, "escape")
            assert session.state.node == "b/hall"
            await pressed(pilot, "e", "2")
            assert session.state.node == "b/booth"
            cut = app.page.query_one(Cut)
            assert cut.display
            assert f"{REWOUND} REW" in reading(cut)
            await pressed(pilot, "escape", "1")
            assert REWOUND not in reading(cut)

    asyncio.run(journey())


@pytest.mark.parametrize(("columns", "wide"), [(80, 40), (100, 50), (160, 60)])
def test_what_is_said_over_the_page_is_there_to_its_last_word(columns: int, wide: int) -> None:
    async def journey() -> None:
        async with opened(hunted(), (columns, 24)) as pilot:
            for length in range(wide - 14, wide - 2):
                pilot.app.clear_notifications()
                pilot.app.notify(f"It lies in {'x' * length}.", timeout=300, markup=False)
                await pilot.pause()
                await pilot.pause()
                screen = [strip.text for strip in pilot.app.screen._compositor.render_strips()]
                *_, last, foot = (row[row.index("│") :] if "│" in row else row for row in screen[:-1])
                assert last.strip(" │").endswith("."), length
                assert foot.rstrip().endswith("╯"), length

    asyncio.run(journey())


HILL = """
title: The hill
nodes:
  one:
    text: A hill.
    choices: [{id: on, label: On., to: b/edge}]
"""
PIT = """
title: The pit
nodes:
  edge:
    text: An edge.
    choices: [{id: step, label: Step., to: dark}]
  dark:
    text: Dark.
    choices: [{id: fall, label: Fall., to: "ending:gone"}]
"""


def taken_early() -> Story:
    """Return a story that ends early."""
    head = "endings: {gone: {title: Gone, early: true}, home: {title: Home, priority: 0}}"
    return make_story(head, a=HILL, b=PIT)
