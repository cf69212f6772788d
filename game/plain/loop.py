"""The loop of line mode: a page, a line, an answer."""

import re
import sys
from typing import TextIO

from game.i18n import _
from game.plain import wording
from game.plain.commands import find
from game.plain.keys import is_blank, read_line
from game.plain.paper import Paper
from game.plain.play import Play
from game.play import ChoiceError, Session
from game.play.store import Store

LONGEST_QUOTE = 40
"""Characters of a wrong input that the answer repeats."""
_NUMBER = re.compile(r"([0-9]{1,4})[.)]?")


def run(
    session: Session,
    *,
    store: Store | None = None,
    notice: str | None = None,
    go_on: str = "lens play --plain",
    stdin: TextIO | None = None,
    stdout: TextIO | None = None,
) -> int:
    """Play a session on lines of text until it is stopped or the input ends.

    Args:
        session: The play, which may be under way.
        store: Where it is kept after each move; None keeps nothing.
        notice: A sentence to say first.
        go_on: The command line that goes on with what is kept.
        stdin: Where lines are read.
        stdout: What is written on.

    Returns:
        The exit status, 0: in line mode nothing that is typed is an error.
    """
    play = Play(session, Paper(stdout or sys.stdout), store)
    for sentence in (session.story.title, notice, _("Type the number of a choice, or ? for help.")):
        if sentence:
            play.say(sentence)
    play.show(again=True)
    _listen(play, stdin or sys.stdin)
    if not play.page.ended:
        play.say(_farewell(play, go_on))
    play.paper.flush()
    return 0


def _listen(play: Play, stdin: TextIO) -> None:
    """Answer lines until one stops the game or there are no more."""
    typed_by_hand = stdin.isatty()
    while True:
        if typed_by_hand:
            play.paper.prompt()
        line = read_line(stdin)
        if line is None:
            if typed_by_hand:
                play.paper.line()
            return
        if is_blank(line):
            continue
        if not typed_by_hand:
            play.say(f"> {line}")
        if not answer(play, line):
            return
        play.paper.flush()


def answer(play: Play, line: str) -> bool:
    """Do what a line asks, or say what could be typed; False stops the game."""
    found = find(line)
    if found is None:
        _choose(play, line)
        return True
    command, rest = found
    if command.run is None:
        return False
    command.run(play, rest)
    return True


def _choose(play: Play, line: str) -> None:
    number = _NUMBER.fullmatch(line)
    try:
        play.session.choose(int(number[1]) if number else line.lower())
    except ChoiceError:
        play.say(_refused(play, line))
        return
    play.keep()
    play.show()


def _refused(play: Play, line: str) -> str:
    """Return the answer to a line that is no command and no open choice."""
    for offer in play.page.offers:
        if not offer.enabled and offer.reason and line.lower() in (offer.id, offer.address):
            return _("Not now. {reason}").format(reason=offer.reason.text)
    quoted = line if len(line) <= LONGEST_QUOTE else line[:LONGEST_QUOTE] + "…"
    return _("“{line}” is not something you can do here. {typed}").format(line=quoted, typed=wording.typed(play.page))


def _farewell(play: Play, go_on: str) -> str:
    if not play.session.moves:
        return _("Until another time.")
    if play.store and play.store.kept:
        return _("Your place is kept. To go on: {command}").format(command=go_on)
    return _("Nothing was kept of this play.")
