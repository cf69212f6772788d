"""Plays in the full screen, key by key, on the real session."""

import asyncio
import gc

import pytest
from textual.pilot import Pilot

from game.play import Session
from game.tui.app import LensApp
from game.tui.commands import ALL
from game.tui.screens.play import PlayScreen
from game.tui.screens.small import SmallScreen
from game.tui.widgets.choices import Choices
from game.tui.widgets.hints import Hints
from game.tui.widgets.prose import Prose
from tests.stories import make_story
from tests.tui.screen import SHOWPIECE, SMALLEST, Kept, choices, hunted, leaflet, meter, opened, prose, reading, told

ENDS = "endings: {out: {title: The Way Out, priority: 0}}"
SPIKED = """
title: "[red]Scene"
nodes:
  one:
    notes: [hurt]
    text: "[/foo] and [@click=app.quit]leave[/] and [red]red[/red] and [ @click=app.quit]x"
    choices:
      - {id: go, label: "[@click=app.quit]Go[/]", to: two}
      - {id: no, label: "[b]No", when: 1 == 2, locked: "[/bar]Shut.", to: two}
  two:
    text: "«[/sign]» and _[link]_"
    choices: [{id: end, label: End., to: "ending:out"}]
"""
NOTE = "notes: [{id: hurt, text: '[/note] Hurt.'}]"


class Noting(Kept):
    """Keeps everything, and has something to say of it."""

    def save(self, session: Session) -> str | None:
        super().save(session)
        return "Another window plays too."


def test_a_play_by_numbers_reaches_its_ending_and_can_begin_again() -> None:
    async def journey() -> None:
        session = hunted()
        async with opened(session) as pilot:
            await pilot.press("3", "1", "9")
            assert session.turn.ended == "out"
            assert "O U T" in prose(pilot)
            assert all(
                words in choices(pilot) for words in ("Take the last move back", "Begin again", "Credits", "Leave")
            )
            await pilot.press("3")
            assert "non-commercial fan work" in leaflet(pilot)
            await pilot.press("escape", "1")
            assert session.turn.ended is None
            await pilot.press("9", "2")
            assert isinstance(pilot.app, LensApp)
            assert pilot.app.session is not session
            assert pilot.app.session.moves == ()
            assert "You begin." in prose(pilot)

    asyncio.run(journey())


def test_at_an_end_no_place_is_said_to_be_kept() -> None:
    async def parting(store: Kept | None, *keys: str) -> str:
        async with opened(hunted(), store=store) as pilot:
            await pilot.press("3", "1", *keys)
            if keys:
                assert choices(pilot).splitlines()[-1].strip() == "4  Leave."
            assert isinstance(pilot.app, LensApp)
            return pilot.app.parting()

    assert asyncio.run(parting(Kept())) == "Your place is kept."
    assert asyncio.run(parting(Kept(), "9")) == "Until another time."
    assert asyncio.run(parting(Kept("Full."), "9")) == "Your place could not be kept."
    assert asyncio.run(parting(None, "9")) == "This play was not to be kept."


def test_what_is_said_of_the_files_on_leaving_is_not_lost() -> None:
    app = LensApp(hunted(), store=Noting())
    assert app.parting() == "Another window plays too. Your place is kept."


def test_where_nothing_is_metered_the_hints_name_the_difficulty() -> None:
    async def journey() -> None:
        story = make_story(ENDS, a="nodes: {one: {silent: true, choices: [{id: end, label: End., to: 'ending:out'}]}}")
        async with opened(Session(story)) as pilot:
            shown = hints(pilot)
            assert "d difficulty" in shown
            assert "w why" not in shown
            assert "m meter" not in shown
            await pilot.click(Hints, offset=(shown.index("d difficulty"), 0))
            assert "From here on" in leaflet(pilot)
        async with opened(hunted()) as pilot:
            assert "w why" in hints(pilot)
            assert "m meter" in hints(pilot)
            assert "d difficulty" not in hints(pilot)

    def hints(pilot: Pilot[int]) -> str:
        return reading(pilot.app.screen.query_one(Hints))

    asyncio.run(journey())


@pytest.mark.parametrize("size", [SMALLEST, SHOWPIECE])
def test_a_leaflet_shows_how_it_is_left_and_can_be_read_to_its_end(size: tuple[int, int]) -> None:
    async def journey() -> None:
        async with opened(hunted(), size) as pilot:
            await pilot.press("question_mark")
            await pilot.pause()
            frame, body, close = (pilot.app.screen.query_one(each) for each in ("#leaflet", "#body", "#close"))
            assert frame.content_region.contains_region(close.region)
            await pilot.press("space", "space")
            await pilot.pause()
            assert body.region.bottom <= close.region.y
            assert body.region.bottom > frame.region.y
            assert frame.content_region.contains_region(close.region)

    asyncio.run(journey())


def test_arrows_look_and_enter_takes_what_is_looked_at() -> None:
    async def journey() -> None:
        session = hunted()
        async with opened(session) as pilot:
            await pilot.press("down", "down", "up", "enter")
            assert session.moves[-1] == "a/one.tread"
            await pilot.press("up", "enter")  # round to the last that can be taken
            assert session.moves[-1] == "a/one.dress"

    asyncio.run(journey())


def test_a_locked_choice_is_shown_with_its_reason_and_cannot_be_taken() -> None:
    async def journey() -> None:
        session = hunted()
        async with opened(session, SHOWPIECE) as pilot:
            assert "–  Leave." in choices(pilot)
            assert "Not yet." in choices(pilot)
            row = choices(pilot).splitlines().index(next(s for s in choices(pilot).splitlines() if "Leave." in s))
            await pilot.press("9")
            await pilot.click(Choices, offset=(10, row))
            assert not session.moves
            row = choices(pilot).splitlines().index(next(s for s in choices(pilot).splitlines() if "Dress." in s))
            await pilot.click(Choices, offset=(10, row))
            assert session.moves[-1] == "a/one.dress"

    asyncio.run(journey())


def test_a_move_is_taken_back_and_made_again_and_kept_each_time() -> None:
    async def journey() -> None:
        session, store = hunted(), Kept()
        async with opened(session, store=store) as pilot:
            await pilot.press("3")
            assert "Left." in prose(pilot)
            await pilot.press("u")
            assert "Left." not in prose(pilot)
            await pilot.press("r")
            assert "Left." in prose(pilot)
            await pilot.pause()
            assert store.saves == [("a/one.run",), (), ("a/one.run",)]

    asyncio.run(journey())


def test_every_page_of_the_play_can_be_read_again_and_the_newest_begins_at_its_first_line() -> None:
    long = " ".join(f"word{n}." for n in range(300))
    scene = f"""
    nodes:
      one: {{text: The first page., choices: [{{id: go, label: Go on., to: two}}]}}
      two: {{text: "Begins here. {long}", choices: [{{id: end, label: End., to: "ending:out"}}]}}
    """

    async def journey() -> None:
        async with opened(Session(make_story(ENDS, a=scene))) as pilot:
            await pilot.press("1")
            page = pilot.app.screen.query_one(Prose)
            assert page.rows[0] == "Go on."
            assert page.rows[2].startswith("Begins here.")
            assert "more" in prose(pilot)
            await pilot.press("home")
            assert "The first page." in prose(pilot)
            await pilot.press("end")
            assert page.rows[0] == "Go on."
            while page.more:
                await pilot.press("space")
            assert "word299." in prose(pilot)
            assert "End." in choices(pilot)

    asyncio.run(journey())


def test_a_play_taken_up_again_can_be_read_from_its_first_page() -> None:
    async def journey() -> None:
        session = hunted()
        session.choose("run")
        session.choose("back")
        async with opened(session) as pilot:
            await pilot.press("home")
            assert "You begin." in prose(pilot)
            await pilot.press("end")
            assert "Go back." in prose(pilot)
            assert "You are back." in prose(pilot)

    asyncio.run(journey())


def test_a_window_too_small_holds_the_page_and_goes_on_when_enlarged() -> None:
    async def journey() -> None:
        session = hunted()
        async with opened(session) as pilot:
            await pilot.press("3")
            await pilot.resize_terminal(79, 24)
            await pilot.pause()
            assert isinstance(pilot.app.screen, SmallScreen)
            assert "80 columns and 24 lines" in leaflet(pilot)
            assert "79 by 24" in leaflet(pilot)
            await pilot.press("1")
            assert session.moves[-1] == "a/one.run"
            await pilot.resize_terminal(80, 24)
            await pilot.pause()
            assert isinstance(pilot.app.screen, PlayScreen)
            await pilot.press("1")
            assert session.moves[-1] == "a/two.back"

    asyncio.run(journey())


def test_story_text_is_shown_as_it_stands_and_does_nothing() -> None:
    async def journey() -> None:
        session = Session(make_story(f"{ENDS}\n{NOTE}", a=SPIKED))
        async with opened(session) as pilot:
            assert "[/foo] and [@click=app.quit]leave[/] and [red]red[/red]" in prose(pilot)
            assert "[ R E D ] S C E N E" in prose(pilot)
            assert "[@click=app.quit]Go[/]" in choices(pilot)
            assert "[b]No" in choices(pilot)
            assert "[/bar]Shut." in choices(pilot)
            for line, words in enumerate(prose(pilot).splitlines()):
                if "leave" in words:
                    await pilot.click(Prose, offset=(words.index("leave") + 1, line))
            await pilot.press("n")
            assert "[/note] Hurt." in leaflet(pilot)
            await pilot.press("escape", "1", "w", "escape")
            assert pilot.app.is_running
            assert session.moves == ("a/one.go",)
            assert "«[/sign]» and [link]" in prose(pilot)

    asyncio.run(journey())


def test_help_lists_every_command() -> None:
    async def journey() -> None:
        async with opened(hunted()) as pilot:
            await pilot.press("question_mark")
            for command in ALL:
                assert command.tooltip in told(pilot)
                assert command.shown in told(pilot)
            await pilot.press("escape", "f1")
            assert ALL[0].tooltip in told(pilot)
            await pilot.press("ctrl+q")  # from anywhere
            await pilot.pause()
            assert pilot.app.return_code == 0

    asyncio.run(journey())


def test_the_meter_has_word_sign_and_length_and_shows_what_is_looked_at() -> None:
    async def journey() -> None:
        session = hunted()
        async with opened(session) as pilot:
            assert meter(pilot).split()[:2] == [".", "calm"]
            assert "━" not in meter(pilot)
            await pilot.press("down", "down")  # Run.
            ahead = session.turn.offers[2].preview
            assert ahead
            assert "▸" in meter(pilot)
            assert f"0 → {ahead.high.meter.attention}" in meter(pilot)
            await pilot.press("down", "down", "down")  # Go blind: a span
            ahead = session.turn.offers[5].preview
            assert ahead
            least, most = sorted(outcome.meter.attention for outcome in (ahead.low, ahead.high))
            assert f"0 → {least}–{most}" in meter(pilot)
            await pilot.press("3")
            assert meter(pilot).split()[:2] == ["o", "listening"]
            assert "━" in meter(pilot)

    asyncio.run(journey())


def test_why_and_the_full_meter_and_the_difficulty_are_laid_over_the_page() -> None:
    async def journey() -> None:
        session = hunted()
        async with opened(session) as pilot:
            await pilot.press("3", "w")
            assert session.why()[0] in leaflet(pilot)
            await pilot.press("escape", "m")
            assert "from 95" in leaflet(pilot)
            await pilot.press("escape", "d", "3")
            assert session.state.difficulty.word == "strict"
            assert "From here on: Strict." in prose(pilot)
            assert "Left." in prose(pilot)

    asyncio.run(journey())


@pytest.mark.parametrize("size", [SMALLEST, SHOWPIECE])
def test_every_choice_is_in_view_with_its_price(size: tuple[int, int]) -> None:
    async def journey() -> None:
        session = hunted()
        async with opened(session, size) as pilot:
            lines = choices(pilot)
            seen = [offer for offer in session.turn.offers if offer.label.text in lines]
            while len(seen) < len(session.turn.offers):  # more than fit: the list goes with the look
                assert "↓" in choices(pilot)
                await pilot.press("down")
                seen += [o for o in session.turn.offers if o.label.text in choices(pilot) and o not in seen]
            assert all(len(line) <= size[0] for line in choices(pilot).splitlines())
            assert pilot.app.screen.query_one(Prose).size.height >= 3
            assert session.turn.offers[0].words in lines

    asyncio.run(journey())


def test_a_trouble_with_keeping_is_said_over_the_page() -> None:
    async def journey() -> None:
        async with opened(hunted(), store=Kept("[/disk] The disk is full.")) as pilot:
            await pilot.press("3")
            await pilot.pause()
            assert [each.message for each in pilot.app._notifications] == ["[/disk] The disk is full."]
            await pilot.press("t", "t", "t")
            assert "Left." in prose(pilot)

    asyncio.run(journey())


def test_a_garbage_collector_held_for_the_start_works_again_and_leaves_alone_what_was_there() -> None:
    async def journey() -> None:
        gc.disable()
        async with opened(hunted()):
            assert gc.isenabled()
            assert gc.get_freeze_count() > 0

    try:
        asyncio.run(journey())
    finally:
        gc.unfreeze()
        gc.enable()


def test_a_garbage_collector_that_was_not_held_is_left_alone() -> None:
    async def journey() -> None:
        before = gc.get_freeze_count()
        async with opened(hunted()):
            assert gc.isenabled()
            assert gc.get_freeze_count() == before

    asyncio.run(journey())
