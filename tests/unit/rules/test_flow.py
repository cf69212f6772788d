"""The story machine: scenes, title, close call, ends, and only the crossings that the story declares."""

import pytest

from game import load_story
from game.model.story import Story
from game.rules import Rules, flow
from tests.stories import HUNTED, HUNTED_SCENE, ROOT, make_story
from tests.tools.write_docs import machines

SECOND = """
nodes:
  start:
    text: A second scene.
    choices:
      - {id: back, label: Back., sticky: true, to: a/two}
      - {id: end, label: End., to: 'ending:out'}
"""


@pytest.fixture(scope="module", params=["wood", "two scenes"])
def story(request: pytest.FixtureRequest) -> Story:
    if request.param == "wood":
        return load_story(ROOT / "story")
    crossing = HUNTED_SCENE.replace("to: ending:auto}", "to: b/start}")
    return make_story(HUNTED, a=crossing, b=SECOND)


def test_every_source_and_destination_is_a_state(story: Story) -> None:
    states = set(flow.states(story))
    for _, source, dest in flow.crossings(story):
        assert {source, dest} <= states


def test_every_state_can_be_entered_and_left(story: Story) -> None:
    crossings = flow.crossings(story)
    for state in flow.states(story):
        assert any(dest == state for _, _, dest in crossings), state
        assert any(source == state for _, source, _ in crossings), state


def test_the_table_equals_the_machine_on_every_state_and_event(story: Story) -> None:
    model = flow.FlowModel()
    machine = flow.machine(story, model)
    table = flow.table(story)
    events = {event for event, _, _ in flow.crossings(story)}
    for state in flow.states(story):
        for event in events:
            machine.set_state(machine.get_state(state).value)
            allowed = event in machine.get_triggers(model.state.name)
            assert allowed == (event in table[state])
            if allowed:
                machine.dispatch(event)
                assert model.state.value == table[state][event]


def test_every_crossing_of_a_random_play_is_declared(story: Story) -> None:
    """Follow every step of a breadth-first search; the machine must know each change of its state."""
    rules, table = Rules(story), flow.table(story)
    state, _ = rules.start()
    seen, edge, crossed = {state}, [state], set()
    while edge and len(seen) < 3000:
        upcoming = []
        for state in edge:
            for plan in rules.options(state):
                after, _ = rules.step(state, plan)
                here, there = flow.where(state), flow.where(after)
                if here != there:
                    crossed.add((here, there))
                    assert there in table[here].values(), (here, there)
                if after not in seen:
                    seen.add(after)
                    upcoming.append(after)
        edge = upcoming
    assert crossed


def test_an_undeclared_crossing_cannot_happen() -> None:
    crossing = HUNTED_SCENE.replace("to: ending:auto}", "to: b/start}")
    table = flow.table(make_story(HUNTED, a=crossing, b=SECOND))
    assert table["a"]["enter_b"] == "b"
    assert "end_out" not in table["a"], "scene a never ends the play: only b does"


def test_the_drawn_machines_are_current() -> None:
    assert (ROOT / "docs" / "machines.md").read_text(encoding="utf-8") == machines(), "run `make docs`"
