"""`settings`: what can be set, said and changed line by line."""

from game.i18n import _
from game.plain import wording
from game.plain.paper import WIDEST
from game.plain.play import Play
from game.play.clock import times_of
from game.play.settings import Settings
from game.settings import BY_NAME, CLOCK, DIFFICULTY, PREVIEW, SETTINGS, SIGNS, Setting

FULL_SCREEN = ("motion", "theme")
"""Settings that nothing in line mode depends on."""


def columns(settings: Settings) -> int:
    """Return how long a row may be."""
    return settings.measure or WIDEST


def settings(play: Play, rest: str) -> None:
    """Say what is set, or set something: `settings`, `settings NAME`, `settings NAME VALUE`."""
    name, _blank, value = rest.partition(" ")
    setting = BY_NAME.get(name.lower())
    if not rest:
        for each in SETTINGS:
            play.say(_said(play, each))
        play.say(_("To change one, type settings, its name and a value, as in: settings signs words"))
    elif setting is None:
        names = ", ".join(BY_NAME)
        play.say(_("There is no setting of that name. There are: {names}.").format(names=names))
    elif not value:
        play.say(_said(play, setting))
    else:
        change(play, setting, value)


def change(play: Play, setting: Setting, value: str) -> None:
    """Set one thing from here on, and say so; a value that is none is answered with those there are."""
    before = play.settings.of(setting.name)
    try:
        problem = play.settings.set(setting.name, value)
    except ValueError:
        play.say(_said(play, setting))
        return
    if setting is DIFFICULTY:
        _difficulty(play)
    elif setting is CLOCK:
        play.clock.times = times_of(play.settings.of(CLOCK.name))
        play.say(wording.clock(play.clock.times, play.clock.by_hand))
    else:
        _rest(play, setting, before)
    if problem:
        play.say(problem)


def _rest(play: Play, setting: Setting, before: str) -> None:
    """Apply what the words of the page depend on, and read it again where they have changed."""
    now = play.settings.of(setting.name)
    play.session.manner = play.manner
    play.paper.measure(columns(play.settings))
    play.say(_("{name} is {value} from here on.").format(name=setting.name, value=now))
    if setting in (SIGNS, PREVIEW) and now != before and not play.page.ended:
        play.show(again=True)


def _difficulty(play: Play) -> None:
    word = play.settings.of(DIFFICULTY.name)
    if word != play.session.state.difficulty.word:
        play.session.change_difficulty(word)
        play.keep()
    play.say(_("The difficulty is {now} from here on.").format(now=word))
    if not play.page.ended:
        play.show_choices()


def _said(play: Play, setting: Setting) -> str:
    """Return a setting as one line: what it is, what is in force, what it takes."""
    now = play.settings.of(setting.name)
    if setting is DIFFICULTY:
        now = play.session.state.difficulty.word
    sentence = _("{name}: {now}. {sentence} It takes {values}.")
    said = sentence.format(name=setting.name, now=now, sentence=_(setting.sentence), values=setting.values)
    return f"{said} {_('For the full screen.')}" if setting.name in FULL_SCREEN else said
