"""`history`, `back`, `rewind`: the play so far, looked through and gone back into, line by line."""

import re

from game.i18n import _
from game.plain.play import Play
from game.play.backlog import Remembered, backlog, found

MOST = 12
"""Moves that one answer lists; the newest are the ones that are wanted."""
_NUMBER = re.compile(r"[0-9]{1,5}")


def history(play: Play, rest: str) -> None:
    """List the last moves, or those in which some words stand: `history`, `history piano`."""
    entries = found(backlog(play.session), rest)
    for entry in entries[-MOST:]:
        play.say(_line(entry))
    if not entries:
        play.say(_("Nothing so far has these words in it."))
        return
    play.say(_("To go back to one of them, type back and its number; r goes on again from there."))


def back(play: Play, rest: str) -> None:
    """Go back to a move of the history: `back 7`."""
    if not _NUMBER.fullmatch(rest):
        play.say(_("Type back and the number of a move; history lists them."))
        return
    _jump(play, int(rest))


def rewind(play: Play, rest: str) -> None:
    """Go back to where a scene began: `rewind` lists them, `rewind 2` goes."""
    begun = [entry for entry in backlog(play.session) if entry.begins]
    if not rest:
        for number, entry in enumerate(begun, 1):
            play.say(_("{number}. {scene}").format(number=number, scene=entry.scene))
        play.say(_("Type rewind and a number to go back to where that scene began."))
    elif _NUMBER.fullmatch(rest) and 1 <= int(rest) <= len(begun):
        _jump(play, begun[int(rest) - 1].place)
    else:
        play.say(_("There is no such scene; rewind lists them."))


def _jump(play: Play, place: int) -> None:
    session = play.session
    if session.jump(place):
        play.keep()
        play.say(_("Rewound."))
        play.show(again=True)
    elif place == len(session.moves):
        play.say(_("You are there."))
    elif place > len(session.moves):
        play.say(_("There is no such move; history lists them."))
    else:
        play.say(_("On Strict only one move can be taken back."))


def _line(entry: Remembered) -> str:
    """Return a move as one line: where, what was done, and how what it told begins."""
    told = next((line.text for line in entry.lines if line.style in ("prose", "say")), "")
    sentence = _("{number}. {scene}. {label} {told}")
    return sentence.format(number=entry.place, scene=entry.scene, label=entry.label, told=_begun(told)).rstrip()


def _begun(text: str) -> str:
    """Return how a text begins: its first sentence."""
    return re.split(r"(?<=[.!?:»”])\s", text, maxsplit=1)[0]
