"""Very many plays at once, held against exact fractions and against plays of the engine."""

from pathlib import Path
from random import Random

import pytest

from game import load_story
from game.model.story import Difficulty, Story
from game.prove.chains import chained, figures, solved, uniform
from game.prove.explore.chart import Chart
from game.prove.explore.limits import Budget, LimitReached
from game.prove.explore.places import Spot
from game.rules import Rules
from game.rules.flow import ENDING
from tests.stories import HUNTED, HUNTED_SCENE, TIMED, TIMED_SCENE, make_story
from tests.unit.prove.test_chains import ruin
from tests.unit.prove.test_random import generated

pytest.importorskip("scipy")
from game.prove.crowd import crowded
from game.prove.explore.flow import Flow
from game.prove.explore.lumped import Lumped
from game.prove.explore.variants import choices_only, ends_alike

MOST = 1_000_000
SHORT = """
variables: {seen: {type: flag}, luck: {type: int, min: 0, max: 4, start: 2}}
endings: {good: {title: G, when: seen and luck > 2, priority: 2}, fair: {title: F, priority: 1}}
"""
SHORT_SCENE = """
nodes:
  one:
    choices:
      - {id: look, label: Look., set: {seen: true}, to: one}
      - {id: up, label: Up., when: luck < 4, sticky: true, add: {luck: 1}, to: one}
      - {id: down, label: Down., when: luck > 0, sticky: true, add: {luck: -1}, to: two}
      - {id: same, label: Along., sticky: true, to: two}
  two:
    choices:
      - {id: back, label: Back., when: not seen, sticky: true, to: one}
      - {id: other, label: Back another way., when: luck == 2, sticky: true, to: one}
      - {id: out, when: luck == 0, to: "ending:auto"}
      - {id: on, label: Out., when: luck > 0, sticky: true, say: [{when: seen, say: Out.}], to: "ending:auto"}
      - {id: home, sticky: true, to: one}
"""

FEW_TURNS = """
place: near
events: {locked_on: lock, taken: gone}
nodes:
  one:
    enter: {meter: {cube: calm, attention: 0}}
    choices:
      - {id: hush, label: Hush., sounds: [hush], to: way}
      - {id: run, label: Run., sounds: [step, gasp], to: way}
      - {id: ring, label: Ring., sounds: [bell], sticky: true, to: two}
  way:
    choices:
      - {id: shout, label: Shout., sounds: [shout], sticky: true, to: two}
      - {id: throw, label: Throw., sounds: [stone], sticky: true, to: two}
      - {id: dress, label: Dress., set: {wears: true}, sounds: [step], to: stay}
  two:
    choices:
      - {id: run, label: Run., when: attention > 40, locked: Not yet., to: "ending:out"}
      - {id: ring, label: Ring., sounds: [bell], sticky: true, to: one}
      - {id: again, label: Again., sticky: true, to: one}
  lock:
    choices:
      - {id: give, label: Give., sticky: true, when: keeps > 0, add: {keeps: -1}, to: return}
      - {id: bleed, label: Bleed., sticky: true, say: You bleed., to: return}
  gone:
    to: ending:coats
"""
"""Locks, gear and choices that depend on the meter, in few states."""


def chart_of(story: Story, difficulty: Difficulty = Difficulty.STANDARD) -> Chart:
    return Chart(Rules(story), difficulty, Budget())


def agrees(chart: Chart) -> None:
    """Check that a crowd comes to what one chain set up state by state comes to."""
    shares, player = solved(chained(chart, uniform, Budget()))
    crowd, other = crowded(chart, Budget(), MOST)
    for name in shares.keys() | crowd.keys():
        assert crowd.get(name, 0.0) == pytest.approx(shares.get(name, 0.0), abs=1e-9)
    assert (other.choices is None) == (player.choices is None) == (sum(shares.values()) < 1 - 1e-12)
    if player.choices is not None:
        assert other.choices == pytest.approx(player.choices, rel=1e-9)
        assert other.close_calls == pytest.approx(player.close_calls, abs=1e-9)


@pytest.mark.parametrize("seed", range(12))
def test_a_crowd_in_a_generated_story_comes_to_the_shares_of_its_chain(seed: int) -> None:
    agrees(chart_of(generated(seed)))


@pytest.mark.parametrize(("won", "lost"), [(1, 1), (2, 3)])
def test_a_crowd_is_ruined_as_the_gambler_is(won: int, lost: int) -> None:
    agrees(ruin(won, lost))


def test_a_crowd_that_is_told_what_is_open_only_where_it_matters_comes_to_the_same_shares() -> None:
    agrees(chart_of(make_story(SHORT, a=SHORT_SCENE)))


@pytest.mark.parametrize("difficulty", Difficulty)
def test_a_crowd_that_is_hunted_or_timed_comes_to_the_shares_of_its_chain(difficulty: Difficulty) -> None:
    agrees(chart_of(make_story(TIMED, a=TIMED_SCENE), difficulty))
    agrees(chart_of(make_story(HUNTED, a=FEW_TURNS), difficulty))


def alone(chart: Chart, name: str, names: list[str]) -> Chart:
    """Return the story with all endings but one taken for one."""
    other = next((Spot(ENDING + other) for other in names if other != name), Spot(ENDING + name))
    return ends_alike(chart, lambda spot: spot if spot.node == ENDING + name else other)


@pytest.mark.parametrize("seed", range(6))
def test_the_chain_of_each_ending_alone_has_the_same_length_and_the_same_share(seed: int) -> None:
    chart = choices_only(chart_of(generated(seed)))
    joint = Flow(Lumped(chart), Budget(), MOST)
    for name in joint.ends:
        flow = Flow(Lumped(alone(chart, name, [*joint.ends])), Budget(), MOST)
        assert flow.ends[name] == pytest.approx(joint.ends[name], abs=1e-12)
        assert flow.choices == pytest.approx(joint.choices, rel=1e-12)
        assert flow.states <= joint.states


def test_a_crowd_that_is_too_large_is_left_undone() -> None:
    chart = chart_of(make_story(HUNTED, a=HUNTED_SCENE))
    with pytest.raises(LimitReached) as reached:
        crowded(chart, Budget(), 20)
    assert reached.value.limit.kind == "states"
    undone = figures(chart, Budget(), most=20, crowd=20)["uniform"]
    assert (undone.shares, undone.player, undone.limit) == (None, None, reached.value.limit)


def test_plays_without_an_end_have_no_part_in_any_ending() -> None:
    scene = """
    nodes:
      one:
        choices:
          - {id: out, label: Out., to: "ending:out"}
          - {id: off, label: Off., to: circle}
      circle:
        choices:
          - {id: again, label: Again., sticky: true, to: circle}
    """
    shares, player = crowded(chart_of(make_story("endings: {out: {title: O}}\n", a=scene)), Budget(), MOST)
    assert shares == {"out": pytest.approx(0.5)}
    assert player.residual < 1e-12


def test_plays_that_stand_with_nothing_to_choose_are_lost_to_every_ending() -> None:
    scene = """
    nodes:
      one:
        choices:
          - {id: out, label: Out., to: "ending:out"}
          - {id: off, label: Off., to: end}
      end:
        choices:
          - {id: never, label: Never., when: shut, to: "ending:out"}
    """
    head = "variables: {shut: {type: flag}}\nendings: {out: {title: O}}\n"
    shares, player = crowded(chart_of(make_story(head, a=scene)), Budget(), MOST)
    assert shares == {"out": pytest.approx(0.5)}
    assert (player.choices, player.residual) == (None, 0.0)


def test_a_way_back_that_nobody_can_take_holds_nobody_up() -> None:
    scene = """
    nodes:
      one:
        choices:
          - {id: left, label: Left., set: {left: true}, to: two}
          - {id: right, label: Right., set: {right: true}, to: two}
      two:
        choices:
          - {id: both, label: Again., when: left and right, sticky: true, to: two}
          - {id: port, label: Out to port., when: left, to: "ending:port"}
          - {id: out, label: Out., to: "ending:out"}
    """
    head = "variables: {left: {type: flag}, right: {type: flag}}\nendings: {out: {title: O}, port: {title: P}}\n"
    chart = chart_of(make_story(head, a=scene))
    agrees(chart)
    assert crowded(chart, Budget(), MOST)[0] == pytest.approx({"out": 0.75, "port": 0.25})


def simulated(story: Story, difficulty: Difficulty, plays: int) -> dict[str, float]:
    """Return the share of each ending among plays of the engine that make choices only."""
    rules, random = Rules(story), Random(7)
    found: dict[str, float] = {}
    for _ in range(plays):
        state, _turn = rules.start(difficulty)
        while open_ := rules.options(state):
            state, _turn = rules.step(state, random.choice(open_))
        name = state.node.removeprefix(ENDING)
        found[name] = found.get(name, 0.0) + 1 / plays
    return found


def within_four_errors(story: Story, difficulty: Difficulty, plays: int) -> None:
    shares, player = crowded(chart_of(story, difficulty), Budget(), 30_000_000)
    assert sum(shares.values()) == pytest.approx(1, abs=max(player.residual, 1e-12))
    seen = simulated(story, difficulty, plays)
    for name in story.endings:
        share = shares.get(name, 0.0)
        assert abs(seen.get(name, 0.0) - share) <= 4 * (share * (1 - share) / plays) ** 0.5 + 1e-12, name


def test_plays_of_the_shipped_story_end_as_the_crowd_does(root: Path) -> None:
    within_four_errors(load_story(root / "story"), Difficulty.STRICT, 2_000)


@pytest.mark.long
@pytest.mark.parametrize("difficulty", Difficulty)
def test_very_many_plays_of_the_shipped_story_end_as_the_crowd_does(root: Path, difficulty: Difficulty) -> None:
    within_four_errors(load_story(root / "story"), difficulty, 20_000)
