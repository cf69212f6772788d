"""The line of hints: which keys there are, from the declared commands."""

from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from game.i18n import _
from game.tui.commands import ALL, CLOCK, Command
from game.tui.measure import GUTTER

BETWEEN = ("   ", "  ")
"""What keeps two hints apart; the second, where there is no room for the first."""


def _entry(command: Command) -> Content:
    """Return one command as its hint."""
    key = command.shown.split()[0]
    return Content.assemble((key, "$quiet"), " ", _(command.name))


class Hints(Widget):
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

    @property
    def commands(self) -> tuple[Command, ...]:
        """The commands in the line."""
        return tuple(command for command in ALL if command.hint or (self.clocked and command is CLOCK))

    def _row(self) -> tuple[Content, str]:
        """Return the hints in a row, and what keeps them apart."""
        rows = [(Content(between).join(map(_entry, self.commands)), between) for between in BETWEEN]
        return next((row for row in rows if row[0].cell_length <= self.content_size.width), rows[-1])

    def render(self) -> Content:
        """Return the hints in a row."""
        return self._row()[0]

    async def on_click(self, event: events.Click) -> None:
        """Do what the hint under the pointer says."""
        event.stop()
        left, between = GUTTER, self._row()[1]
        for command in self.commands:
            right = left + _entry(command).cell_length
            if left <= event.x < right and len(command.keys) < 9:
                await self.screen.run_action(command.action)
            left = right + len(between)
