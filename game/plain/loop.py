"""The loop of line mode: a page, a line, an answer."""

import re
import sys
from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import TextIO

from game.i18n import _
from game.plain import wording
from game.plain.clock import AnswerClock
from game.plain.commands import find
from game.plain.keys import is_blank, read_line
from game.plain.paper import Paper, SpokenPaper
from game.plain.play import GoOn, Play, lens_play
from game.plain.settings import columns
from game.play import ChoiceError, Session
from game.play.album import Album
from game.play.clock import Now, times_of
from game.play.pace import onward, speed
from game.play.settings import Settings
from game.play.store import Store
from game.settings import SETTINGS

MOST_TURNED = 20
"""Pages that turn by themselves before somebody is asked again."""
LONGEST_QUOTE = 40
"""Characters of a wrong input that the answer repeats."""
_NUMBER = re.compile(r"([0-9]{1,4})[.)]?")


def run(
    session: Session,
    *,
    store: Store | None = None,
    notice: str | None = None,
    go_on: GoOn = lens_play,
    settings: Settings | None = None,
    spoken: bool = False,
    leaving: Callable[[Session], str] | None = None,
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
        settings: What is in force; without them the defaults are.
        spoken: Write what a voice should say, and nothing else.
        leaving: Done with the play when the player leaves; returns a sentence.
        album: Keeps the strips of a photo booth; without one none is kept.
        stdin: Where lines are read.
        stdout: What is written on.
        now: What time it is, in s.

    Returns:
        The exit status, 0: in line mode nothing that is typed is an error.
    """
    stdin = stdin or sys.stdin
    settings = settings or Settings()
    clock = AnswerClock(times_of(settings.of("clock")), now, by_hand=stdin.isatty())
    stdout = stdout or sys.stdout
    paper = SpokenPaper(stdout) if spoken else Paper(stdout, columns(settings))
    play = Play(session, paper, store, clock, go_on, settings, album)
    session.manner = play.manner
    on_the_clock = wording.clock(clock.times, clock.by_hand) if clock.times is not None else None
    greeting = (
        session.story.title,
        notice,
        on_the_clock,
        _first(play),
        _("Type the number of a choice, or ? for help."),
    )
    for sentence in filter(None, greeting):
        play.say(sentence)
    play.show(again=True)
    try:
        _listen(play, stdin)
    except KeyboardInterrupt:  # or the system ends the game
        with suppress(OSError):  # there may be nobody left to tell
            play.paper.line()
            _leave(play, leaving)
        raise
    _leave(play, leaving)
    return 0


def _leave(play: Play, leaving: Callable[[Session], str] | None) -> None:
    """Keep what is still to be kept, and say how to go on."""
    problem = play.store.leave() if play.store else None
    for sentence in filter(None, (problem, leaving(play.session) if leaving else None)):
        play.say(sentence)
    if not play.page.ended:
        play.say(_farewell(play))
    play.paper.flush()


def _first(play: Play) -> str | None:
    """Return what there is to know before a first play: what may hurt in it, and where that is said again."""
    notes = play.session.story.notes
    if not play.settings.fresh or play.session.moves or not notes:
        return None
    sentence = _(
        "What may hurt, in the whole story: {notes} Type notes to be told of each place, settings to set things."
    )
    return sentence.format(notes=" ".join(notes.values()))


def _listen(play: Play, stdin: TextIO) -> None:
    """Answer lines until one stops the game or there are no more."""
    typed_by_hand = play.clock.by_hand
    _turn(play)
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
            play.paper.echo(line)
        if not answer(play, line):
            return
        _turn(play)
        play.paper.flush()
        play.clock.begin(play.page)


def _turn(play: Play) -> None:
    """Take what is the only thing to do, where pages are to turn by themselves and somebody is there to read them.

    At once: a line terminal keeps what it has shown, and a voice reads it at its own speed.
    """
    for _page in range(MOST_TURNED):
        only = onward(play.session) if play.clock.by_hand and speed(play.settings.of("auto")) else None
        if only is None:
            return
        play.say(only.label.text)
        play.session.choose(only.address)
        play.keep()
        play.show()


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
        command = play.go_on(*_given(play.settings))
        if play.store.window > 1:
            sentence = _("Your place is kept. To go on: {command}, and there type: load w{window}")
            return sentence.format(command=command, window=play.store.window)
        return _("Your place is kept. To go on: {command}").format(command=command)
    return _("Nothing was kept of this play.")


def _given(settings: Settings) -> list[str]:
    """Return the words of a command line that give this run's settings to the next."""
    given = [each for each in SETTINGS if settings.is_given(each.name) and settings.of(each.name) != each.default]
    return [word for each in given for word in (f"--{each.name}", settings.of(each.name))]
