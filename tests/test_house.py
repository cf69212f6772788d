"""The house keeps its own rules: light imports, short modules, collected sentences, clean locks."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from game import resources
from tests.tools import extract_messages, own_words

LONGEST = 300
"""Lines of a module beyond which it is to be cut."""


@pytest.mark.parametrize(
    ("module", "unwanted"),
    [
        ("game", {"textual", "rich", "yaml", "transitions", "msgspec", "platformdirs"}),
        ("game.cli", {"textual", "rich", "yaml", "transitions", "msgspec"}),
        ("game.play", {"textual", "rich"}),
        ("game.resources", {"platformdirs"}),
    ],
)
def test_importing_a_module_loads_nothing_heavy(module: str, unwanted: set[str]) -> None:
    code = f"import sys, {module}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    # A fresh process, since this one has loaded nearly everything.
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not unwanted & set(run.stdout.split())


def test_no_module_is_longer_than_a_reader_can_hold(root: Path) -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in (root / "game").rglob("*.py")}
    assert {str(path): lines for path, lines in lengths.items() if lines > LONGEST} == {}


def test_every_sentence_of_the_interface_can_be_collected(root: Path) -> None:
    _found, problems = extract_messages.collect(root / "game")
    assert [str(problem) for problem in problems] == []


def test_the_template_of_translations_is_current(root: Path) -> None:
    found, _problems = extract_messages.collect(root / "game")
    kept = (root / "game" / "locale" / "lens.pot").read_text(encoding="utf-8")
    assert kept == extract_messages.template(found), "run `make messages`"


@pytest.mark.parametrize(
    ("call", "reason"),
    [
        ('_(f"Slot {name}")', "f-string"),
        ('_("Slot {}".format(name))', "literal"),
        ("_(sentence)", "literal"),
        ('ngettext("a turn", many, n)', "literal"),
        ("N_(sentence)", "literal"),
    ],
)
def test_a_sentence_that_is_no_literal_is_reported_with_its_line(tmp_path: Path, call: str, reason: str) -> None:
    (tmp_path / "screen.py").write_text(f"\n{call}\n", encoding="utf-8")
    found, [problem] = extract_messages.collect(tmp_path)
    assert found == {}
    assert problem.line == 2
    assert reason in problem.reason


def test_a_sentence_may_be_shown_by_name_where_tables_are_marked(tmp_path: Path) -> None:
    (tmp_path / "load").mkdir()
    (tmp_path / "load" / "codes.py").write_text('CODES = {1: N_("A loop.")}\n', encoding="utf-8")
    (tmp_path / "load" / "say.py").write_text('_(CODES[1])\n_(a if b else c)\n_(f"{a}")\n_(a if b else "c")\n')
    (tmp_path / "screen.py").write_text("_(CODES[1])\n", encoding="utf-8")
    found, problems = extract_messages.collect(tmp_path)
    assert list(found) == [("A loop.", "")]
    assert [(problem.path.name, problem.line) for problem in problems] == [
        ("say.py", 3),
        ("say.py", 4),
        ("screen.py", 1),
    ]


def test_the_template_is_sorted_escaped_and_knows_plurals(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text('_("Say \\"yes\\"")\nngettext("{n} turn", "{n} turns", 2)\n_("A" "B")\n')
    found, _problems = extract_messages.collect(tmp_path)
    module = f"#: {tmp_path.name}/a.py"
    assert extract_messages.template(found).split("\n\n")[1:] == [
        f'{module}\nmsgid "AB"\nmsgstr ""',
        f'{module}\nmsgid "Say \\"yes\\""\nmsgstr ""',
        f"{module}\n#, python-brace-format\n"
        'msgid "{n} turn"\nmsgid_plural "{n} turns"\nmsgstr[0] ""\nmsgstr[1] ""\n',
    ]


def test_a_run_of_words_from_a_source_is_found_with_its_line() -> None:
    known = {3: {own_words.digest(["one", "it's", "three"])}}
    text = "Nothing here.\nZero ONE, it’s\nthree four."
    assert list(own_words.find_runs(text, known)) == [(2, ["one", "it's", "three"])]


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_holds_hashes_and_names_no_place_to_fetch_from(root: Path, lock: str) -> None:
    text = (root / lock).read_text(encoding="utf-8")
    assert not re.search(r"://|--(extra-)?index-url|--find-links", text)
    entries = re.split(r"\n(?=[a-z])", re.sub(r"(?m)^ *#.*\n?", "", text).strip())
    assert [entry for entry in entries if not re.search(r"==.*--hash=sha256:", entry, re.DOTALL)] == []


def pins(lock: Path) -> set[str]:
    """Return the pinned packages of a lock, as name==version."""
    return set(re.findall(r"(?m)^[a-z0-9.-]+==[^ ]+", lock.read_text(encoding="utf-8")))


def test_what_is_tested_is_what_is_played(root: Path) -> None:
    played = pins(root / "requirements.lock")
    assert played
    assert played <= pins(root / "requirements-dev.lock")


def test_every_dependency_is_locked(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    def names(requirements: list[str]) -> set[str]:
        return {re.split(r"[<>=! ;\[]", requirement)[0] for requirement in requirements}

    locked = {pin.partition("==")[0] for pin in pins(root / "requirements.lock")}
    assert names(project["dependencies"]) <= locked
    tested = {pin.partition("==")[0] for pin in pins(root / "requirements-dev.lock")}
    assert names([name for extra in project["optional-dependencies"].values() for name in extra]) <= tested


def test_a_checkout_keeps_its_saves_and_finds_its_story(root: Path) -> None:
    assert resources.in_checkout()
    assert resources.saves_folder() == root / "saves"
    assert (resources.story_folder() / "story.yaml").is_file()
