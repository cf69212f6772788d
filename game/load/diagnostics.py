"""What the loader has to say about a story: records with a place, a sentence and a cure, and who collects them."""

from typing import Any, Literal

from msgspec import Struct

from game.i18n import _
from game.load.codes import code

Severity = Literal["error", "warning", "hint"]

LONGEST_QUOTE = 120
"""Characters of the writer's text that a message repeats."""
MOST = 500
"""Diagnostics kept for one file; more would bury the first."""


class Diagnostic(Struct, frozen=True):
    """One problem of a story."""

    code: str
    severity: Severity
    message: str
    cure: str
    file: str
    """From the folder that holds the story, with `/`."""
    line: int
    """From 1."""
    column: int
    """From 1, in characters."""

    def __str__(self) -> str:
        """Return the problem as one line: place, severity, code, sentence, cure."""
        return f"{self.file}:{self.line}:{self.column}: {self.severity} {self.code}: {self.message}; {self.cure}"


class StoryError(Exception):
    """A story that cannot be played; its text is the whole report."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Keep every problem found, warnings and hints too."""
        super().__init__("\n".join(map(str, diagnostics)))
        self.diagnostics = diagnostics


def quoted(value: Any) -> Any:
    """Return a detail as a message may show it: short, on one line, without control characters."""
    if isinstance(value, (tuple, list)):
        return ", ".join(map(quoted, value))
    if not isinstance(value, str):
        return value
    text = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in value[: LONGEST_QUOTE + 1])
    return text if len(value) <= LONGEST_QUOTE else text[:LONGEST_QUOTE] + "…"


class Reporter:
    """Collects the problems of one story, each once."""

    def __init__(self) -> None:
        """Start with nothing to report."""
        self._found: dict[tuple[str, str, int, int, str], Diagnostic] = {}
        self._counts: dict[str, int] = {}
        self.files: dict[str, int] = {}
        """Rank of each file in the report."""
        self.errors = 0
        self.structural = 0
        """Errors of keys and names: what is left of the story may lack nodes and ways."""

    def add(self, name: str, file: str, line: int, column: int, /, suggestion: str = "", **details: Any) -> None:
        """Report a problem by its code; a near name that exists takes the place of the general cure."""
        entry = code(name)
        self.errors += entry.severity == "error"
        self.structural += entry.severity == "error" and name < "LK3"
        share = file + entry.severity
        if self._counts.get(share, 0) >= MOST:
            return
        shown = {key: quoted(value) for key, value in details.items()}
        message = _(entry.message).format(**shown)
        cure = _(entry.cure).format(**shown)
        if suggestion:
            cure = _("did you mean '{name}'?").format(name=quoted(suggestion))
        key = (name, file, line, column, message)
        if key in self._found:
            return
        self._counts[share] = self._counts.get(share, 0) + 1
        self._found[key] = Diagnostic(name, entry.severity, message, cure, file, line, column)

    def report(self) -> tuple[Diagnostic, ...]:
        """Return all problems: by file in the story's order and by line, what is seen only of the whole story last."""
        last = len(self.files)

        def rank(found: Diagnostic) -> tuple[bool, int, str, int, int]:
            # Whole-story findings may follow from any other error, so they come after all of those.
            whole = found.code.startswith("LK5")
            return whole, self.files.get(found.file, last), found.file, found.line, found.column

        return tuple(sorted(self._found.values(), key=rank))
