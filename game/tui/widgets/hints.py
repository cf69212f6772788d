"""The line of hints: which keys there are, from the declared commands."""

from textual import events
from textual.content import Content
from textual.reactive import reactive

from game.i18n import _
from game.tui.commands import ALL, CLOCK, Command
from game.tui.measure import GUTTER
from game.tui.widgets.over import OverPicture

BETWEEN = ("   ", "  ")
"""What keeps two hints apart; the second, where there is no room for the first."""

YIELDING = ("meter", "why", "take back")
"""Hints that give way to those of the page, in this order; the help page has them all."""

METERED, UNMETERED = ("meter", "why"), ("difficulty",)
"""Hints of a page where the cube listens, and those that stand in their place where it does not."""


def _entry(command: Command) -> Content:
    """Return one command as its hint."""
    key = command.shown_now.split()[0]
    return Content.assemble((key, "$quiet"), " ", _(command.name))


class Hints(OverPicture):
    """One line; a click on a hint does what its key does."""

    ALLOW_SELECT = False
    DEFAULT_CSS = f"""
    Hints {{
        height: 1;
        padding: 0 {GUTTER};
        color: $past;
        text-style: $past-style;
    }}
    """

    clocked: reactive[bool] = reactive(False)
    """Whether the clock is on: how it is changed stands in the line then."""

    metered: reactive[bool] = reactive(True)
    """Whether the meter has anything to say on this page."""

    acts: reactive[tuple[str, ...]] = reactive(())
    """What the camcorder can do on this page."""

    @property
    def commands(self) -> tuple[Command, ...]:
        """The commands in the line: those that always stand there, and those that this page adds."""
        return self._row()[2]

    def _wanted(self) -> list[Command]:
        without, instead = ((), ()) if self.metered else (METERED, UNMETERED)
        added = (*self.acts, *instead, *([CLOCK.name] if self.clocked else []))
        return [c for c in ALL if (c.hint and c.name not in without) or c.name in added]

    def _row(self) -> tuple[Content, str, tuple[Command, ...]]:
        """Return the hints in a row, what keeps them apart, and which they are: some give way for want of room."""
        wanted = self._wanted()
        for yielding in range(len(YIELDING) + 1):
            shown = tuple(c for c in wanted if c.name not in YIELDING[:yielding])
            for between in BETWEEN:
                row = Content(between).join(map(_entry, shown))
                if row.cell_length <= self.content_size.width:
                    return row, between, shown
        return row, between, shown

    def render(self) -> Content:
        """Return the hints in a row."""
        return self._row()[0]

    async def on_click(self, event: events.Click) -> None:
        """Do what the hint under the pointer says."""
        event.stop()
        left, (_row, between, shown) = GUTTER, self._row()
        for command in shown:
            right = left + _entry(command).cell_length
            if left <= event.x < right and len(command.keys) < 9:
                await self.screen.run_action(command.action)
            left = right + len(between)
