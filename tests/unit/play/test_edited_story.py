"""Under a story that was edited since, a play is given back as much as can be, and its player is told which way."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from game.load import StoryError, load_story
from game.model.story import Story
from game.play import Session
from game.play.named import Named
from game.play.restore import How, given_back
from game.play.saves import Start, structure, taken_from
from game.play.store import Store
from tests.unit.plain.small_story import CELLAR, ROOF, STORY, write_story

CLIMB, DOWN, UP = "cellar/bottom.climb", "cellar/landing.down", "cellar/landing.up"


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return load_story(write_story(tmp_path_factory.mktemp("story")))


@pytest.fixture(autouse=True)
def quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)


class Edit(NamedTuple):
    """What a writer changed after the moves were made, and what becomes of the play."""

    moves: tuple[str, ...]
    cellar: str = CELLAR
    roof: str = ROOF
    head: str = STORY
    how: How = How.REPLAYED
    node: str = ""
    """Where the player is then; else where they were."""
    undone: bool = True
    """The last move can still be taken back."""


RENAMED = CELLAR.replace("  landing:", "  halfway:").replace("to: landing", "to: halfway")
NEW_CHOICE = CELLAR.replace("      - id: up\n", "      - {id: rest, label: Rest., to: stay}\n      - id: up\n")
FIRST, REST = CELLAR.split("      - id: down\n")
DOWN_BLOCK, UP_BLOCK = ("      - id: down\n" + REST.partition("  found:")[0]).split("      - id: up\n")
REORDERED = FIRST + "      - id: up\n" + UP_BLOCK + DOWN_BLOCK + "  found:" + REST.partition("  found:")[2]
WITHOUT_LANDING = CELLAR.replace("to: landing", "to: roof/edge").replace(
    "  landing:" + CELLAR.partition("  landing:")[2].partition("  found:")[0], ""
)
EDITS = {
    "reworded prose": Edit((CLIMB, UP), CELLAR.replace("A landing.", "Boards."), how=How.AS_IT_WAS),
    "reworded label": Edit((CLIMB, UP), CELLAR.replace("label: Climb.", "label: Up you go."), how=How.AS_IT_WAS),
    "reordered choices": Edit((CLIMB, DOWN), REORDERED),
    "new choice": Edit((CLIMB, UP), NEW_CHOICE),
    "new variable": Edit((CLIMB, UP), head=STORY.replace("derived:", "  key: {type: flag, start: true}\nderived:")),
    "removed variable": Edit(
        (CLIMB, UP),
        CELLAR.replace("        when: torch\n        locked: Nobody can, in the dark.\n", ""),
        head=STORY.replace("  torch: {type: flag}\n", ""),
    ),
    "renamed node, with an alias": Edit(
        (CLIMB,), RENAMED, head=STORY + "aliases: {cellar/landing: cellar/halfway}\n", node="cellar/halfway"
    ),
    "renamed choice, with an alias": Edit(
        (CLIMB, UP), CELLAR.replace("id: up", "id: out"), head=STORY + f"aliases: {{{UP}: cellar/landing.out}}\n"
    ),
    "renamed choice, without": Edit((CLIMB, UP), CELLAR.replace("id: up", "id: out"), how=How.MAPPED, undone=False),
    "a choice that leads elsewhere": Edit(
        (CLIMB, UP), CELLAR.replace("to: roof/edge", "to: bottom"), how=How.MAPPED, undone=False
    ),
    "renamed node, without": Edit((CLIMB,), RENAMED, node="cellar/halfway"),
    "removed node": Edit((CLIMB,), WITHOUT_LANDING, node="roof/edge"),
    "removed node, and the way to it": Edit(
        (CLIMB,), WITHOUT_LANDING.replace("id: climb", "id: ascend"), how=How.SCENE, node="cellar/bottom", undone=False
    ),
    "removed node, further on in its scene": Edit(
        ("cellar/bottom.shout", CLIMB),
        WITHOUT_LANDING.replace("id: climb", "id: ascend"),
        how=How.AS_FAR,
        node="cellar/bottom",
    ),
    "a place in which nothing is left to do": Edit(
        (CLIMB, UP),
        CELLAR.replace("id: up", "id: out"),
        ROOF.replace("  edge:\n", "  edge:\n    to: ledge\n  ledge:\n"),
        how=How.SCENE,
        node="roof/ledge",
        undone=False,
    ),
}  # fmt: skip


def edited(folder: Path, edit: Edit) -> Story:
    made = write_story(folder, cellar=edit.cellar, roof=edit.roof)
    (made / "story.yaml").write_text(edit.head, encoding="utf-8")
    return load_story(made)


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_after_an_edit_the_play_goes_on_and_its_player_is_told_how(story: Story, tmp_path: Path, edit: Edit) -> None:
    session = Session(story)
    for move in edit.moves:
        session.move(move)
    store = Store(tmp_path / "saves")
    store.save(session)
    changed = edited(tmp_path / "changed", edit)
    loaded, notice = Store(store.folder).load(changed)
    assert loaded is not None
    assert loaded.state.node == (edit.node or session.state.node)
    assert notice == (edit.how.value.format(scene=loaded.turn.scene) or None)
    assert any(offer.enabled for offer in loaded.turn.offers)
    assert loaded.undo() == edit.undone


def test_a_renamed_variable_keeps_its_value_and_a_new_one_has_its_own(story: Story, tmp_path: Path) -> None:
    session = Session(story)
    for move in ("cellar/bottom.notes", CLIMB, UP):
        session.move(move)
    head = STORY.replace("  steps:", "  paces:").replace("steps >= 3", "paces >= 3").replace(
        "derived:", "  key: {type: int, min: 0, max: 9, start: 4}\nderived:"
    )  # fmt: skip
    cellar = CELLAR.replace("{steps: 1}", "{paces: 1}").replace("id: climb", "id: ascend")
    changed = edited(tmp_path, Edit((), cellar, head=head + "aliases: {steps: paces}\n"))
    replayed = given_back(changed, taken_from(session, structure(story)))
    assert replayed.how is How.MAPPED
    kept = replayed.session.variables
    assert (kept["paces"], kept["mood"], kept["key"], kept["has_camcorder"]) == (1, "high", 4, True)


def test_a_value_out_of_bounds_is_the_nearest_and_one_of_another_kind_begins_anew(story: Story, tmp_path: Path) -> None:
    session = Session(story)
    for move in (CLIMB, DOWN, "cellar/bottom.notes"):
        session.move(move)
    head = STORY.replace("steps: {type: int, min: 0, max: 9, start: 0}", "steps: {type: int, min: 5, max: 9, start: 7}")
    head = head.replace("values: [low, high], start: low", "values: [low, great], start: low")
    cellar = CELLAR.replace("mood: high", "mood: great").replace("mood == high", "mood == great")
    changed = edited(tmp_path, Edit((), cellar.replace("id: climb", "id: ascend"), head=head))
    kept = given_back(changed, taken_from(session, structure(story))).session.variables
    assert (kept["steps"], kept["mood"]) == (5, "low")


def test_what_was_mapped_is_saved_and_given_back_like_any_play(story: Story, tmp_path: Path) -> None:
    session = Session(story)
    for move in (CLIMB, UP, "lens", "film"):
        session.move(move)
    store = Store(tmp_path / "saves")
    store.save(session)
    changed = edited(tmp_path / "changed", EDITS["renamed choice, without"])
    mapped, _said = Store(store.folder).load(changed)
    assert mapped is not None
    assert (mapped.footage, mapped.state.lens) == (("stars",), True)
    mapped.move("roof/edge.look")
    again = Store(store.folder)
    assert again.save(mapped) is None
    loaded, notice = Store(store.folder).load(changed)
    assert notice is None
    assert loaded is not None
    assert (loaded.state, loaded.footage, loaded.moves) == (mapped.state, ("stars",), ("roof/edge.look",))
    assert loaded.undo()
    assert not loaded.undo()


def test_a_close_call_is_given_back_with_where_it_leads(story: Story, tmp_path: Path) -> None:
    session = Session(story)
    while not session.state.pending:
        session.choose("shout")
    changed = edited(tmp_path, Edit((), CELLAR.replace("id: shout", "id: cry")))
    replayed = given_back(changed, taken_from(session, structure(story)))
    assert replayed.how is How.MAPPED
    assert replayed.session.state.pending == session.state.pending
    replayed.session.choose("breathe")
    assert replayed.session.state.node == "cellar/bottom"


def test_a_beginning_that_the_story_no_longer_has_is_left_out(story: Story) -> None:
    save = taken_from(Session(story, at="roof/edge", values={"steps": 4}), structure(story))
    values: dict[str, Named] = {"steps": 99, "mood": "grim", "torch": 1, "gone": True, "battery": 3}
    replayed = given_back(story, replace(save, start=Start("strict", "attic/door", values)))
    assert replayed.how is How.MAPPED
    assert replayed.session.state.node == "roof/edge"
    assert replayed.session.start.values == {"steps": 9, "battery": 3}


def shuffled(text: str) -> Callable[[list[int]], str]:
    """Return what cuts lines out of a scene."""
    lines = text.splitlines(keepends=True)
    return lambda cut: "".join(line for number, line in enumerate(lines) if number not in cut)


@given(cut=st.lists(st.integers(8, CELLAR.count("\n")), max_size=3), picks=st.lists(st.integers(0, 9), max_size=8))
def test_whatever_is_cut_from_a_story_that_still_loads_a_play_goes_on(
    story: Story, tmp_path_factory: pytest.TempPathFactory, cut: list[int], picks: list[int]
) -> None:
    folder = tmp_path_factory.mktemp("cut")
    try:
        changed = edited(folder, Edit((), shuffled(CELLAR)(cut)))
    except StoryError:  # the writer is told; nobody plays it
        return
    session = Session(story)
    for pick in picks:
        offers = [offer.address for offer in session.turn.offers if offer.enabled]
        if offers:
            session.choose(offers[pick % len(offers)])
    replayed = given_back(changed, taken_from(session, structure(story)))
    page = replayed.session.turn
    assert page.ended or any(offer.enabled for offer in page.offers)
    loaded = given_back(changed, taken_from(replayed.session, structure(changed)))
    assert (loaded.how, loaded.session.state) == (How.AS_IT_WAS, replayed.session.state)
