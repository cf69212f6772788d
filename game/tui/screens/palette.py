"""The list of commands: everything that can be done at this moment, searched by its words.

Names and sentences are shown as content, never as markup: labels of choices are a story's.
"""

from collections.abc import Awaitable, Callable, Iterable
from typing import Any, NamedTuple, Protocol, runtime_checkable

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.screen import Screen

from game.i18n import _
from game.tui.screens.fields import fields

NAMED, TOLD = 1.0, 0.5
"""How well a command fits whose name has the words in it, and one that has them in its sentence."""


class Doable(NamedTuple):
    """One thing that can be done now."""

    name: str
    does: str
    """One sentence; empty where the name says it all."""
    keys: str
    """As a player knows them."""
    do: Callable[[], Awaitable[object] | None]

    def fits(self, words: str) -> float:
        """Return how well it fits some words, 0 to 1: all of them must be there, in any order and case."""
        wanted = words.casefold().split()
        name, all_ = self.name.casefold(), f"{self.name} {self.does} {self.keys}".casefold()
        return NAMED if all(word in name for word in wanted) else TOLD if all(word in all_ for word in wanted) else 0.0

    @property
    def shown(self) -> Content:
        """How it is listed."""
        head = Content.assemble((self.name, "$bone"), "   ", (self.keys, "$quiet"))
        return Content("\n").join([head, Content.styled(self.does, "$prose")]) if self.does else head


@runtime_checkable
class Doing(Protocol):
    """An app that knows what can be done."""

    def doable(self, screen: Screen[Any]) -> Iterable[Doable]:
        """Return what can be done now, `screen` being the one that is looked at."""


class Commands(Provider):
    """Gives what can be done to the toolkit's palette."""

    async def discover(self) -> Hits:
        """Give everything."""
        for each in self._doable:
            yield DiscoveryHit(each.shown, each.do, each.name)

    async def search(self, query: str) -> Hits:
        """Give what has some words in it; where nothing has, say that."""
        fitting = [(each.fits(query), each) for each in self._doable]
        for score, each in fitting:
            if score:
                yield Hit(score, each.shown, each.do, each.name)
        if not any(score for score, _each in fitting):
            yield Hit(0.0, Content(_("Nothing that can be done now has these words in it.")), lambda: None, query)

    @property
    def _doable(self) -> Iterable[Doable]:
        return self.app.doable(self.screen) if isinstance(self.app, Doing) else ()


class Palette(CommandPalette):
    """The toolkit's palette, in the look of the page."""

    DEFAULT_CSS = (
        fields("Palette")
        + """
    Palette {
        background: $background 70%;
        &:ansi { background: transparent; }
        & > Vertical { width: 74; max-width: 100%; background: $panel; }
        SearchIcon { display: none; }
        #--input, #--input.--list-visible { border: none; background: $panel; }
        #--results { background: $panel; }
        CommandList { border: round $rule; }
        CommandList > .option-list--option { text-style: none; color: $prose; }
    }
    """
    )

    def __init__(self) -> None:
        """List what can be done."""
        super().__init__(providers=[Commands], placeholder=_("what to do"))
