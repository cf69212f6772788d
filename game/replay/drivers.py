"""What a script is played on. A driver makes moves; what they led to is read from its session."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from game.i18n import _
from game.model.state import Offer
from game.model.story import Story
from game.play import Session
from game.replay.script import Script, Surface


class Unlike(Exception):
    """The surface does not show, or do, what the session says; its text is how."""


class Driver(Protocol):
    """One play of one script. It is only asked for moves that can be made; each may raise `Unlike`."""

    @property
    def session(self) -> Session:
        """The play as it is now."""
        ...

    def choose(self, offer: Offer) -> None:
        """Take a choice that is offered."""
        ...

    def act(self, name: str) -> None:
        """Do a free act, or change the difficulty with 'difficulty:WORD'."""
        ...

    def late(self) -> None:
        """Let the time of the page run out; it has a clock."""
        ...

    def undo(self) -> bool:
        """Take the last move back; False where that cannot be."""
        ...

    def redo(self) -> bool:
        """Make it again; False where there is none."""
        ...

    def save_and_load(self) -> str | None:
        """Save the play and go on with what was loaded; a sentence where that is not the same play."""
        ...

    def check(self) -> None:
        """Raise `Unlike` where the surface shows something else than the session has."""
        ...

    def close(self) -> None:
        """End the play."""
        ...


Factory = Callable[[Story, Script], Driver]


def begun(story: Story, script: Script) -> Session:
    """Return a play as a script begins it."""
    return Session(story, script.difficulty, at=script.start, values=script.values)


class EngineDriver:
    """Plays on the rules alone."""

    def __init__(self, story: Story, script: Script) -> None:
        """Begin the play."""
        self.session = begun(story, script)

    def choose(self, offer: Offer) -> None:
        """Take a choice."""
        self.session.choose(offer.address)

    def act(self, name: str) -> None:
        """Do a free act, or change the difficulty."""
        self.session.move(name)

    def late(self) -> None:
        """Take the choice of those who are late."""
        self.session.late()

    def undo(self) -> bool:
        """Take the last move back."""
        return self.session.undo()

    def redo(self) -> bool:
        """Make it again."""
        return self.session.redo()

    def save_and_load(self) -> str | None:
        """Save the play and go on with what was loaded."""
        loaded, reason = saved_and_loaded(self.session)
        self.session = loaded or self.session
        return reason

    def check(self) -> None:
        """Find nothing: there is no surface."""

    def close(self) -> None:
        """Leave the play to itself."""


def saved_and_loaded(session: Session) -> tuple[Session | None, str | None]:
    """Return a play as it comes back from a save, and why it is not the same one, if it is not."""
    # Here, because few scripts save.
    from tempfile import TemporaryDirectory

    from game.play.store import Store

    with TemporaryDirectory() as folder:
        said = Store(Path(folder)).save(session)
        # A store of its own, as the next start of the game would have.
        loaded, notice = Store(Path(folder)).load(session.story)
    said = said or notice
    if loaded is None or said:
        return loaded, said or _("nothing came back")
    if (loaded.state, loaded.footage, loaded.moves) != (session.state, session.footage, session.moves):
        return loaded, _("it came back at {address}").format(address=loaded.state.node)
    if loaded.turn != session.turn:
        return loaded, _("its page came back changed")
    return loaded, None


def factory(surface: Surface) -> Factory:
    """Return what makes the driver of a surface."""
    if surface == "engine":
        return EngineDriver
    from game.replay.screen import TuiDriver  # it loads the toolkit

    return TuiDriver
