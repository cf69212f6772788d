"""How a picture is graded: by its palette, never by its pixels. So a whole loop changes at the cost of 256 colours."""

from collections.abc import Iterable
from typing import NamedTuple

from game.film.png import Colour, mixed

COLD: Colour = (150, 178, 205)
ALARM: Colour = (205, 92, 84)
"""What a lock adds. Nothing else is red."""
GROUND_SHARE = 0.11
"""How much of a picture is left under words: measured so that prose keeps 7:1 on its brightest pixel."""
GROUND_STEP = 3
"""Levels that are told apart under words, so that neighbours share a colour and a line costs few bytes."""


class Look(NamedTuple):
    """What is done to a picture's colours."""

    tension: float = 0.0
    """0 to 1: colder, and darker at the ends."""
    locked: bool = False
    exposure: float = 1.0
    """1 as it was rendered, 0 black."""


def graded(palette: Iterable[Colour], look: Look) -> tuple[Colour, ...]:
    """Return a palette as it looks."""
    if look == Look():
        return tuple(palette)
    tint = ALARM if look.locked else COLD
    share = 0.2 if look.locked else 0.16 * look.tension
    return tuple(
        _exposed(_tinted(colour, tint, share), look.exposure * (1 - 0.14 * look.tension)) for colour in palette
    )


def _tinted(colour: Colour, tint: Colour, share: float) -> Colour:
    """Return a colour moved to a tint of its own lightness."""
    level = max(colour) / 255
    own = (round(tint[0] * level), round(tint[1] * level), round(tint[2] * level))
    return mixed(colour, own, share)


def _exposed(colour: Colour, exposure: float) -> Colour:
    return (round(colour[0] * exposure), round(colour[1] * exposure), round(colour[2] * exposure))


def ground(colour: Colour, paper: Colour) -> Colour:
    """Return what is left of a picture's colour under words: the paper, and a little of its light."""
    light = luma(colour) * GROUND_SHARE
    step = int(light / GROUND_STEP + 0.5) * GROUND_STEP
    share = step / max(1, *colour)  # its hue, a third of the way: grey steps would look like dirt
    red, green, blue = (base + round(step * 0.65 + own * share * 0.35) for base, own in zip(paper, colour, strict=True))
    return red, green, blue


def luma(colour: Colour) -> float:
    """Return how light a colour looks, 0 to 255 (luma after BT.601)."""
    return 0.3 * colour[0] + 0.59 * colour[1] + 0.11 * colour[2]
