"""The same walk through the same story as an engine nobody here wrote: ended and checksum must be equal."""

from pathlib import Path

import pytest

from game import load_story
from game.rules import Rules
from tests.bench.make_story import write_both
from tests.bench.recorded import CHOICES, INKJS
from tests.bench.walk import walk


@pytest.mark.parametrize(("nodes", "seed"), INKJS)
def test_a_walk_takes_the_choices_that_ink_takes(nodes: int, seed: int, tmp_path: Path) -> None:
    write_both(nodes, seed, tmp_path)
    figures = walk(Rules(load_story(tmp_path / "story")), CHOICES)
    assert (figures["ended"], figures["checksum"]) == INKJS[nodes, seed]
    assert figures["taken"] == CHOICES
