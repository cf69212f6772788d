"""Whole plays of the game's own story in line mode: from a file to the end, as on the screen, without a network."""

import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from game import load_story
from game.model.story import Story
from game.plain import run
from game.play import Session
from game.play.store import Store
from game.tui.past import Past
from game.tui.typeset import set_leaf
from tests.plays import whole_play
from tests.unit.cli.command_line import environment, lens


@pytest.fixture(scope="module")
def own(root: Path) -> Story:
    return load_story(root / "story")


@pytest.mark.parametrize("seed", [1, 2])
def test_a_script_ends_with_the_game(own: Story, tmp_path: Path, seed: int) -> None:
    played = whole_play(own, seed, skips=seed == 2)
    typed = "\n".join(played.moves) + "\nq\n"
    run = lens("play", "--plain", "--saves", tmp_path, "--difficulty", played.start.difficulty, typed=typed)
    assert (run.returncode, run.stderr) == (0, "")
    assert "is not something you can do here" not in run.stdout
    assert f"\nThe end: {played.turn.scene}.\n" in run.stdout


def squeezed(text: str) -> str:
    """Return a text with the breaks of its lines taken out, and without case: titles are set in capitals, spaced."""
    return "".join(text.split()).casefold()


def plain_pages(session: Session) -> list[list[str]]:
    """Return what line mode tells of each page, its choices and meter left out."""
    pages = []
    again = Session(session.story, session.start.difficulty)
    for move in (None, *session.moves):
        stdout = StringIO()
        if move:
            again.move(move)
        run(again, stdin=StringIO("q\n"), stdout=stdout)
        rows = stdout.getvalue().splitlines()
        pages.append(rows[rows.index("") + 1 :])
    return pages


@pytest.mark.parametrize("seed", range(3, 9))
def test_both_modes_tell_the_same_words_over_whole_plays(own: Story, seed: int) -> None:
    session = whole_play(own, seed, skips=bool(seed % 2))
    leaves = Past().leaves(session)
    assert len(leaves) == len(session.moves) + 1
    for leaf, plain in zip(leaves, plain_pages(session), strict=True):
        written = squeezed(" ".join(plain))
        rows = [row.content.plain for row in set_leaf(leaf, 66)]
        told = [line.text for line in leaf.page.lines]
        for words in told:
            assert squeezed(words) in written
            assert squeezed(words) in squeezed(" ".join(rows)) or leaf.difficulty
        for offer in leaf.page.offers:
            assert squeezed(offer.label.text) in written


OFFLINE = """
import sys
def forbid(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.")):
        raise RuntimeError(f"{event} in a game that goes nowhere: {arguments}")
sys.addaudithook(forbid)
from game.cli import main
sys.exit(main(sys.argv[1:]))
"""


def test_a_whole_play_opens_no_socket(own: Story, tmp_path: Path) -> None:
    played = whole_play(own, 5)
    extras = ("save", "gallery", "settings signs words", "transcript html", "history", "load 1", "notes", "credits")
    typed = "\n".join((*extras, "u", *played.moves, "gallery", "q")) + "\n"
    options = ["play", "--plain", "--saves", str(tmp_path), "--difficulty", played.start.difficulty]
    command = [sys.executable, "-c", OFFLINE, *options]
    run = subprocess.run(command, input=typed, capture_output=True, text=True, env=environment(), timeout=120)
    assert (run.returncode, run.stderr) == (0, "")
    assert "The end: " in run.stdout
    proof = subprocess.run(
        [sys.executable, "-c", OFFLINE.partition("from game")[0] + "import socket; socket.socket()"],
        capture_output=True, text=True, env=environment(), timeout=60,
    )  # fmt: skip
    assert "goes nowhere" in proof.stderr, "the ban itself works"


def test_a_play_with_a_save_a_kill_a_resume_and_an_undo_in_it_ends(own: Story, tmp_path: Path) -> None:
    played = whole_play(own, 9)
    moves, half = played.moves, len(played.moves) // 2
    options = ["play", "--plain", "--saves", str(tmp_path), "--difficulty", played.start.difficulty]
    with subprocess.Popen(
        [sys.executable, "-m", "game", *options],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment(),
    ) as game:  # fmt: skip
        assert game.stdin
        assert game.stdout
        game.stdin.write("\n".join((*moves[:half], "save halfway", "nonsense")) + "\n")
        game.stdin.flush()
        while "“nonsense”" not in game.stdout.readline():
            pass
        game.kill()
    rest = "\n".join(("u", "r", *moves[half:], "q")) + "\n"
    run = lens("play", "--plain", "--saves", tmp_path, typed=rest)
    assert "You go on where you stopped" in run.stdout
    assert "Taken back." in run.stdout
    assert "is not something you can do here" not in run.stdout
    assert f"The end: {played.turn.scene}." in run.stdout
    loaded = lens("play", "--plain", "--saves", tmp_path, typed="load 1\nq\n")
    assert "You go on" not in loaded.stdout, "the play before is over"
    store = Store(tmp_path)
    session, _said = store.load(own)
    assert session is not None
    assert session.moves == moves[:half]
