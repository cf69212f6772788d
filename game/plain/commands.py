"""What can be typed besides a choice. A command wins over a choice of the same id: it never costs a turn."""

from collections.abc import Callable
from typing import NamedTuple

from game.credits import paragraphs
from game.i18n import N_, _
from game.plain import wording
from game.plain.gallery import frames, gallery
from game.plain.past import back, history, rewind
from game.plain.play import Play
from game.plain.settings import change, settings
from game.plain.slots import load, save, saves
from game.plain.transcript import transcript
from game.play.wording import hurts
from game.settings import CLOCK, DIFFICULTY


class Command(NamedTuple):
    """One command."""

    names: tuple[str, ...]
    """What is typed; the first is the one that help names."""
    does: str
    """What help says of it."""
    run: Callable[[Play, str], None] | None
    """Gets the play and what was typed after the command; None stops the game."""
    argument: bool = False
    """Whether something may follow it."""


def find(line: str) -> tuple[Command, str] | None:
    """Return the command that a line gives, with what follows it; None where it gives none."""
    name, _blank, rest = line.partition(" ")
    command = _BY_NAME.get(name.lower())
    return (command, rest) if command and (command.argument or not rest) else None


def _help(play: Play, _rest: str) -> None:
    play.say(_("The number of a choice takes it."))
    for command in COMMANDS:
        play.say(_("{command}: {does}").format(command=" / ".join(command.names), does=_(command.does)))


def _undo(play: Play, _rest: str) -> None:
    if play.session.undo():
        play.keep()
        play.say(_("Taken back."))
        play.show()
    elif play.session.moves:
        play.say(_("On Strict only one move can be taken back."))
    else:
        play.say(_("There is nothing to take back yet."))


def _redo(play: Play, _rest: str) -> None:
    if play.session.redo():
        play.keep()
        play.show()
    else:
        play.say(_("There is nothing that was taken back."))


def _meter(play: Play, _rest: str) -> None:
    play.say(wording.meter(play.page.meter))


def _why(play: Play, _rest: str) -> None:
    if play.page.meter.away:
        play.say(wording.meter(play.page.meter))
        return
    for line in play.session.why() or (_("There has been nothing for the cube to listen to yet."),):
        play.say(wording.aloud(line))


def _again(play: Play, _rest: str) -> None:
    play.show(again=True)


def _lens(play: Play, _rest: str) -> None:
    if "lens" not in play.page.acts:
        play.say(_("There is no camcorder to look through here."))
        return
    if play.in_time():
        play.session.act("lens")
        play.keep()
        play.show()


def _film(play: Play, _rest: str) -> None:
    if "film" not in play.page.acts:
        play.say(_("There is nothing to film here."))
        return
    if play.in_time():
        play.session.act("film")
        play.keep()
        play.show()


def _skip(play: Play, _rest: str) -> None:
    if "skip" not in play.page.acts:
        play.say(_("A scene can be passed over where it begins, and only there."))
        return
    play.session.act("skip")
    play.keep()
    play.show()


def _difficulty(play: Play, rest: str) -> None:
    if rest.lower() in DIFFICULTY.words:
        change(play, DIFFICULTY, rest)
        return
    sentence = _("The difficulty is {now}. To change it, type difficulty and one of: {words}.")
    play.say(sentence.format(now=play.session.state.difficulty.word, words=", ".join(DIFFICULTY.words)))


def _clock(play: Play, rest: str) -> None:
    clock = play.clock
    try:
        CLOCK.accepted(rest)
    except ValueError:
        how = _("To change it, type clock and off, or how many times the story's time you want: {least:g} to {most:g}.")
        said = (wording.clock(clock.times, clock.by_hand), how.format(least=CLOCK.least, most=CLOCK.most))
        play.say(" ".join(said))
    else:
        change(play, CLOCK, rest)
    seconds = clock.given(play.page)
    if seconds is not None:
        play.say(wording.time_given(seconds))


def _notes(play: Play, _rest: str) -> None:
    for sentence in hurts(play.page.notes, play.session.scene_notes, play.session.story.notes.values()):
        play.say(sentence)


def _credits(play: Play, _rest: str) -> None:
    for paragraph in paragraphs():
        play.say(paragraph)


def _new(play: Play, _rest: str) -> None:
    if play.page.ended:
        play.start_over()
    else:
        sentence = _("This play is not over. To leave it for a new one, stop with q and type: {command}")
        play.say(sentence.format(command=play.go_on("--new")))


COMMANDS = (
    Command(("?", "help", "h"), N_("this list."), _help),
    Command(("again", "l", "look"), N_("reads the page again."), _again),
    Command(("m", "meter"), N_("says what the cube does."), _meter),
    Command(("why",), N_("gives the sums of the last three turns."), _why),
    Command(("lens",), N_("raises or lowers the camcorder, once there is one."), _lens),
    Command(("film",), N_("films what is before the lens, where there is something to keep."), _film),
    Command(("u", "undo"), N_("takes the last move back."), _undo),
    Command(("r", "redo"), N_("makes it again."), _redo),
    Command(("difficulty",), N_("story, standard or strict: how patient the cube is."), _difficulty, argument=True),
    Command(("clock",), N_("off, or how many times the story's time you have."), _clock, argument=True),
    Command(("skip",), N_("passes over a scene, where it begins; two sentences say what was in it."), _skip),
    Command(("history",), N_("the moves so far; with words, those in which they stand."), history, argument=True),
    Command(("back",), N_("goes back to a move of the history: back 7."), back, argument=True),
    Command(("rewind",), N_("where the scenes began; with a number, goes back there."), rewind, argument=True),
    Command(("frames",), N_("what has been filmed."), frames),
    Command(
        ("gallery",), N_("the endings you have found; with a number, tells that one again."), gallery, argument=True
    ),
    Command(("saves",), N_("the eight slots, and what is in them."), saves),
    Command(("save",), N_("keeps the play in a slot: save, save NAME, or save 3 NAME."), save, argument=True),
    Command(("load",), N_("goes on with the play in a slot: load 3."), load, argument=True),
    Command(
        ("transcript",),
        N_("writes the play so far to a file: transcript, transcript html, transcript prices."),
        transcript,
        argument=True,
    ),
    Command(("settings",), N_("all that can be set; with a name and a value, sets it."), settings, argument=True),
    Command(("notes",), N_("content notes."), _notes),
    Command(("credits",), N_("who and what stands behind the game."), _credits),
    Command(("new",), N_("starts over, after an ending."), _new),
    Command(("q", "quit"), N_("stops; your place is kept."), None),
)
"""Every command, in the order of help."""
_BY_NAME = {name: command for command in COMMANDS for name in command.names}
