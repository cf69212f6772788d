"""The clock in the full screen: there only where it is asked for, and waiting for whoever is not at the page."""

import asyncio
from collections.abc import Iterator

import pytest
from textual.pilot import Pilot

from game.play import Session
from game.tui.commands import ALL, CLOCK
from game.tui.measure import GUTTER
from game.tui.screens.play import PlayScreen
from game.tui.typeset import POINTER
from game.tui.widgets.bar import running_out
from game.tui.widgets.countdown import Countdown
from game.tui.widgets.hints import YIELDING, Hints
from game.tui.widgets.prose import Prose
from tests.stories import TIMED, TIMED_SCENE, Hand, make_story
from tests.tui.screen import SHOWPIECE, SMALLEST, Kept, choices, leaflet, opened, prose, reading, told

GO, JUMP, STUMBLE = "a/one.go", "a/run.jump", "a/run.stumble"


def timed(text: str = "It is behind you.") -> Session:
    """Return a play that can be late; `text` is what its first page with a clock tells."""
    return Session(make_story(TIMED, a=TIMED_SCENE.replace("It is behind you.", text)))


def line(pilot: Pilot[int]) -> str:
    """Return the line of the clock."""
    return reading(pilot.app.screen_stack[0].query_one(Countdown)).strip()


async def passes(pilot: Pilot[int], hand: Hand, seconds: float) -> None:
    """Let time pass."""
    await pilot.pause()
    hand.at += seconds
    pilot.app.screen_stack[0].query_one(Countdown).look()
    await pilot.pause()


def test_without_a_clock_nothing_is_seen_of_it_and_nothing_runs() -> None:
    async def journey() -> None:
        session, hand = timed(), Hand()
        async with opened(session, now=hand) as pilot:
            await pilot.press("1")
            await passes(pilot, hand, 3600)
            countdown = pilot.app.screen.query_one(Countdown)
            assert not countdown.display
            assert not countdown._timers
            assert "clock" not in pilot.app.screen.query_one(Hints).render().plain
            assert session.moves == (GO,)

    asyncio.run(journey())


def test_the_time_is_told_by_number_and_by_length() -> None:
    async def journey() -> None:
        hand = Hand()
        async with opened(timed(), clock=1, now=hand) as pilot:
            assert line(pilot) == ""
            await pilot.press("1")
            await passes(pilot, hand, 0)
            assert line(pilot).startswith("8 seconds ")
            assert set(line(pilot).split()[-1]) == {"━"}
            whole = line(pilot).count("━")
            await passes(pilot, hand, 4)
            assert line(pilot).startswith("4 seconds ")
            assert line(pilot).count("━") == whole // 2
            await passes(pilot, hand, 3.9)
            assert line(pilot).startswith("1 second ")

    asyncio.run(journey())


def test_when_the_time_is_up_the_late_choice_is_taken_as_if_pressed_and_one_undo_takes_it_back() -> None:
    async def journey() -> None:
        session, hand, store = timed(), Hand(), Kept()
        async with opened(session, store=store, clock=1, now=hand) as pilot:
            await pilot.press("1")
            await passes(pilot, hand, 7.9)
            assert session.moves == (GO,)
            await passes(pilot, hand, 0.1)
            await pilot.pause()
            assert session.moves == store.saves[-1] == (GO, STUMBLE)
            assert "You stumble." in prose(pilot)
            assert "Gravel." in prose(pilot)
            await pilot.press("u")
            await passes(pilot, hand, 7.9)
            assert session.moves == (GO,)
            assert line(pilot).startswith("1 second ")

    asyncio.run(journey())


def test_a_page_left_in_time_is_an_ordinary_move_and_its_time_ends_with_it() -> None:
    async def journey() -> None:
        session, hand = timed(), Hand()
        async with opened(session, clock=1, now=hand) as pilot:
            await pilot.press("1")
            await passes(pilot, hand, 7)
            await pilot.press("1")
            assert session.moves == (GO, JUMP)
            assert line(pilot) == ""  # its late choice cannot be taken
            await passes(pilot, hand, 3600)
            assert session.moves == (GO, JUMP)

    asyncio.run(journey())


def test_ten_times_gives_ten_times_as_long() -> None:
    async def journey() -> None:
        session, hand = timed(), Hand()
        async with opened(session, clock=10, now=hand) as pilot:
            await pilot.press("1")
            await passes(pilot, hand, 79)
            assert line(pilot).startswith("1 second ")
            assert session.moves == (GO,)
            await passes(pilot, hand, 1)
            assert session.moves == (GO, STUMBLE)

    asyncio.run(journey())


@pytest.mark.parametrize("key", ["question_mark", "w", "m", "n", "d", "c"])
def test_the_time_waits_while_another_screen_lies_over_the_page(key: str) -> None:
    async def journey() -> None:
        session, hand = timed(), Hand()
        async with opened(session, clock=1, now=hand) as pilot:
            await pilot.press("1")
            await passes(pilot, hand, 3)
            await pilot.press(key)
            await passes(pilot, hand, 3600)
            assert line(pilot).startswith("5 seconds ")
            assert line(pilot).endswith("waits")
            await pilot.press("escape")
            await passes(pilot, hand, 4)
            assert line(pilot).startswith("1 second ")
            assert not line(pilot).endswith("waits")
            assert session.moves == (GO,)
            await passes(pilot, hand, 1)
            assert session.moves == (GO, STUMBLE)

    asyncio.run(journey())


def test_the_time_waits_while_what_is_said_lies_over_the_page_and_escape_puts_it_away() -> None:
    async def journey() -> None:
        session, hand = Session(make_story(TIMED, a=TIMED_SCENE), at="a/run"), Hand()
        async with opened(session, clock=1, now=hand, notice="You go on where you stopped. " * 4) as pilot:
            await passes(pilot, hand, 3600)
            (toast,) = pilot.app.screen.query("Toast")
            assert toast.region.overlaps(pilot.app.screen.query_one(Countdown).region)
            assert line(pilot).startswith("8 seconds ")
            await pilot.press("escape")
            await passes(pilot, hand, 3)
            assert not pilot.app.screen.query("Toast")
            assert line(pilot).startswith("5 seconds ")
            await pilot.press("r")  # there is nothing to make again, and it is said
            await passes(pilot, hand, 3600)
            assert line(pilot).startswith("5 seconds ")
            await pilot.click("Toast")
            await passes(pilot, hand, 4)
            assert line(pilot).startswith("1 second ")
            assert session.moves == ()

    asyncio.run(journey())


def test_the_time_goes_on_when_what_was_said_has_gone_by_itself() -> None:
    async def journey() -> None:
        session, hand = timed(), Hand()
        async with opened(session, clock=1, now=hand) as pilot:
            await pilot.press("1")
            await passes(pilot, hand, 1)
            pilot.app.notify("A word.", timeout=0.01)
            assert line(pilot).endswith("waits")
            while line(pilot).endswith("waits"):
                await pilot.pause(0.01)
            await passes(pilot, hand, 2)
            assert line(pilot).startswith("5 seconds ")

    asyncio.run(journey())


def test_the_time_waits_for_the_longest_of_what_was_said() -> None:
    async def journey() -> None:
        session, hand = timed(), Hand()
        async with opened(session, clock=1, now=hand) as pilot:
            await pilot.press("1")
            await passes(pilot, hand, 1)
            pilot.app.notify("A word.", timeout=300)
            pilot.app.notify("A shorter one.", timeout=0.01)
            await pilot.pause(0.05)
            await passes(pilot, hand, 3600)
            assert line(pilot).endswith("waits")

    asyncio.run(journey())


def test_the_time_waits_while_the_window_is_too_small() -> None:
    async def journey() -> None:
        session, hand = timed(), Hand()
        async with opened(session, clock=1, now=hand) as pilot:
            await pilot.press("1")
            await passes(pilot, hand, 3)
            await pilot.resize_terminal(79, 24)
            await passes(pilot, hand, 3600)
            await pilot.resize_terminal(*SMALLEST)
            await passes(pilot, hand, 4)
            assert line(pilot).startswith("1 second ")
            assert session.moves == (GO,)

    asyncio.run(journey())


def test_the_time_waits_while_older_pages_are_read() -> None:
    long = " ".join(f"word{n}." for n in range(300))
    scene = TIMED_SCENE.replace("A gap in the wall.", long)

    async def journey() -> None:
        session, hand = Session(make_story(TIMED, a=scene)), Hand()
        async with opened(session, clock=1, now=hand) as pilot:
            await pilot.press("1")
            await passes(pilot, hand, 3)
            for key in ("b", "home"):
                await pilot.press(key)
                await passes(pilot, hand, 3600)
            assert line(pilot).startswith("5 seconds ")
            assert line(pilot).endswith("waits")
            await pilot.press("end")
            await passes(pilot, hand, 4)
            assert line(pilot).startswith("1 second ")
            assert session.moves == (GO,)

    asyncio.run(journey())


def test_the_time_of_a_long_page_begins_when_it_has_been_read_to_its_end() -> None:
    async def journey() -> None:
        session, hand = timed(" ".join(f"word{n}." for n in range(400))), Hand()
        async with opened(session, clock=1, now=hand) as pilot:
            await pilot.press("1")
            page = pilot.app.screen.query_one(Prose)
            while page.more:
                await passes(pilot, hand, 3600)
                assert line(pilot).startswith("8 seconds ")
                assert line(pilot).endswith("waits")
                await pilot.press("space")
            await passes(pilot, hand, 4)
            assert line(pilot).startswith("4 seconds ")
            await pilot.press("b")  # back within the page: it has been read
            await passes(pilot, hand, 3)
            assert line(pilot).startswith("1 second ")
            assert session.moves == (GO,)

    asyncio.run(journey())


def test_a_key_meant_for_the_page_whose_time_was_up_is_not_taken_for_the_next() -> None:
    async def journey() -> None:
        session, hand = timed(), Hand()
        async with opened(session, clock=1, now=hand) as pilot:
            await pilot.press("1")
            await passes(pilot, hand, 8)
            await pilot.press("1", "enter", "l")
            assert session.moves == (GO, STUMBLE)
            hand.at += 0.6
            await pilot.press("1")
            assert session.moves == (GO, STUMBLE, "a/down.rise")

    asyncio.run(journey())


def test_the_last_moment_belongs_to_the_screen_that_was_opened_in_it() -> None:
    async def journey() -> None:
        session, hand = timed(), Hand()
        async with opened(session, clock=1, now=hand) as pilot:
            await pilot.press("1")
            await pilot.pause()
            hand.at += 8
            screen = pilot.app.screen
            assert isinstance(screen, PlayScreen)
            screen.countdown.look()
            screen.action_aside("why")
            await pilot.pause()
            assert session.moves == (GO,)
            await pilot.press("escape")
            await pilot.pause()
            assert session.moves == (GO, STUMBLE)

    asyncio.run(journey())


def test_a_move_made_in_the_last_moment_is_the_one_that_counts() -> None:
    async def journey() -> None:
        session, hand = timed(), Hand()
        async with opened(session, clock=1, now=hand) as pilot:
            await pilot.press("1", "2")
            await pilot.pause()
            hand.at += 2.5
            screen = pilot.app.screen
            assert isinstance(screen, PlayScreen)
            screen.countdown.look()
            screen.action_undo()
            await pilot.pause()
            assert session.moves == (GO,)

    asyncio.run(journey())


def test_the_clock_is_switched_on_and_off_at_any_time() -> None:
    async def journey() -> None:
        session, hand = timed(), Hand()
        async with opened(session, now=hand) as pilot:
            await pilot.press("1", "c")
            assert "Off. All the time you want." in choices(pilot)
            assert "waits" in leaflet(pilot)
            await pilot.press("4")
            await passes(pilot, hand, 15)
            assert line(pilot).startswith("1 second ")
            await pilot.press("c", "5")  # the time is another, and begins afresh
            await passes(pilot, hand, 39)
            assert line(pilot).startswith("1 second ")
            await pilot.press("c", "1")
            await passes(pilot, hand, 3600)
            assert not pilot.app.screen.query_one(Countdown).display
            assert session.moves == (GO,)

    asyncio.run(journey())


def test_the_chooser_shows_a_time_that_only_the_command_line_offers() -> None:
    async def journey() -> None:
        async with opened(timed(), clock=1.5) as pilot:
            await pilot.press("c")
            assert f"{POINTER} 4  1.5 times the time." in choices(pilot)
            await pilot.press("enter", "c")
            assert f"{POINTER} 4  1.5 times the time." in choices(pilot)

    asyncio.run(journey())


@pytest.mark.parametrize("size", [SMALLEST, SHOWPIECE])
def test_its_key_stands_in_help_and_while_it_is_on_in_the_hints(size: tuple[int, int]) -> None:
    async def journey() -> None:
        async with opened(timed(), size, clock=1) as pilot:
            await pilot.pause()
            hints = pilot.app.screen.query_one(Hints)
            shown = hints.render().plain
            assert len(shown) <= hints.content_size.width
            missing = [c.name for c in ALL if c.hint and f"{c.shown.split()[0]} {c.name}" not in shown]
            assert set(missing) <= set(YIELDING)
            assert "l lens" in shown
            await pilot.click(Hints, offset=(GUTTER + shown.index("c clock"), 0))
            assert "The clock" in leaflet(pilot)
            await pilot.press("escape", "question_mark")
            assert CLOCK.tooltip in told(pilot)

    asyncio.run(journey())


def test_the_page_keeps_its_places_when_the_clock_is_switched_on() -> None:
    async def journey() -> None:
        for size in (SMALLEST, SHOWPIECE):
            async with opened(timed(), size) as pilot:
                await pilot.press("1")
                before = places(pilot)
                await pilot.press("c", "3")
                await pilot.pause()
                assert places(pilot) == before

    def places(pilot: Pilot[int]) -> list[object]:
        return [each.region for each in pilot.app.screen.query("#page > *") if not isinstance(each, Countdown)]

    asyncio.run(journey())


def readings(pilot: Pilot[int], hand: Hand) -> Iterator[str]:
    """Yield the line, looked at a hundred times in one second."""
    for _look in range(100):
        hand.at += 0.01
        pilot.app.screen.query_one(Countdown).look()
        yield line(pilot)


@pytest.mark.parametrize(("motion", "most"), [("full", 10), ("reduced", 2), ("off", 1)])
def test_the_line_changes_no_oftener_than_the_player_bears(motion: str, most: int) -> None:
    async def journey() -> None:
        hand = Hand()
        async with opened(timed(), motion=motion, clock=0.5, now=hand) as pilot:
            await pilot.press("1")
            await passes(pilot, hand, 0)
            for _second in range(3):
                # What is there at the beginning of the second is no change.
                assert most / 2 <= len(set(readings(pilot, hand))) - 1 <= most

    asyncio.run(journey())


def test_the_time_runs_out_by_itself() -> None:
    async def journey() -> None:
        session = Session(make_story(TIMED, a=TIMED_SCENE.replace("seconds: 8", "seconds: 0.05")))
        async with opened(session, clock=1) as pilot:
            await pilot.press("1")
            while session.moves != (GO, STUMBLE):
                await pilot.pause(0.01)

    asyncio.run(asyncio.wait_for(journey(), 30))


def test_a_time_is_as_long_as_its_line_and_only_nothing_is_empty() -> None:
    for share in (0, 0.001, 0.3, 0.5, 0.999, 1):
        drawn = "".join(stretch.cells for stretch in running_out(10, share))
        assert len(drawn) == 10
        assert (drawn == "─" * 10) == (share == 0)
        assert (drawn == "━" * 10) == (share == 1)
    assert [stretch.cells for stretch in running_out(4, 0.62)] == ["━━╾", "─"]
