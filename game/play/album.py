"""The strips that a player keeps: pictures on photo paper, as files beside the saves.

    photo-strip-1.png, photo-strip-2.png, …

No file is ever written over. A strip that is there already is not kept twice.
"""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from game.film import Film, Picture
from game.film.png import write
from game.film.strip import kept
from game.i18n import _
from game.play import files
from game.play.page import Page

MOST_STRIPS = 1000
"""Numbers tried for a strip."""
LARGEST = 1 << 20
"""Bytes of a file that is looked at, whether it is the same strip."""


class Album:
    """Keeps strips in a folder. No trouble with files ever ends a play: it is returned as a sentence."""

    def __init__(self, folder: Path, film: Film) -> None:
        """Take the folder, which may not exist yet, and the pictures."""
        self.folder = folder
        self._film = film

    def keep(self, page: Page) -> str | None:
        """Keep the strip that a page has made.

        Returns:
            A sentence on where it lies, or why it does not; None where there is none.
        """
        panels = self.panels(page.prints)
        if not panels:
            return None
        try:
            path = self._kept(write(kept(panels)))
        except (OSError, files.Unreadable) as error:
            why = files.reason(error, self.folder) if isinstance(error, OSError) else str(error)
            return _("The strip could not be kept as a picture: {reason}.").format(reason=why)
        return _("The strip is yours to keep: {file}, in {folder}").format(file=path.name, folder=path.parent)

    def panels(self, prints: Sequence[str]) -> list[Picture]:
        """Return the pictures of a strip; none where one of them is missing."""
        found = [self._film.picture(name, size="small") for name in prints]
        there = [picture for picture in found if picture]
        return there if len(there) == len(found) else []

    def _kept(self, data: bytes) -> Path:
        """Return the file of a strip: the one that holds it already, or a new one."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for number in range(1, MOST_STRIPS):
            path = self.folder / f"photo-strip-{number}.png"
            with suppress(FileExistsError):
                _write_new(path, data)
                return path
            if _holds(path, data):
                return path
        raise files.Unreadable(_("there are too many strips already"))


def _write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet, whole or not at all.

    Raises:
        FileExistsError: It is there.
        OSError: It cannot be written.
    """
    with path.open("xb") as file:
        try:
            file.write(data)
            file.flush()
        except OSError:
            path.unlink(missing_ok=True)
            raise


def _holds(path: Path, data: bytes) -> bool:
    """Whether a file is this very strip."""
    try:
        return path.stat().st_size == len(data) and files.content(path, LARGEST) == data
    except (OSError, files.Unreadable):
        return False
