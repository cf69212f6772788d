"""A list with a small picture beside each thing in it that has one."""

from collections.abc import Iterator, Mapping, Sequence

from rich.segment import Segment
from textual.content import Content

from game.film import Picture
from game.tui.backdrop import BEHIND, Backdrop, Frame
from game.tui.themes import papered
from game.tui.widgets.choices import Choices, Item, ItemRow

COLUMNS, LINES = 12, 3
"""Of a picture, in cells: two pixels are one cell high."""
AIR = 2
"""Columns between a picture and the words."""


class Shelf(Choices):
    """Choices with pictures: each in the look of the moment, or in shades where that has no colours."""

    def __init__(self, items: Sequence[Item], stills: Mapping[str, Picture], ahead: int = -1) -> None:
        """Show items.

        Args:
            items: What can be chosen.
            stills: Pictures by the key of their item, each as large as it is shown.
            ahead: Index of the item looked at; the first that can be taken if negative.
        """
        super().__init__(items, ahead)
        self._stills = stills
        self._plates: dict[str, Backdrop] = {}

    def on_mount(self) -> None:
        """Paint in the look of the moment, and in the next."""
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self._lay())
        self._lay()

    def _lay(self) -> None:
        frame, surface = Frame(BEHIND, COLUMNS, LINES), papered(self.app)
        self._plates = {key: Backdrop(still, frame, *surface) for key, still in self._stills.items()}
        self.refresh()

    def _fitted(self, measure: int, lines: int, room: int) -> list[ItemRow]:
        """Set the items with air between their pictures, where there is room for all of them so."""
        airy = self._spread(measure, air=True)
        return airy if len(airy) <= room else self._spread(measure, air=False)

    def _spread(self, measure: int, air: bool, run_on: bool = False) -> list[ItemRow]:
        """Set each item in as many rows as its picture has, or its words where they need more."""
        words = super()._spread(max(1, measure - COLUMNS - AIR), air=False)
        rows: list[ItemRow] = []
        for index, item in enumerate(self.items):
            own = [row for row in words if row.item == index]
            if item.key in self._stills:
                own += [ItemRow(index, Content(""))] * (LINES - len(own))
            rows += [ItemRow(-1, Content("")), *own] if air and rows else own
        return rows

    def _beside(self, index: int) -> Iterator[Segment]:
        """Yield a line of the picture beside a row, or as much room."""
        item = self._rows[index].item
        line = index - next(at for at, row in enumerate(self._rows) if row.item == item)
        backdrop = self._plates.get(self.items[item].key)
        if backdrop and line < LINES:
            yield from backdrop.strip(line, 0, COLUMNS, 0, None)
        else:
            yield Segment(" " * COLUMNS, self.visual_style.rich_style)
        yield Segment(" " * AIR, self.visual_style.rich_style)
