"""Plays one script on one driver: move by move, to its end or to its first failure."""

from collections.abc import Callable, Iterator
from contextlib import closing
from time import perf_counter

from msgspec import Struct

from game.i18n import _
from game.load.names import Suggestions
from game.model.story import Story
from game.play.session import DIFFICULTY
from game.replay.codes import CODES
from game.replay.drivers import Driver, Unlike, factory
from game.replay.offered import listed
from game.replay.pages import in_words
from game.replay.script import Script, Step, Surface, Verb
from game.replay.search import LIMIT, TooFar, route
from game.replay.steps import CHANGES, LATE


class Failure(Struct, frozen=True):
    """What a script expected and did not get."""

    file: str
    line: int
    column: int
    code: str
    message: str
    cure: str

    def __str__(self) -> str:
        """Return the failure as one line, as the loader writes its own."""
        sentence = f"{self.message}; {self.cure}" if self.cure else self.message
        return f"{self.file}:{self.line}:{self.column}: error {self.code}: {sentence}"


class Result(Struct, frozen=True):
    """One script played on one surface."""

    script: Script
    surface: Surface
    seconds: float
    moves: int
    failures: tuple[Failure, ...] = ()
    """All of the step that failed; none where the script passed."""
    stood: tuple[str, ...] = ()
    """Where the play stood then, in words, a line each."""


class Stop(Exception):
    """A step that could not be taken."""

    def __init__(self, code: str, suggestion: str = "", **details: object) -> None:
        """Remember the code of the failure, a near name, and the details of its sentence."""
        super().__init__(code)
        self.code, self.suggestion, self.details = code, suggestion, details


def perform(story: Story, script: Script, surface: Surface = "engine") -> Result:
    """Play a script. It stops at the first step that fails; all that fails in that step is reported."""
    start = perf_counter()
    failures: tuple[Failure, ...] = ()
    stood: tuple[str, ...] = ()
    moves = 0
    try:
        with closing(factory(surface)(story, script)) as driver:
            driver.check()
            for step in script.steps:
                failures = tuple(_failures(driver, script, step))
                if failures:
                    stood = in_words(driver.session)
                    break
            moves = len(driver.session.moves)
    except Unlike as unlike:  # at the beginning already, or when leaving
        failures = (*failures, _failure(script, 1, 1, Stop("LK660", reason=str(unlike))))
    return Result(script, surface, perf_counter() - start, moves, failures, stood)


def _failures(driver: Driver, script: Script, step: Step) -> Iterator[Failure]:
    """Take one step and yield what fails in it."""
    for claim in step.claims:
        found = claim.found(driver.session)
        if found is not None:
            stop = Stop("LK651", what=claim.what, expected=claim.expected, found=found)
            yield _failure(script, claim.line, claim.column, stop)
    if step.verb == "expect":
        return
    try:
        _VERBS[step.verb](driver, step)
        driver.check()
    except Stop as stop:
        yield _failure(script, step.line, step.column, stop)
    except Unlike as unlike:
        yield _failure(script, step.line, step.column, Stop("LK660", reason=str(unlike)))


def _failure(script: Script, line: int, column: int, stop: Stop) -> Failure:
    entry = CODES[stop.code]
    message, cure = _(entry.message).format(**stop.details), entry.cure and _(entry.cure).format(**stop.details)
    if stop.suggestion:
        cure = _("did you mean '{name}'?").format(name=stop.suggestion)
    return Failure(script.file, line, column, stop.code, message, cure)


def _choose(driver: Driver, step: Step) -> None:
    offers = driver.session.turn.offers
    offer = next((offer for offer in offers if step.name in (offer.id, offer.address)), None)
    if offer is None:
        near = Suggestions().near(step.name, [offer.id for offer in offers if offer.enabled])
        raise Stop("LK652", near, name=step.name, offered=listed(offers))
    if not offer.enabled:
        raise Stop("LK653", name=step.name, reason=offer.reason.text if offer.reason else "")
    driver.choose(offer)


def _act(driver: Driver, step: Step) -> None:
    page, now = driver.session.turn, DIFFICULTY + driver.session.state.difficulty.word
    possible = (*page.acts, *([LATE] if page.clock else []), *(name for name in CHANGES if name != now))
    if step.name not in possible:
        raise Stop("LK654", name=step.name, offered=", ".join(possible))
    if step.name == LATE:
        driver.late()
    else:
        driver.act(step.name)


def _goto(driver: Driver, step: Step) -> None:
    session = driver.session
    try:
        way = route(session.rules, session.state, step.name, LIMIT)
    except TooFar as error:
        raise Stop("LK656", name=step.name, limit=LIMIT) from error
    if way is None:
        raise Stop("LK655", name=step.name)
    for address in way:
        driver.choose(next(offer for offer in driver.session.turn.offers if offer.address == address))


def _undo(driver: Driver, step: Step) -> None:
    _times(driver.undo, step, "LK657")


def _redo(driver: Driver, step: Step) -> None:
    _times(driver.redo, step, "LK658")


def _times(move: Callable[[], bool], step: Step, code: str) -> None:
    """Make a move as often as a step says."""
    for done in range(step.times):
        if not move():
            raise Stop(code, done=done, times=step.times)


def _save_and_load(driver: Driver, step: Step) -> None:
    if reason := driver.save_and_load():
        raise Stop("LK659", reason=reason)


_VERBS: dict[Verb, Callable[[Driver, Step], None]] = {
    "choose": _choose,
    "act": _act,
    "goto": _goto,
    "undo": _undo,
    "redo": _redo,
    "save_and_load": _save_and_load,
}
"""How each kind of move is made; `expect` makes none."""
