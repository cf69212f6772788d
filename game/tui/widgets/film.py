"""The picture where it is whole: beside the page, above it, or for a moment all over the screen."""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from game.tui.backdrop import Frame
from game.tui.cells import Joined
from game.tui.mark import Mark
from game.tui.projector import Projecting, Projector


class Moving(Widget):
    """Paints the picture of its screen, and repaints only the lines that moved."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"film--mark", "film--faint", "film--rec"}
    DEFAULT_CSS = """
    Moving {
        .film--mark { color: $bone; text-style: bold; }
        .film--faint { color: $quiet; }
        .film--rec { color: $lock; text-style: bold; }
    }
    """

    def __init__(self, id: str | None = None) -> None:
        """Show nothing yet."""
        super().__init__(id=id)
        self._timer: Timer | None = None
        self._frame = 0
        self._painted: tuple[object, ...] = ()
        self._marks: dict[int, list[Mark]] = {}

    @property
    def projector(self) -> Projector | None:
        """What shows the picture."""
        screen = self.screen
        return screen.projector if isinstance(screen, Projecting) else None

    def mark(self, marks: Sequence[Mark]) -> None:
        """Let these stand in the picture."""
        found: dict[int, list[Mark]] = {}
        for mark in marks:
            found.setdefault(mark.y, []).append(mark)
        if found != self._marks:
            changed = set(found) | set(self._marks)
            self._marks = found
            self._again(changed)

    def run(self) -> None:
        """Show what there is now, and go on for as long as anything moves."""
        projector = self.projector
        if projector is None:
            return
        self._paint(projector)
        if projector.moving and not self._timer and self.screen.is_active:
            self._timer = self.set_timer(projector.pause, self.look)

    def stop(self) -> None:
        """Move no more."""
        if self._timer:
            self._timer.stop()
            self._timer = None

    def on_unmount(self) -> None:
        """Move no more."""
        self.stop()

    def look(self) -> None:
        """Look whether anything has moved, repaint then, and look again when it may have moved on."""
        self._timer = None
        projector = self.projector
        if projector is None or projector.backdrop is None or not self.display or not projector.moving:
            return
        self._paint(projector)
        self._timer = self.set_timer(projector.pause, self.look)

    def _paint(self, projector: Projector) -> None:
        """Grade the picture, and paint it again if it is another than was painted."""
        projector.grade()
        if projector.phase != self._painted:
            self._painted = projector.phase
            self._frame = projector.frame
            self.refresh()

    def _again(self, lines: set[int]) -> None:
        if lines:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in sorted(lines)))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint some lines, the cube worked out once for all of them."""
        projector = self.projector
        if projector is None or projector.backdrop is None or not self._fits(projector.backdrop.frame):
            return [Strip.blank(crop.width, self.visual_style.rich_style)] * crop.height
        cubed = projector.cubed
        left, top = self.region.offset
        lines = []
        for y in range(crop.y, crop.bottom):
            strip = projector.backdrop.strip(top + y, left, left + self.size.width, self._frame, cubed)
            marks = self._marks.get(y)
            lines.append((self._marked(strip, marks) if marks else strip).crop(crop.x, crop.right))
        return lines

    def _fits(self, frame: Frame) -> bool:
        """Whether a picture was laid for the window as it is now.

        Under another screen the toolkit asks for lines between laying out a changed window and telling of it.
        """
        return (self.region.right, self.region.bottom) == (frame.columns, frame.lines)

    def _marked(self, strip: Strip, marks: Sequence[Mark]) -> Strip:
        """Return a line with marks in it, on the picture's own colours."""
        length, ends, placed = strip.cell_length, [0], []
        for x, mark in sorted(
            (mark.x if mark.x >= 0 else length + mark.x - len(mark.text) + 1, mark) for mark in marks
        ):
            if ends[-1] <= x and x + len(mark.text) <= length:
                ends += x, x + len(mark.text)
                placed.append(mark)
        parts = list(strip.divide([*ends[1:], length]))
        for at, mark in enumerate(placed):
            parts[2 * at + 1] = self._written(mark, parts[2 * at + 1])
        return Joined(parts)

    def _written(self, mark: Mark, under: Strip) -> Strip:
        """Return a mark on what is under it."""
        ink = self.get_visual_style(f"film--{mark.meaning}").rich_style
        signs = iter(mark.text)
        words = []
        for text, own, _control in under:
            paper = Style(bgcolor=own.bgcolor) if own else Style()
            words.append(Segment("".join(next(signs) for _cell in text), ink + paper))
        # What is painted here does not go through them by itself; the picture has no need to.
        for line_filter in self.app.get_line_filters():
            words = line_filter.apply(words, self.background_colors[1])
        return Strip(words, len(mark.text))
