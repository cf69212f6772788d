"""Both machines as Mermaid text, drawn by `transitions` from the very tables that the rules use."""

from typing import Any

from game.model.story import Cube, Story
from game.rules import cube, flow


class _Drawn:
    """A model for the drawing only; the machine gives it `get_graph`."""

    get_graph: Any


def cube_diagram() -> str:
    """Return the cube's machine."""
    return _mermaid(list(Cube), cube.TRANSITIONS, Cube.CALM)


def story_diagram(story: Story) -> str:
    """Return the story's machine: title, scenes, close call, ends."""
    declared = [[event, _shown(source), _shown(dest)] for event, source, dest in flow.crossings(story)]
    return _mermaid([_shown(state) for state in flow.states(story)], declared, flow.TITLE)


def _shown(state: str) -> str:
    """Return a state's name as Mermaid takes it: a colon would end it."""
    return state.replace(":", "_")


def _mermaid(states: list[Any], transitions: list[Any], initial: Any) -> str:
    from transitions.extensions import GraphMachine  # here, because only drawing needs it

    model = _Drawn()
    GraphMachine(
        model=model,
        states=states,
        transitions=transitions,
        initial=initial,
        auto_transitions=False,
        graph_engine="mermaid",
    )
    drawn = model.get_graph().draw(None).splitlines()
    drawn = drawn[drawn.index("stateDiagram-v2") :]  # its title block is not Mermaid's; colours are the reader's own
    return "\n".join(line.rstrip() for line in drawn if not line.strip().lower().startswith(("class", "state ")))
