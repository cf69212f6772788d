"""The state that a story carries: never less than a play needs."""

import random

import pytest
from msgspec.structs import replace

from game import load_story
from game.model.state import State
from game.model.story import Story
from game.prove.liveness import Carried, carried
from game.rules import Rules
from tests.stories import ROOT, make_story


@pytest.fixture(scope="module")
def story() -> Story:
    return load_story(ROOT / "story")


@pytest.fixture(scope="module")
def state_of(story: Story) -> dict[str, Carried]:
    return carried(story)


def shown(rules: Rules, state: State) -> object:
    """Return what a player sees of the choices."""
    return [(o.address, o.enabled, o.label, o.preview) for o in rules.offers(state)]


def walked(rules: Rules, state: State, seed: int, steps: int) -> list[object]:
    """Return all that a random walk shows."""
    rng, seen = random.Random(seed), []
    for _ in range(steps):
        options = rules.options(state)
        seen.append(shown(rules, state))
        if not options:
            break
        state, turn = rules.step(state, rng.choice(options))
        seen.append(tuple(rules.told(turn)))
    return seen


@pytest.mark.parametrize("seed", range(60))
def test_what_is_not_live_changes_nothing_that_is_ever_shown(
    seed: int, story: Story, state_of: dict[str, Carried]
) -> None:
    """Any other value of a variable that is not live leaves every later screen as it is."""
    rules, rng = Rules(story), random.Random(seed)
    state, _turn = rules.start()
    for _ in range(rng.randrange(1, 60)):
        if not (options := rules.options(state)):
            break
        state, _turn = rules.step(state, rng.choice(options))
    if state.node not in story.nodes or state.pending is not None:
        state, _turn = rules.start()
    values = list(state.values)
    read = state_of[state.node].live.keys() | state_of[state.node].settled
    for index, name in enumerate(story.variables):
        kind = story.variables[name].type
        if name not in read:
            values[index] = kind.low if values[index] != kind.low else kind.high
    other = replace(state, values=tuple(values))
    assert walked(rules, state, seed, 12) == walked(rules, other, seed, 12)


def test_a_play_never_meets_a_value_that_was_not_thought_possible(story: Story, state_of: dict[str, Carried]) -> None:
    rules, rng = Rules(story), random.Random(3)
    met: dict[tuple[str, str], set[int]] = {}
    for _ in range(150):
        state, _turn = rules.start()
        while options := rules.options(state):
            for name, value in zip(story.variables, state.values, strict=True):
                met.setdefault((state.node, name), set()).add(value)
            state, _turn = rules.step(state, rng.choice(options))
    for (node, name), values in met.items():
        allowed = state_of[node].live.get(name, 1 if name in state_of[node].settled else None)
        assert allowed is None or len(values) <= allowed, (node, name)


def test_what_is_set_before_it_is_read_is_not_carried() -> None:
    head = "variables: {old: {type: flag}, new: {type: flag}}\nendings: {out: {title: Out, priority: 0}}\n"
    nodes = """
    nodes:
      one:
        choices:
          - {id: a, label: A., set: {old: true, new: true}, to: two}
          - {id: b, label: B., to: two}
      two: {text: Here., enter: {set: {old: false}}, to: three}
      three: {text: [{when: old, say: Old.}, {when: new, say: New.}], to: 'ending:out'}
    """
    found = carried(make_story(head, a=nodes))
    assert found["a/one"].live == {}
    assert found["a/two"].live == found["a/three"].live == {"new": 2}
    assert found["a/three"].bits == 1


def test_once_only_choices_count_where_one_can_come_back_to_them() -> None:
    nodes = """
    nodes:
      one:
        choices:
          - {id: a, label: A., to: room}
          - {id: b, label: B., to: room}
          - {id: on, label: On., to: last}
      room: {text: [{first: Once., again: Again.}], to: one}
      last: {choices: [{id: end, label: End., to: 'ending:out'}]}
    """
    found = carried(make_story("endings: {out: {title: Out, priority: 0}}\n", a=nodes))
    assert (found["a/one"].taken, found["a/room"].taken, found["a/last"].taken) == (2, 2, 0)
    assert found["a/one"].visits == 3
    assert found["a/last"].visits == 1
