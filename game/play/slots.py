"""Eight named places to keep a play in, beside the autosave.

    slot-N-ID.json                 a play, with the name that its player gave it
    slot-N-ID.json.previous        what the slot held before

A slot's number makes its file; its name is only written in it.
"""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from game.i18n import _
from game.model.story import Story
from game.play import files
from game.play.cleaning import named
from game.play.files import Newer, Unreadable, beside
from game.play.saves import Picture, Save, taken_from
from game.play.session import Session
from game.play.store import MOST_WINDOWS, Store
from game.play.vault import PREVIOUS, encoded, found, read

SLOTS = 8
LONGEST = 40
"""Characters of a name."""


class Slot(NamedTuple):
    """What a slot holds, for a list of them."""

    number: int
    name: str = ""
    scene: str = ""
    written: datetime | None = None
    """UTC; None while the slot is free."""
    picture: Picture | None = None
    """For a thumbnail; None where the place has no picture."""
    trouble: str = ""
    """Why it cannot be read, where it cannot."""

    @property
    def free(self) -> bool:
        """Whether nothing is in it."""
        return self.written is None and not self.trouble


class Loaded(NamedTuple):
    """What came of loading a slot."""

    session: Session | None
    said: str | None
    """A sentence, where there is something to say."""


class Slots:
    """The slots of one story in a store's folder. No trouble with files ends a play: it is returned as a sentence."""

    def __init__(self, store: Store, story: Story) -> None:
        """Take the store whose folder they are in."""
        self._store = store
        self._story = story

    def path(self, number: int) -> Path:
        """Return a slot's file."""
        if not 1 <= number <= SLOTS:
            raise ValueError(number)
        return self._store.folder / f"slot-{number}-{self._story.id}.json"

    def all(self) -> tuple[Slot, ...]:
        """Return every slot, without touching any."""
        return tuple(self._slot(number, self.path(number)) for number in range(1, SLOTS + 1))

    def first_free(self) -> int | None:
        """Return the first slot with nothing in it."""
        return next((slot.number for slot in self.all() if slot.free), None)

    def keep(self, number: int, session: Session, name: str = "") -> str | None:
        """Keep a play in a slot; what the slot held is kept beside it. Return a sentence on what is wrong."""
        path = self.path(number)
        save = taken_from(session, self._store.structure(self._story), named(name, LONGEST))
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            files.write(path, encoded(save), beside(path, PREVIOUS))
        except OSError as error:
            sentence = _("Slot {number} could not be written: {reason}.")
            return sentence.format(number=number, reason=files.reason(error, path))
        return None

    def load(self, number: int) -> Loaded:
        """Return the play in a slot; one that cannot be read is set aside, and what was there before is given."""
        return self._loaded(self.path(number), _("There is nothing in slot {number}.").format(number=number))

    def windows(self) -> tuple[Slot, ...]:
        """Return what other windows left; a slot's number is the window's."""
        there = [number for number in range(1, MOST_WINDOWS + 1) if number != self._store.window]
        shown = [self._slot(number, self._store.window_path(self._story, number)) for number in there]
        return tuple(slot for slot in shown if not slot.free)

    def load_window(self, number: int) -> Loaded:
        """Return the play that another window left."""
        empty = _("There is nothing in w{number}.").format(number=number)
        return self._loaded(self._store.window_path(self._story, number), empty)

    def _loaded(self, path: Path, empty: str) -> Loaded:
        replayed, notices = found(self._story, path)
        if replayed is None:
            return Loaded(None, " ".join(notices) or empty)
        return Loaded(replayed.session, " ".join(filter(None, (*notices, replayed.said))) or None)

    def _slot(self, number: int, path: Path) -> Slot:
        try:
            save = read(path, self._story.id)
        except FileNotFoundError:
            return Slot(number)
        except Newer:
            return Slot(number, trouble=_("it is of a newer version of the game"))
        except Unreadable as error:
            return Slot(number, trouble=str(error))
        except OSError as error:
            return Slot(number, trouble=files.reason(error, path))
        return _shown(number, save)


def _shown(number: int, save: Save) -> Slot:
    # A name is cleaned again: a file may come from anywhere.
    return Slot(number, named(save.name, LONGEST), named(save.scene, LONGEST), save.written, save.picture)
