"""The prose: the page the play is open at, above it, paler, every page before, and the fold under it."""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.style import Style

from game.i18n import _
from game.tui.measure import GUTTER, is_tall, spaced
from game.tui.past import Leaf
from game.tui.typeset import BLANK, Row, set_leaf, strip_of
from game.tui.widgets.over import OverPicture

TITLE_RULE = 12
"""Columns of the rule under the story's title."""
OVERLAP = 2
"""Rows of a page that are still there after reading on by a page."""
WHEEL = 3
"""Rows that a turn of the wheel moves."""
ALWAYS_BRIGHT = ("story", "title", "rule")
"""Rows that do not pale with their page."""


class Prose(OverPicture):
    """Paints the rows that are in view, and nothing else; its last line is the fold."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"prose--{name}"
        for name in (
            *("story", "title", "teller", "cube", "label", "footage", "rule", "end", "aside", "past"),
            *("sign", "emphasis"),
        )
    }
    DEFAULT_CSS = """
    Prose {
        height: 1fr;
        color: $prose;
        .prose--story { color: $bone; text-style: bold; }
        .prose--title { color: $bone; }
        .prose--teller { color: $quiet; }
        .prose--end { color: $bone; text-style: bold; }
        .prose--cube { color: $bone; }
        .prose--label { color: $quiet; text-style: $past-style; }
        .prose--footage { color: $bone; }
        .prose--rule { color: $rule; text-style: $past-style; }
        .prose--aside { color: $quiet; text-style: $past-style; }
        .prose--past { color: $past; text-style: $past-style; }
        .prose--sign { color: $sign; }
        .prose--emphasis { color: $emphasis; text-style: italic; }
    }
    """

    class Turned(Message):
        """Other rows are in view, or may be."""

    def __init__(self, title: str) -> None:
        """Start without a leaf; the story's title stands above the first."""
        super().__init__()
        self._story_title = title
        self._headed = True
        """Whether the story's title stands above the first page."""
        self._leaves: tuple[Leaf, ...] = ()
        self._rows: list[Row] = []
        self._set_for: tuple[Size, bool] | None = None
        """What the rows were set for."""
        self._top = 0
        """The first row in view."""
        self._here = 0
        """The row at which the page that the play is open at begins."""
        self._settled = True
        """The reader is where the play put them, and has not turned."""
        self._whole = False
        """The page that the play is open at has been in view to its last row."""
        self._sets: dict[tuple[int, int], tuple[Leaf, list[Row]]] = {}
        self._strips: dict[int, Strip] = {}
        self._styles: dict[str, Style] = {}

    # What is shown

    def show(self, leaves: Sequence[Leaf]) -> None:
        """Show a play: what it is open at, from its first line."""
        self._leaves = tuple(leaves)
        shown = {id(leaf) for leaf in leaves}
        self._sets = {key: kept for key, kept in self._sets.items() if key[0] in shown}
        self._set_for = None
        self._whole = False
        self._settle()

    def head(self, headed: bool) -> None:
        """Put the story's title above the first page, or leave it out."""
        if headed != self._headed:
            self._headed = headed
            self._set_for = None
            self.refresh()

    @property
    def top(self) -> int:
        """The row at the top of the window, from the play's first line."""
        return self._top

    @property
    def more(self) -> bool:
        """Whether rows are left below."""
        return self._top < self._furthest

    @property
    def told(self) -> bool:
        """Whether the page that the play is open at has been shown to its end, and no older one is read again."""
        return self._whole and self._top >= min(self._here, self._furthest)

    @property
    def rows(self) -> tuple[str, ...]:
        """The rows in view, as plain text."""
        self._arrange()
        return tuple(row.content.plain for row in self._rows[self._top : self._top + self._lines])

    def newest(self) -> None:
        """Show the page the play is open at: from its first line, or whole at the foot if it is short."""
        self._settle()
        self._turned()

    def oldest(self) -> None:
        """Show the first page."""
        self._turn(0)

    def read(self, pages: int) -> None:
        """Read on by so many pages, or back."""
        self._turn(self._top + pages * max(1, self._lines - OVERLAP))

    def _turn(self, row: int) -> None:
        """Go where the reader wants to be."""
        self._settled = False
        self._top = max(0, min(row, self._furthest))
        self.refresh()
        self._turned()

    def _settle(self) -> None:
        """Put the reader where the page begins."""
        self._settled = True
        self._top = min(self._here, self._furthest)
        self.refresh()

    def _turned(self) -> None:
        """Note what has come into view, once the rows are those of the page."""
        if self._rows and self._set_for == self._room:
            self._whole = self._whole or not self.more
            self.post_message(self.Turned())

    # How it is set

    @property
    def _lines(self) -> int:
        """How many rows are in view."""
        return max(0, self.size.height - 1)

    @property
    def _room(self) -> tuple[Size, bool]:
        """What rows are set for: the size, and whether the screen is a tall one, which it may become by itself."""
        return self.size, is_tall(*self.app.size)

    @property
    def _furthest(self) -> int:
        return max(0, len(self._rows) - self._lines)

    def _arrange(self) -> None:
        """Set the type, if the play or the room is another than it was set for.

        It is done when painting: sizes are known then, and a new page is right the first time it is seen.
        """
        if self._set_for == self._room:
            return
        above = self._here - self._top
        self._set_for = self._room
        self._set()
        self._top = self._here if self._settled else self._here - above
        self._top = max(0, min(self._top, self._furthest))
        self._turned()

    def _set(self) -> None:
        """Set every leaf that is not set yet, and put them under each other."""
        self._strips.clear()
        width = self.size.width - 2 * GUTTER
        if width <= 0 or not self._leaves:
            self._rows = []
            return
        sets = [self._leaf(leaf, width) for leaf in self._leaves]
        now = max(index for index, leaf in enumerate(self._leaves) if index == 0 or not leaf.difficulty)
        body = [row for rows in sets for row in rows]
        while body and body[-1] is BLANK:
            body.pop()
        if is_tall(*self.app.size):
            body.append(BLANK)
        head = self._head(width)
        head += [] if not head or body[0] is BLANK else [BLANK]
        sink = [BLANK] * (self._lines - len(head) - len(body))
        self._rows = head + sink + body
        # The first page is the title page.
        self._here = len(head) + len(sink) + sum(map(len, sets[:now])) if now else 0

    def _head(self, width: int) -> list[Row]:
        """Return what stands over the first page: the story's title, where its picture has not got it."""
        if not self._headed:
            return []
        title, rule = Row(Content(spaced(self._story_title, width)), "story"), Row(Content("─" * TITLE_RULE), "rule")
        return [title, rule] if is_tall(*self.app.size) else [title]

    def _leaf(self, leaf: Leaf, width: int) -> list[Row]:
        """Return a leaf's rows; it is kept with them, so that its identity stays its own."""
        key = (id(leaf), width)
        if key not in self._sets:
            self._sets[key] = (leaf, set_leaf(leaf, width))
        return self._sets[key][1]

    def notify_style_update(self) -> None:
        """Forget what was painted in another look."""
        super().notify_style_update()
        self._strips.clear()
        self._styles.clear()

    # How it is painted

    def render_line(self, y: int) -> Strip:
        """Paint one row of what is in view, or the fold."""
        self._arrange()
        if y >= self._lines:
            return self._fold()
        index = self._top + y
        if index >= len(self._rows):
            return Strip.blank(self.size.width, self.visual_style.rich_style)
        if index not in self._strips:
            self._strips[index] = self._paint(index)
        return self._strips[index]

    def _paint(self, index: int) -> Strip:
        row = self._rows[index]
        past = index < self._here and row.style not in ALWAYS_BRIGHT
        base = self._style("past" if past else row.style)
        spans = {} if past else {"sign": self._style("sign"), "emphasis": self._style("emphasis")}
        return strip_of(row, self.size.width, base, spans)

    def _fold(self) -> Strip:
        """Paint the thin line under the prose, which says when there is more below."""
        width = self.size.width - 2 * GUTTER
        more = Content(" " + _("more ↓ space") if self.more else "")
        line = "─" * max(0, width - more.cell_length)
        rule = self._style("rule").rich_style
        words = Segment(more.plain, self._style("aside").rich_style)
        return Strip([Segment(" " * GUTTER + line, rule), words]).adjust_cell_length(self.size.width, rule)

    def _style(self, name: str) -> Style:
        if name not in self._styles:
            component = () if name in ("prose", "say") else (f"prose--{name}",)
            self._styles[name] = self.get_visual_style(*component)
        return self._styles[name]

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Read on by a few rows."""
        event.stop()
        self._turn(self._top + WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Read back by a few rows."""
        event.stop()
        self._turn(self._top - WHEEL)
