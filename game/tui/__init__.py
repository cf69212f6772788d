"""The full screen: a printed page at night, in the terminal. Textual is imported only when a play opens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    # The first frame is shown before even the engine is imported.
    from game.play import Session
    from game.play.keepsakes import Keepsakes
    from game.play.settings import Settings

MOTIONS = ("full", "reduced", "off")
"""What `motion` may be."""


class Store(Protocol):
    """Where a play is kept."""

    kept: bool
    """Whether the last save held."""

    def save(self, session: Session) -> str | None:
        """Keep the place; return a sentence on what is wrong, if it was not said before."""


def run(
    session: Session,
    *,
    store: Store | None = None,
    motion: str = "full",
    notice: str | None = None,
    clock: float | None = None,
    settings: Settings | None = None,
    keepsakes: Keepsakes | None = None,
    leaving: Callable[[Session], str] | None = None,
    titled: bool = False,
) -> int:
    """Play in the full screen until the player leaves.

    Args:
        session: The play, at its start or wherever it was left.
        store: Keeps the play after each move and at the end, a crash included.
        motion: One of `MOTIONS`.
        notice: Something to say over the first page.
        clock: How many times the story's time there is, where it has a clock; None without one.
        settings: What is in force.
        keepsakes: What the player keeps beside their place; nothing if None.
        leaving: Done with the play when the player leaves; returns a sentence.
        titled: Whether the title stands on the screen already.

    Returns:
        The exit status: 0, or 1 after a crash.
    """
    from game.tui.opening import first_frame

    with first_frame(session.story.title, shown=titled):
        from game.tui.app import LensApp
    from game.play.keepsakes import NOTHING
    from game.tui.ending import played

    kept = keepsakes or NOTHING
    app = LensApp(session, store=store, motion=motion, notice=notice, clock=clock, settings=settings, keepsakes=kept)
    return played(app, leaving)
