"""The steps that move a play."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from game.play import saves, store
from tests.unit.replay.conftest import Run

Play = Callable[..., Run]


def script(*steps: str, head: str = "") -> str:
    """Return a script of one-line steps."""
    return "\n".join([f"path: moves\n{head}", "steps:", *(f"  - {step}" for step in steps)]) + "\n"


GOOD = [
    ("choose: knock", "expect: {text: A knock., variables: {side: right}}"),
    ("choose: house/hall.knock", "expect: {variables: {steps: 1}}"),
    ("choose: [knock, climb, up]", "expect: {at: house/attic, text: [Between, Dust]}"),
    ("choose: camcorder", "act: lens", "expect: {lens: true}", "act: lens", "expect: {lens: false}"),
    ("act: difficulty:strict", "expect: {at: house/hall}"),
    (
        "choose: [knock, knock]",
        "undo: 2",
        "expect: {variables: {steps: 0}}",
        "redo: 1",
        "expect: {variables: {steps: 1}}",
    ),
    (
        "choose: [camcorder, knock]",
        "act: lens",
        "save_and_load: true",
        "expect: {lens: true, variables: {side: right}}",
    ),
    ("goto: house/attic", "expect: {at: house/attic, variables: {steps: 1}}"),
    ("goto: house/hall", "expect: {attention: 15}"),
    ("goto: ending:out", "expect: {ended: out}"),
]

BAD = [
    (("choose: run",), "LK652: 'run' cannot be chosen here; choose something that is offered: camcorder, knock,"),
    (("choose: climb",), "LK653: 'climb' is shown here, but it is locked: Not yet.; bring about"),
    (("choose: camcorder", "choose: camcorder"), "LK652: 'camcorder' cannot be chosen here"),
    (("act: film",), "LK654: 'film' cannot be done here; what can be done: difficulty:story, difficulty:strict"),
    (("act: difficulty:standard",), "LK654: 'difficulty:standard' cannot be done here"),
    (("choose: knock", "undo: 3"), "LK657: only 1 of 3 moves could be taken back"),
    (("choose: knock", "redo: 1"), "LK658: only 0 of 1 moves could be made again"),
    (("goto: house/cellar",), "LK655: no choices lead from here to house/cellar"),
    (("choose: leave", "goto: house/hall"), "LK655: no choices lead from here to house/hall"),
]


@pytest.mark.parametrize("steps", GOOD)
def test_a_script_moves_the_play(play: Play, steps: tuple[str, ...]) -> None:
    run = play(script(*steps))
    assert run.status == 0, run.text


@pytest.mark.parametrize(("steps", "sentence"), BAD)
def test_a_move_that_cannot_be_made_is_reported_at_its_line(play: Play, steps: tuple[str, ...], sentence: str) -> None:
    run = play(script(*steps))
    assert run.status == 1
    assert sentence in run.text
    assert f"one:{3 + len(steps)}:" in run.text


def test_a_choice_of_a_list_is_reported_at_its_own_line(play: Play) -> None:
    run = play(script("choose:\n    - knock\n    - run"))
    assert "one:6:7: error LK652" in run.text


def test_what_is_offered_under_a_similar_name_is_suggested(play: Play) -> None:
    run = play(script("goto: house/stairs", "choose: dash"))
    assert "LK652: 'dash' cannot be chosen here" in run.text
    run = play(script("goto: house/attic", "choose: wait"))
    assert "LK652: 'wait' cannot be chosen here; choose something that is offered: run" in run.text


def test_on_strict_one_move_can_be_taken_back(play: Play) -> None:
    run = play(script("choose: [knock, knock]", "undo: 2", head="difficulty: strict"))
    assert "only 1 of 2 moves could be taken back" in run.text


def test_a_script_may_begin_elsewhere_with_other_values(play: Play) -> None:
    head = "start: house/attic\nset: {ajar: true, side: right, battery: 4}"
    run = play(script("choose: wait", "expect: {at: house/cellar, variables: {side: right, battery: 4}}", head=head))
    assert run.status == 0, run.text


def test_a_play_is_given_back_with_what_it_began_with(play: Play) -> None:
    head = "start: house/attic\ndifficulty: story\nset: {ajar: true}"
    run = play(script("choose: wait", "save_and_load: true", "expect: {at: house/cellar}", head=head))
    assert run.status == 0, run.text


def test_a_place_too_far_to_search_for_is_reported(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.replay.perform.LIMIT", 3)
    run = play(script("goto: house/attic"))
    assert "LK656: the way to house/attic was not found among the 3 moments nearest to here" in run.text
    assert run.status == 1


def test_a_play_that_does_not_come_back_as_it_was_saved_is_reported(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A save that forgets the last move.
    whole = saves.taken_from
    monkeypatch.setattr(store, "taken_from", lambda *given: replace(whole(*given), moves=()))
    run = play(script("choose: knock", "save_and_load: true"))
    assert run.status == 1
    assert "LK659: the play was not given back as it was saved: " in run.text
