"""How fast states are proved: rates printed, held against a plain search in the same run."""

import time
from pathlib import Path

import pytest

from game import load_story
from game.model.story import Difficulty, Story
from game.prove.explore.chart import Chart
from game.prove.explore.exact import Exact
from game.prove.explore.limits import Budget
from game.prove.explore.places import Spot
from game.prove.explore.questions import Questions, watching
from game.rules import Rules
from tests.bench.make_story import write_both
from tests.stories import make_story
from tests.unit.prove.brute import searched

pytestmark = pytest.mark.bench
FLAGS = 20


def explored(story: Story) -> tuple[int, float]:
    """Return the states of a story with all that is asked of it, and the seconds of the exploration alone."""
    chart = Chart(Rules(story), Difficulty.STANDARD, Budget())
    watched = watching(Questions(chart).all())
    begun = time.perf_counter()
    found = Exact(chart, watched, Budget(), None, lambda states, spots: None)
    return found.states, time.perf_counter() - begun


def test_a_dense_story_is_explored_many_times_as_fast_as_by_a_plain_search(tmp_path: Path) -> None:
    write_both(100, 1, tmp_path / "large", flags=6, ints=2)
    states, seconds = explored(load_story(tmp_path / "large" / "story"))
    write_both(14, 3, tmp_path / "small", flags=2, ints=1)
    begun = time.perf_counter()
    plain = searched(load_story(tmp_path / "small" / "story"))
    assert plain is not None
    rate = len(plain.depth) / (time.perf_counter() - begun)
    print(f"\n{states:,} states in {seconds:.2f} s: {states / seconds:,.0f}/s against {rate:,.0f}/s of a plain search")
    assert states / seconds > 10 * rate


def test_twenty_flags_in_a_room_are_no_million_states() -> None:
    flags = "".join(f"  f{n}: {{type: flag}}\n" for n in range(FLAGS))
    head = f"variables:\n{flags}endings: {{out: {{title: Out, priority: 0}}}}\n"
    choices = "".join(f"      - {{id: c{n}, label: Take {n}., set: {{f{n}: true}}, to: stay}}\n" for n in range(FLAGS))
    when = " and ".join(f"f{n}" for n in range(FLAGS))
    scene = f"nodes:\n  one:\n    text: A room.\n    choices:\n{choices}"
    scene += f"      - {{id: out, label: Out., when: {when}, to: 'ending:out'}}\n"
    begun = time.perf_counter()
    chart = Chart(Rules(make_story(head, a=scene)), Difficulty.STANDARD, Budget())
    found = Exact(chart, watching(Questions(chart).all()), Budget(), None, lambda states, spots: None)
    print(f"\n{found.states:,} states of {FLAGS} flags in {time.perf_counter() - begun:.2f} s")
    assert found.states > 1 << FLAGS
    room = next(spot for spot in found.reached if spot.node == "a/one")
    assert found.system.count(room, found.reached[room]) == 1 << FLAGS
    assert Spot("ending:out") in found.reached
