"""Free acts at a node: raising and lowering the lens, filming. They cost battery, never time or noise."""

from msgspec.structs import replace

from game.model.state import State
from game.model.story import Cube, Node, Story
from game.rules.compiler import Compiler

LENS = "lens"
FILM = "film"
ACTS = (LENS, FILM)
"""Every free act, as scripts and the prover name them."""


class Viewfinder:
    """What the camcorder of a story allows. A story without one allows nothing."""

    def __init__(self, story: Story, compiler: Compiler) -> None:
        """Find where the state keeps battery and frames."""
        self._camcorder = story.camcorder
        self._values = compiler.layout.values
        self._has = compiler.value(story.camcorder.needs) if story.camcorder else None

    def has(self, state: State) -> bool:
        """Whether the camcorder is at hand."""
        return self._has is not None and bool(self._has(state))

    def acts(self, state: State, node: Node) -> tuple[str, ...]:
        """Return the free acts possible now, in a fixed order."""
        if not (node.lens and self.has(state)) or state.meter.cube == Cube.LOCKED_ON:
            return ()
        return tuple(name for name, can in ((LENS, self._can_raise(state)), (FILM, self._can_film(state, node))) if can)

    def act(self, state: State, node: Node, name: str) -> State:
        """Do one of `acts`."""
        assert self._camcorder is not None
        if name == LENS and state.lens:
            return replace(state, lens=False)
        if name == LENS:
            return replace(self._drained(state, self._camcorder.up), lens=True)
        drained = self._drained(state, self._camcorder.film)
        values = list(drained.values)
        values[self._values[f"filmed_{node.film}"]] = 1
        values[self._values["frames"]] += 1
        return replace(drained, values=tuple(values))

    def _can_raise(self, state: State) -> bool:
        return state.lens or self._can_spend(state, self._camcorder.up if self._camcorder else 0)

    def _can_film(self, state: State, node: Node) -> bool:
        if not (self._camcorder and state.lens and node.film):
            return False
        fresh = not state.values[self._values[f"filmed_{node.film}"]]
        room = state.values[self._values["frames"]] < self._camcorder.frames
        return fresh and room and self._can_spend(state, self._camcorder.film)

    def _can_spend(self, state: State, cost: int) -> bool:
        camcorder = self._camcorder
        return camcorder is not None and state.values[self._values[camcorder.battery]] >= cost + camcorder.reserve

    def _drained(self, state: State, cost: int) -> State:
        assert self._camcorder is not None
        values, index = list(state.values), self._values[self._camcorder.battery]
        values[index] -= cost
        return replace(state, values=tuple(values))
