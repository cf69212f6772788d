"""The gallery: the last frames that were found, as stills."""

from collections.abc import Iterable
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from game.film import Film
from game.i18n import _
from game.model.story import Story
from game.tui.commands import LEAFING, bindings
from game.tui.depth import depth_of, paper_of
from game.tui.measure import is_tall
from game.tui.widgets.stills import Still, Stills


def stills(story: Story, found: Iterable[str]) -> tuple[Still, ...]:
    """Return the places of a story's gallery, in the order of its file; what was not found has only a number."""
    known = set(found)
    return tuple(
        Still(ending.id, number, ending.title, ending.art) if ending.id in known else Still(ending.id, number)
        for number, ending in enumerate(story.endings.values(), 1)
    )


class GalleryScreen(Screen[str | None]):
    """All endings of a story, side by side where there is room, else one at a time; gives back the id of one taken."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(LEAFING)
    DEFAULT_CSS = """
    GalleryScreen {
        background: $background;
        padding: 0 2;
        &.-tall { padding: 1 3; }
        &.-tall #heading { margin-bottom: 1; }
        #heading { color: $bone; text-style: bold; height: 1; }
        #foot { color: $past; text-style: $past-style; height: 1; }
    }
    """

    stills = getters.query_one(Stills)

    def __init__(self, story: Story, found: Iterable[str], film: Film, share: float | None = None) -> None:
        """Show a story's endings.

        Args:
            story: The story.
            found: Ids of the endings that were found.
            film: The pictures.
            share: How much of all there is to read was read, 0 to 1, where that is known.
        """
        super().__init__()
        self._stills = stills(story, found)
        self._film = film
        self._share = share

    def compose(self) -> ComposeResult:
        """How many there are, the stills, and what can be done."""
        there = sum(bool(still.title) for still in self._stills)
        heading = _("Last frames: {found} of {all}").format(found=there, all=len(self._stills))
        if self._share is not None:
            heading += "   " + _("{share} % of all there is to read was read").format(share=int(100 * self._share))
        yield Static(Content(heading), id="heading")
        yield Stills(self._stills, self._film)
        keys = (f"{command.shown.split()[0]} {_(command.name)}" for command in LEAFING)
        yield Static(Content("  ".join(keys)), id="foot")

    def on_resize(self) -> None:
        """Give it air where there is some."""
        self.set_class(is_tall(*self.app.size), "-tall")

    def on_mount(self) -> None:
        """Paint in the look of the moment, and in the next."""
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self._surface())
        self._surface()

    def _surface(self) -> None:
        self.stills.surface(paper_of(self.app), depth_of(self.app))

    def action_leaf(self, step: int) -> None:
        """Look at the still before, or after."""
        self.stills.look_at(self.stills.ahead + step)

    def action_row(self, step: int) -> None:
        """Look at the still above, or below."""
        self.stills.look_at(self.stills.ahead + step * self.stills.grid.across)

    def action_lens(self) -> None:
        """See them through the lens, or as they are."""
        self.stills.see("bare" if self.stills.world == "lens" else "lens")

    def action_take(self) -> None:
        """Take the still looked at, where it was found."""
        still = self._stills[self.stills.ahead]
        if still.title:
            self.dismiss(still.ending)

    def action_close(self) -> None:
        """Go back to the page."""
        self.dismiss(None)
