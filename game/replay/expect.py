"""`expect`: each key as claims about a play, checked when their step is reached and reported at their own lines."""

from collections.abc import Callable, Iterator

from game.i18n import _
from game.play import Session
from game.replay.offered import CUBES, choices, offers, preview
from game.replay.patterns import Pattern, as_told, pattern
from game.replay.reading import Reading
from game.replay.script import Claim
from game.replay.source import Item
from game.replay.values import attention, claim, frames, gap, heard, lens, variables
from game.rules.flow import scene_of


def _same(value: Callable[[Session], str], wanted: str) -> Callable[[Session], str | None]:
    """Return how anything but the wanted words is found."""
    return lambda session: None if value(session) == wanted else value(session)


def _at(reading: Reading, item: Item) -> Iterator[Claim]:
    """Yield the claim on where the play stands."""
    wanted = reading.place(item, "at")
    if wanted:
        yield claim(item, "at", _same(lambda session: session.turn.address, wanted))


def _scene(reading: Reading, item: Item) -> Iterator[Claim]:
    """Yield the claim on the scene, by its id or its title."""
    wanted = reading.text(item, "scene")

    def found(session: Session) -> str | None:
        title = session.turn.scene
        return None if wanted in (title, scene_of(session.state.node)) else title

    if wanted and reading.known("LK614", item, wanted, reading.lore.scenes):
        yield claim(item, "scene", found)


def _cube(reading: Reading, item: Item) -> Iterator[Claim]:
    """Yield the claim on the cube's state."""
    wanted = reading.word(item, "cube", CUBES)
    if wanted:
        yield claim(item, "cube", _same(lambda session: CUBES[session.state.meter.cube], wanted))


def _meter(reading: Reading, item: Item) -> Iterator[Claim]:
    """Yield the claim on the word that the meter shows; `away` while it is put away."""
    wanted = reading.text(item, "meter")
    if wanted:
        yield claim(item, "meter", _same(meter_word, wanted))


def meter_word(session: Session) -> str:
    """Return the word that the meter shows."""
    meter = session.turn.meter
    return "away" if meter.away else meter.word


def _text(reading: Reading, item: Item) -> Iterator[Claim]:
    """Yield a claim for each pattern on what was told since the last move."""
    for part in reading.several(item):
        wanted = pattern(reading, part, "text")
        if wanted:
            yield claim(part, "text", _told(wanted), wanted.expected)


def _told(wanted: Pattern) -> Callable[[Session], str | None]:
    return lambda session: wanted.found(as_told(session.turn.lines))


def ended(reading: Reading, item: Item, what: str = "ended") -> Iterator[Claim]:
    """Yield the claim that the play has ended, has not, or has ended in a certain way."""
    if isinstance(item.value, bool):
        wanted = item.value
        yield claim(item, what, lambda session: None if (session.turn.ended is not None) == wanted else _end(session))
        return
    name = reading.text(item, what, _("an ending's id, true or false"))
    if name and reading.ending(item, name):
        yield claim(item, what, _same(_end, name))


def _end(session: Session) -> str:
    return session.turn.ended or _("not ended")


KEYS: dict[str, Callable[[Reading, Item], Iterator[Claim]]] = {
    "at": _at,
    "scene": _scene,
    "cube": _cube,
    "attention": attention,
    "heard": heard,
    "lens": lens,
    "gap": gap,
    "meter": _meter,
    "text": _text,
    "choices": choices,
    "offers": offers,
    "preview": preview,
    "variables": variables,
    "frames": frames,
    "ended": ended,
}
"""Each key of `expect`, and what reads the claims made with it."""


def expectation(reading: Reading, item: Item) -> tuple[Claim, ...]:
    """Return all claims of one `expect`."""
    found: list[Claim] = []
    for key, value in reading.keys(item, "expect", KEYS):
        found += KEYS[key.text](reading, value)
    return tuple(found)
