"""Where plays are kept: one autosave for each story, in one folder.

    autosave-ID.json               the play as it is
    autosave-ID-2.json             that of a second window, while the first is open
    autosave-ID.json.previous      as it was one move ago
    autosave-ID.json.earlier       the play before this one, as it was left
    autosave-ID.json.broken-N      what could not be read; set aside, never deleted
    record-ID.json                 what was read and found in all plays
    profile-ID.json                what outlives a play; set aside like a play where it cannot be read

A write is complete or does not happen: a temporary file in the same folder, fsync, rename.
"""

from pathlib import Path

from game.i18n import _
from game.model.story import Story
from game.play import files, locks, profile
from game.play.files import Newer, Unreadable, beside
from game.play.memory import Memory
from game.play.saves import structure, taken_from
from game.play.session import Session
from game.play.vault import PREVIOUS, copied, encoded, found, keep_earlier

MOST_WINDOWS = 9
"""Games at once in one folder, each with an autosave of its own."""


class Store:
    """Keeps plays in a folder. No trouble with files ever ends a play: it is returned as a sentence."""

    def __init__(self, folder: Path) -> None:
        """Remember the folder, which may not exist yet: it is made by the first save."""
        self.folder = folder
        self.kept = False
        """Whether the last save held."""
        self.window = 1
        """Which of the games at once this is: each has an autosave of its own."""
        self._lock: locks.Lock | None = None
        self._memory: Memory | None = None
        self._notices: list[str] = []
        """What was found and is still to be said."""
        self._said: str | None = None
        self._play: Session | None = None
        self._moves: tuple[str, ...] = ()
        """The moves of that play as they were last read or written."""
        self._stamp: files.Stamp | None = None
        """The file that they were read from or written to."""
        self._profile: dict[str, int] | None = None
        self._profile_stays = False
        """There is a profile that is not to be written over."""
        self._structures: tuple[Story, str] | None = None

    def path(self, story: Story) -> Path:
        """Return the file of a story's autosave. The story's id is a checked identifier, never a player's words."""
        return self.window_path(story, self.window)

    def window_path(self, story: Story, window: int) -> Path:
        """Return the autosave of one of the games at once, from 1."""
        return self._first(story) if window == 1 else self.folder / f"autosave-{story.id}-{window}.json"

    def _first(self, story: Story) -> Path:
        return self.folder / f"autosave-{story.id}.json"

    def enter(self, story: Story) -> str | None:
        """Take an autosave that no other running game has; return a sentence where that is not the first.

        Without this call it is the first, whoever else writes it: then what another one wrote is kept beside it.
        """
        if not self.folder.is_dir():
            return None  # nobody has been here
        files.tidy(self.folder)
        for window in range(1, MOST_WINDOWS + 1):
            self._lock = locks.held(self.folder / f"window-{window}-{story.id}.lock")
            if self._lock:
                self.window = window
                break
        if self.window == 1:
            return None
        sentence = _("Another window plays this story. What you do here is kept by itself, as {file}.")
        return sentence.format(file=self.path(story).name)

    def leave(self) -> str | None:
        """Write what is still to be written, and let another game have the autosave; return what is wrong."""
        trouble = self._memory.keep() if self._memory else None
        if self._lock:
            self._lock.release()
        return trouble

    def memory(self, story: Story) -> Memory:
        """Return what its player has read and found in all plays of a story."""
        if self._memory is None:
            self._memory = Memory(self.folder, story)
            self._notices += filter(None, [self._memory.notice])
        return self._memory

    def save(self, session: Session) -> str | None:
        """Keep a play.

        Returns:
            A sentence on what is wrong, when that is not what was said last; else None.
        """
        trouble: str | None
        try:
            self._write(session, encoded(taken_from(session, self.structure(session.story))))
        except OSError as error:
            self.kept = False
            trouble = _("This play is not being kept: {reason}.").format(reason=files.reason(error, self.folder))
        else:
            self.kept, self._play, self._moves = True, session, session.moves
            trouble = " ".join(filter(None, (self._keep_profile(session), self.memory(session.story).note(session))))
        fresh, self._said = trouble if trouble != self._said else None, trouble or None
        notices, self._notices = self._notices, []
        return " ".join(filter(None, (*notices, fresh))) or None

    def profile(self, story: Story) -> dict[str, int]:
        """Return what earlier plays left to the next one.

        A profile that cannot be read is set aside, and one of a newer version left as it is; the next save says so.
        """
        if self._profile is None:
            self._profile = self._read_profile(story)
        return self._profile

    def load(self, story: Story) -> tuple[Session | None, str | None]:
        """Return the play kept for a story, and a sentence where something is to be said about it.

        A file that cannot be read is set aside, and the one before it is tried.
        """
        path = self._first(story)
        if path == self.path(story):
            self._stamp = files.stamp(path)
        replayed, notices = found(story, path)
        if replayed is None:
            return None, " ".join(notices) or None
        session = replayed.session
        if path == self.path(story):
            self._play, self._moves, self.kept = session, session.moves, True
        return session, " ".join(filter(None, (*notices, replayed.said))) or None

    def _profile_path(self, story: Story) -> Path:
        return self.folder / f"profile-{story.id}.json"

    def _read_profile(self, story: Story) -> dict[str, int]:
        path = self._profile_path(story)
        try:
            return profile.decoded(story, files.content(path, profile.LARGEST))
        except FileNotFoundError:
            return {}
        except Newer:
            self._profile_stays = True
            sentence = _("{file} is of a newer version of the game; this play leaves it as it is.")
            self._notices.append(sentence.format(file=path.name))
        except (Unreadable, OSError) as error:
            self._notices.append(files.set_aside(path, error))
            self._profile_stays = files.stamp(path) is not None
        return {}

    def _keep_profile(self, session: Session) -> str | None:
        """Keep what outlives the play, where that has changed: an end was reached, or taken back."""
        leaves = session.outliving
        if leaves == self.profile(session.story) or not (self._profile or session.turn.ended) or self._profile_stays:
            return None
        path = self._profile_path(session.story)
        try:
            files.write(path, profile.encoded(session.story, leaves))
        except OSError as error:
            sentence = _("What outlives this play is not being kept: {reason}.")
            return sentence.format(reason=files.reason(error, path))
        self._profile = leaves
        return None

    def structure(self, story: Story) -> str:
        """Return the hash of a story's structure, worked out once."""
        if self._structures is None or self._structures[0] is not story:
            self._structures = story, structure(story)
        return self._structures[1]

    def _write(self, session: Session, data: bytes) -> None:
        path = self.path(session.story)
        self.folder.mkdir(parents=True, exist_ok=True)
        if session is not self._play:
            keep_earlier(path)
        elif files.stamp(path) not in (None, self._stamp):
            if session.moves == self._moves:
                return  # another window has gone on since, and nothing is new here
            self._keep_other(path)
        self._stamp = files.write(path, data, beside(path, PREVIOUS))

    def _keep_other(self, path: Path) -> None:
        """Keep what another window wrote since this one last did; where that fails, it is not written over."""
        try:
            copy = copied(path)
        except Unreadable as error:
            self._notices.append(files.set_aside(path, error))
            return
        sentence = _("Another window plays too, and has kept its own play; that is now {copy}.")
        self._notices.append(sentence.format(copy=copy))
