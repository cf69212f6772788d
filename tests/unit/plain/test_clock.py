"""The clock in line mode: an answer that took too long is another answer; nothing else is ever late."""

from io import StringIO
from pathlib import Path

import pytest

from game.model.story import Story
from game.plain import run
from game.play import Session
from game.play.clock import written
from game.play.settings import Settings
from game.play.store import Store
from tests.stories import TIMED, TIMED_SCENE, Hand, make_story, write_story
from tests.unit.cli.command_line import lens

GIVEN = "You have 8 seconds."
LATE = "Too late: You stumble."


@pytest.fixture(scope="module")
def story() -> Story:
    return make_story(TIMED, a=TIMED_SCENE)


class Typist(StringIO):
    """A terminal at which somebody types each line after so many seconds."""

    def __init__(self, hand: Hand, lines: tuple[tuple[float, str], ...], by_hand: bool = True) -> None:
        super().__init__("".join(f"{line}\n" for _seconds, line in lines))
        self._hand = hand
        self._seconds = [seconds for seconds, _line in lines]
        self._by_hand = by_hand

    def isatty(self) -> bool:
        return self._by_hand

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]  # as the library's own stub has to
        self._hand.at += self._seconds.pop(0) if self._seconds else 0
        return super().readline(size)


def transcript(
    session: Session,
    *lines: tuple[float, str],
    clock: float | None = 1,
    by_hand: bool = True,
    store: Store | None = None,
) -> str:
    """Return all that is written when each line comes so many seconds after what was said before."""
    hand, stdout = Hand(), StringIO()
    given = {} if clock is None else {"clock": written(clock)}
    stdin = Typist(hand, lines, by_hand)
    assert run(session, settings=Settings(given=given), store=store, stdin=stdin, stdout=stdout, now=hand) == 0
    return stdout.getvalue()


def typed(session: Session, *lines: tuple[float, str], clock: float | None = 1) -> list[list[str]]:
    """Return what is answered to each of these lines, typed by hand."""
    return [answer.splitlines() for answer in transcript(session, *lines, clock=clock).split("> ")][1:]


def test_nothing_is_timed_by_default(story: Story) -> None:
    session = Session(story)
    answers = typed(session, (3600, "go"), (3600, "jump"), clock=None)
    assert session.moves == ("a/one.go", "a/run.jump")
    assert not any("second" in line or "clock" in line for answer in answers for line in answer)


def test_a_page_says_after_its_choices_how_long_it_leaves(story: Story) -> None:
    page = typed(Session(story), (0, "go"))[0]
    assert page.index("3. Turn back.") < page.index(GIVEN)
    assert "You have 2.5 seconds." in typed(Session(story), (0, "go"), (0, "2"))[1]


def test_a_page_typed_in_time_is_an_ordinary_choice(story: Story) -> None:
    session = Session(story)
    answer = typed(session, (3600, "go"), (7.9, "jump"), (3600, "leave"))[1]
    assert session.moves == ("a/one.go", "a/run.jump", "a/safe.leave")
    assert "Too late" not in " ".join(answer)


@pytest.mark.parametrize("line", ["jump", "1", "stumble", "a/run.turn", "lens"])
def test_a_move_typed_too_late_is_the_late_choice_and_the_game_says_so_first(story: Story, line: str) -> None:
    session = Session(story)
    answer = typed(session, (0, "go"), (8, line))[1]
    assert answer[:3] == [LATE, "", "Gravel."]
    assert session.moves == ("a/one.go", "a/run.stumble")


def test_one_undo_takes_the_late_choice_back_and_begins_the_time_afresh(story: Story) -> None:
    session = Session(story)
    answers = typed(session, (0, "go"), (9, "jump"), (60, "u"), (7, "jump"))
    assert GIVEN in answers[2]
    assert session.moves == ("a/one.go", "a/run.jump")


@pytest.mark.parametrize(("times", "seconds"), [(0.5, "4"), (2, "16"), (10, "80")])
def test_there_is_as_many_times_the_time_as_was_asked_for(story: Story, times: float, seconds: str) -> None:
    in_time, late = Session(story), Session(story)
    assert f"You have {seconds} seconds." in typed(in_time, (0, "go"), (8 * times - 0.1, "jump"), clock=times)[0]
    assert in_time.moves[-1] == "a/run.jump"
    typed(late, (0, "go"), (8 * times, "jump"), clock=times)
    assert late.moves[-1] == "a/run.stumble"


@pytest.mark.parametrize("line", ["?", "m", "why", "again", "notes", "difficulty", "clock", "film", "9", "what now"])
def test_what_is_no_move_is_never_late_and_reading_its_answer_does_not_count(story: Story, line: str) -> None:
    session = Session(story)
    typed(session, (0, "go"), (60, line), (7, "jump"))
    assert session.moves == ("a/one.go", "a/run.jump")


def test_a_line_that_says_nothing_does_not_begin_the_time_afresh(story: Story) -> None:
    session = Session(story)
    typed(session, (0, "go"), (5, ""), (5, "jump"))
    assert session.moves[-1] == "a/run.stumble"


def test_the_clock_is_told_changed_and_switched_off(story: Story) -> None:
    session = Session(story)
    answers = typed(
        session,
        *((0, line) for line in ("clock", "clock 2", "go", "clock 0.5", "clock 11", "clock Off", "clock")),
        (3600, "jump"),
        clock=None,
    )
    how = "To change it, type clock and off, or how many times the story's time you want: 0.5 to 10."
    half = "The clock is on, with 0.5 times the time that the story gives."
    off = "The clock is off: you have all the time you want."
    assert answers[0] == [f"{off} {how}"]
    assert answers[1] == ["The clock is on, with 2 times the time that the story gives."]
    assert "You have 16 seconds." in answers[2]
    assert answers[3] == [half, "You have 4 seconds."]
    assert answers[4] == [f"{half} {how}", "You have 4 seconds."]
    assert answers[5] == [off]
    assert answers[6] == [f"{off} {how}"]
    assert session.moves[-1] == "a/run.jump"


def test_what_comes_through_a_pipe_is_never_late(story: Story) -> None:
    lines = ("go", "jump", "u", "clock", "2", "rise")
    slow, fast = Session(story), Session(story)
    written = transcript(slow, *((3600, line) for line in lines), by_hand=False)
    assert written == transcript(fast, *((0, line) for line in lines), by_hand=False)
    assert slow.moves == ("a/one.go", "a/run.stumble", "a/down.rise")
    told = "The clock is on, with the time that the story gives. Here it stands still: "
    assert written.splitlines()[1].startswith(told)
    assert written.count(told) == 2
    assert "You have" not in written


def test_lines_of_a_script_play_the_same_game_however_short_the_time_is(tmp_path: Path) -> None:
    hurried = TIMED_SCENE.replace("seconds: 8", "seconds: 0.001")
    folder = write_story(tmp_path / "story", TIMED, a=hurried)
    options = ["play", "--plain", "--new", "--story", str(folder), "--saves", str(tmp_path / "saves")]
    runs = [lens(*options, *clock, typed="go\njump\n").stdout for clock in ([], ["--clock", "0.5"])]
    assert all("A door, and it shuts." in written for written in runs)
    assert not any("Too late" in written for written in runs)
    assert "clock" not in runs[0]
    assert "Here it stands still" in runs[1]


def test_going_on_later_is_against_the_same_clock(story: Story, tmp_path: Path) -> None:
    def farewell(*lines: str, clock: float | None) -> str:
        typed = ((0.0, line) for line in lines)
        return transcript(Session(story), *typed, clock=clock, store=Store(tmp_path)).splitlines()[-1]

    assert farewell("go", "q", clock=None).endswith("To go on: lens play --plain")
    assert farewell("go", "q", clock=2).endswith("To go on: lens play --plain --clock 2")
    assert farewell("go", "clock off", "q", clock=2).endswith("To go on: lens play --plain")
