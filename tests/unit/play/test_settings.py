"""Settings are remembered, survive a broken file, and the command line overrides them for its own run only."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.cli import main
from game.model.story import Story
from game.model.text import Line, Span
from game.play import Session
from game.play.manner import Manner, in_words
from game.play.settings import LARGEST, NAME, Settings
from game.settings import BY_NAME, SETTINGS
from tests.stories import HUNTED, HUNTED_SCENE, make_story, play
from tests.unit.cli.command_line import lens
from tests.unit.plain.small_story import write_story


@pytest.fixture(scope="module")
def hunted() -> Story:
    return make_story(HUNTED, a=HUNTED_SCENE)


def test_what_was_never_set_is_as_declared(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    assert settings.first
    assert {each.name: settings.of(each.name) for each in SETTINGS} == {each.name: each.default for each in SETTINGS}
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_every_setting_takes_its_own_default_and_words_and_is_remembered(tmp_path: Path, setting: object) -> None:
    declared = next(each for each in SETTINGS if each is setting)
    for value in {declared.default, *declared.words, *([declared.example] if declared.example else [])}:
        assert Settings(tmp_path).set(declared.name, value.upper()) is None
        assert Settings(tmp_path).of(declared.name) == value


@given(text=st.text(max_size=8))
def test_what_is_set_is_one_of_the_values_or_refused(text: str) -> None:
    for setting in SETTINGS:
        try:
            value = setting.accepted(text)
        except ValueError:
            continue
        assert value in setting.words or setting.least <= float(value) <= setting.most
        assert setting.accepted(value) == value


def test_the_command_line_overrides_for_its_own_run_only(tmp_path: Path) -> None:
    Settings(tmp_path).set("signs", "words")
    overridden = Settings(tmp_path, {"signs": "marks"})
    assert (overridden.of("signs"), overridden.is_given("signs")) == ("marks", True)
    overridden.set("preview", "words")
    after = Settings(tmp_path)
    assert (after.of("signs"), after.of("preview")) == ("words", "words")


def test_what_is_set_while_playing_wins_over_the_command_line(tmp_path: Path) -> None:
    settings = Settings(tmp_path, {"signs": "words"})
    settings.set("signs", "marks")
    assert (settings.of("signs"), Settings(tmp_path).of("signs")) == ("marks", "marks")


def test_two_windows_keep_what_each_has_set(tmp_path: Path) -> None:
    one, other = Settings(tmp_path), Settings(tmp_path)
    one.set("signs", "words")
    other.set("preview", "words")
    one.set_keys({"undo": ("z",)})
    kept = Settings(tmp_path)
    assert (kept.of("signs"), kept.of("preview"), kept.keys) == ("words", "words", {"undo": ("z",)})


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"format": "one"}', b'{"format": 1, "values": [1]}', b"\xff", b"[" * 60_000,
     b" " * (LARGEST + 1)],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_set_aside_and_said(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)
    settings = Settings(tmp_path)
    assert settings.notice is not None
    assert f"set aside as {NAME}.broken-1" in settings.notice
    assert (tmp_path / f"{NAME}.broken-1").read_bytes() == content
    assert settings.set("signs", "words") is None
    assert Settings(tmp_path).of("signs") == "words"


def test_a_file_of_a_newer_game_is_left_as_it_is(tmp_path: Path) -> None:
    newer = b'{"format": 2, "values": "of another shape"}'
    (tmp_path / NAME).write_bytes(newer)
    settings = Settings(tmp_path)
    assert settings.notice is not None
    assert settings.set("signs", "words") == f"{NAME} is left as it is; this holds until you leave."
    assert settings.of("signs") == "words"
    assert (tmp_path / NAME).read_bytes() == newer


def test_a_value_that_is_none_is_the_default_and_unheard_of_names_are_kept(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b'{"format": 1, "values": {"signs": "runes", "wings": "two"}}')
    settings = Settings(tmp_path)
    assert (settings.of("signs"), settings.notice) == ("marks", None)
    settings.set("preview", "words")
    assert b'"wings": "two"' in (tmp_path / NAME).read_bytes()


def test_a_folder_that_cannot_be_written_is_said_and_the_setting_holds(tmp_path: Path) -> None:
    (tmp_path / "saves").touch()
    settings = Settings(tmp_path / "saves" / "deeper")
    problem = settings.set("signs", "words")
    assert problem is not None
    assert problem.startswith("What you set holds until you leave, and is not kept: ")
    assert settings.of("signs") == "words"


def test_help_lists_every_setting_with_its_values(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["play", "--help"]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    for setting in SETTINGS:
        assert f"--{setting.name}" in shown
        assert f"{setting.default} at first" in shown
        assert all(word in shown for word in setting.words)


def test_prices_in_words_have_no_figure_and_say_the_same_otherwise(hunted: Story) -> None:
    session = play(hunted)
    with_figures = {offer.id: offer.words for offer in session.turn.offers}
    session.manner = Manner(figures=False)
    for offer in session.turn.offers:
        for words in (offer.words, offer.brief):
            assert not any(sign.isdigit() for sign in words)
        assert offer.words.split(" · ")[:2] == with_figures[offer.id].split(" · ")[:2]
    assert "attention up" in next(offer.words for offer in session.turn.offers if offer.id == "ring")


def test_signs_in_words_say_that_they_are_signed_and_keep_their_spans() -> None:
    text = "«One?» he asks, very low. «Two.»"
    spans = (Span(0, 6, "sign"), Span(16, 20, "emphasis"), Span(26, 32, "sign"))
    line = in_words(Line(text, spans=spans))
    assert line.text == "SIGN: “One?” he asks, very low. SIGN: “Two.”"
    assert [line.text[span.start : span.end] for span in line.spans] == ["SIGN: “One?”", "very", "SIGN: “Two.”"]


@given(st.text(alphabet="a «»_", max_size=30))
def test_any_text_with_marks_keeps_its_words(text: str) -> None:
    told = in_words(Line(text, spans=(Span(0, len(text), ""),)))
    assert told.text.replace("SIGN: “", "«").replace("”", "»") == text
    assert told.spans[0].end == len(told.text)


def test_a_play_told_otherwise_is_the_same_play(hunted: Story) -> None:
    plain, worded = play(hunted, "run", "shout"), Session(hunted, manner=Manner(figures=False, labelled=True))
    for move in plain.moves:
        worded.move(move)
    assert worded.state == plain.state
    assert worded.again().manner == worded.manner


def test_in_plain_mode_settings_are_listed_changed_and_remembered(tmp_path: Path) -> None:
    options = ["play", "--plain", "--story", str(write_story(tmp_path)), "--saves", str(tmp_path / "saves")]
    run = lens(
        *options, typed="settings\nsettings signs words\nsettings preview words\nsettings wings\nsettings auto x\n"
    )
    for name in BY_NAME:
        assert f"\n{name}: " in run.stdout
    assert "signs is words from here on." in run.stdout
    assert "SIGN: “Where are we?” you sign." in run.stdout
    assert "   a small stir, it will half know, attention up\n" in run.stdout
    assert "There is no setting of that name. There are: difficulty, " in run.stdout
    assert "It takes off, or a number from 60 to 600." in run.stdout.rpartition("settings auto x")[2]
    assert "SIGN: “Where are we?” you sign." in lens(*options).stdout
    assert "«Where are we?» you sign." in lens(*options, "--signs", "marks").stdout
    assert "SIGN: “Where are we?” you sign." in lens(*options).stdout


def test_where_plays_are_kept_can_be_said_by_the_surroundings(tmp_path: Path) -> None:
    story, saves = write_story(tmp_path), tmp_path / "elsewhere"
    lens("play", "--plain", "--story", story, typed="1\n", LENS_SAVES=str(saves))
    assert (saves / "autosave-small.json").is_file()
