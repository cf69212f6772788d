"""Where a play begins: the story, the play under way, or what `--from`, `--set` and the settings say."""

from argparse import Namespace
from typing import NamedTuple

from game.commands.called import called
from game.commands.refusal import WrongUse, listed, nearest
from game.commands.story import read_story
from game.i18n import _
from game.model.story import Story, Variable
from game.play import Session
from game.play.settings import Settings
from game.play.store import Store
from game.resources import saves_folder
from game.settings import BY_NAME, SETTINGS, Setting


class Beginning(NamedTuple):
    """A play ready to be shown."""

    session: Session
    store: Store | None
    """Where it is kept; None keeps nothing."""
    notice: str | None
    """A sentence to say first."""
    settings: Settings
    """What is in force."""


def begun(options: Namespace) -> Beginning:
    """Return the play that a command line asks for.

    Raises:
        WrongUse: it names what does not exist.
        Broken: the story has errors.
    """
    given = given_of(options)
    story = read_story(options.story)
    at, values = address_of(options.at, story), values_of(options.set, story)
    testing = bool(at or values)
    folder = options.saves or saves_folder()
    settings = Settings(folder, given)
    store = None if testing and options.saves is None else Store(folder)
    session, notice = None, None
    entered = store.enter(story) if store else None
    if store and not (testing or options.new):
        session, notice = _going_on(store, story, options)
    values = (store.profile(story) if store else {}) | values
    session = session or Session(story, settings.of("difficulty"), at=at, values=values)
    session.manner = settings.manner
    return Beginning(session, store, " ".join(filter(None, (settings.notice, entered, notice))) or None, settings)


def _going_on(store: Store, story: Story, options: Namespace) -> tuple[Session | None, str | None]:
    """Return the play under way, and what is to be said about it or about the files it was looked for in."""
    session, notice = store.load(story)
    if session is None or session.turn.ended or not (session.moves or session.start.state):
        return None, notice
    if options.difficulty and options.difficulty != session.state.difficulty.word:
        session.change_difficulty(options.difficulty)
    here = _("You go on where you stopped: {scene}. u goes back; to start over, leave and type: {command}")
    here = here.format(scene=session.turn.scene, command=called(options)("--new"))
    return session, " ".join(filter(None, (notice, here)))


def given_of(options: Namespace) -> dict[str, str]:
    """Return the settings on the command line, checked."""
    given = {each.name: getattr(options, each.name) for each in SETTINGS}
    return {name: _accepted(BY_NAME[name], text) for name, text in given.items() if text is not None}


def _accepted(setting: Setting, text: str) -> str:
    try:
        return setting.accepted(text)
    except ValueError:
        reason = _("--{name} {text}: that is neither {word} nor a number from {least:g} to {most:g}.")
        said = reason.format(
            name=setting.name, text=text, word=setting.words[0], least=setting.least, most=setting.most
        )
        cure = _("Write one of these, as in: --{name} {example}")
        raise WrongUse(said, cure.format(name=setting.name, example=setting.example)) from None


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
