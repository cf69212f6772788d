"""The page: prose, choices, meter. The play itself is in the session; here it is only shown and asked to move."""

from collections.abc import Callable
from math import inf
from pathlib import Path
from time import monotonic
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.color import Color
from textual.message import Message
from textual.screen import Screen

from game.film import Film
from game.i18n import _
from game.model.state import Preview
from game.model.story import Difficulty
from game.play import ChoiceError, Session
from game.play.clock import Now, times_of
from game.play.keepsakes import NOTHING, Keepsakes
from game.rules.camcorder import FILM
from game.tui.backdrop import ABOVE, BEHIND, BESIDE, PAGE
from game.tui.commands import CLOCK, GALLERY, PLAYING, READING, bindings
from game.tui.measure import GUTTER, NARROW_MEASURE, WIDE_FROM, WIDE_MEASURE, is_tall
from game.tui.offered import is_metered, items
from game.tui.past import Past
from game.tui.projector import Projector, Surface
from game.tui.screens.clock import ClockScreen
from game.tui.screens.credits import CreditsScreen
from game.tui.screens.difficulty import DifficultyScreen
from game.tui.screens.gallery import GalleryScreen
from game.tui.screens.help import HelpScreen
from game.tui.screens.meter import MeterScreen
from game.tui.screens.notes import NotesScreen
from game.tui.screens.why import WhyScreen
from game.tui.titleplate import TITLE
from game.tui.viewfinder import levels, marks
from game.tui.widgets.choices import Choices
from game.tui.widgets.countdown import Countdown
from game.tui.widgets.cut import Cut
from game.tui.widgets.film import Moving
from game.tui.widgets.hints import Hints
from game.tui.widgets.meter import Meter
from game.tui.widgets.over import OverPicture, PageColumn, Spread
from game.tui.widgets.prose import Prose
from game.tui.widgets.running_head import RunningHead

DEAF = 0.5
"""Seconds after the time was up in which choices and acts are not heard: they were meant for the page that is gone."""
STEADY = 11
"""Lines that the choices take on a tall screen: four with their prices, and air."""
BREADTHS: list[tuple[int, str]] | None = [(0, "-narrow"), (WIDE_FROM, "-wide")]
"""From how many columns the page has which class."""


class PlayScreen(Screen[None]):
    """One column, set to a measure. A picture may stand beside it in `#spread` where the window is wide."""

    BINDINGS: ClassVar[list[BindingType]] = bindings((*READING, *PLAYING, GALLERY, CLOCK))
    AUTO_FOCUS = "Choices"
    HORIZONTAL_BREAKPOINTS = BREADTHS
    DEFAULT_CSS = f"""
    PlayScreen {{
        background: $background;
        layout: horizontal;
        layers: default above;
        #film {{ display: none; }}
        &.-above {{ layout: vertical; }}
        &.-above #film {{ display: block; width: 100%; height: 20; }}
        &.-beside #film {{ display: block; dock: right; height: 100%; }}
        &.-beside #spread {{ align-horizontal: left; }}
        #spread {{ height: 1fr; align-horizontal: center; }}
        #page {{ width: {NARROW_MEASURE + 2 * GUTTER}; }}
        &.-wide #page {{ width: {WIDE_MEASURE + 2 * GUTTER}; }}
        &.-tall #page {{ padding: 1 0; }}
        RunningHead {{ margin-bottom: 1; }}
        Meter {{ margin-top: 1; }}
        Countdown {{ display: none; }}
        &.-tall Prose {{ margin-bottom: 1; }}
        &.-tall Meter {{ margin-top: 2; }}
        &.-tall Hints {{ margin-top: 1; }}
        &.-clocked Countdown {{ display: block; }}
        &.-clocked Meter {{ margin-top: 0; }}
        &.-clocked.-tall Countdown {{ margin-top: 1; }}
    }}
    """

    head = getters.query_one(RunningHead)
    prose = getters.query_one(Prose)
    choices = getters.query_one(Choices)
    meter = getters.query_one(Meter)
    countdown = getters.query_one(Countdown)
    hints = getters.query_one(Hints)
    moving = getters.query_one("#film", Moving)
    cut = getters.query_one(Cut)

    class Moved(Message):
        """The play has moved, on or back."""

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
        super().__init__()
        self.projector = projector or Projector(Film(Path()), now, moving=False)
        """What is behind the page."""
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
        yield Cut()
        yield Moving(id="film")
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

    def open(self, session: Session) -> None:
        """Show another play."""
        self._session = session
        self._past = Past(self._keepsakes.strip)
        self._show()

    def _show(self) -> None:
        """Show the page the play is open at."""
        page = self._session.turn
        self.projector.title = self._session.story.title
        self._project()
        titled = any(line.style == "title" for line in page.lines)
        self.head.scene = "" if titled or page.ended else page.scene
        self.head.teller = page.told_by
        backdrop = self.projector.backdrop
        unmarked = backdrop is None or backdrop.frame.where == BEHIND or self.projector.developing
        self.head.tape = page.tape if unmarked else None
        self.hints.acts = (GALLERY.name,) if page.ended else page.acts
        self.meter.visible = self.hints.metered = is_metered(page)  # its line stays, so that nothing jumps
        self.meter.teller = page.told_by
        self.meter.reading = page.meter
        self.choices.show(items(page), steady=page.art != TITLE)
        self.meter.ahead = self._preview()
        self._mark()
        self._give_time()
        self.prose.show(self._past.leaves(self._session))

    def _project(self) -> None:
        """Show the page's picture, where there is one."""
        columns, lines = self.app.size
        variables = self.app.theme_variables
        colours = not self.app.current_theme.ansi
        paper = Color.parse(variables["background"]).rgb if colours else (0, 0, 0)
        surface = Surface(columns, lines, paper, colours, self.app.current_theme.name == "reality")
        another = self.projector.show(self._session.turn, surface)
        where = self.projector.backdrop.frame.where if self.projector.backdrop else ""
        self.set_class(is_tall(columns, lines), "-tall")
        self.set_class(where == BESIDE, "-beside")
        self.set_class(where == ABOVE, "-above")
        if where == BESIDE:
            self.moving.styles.width = columns - PAGE
        elif where == ABOVE and self.projector.backdrop:
            self.moving.styles.height = self.projector.backdrop.frame.lines
        if where:
            self.moving.run()
        self._mark()
        self.cut.follow(self.projector)
        self.prose.head(not self.projector.titled)
        if another:
            if self.projector.premiere():
                self.cut.begin(self.projector)
            for widget in self.query(OverPicture):
                widget.refresh()

    def _mark(self) -> None:
        """Put the camcorder's marks into the picture."""
        page, backdrop = self._session.turn, self.projector.backdrop
        if backdrop is None or backdrop.frame.where == BEHIND:
            return
        if self.projector.developing:
            self.moving.mark(())
            return
        frame = backdrop.frame
        columns = frame.columns - PAGE if frame.where == BESIDE else frame.columns
        filming = self._session.history[-1].move == FILM
        bar = levels(self._session, self._preview())
        self.moving.mark(tuple(marks(page, columns, frame.lines, bar, filming)))

    def on_resize(self) -> None:
        """Lay the picture anew."""
        self._project()

    def _give_time(self) -> None:
        """Give the page its time, whole; it begins to run when the prose has been shown."""
        page, clocked = self._session.turn, self._clock is not None
        self.set_class(clocked, "-clocked")
        self.hints.clocked = clocked
        self.countdown.teller = page.told_by
        self.countdown.give(page.clock, self._clock)

    @property
    def _attended(self) -> bool:
        """Whether the player is at the page, has it before them whole, and is at nothing else."""
        return self.is_active and self.prose.told and not (self._covered or self.cut.display)

    def cover(self, lies: bool) -> None:
        """Let the time wait while something that is said lies over the page."""
        self._covered = lies
        for countdown in self.query(Countdown):  # there is none yet where the play opens with a notice
            if countdown.runs or not lies:
                countdown.go(self._attended)

    def _let_time_run(self) -> None:
        self.countdown.go(self._attended)

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

    def on_prose_turned(self) -> None:
        """Let the time run, or wait."""
        self._let_time_run()

    def on_cut_ended(self) -> None:
        """Let the time run, now that the page is before the player."""
        self._let_time_run()

    def on_screen_suspend(self) -> None:
        """Let the time wait: something lies over the page."""
        self.countdown.go(False)

    def on_screen_resume(self) -> None:
        """Let the time go on, once the page is there again."""
        self.call_after_refresh(self._let_time_run)

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
                self.app.push_screen(CreditsScreen())
            case "again":
                self.post_message(self.Again(self))
            case _:
                await self.run_action("app.quit")

    # What the keys do

    def action_read(self, pages: int) -> None:
        """Read on or back."""
        self.prose.read(pages)

    def action_oldest(self) -> None:
        """Go to the first page."""
        self.prose.oldest()

    def action_newest(self) -> None:
        """Go to the page the play is open at."""
        self.prose.newest()

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

    def action_why(self) -> None:
        """Show the sums of the last turns."""
        self.app.push_screen(WhyScreen(self._session))

    def action_meter(self) -> None:
        """Show the meter in full."""
        self.app.push_screen(MeterScreen(self._session, self._preview()))

    def action_notes(self) -> None:
        """Show the content notes of this place."""
        self.app.push_screen(NotesScreen(self._session.turn.notes))

    def action_help(self) -> None:
        """Show the help page."""
        self.app.push_screen(HelpScreen())

    def action_difficulty(self) -> None:
        """Choose how patient it is."""

        def chosen(word: str | None) -> None:
            if word:
                self._move(lambda: self._session.change_difficulty(word))

        self.app.push_screen(DifficultyScreen(self._session.state.difficulty), chosen)

    def action_clock(self) -> None:
        """Choose whether there is a clock, and how long it gives."""

        def chosen(word: str | None) -> None:
            if word:
                self._clock = times_of(word)
                self._give_time()

        self.app.push_screen(ClockScreen(self._clock), chosen)

    def action_gallery(self) -> None:
        """Show the last frames that were found."""
        found = self._keepsakes.endings(self._session.turn)
        self.app.push_screen(GalleryScreen(self._session.story, found, self.projector.film))
