"""Plays that pass over scenes, which a proof does not follow: they end, and keep what is never or always so."""

import pytest

from game.model.state import State
from game.model.story import Story
from game.rules import Rules
from game.rules.expressions import compiled
from tests.plays import whole_play

SOON, LATER = 30, 1_000


@pytest.mark.parametrize("plays", [SOON, pytest.param(LATER, marks=pytest.mark.long)])
def test_a_play_that_passes_over_scenes_ends_and_breaks_no_promise(story: Story, plays: int) -> None:
    layout = Rules(story).layout
    kept = [promise for promise in story.promises if promise.kind in ("never", "always")]
    tests = [(promise.id, promise.kind == "always", compiled(promise.terms[0].term, layout)) for promise in kept]
    passed = set[str]()
    for seed in range(plays):
        session = whole_play(story, seed, skips=True)
        told = [entry.state for entry in session.history]
        told += [state for entry in session.history for state in entry.turn.told if isinstance(state, State)]
        for name, wanted, test in tests:
            assert all(bool(test(state)) is wanted for state in told), (name, session.moves)
        scenes = [state.node.partition("/")[0] for state in told]
        passed |= {scenes[at] for at, move in enumerate(session.moves) if move == "skip"}
    assert len(passed) >= 6, "scenes that were passed over"
