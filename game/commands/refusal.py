"""What a command refuses, and how near names are found for the cure."""

from collections.abc import Iterable

from game.i18n import _

MOST_NAMES = 12
"""Names that a cure lists; more would bury the reason."""


class WrongUse(Exception):
    """A command line that cannot be followed: the reason, then the cure. The exit status is 2."""

    def __init__(self, reason: str, cure: str) -> None:
        """Take both as whole sentences."""
        super().__init__(reason, cure)
        self.reason = reason
        self.cure = cure


class Broken(Exception):
    """A story that cannot be played; its text says so, with the first problems. The exit status is 1."""


def nearest(word: str, names: Iterable[str], otherwise: str) -> str:
    """Return 'Did you mean …?' for the name nearest to a word, or another cure where none is near."""
    from difflib import get_close_matches  # only mistakes pay for it

    near = get_close_matches(word, list(names), n=1, cutoff=0.6)
    return _("Did you mean {name}?").format(name=near[0]) if near else otherwise


def listed(names: Iterable[str]) -> str:
    """Return names as a list of bearable length."""
    every = list(names)
    shown = ", ".join(every[:MOST_NAMES])
    return shown if len(every) <= MOST_NAMES else shown + ", …"
