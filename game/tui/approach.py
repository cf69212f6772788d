"""How near the live cube is: it comes as far as the meter says, in its own time."""

from math import tau

from game.model.story import Cube
from game.play import Reading
from game.tui.backdrop import Cubed

SECONDS = 1.5
"""In which it comes as near as the meter says."""
STEPS, STILL = 48, 5
"""In how many steps the cube turns once, one with each frame of its picture; and at which it stands."""
GLOWS = {Cube.CALM: 0.35, Cube.LISTENING: 0.5, Cube.SEARCHING: 0.7, Cube.HUNTING: 0.9, Cube.LOCKED_ON: 1.0}
"""How much it glows, by what it does."""


class Approach:
    """Where the cube was on the page before, and where it goes. Times are the projector's, in s."""

    def __init__(self) -> None:
        """Begin far away."""
        self._before = self._after = self._since = 0.0

    def turn(self, reading: Reading, now: float, moving: bool) -> None:
        """Go where a new page's meter says, from where it is."""
        self._before, self._after, self._since = self.near(now, moving), reading.nearness, now

    def near(self, now: float, moving: bool) -> float:
        """Return how near it is, from 0, far, to 1; at once as near as it will be, if nothing is `moving`."""
        share = min(1.0, (now - self._since) / SECONDS) if moving else 1.0
        return round(self._before + (self._after - self._before) * share, 2)

    def goes_on(self, now: float) -> bool:
        """Whether it is still on its way."""
        return now - self._since < SECONDS and self._before != self._after

    def cube(self, reading: Reading, now: float, turned: int | None) -> Cubed:
        """Return it as it hangs; `turned` frames since its picture came, None where nothing moves."""
        step = STILL if turned is None else turned % STEPS
        near = self.near(now, turned is not None)
        return Cubed(near, step / STEPS * tau, GLOWS[reading.cube], reading.cube == Cube.LOCKED_ON)
