"""What can be done from anywhere, by one key whatever lies over the page; and what can be done at this moment."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.binding import BindingType
from textual.screen import Screen

from game.i18n import _
from game.play.store import Store
from game.rules.camcorder import FILM, LENS
from game.rules.passing import SKIP
from game.tui import screens
from game.tui.commands import ALL, ANYWHERE, CHOOSING, bindings
from game.tui.keymap import anywhere
from game.tui.paced import Paced
from game.tui.screens.play import PlayScreen
from game.tui.screens.small import SmallScreen

if TYPE_CHECKING:
    from game.tui.screens.palette import Doable

OPENS = "palette"
"""The command that lists the others; and not itself."""
LEAVES = "quit"
"""The command whose keys lead out of the game from anywhere."""


class Anywhere(Paced):
    """Opens what can be opened from anywhere."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(ANYWHERE)

    _store: Any

    @property
    def store(self) -> Store | None:
        """Where plays are kept."""
        return self._store if isinstance(self._store, Store) else None

    async def on_key(self, event: events.Key) -> None:
        """Do what can be done from anywhere; what lies over the page has the key first, where it wants it."""
        command = anywhere(event.key)
        if command and event.key not in self.screen.active_bindings:
            event.stop()
            event.prevent_default()
            await self.run_action(command.action)

    def lies(self, *kinds: type[Screen[Any]]) -> bool:
        """Whether a screen of one of these kinds lies over the page, or one that says the window is too small."""
        return any(isinstance(screen, (SmallScreen, *kinds)) for screen in self.screen_stack)

    def action_help(self) -> None:
        """Say what can be done."""
        if not self.lies(screens.help.HelpScreen):
            self.push_screen(screens.help.HelpScreen())

    def action_palette(self) -> None:
        """List what can be done now."""
        if not self.lies(screens.palette.Palette):
            self.push_screen(screens.palette.Palette())

    def doable(self, screen: Screen[Any]) -> "Iterator[Doable]":
        """Yield what can be done now, `screen` being the one that is looked at: the choices of a page first."""
        page, doable = screen if isinstance(screen, PlayScreen) else None, screens.palette.Doable
        for item in page.choices.items if page else ():
            if item.enabled:
                take = partial(self.page.choices.action_take_number, item.number)
                yield doable(item.label.text, item.detail.text, str(item.number), take)
        for command in ALL:
            there = page is not None and command not in CHOOSING and self._possible(page, command.id)
            if command.id != OPENS and (there or command.anywhere or command.id == LEAVES):
                do = partial(self.run_action, command.action, page)
                yield doable(_(command.name), _(command.tooltip), command.shown_now, do)

    def _possible(self, page: PlayScreen, name: str) -> bool:
        """Whether a command does anything on the page as it is."""
        session, acts, kept = self.session, self.session.turn.acts, self.store is not None
        back = page.prose.top > 0
        known = {
            "undo": session.can_undo,
            "redo": session.can_redo,
            LENS: LENS in acts,
            FILM: FILM in acts,
            "scene": SKIP in acts,
            "saves": kept,
            "transcript": kept,
            "read_1": page.prose.more,
            "read__1": back,
            "oldest": back,
            "put_away": bool(page.query("Toast")),
        }
        return known.get(name, True)
