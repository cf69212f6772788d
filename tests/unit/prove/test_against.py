"""Where saves of an older version of a story lead in a newer one, by the rules that loading itself goes by."""

from pathlib import Path

import pytest

from game.cli import main
from game.model.story import Difficulty, Story
from game.prove.explore.limits import Budget, Stop
from game.prove.oldsaves import landings
from game.prove.report import Landing
from tests.stories import make_story, write_story
from tests.unit.prove.right import COINS, ROOM, Told


def story(told: Told) -> Story:
    return make_story(told.head, **told.scenes())


def landed(old: Told, *edits: tuple[str, str]) -> dict[str, set[tuple[str, str]]]:
    """Return for each node of an old story how its saves are given back once it was edited, and where."""
    found: dict[str, set[tuple[str, str]]] = {}
    for landing in landings(story(old), story(old.edited(edits)), Difficulty.STANDARD, Budget()):
        found.setdefault(landing.node, set()).add((landing.how, landing.at))
    return found


def test_saves_of_the_same_story_are_as_they_were() -> None:
    same = {f"a/{name}": {("as_it_was", f"a/{name}")} for name in ("one", "hall", "door")}
    assert landed(COINS) == same


def test_saves_whose_choices_all_hold_are_made_again() -> None:
    found = landed(COINS, ("id: flee, label: Flee.,", "id: flee, label: Flee., add: {coins: 1},"))
    assert found["a/hall"] == {("replayed", "a/hall")}


def test_saves_at_a_node_that_has_another_name_now_lead_there() -> None:
    head = COINS.head.replace("a/hall", "a/court") + "aliases: {a/hall: a/court}\n"
    renamed = Told(head, COINS.a.replace("hall", "court"))
    found = landings(story(COINS), story(renamed), Difficulty.STANDARD, Budget())
    assert {landing.at for landing in found if landing.node == "a/hall"} == {"a/court"}


LINE = (("{id: rope, label: The rope.,", "{id: line, label: The rope.,"), ("chest.rope", "chest.line"))
CHEST = "  chest:\n    text: A chest.\n    choices:\n      - {id: rope, label: The rope., set: {rope: true}, to: one}\n"
TO_CHEST = "      - {id: chest, label: The chest., to: chest}\n"
NO_CHEST = (
    (CHEST, ""),
    ("set: {lamp: true}", "set: {lamp: true, rope: true}"),
    ("a/chest.rope", "a/shelf.lamp"),
)


def test_saves_whose_way_is_gone_are_found_by_their_place() -> None:
    found = landed(ROOM, *LINE)
    assert found["b/floor"] == {("mapped", "b/floor")}
    assert found["a/chest"] == {("replayed", "a/chest")}


def test_saves_whose_choices_hold_may_lead_elsewhere() -> None:
    found = landed(ROOM, *NO_CHEST, (TO_CHEST, TO_CHEST.replace("to: chest", "to: shelf")))
    assert found["a/chest"] == {("replayed", "a/shelf")}


def test_saves_whose_place_is_gone_go_back_as_far_as_they_hold_or_begin_the_scene_anew() -> None:
    assert landed(ROOM, *NO_CHEST, (TO_CHEST, ""))["a/chest"] == {("as_far", "a/one"), ("scene", "a/one")}


def test_a_node_that_no_play_comes_to_is_said_to_be_unknown() -> None:
    pit = COINS.edited([("  door:\n", "  pit:\n    choices:\n      - {id: up, label: Up., to: door}\n  door:\n")])
    found = landings(story(pit), story(pit), Difficulty.STANDARD, Budget())
    assert Landing("a/pit", "unknown", "", 0) in found


def test_ctrl_c_leaves_the_rest_unknown() -> None:
    found = landings(story(COINS), story(COINS), Difficulty.STANDARD, Budget(stop=Stop(asked=True)))
    assert {landing.how for landing in found} == {"unknown"}


def test_the_command_tells_each_landing_and_gives_it_as_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = write_story(tmp_path / "old", ROOM.head, **ROOM.scenes())
    new = write_story(tmp_path / "new", ROOM.edited(LINE).head, **ROOM.edited(LINE).scenes())
    assert main(["prove", str(new), "--against", str(old), "--difficulty", "standard"]) == 0
    out = capsys.readouterr().out
    assert "Against the old story" in out
    assert "b/floor: saves from here go on at b/floor, but what came before can no longer be taken back." in out
    assert main(["prove", str(new), "--against", str(old), "--difficulty", "standard", "--format", "json"]) == 0
    assert '"how": "mapped"' in capsys.readouterr().out
