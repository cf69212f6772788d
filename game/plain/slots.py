"""`saves`, `save`, `load`: the eight slots, line by line."""

import re

from game.i18n import _
from game.plain.play import Play
from game.play.slots import SLOTS, Slot, Slots
from game.play.wording import depicted

_PLACE = re.compile(rf"(w?)([1-{SLOTS}])")
_NUMBER = re.compile(rf"([1-{SLOTS}])(?: (.*))?")


def saves(play: Play, _rest: str) -> None:
    """List the slots."""
    slots = _slots(play)
    for slot in slots.all() if slots else ():
        play.say(_told(play, slot))
    for slot in slots.windows() if slots else ():
        play.say(_("w{line}").format(line=_told(play, slot)))


def save(play: Play, rest: str) -> None:
    """Keep the play in a slot: `save`, `save NAME`, `save 3 NAME`."""
    slots = _slots(play)
    if slots is None:
        return
    given = _NUMBER.fullmatch(rest)
    number = int(given[1]) if given else slots.first_free()
    if number is None:
        play.say(_("All eight slots are taken. Type save, the number of one, and a name, to have that one."))
        return
    problem = slots.keep(number, play.session, (given[2] or "") if given else rest)
    play.say(problem or _told(play, slots.all()[number - 1]))


def load(play: Play, rest: str) -> None:
    """Go on with the play in a slot, `load 3`, or with one that another window left, `load w2`."""
    slots, given = _slots(play), _PLACE.fullmatch(rest.lower())
    if slots is None:
        return
    if given is None:
        play.say(_("Type load and the number of a slot, from 1 to {most}; saves lists them.").format(most=SLOTS))
        return
    number = int(given[2])
    session, said = slots.load_window(number) if given[1] else slots.load(number)
    if said:
        play.say(said)
    if session:
        play.go_to(session)


def _slots(play: Play) -> Slots | None:
    """Return the slots; say so where there are none."""
    if play.store is None:
        play.say(_("This play was begun without a place to keep it; name one with --saves."))
        return None
    return Slots(play.store, play.session.story)


def _told(play: Play, slot: Slot) -> str:
    """Return a slot as one line, what is to be seen there in words."""
    if slot.free:
        return _("{number}: free.").format(number=slot.number)
    if slot.written is None:
        return _("{number}: cannot be read, {reason}.").format(number=slot.number, reason=slot.trouble)
    written = slot.written.astimezone().strftime("%Y-%m-%d %H:%M")
    shown = slot.picture and depicted(play.session.story, slot.picture.art, slot.picture.world == "lens")
    sentence = _("{number}: {name}, {scene}, kept {written}.") if slot.name else _("{number}: {scene}, kept {written}.")
    told = sentence.format(number=slot.number, name=slot.name, scene=slot.scene, written=written)
    return f"{told} {_('Picture: {words}').format(words=shown)}" if shown else told
