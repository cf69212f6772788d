"""The time that is left, in one line: by number and by length. It waits while the player reads elsewhere."""

from math import ceil
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip
from textual.timer import Timer

from game.i18n import _, ngettext
from game.model.story import Teller
from game.play.clock import Now, Stopwatch
from game.play.page import TimeLimit
from game.tui.measure import GUTTER
from game.tui.widgets.bar import Stretch, running_out
from game.tui.widgets.meter import TAIL, room_for_words
from game.tui.widgets.over import OverPicture

RATES = {"full": 10, "basic": 2, "none": 1}
"""How often in a second the line may change, by what the toolkit may animate. Without motion the whole seconds are
still told: a number that stood while the time ran would be untrue."""
SOON = 0.01
"""Seconds until the next look, where the toolkit looked a moment too early."""


class _Shown(NamedTuple):
    """All that the line depends on."""

    width: int
    room: int = 0
    """Columns for the words."""
    seconds: int = 0
    stretches: tuple[Stretch, ...] = ()
    """The bar; none on a page without a clock."""
    waits: bool = False


def _words(seconds: int) -> str:
    return ngettext("{n} second", "{n} seconds", seconds).format(n=seconds)


class Countdown(OverPicture):
    """One line; blank on a page without a clock."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"countdown--{name}" for name in ("left", "gone", "waits")}
    DEFAULT_CSS = """
    Countdown {
        height: 1;
        color: $prose;
        .countdown--left { color: $bone; }
        .countdown--gone { color: $rule; text-style: $past-style; }
        .countdown--waits { color: $quiet; text-style: $past-style; }
    }
    """

    teller: var[Teller] = var("none")
    """The bar begins under the meter's, whose words depend on who tells."""

    class Up(Message):
        """The time is up."""

        def __init__(self, limit: TimeLimit, since: float) -> None:
            """Say which time it was, and for how many seconds it has been up."""
            super().__init__()
            self.limit = limit
            self.since = since

    def __init__(self, now: Now) -> None:
        """Show nothing yet; `now` says what time it is, in s."""
        super().__init__()
        self._now = now
        self._limit: TimeLimit | None = None
        self._watch: Stopwatch | None = None
        self._timer: Timer | None = None
        self._waits = False
        """It was told to wait; a page that is new does not say so."""
        self._painted: _Shown | None = None
        """What the strip shows."""
        self._strip = Strip([])

    # How it runs

    def give(self, limit: TimeLimit | None, times: float | None) -> None:
        """Give the time of a page, whole; it does not run yet.

        Args:
            limit: The page's own; None where it has none.
            times: How many times as long the player has; None without a clock.
        """
        self._look_no_more()
        self._limit = limit
        self._watch = Stopwatch(limit.seconds * times, self._now) if limit and times else None
        self._waits = False
        self.refresh()

    @property
    def runs(self) -> bool:
        """Whether time passes."""
        return self._watch is not None and self._watch.runs

    def go(self, runs: bool) -> None:
        """Let the time run, or wait."""
        if self._watch is None:
            return
        self._waits = not runs
        if runs:
            self._watch.run()
            self.look()
        else:
            self._watch.stand()
            self._look_no_more()
        self.refresh()

    def look(self) -> None:
        """Look how much is left: show it where it has changed, and say so when the time is up."""
        watch = self._watch
        if watch is None or self._limit is None or not watch.runs:
            return
        self._look_no_more()
        if watch.is_up:
            watch.stand()
            self.post_message(self.Up(self._limit, -watch.left))
        else:
            # From the time itself, never by counting ticks: a look that comes late loses nothing.
            until = watch.left - (self._ticks(watch) - 1) / self._rate
            self._timer = self.set_timer(max(SOON, until), self.look)
        if self._shown() != self._painted:
            self.refresh()

    def on_unmount(self) -> None:
        """Look no more."""
        self._look_no_more()

    def _look_no_more(self) -> None:
        if self._timer:
            self._timer.stop()
            self._timer = None

    # How it is painted

    @property
    def _rate(self) -> int:
        return RATES[self.app.animation_level]

    def _ticks(self, watch: Stopwatch) -> int:
        """Return what is left in the steps that may be shown."""
        return max(0, ceil(watch.left * self._rate))

    def _shown(self) -> _Shown:
        width = self.size.width
        if self._watch is None:
            return _Shown(width)
        ticks, whole = self._ticks(self._watch), self._watch.whole
        room = max(room_for_words(self.teller), cell_len(_words(ceil(whole))))
        cells = max(1, width - 2 * GUTTER - room - 2 - TAIL)
        bar = running_out(cells, ticks / (whole * self._rate))
        return _Shown(width, room, -(-ticks // self._rate), tuple(bar), self._waits)

    def notify_style_update(self) -> None:
        """Forget what was painted in another look."""
        super().notify_style_update()
        self._painted = None

    def render_line(self, y: int) -> Strip:
        """Paint the line, anew only where it is another."""
        shown = self._shown()
        if shown != self._painted:
            self._painted, self._strip = shown, self._paint(shown)
        return self._strip

    def _paint(self, shown: _Shown) -> Strip:
        base = self.visual_style.rich_style
        if not shown.stretches:
            return Strip.blank(shown.width, base)
        words = _words(shown.seconds)
        segments = [Segment(" " * GUTTER + words + " " * (shown.room - cell_len(words) + 2), base)]
        for stretch in shown.stretches:
            segments.append(Segment(stretch.cells, self._style(stretch.meaning)))
        segments.append(Segment((_("waits") if shown.waits else "").rjust(TAIL), self._style("waits")))
        return Strip(segments).adjust_cell_length(shown.width, base)

    def _style(self, name: str) -> Style:
        return self.get_visual_style(f"countdown--{name}").rich_style
