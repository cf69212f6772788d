"""`lens doctor`: what the game runs on, and what to change where that is not as it should be."""

import locale
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from game import __version__
from game.i18n import _
from game.resources import art_folder, cache_folder, saves_folder, story_folder

LEAST_COLUMNS, LEAST_LINES = 80, 24
LEAST_FREE = 10 << 20
"""Bytes on the disk of the saves."""
PACKAGES = ("textual", "rich", "msgspec", "pyyaml", "transitions", "platformdirs")
SIGNS = "«»“”—·…│─━▸"
"""What the full screen draws with beside letters; each is one column wide."""


class Finding(NamedTuple):
    """One thing that was looked at."""

    what: str
    found: str
    cure: str = ""
    """What to change; empty where all is well."""


def doctor(saves: Path | None) -> int:
    """Print every finding; the status is 1 if one of them needs a cure."""
    findings = list(found(saves or saves_folder()))
    print("\n".join(_lines(findings)))
    return int(any(finding.cure for finding in findings))


def _lines(findings: Iterable[Finding]) -> Iterator[str]:
    for finding in findings:
        yield _("{what}: {found}").format(what=finding.what, found=finding.found)
        if finding.cure:
            yield "  " + _("Cure: {cure}").format(cure=finding.cure)


def found(saves: Path) -> Iterator[Finding]:
    """Yield what is found, each with its cure."""
    yield Finding(_("Game"), __version__)
    yield _python()
    yield from _packages()
    yield _terminal()
    yield _size()
    yield _colours()
    yield _encoding()
    yield _widths()
    yield _language()
    yield _story()
    yield _pictures()
    yield _saves(saves)
    yield Finding(_("Kept stories"), str(cache_folder()))


def _python() -> Finding:
    version = f"Python {platform.python_version()}, {platform.system()}"
    return Finding(_("System"), version, "" if sys.version_info >= (3, 11) else _("Install Python 3.11 or newer."))


def _packages() -> Iterator[Finding]:
    for name in PACKAGES:
        try:
            yield Finding(name, metadata.version(name))
        except metadata.PackageNotFoundError:
            yield Finding(name, _("not there"), _("Install it, or the game anew: pip install what-the-lens-kept"))


def _is_terminal() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _terminal() -> Finding:
    term = os.environ.get("TERM", "")
    if not _is_terminal():
        return Finding(_("Terminal"), _("none: input or output is a file or a pipe, and the game plays line by line"))
    if term in ("", "dumb") and os.name != "nt":
        cure = _("Set TERM to what your terminal is, as in: TERM=xterm-256color")
        return Finding(_("Terminal"), _("{term}: the game plays line by line").format(term=term or "?"), cure)
    return Finding(_("Terminal"), term or platform.system())


def _size() -> Finding:
    columns, lines = shutil.get_terminal_size()
    size = _("{columns} columns, {lines} lines").format(columns=columns, lines=lines)
    small = _is_terminal() and (columns < LEAST_COLUMNS or lines < LEAST_LINES)
    sentence = _("Make the window larger, or its letters smaller: 80 columns and 24 lines are needed; or play --plain.")
    return Finding(_("Size"), size, sentence if small else "")


def _colours() -> Finding:
    if "NO_COLOR" in os.environ:
        return Finding(_("Colours"), _("none, since NO_COLOR is set"))
    if os.environ.get("COLORTERM") in ("truecolor", "24bit"):
        return Finding(_("Colours"), _("16 million"))
    many = "256" in os.environ.get("TERM", "")
    shown = _("256: pictures are coarser than they could be") if many else _("16: the game uses the terminal's own")
    cure = _("If your terminal can show more, set COLORTERM=truecolor.") if _is_terminal() else ""
    return Finding(_("Colours"), shown, cure)


def _encoding() -> Finding:
    encoding = (sys.stdout.encoding or "").lower() if sys.stdout else ""
    try:
        SIGNS.encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        cure = _("Use a UTF-8 locale, as in: LANG=C.UTF-8; or set PYTHONUTF8=1.")
        return Finding(_("Signs"), _("{encoding} cannot write all of them").format(encoding=encoding or "?"), cure)
    return Finding(_("Signs"), encoding)


def _widths() -> Finding:
    """Write the signs and ask the terminal how far it went."""
    from game.commands.measured import columns_of

    columns = columns_of(SIGNS) if _is_terminal() else None
    if columns is None:
        return Finding(_("Width of signs"), _("not measured: there is no terminal that would answer"))
    if columns == len(SIGNS):
        return Finding(_("Width of signs"), _("one column each, as it should be"))
    cure = _("Set your terminal to show signs of ambiguous width as narrow.")
    sentence = _("{columns} columns for {count} signs").format(columns=columns, count=len(SIGNS))
    return Finding(_("Width of signs"), sentence, cure)


def _language() -> Finding:
    named = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    try:
        locale.setlocale(locale.LC_ALL, "")
    except locale.Error:
        return Finding(_("Locale"), named, _("The system does not know it: set LANG to one that `locale -a` lists."))
    return Finding(_("Locale"), named or "C")


def _story() -> Finding:
    folder = story_folder()
    there = (folder / "story.yaml").is_file()
    return Finding(_("Story"), str(folder), "" if there else _("It is not there: install the game anew."))


def _pictures() -> Finding:
    folder = art_folder()
    count = len(list(folder.glob("*.png"))) if folder.is_dir() else 0
    return Finding(_("Pictures"), _("{count} in {folder}").format(count=count, folder=folder))


def _saves(folder: Path) -> Finding:
    nearest = next(path for path in (folder, *folder.resolve().parents) if path.exists())
    try:
        with tempfile.TemporaryFile(dir=nearest):
            free = shutil.disk_usage(nearest).free
    except OSError as error:
        cure = _("Name a folder that can be written: lens --saves DIR, or set LENS_SAVES.")
        return Finding(_("Saves"), f"{folder}: {error.strerror}", cure)
    cure = "" if free > LEAST_FREE else _("The disk is nearly full: make room, or name another folder with --saves.")
    return Finding(_("Saves"), str(folder), cure)
