"""What a player keeps beside their place: strips of a photo booth, and the endings they have found."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from game.play.album import Album
from game.play.page import Page


class Keepsakes(NamedTuple):
    """What there is to keep them in; nothing, where a play is not kept."""

    album: Album | None = None
    found: Callable[[], Sequence[str]] = tuple
    """Returns the ids of the endings that plays have found so far."""

    def strip(self, page: Page) -> str | None:
        """Keep the strip that a page has made, and return a sentence on it; None where there is none."""
        return self.album.keep(page) if self.album else None

    def endings(self, page: Page) -> tuple[str, ...]:
        """Return the ids of the endings found, with the one that a page is."""
        return (*self.found(), *([page.ended] if page.ended else []))


NOTHING = Keepsakes()
"""Of a play that is not kept."""
