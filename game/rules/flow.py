"""The story as a state machine: title, scenes, close call, ends.

Its transitions are the crossings that the YAML's targets declare and no others, so an undeclared one cannot happen.
"""

from collections.abc import Iterator
from enum import Enum
from typing import TYPE_CHECKING, Any

from game.model.state import State
from game.model.story import Node, Scene, Story

if TYPE_CHECKING:
    from transitions import Machine

TITLE = "title"
CLOSE_CALL = "close_call"
ENDING = "ending:"
"""Prefix of an ended state and of a target that ends."""

Table = dict[str, dict[str, str]]
"""State -> event -> next state, by name."""


class FlowModel:
    """What the story machine moves; its triggers are made from the story, so none is declared."""

    state: Any


def is_ending(target: str) -> bool:
    """Whether a target or a node's address ends the play."""
    return target.startswith(ENDING)


def scene_of(address: str) -> str:
    """Return the scene of a node's or choice's address."""
    return address.partition("/")[0]


def where(state: State) -> str:
    """Return the name of the story machine's state for a state of play."""
    if is_ending(state.node):
        return state.node
    return CLOSE_CALL if state.pending else scene_of(state.node)


def entering(target: str) -> str:
    """Return the event that leads to a node or an ending."""
    return f"end_{target.removeprefix(ENDING)}" if is_ending(target) else f"enter_{scene_of(target)}"


def states(story: Story) -> list[str]:
    """Return the machine's states: title, scenes, close call, ends."""
    return [TITLE, *story.scenes, CLOSE_CALL, *(ENDING + name for name in story.endings)]


def crossings(story: Story) -> list[tuple[str, str, str]]:
    """Return (event, source, destination) of every transition, in a fixed order, each once."""
    found = [("begin", TITLE, scene_of(story.start))]
    for scene in story.scenes.values():
        found += _scene_crossings(story, scene)
    found += [("close", ENDING + name, TITLE) for name in story.endings]
    return list(dict.fromkeys(found))


def _scene_crossings(story: Story, scene: Scene) -> Iterator[tuple[str, str, str]]:
    """Yield what leads out of a scene, and out of a close call that interrupts it."""
    locks = scene.events.locked_on is not None
    if locks:
        yield "lock", scene.id, CLOSE_CALL
        yield f"enter_{scene.id}", CLOSE_CALL, scene.id
    leading = [target for address in scene.nodes for target in targets(story.nodes[address])]
    if scene.skip:
        leading.append(scene.skip.to)
    for target in _resolved(story, leading):
        destination = target if is_ending(target) else scene_of(target)
        if destination != scene.id:
            yield entering(target), scene.id, destination
            if locks:
                yield entering(target), CLOSE_CALL, destination


def targets(node: Node) -> list[str]:
    """Return every target that a node names."""
    return [choice.to for choice in node.choices] + ([node.to] if node.to else [])


def _resolved(story: Story, leading: list[str]) -> Iterator[str]:
    """Yield targets that lead somewhere else, with `ending:auto` as each ending it may be."""
    for target in leading:
        if target == ENDING + "auto":
            yield from (ENDING + name for name, ending in story.endings.items() if ending.auto)
        elif target not in ("stay", "return"):
            yield target


def machine(story: Story, model: FlowModel) -> "Machine":
    """Return the story's machine, driving `model`; triggers are built from checked names only."""
    from transitions import Machine  # here, because the rules only need it once

    names = states(story)
    declared: list[Any] = [[event, source, dest] for event, source, dest in crossings(story)]
    kinds: Any = Enum("Flow", {name: name for name in names})  # type: ignore[misc]  # its members are data
    for entry in declared:
        entry[1:] = kinds[entry[1]], kinds[entry[2]]
    return Machine(
        model=model,
        states=kinds,
        transitions=declared,
        initial=kinds[TITLE],
        auto_transitions=False,
        queued=True,
    )


def table(story: Story) -> Table:
    """Return what each event does in each state, by running the machine from every state that knows it."""
    model = FlowModel()
    running = machine(story, model)
    answers: Table = {name: {} for name in states(story)}
    for event, source, _ in crossings(story):
        running.set_state(running.get_state(source).value)
        running.dispatch(event)
        answers[source][event] = model.state.value
    return answers
