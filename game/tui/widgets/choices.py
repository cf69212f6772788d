"""The choices: numbered, each with its price, always in view."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.style import Style

from game.model.text import Line
from game.tui.commands import CHOOSING, bindings
from game.tui.measure import GUTTER, is_tall
from game.tui.typeset import POINTER, styled
from game.tui.widgets.over import OverPicture

AIRY_SHARE = 0.4
"""Of a tall screen's height: up to here the choices are set with air between them."""
KEPT_FOR_PROSE = 12
"""Lines that the choices leave to everything else."""
TYPED = 9
"""The highest number that one key takes: none above it is shown."""


class Item(NamedTuple):
    """Something to choose."""

    key: str
    """What the message names when it is taken."""
    label: Line
    detail: Line = Line("")
    """Its price; or why it cannot be taken."""
    number: int = 0
    """What the player types for it; 0 for what cannot be taken."""

    @property
    def enabled(self) -> bool:
        """Whether it can be taken."""
        return self.number > 0


class ItemRow(NamedTuple):
    """One row of the list."""

    item: int
    """-1 between items."""
    content: Content
    detail: bool = False
    first: bool = False


class Choices(OverPicture, can_focus=True):
    """A list to choose from, by number, by arrow and by mouse."""

    ALLOW_SELECT = False
    BINDINGS = bindings(CHOOSING)
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"choices--{name}" for name in ("label", "ahead", "detail", "locked", "number", "sign", "emphasis")
    }
    DEFAULT_CSS = """
    Choices {
        height: auto;
        color: $prose;
        .choices--label { color: $prose; }
        .choices--ahead { color: $bone; text-style: bold; }
        .choices--detail { color: $quiet; text-style: $past-style; }
        .choices--locked { color: $past; text-style: $past-style; }
        .choices--sign { color: $sign; }
        .choices--emphasis { color: $emphasis; text-style: italic; }
    }
    """

    class Looked(Message):
        """The player wants to look at another item; whoever shows the list lets them, by `look_at`."""

        def __init__(self, choices: "Choices", index: int) -> None:
            """Name the list and the item's index in it."""
            super().__init__()
            self.choices = choices
            self.index = index

    class Taken(Message):
        """The player has taken an item."""

        def __init__(self, item: Item) -> None:
            """Name the item."""
            super().__init__()
            self.item = item

    def __init__(self, items: Sequence[Item] = (), ahead: int = -1, steady: int = 0) -> None:
        """Show items.

        Args:
            items: What can be chosen.
            ahead: Index of the item looked at; the first that can be taken if negative.
            steady: Lines taken on a tall screen even by fewer items, so that the page over them keeps its place and
                need not be laid out anew at every move.
        """
        super().__init__()
        self._steady = steady
        self._loose = False
        """It takes no more lines than its items need."""
        self._items = tuple(items)
        self._rows: list[ItemRow] = []
        self._set_for = (0, 0)
        """Columns, and lines of the screen, that the rows were set for."""
        self._top = 0
        self._ahead = ahead if ahead >= 0 else self._first()

    def show(self, items: Sequence[Item], steady: bool = True) -> None:
        """Show other items, looking at the first that can be taken; unless `steady`, in just the lines they need."""
        self._loose = not steady
        self._items = tuple(items)
        self._set_for = (0, 0)
        self._top = 0
        self._ahead = self._first()
        self.refresh(layout=self._height(self.size.width, self.app.size.height) != self.size.height)

    @property
    def items(self) -> tuple[Item, ...]:
        """What is listed."""
        return self._items

    def look_at(self, index: int) -> None:
        """Look at an item: repaint it and the one before, or all if the list has to move."""
        before, self._ahead = self._ahead, index
        if self._bring_into_view():
            self.refresh()
        elif before != index:
            self.refresh(*(self._region(each) for each in (before, index) if each >= 0))

    @property
    def looked_at(self) -> Item | None:
        """The item looked at."""
        return self._items[self._ahead] if 0 <= self._ahead < len(self._items) else None

    def _first(self) -> int:
        return next((index for index, item in enumerate(self._items) if item.enabled), -1)

    # What the player does

    def action_look(self, step: int) -> None:
        """Look at the next item that can be taken, up or down, round and round."""
        enabled = [index for index, item in enumerate(self._items) if item.enabled]
        if enabled:
            at = enabled.index(self._ahead)
            self.post_message(self.Looked(self, enabled[(at + step) % len(enabled)]))

    def action_take(self) -> None:
        """Take the item looked at."""
        self._take(self.looked_at)

    def action_take_number(self, number: int) -> None:
        """Take the item of a number; nothing where there is none."""
        self._take(next((item for item in self._items if item.number == number), None))

    def _take(self, item: Item | None) -> None:
        if item and item.enabled:
            self.post_message(self.Taken(item))

    def on_click(self, event: events.Click) -> None:
        """Take the item that was clicked."""
        event.stop()
        index = self._item_at(event.y)
        self._take(self._items[index] if index >= 0 else None)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Look at the item under the pointer."""
        index = self._item_at(event.y)
        if index not in (-1, self._ahead) and self._items[index].enabled:
            self.post_message(self.Looked(self, index))

    def _item_at(self, y: int) -> int:
        row = self._top + y
        return self._rows[row].item if 0 <= row < len(self._rows) else -1

    def _region(self, index: int) -> Region:
        rows = [row - self._top for row, made in enumerate(self._rows) if made.item == index]
        return Region(0, rows[0], self.size.width, len(rows)) if rows else Region()

    def _bring_into_view(self) -> bool:
        """Move the list so that the item looked at is in view; say whether it moved."""
        region = self._region(self._ahead)
        before = self._top
        if region.y < 0:
            self._top += region.y
        elif region.bottom > self.size.height > 0:
            self._top += region.bottom - self.size.height
        return self._top != before

    # How it is set

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the choices need, at most what the prose can spare."""
        return self._height(width, viewport.height)

    def _height(self, width: int, lines: int) -> int:
        return max(1, len(self._set(width, lines)), self._steady if self._tall(lines) and not self._loose else 0)

    def _tall(self, lines: int) -> bool:
        return is_tall(self.app.size.width, lines)

    def on_resize(self) -> None:
        """Keep the item looked at in view."""
        self._bring_into_view()

    def _set(self, width: int, lines: int) -> list[ItemRow]:
        """Set the items with as much air as there is room for; return what fits of them."""
        room = max(3, lines - KEPT_FOR_PROSE)
        if self._set_for != (width, lines):
            self._set_for = (width, lines)
            self._rows = self._fitted(max(1, width - 2 * GUTTER), lines, room)
        return self._rows[:room]

    def _fitted(self, measure: int, lines: int, room: int) -> list[ItemRow]:
        rows = self._spread(measure, air=True)
        if not self._tall(lines) or len(rows) > AIRY_SHARE * lines:
            rows = self._spread(measure, air=False)
        return rows if len(rows) <= room else self._spread(measure, air=False, run_on=True)

    def _spread(self, measure: int, air: bool, run_on: bool = False) -> list[ItemRow]:
        rows: list[ItemRow] = []
        for index, item in enumerate(self._items):
            if air and rows:
                rows.append(ItemRow(-1, Content("")))
            label, detail = styled(item.label), Content(item.detail.text)
            if run_on and detail and label.cell_length + 3 + detail.cell_length <= measure:
                label, detail = Content.assemble(label, ("   " + detail.plain, "detail")), Content("")
            rows += [ItemRow(index, content, first=not at) for at, content in enumerate(label.wrap(measure))]
            if detail:
                rows += [ItemRow(index, content, detail=True) for content in detail.wrap(measure)]
        return rows

    # How it is painted

    def render_line(self, y: int) -> Strip:
        """Paint one line."""
        width = self.size.width
        index = self._top + y
        if index >= len(self._rows) or self._rows[index].item < 0:
            return Strip.blank(width, self.visual_style.rich_style)
        row = self._rows[index]
        item = self._items[row.item]
        looked_at = row.item == self._ahead
        base = self._style("locked" if not item.enabled else "ahead" if looked_at else "label")
        words = base if not row.detail else self._style("locked" if not item.enabled else "detail")
        spans = {name: self._style(name) for name in ("sign", "emphasis", "detail")} if item.enabled else {}
        text = row.content.render(words, end="", parse_style=lambda name: spans.get(str(name), words))
        segments = [Segment(self._gutter(row, item, y), base.rich_style), *self._beside(index)]
        segments += [Segment(piece, (words + style).rich_style) for piece, style in text]
        return Strip(segments).adjust_cell_length(width, self.visual_style.rich_style)

    def _beside(self, index: int) -> Iterable[Segment]:
        """Return what stands between the gutter and the words of a row: nothing in a list of words."""
        return ()

    def _gutter(self, row: ItemRow, item: Item, y: int) -> str:
        """Return what hangs left of a row: where one looks, the number, and whether the list goes on."""
        more = "↑" if y == 0 and self._top else ""
        if y == self.size.height - 1 and self._top + y + 1 < len(self._rows):
            more = "↓"
        mark = POINTER if row.first and row.item == self._ahead else more
        number = (str(item.number) if item.enabled else "–") if row.first and item.number <= TYPED else ""
        return f"{mark:<2}{number:<3}".ljust(GUTTER)

    def _style(self, name: str) -> Style:
        return self.get_visual_style(f"choices--{name}")
