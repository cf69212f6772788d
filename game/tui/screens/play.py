"""The page: prose, choices, meter. The play itself is in the session; here it is only shown and asked to move."""

from collections.abc import Callable
from math import inf
from pathlib import Path
from time import monotonic
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message

from game.film import Film
from game.i18n import _
from game.model.state import Preview
from game.model.story import Difficulty
from game.play import ChoiceError, Session
from game.play.clock import Now, times_of
from game.play.coming import coming
from game.play.keepsakes import NOTHING, Keepsakes
from game.rules.camcorder import FILM
from game.tui import screens
from game.tui.commands import CLOCK, PLAYING, READING, bindings
from game.tui.offered import is_metered, items
from game.tui.past import Past
from game.tui.projector import Projector
from game.tui.screens.asides import ASIDES
from game.tui.screens.timed import TimedScreen
from game.tui.viewfinder import levels
from game.tui.widgets.choices import Choices
from game.tui.widgets.countdown import Countdown
from game.tui.widgets.film import Moving
from game.tui.widgets.hints import Hints
from game.tui.widgets.meter import Meter
from game.tui.widgets.over import PageColumn, Spread
from game.tui.widgets.prose import Prose
from game.tui.widgets.running_head import RunningHead

DEAF = 0.5
"""Seconds after the time was up in which choices and acts are not heard: they were meant for the page that is gone."""
STEADY = 11
"""Lines that the choices take on a tall screen: four with their prices, and air."""


class PlayScreen(TimedScreen):
    """One column, set to a measure, and its picture."""

    BINDINGS: ClassVar[list[BindingType]] = bindings((*READING, *PLAYING, CLOCK))
    AUTO_FOCUS = "Choices"
    DEFAULT_CSS = """
    PlayScreen {
        background: $background;
        &.-beside #spread { align-horizontal: left; }
        #spread { height: 1fr; align-horizontal: center; }
        &.-tall #page { padding: 1 0; }
        RunningHead { margin-bottom: 1; }
        Meter { margin-top: 1; }
        Countdown { display: none; }
        &.-tall Prose { margin-bottom: 1; }
        &.-tall Meter { margin-top: 2; }
        &.-tall Hints { margin-top: 1; }
        &.-clocked Countdown { display: block; }
        &.-clocked Meter { margin-top: 0; }
        &.-clocked.-tall Countdown { margin-top: 1; }
    }
    """

    head = getters.query_one(RunningHead)
    choices = getters.query_one(Choices)
    meter = getters.query_one(Meter)

    class Moved(Message):
        """The play has moved, on or back."""

    class Resumed(Message):
        """The player is at the page again, and at nothing else."""

    class Seen(Message):
        """The page is seen through the lens, or not."""

        def __init__(self, lens: bool) -> None:
            """Say which."""
            super().__init__()
            self.lens = lens

    class Again(Message):
        """The player wants to begin again."""

        def __init__(self, page: "PlayScreen") -> None:
            """Name the screen that a new play is to be opened on."""
            super().__init__()
            self.page = page

    def __init__(
        self,
        session: Session,
        clock: float | None = None,
        now: Now = monotonic,
        projector: Projector | None = None,
        keepsakes: Keepsakes = NOTHING,
    ) -> None:
        """Show a play.

        Args:
            session: The play.
            clock: How many times the story's time there is; None without a clock.
            now: What time it is, in s.
            projector: Shows the pictures; without one there are none.
            keepsakes: What the player keeps beside their place.
        """
        super().__init__(projector or Projector(Film(Path()), now, moving=False))
        self._keepsakes = keepsakes
        self._session = session
        self._past = Past(self._keepsakes.strip)
        self._clock = clock
        self._now = now
        self._deaf_until = -inf
        """Until then what is pressed was meant for the page whose time was up."""
        self._covered = False
        """Something is said over the page."""

    def compose(self) -> ComposeResult:
        """The page from top to bottom."""
        yield from self.compose_picture()
        with Spread(id="spread"), PageColumn(id="page"):
            yield RunningHead()
            yield Prose(self._session.story.title)
            yield Choices(steady=STEADY)
            yield Countdown(self._now)
            yield Meter()
            yield Hints()

    def on_mount(self) -> None:
        """Open the page the play is at."""
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self._project())
        self._show()
        self.call_after_refresh(self.light)

    def light(self) -> None:
        """Let the picture come up, with the camcorder's marks in it."""
        super().light()
        self._project()

    def open(self, session: Session) -> None:
        """Show another play."""
        self._session = session
        self._past = Past(self._keepsakes.strip)
        self._show()

    def _show(self) -> None:
        """Show the page the play is open at."""
        page = self._session.turn
        self.post_message(self.Seen(page.world == "lens"))
        self.projector.title = self._session.story.title
        self.project(page)
        titled = page.titles or any(line.style == "title" for line in page.lines)
        self.head.scene = "" if titled or page.ended else page.scene
        self.head.teller = page.told_by
        self.head.tape = page.tape if self.behind or self.projector.developing else None
        self.hints.acts = ("endings",) if page.ended else page.acts
        self.meter.visible = self.hints.metered = is_metered(page)  # its line stays, so that nothing jumps
        self.meter.teller = page.told_by
        self.meter.reading = page.meter
        self.choices.show(items(page, self._session.ended_early), steady=not page.titles)
        self.meter.ahead = self._preview()
        self._mark()
        self._give_time()
        self.prose.show(self._past.leaves(self._session))
        self.prepare(coming(self._session.story, page))

    def _project(self) -> None:
        """Show the page's picture, and the camcorder's marks in it."""
        self.project(self._session.turn)
        self._mark()
        self.prose.head(not self.projector.titled)

    def _mark(self) -> None:
        filming = self._session.history[-1].move == FILM
        self.mark(self._session.turn, levels(self._session, self._preview()), filming)

    def on_resize(self) -> None:
        """Lay the picture anew, also where it is shown over the page."""
        self._project()
        if not self.is_current:
            for moving in self.app.screen.query(Moving):
                moving.run()

    def _moved(self) -> None:
        self._show()
        self.post_message(self.Moved())

    def _move(self, move: Callable[[], object]) -> None:
        """Make a move; one that is not offered changes nothing."""
        try:
            move()
        except ChoiceError as refused:
            self.notify(str(refused), markup=False)
        else:
            self._moved()

    def _preview(self) -> Preview | None:
        """Return what the choice looked at would do."""
        item = self.choices.looked_at
        offers = (offer for offer in self._session.turn.offers if item and offer.address == item.key)
        return next((offer.preview for offer in offers), None)

    # What the widgets say

    def on_choices_looked(self, message: Choices.Looked) -> None:
        """Look at a choice, and let the meter show where it would take it: both in one repaint."""
        self.choices.look_at(message.index)
        self.meter.ahead = self._preview()
        self._mark()

    def on_screen_suspend(self) -> None:
        """Let the time and the picture wait: something lies over the page."""
        self.countdown.go(False)
        self.rest()

    def on_screen_resume(self) -> None:
        """Let the time and the picture go on, once the page is there again."""
        self.refresh(layout=True)  # the toolkit lays out no screen that lies under another
        self.wake()
        self.call_after_refresh(self._let_time_run)
        self.post_message(self.Resumed())

    def on_countdown_up(self, message: Countdown.Up) -> None:
        """Take the choice of those who are late, unless a move or another screen came between."""
        if message.limit is self._session.turn.clock and self._attended:
            self._deaf_until = self._now() - message.since + DEAF
            self._move(self._session.late)

    async def on_choices_taken(self, message: Choices.Taken) -> None:
        """Take a choice; at an ending, do what was chosen."""
        if self._now() < self._deaf_until:
            return
        match message.item.key if self._session.turn.ended else None:
            case None:
                self._move(lambda: self._session.choose(message.item.key))
            case "undo":
                self.action_undo()
            case "credits":
                self.action_aside("credits")
            case "rewind":
                await self.run_action("app.desk('rewind')")
            case "again":
                self.post_message(self.Again(self))
            case _:
                await self.run_action("app.quit")

    # What the keys do

    def action_undo(self) -> None:
        """Take the last move back."""
        if self._session.undo():
            self._moved()
        elif self._session.moves and self._session.state.difficulty == Difficulty.STRICT:
            self.notify(_("On Strict, only one move can be taken back."), markup=False)
        else:
            self.notify(_("There is nothing to take back."), markup=False)

    def action_redo(self) -> None:
        """Make the move again that was taken back."""
        if self._session.redo():
            self._moved()
        else:
            self.notify(_("No move was taken back."), markup=False)

    def action_act(self, name: str) -> None:
        """Do a free act, where it is possible."""
        if self._now() < self._deaf_until:
            return
        if name in self._session.turn.acts:
            self._move(lambda: self._session.act(name))
        else:
            self.notify(_("Not here, or not yet."), markup=False)

    def action_aside(self, name: str) -> None:
        """Lay something over the page: a sum, the meter, the picture by itself."""
        self.app.push_screen(ASIDES[name](self._session, self._preview(), self.projector))

    def action_difficulty(self) -> None:
        """Choose how patient it is."""

        def chosen(word: str | None) -> None:
            if word:
                self._move(lambda: self._session.change_difficulty(word))

        self.app.push_screen(screens.difficulty.DifficultyScreen(self._session.state.difficulty), chosen)

    def action_clock(self) -> None:
        """Choose whether there is a clock, and how long it gives."""

        def chosen(word: str | None) -> None:
            if word:
                self._clock = times_of(word)
                self._give_time()

        self.app.push_screen(screens.clock.ClockScreen(self._clock), chosen)
