"""Killed with signal 9 at any moment, the game leaves the turn before the last, and never a broken file."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from game import load_story
from game.model.story import Story
from game.play.settings import Settings
from game.play.slots import Slots
from game.play.store import Store
from tests.unit.cli.command_line import environment
from tests.unit.plain.small_story import write_story

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills with a signal")

HARNESS = """
import json, os, random, signal, sys, time
from pathlib import Path
from game import load_story
from game.play import Session
from game.play.settings import Settings
from game.play.slots import Slots
from game.play.store import Store

story, folder, times = load_story(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])

def play(seed, tell):
    chance = random.Random(seed)
    store, settings = Store(folder), Settings(folder)
    session, said = store.load(story)
    assert said is None, said
    if session is None or session.turn.ended or len(session.moves) > 40:
        session = Session(story)
    slots = Slots(store, story)
    while True:
        open_ = [offer.address for offer in session.turn.offers if offer.enabled] + list(session.turn.acts)
        if not open_:
            session = session.again()
        elif not chance.randrange(8):
            session.undo()
        else:
            session.move(chance.choice(open_))
        os.write(tell, json.dumps(session.moves).encode() + b"\\n")  # about to be kept
        assert store.save(session) is None
        os.write(tell, b"kept\\n")
        if not chance.randrange(5):
            assert slots.keep(chance.randrange(1, 9), session, "a name") is None
            assert settings.set("signs", chance.choice(["words", "marks"])) is None

for number in range(times):
    read, write = os.pipe()
    child = os.fork()
    if not child:
        os.close(read)
        try:
            play(int(sys.argv[4]) + number, write)
        finally:
            os._exit(3)  # only reached where something was said, or broke
    os.close(write)
    time.sleep(random.Random(number).uniform(0, 0.12))
    os.kill(child, signal.SIGKILL)
    _pid, status = os.waitpid(child, 0)
    told = b""
    while part := os.read(read, 1 << 16):
        told += part
    os.close(read)
    assert os.WIFSIGNALED(status), "it ended by itself"
    print(told.decode().replace("\\n", "|"), flush=True)
    sys.stdin.readline()
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_story(tmp_path_factory.mktemp("story"))


def test_a_game_killed_at_any_moment_leaves_the_turn_before_the_last(folder: Path, tmp_path: Path) -> None:
    killed(folder, tmp_path, 40)


@pytest.mark.long
def test_a_game_killed_at_500_moments_leaves_the_turn_before_the_last_each_time(folder: Path, tmp_path: Path) -> None:
    killed(folder, tmp_path, 500)


def killed(folder: Path, saves: Path, times: int) -> None:
    """Kill a game so many times while it plays and saves, and look each time at what it left."""
    story = load_story(folder)
    command = [sys.executable, "-c", HARNESS, str(folder), str(saves), str(times), "7"]
    last: list[str] | None = None
    moments = 0
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment()
    ) as harness:
        assert harness.stdin
        assert harness.stdout
        for _ in range(times):
            told = [part for part in harness.stdout.readline().strip().split("|") if part]
            lines = [json.loads(part) for part in told if part.endswith("]")]
            kept = lines[: told.count("kept")]
            moments += len(lines) > len(kept)
            allowed = lines[max(0, len(kept) - 1) :] or ([] if last is None else [last])
            if not kept and last is not None:
                allowed.append(last)
            last = looked_at(story, saves, allowed)
            harness.stdin.write("\n")
            harness.stdin.flush()
        harness.stdin.close()
        assert harness.wait(60) == 0
    assert moments, "it was killed while it saved"


def looked_at(story: Story, saves: Path, allowed: list[list[str]]) -> list[str] | None:
    """Check what a killed game left: nothing broken, and one of these plays; return its moves."""
    store = Store(saves)
    session, said = store.load(story)
    assert said is None
    assert not list(saves.glob("*.broken-*"))
    assert store.memory(story).notice is None
    assert Settings(saves).notice is None
    assert not [slot.trouble for slot in Slots(store, story).all() if slot.trouble]
    if session is None:
        assert not [moves for moves in allowed if moves is not allowed[-1]]
        return None
    assert list(session.moves) in allowed
    return list(session.moves)


@pytest.mark.parametrize("seed", range(6))
def test_the_game_itself_killed_at_any_moment_goes_on_at_the_next_start(
    folder: Path, tmp_path: Path, seed: int
) -> None:
    options = ["play", "--plain", "--story", str(folder), "--saves", str(tmp_path)]
    command = [sys.executable, "-m", "game", *options]
    chance = random.Random(seed)
    typed = "".join(
        chance.choice(["1\n", "2\n", "3\n", "u\n", "save\n", "settings signs words\n"]) for _ in range(4000)
    )
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment()) as game:
        assert game.stdin
        assert game.stdout
        game.stdout.readline()
        os.set_blocking(game.stdin.fileno(), False)
        os.write(game.stdin.fileno(), typed.encode())
        time.sleep(chance.uniform(0.02, 0.3))
        game.send_signal(signal.SIGKILL)
    looked_at_again = subprocess.run(
        command, input="q\n", capture_output=True, text=True, env=environment(), timeout=60
    )
    assert looked_at_again.returncode == 0
    assert "could not be read" not in looked_at_again.stdout
    assert "Another window" not in looked_at_again.stdout
    assert not list(tmp_path.glob("*.broken-*"))


def test_what_a_killed_game_had_begun_to_write_is_cleared_away_later(folder: Path, tmp_path: Path) -> None:
    old, fresh = tmp_path / "autosave-small.json.77.new", tmp_path / "autosave-small.json.78.new"
    for file in (old, fresh):
        file.write_bytes(b"{")
    os.utime(old, (time.time() - 7200,) * 2)
    store = Store(tmp_path)
    store.enter(load_story(folder))
    store.leave()
    assert not old.exists()
    assert fresh.exists()
