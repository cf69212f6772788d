"""Eight named slots: what is in them, names that stay names, and what was there before."""

import json
import os
from io import StringIO
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.load import load_story
from game.model.story import Story
from game.plain import run
from game.play import Session
from game.play.saves import Picture, Save, schema_text
from game.play.slots import LONGEST, SLOTS, Slots
from game.play.store import Store
from tests.pictured import pictured_story
from tests.unit.cli.command_line import lens
from tests.unit.plain.small_story import ROOF, STORY, write_story

PICTURES = "pictures: {tin_roof: {bare: A tin roof., lens: A garden.}}\n"
UP_AND_OUT = ("cellar/bottom.climb", "cellar/landing.up")


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    roof = ROOF.replace("  edge:\n", "  edge:\n    art: tin_roof\n")
    return load_story(write_story(tmp_path_factory.mktemp("story"), roof=roof, head=STORY + PICTURES))


@pytest.fixture(autouse=True)
def quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)


@pytest.fixture
def slots(story: Story, tmp_path: Path) -> Slots:
    return Slots(Store(tmp_path / "saves"), story)


def on_the_roof(story: Story, *more: str) -> Session:
    session = Session(story)
    for move in (*UP_AND_OUT, *more):
        session.move(move)
    return session


def test_at_first_every_slot_is_free_and_nothing_is_made(slots: Slots, tmp_path: Path) -> None:
    assert [slot.number for slot in slots.all()] == list(range(1, SLOTS + 1))
    assert all(slot.free for slot in slots.all())
    assert slots.first_free() == 1
    assert not (tmp_path / "saves").exists()
    session, said = slots.load(3)
    assert (session, said) == (None, "There is nothing in slot 3.")


def test_a_slot_shows_name_scene_time_and_picture(slots: Slots, story: Story) -> None:
    assert slots.keep(2, on_the_roof(story), "before the leap") is None
    assert slots.keep(3, on_the_roof(story, "lens")) is None
    two, three = slots.all()[1:3]
    assert (two.name, two.scene, two.picture) == ("before the leap", "The roof", Picture("tin_roof", "reality"))
    assert two.written is not None
    assert (three.name, three.picture) == ("", Picture("tin_roof", "lens"))
    assert slots.first_free() == 1


def test_what_comes_out_of_a_slot_is_what_went_in(slots: Slots, story: Story) -> None:
    session = on_the_roof(story, "lens", "film")
    slots.keep(8, session, "x")
    loaded, said = slots.load(8)
    assert said is None
    assert loaded is not None
    assert (loaded.state, loaded.moves, loaded.footage, loaded.turn) == (
        session.state, session.moves, session.footage, session.turn,
    )  # fmt: skip


def test_what_a_slot_held_before_is_kept_and_given_where_the_last_is_broken(slots: Slots, story: Story) -> None:
    slots.keep(1, Session(story), "first")
    slots.keep(1, on_the_roof(story), "second")
    slots.path(1).write_bytes(b"{")
    assert slots.all()[0].trouble == "it is damaged"
    assert not slots.all()[0].free
    loaded, said = slots.load(1)
    assert loaded is not None
    assert loaded.moves == ()
    assert said is not None
    assert "set aside as slot-1-small.json.broken-1" in said


@pytest.mark.parametrize("number", [0, 9, -1])
def test_there_is_no_other_slot(slots: Slots, number: int) -> None:
    with pytest.raises(ValueError):
        slots.path(number)


NAMES = ["../../x", "/etc/passwd", "\x1b[2J", "\u202egnorw\u200f", "é" * 10_000, "CON", "\ud800", "a\nb"]


@given(name=st.text(max_size=100) | st.sampled_from(NAMES))
def test_a_name_of_any_kind_is_only_a_name(story: Story, tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    folder = tmp_path_factory.mktemp("saves")
    slots = Slots(Store(folder / "in"), story)
    assert slots.keep(1, Session(story), name) is None
    assert [path.name for path in (folder / "in").iterdir()] == ["slot-1-small.json"]
    assert [path.name for path in folder.iterdir()] == ["in"]
    shown = slots.all()[0].name
    assert len(shown) <= LONGEST
    assert not any(ord(sign) < 32 or sign in "\x7f\x9b\u202e\u200f" for sign in shown)
    assert shown == " ".join(shown.split())


def test_a_slot_that_cannot_be_written_says_so(story: Story, tmp_path: Path) -> None:
    (tmp_path / "saves").touch()
    slots = Slots(Store(tmp_path / "saves"), story)
    problem = slots.keep(4, Session(story))
    assert problem is not None
    assert problem.startswith("Slot 4 could not be written: ")


def test_the_published_schema_is_current_and_names_every_field(root: Path) -> None:
    text = (root / "docs" / "save.schema.json").read_text(encoding="utf-8")
    assert text == schema_text(), "run `make docs`"
    fields = json.loads(text)["$defs"]["Save"]["properties"]
    assert set(fields) == set(Save.__struct_fields__)


def test_a_save_has_the_fields_of_its_schema(slots: Slots, story: Story) -> None:
    slots.keep(1, on_the_roof(story, "lens"), "n")
    written = json.loads(slots.path(1).read_bytes())
    schema = json.loads(schema_text())["$defs"]
    assert set(written) <= set(schema["Save"]["properties"])
    assert set(schema["Save"]["required"]) <= set(written)
    assert set(written["state"]) == set(schema["Moment"]["properties"])
    assert msgspec.convert(written, Save).name == "n"


def test_in_plain_mode_slots_are_listed_filled_and_gone_back_to(tmp_path: Path) -> None:
    options = ["play", "--plain", "--story", str(write_story(tmp_path)), "--saves", str(tmp_path / "saves")]
    typed = "saves\nsave the cellar\nclimb\nsave 5 ../half way\nup\nsaves\nload\nload 7\nload 1\nsave\nload 5\nq\n"
    played = lens(*options, typed=typed)
    answers = dict(part.split("\n", 1) for part in played.stdout.split("\n> ")[1:])
    assert answers["save the cellar"].startswith("1: the cellar, The cellar, kept 20")
    assert answers["save 5 ../half way"].startswith("5: ../half way, The cellar, kept 20")
    assert answers["saves"].splitlines()[1] == "2: free."
    assert answers["load"] == "Type load and the number of a slot, from 1 to 8; saves lists them."
    assert answers["load 7"] == "There is nothing in slot 7."
    assert "You count the stairs." in answers["load 1"]
    assert answers["save"].startswith("2: The cellar, kept")
    assert "A landing." in answers["load 5"]
    assert "A landing." in lens(*options).stdout
    earlier = json.loads((tmp_path / "saves" / "autosave-small.json.earlier").read_bytes())
    assert earlier["moves"] == []


def test_the_schema_of_a_save_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    from game.cli import main

    assert main(["schema", "--save"]) == 0
    assert capsys.readouterr().out == schema_text()


def test_in_plain_mode_the_picture_of_a_slot_is_told_in_words(tmp_path: Path) -> None:
    story = pictured_story()
    session, stdout = Session(story, at="b/hall"), StringIO()
    typed = "save by the hall\nsaves\nq\n"
    run(session, store=Store(tmp_path), stdin=StringIO(typed), stdout=stdout)
    told = [line for line in stdout.getvalue().splitlines() if line.startswith("1: by the hall, The Booth, kept ")]
    assert len(told) == 2
    assert all(line.endswith(". Picture: A hall.") for line in told)
