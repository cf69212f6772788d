"""The steps of a path script: one key each, a move or an expectation."""

from collections.abc import Callable, Iterator

from game.i18n import _
from game.model.story import Difficulty
from game.play.session import DIFFICULTY
from game.replay.expect import expectation
from game.replay.reading import Reading
from game.replay.script import Step, Verb
from game.replay.source import Item
from game.rules.camcorder import ACTS
from game.rules.passing import SKIP

MOST_TIMES = 10_000
"""Moves that one step may take back or make again."""
DIFFICULTIES = tuple(difficulty.word for difficulty in Difficulty)
"""The difficulties, as stories and scripts name them."""
CHANGES = tuple(DIFFICULTY + word for word in DIFFICULTIES)
"""The free acts that change it."""
LATE = "late"
"""The act of letting the time of a page run out."""


def steps(reading: Reading, item: Item) -> Iterator[Step]:
    """Yield the steps of a script."""
    if item.kind != "sequence":
        reading.wrong(item, "steps", _("a list: each step on its own line, after '- '"))
        return
    for part in item.parts:
        found = list(reading.keys(part, _("a step"), VERBS))
        if part.kind == "mapping" and len(part.pairs) != 1:
            reading.report("LK605", part, count=len(part.pairs))
        for key, value in found[:1]:
            yield from VERBS[key.text](reading, value)


def stop(reading: Reading, item: Item, what: str, endings: bool = False) -> str | None:
    """Return the address of a node where a play waits for a choice; an ending too where `endings` may be named."""
    address = reading.place(item, what)
    node = reading.story.nodes.get(address or "")
    if address and ((node is None and not endings) or (node and node.to)):
        reading.report("LK615", item, name=address)
        return None
    return address


def _step(item: Item, verb: Verb, name: str = "", times: int = 1) -> Step:
    return Step(item.line, item.column, verb, name, times)


def _choose(reading: Reading, item: Item) -> Iterator[Step]:
    for part in reading.several(item):
        name = reading.text(part, "choose", _("a choice's id, or a list of them"))
        if name and reading.choice(part, name):
            yield _step(part, "choose", name)


def _act(reading: Reading, item: Item) -> Iterator[Step]:
    name = reading.word(item, "act", (*ACTS, SKIP, *CHANGES, LATE))
    if name:
        yield _step(item, "act", name)


def _goto(reading: Reading, item: Item) -> Iterator[Step]:
    address = stop(reading, item, "goto", endings=True)
    if address:
        yield _step(item, "goto", address)


def _times(verb: Verb) -> "Reader":
    """Return the reader of a step that says how many times it is done."""

    def read(reading: Reading, item: Item) -> Iterator[Step]:
        expected = _("a whole number from 1 to {most}").format(most=MOST_TIMES)
        times = reading.range(item, verb, expected)
        if times and (times.low != times.high or not 1 <= times.low <= MOST_TIMES):
            reading.wrong(item, verb, expected)
        elif times:
            yield _step(item, verb, times=times.low)

    return read


def _save_and_load(reading: Reading, item: Item) -> Iterator[Step]:
    if item.value is True:
        yield _step(item, "save_and_load")
    else:
        reading.wrong(item, "save_and_load", "true")


def _expect(reading: Reading, item: Item) -> Iterator[Step]:
    yield Step(item.line, item.column, "expect", claims=expectation(reading, item))


Reader = Callable[[Reading, Item], Iterator[Step]]

VERBS: dict[str, Reader] = {
    "choose": _choose,
    "act": _act,
    "goto": _goto,
    "undo": _times("undo"),
    "redo": _times("redo"),
    "save_and_load": _save_and_load,
    "expect": _expect,
}
"""What a step can do, and what reads it."""
