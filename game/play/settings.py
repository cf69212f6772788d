"""What a player has set, kept in one file beside the saves.

What the command line says holds for its own run and is not kept; what is set while playing is.
"""

from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from game.i18n import _
from game.play import files
from game.play.files import Newer, Unreadable
from game.play.manner import Manner
from game.settings import BY_NAME, MEASURE, PREVIEW, SIGNS

FORMAT = 1
NAME = "settings.json"
LARGEST = 1 << 16
"""Bytes that the file may have."""

Keys = Mapping[str, tuple[str, ...]]
"""Name of a command of the full screen -> the keys that a player gave it."""


class Kept(Struct, frozen=True):
    """The file."""

    format: int
    values: dict[str, str] = {}
    keys: dict[str, tuple[str, ...]] = {}


class Settings:
    """What is in force: what the command line says, else what was set, else the defaults."""

    def __init__(self, folder: Path | None = None, given: Mapping[str, str] | None = None) -> None:
        """Read what was kept.

        Args:
            folder: Where the file is; None keeps nothing.
            given: What the command line says, checked.
        """
        self._path = folder / NAME if folder else None
        self._given = dict(given or {})
        self._stays = False
        """The file is not to be written over."""
        self.notice: str | None = None
        """A sentence about a file that could not be read."""
        self.first = True
        """Nothing was ever set here."""
        self._kept = self._read()

    def of(self, name: str) -> str:
        """Return the value in force."""
        return self._given.get(name) or self.kept(name)

    def kept(self, name: str) -> str:
        """Return the value that the next run begins with."""
        setting = BY_NAME[name]
        try:
            return setting.accepted(self._kept.values.get(name, setting.default))
        except ValueError:
            return setting.default

    def is_given(self, name: str) -> bool:
        """Whether a value holds for this run only."""
        return name in self._given

    def set(self, name: str, text: str) -> str | None:
        """Set a value from here on; return a sentence where it cannot be kept.

        Raises:
            ValueError: the setting has no such value.
        """
        value = BY_NAME[name].accepted(text)
        if self._path is None:
            self._given[name] = value
            return None
        self._given.pop(name, None)
        return self._write(name, value, None)

    @property
    def fresh(self) -> bool:
        """Whether there is a place to keep settings, with none in it yet."""
        return self.first and self._path is not None

    @property
    def keys(self) -> Keys:
        """The keys that a player gave to commands of the full screen."""
        return self._kept.keys

    def set_keys(self, keys: Keys) -> str | None:
        """Keep the keys; return a sentence where they cannot be kept."""
        return self._write(None, "", dict(keys))

    @property
    def measure(self) -> int | None:
        """How many columns a line of prose may have; None leaves it to the surface."""
        value = self.of(MEASURE.name)
        return None if value in MEASURE.words else int(float(value))

    @property
    def manner(self) -> Manner:
        """How pages are worded."""
        return Manner(figures=self.of(PREVIEW.name) == "numbers", labelled=self.of(SIGNS.name) == "words")

    def _read(self) -> Kept:
        if self._path is None:
            return Kept(FORMAT)
        try:
            kept = files.decoded(files.content(self._path, LARGEST), Kept, FORMAT)
        except FileNotFoundError:
            return Kept(FORMAT)
        except Newer:
            self._stays = True
            sentence = _("{file} is of a newer version of the game; what you set now is not kept.")
            self.notice = sentence.format(file=NAME)
        except (Unreadable, OSError) as error:
            self.notice = files.set_aside(self._path, error)
            self._stays = files.stamp(self._path) is not None
        else:
            self.first = False
            return kept
        return Kept(FORMAT)

    def _write(self, name: str | None, value: str, keys: dict[str, tuple[str, ...]] | None) -> str | None:
        """Keep one change, beside what another window may have changed since."""
        now = self._kept if self._stays else self._reread()
        values = {**now.values, name: value} if name else now.values
        self._kept = Kept(FORMAT, values, now.keys if keys is None else keys)
        self.first = False
        if self._path is None:
            return None
        if self._stays:
            return _("{file} is left as it is; this holds until you leave.").format(file=NAME)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            files.write(self._path, msgspec.json.format(msgspec.json.encode(self._kept), indent=2))
        except OSError as error:
            sentence = _("What you set holds until you leave, and is not kept: {reason}.")
            return sentence.format(reason=files.reason(error, self._path))
        return None

    def _reread(self) -> Kept:
        try:
            return files.decoded(files.content(self._path, LARGEST), Kept, FORMAT) if self._path else self._kept
        except (Unreadable, Newer, OSError):
            return self._kept
