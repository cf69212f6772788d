"""The state that a story carries: never less than a play needs."""

import random
import sys
from types import FrameType
from typing import Any

import pytest
from msgspec.structs import replace

from game import load_story
from game.model.state import State
from game.model.story import Story
from game.prove import liveness
from game.prove.liveness import Carried, carried
from game.rules import Rules
from game.rules.prints import prints
from tests.stories import ROOT, SOUNDS, make_story


@pytest.fixture(scope="module")
def story() -> Story:
    return load_story(ROOT / "story")


@pytest.fixture(scope="module")
def state_of(story: Story) -> dict[str, Carried]:
    return carried(story)


def shown(rules: Rules, state: State) -> object:
    """Return what a player sees of the choices, and of pictures made here."""
    offers = [(o.address, o.enabled, o.label, o.preview) for o in rules.offers(state)]
    return offers, prints(rules.story, rules.layout, state) if state.node in rules.story.nodes else ()


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


NEAR = """
places: {near: {kind: outdoors, distance: 15, ambient: 43}}
close_calls: {variable: close_calls, limit: {story: none, standard: none, strict: none}}
"""
RINGING = """
place: near
events: {locked_on: lock}
nodes:
  one:
    text: {when: kept, say: You have it.}
    choices:
      - {id: take, label: Take it., set: {kept: true}, to: stay}
      - {id: ring, label: Ring., sounds: [bell], sticky: true, to: stay}
      - {id: leave, label: Leave., when: kept, to: 'ending:out'}
      - {id: go, to: 'ending:out'}
  lock: {text: It has you., to: return}
"""
OUT = "endings: {out: {title: Out, priority: 0}}\n"
COUNT = """
nodes:
  one:
    text: "{n}"
    choices:
      - {id: more, label: More., sticky: true, add: {n: 1}, to: stay}
      - {id: end, label: End., to: 'ending:out'}
"""


def lines_run(story: Story) -> int:
    """Return how many lines of game/prove/ working out a story's state takes."""
    folder, count, before = liveness.__file__.rpartition("/")[0], 0, sys.gettrace()

    def trace(frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace if frame.f_code.co_filename.startswith(folder) else None

    sys.settrace(trace)
    try:
        carried(story)
    finally:
        sys.settrace(before)
    return count


def counting(low: int, high: int) -> Story:
    return make_story(f"variables: {{n: {{type: int, min: {low}, max: {high}, start: {low}}}}}\n{OUT}", a=COUNT)


def chain(count: int, backwards: bool) -> Story:
    """Return a story of nodes one after the other, the last of which asks for what every other sets."""
    choices = "{id: x, label: X, set: {f: true}, to: k%d}, {id: y, label: Y, to: k%d}"
    nodes = [f"  k{n}: {{choices: [{choices % (n - 1, n - 1)}]}}\n" for n in range(1, count)]
    nodes.insert(0, "  k0: {text: {when: f, say: Yes.}, to: 'ending:out'}\n")
    first = f"  one: {{choices: [{{id: on, label: On., to: k{count - 1}}}]}}\n"
    listed = "".join(nodes if backwards else reversed(nodes))
    return make_story(f"variables: {{f: {{type: flag}}}}\n{OUT}", a=f"nodes:\n{first}{listed}")


@pytest.mark.parametrize(("low", "high"), [(0, 3), (0, 40), (-7, 900), (0, 1_000_000), (-1_000_000, 1_000_000)])
def test_a_number_that_grows_may_have_any_value_up_to_its_bound(low: int, high: int) -> None:
    assert carried(counting(low, high))["a/one"].live == {"n": high - low + 1}


def test_how_far_a_number_counts_is_nothing_to_how_long_it_takes() -> None:
    assert lines_run(counting(-1_000_000, 1_000_000)) <= lines_run(counting(0, 40)) <= 2 * lines_run(counting(0, 4))


def test_a_wide_number_that_nothing_changes_has_one_value() -> None:
    head = f"variables: {{n: {{type: int, min: 0, max: 1000000, start: 5}}}}\n{OUT}"
    found = carried(make_story(head, a=COUNT.replace("add: {n: 1}", "set: {n: 5}")))
    assert found["a/one"].settled == {"n"}


@pytest.mark.parametrize("backwards", [True, False])
def test_twice_the_nodes_take_twice_the_steps_in_whatever_order_they_stand(backwards: bool) -> None:
    assert lines_run(chain(160, backwards)) < 2.5 * lines_run(chain(80, backwards))


def test_what_outlives_a_play_may_begin_with_any_value() -> None:
    nodes = """
    nodes:
      one: {text: "{heap}", choices: [{id: on, label: On., to: two}]}
      two:
        text: {when: heap > 7, say: Again.}
        choices: [{id: end, label: End., add: {heap: 2}, to: 'ending:out'}]
    """
    head = "variables: {heap: {type: int, min: 0, max: 99, start: 7, profile: true}}\n" + OUT
    assert carried(make_story(head, a=nodes))["a/one"].live == {"heap": 100}


STAYING = """
nodes:
  one: {choices: [{id: on, label: On., to: two}]}
  two:
    enter: {add: {heap: 2}}
    text: "{heap}"
    choices: [{id: wait, label: Wait., sticky: true, to: stay}, {id: end, label: End., to: 'ending:out'}]
"""
HEAP = f"variables: {{heap: {{type: int, min: 0, max: 99, start: 7}}}}\n{OUT}"


def test_what_arriving_does_is_done_once_however_long_one_stays() -> None:
    found = carried(make_story(HEAP, a=STAYING))
    assert (found["a/one"].settled, found["a/two"].settled) == ({"heap"}, {"heap"})
    assert carried(make_story(HEAP, a=STAYING.replace("stay}", "two}")))["a/two"].live == {"heap": 91}


def test_the_camcorder_is_raised_without_arriving_again() -> None:
    head = """
    variables:
      heap: {type: int, min: 0, max: 99, start: 7}
      has: {type: flag, start: true}
      battery: {type: int, min: 0, max: 9, start: 9}
    camcorder: {needs: has, battery: battery}
    endings: {out: {title: Out, priority: 0}}
    """
    found = carried(make_story(head, a=STAYING))
    assert found["a/two"].live == {"battery": 10}
    assert "heap" in found["a/two"].settled


def test_a_close_call_carries_what_is_asked_where_one_stays() -> None:
    head = "variables: {kept: {type: flag}, close_calls: {type: int, min: 0, max: 9}}\n" + SOUNDS + NEAR + OUT
    found = carried(make_story(head, a=RINGING))
    assert "kept" in found["a/lock"].live


FILMED = """
variables:
  late: {type: flag}
  has: {type: flag, start: true}
  battery: {type: int, min: 0, max: 9, start: 9}
camcorder: {needs: has, battery: battery}
endings: {out: {title: Out, priority: 0}}
"""
REEL = """
nodes:
  one:
    choices:
      - {id: wait, label: Wait., set: {late: true}, to: two}
      - {id: on, label: On., to: two}
  two:
    film: street
    caption: [A street., {when: late, say: At night.}]
    choices:
      - {id: end, label: End., to: three}
  three:
    choices:
      - {id: tell, label: Show it., say: {footage: true}, to: 'ending:out'}
"""


def test_what_a_caption_asks_is_carried_to_where_the_footage_is_told() -> None:
    found = carried(make_story(FILMED, a=REEL))
    assert found["a/two"].live["late"] == found["a/three"].live["late"] == 2


def test_what_a_print_asks_for_is_live() -> None:
    scene = """
nodes:
  one: {choices: [{id: on, label: On., set: {shy: true}, to: two}, {id: over, label: Over., to: two}]}
  two:
    prints: [[{when: shy, art: ear}, {art: face}]]
    choices: [{id: end, label: End., to: 'ending:out'}]
"""
    head = """
variables: {shy: {type: flag}}
pictures: {ear: {bare: An ear.}, face: {bare: A face.}}
endings: {out: {title: Out, priority: 0}}
"""
    assert set(carried(make_story(head, a=scene))["a/two"].live) == {"shy"}
