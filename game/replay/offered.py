"""Claims about what is offered: `choices`, `offers` and `preview`."""

import re
from collections.abc import Callable, Iterator

from game.i18n import _
from game.model.state import NO_MARGIN, Offer, Outcome
from game.model.story import Cube
from game.play import Session
from game.replay.patterns import Pattern, pattern
from game.replay.reading import Range, Reading
from game.replay.script import Claim
from game.replay.source import Item
from game.replay.values import claim

CUBES = tuple(cube.name.lower() for cube in Cube)
"""The cube's states, as stories and scripts name them."""
_LOCKED = " (locked)"
_OFFER = re.compile(r"(!?)\s*([a-z][a-z0-9_]*)( \(locked\))?")


def listed(offers: tuple[Offer, ...]) -> str:
    """Return offers as scripts write them."""
    return ", ".join(map(_written, offers)) or _("nothing")


def _written(offer: Offer) -> str:
    return offer.id if offer.enabled else offer.id + _LOCKED


def choices(reading: Reading, item: Item) -> Iterator[Claim]:
    """Yield the claim that exactly these choices are shown, in this order."""
    members = reading.several(item)
    names = [_offer(reading, member, "choices", "") for member in members]
    if None in names:
        return
    wanted = ", ".join(name for name in names if name)

    def found(session: Session) -> str | None:
        there = session.turn.offers
        return None if ", ".join(map(_written, there)) == wanted else listed(there)

    yield claim(item, "choices", found, wanted or _("nothing"))


def offers(reading: Reading, item: Item) -> Iterator[Claim]:
    """Yield a claim for each choice that is to be among those shown, or with `!` that is not."""
    for member in reading.several(item):
        name = _offer(reading, member, "offers", "!")
        if name:
            yield claim(member, "offers", _missing(name))


def _missing(name: str) -> Callable[[Session], str | None]:
    barred = name.startswith("!")

    def found(session: Session) -> str | None:
        there = session.turn.offers
        shown = any(name.removeprefix("!") in ((offer.id,) if barred else (_written(offer),)) for offer in there)
        return listed(there) if shown == barred else None

    return found


def _offer(reading: Reading, item: Item, what: str, mark: str) -> str | None:
    """Return an item that names a choice, `run`, `run (locked)` or where it may be `!run`."""
    expected = _("a choice's id, or 'id (locked)'")
    text = reading.text(item, what, expected)
    match = _OFFER.fullmatch(text) if text else None
    if text and (not match or (match[1] and (match[1] != mark or match[3]))):
        reading.wrong(item, what, expected)
    elif match and reading.choice(item, match[2]):
        return match[1] + match[2] + (match[3] or "")
    return None


def preview(reading: Reading, item: Item) -> Iterator[Claim]:
    """Yield the claims on what choices show of themselves before they are taken."""
    for key, value in reading.keys(item, "preview"):
        if not reading.choice(key, key.text):
            continue
        for part, wanted in reading.keys(value, f"preview.{key.text}", PREVIEW):
            yield from PREVIEW[part.text](reading, wanted, key.text, f"preview.{key.text}.{part.text}")


def _words(reading: Reading, item: Item, name: str, what: str) -> Iterator[Claim]:
    """Yield the claims on a preview's words: patterns, as for `text`."""
    for part in reading.several(item):
        wanted = pattern(reading, part, what)
        if wanted:
            yield claim(part, what, _of_offer(name, _other_words(wanted)), wanted.expected)


def _other_words(wanted: Pattern) -> "Found":
    return lambda offer: wanted.found(offer.words) and offer.words


def _figure(value: Callable[[Outcome], int | None]) -> "Reader":
    """Return the reader of a figure; both ends of a span must be as wanted, and 'none' is a choice without sound."""

    def read(reading: Reading, item: Item, name: str, what: str) -> Iterator[Claim]:
        if item.value == "none":
            wanted: Range | None = Range(NO_MARGIN, NO_MARGIN)
        else:
            wanted = reading.range(item, what, _("a whole number, two as 0..20, or none"))
        if wanted is not None:
            yield claim(item, what, _of_offer(name, _other_figure(value, wanted)))

    return read


def _other_figure(value: Callable[[Outcome], int | None], wanted: Range) -> "Found":
    def found(offer: Offer) -> str | None:
        if offer.preview is None:
            return _("without a preview")
        low, high = value(offer.preview.low), value(offer.preview.high)
        if all(figure is not None and figure in wanted for figure in (low, high)):
            return None
        return _figure_word(low) if low == high else f"{_figure_word(low)}..{_figure_word(high)}"

    return found


def _figure_word(value: int | None) -> str:
    return "none" if value in (None, NO_MARGIN) else str(value)


def _cube(reading: Reading, item: Item, name: str, what: str) -> Iterator[Claim]:
    """Yield the claim on the state that the cube will be in."""
    wanted = reading.word(item, what, CUBES)

    def found(offer: Offer) -> str | None:
        if offer.preview is None:
            return _("without a preview")
        there = {CUBES[outcome.meter.cube] for outcome in (offer.preview.low, offer.preview.high)}
        return None if there == {wanted} else ", ".join(sorted(there, key=CUBES.index))

    if wanted:
        yield claim(item, what, _of_offer(name, found))


def _of_offer(name: str, found: "Found") -> Callable[[Session], str | None]:
    """Return how a choice's preview is found to differ; a choice that cannot be taken has none."""

    def of_session(session: Session) -> str | None:
        offer = next((offer for offer in session.turn.offers if name in (offer.id, offer.address)), None)
        return _("not offered") if offer is None or not offer.enabled else found(offer)

    return of_session


Found = Callable[[Offer], str | None]
Reader = Callable[[Reading, Item, str, str], Iterator[Claim]]

PREVIEW: dict[str, Reader] = {
    "words": _words,
    "margin": _figure(lambda outcome: outcome.hearing.margin),
    "gain": _figure(lambda outcome: outcome.hearing.gain),
    "attention": _figure(lambda outcome: outcome.meter.attention),
    "cube": _cube,
    "gap": _figure(lambda outcome: outcome.gap),
}
"""Each figure of a preview, and what reads the claim on it."""
