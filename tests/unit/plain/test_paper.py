"""What is written on: wrapped for a terminal, whole paragraphs for a pipe, control characters for neither."""

import unicodedata
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.plain.keys import LONGEST, read_line
from game.plain.paper import INDENT, WIDEST, Paper
from game.play.cleaning import cleaned

PROSE = "Wet wool, and under it a man breathing in steps. They come down one by one. He raises a finger. " * 3


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mred\x1b[0m b", "ared b"),
        ("a\x1b]0;title\x07b", "ab"),
        ("a\x1b]8;;http://x\x1b\\b", "ab"),
        ("a\x9b2Jb", "ab"),
        ("a\x1bcb", "ab"),
        ("a\x00\x07\x08\x7fb", "ab"),
        ("a\r\nb\tc\u2028d", "a  b c d"),
        ("a\u202eb\u2066c", "abc"),
        ("«Company,» he signs…", "«Company,» he signs…"),
        ("손", "손"),
    ],
)
def test_what_could_move_a_cursor_is_taken_out_of_a_text(text: str, shown: str) -> None:
    assert cleaned(text) == shown


@given(st.text())
def test_no_control_character_is_ever_written(text: str) -> None:
    stream = Terminal()
    paper = Paper(stream)
    paper.line(text)
    paper.choice(1, text)
    assert not [c for c in stream.getvalue() if unicodedata.category(c) == "Cc" and c != "\n"]


def test_a_pipe_gets_a_paragraph_on_one_line() -> None:
    stream = StringIO()
    paper = Paper(stream)
    paper.line(PROSE)
    paper.gap()
    paper.choice(2, PROSE)
    paper.line(PROSE, INDENT)
    whole = PROSE.rstrip()
    assert stream.getvalue() == f"{whole}\n2. {whole}\n{INDENT}{whole}\n"


@pytest.mark.parametrize(("columns", "widest"), [("200", WIDEST), ("40", 40), ("3", 20)])
def test_a_terminal_gets_rows_that_fit(monkeypatch: pytest.MonkeyPatch, columns: str, widest: int) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    stream = Terminal()
    paper = Paper(stream)
    paper.line(PROSE)
    paper.choice(12, PROSE)
    paper.line(PROSE, INDENT)
    rows = stream.getvalue().splitlines()
    assert widest - 14 < max(map(len, rows)) <= widest
    assert " ".join(stream.getvalue().split()) == " ".join([*PROSE.split(), "12.", *PROSE.split(), *PROSE.split()])


def test_the_rows_of_a_choice_stand_under_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    stream = Terminal()
    Paper(stream).choice(3, "Lay your palm on his back and wait for him.")
    assert stream.getvalue() == "3. Lay your palm on his back\n   and wait for him.\n"


def test_a_line_is_read_clean_and_single_spaced() -> None:
    stream = StringIO("  difficulty \x1b[A\t strict\x00 \r\n\n1")
    assert [read_line(stream) for _ in range(4)] == ["difficulty strict", "", "1", None]


def test_the_end_of_an_endless_line_is_dropped() -> None:
    stream = StringIO("9" * (LONGEST * 5) + "\n1\n")
    assert read_line(stream) == "9" * LONGEST
    assert read_line(stream) == "1"
