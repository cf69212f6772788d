"""Line mode: the play so far, scenes passed over, endings found, and a voice that reads all of it."""

from io import StringIO
from pathlib import Path

import pytest

from game.model.story import Story
from game.plain import run
from game.play import Session
from game.play.settings import Settings
from game.play.store import Store
from tests.stories import make_story
from tests.unit.play.test_time import HEAD, SCENES, WOOD


@pytest.fixture(scope="module")
def story() -> Story:
    return make_story(HEAD, **SCENES)


class Terminal(StringIO):
    """Standard input at which somebody types."""

    def isatty(self) -> bool:
        return True


def said(
    session: Session,
    *lines: str,
    saves: Path | None = None,
    settings: Settings | None = None,
    spoken: bool = False,
    by_hand: bool = False,
) -> str:
    """Return all that is written to these lines."""
    typed, stdout = "\n".join([*lines, ""]), StringIO()
    stdin = Terminal(typed) if by_hand else StringIO(typed)
    store = Store(saves) if saves else None
    assert run(session, store=store, settings=settings, spoken=spoken, stdin=stdin, stdout=stdout) == 0
    return stdout.getvalue()


def answers(session: Session, *lines: str, saves: Path | None = None) -> list[list[str]]:
    """Return what is answered to each of these lines."""
    parts = said(session, *lines, "q", saves=saves).split("\n> ")
    return [part.splitlines()[1:] for part in parts[1:-1]]


def test_the_play_so_far_is_listed_searched_and_gone_back_into(story: Story) -> None:
    session = Session(story)
    all_, search, nothing, wrong, there, far, gone, again = answers(
        session, "walk", "on", "history", "history STREAM", "history piano", "back x", "back 2", "back 9", "back 1", "r"
    )[2:]
    assert all_ == [
        "0. The wood. The beginning. Trees.",
        "1. The wood. Walk on. A stream.",
        "2. The house. Go in. «A door», you sign.",
        "To go back to one of them, type back and its number; r goes on again from there.",
    ]
    assert search[0] == "1. The wood. Walk on. A stream."
    assert nothing == ["Nothing so far has these words in it."]
    assert wrong == ["Type back and the number of a move; history lists them."]
    assert there == ["You are there."]
    assert far == ["There is no such move; history lists them."]
    assert gone[:3] == ["Rewound.", "", "A stream."]
    assert again[1] == "The house"


def test_scenes_are_listed_and_rewound_to(story: Story) -> None:
    session = Session(story)
    lines = ("walk", "on", "rewind", "rewind 9", "rewind 1")
    listed, wrong, gone = answers(session, *lines)[2:]
    assert listed[:2] == ["1. The wood", "2. The house"]
    assert wrong == ["There is no such scene; rewind lists them."]
    assert gone[0] == "Rewound."
    assert session.moves == ()


def test_on_strict_history_is_read_and_not_gone_back_into(story: Story) -> None:
    session = Session(story, "strict")
    assert answers(session, "walk", "on", "back 0")[2] == ["On Strict only one move can be taken back."]
    assert len(session.moves) == 2


def test_a_scene_is_passed_over_where_it_is_offered_and_refused_elsewhere(story: Story) -> None:
    session = Session(story)
    assert "skip: pass over this scene; notes: what may hurt in it." in said(session, "notes").splitlines()
    passed, refused = answers(session, "skip", "skip")
    assert passed[1:5] == ["They walk.", "And it is cold.", "The house", "«A door», you sign."]
    assert refused == ["A scene can be passed over where it begins, and only there."]


def test_the_gallery_names_what_was_found_and_nothing_else(story: Story, tmp_path: Path) -> None:
    before, *_moves, after, replayed, unfound = answers(
        Session(story, values={"has_camcorder": 0}),
        *("gallery", "skip", "enter", "stay", "gallery", "gallery 1", "gallery 2"), saves=tmp_path,
    )  # fmt: skip
    assert before[:3] == ["Endings found: 0 of 2.", "1. Not found yet.", "2. Not found yet."]
    assert after[:3] == ["Endings found: 1 of 2.", "1. Home", "2. Not found yet."]
    assert after[3].startswith("Read of all there is to read: ")
    assert replayed == ["", "The end: Home."], "this ending has no words of its own"
    assert unfound == ["That one was not found yet."]


def test_frames_are_told_in_the_order_of_filming(story: Story) -> None:
    assert answers(Session(story), "frames") == [["Nothing has been filmed."]]
    filmed = make_story(HEAD, a=WOOD.replace("text: A stream.", "text: A stream.\n    film: stream"), b=SCENES["b"])
    assert answers(Session(filmed), "walk", "lens", "film", "frames")[3] == ["1. stream"]


def test_prose_read_in_an_earlier_play_is_folded_where_that_was_asked_for(story: Story, tmp_path: Path) -> None:
    said(Session(story), "walk", "on", saves=tmp_path)
    settings = Settings(given={"skip": "read"})
    text = said(Session(story), "walk", "again", "back", "back 0", saves=tmp_path, settings=settings)
    pages = text.split("\n> ")
    assert "Trees." in pages[0], "where a play begins its place is always told"
    assert "Read before: 1 paragraph." in pages[1]
    assert "A stream." not in pages[1]
    assert "A stream." in pages[2]
    assert "Read before" not in said(Session(story), "walk", saves=tmp_path)


def test_pages_turn_by_themselves_only_for_somebody_who_reads_them(story: Story) -> None:
    settings = Settings(given={"auto": "200"})
    for by_hand, moves in ((True, ("b/door.enter",)), (False, ())):
        session = Session(story, at="b/door", values={"has_camcorder": 0})
        text = said(session, "m", settings=settings, by_hand=by_hand)
        assert session.moves == moves
        assert ("A room, after 0 steps." in text) == by_hand


def test_a_play_that_opens_at_a_page_with_one_thing_to_do_goes_on_from_there(story: Story) -> None:
    for by_hand, moves in ((True, ("b/door.enter",)), (False, ())):
        session = Session(story, at="b/door", values={"has_camcorder": 0})
        said(session, settings=Settings(given={"auto": "200"}), by_hand=by_hand)
        assert session.moves == moves


def test_pages_begin_to_turn_as_soon_as_that_is_asked_for(story: Story) -> None:
    session = Session(story, at="b/door", values={"has_camcorder": 0})
    said(session, "notes", "settings auto 180", by_hand=True)
    assert session.moves == ("b/door.enter",)


def test_who_goes_back_is_not_turned_on_again(story: Story) -> None:
    session = Session(story, at="b/door", values={"has_camcorder": 0})
    settings = Settings(given={"auto": "200"})
    said(session, "u", "m", settings=settings, by_hand=True)
    assert session.moves == ()
    said(session, "enter", settings=settings, by_hand=True)
    assert session.moves == ("b/door.enter",)


def test_before_a_first_play_it_is_said_what_may_hurt(story: Story, tmp_path: Path) -> None:
    sentence = "What may hurt, in the whole story: It is cold. It is dark. Type notes"
    assert sentence in said(Session(story), settings=Settings(tmp_path))
    Settings(tmp_path).set("signs", "words")
    assert sentence not in said(Session(story), settings=Settings(tmp_path))


def test_a_voice_gets_every_word_one_paragraph_a_line_and_nothing_else(story: Story) -> None:
    typed = ("walk", "on", "why", "enter", "nonsense", "u", "q")
    spoken = said(Session(story), *typed, spoken=True)
    rows = spoken.splitlines()
    assert all(row == row.strip() and row for row in rows)
    assert not any(row.startswith(">") for row in rows)
    assert not any(sign in spoken for sign in "«»·—\t")
    assert "SIGN: “A door”, you sign." in rows
    plain = said(Session(story), *typed).replace("> ", "")
    unseen = [row.strip() for row in plain.splitlines() if row.strip() and row not in typed]
    as_spoken = [row.replace("«A door»", "SIGN: “A door”").replace(" dB", " decibels") for row in unseen]
    assert rows == as_spoken


def test_a_voice_says_decibels_in_full(story: Story) -> None:
    assert "decibels" in said(Session(story), "ring", "why", spoken=True)
    assert " dB" not in said(Session(story), "ring", "why", spoken=True)
