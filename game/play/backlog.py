"""The play so far, to be looked through and gone back into."""

from collections.abc import Iterable
from typing import NamedTuple

from game.i18n import _
from game.model.text import Line
from game.play.session import DIFFICULTY, Session
from game.rules.camcorder import FILM, LENS
from game.rules.passing import SKIP


class Remembered(NamedTuple):
    """One move, and what it told."""

    place: int
    """Its place in the session's history."""
    scene: str
    """Title of the scene it led to."""
    label: str
    """What was done."""
    lines: tuple[Line, ...]
    begins: bool
    """A scene begins here: a checkpoint."""


def backlog(session: Session) -> tuple[Remembered, ...]:
    """Return every move of a play, its beginning first."""
    checkpoints = set(session.checkpoints)
    made = []
    offers: dict[str, str] = {}
    for index, entry in enumerate(session.history):
        page = session.page(index)
        label = offers.get(entry.move) or _label(entry.move)
        made.append(Remembered(index, page.scene, label, page.lines, index in checkpoints))
        offers = {offer.address: offer.label.text for offer in page.offers}
    return tuple(made)


def _label(move: str) -> str:
    """Return what was done, for a move that is no choice."""
    if move.startswith(DIFFICULTY):
        return _("Difficulty: {word}.").format(word=move.removeprefix(DIFFICULTY))
    free = {LENS: _("The camcorder."), FILM: _("Film this."), SKIP: _("Passed over the scene.")}
    return free.get(move, _("The beginning."))


def found(entries: Iterable[Remembered], words: str) -> tuple[Remembered, ...]:
    """Return the moves in whose label or text all of some words stand, in any order and case."""
    wanted = words.casefold().split()

    def holds(entry: Remembered) -> bool:
        text = " ".join((entry.label, *(line.text for line in entry.lines))).casefold()
        return all(word in text for word in wanted)

    return tuple(entry for entry in entries if holds(entry))
