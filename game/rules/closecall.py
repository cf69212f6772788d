"""When the cube locks on: what is told before the choice's own arrival, and what is left afterwards."""

from msgspec.structs import replace

from game.model.places import Chase, Place
from game.model.state import Pending, State
from game.model.story import Story
from game.rules import cube
from game.rules.compiler import put
from game.rules.expressions import Layout
from game.rules.flow import scene_of
from game.rules.hearing import LEAD_AFTER_CLOSE_CALL


class CloseCalls:
    """The close calls of a story; one that declares none survives every lock."""

    def __init__(self, story: Story, layout: Layout) -> None:
        """Find where the state counts them."""
        self._scenes = story.scenes
        self._calls = story.close_calls
        self._values = layout.values
        self._index = layout.values[story.close_calls.variable] if story.close_calls else -1
        self._most = story.variables[story.close_calls.variable].type.high if story.close_calls else 0

    def spent(self, state: State) -> bool:
        """Whether the difficulty allows no further one."""
        if self._calls is None:
            return False
        limit = self._calls.limit[state.difficulty.word]
        return limit is not None and state.values[self._index] >= limit

    def begun(self, state: State, target: str, place: Place | None) -> tuple[State, str]:
        """Return the state in which a lock is told, and the target that tells it.

        Args:
            state: After the choice's own effects, still where it was made.
            target: Where the choice leads; it waits as `pending` unless the limit is spent.
            place: Where the lock happened; a chase opens its gap again afterwards.
        """
        events = self._scenes[scene_of(state.node)].events
        if events.taken and self.spent(state):
            return state, events.taken
        if self._calls:
            count = min(self._most, state.values[self._index] + 1)
            state = replace(state, values=put(state.values, self._index, count))
        stays = target == "stay"
        gap = place.gap if isinstance(place, Chase) else ""
        pending = Pending(state.node if stays else target, arrives=not stays, gap=gap)
        return replace(state, pending=pending), events.locked_on or "return"

    def over(self, state: State) -> tuple[State, str, bool]:
        """Return the state after a close call, the target that waited, and whether it is still to be arrived at."""
        pending = state.pending
        if pending is None:
            return state, state.node, False
        values = state.values
        if pending.gap:
            values = put(values, self._values[pending.gap], LEAD_AFTER_CLOSE_CALL)
        meter = cube.released(state.meter, chase=bool(pending.gap))
        return replace(state, values=values, meter=meter, pending=None), pending.to, pending.arrives
