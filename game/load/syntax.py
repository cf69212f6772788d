"""YAML's own errors, told as the slips that they most likely are.

The two YAML readers word the same error differently, so only the kind of trouble is taken from their words; the rest
comes from the text at the place.
"""

import re
from typing import Any

from yaml.composer import ComposerError

from game.i18n import _
from game.load.compose import MarkedYAMLError, TooDeep
from game.load.diagnostics import Reporter

_KEY = re.compile(r"\s*(?:- +)*(?P<key>[^\s:#'\"{\[]+)(?P<colon>:?)")
_VALUE = re.compile(r"\s*(?:- +)*(?:[^\s:'\"{\[]+:\s+)?(?P<mark>['\"{\[])")
_IN_TEXT = {"alias": "*", "anchor": "&", "tag": "!", "directive": "%"}


class Trouble:
    """One YAML error and the lines around it."""

    def __init__(self, error: MarkedYAMLError, text: str, file: str, reporter: Reporter) -> None:
        """Look at the place of the error."""
        self.problem = error.problem or ""
        self.context = error.context or ""
        self.lines = re.split("\r\n|\r|\n", text)
        self.file, self.reporter = file, reporter
        mark = error.problem_mark or error.context_mark
        self.line, self.column = (mark.line, mark.column) if mark else (0, 0)
        start = error.context_mark or mark
        self.start = (start.line, start.column) if start else (0, 0)

    def report(self, code: str, place: tuple[int, int], **details: Any) -> None:
        """Report at a line and column from 0."""
        self.reporter.add(code, self.file, place[0] + 1, place[1] + 1, **details)

    def source(self, line: int) -> str:
        """Return a line; nothing past the end."""
        return self.lines[line] if 0 <= line < len(self.lines) else ""

    def at(self, place: tuple[int, int]) -> str:
        """Return the character at a place; nothing at the end of a line."""
        return self.source(place[0])[place[1] : place[1] + 1]

    @property
    def before(self) -> str:
        """The line of the error, up to it."""
        return self.source(self.line)[: self.column]


def explain(error: MarkedYAMLError, text: str, file: str, reporter: Reporter) -> None:
    """Report a YAML error with its likeliest cause."""
    trouble = Trouble(error, text, file, reporter)
    if isinstance(error, TooDeep):
        trouble.report("LK010", (trouble.line, trouble.column))
    elif isinstance(error, ComposerError):
        _composing(trouble)
    elif not any(rule(trouble) for rule in (_tab, _starts_text, _quote, _flow, _colon, _no_colon, _block)):
        _other(trouble)


def _composing(trouble: Trouble) -> None:
    place = (trouble.line, trouble.column)
    if "single document" in trouble.context:
        trouble.report("LK008", place)
    elif "alias" in trouble.problem:
        trouble.report("LK016", place, mark="*")
    else:
        trouble.report("LK011", place, problem=_("the same '&name' is given twice"))


def _tab(trouble: Trouble) -> bool:
    """A tab where only spaces may be."""
    found = trouble.at((trouble.line, trouble.column)) == "\t" and not trouble.before.strip()
    if found:
        trouble.report("LK012", (trouble.line, trouble.column))
    return found


def _starts_text(trouble: Trouble) -> bool:
    """Text that begins with a character of YAML's."""
    place = (trouble.line, trouble.column)
    mark = next((sign for word, sign in _IN_TEXT.items() if re.search(rf"ing an? {word}\b", trouble.context)), "")
    if mark or "block scalar" in trouble.context:
        place, mark = trouble.start, mark or trouble.at(trouble.start)
    elif "cannot start any token" in trouble.problem or "mapping keys are not allowed" in trouble.problem:
        mark = trouble.at(place)
    if mark and mark in "*&!%@`|>?":
        trouble.report("LK016", place, mark=mark)
        return True
    return False


def _quote(trouble: Trouble) -> bool:
    """A quote that is never closed."""
    if "quoted scalar" not in trouble.context:
        return False
    if "end of stream" in trouble.problem or "document separator" in trouble.problem:
        trouble.report("LK015", trouble.start, quote=trouble.at(trouble.start))
    else:
        trouble.report("LK011", trouble.start, problem=_("an unknown escape after \\ in a quoted text"))
    return True


def _flow(trouble: Trouble) -> bool:
    """Brackets that are not closed, or text inside them that should be quoted."""
    opening = trouble.at(trouble.start)
    if "flow" not in trouble.context or not opening or opening not in "{[":
        return False
    if trouble.at((trouble.line, trouble.column)) == ":" and trouble.line == trouble.start[0]:
        inner = re.split(r"[{,\[]|: ", trouble.before)[-1]
        trouble.report("LK014", (trouble.line, trouble.column), before=inner.strip())
    else:
        trouble.report("LK026", trouble.start, mark=opening, partner="}" if opening == "{" else "]")
    return True


def _colon(trouble: Trouble) -> bool:
    """A colon where no key can end: inside plain text, or after a line without one."""
    if "mapping values are not allowed" not in trouble.problem:
        return False
    place = (trouble.line, trouble.column)
    head, found, rest = trouble.before.partition(": ")
    if found:
        trouble.report("LK014", place, before=rest.strip())
        return True
    previous = next((n for n in range(trouble.line - 1, -1, -1) if trouble.source(n).strip()), None)
    key = _KEY.match(trouble.source(previous)) if previous is not None else None
    indent = len(head) - len(head.lstrip())
    if previous is None or key is None:
        word = _KEY.match(head)
        trouble.report("LK013", (trouble.line, indent), key=word["key"] if word else head.strip())
    elif not key["colon"] or not re.match(r"\s|$", trouble.source(previous)[key.end() :]):
        trouble.report("LK013", (previous, key.start("key")), key=key["key"])
    elif head.strip().isidentifier():
        trouble.report("LK023", (trouble.line, indent))
    else:
        trouble.report("LK014", place, before=head.strip())
    return True


def _no_colon(trouble: Trouble) -> bool:
    """A line of a mapping that is no key."""
    if "could not find expected ':'" not in trouble.problem:
        return False
    word = _KEY.match(trouble.source(trouble.start[0])[trouble.start[1] :])
    trouble.report("LK013", trouble.start, key=word["key"] if word else "")
    return True


def _block(trouble: Trouble) -> bool:
    """Something after a value that had ended, or in the wrong column."""
    if "parsing a block" not in trouble.context:
        return False
    before = trouble.before
    if not before.strip():
        trouble.report("LK023", (trouble.line, trouble.column))
        return True
    value = _VALUE.match(before)
    if value is None:
        return False
    mark, place = value["mark"], (trouble.line, value.start("mark"))
    if mark in "{[":
        trouble.report("LK017", place, mark=mark)
    elif before.count(mark) > 1:
        trouble.report("LK024", (trouble.line, trouble.column))
    else:  # this quote closed one that an earlier line had opened
        opened = next((n for n in range(trouble.line - 1, -1, -1) if trouble.source(n).count(mark) % 2), trouble.line)
        trouble.report("LK015", (opened, trouble.source(opened).find(mark)), quote=mark)
    return True


def _other(trouble: Trouble) -> None:
    place = (trouble.line, trouble.column)
    found = trouble.at(place)
    if found:
        problem = _("'{character}' is not expected").format(character=found)
    elif trouble.line >= len(trouble.lines) - 1:
        problem = _("the file ends too early")
    else:
        problem = _("the line ends too early")
    trouble.report("LK011", place, problem=problem)
