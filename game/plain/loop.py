"""The loop of line mode: a page, a line, an answer."""

import re
import sys
from time import monotonic
from typing import TextIO

from game.i18n import _
from game.plain import wording
from game.plain.clock import AnswerClock
from game.plain.commands import find
from game.plain.keys import is_blank, read_line
from game.plain.paper import Paper
from game.plain.play import GoOn, Play, lens_play
from game.play import ChoiceError, Session
from game.play.album import Album
from game.play.clock import Now, written
from game.play.store import Store

LONGEST_QUOTE = 40
"""Characters of a wrong input that the answer repeats."""
_NUMBER = re.compile(r"([0-9]{1,4})[.)]?")


def run(
    session: Session,
    *,
    store: Store | None = None,
    notice: str | None = None,
    go_on: GoOn = lens_play,
    clock: float | None = None,
    album: Album | None = None,
    stdin: TextIO | None = None,
    stdout: TextIO | None = None,
    now: Now = monotonic,
) -> int:
    """Play a session on lines of text until it is stopped or the input ends.

    Args:
        session: The play, which may be under way.
        store: Where it is kept after each move; None keeps nothing.
        notice: A sentence to say first.
        go_on: Makes the command line that goes on with what is kept; it takes further words of it.
        clock: How many times the story's time there is, where it has a clock; None without one.
        album: Keeps the strips of a photo booth; without one none is kept.
        stdin: Where lines are read.
        stdout: What is written on.
        now: What time it is, in s.

    Returns:
        The exit status, 0: in line mode nothing that is typed is an error.
    """
    stdin = stdin or sys.stdin
    play = Play(
        session, Paper(stdout or sys.stdout), store, AnswerClock(clock, now, by_hand=stdin.isatty()), go_on, album
    )
    on_the_clock = wording.clock(clock, play.clock.by_hand) if clock is not None else None
    for sentence in (session.story.title, notice, on_the_clock, _("Type the number of a choice, or ? for help.")):
        if sentence:
            play.say(sentence)
    play.show(again=True)
    _listen(play, stdin)
    if not play.page.ended:
        play.say(_farewell(play))
    play.paper.flush()
    return 0


def _listen(play: Play, stdin: TextIO) -> None:
    """Answer lines until one stops the game or there are no more."""
    typed_by_hand = play.clock.by_hand
    play.paper.flush()
    play.clock.begin(play.page)
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
        play.clock.begin(play.page)


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
        choice = play.session.offered(int(number[1]) if number else line.lower())
    except ChoiceError:
        play.say(_refused(play, line))
        return
    if play.in_time():
        play.session.choose(choice)
        play.keep()
        play.show()


def _refused(play: Play, line: str) -> str:
    """Return the answer to a line that is no command and no open choice."""
    for offer in play.page.offers:
        if not offer.enabled and offer.reason and line.lower() in (offer.id, offer.address):
            return _("Not now. {reason}").format(reason=offer.reason.text)
    quoted = line if len(line) <= LONGEST_QUOTE else line[:LONGEST_QUOTE] + "…"
    return _("“{line}” is not something you can do here. {typed}").format(line=quoted, typed=wording.typed(play.page))


def _farewell(play: Play) -> str:
    if not play.session.moves:
        return _("Until another time.")
    if play.store and play.store.kept:
        clock = [] if play.clock.times is None else ["--clock", written(play.clock.times)]
        return _("Your place is kept. To go on: {command}").format(command=play.go_on(*clock))
    return _("Nothing was kept of this play.")
