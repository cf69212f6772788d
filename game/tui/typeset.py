"""Setting type: lines with a meaning become rows of a given width. Story text is content, never markup."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.style import Style

from game.i18n import N_, _
from game.model.text import Line
from game.tui.measure import GUTTER, spaced
from game.tui.past import Leaf

CUBE_MARK = "▪"
POINTER = "›"  # noqa: RUF001  (a pointer is meant, and a finer one than >)
FOOTAGE_MARK = "○"
DIFFICULTIES = {"story": N_("Story"), "standard": N_("Standard"), "strict": N_("Strict")}
"""What the difficulties are called."""
MARKS = {"cube": CUBE_MARK, "label": POINTER, "footage": FOOTAGE_MARK}
"""What hangs in the gutter before a line of that style, so that it is known without its colour."""


class Row(NamedTuple):
    """One row of the page."""

    content: Content
    style: str = "prose"
    """A meaning: a line's style, or 'rule', 'end', 'aside'."""
    mark: str = ""
    """Hangs in the gutter."""


BLANK = Row(Content(""))


def styled(line: Line) -> Content:
    """Return a line as content, its spans named by their meaning."""
    content = Content(line.text)
    if len(content.plain) != len(line.text):  # control characters were dropped: spans no longer fit
        return content
    for span in line.spans:
        content = content.stylize(span.style, span.start, span.end)
    return content


def paragraph(line: Line, width: int) -> list[Row]:
    """Set one line."""
    if line.style == "title":
        return [BLANK, Row(Content(spaced(line.text, width)), "title")]
    rows = [Row(content, line.style) for content in styled(line).wrap(width)]
    rows[0] = rows[0]._replace(mark=MARKS.get(line.style, ""))
    return rows


def paragraphs(lines: Iterable[Line], width: int) -> list[Row]:
    """Set lines one under the other, a blank row after each."""
    rows: list[Row] = []
    for line in lines:
        rows += [*paragraph(line, width), BLANK]
    return rows


def set_leaf(leaf: Leaf, width: int) -> list[Row]:
    """Set what one move told: the choice taken, its lines, and at the end the ending's title."""
    if leaf.difficulty:
        sentence = _("From here on: {difficulty}.").format(difficulty=_(DIFFICULTIES[leaf.difficulty]))
        return [Row(Content(sentence), "aside", "·"), BLANK]
    rows: list[Row] = []
    if leaf.taken:
        taken = [row._replace(style="label") for row in paragraph(leaf.taken, width)]
        rows += [taken[0]._replace(mark=POINTER), *taken[1:], BLANK]
    rows += paragraphs(leaf.page.lines, width)
    if leaf.aside:
        rows += [Row(row, "aside", "·" if not at else "") for at, row in enumerate(Content(leaf.aside).wrap(width))]
    if leaf.page.ended:
        title = Row(Content(spaced(leaf.page.scene, width)), "end")
        rows += [BLANK, Row(Content("─" * 12), "rule"), BLANK, title, BLANK]
    return rows


def strip_of(row: Row, width: int, base: Style, spans: Mapping[str, Style]) -> Strip:
    """Return a row as it is painted, gutter and all.

    Args:
        row: What is painted.
        width: Of the whole strip, in columns.
        base: The style of the row.
        spans: The style of each kind of span.
    """
    gutter = Segment(f"  {row.mark}".ljust(GUTTER), base.rich_style)
    words = row.content.render(base, end="", parse_style=lambda name: spans.get(str(name), base))
    segments = [gutter, *(Segment(text, (base + style).rich_style) for text, style in words)]
    return Strip(segments).adjust_cell_length(width, base.background_style.rich_style)
