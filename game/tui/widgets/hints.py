"""The line of hints: which keys there are, from the declared commands."""

from textual import events
from textual.content import Content
from textual.widget import Widget

from game.i18n import _
from game.tui.commands import ALL, Command
from game.tui.measure import GUTTER

BETWEEN = "   "


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

    COMMANDS = tuple(command for command in ALL if command.hint)

    def render(self) -> Content:
        """Return the hints in a row."""
        return Content(BETWEEN).join(_entry(command) for command in self.COMMANDS)

    async def on_click(self, event: events.Click) -> None:
        """Do what the hint under the pointer says."""
        event.stop()
        left = GUTTER
        for command in self.COMMANDS:
            right = left + _entry(command).cell_length
            if left <= event.x < right and len(command.keys) < 9:
                await self.screen.run_action(command.action)
            left = right + len(BETWEEN)
