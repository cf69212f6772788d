"""Plays are kept whole or not at all, and what cannot be read is never lost."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.load import load_story
from game.model.story import Difficulty, Story
from game.play import Session
from game.play.saves import FORMAT, structure
from game.play.store import Store
from game.play.vault import LARGEST
from tests.unit.plain.small_story import CELLAR, write_story


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return load_story(write_story(tmp_path_factory.mktemp("story")))


@pytest.fixture(autouse=True)
def quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do not wait for the disk: that `fsync` is called has a test of its own."""
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "saves")


def played(story: Story, *moves: str, difficulty: str = "standard") -> Session:
    session = Session(story, difficulty)
    for move in moves:
        session.move(move)
    return session


def move_at_random(session: Session, pick: int) -> None:
    """Make one of the moves, free acts, changes and undos that are possible now."""
    open_choices = [offer.address for offer in session.turn.offers if offer.enabled]
    every: list[Callable[[], object]] = [session.undo, session.redo]
    every += [lambda move=move: session.move(move) for move in (*open_choices, *session.turn.acts)]  # type: ignore[misc]
    every += [lambda word=d.word: session.change_difficulty(word) for d in Difficulty]  # type: ignore[misc]
    every[pick % len(every)]()


CLIMB, SHOUT, DOWN = "cellar/bottom.climb", "cellar/bottom.shout", "cellar/landing.down"
UP, LEAP = "cellar/landing.up", "roof/edge.leap"


@given(picks=st.lists(st.integers(0, 999), max_size=40), difficulty=st.sampled_from(["story", "standard", "strict"]))
def test_what_is_loaded_is_what_was_saved(
    story: Story, tmp_path_factory: pytest.TempPathFactory, picks: list[int], difficulty: str
) -> None:
    session = Session(story, difficulty)
    store = Store(tmp_path_factory.mktemp("saves"))
    for pick in picks:
        move_at_random(session, pick)
        assert store.save(session) is None
    if not picks:
        store.save(session)
    loaded, notice = Store(store.folder).load(story)
    assert notice is None
    assert loaded is not None
    assert loaded.state == session.state
    assert loaded.moves == session.moves
    assert loaded.footage == session.footage
    assert loaded.turn == session.turn


def test_a_play_begun_elsewhere_is_given_back_with_its_beginning(story: Story, store: Store) -> None:
    session = Session(story, "strict", at="roof/edge", values={"mood": 1, "torch": 1, "steps": 4, "has_camcorder": 1})
    session.act("lens")
    store.save(session)
    start = json.loads(store.path(story).read_bytes())["start"]
    values = {"mood": "high", "torch": True, "steps": 4, "has_camcorder": True}
    assert start == {"difficulty": "strict", "at": "roof/edge", "values": values}
    loaded, notice = store.load(story)
    assert (loaded and loaded.state, notice) == (session.state, None)


def test_a_save_names_everything_and_numbers_nothing(story: Story, store: Store) -> None:
    session = played(story, CLIMB, UP, "lens", "film")
    store.save(session)
    save = json.loads(store.path(story).read_bytes())
    assert save["format"] == FORMAT
    assert save["moves"] == [CLIMB, UP, "lens", "film"]
    assert save["footage"] == ["stars"]
    assert save["state"]["node"] == "roof/edge"
    assert save["state"]["taken"] == [CLIMB, UP]
    assert save["state"]["cube"] == "listening"
    assert save["state"]["variables"]["mood"] == "low"
    assert save["written"].endswith("Z")


def test_nothing_kept_is_nothing_to_say(story: Story, store: Store) -> None:
    assert store.load(story) == (None, None)


def test_the_save_before_is_kept(story: Story, store: Store) -> None:
    session = played(story, CLIMB)
    store.save(session)
    session.move(UP)
    store.save(session)
    path = store.path(story)
    path.unlink()
    loaded, notice = store.load(story)
    assert (loaded and loaded.moves, notice) == ((CLIMB,), None)


def test_the_disk_has_a_save_before_it_takes_its_name(
    story: Story, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    real = os.replace

    def noted(source: Path, target: Path) -> None:
        real(source, target)
        done.append(target.name)

    monkeypatch.setattr(os, "fsync", lambda descriptor: done.append("fsync"))
    monkeypatch.setattr(os, "replace", noted)
    session = played(story, CLIMB)
    store.memory(story).note(session)
    done.clear()
    store.save(session)
    store.save(session)
    name = store.path(story).name
    assert done == ["fsync", name, "fsync", f"{name}.previous", name]


@pytest.mark.parametrize("call", ["fsync", "replace"])
@pytest.mark.parametrize("failing", [1, 2])
def test_a_write_that_fails_loses_at_most_its_own_move(
    story: Story, store: Store, monkeypatch: pytest.MonkeyPatch, call: str, failing: int
) -> None:
    session = played(story, CLIMB)
    store.save(session)
    real = getattr(os, call)
    calls = iter(range(1, 9))

    def fail(*arguments: object) -> None:
        if next(calls) >= failing:
            raise OSError(28, "No space left on device")
        real(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(os, call, fail)
        session.move(UP)
        problem = store.save(session)
        kept = not (problem or "").startswith("This play is not being kept")
        assert kept == (call == "fsync" and failing == 2)
    loaded, notice = Store(store.folder).load(story)
    assert notice is None
    assert loaded is not None
    assert loaded.moves in ((CLIMB,), (CLIMB, UP))
    assert not list(store.folder.glob("*.new"))


ENDLESS = """
import sys
from pathlib import Path
from game.load import load_story
from game.play import Session
from game.play.store import Store
session, store = Session(load_story(sys.argv[1])), Store(Path(sys.argv[2]))
while True:
    session.choose("notes")
    store.save(session)
    session.undo()
    store.save(session)
    print(flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="kills with a signal")
@pytest.mark.parametrize("saves", [3, 20, 57])
def test_a_game_killed_while_it_saves_leaves_a_play_to_go_on_with(tmp_path: Path, saves: int) -> None:
    folder = write_story(tmp_path)
    command = [sys.executable, "-c", ENDLESS, str(folder), str(tmp_path / "saves")]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as game:
        assert game.stdout
        for _ in range(saves):
            game.stdout.readline()
        game.send_signal(signal.SIGKILL)
    loaded, notice = Store(tmp_path / "saves").load(load_story(folder))
    assert loaded is not None
    assert notice is None
    assert loaded.moves in ((), ("cellar/bottom.notes",))


def changed(save: bytes, **fields: object) -> bytes:
    return json.dumps({**json.loads(save), **fields}).encode()


BROKEN: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda save: b"",
    "truncated": lambda save: save[: len(save) // 2],
    "one byte short": lambda save: save[:-1],
    "not JSON": lambda save: b"format: 1",
    "a list": lambda save: b"[]",
    "null": lambda save: b"null",
    "NULs": lambda save: bytes(len(save)),
    "not UTF-8": lambda save: save.replace(b"small", b"\xff\xfe"),
    "huge": lambda save: save + b" " * LARGEST,
    "deep": lambda save: b'{"format":1,"least":1,"x":' + b"[" * 200_000,
    "deep in a known field": lambda save: b'{"format":1,"least":1,"moves":' + b"[" * 200_000,
    "no moves": lambda save: json.dumps({k: v for k, v in json.loads(save).items() if k != "moves"}).encode(),
    "moves no list": lambda save: changed(save, moves="cellar"),
    "moves of numbers": lambda save: changed(save, moves=[1, 2]),
    "format a word": lambda save: changed(save, format="one"),
    "an unknown difficulty": lambda save: changed(save, start={"difficulty": "kind", "at": None, "values": {}}),
    "no state": lambda save: changed(save, state=None),
    "a state without node": lambda save: changed(save, state={}),
    "no time": lambda save: changed(save, written="yesterday"),
    "another story": lambda save: changed(save, story="large"),
    "trailing": lambda save: save + b"}",
    "half a format": lambda save: changed(save, format=1.5),
}


@pytest.mark.parametrize("damage", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_save_is_set_aside_and_the_one_before_it_is_tried(
    story: Story, store: Store, damage: Callable[[bytes], bytes]
) -> None:
    session = played(story, CLIMB)
    store.save(session)
    session.move(UP)
    store.save(session)
    path = store.path(story)
    broken = damage(path.read_bytes())
    path.write_bytes(broken)
    loaded, notice = store.load(story)
    assert loaded is not None
    assert loaded.moves == (CLIMB,)
    assert notice is not None
    assert path.name in notice
    assert not path.exists()
    assert path.with_name(path.name + ".broken-1").read_bytes() == broken


def test_files_set_aside_are_numbered_and_never_overwritten(story: Story, store: Store) -> None:
    store.folder.mkdir()
    path = store.path(story)
    for number in range(3):
        path.write_text(f"broken {number}")
        assert store.load(story)[0] is None
    aside = [path.with_name(f"{path.name}.broken-{number}").read_text() for number in (1, 2, 3)]
    assert aside == ["broken 0", "broken 1", "broken 2"]


def test_a_folder_in_the_place_of_a_save_is_set_aside_too(story: Story, store: Store) -> None:
    path = store.path(story)
    path.mkdir(parents=True)
    loaded, notice = store.load(story)
    assert loaded is None
    assert notice is not None
    assert store.save(played(story, CLIMB)) is None


@given(mutation=st.data())
def test_a_save_with_any_byte_changed_is_loaded_or_set_aside(
    story: Story, tmp_path_factory: pytest.TempPathFactory, mutation: st.DataObject
) -> None:
    store = Store(tmp_path_factory.mktemp("saves"))
    store.save(played(story, CLIMB, UP))
    path = store.path(story)
    data = bytearray(path.read_bytes())
    data[mutation.draw(st.integers(0, len(data) - 1))] = mutation.draw(st.integers(0, 255))
    path.write_bytes(bytes(data))
    loaded, notice = store.load(story)
    assert loaded is not None or notice is not None


def test_a_folder_that_cannot_be_written_is_said_once_and_ends_nothing(story: Story, tmp_path: Path) -> None:
    (tmp_path / "saves").write_text("in the way")
    store, session = Store(tmp_path / "saves"), played(story, CLIMB)
    problem = store.save(session)
    assert problem is not None
    assert str(tmp_path / "saves") in problem
    assert store.save(session) is None
    assert not store.kept
    (tmp_path / "saves").unlink()
    assert store.save(session) is None
    assert store.kept


def test_a_play_too_long_to_be_read_again_is_not_written(story: Story, store: Store) -> None:
    session = played(story, CLIMB)
    store.save(session)
    kept = store.path(story).read_bytes()
    session._past += session._past[1:] * (LARGEST // len(CLIMB))
    assert store.save(session) is not None
    assert store.path(story).read_bytes() == kept


def test_a_new_play_leaves_the_earlier_one_beside_it(story: Story, store: Store) -> None:
    old = played(story, CLIMB, UP)
    store.save(old)
    kept = store.path(story).read_bytes()
    new = Session(story)
    for _ in range(3):
        new.choose("shout")
        store.save(new)
    earlier = store.path(story).with_name(store.path(story).name + ".earlier")
    assert earlier.read_bytes() == kept


def test_a_play_that_goes_on_is_no_new_one(story: Story, store: Store) -> None:
    store.save(played(story, CLIMB))
    again = Store(store.folder)
    loaded, _ = again.load(story)
    assert loaded is not None
    loaded.move(UP)
    again.save(loaded)
    assert not list(store.folder.glob("*.earlier"))


def test_two_windows_at_once_lose_no_play_and_are_told_so(story: Story, store: Store) -> None:
    other, mine, theirs = Store(store.folder), Session(story), Session(story)
    mine.choose("notes")
    store.save(mine)
    for number in range(20):
        theirs.change_difficulty(("story", "strict")[number % 2])
        assert other.save(theirs) is None
    mine.choose("climb")
    said = store.save(mine)
    assert said is not None
    assert said.endswith("that is now autosave-small.json.earlier.")
    mine.choose("up")
    assert store.save(mine) is None
    earlier = store.path(story).with_name(store.path(story).name + ".earlier")
    assert len(json.loads(earlier.read_bytes())["moves"]) == 20
    assert len(json.loads(store.path(story).read_bytes())["moves"]) == 3


def test_a_window_in_which_nothing_happened_leaves_the_play_of_another_alone(story: Story, store: Store) -> None:
    store.save(played(story, CLIMB))
    idle, busy = Store(store.folder), Store(store.folder)
    left, (going, _said) = idle.load(story)[0], busy.load(story)
    assert left is not None
    assert going is not None
    going.move(UP)
    busy.save(going)
    assert idle.save(left) is None
    loaded, _said = Store(store.folder).load(story)
    assert loaded is not None
    assert loaded.moves == (CLIMB, UP)


def test_a_play_of_another_window_that_cannot_be_kept_is_not_written_over(story: Story, store: Store) -> None:
    mine, theirs = played(story, CLIMB), played(story, "cellar/bottom.shout", CLIMB)
    store.save(mine)
    Store(store.folder).save(theirs)
    earlier = store.path(story).with_name(store.path(story).name + ".earlier")
    earlier.unlink()
    earlier.mkdir()
    mine.move(UP)
    said = store.save(mine)
    assert said is not None
    assert said.startswith("This play is not being kept: ")
    assert tuple(json.loads(store.path(story).read_bytes())["moves"]) == theirs.moves


def test_a_save_of_a_newer_game_is_kept_and_not_called_broken(story: Story, store: Store) -> None:
    store.save(played(story, CLIMB))
    path = store.path(story)
    newer = json.dumps({"format": FORMAT + 7, "least": FORMAT + 1, "moves": {"of": "another shape"}}).encode()
    path.write_bytes(newer)
    loaded, notice = store.load(story)
    assert loaded is None
    assert notice is not None
    store.save(played(story, CLIMB, UP))
    assert path.with_name(path.name + ".earlier").read_bytes() == newer
    assert not list(store.folder.glob("*.broken-*"))


def test_a_save_that_says_it_can_still_be_read_is_read(story: Story, store: Store) -> None:
    store.save(played(story, CLIMB))
    path = store.path(story)
    path.write_bytes(changed(path.read_bytes(), format=FORMAT + 1, unheard_of=True))
    loaded, notice = store.load(story)
    assert (loaded and loaded.moves, notice) == ((CLIMB,), None)


def test_new_prose_is_no_new_structure(story: Story, store: Store, tmp_path: Path) -> None:
    store.save(played(story, CLIMB, UP))
    reworded = CELLAR.replace("A landing.", "Boards.").replace("label: Climb.", "label: Go up.")
    same = load_story(write_story(tmp_path / "reworded", cellar=reworded))
    assert structure(same) == structure(story)
    loaded, notice = store.load(same)
    assert (loaded and loaded.moves, notice) == ((CLIMB, UP), None)


STRUCTURAL = [
    ("to: landing", "to: bottom"),
    ("sounds: [step]", "sounds: [shout]"),
    ("add: {steps: 1}", "add: {steps: 2}"),
    ("when: torch", "when: not torch"),
    ("id: climb", "id: ascend"),
    ("place: room", "place: {kind: outdoors, distance: 9, ambient: 30}"),
]


@pytest.mark.parametrize(("old", "new"), STRUCTURAL)
def test_what_a_play_depends_on_is_structure(story: Story, tmp_path: Path, old: str, new: str) -> None:
    other = load_story(write_story(tmp_path, cellar=CELLAR.replace(old, new, 1)))
    assert structure(other) != structure(story)


def test_a_save_of_the_first_format_is_still_read(story: Story, store: Store) -> None:
    store.save(played(story, CLIMB))
    path = store.path(story)
    save = json.loads(path.read_bytes())
    old = {name: value for name, value in save.items() if name not in ("scene", "scene_start", "picture", "name")}
    path.write_bytes(json.dumps({**old, "format": 1}).encode())
    loaded, notice = Store(store.folder).load(story)
    assert (loaded and loaded.moves, notice) == ((CLIMB,), None)
