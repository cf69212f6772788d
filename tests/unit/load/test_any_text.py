"""Whatever stands in the files, the loader answers with a story or a report, never with a traceback."""

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from game.load import check_story
from tests.unit.load import full_story

SNIPPETS = [
    *("{", "}", "[", "]", ": ", "- ", "\n", "\n  ", "\t", "*a", "&a ", "!x ", "|\n", ">-\n", "'", '"', "#", ",", "?"),
    *(
        "«",
        "»",
        "_",
        "{side}",
        "{{",
        "~",
        "null",
        "true",
        "yes",
        ".inf",
        "9" * 30,
        "0x1f",
        "<<: ",
        "---\n",
        "\0",
        "\x1b",
    ),
    *("when: ", "to: stay\n", "text: ", "choices: ", "set: {side: left}", "a.b", "((", "not ", "visits(", "lambda: 0"),
]
NAMES = sorted(full_story.FILES)


def answer(files: dict[str, str | bytes | None]) -> None:
    """Check a story with some files replaced: an answer of the right shape, both readers agreeing that there is one."""
    with tempfile.TemporaryDirectory() as folder:
        story = full_story.write(Path(folder), files)
        for pure in (False, True):
            found, report = check_story(story, pure=pure)
            assert (found is None) == any(d.severity == "error" for d in report)
            assert all(d.line >= 1 and d.column >= 1 and d.message and d.cure for d in report)


@given(st.sampled_from(NAMES), st.binary(max_size=200))
def test_any_bytes_are_answered(name: str, data: bytes) -> None:
    answer({name: data})


@given(st.sampled_from(NAMES), st.text(max_size=200))
def test_any_text_is_answered(name: str, text: str) -> None:
    answer({name: text.encode("utf-8", "surrogatepass")})


@given(st.data())
def test_any_change_of_a_good_story_is_answered(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(NAMES))
    text = full_story.FILES[name]
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 12)))
        text = text[:start] + data.draw(st.sampled_from(["", *SNIPPETS])) + text[end:]
    answer({name: text})


@given(st.data())
def test_any_two_lines_exchanged_are_answered(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(NAMES))
    lines = full_story.FILES[name].splitlines(keepends=True)
    first, second = (data.draw(st.integers(0, len(lines) - 1)) for _ in range(2))
    lines[first], lines[second] = lines[second], lines[first]
    answer({name: "".join(lines)})


@given(st.text("abruisehtn ()<>=!+-*,\"'./:[]{}@0123456789_\\", max_size=60))
def test_any_condition_is_answered(text: str) -> None:
    quoted = text.replace("'", "''")
    answer(full_story.edited("scenes/wood.yaml", "when: not hurt", f"when: '{quoted}'"))
