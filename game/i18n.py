"""Interface words: English is the key, `game/locale` holds translations.

Story prose does not pass through here; it is data with addresses of its own.
"""

from __future__ import annotations

import functools
import gettext
from pathlib import Path

DOMAIN = "lens"
FOLDER = Path(__file__).parent / "locale"


@functools.cache
def _catalogue() -> gettext.NullTranslations:
    """Return the catalogue of the user's language, or English where there is none."""
    return gettext.translation(DOMAIN, FOLDER, fallback=True)


def _(message: str) -> str:
    """Return an interface sentence in the user's language."""
    return _catalogue().gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """Return the form of a sentence that fits a count."""
    return _catalogue().ngettext(one, many, count)


def N_(message: str) -> str:
    """Mark a sentence kept in a constant, so that it is collected for translation; `_` translates it when shown."""
    return message
