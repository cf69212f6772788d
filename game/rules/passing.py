"""Passing over a scene: no turn; all that it does is what the story's `skip` says."""

from msgspec.structs import replace

from game.model.state import State, Turn
from game.model.story import Choice, Cube
from game.rules import cube
from game.rules.engine import Rules
from game.rules.plans import ChoicePlan

SKIP = "skip"
"""Id of the choice that passes over a scene; its address has no stroke, so that no choice of a node has it too."""


def passing(rules: Rules, state: State) -> ChoicePlan | None:
    """Return what passes over the scene of a state: its `skip`, unless something is pending; None without one."""
    node = rules.story.nodes.get(state.node)
    scene = rules.story.scenes[node.scene] if node else None
    if scene is None or scene.skip is None or state.pending or state.meter.cube is Cube.LOCKED_ON:
        return None
    address = f"{scene.id}.{SKIP}"
    if address not in rules.choices:
        way = Choice(SKIP, address, scene.skip.to, effects=scene.skip.effects, say=scene.skip.say, sticky=True)
        rules.compile_choice(rules.story.nodes[scene.nodes[0]], way)
    return rules.choices[address]


def skip(rules: Rules, state: State) -> tuple[State, Turn]:
    """Pass over the scene of a state, where `passing` knows how."""
    plan = passing(rules, state)
    assert plan is not None
    change = plan.choice.effects.meter
    return rules.step(replace(state, meter=cube.forced(state.meter, change)) if change else state, plan)
