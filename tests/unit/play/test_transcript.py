"""A play as a text to keep."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from game.load import load_story
from game.model.story import Story
from game.play import Session
from game.play.transcript import html, text, write
from tests.stories import make_story, play
from tests.unit.cli.command_line import lens
from tests.unit.plain.small_story import write_story


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return load_story(write_story(tmp_path_factory.mktemp("story")))


def to_the_sky(story: Story) -> Session:
    session = Session(story)
    for move in ("cellar/bottom.climb", "cellar/landing.up", "lens", "film", "roof/edge.leap"):
        session.move(move)
    return session


def test_a_transcript_has_every_choice_and_every_word_in_order(story: Story) -> None:
    session = to_the_sky(story)
    written = text(session)
    at = 0
    for part in ("A SMALL STORY", "THE CELLAR", "Stone, and no window.", "> Climb.", "One more.", "A landing.",
                 "> Up and out.", "THE ROOF", "A tin roof.", "A garden under stars.", "Filmed, 1 of 2: stars",
                 "> Leap.", "The end: The Sky."):  # fmt: skip
        at = written.index(part, at) + len(part)
    assert "attention" not in written
    assert "  (a small stir, it will half know" not in written


def test_prices_are_told_of_the_choices_taken_where_they_are_wanted(story: Story) -> None:
    written = text(to_the_sky(story), prices=True)
    assert "> Climb.\n  (a small stir · it will half know · attention up 2, to 17)" in written
    assert "violent" not in written, "of those not taken nothing is told"


class Page(HTMLParser):
    """Reads a page: its tags, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert not {name for name, _value in attrs} & {"src", "href", "onclick", "style"}

    def handle_data(self, data: str) -> None:
        self.words += data


def test_a_page_of_html_marks_signs_and_emphasis_and_fetches_nothing(story: Story) -> None:
    written = html(to_the_sky(story), prices=True)
    assert "<em>no</em> window" in written
    assert '<span class="sign">«Where are we?»</span>' in written
    page = Page()
    page.feed(written)
    assert set(page.tags) <= {"html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "em", "span"}
    assert "url(" not in written
    assert "The end: The Sky." in page.words


def test_story_text_of_any_kind_is_only_text() -> None:
    scene = """
    title: "<script>alert(1)</script>"
    nodes:
      one: {text: "<img src=x onerror=y> & \\"q\\" _<b>_", choices: [{id: go, label: "</p><script>", to: 'ending:out'}]}
    """
    session = play(make_story('endings: {out: {title: "</body>", priority: 0}}', a=scene), "go")
    page = Page()
    page.feed(html(session, prices=True))
    assert "script" not in page.tags
    assert "img" not in page.tags
    assert "<script>alert(1)</script>" in page.words
    assert "The end: </body>." in page.words


def test_a_transcript_is_written_whole_or_it_is_said_why_not(story: Story, tmp_path: Path) -> None:
    session = to_the_sky(story)
    file = tmp_path / "deep" / "play.html"
    assert write(session, file) == f"The transcript is in {file}."
    assert file.read_text(encoding="utf-8") == html(session)
    said = write(session, tmp_path)
    assert said.startswith("The transcript could not be written: ")
    assert not list(tmp_path.glob("*.new"))


def test_in_plain_mode_a_transcript_is_asked_for_in_play_or_on_the_command_line(tmp_path: Path) -> None:
    saves = tmp_path / "saves"
    options = ["play", "--plain", "--story", str(write_story(tmp_path)), "--saves", str(saves)]
    file = tmp_path / "play.txt"
    typed = "1\ntranscript html prices\ntranscript\ntranscript ../x\nup\nleap\n"
    run = lens(*options, "--transcript", file, "--prices", typed=typed)
    assert run.stdout.endswith(f"The transcript is in {file}.\n")
    assert "The end: The Sky." in file.read_text(encoding="utf-8")
    assert "(a small stir" in file.read_text(encoding="utf-8")
    made = sorted(path.name for path in saves.glob("transcript-*"))
    assert [re.sub(r"-\d{8}-\d{6}(-\d)?", "", name) for name in made] == [
        "transcript-small.html", "transcript-small.txt",
    ]  # fmt: skip
    assert "Type transcript alone, or with html, or with prices, or with both." in run.stdout
    assert [path.name for path in tmp_path.glob("x*")] == []


def test_a_place_that_cannot_hold_a_transcript_is_wrong_use(tmp_path: Path) -> None:
    for wrong in (tmp_path, tmp_path / "no" / "where.txt"):
        run = lens("play", "--story", write_story(tmp_path), "--transcript", wrong)
        assert run.returncode == 2
        assert "Name a file in a folder that exists." in run.stderr
