"""Where a play begins: the story, the play under way, or what `--from`, `--set`, `--difficulty` and `--clock` say."""

from argparse import Namespace
from typing import NamedTuple

from game.commands.called import called
from game.commands.refusal import WrongUse, listed, nearest
from game.commands.story import read_story
from game.i18n import _
from game.model.story import Story, Variable
from game.play import Session
from game.play.clock import LEAST, MOST, times_of
from game.play.store import Store
from game.resources import saves_folder


class Beginning(NamedTuple):
    """A play ready to be shown."""

    session: Session
    store: Store | None
    """Where it is kept; None keeps nothing."""
    notice: str | None
    """A sentence to say first."""
    clock: float | None
    """How many times the story's time there is; None without a clock."""


def begun(options: Namespace) -> Beginning:
    """Return the play that a command line asks for.

    Raises:
        WrongUse: it names what does not exist.
        Broken: the story has errors.
    """
    clock = clock_of(options.clock)
    story = read_story(options.story)
    at, values = address_of(options.at, story), values_of(options.set, story)
    testing = bool(at or values)
    store = None if testing and options.saves is None else Store(options.saves or saves_folder())
    session, notice = None, None
    if store and not (testing or options.new):
        session, notice = _going_on(store, story, options)
    values = (store.profile(story) if store else {}) | values
    session = session or Session(story, options.difficulty or "standard", at=at, values=values)
    return Beginning(session, store, notice, clock)


def _going_on(store: Store, story: Story, options: Namespace) -> tuple[Session | None, str | None]:
    """Return the play under way, and what is to be said about it or about the files it was looked for in."""
    session, notice = store.load(story)
    if session is None or session.turn.ended or not session.moves:
        return None, notice
    if options.difficulty and options.difficulty != session.state.difficulty.word:
        session.change_difficulty(options.difficulty)
    here = _("You go on where you stopped: {scene}. u goes back; to start over, leave and type: {command}")
    here = here.format(scene=session.turn.scene, command=called(options)("--new"))
    return session, " ".join(filter(None, (notice, here)))


def clock_of(text: str) -> float | None:
    """Return the setting of the clock, checked; None for off."""
    try:
        return times_of(text)
    except ValueError:
        reason = _("--clock {text}: that is neither off nor a number from {least:g} to {most:g}.")
        cure = _("Write how many times the story's time you want, as in: --clock 2")
        raise WrongUse(reason.format(text=text, least=LEAST, most=MOST), cure) from None


def address_of(named: str | None, story: Story) -> str | None:
    """Return the address to begin at, checked; None for the story's own."""
    if named is None or named in story.nodes:
        return named
    reason = _("--from {address}: the story has no such place.").format(address=named)
    scene = story.scenes.get(named.partition("/")[0])
    if scene is None:
        cure = _("The scenes are: {names}.").format(names=listed(story.scenes))
        raise WrongUse(reason, nearest(named, story.nodes, cure))
    nodes = listed(address.partition("/")[2] for address in scene.nodes)
    cure = _("In {scene} there are: {names}.").format(scene=scene.id, names=nodes)
    raise WrongUse(reason, cure if named == scene.id else nearest(named, scene.nodes, cure))


def values_of(settings: list[str], story: Story) -> dict[str, int]:
    """Return the variables set on the command line, checked, as the engine numbers them."""
    return dict(_value(setting, story) for setting in settings)


def _value(setting: str, story: Story) -> tuple[str, int]:
    name, equals, text = (part.strip() for part in setting.partition("="))
    if not equals:
        reason = _("--set {setting}: there is no '=' in it.").format(setting=setting)
        raise WrongUse(reason, _("Write --set VARIABLE=VALUE, as in: --set bruises=2"))
    if name in story.derived:
        reason = _("--set {name}: it is worked out from other variables.").format(name=name)
        raise WrongUse(reason, _("Set those instead: {source}").format(source=story.derived[name].source))
    if name not in story.variables:
        reason = _("--set {name}: the story has no such variable.").format(name=name)
        otherwise = _("The variables are: {names}.").format(names=listed(story.variables))
        raise WrongUse(reason, nearest(name, story.variables, otherwise))
    return name, _number(story.variables[name], text)


def _number(variable: Variable, text: str) -> int:
    """Return a variable's value from its text."""
    kind = variable.type
    names = {"bool": ("false", "true"), "enum": kind.values, "int": ()}[kind.kind]
    if names and text in names:
        return names.index(text)
    if not names and _is_whole(text) and kind.low <= int(text) <= kind.high:
        return int(text)
    reason = _("--set {name}={value}: that is not one of its values.").format(name=variable.name, value=text)
    cure = _("It takes a whole number from {low} to {high}.").format(low=kind.low, high=kind.high)
    raise WrongUse(reason, _("It takes one of: {names}.").format(names=", ".join(names)) if names else cure)


def _is_whole(text: str) -> bool:
    digits = text.removeprefix("-")
    # Python refuses to read numbers of thousands of digits; no variable has one of ten.
    return digits.isascii() and digits.isdigit() and len(digits) < 10
