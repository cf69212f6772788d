"""A report of what broke, in a file: what a developer needs, and nothing that says whose machine it was."""

import getpass
import os
import platform
import re
import sys
import traceback
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from game import __version__
from game.i18n import _

LONGEST = 20_000
"""Characters of a report; a story's own text could make an error very long."""
# From a stroke or a drive on, as far as a path goes; what it ends in is kept.
_PATH = re.compile(r"(?:(?<![\w.~])~?|\b[A-Za-z]:)[\\/](?:[^\s\\/'\"<>|:]+[\\/])+(?=[^\s\\/'\"<>|:])")
# A path with blanks in it can be told from words only where it is quoted, as the system's own errors do.
_QUOTED = re.compile(r"(['\"])(?:~|[A-Za-z]:)?[\\/][^'\"\n]*[\\/]([^'\"\\/\n]*)\1")
_HOME = re.compile(r"(?<=[\\/])(?:home|Users)[\\/][^\s\\/'\":]+")


def report(error: BaseException, about: Mapping[str, str]) -> str:
    """Return what broke, and what it ran on, as text without private paths.

    Args:
        error: What was raised.
        about: What else is to be known, by name.
    """
    system = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    size = _terminal()
    facts = {"What the Lens Kept": __version__, "System": system, "Terminal": size, **about}
    head = [f"{name}: {scrubbed(value)}" for name, value in facts.items()]
    told = [*head, "", *_frames(error), scrubbed("".join(traceback.format_exception_only(error)).rstrip()), ""]
    return "\n".join(told)[:LONGEST]


def _terminal() -> str:
    with suppress(OSError, ValueError, AttributeError):
        columns, lines = os.get_terminal_size(sys.__stderr__.fileno() if sys.__stderr__ else 2)
        return f"{os.environ.get('TERM', '')} {columns}x{lines}"
    return os.environ.get("TERM", "")


def _frames(error: BaseException) -> list[str]:
    """Return the way to where it broke: file, line, function, without the values of anything."""
    frames = traceback.extract_tb(error.__traceback__)
    return [f"  {_module(frame.filename)}:{frame.lineno} {frame.name}: {frame.line or ''}" for frame in frames]


def _module(file: str) -> str:
    """Return a file by its package, without where that is installed."""
    parts = Path(file).parts
    for root in ("site-packages", "game", f"python{sys.version_info.major}.{sys.version_info.minor}"):
        if root in parts:
            at = len(parts) - 1 - parts[::-1].index(root)
            return "/".join(parts[at if root == "game" else at + 1 :])
    return parts[-1] if parts else file


def scrubbed(text: str) -> str:
    """Return a text in which of each path only the last part is left, and the user has no name."""
    whole = _QUOTED.sub(r"\1…/\2\1", text)
    short = _PATH.sub("…/", _HOME.sub("home/USER", whole))
    with suppress(Exception):  # some systems know nobody
        user = getpass.getuser()
        short = re.sub(rf"\b{re.escape(user)}\b", "USER", short) if len(user) > 2 else short
    return short


def written(error: BaseException, folder: Path | None, about: Mapping[str, str]) -> str | None:
    """Write a report; return a sentence that says where it is, None where it could not be written."""
    if folder is None:
        return None
    name = f"crash-{datetime.now():%Y%m%d-%H%M%S}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(report(error, about), encoding="utf-8", errors="replace")
    except OSError:
        return None
    return _("What happened is written in {file}; there is nothing private in it.").format(file=folder / name)
