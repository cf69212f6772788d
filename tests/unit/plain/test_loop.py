"""Line mode, inside one process: what is answered to what is typed."""

from io import StringIO
from pathlib import Path
from time import monotonic

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.load import load_story
from game.model.story import Story
from game.plain import run
from game.plain.clock import AnswerClock
from game.plain.commands import COMMANDS, find
from game.plain.loop import answer
from game.plain.paper import Paper
from game.plain.play import Play
from game.play import Session
from game.play.store import Store
from tests.unit.plain.small_story import CELLAR, STORY, write_story


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return load_story(write_story(tmp_path_factory.mktemp("story")))


def said(story: Story | Session, *lines: str, store: Store | None = None) -> str:
    """Return what is written when these lines are typed into a play."""
    session = story if isinstance(story, Session) else Session(story)
    stdout = StringIO()
    assert run(session, store=store, stdin=StringIO("\n".join(lines)), stdout=stdout) == 0
    return stdout.getvalue()


def answered(story: Story | Session, *lines: str) -> list[str]:
    """Return what the last of these lines is answered, the farewell left out."""
    lines = (*lines, "q")
    return said(story, *lines).rpartition("\n> q\n")[0].rpartition(f"\n> {lines[-2]}\n")[2].splitlines()


def test_a_page_is_prose_meter_choices_previews_and_what_is_locked(story: Story) -> None:
    assert said(story) == (
        "A Small Story\n"
        "Type the number of a choice, or ? for help.\n"
        "\n"
        "The cellar\n"
        "Ji-hye tells.\n"
        "Stone, and no window. «Where are we?» you sign.\n"
        "You count the stairs.\n"
        "It: stopped, attention 15 of 100.\n"
        "1. Climb.\n"
        "   a small stir, it will half know, attention up 2, to 17\n"
        "2. Shout.\n"
        "   a violent stir, it will know at once, attention up 45, to 60, it comes nearer\n"
        "3. Read what is on the wall.\n"
        "   nothing stirs, it will not know, attention down 12, to 3\n"
        "Not now: Fly.\n"
        "   Nobody can, in the dark.\n"
        "Until another time.\n"
    )


def test_turns_are_parted_by_one_blank_line_and_nothing_else_is(story: Story) -> None:
    text = said(story, "1", "why", "2", "lens", "film", "2")
    assert "\n\n\n" not in text
    pages = text.split("\n\n")
    assert [page.splitlines()[0] for page in pages[1:]] == [
        "The cellar",
        "One more.",
        "The roof",
        "A garden under stars.",
        "Filmed, 1 of 2: stars",
        "The end: The Sky.",
    ]


@pytest.mark.parametrize("typed", ["1", "1.", "1)", "01", " 1 ", "climb", "CLIMB", "cellar/bottom.climb"])
def test_a_choice_is_taken_by_number_id_or_address(story: Story, typed: str) -> None:
    session = Session(story)
    said(session, typed)
    assert session.moves == ("cellar/bottom.climb",)


def test_blank_lines_and_comments_of_a_script_are_passed_over(story: Story) -> None:
    session = Session(story)
    text = said(session, "# the quiet way", "", "   ", "1", "#2")
    assert session.moves == ("cellar/bottom.climb",)
    assert "quiet way" not in text


@pytest.mark.parametrize(
    "typed", ["4", "0", "99", "-1", "1 2", "climbing", "go north", "why not", "u u", "«1»", "²", "९"]
)
def test_a_wrong_line_gets_one_kind_sentence_and_costs_nothing(story: Story, typed: str) -> None:
    session = Session(story)
    [sentence] = answered(session, typed)
    assert f"“{typed}” is not something you can do here. Type a number from 1 to 3" in sentence
    assert session.moves == ()


def test_a_locked_choice_answers_with_its_reason(story: Story) -> None:
    assert answered(story, "fly") == ["Not now. Nobody can, in the dark."]


def test_a_long_wrong_line_is_not_repeated_whole(story: Story) -> None:
    [sentence] = answered(story, "x" * 500)
    assert len(sentence) < 300


def test_a_command_wins_over_a_choice_of_its_name(story: Story) -> None:
    session = Session(story)
    assert answered(session, "notes") == [
        "What may hurt, in this place: It is dark.",
        "In this scene: It is dark.",
        "In the whole story: It is dark. A long way down.",
    ]
    assert session.moves == ()
    said(session, "cellar/bottom.notes")
    assert session.variables["mood"] == "high"


def test_help_names_every_command(story: Story) -> None:
    lines = answered(story, "?")
    assert lines[0] == "The number of a choice takes it."
    assert [line.partition(":")[0] for line in lines[1:]] == [" / ".join(command.names) for command in COMMANDS]


def test_undo_goes_back_and_redo_goes_on_again(story: Story) -> None:
    session = Session(story)
    assert answered(session, "u") == ["There is nothing to take back yet."]
    assert answered(session, "r") == ["There is nothing that was taken back."]
    assert answered(session, "1", "u")[:3] == ["Taken back.", "", "The cellar"]
    assert answered(session, "r")[1] == "One more."
    assert session.moves == ("cellar/bottom.climb",)


def test_on_strict_only_one_move_is_taken_back(story: Story) -> None:
    session = Session(story, "strict")
    assert answered(session, "1", "1", "u", "u") == ["On Strict only one move can be taken back."]
    assert session.moves == ("cellar/bottom.climb",)


def test_the_meter_and_its_sums_are_given_when_asked_for(story: Story) -> None:
    assert answered(story, "m") == ["It: stopped, attention 15 of 100."]
    assert answered(story, "why") == ["There has been nothing for the cube to listen to yet."]
    sums = answered(story, "climb", "down", "shout", "shout", "why")
    assert [line.partition(" level ")[0] for line in sums] == ["Back down.", "Shout.", "Shout."]
    assert "level 30 dB" in sums[0]
    assert "excess plus 0.6 dB" in sums[0]


def test_a_plus_and_a_minus_are_words(story: Story) -> None:
    assert " +" not in said(story, "2", "3", "why")
    assert " -" not in said(story, "2", "3", "why")


def test_looking_again_repeats_the_page_and_the_place(story: Story) -> None:
    session = Session(story)
    page = said(session, "2").rpartition("> 2\n")[2].splitlines()
    assert "It comes nearer." in page
    looked = answered(session, "again")
    assert "It comes nearer." in looked
    assert looked.count("You count the stairs.") == 1
    assert answered(session, "l") == looked


def test_what_is_read_without_going_anywhere_does_not_hide_the_place(tmp_path: Path) -> None:
    cellar = CELLAR.replace("set: {mood: high}\n", "set: {mood: high}\n        say: It is a name.\n")
    session = Session(load_story(write_story(tmp_path, cellar=cellar)))
    page = answered(session, "3")
    assert "It is a name." in page
    assert "You count the stairs." not in page
    looked = answered(session, "l")
    assert looked.index("It is a name.") < looked.index("You count the stairs.")


def test_the_camcorder_is_offered_where_there_is_one(story: Story) -> None:
    session = Session(story)
    assert answered(session, "lens") == ["There is no camcorder to look through here."]
    assert answered(session, "film") == ["There is nothing to film here."]
    assert any(line.startswith("lens: raise the camcorder;") for line in answered(session, "1", "2"))
    assert answered(session, "lens")[1] == "A garden under stars."
    assert answered(session, "film")[1] == "Filmed, 1 of 2: stars"
    assert answered(session, "lens")[1] == "A tin roof."
    assert session.footage == ("stars",)


def test_previews_are_told_by_whoever_tells(story: Story) -> None:
    page = answered(story, "1", "2")
    assert "It: listening, attention 19 of 100." in page
    assert "   faint, 30 dB, a thread, attention up 2, to 21" in page


def test_difficulty_is_told_changed_and_refused(story: Story) -> None:
    session = Session(story)
    sentence = "The difficulty is standard. To change it, type difficulty and one of: story, standard, strict."
    assert answered(session, "difficulty") == [sentence]
    assert answered(session, "difficulty hard") == [sentence]
    assert answered(session, "difficulty Strict")[0] == "The difficulty is strict from here on."
    assert answered(session, "difficulty strict")[0] == "The difficulty is strict from here on."
    assert session.moves == ("difficulty:strict",)


def test_an_ending_is_named_and_asks_how_to_go_on(story: Story) -> None:
    session = Session(story)
    way = ["1", "2", "2"]
    end = [
        "",
        "The end: The Sky.",
        "Type u to take the last move back, rewind to go back to where a scene began, new to start over, credits, "
        "or q to stop.",
    ]
    assert answered(session, *way) == end
    assert "Type u to take" in answered(session, "1")[0]
    assert said(session).endswith(end[-1] + "\n")
    assert answered(session, "u")[1:3] == ["", "The roof"]
    assert answered(session, "2", "new")[1:2] == ["The cellar"]


def test_a_new_play_cannot_be_started_over_the_one_under_way_by_mistake(story: Story) -> None:
    session = Session(story)
    assert "not over" in answered(session, "1", "new")[0]
    assert session.moves == ("cellar/bottom.climb",)


def test_each_move_is_kept_and_stopping_says_how_to_go_on(story: Story, tmp_path: Path) -> None:
    store = Store(tmp_path / "saves")
    text = said(Session(story), "1", "u", "2", "q", store=store)
    assert text.endswith("Your place is kept. To go on: lens play --plain\n")
    loaded, _ = Store(tmp_path / "saves").load(story)
    assert loaded is not None
    assert loaded.moves == ("cellar/bottom.shout",)


def test_after_an_end_no_place_is_said_to_be_kept(story: Story, tmp_path: Path) -> None:
    for store in (None, Store(tmp_path)):
        assert said(story, "1", "2", "2", "q", store=store).endswith("credits, or q to stop.\n> q\n")


def test_a_play_that_cannot_be_kept_goes_on_and_says_so_once(story: Story, tmp_path: Path) -> None:
    (tmp_path / "saves").touch()
    session = Session(story)
    text = said(session, "1", "1", "q", store=Store(tmp_path / "saves"))
    assert text.count("This play is not being kept") == 1
    assert text.endswith("Nothing was kept of this play.\n")
    assert len(session.moves) == 2


PUT_AWAY = (
    STORY.replace("variables:\n", "variables:\n  meter_away: {type: flag}\n"),
    CELLAR.replace("set: {mood: high}", "set: {meter_away: true}"),
)


def test_a_meter_put_away_is_neither_shown_nor_summed_up(tmp_path: Path) -> None:
    head, cellar = PUT_AWAY
    folder = write_story(tmp_path, cellar=cellar)
    (folder / "story.yaml").write_text(head, encoding="utf-8")
    session = Session(load_story(folder))
    page = answered(session, "3")
    assert not [line for line in page if "attention" in line or "know" in line]
    assert answered(session, "m") == ["The meter is put away."]
    assert answered(session, "why") == ["The meter is put away."]


def is_offered(session: Session, line: str) -> bool:
    """Whether a line could change the play: a command, or an open choice."""
    words = {str(offer.number) for offer in session.turn.offers} | {offer.id for offer in session.turn.offers}
    words |= {offer.address for offer in session.turn.offers}
    return find(line) is not None or line.lower().rstrip(".)").lstrip("0") in words


TYPED = st.one_of(
    st.text(max_size=30),
    st.integers(-2, 12).map(str),
    st.sampled_from([name for command in COMMANDS for name in command.names]),
    st.sampled_from(
        [
            "climb",
            "notes",
            "fly",
            "look",
            "difficulty story",
            "difficulty x",
            "clock 2",
            "clock x",
            "cellar/bottom.shout",
            "1.",
        ]
    ),
)


@given(lines=st.lists(TYPED, max_size=25))
def test_nothing_that_is_typed_breaks_the_game_or_moves_it_unasked(story: Story, lines: list[str]) -> None:
    play = Play(Session(story), Paper(StringIO()), None, AnswerClock(None, monotonic, by_hand=False))
    for line in lines:
        before, offered = play.session.state, is_offered(play.session, line)
        answer(play, line)
        assert offered or play.session.state == before
        assert isinstance(play.page.lines, tuple)


@given(text=st.text(max_size=300))
def test_any_input_at_all_is_read_to_its_end(story: Story, text: str) -> None:
    stdout = StringIO()
    assert run(Session(story), stdin=StringIO(text), stdout=stdout) == 0
    assert stdout.getvalue()


def test_the_credits_can_be_read_at_any_time(story: Story) -> None:
    told = answered(Session(story), "credits")
    assert any("unofficial, non-commercial fan work" in line for line in told)
    assert any("No Deaf, Korean Sign Language or one-eyed reader" in line for line in told)
