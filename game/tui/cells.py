"""Lines that know what the terminal is to be sent: a picture has thousands of cells, and each moment another.

The toolkit's own lines are segments, each with a style: an object for every run of cells, and a code that is kept for
every pair of colours. Here a cell is two colours, and segments are made where the toolkit asks for them.
"""

from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, groupby

from rich.color import Color
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

HALF = "▀"
"""The upper half in the ink's colour, the lower in the paper's."""
RESET = "\x1b[0m"

Code = str
"""A colour as it is sent: red, green and blue, 0 to 255, with ';' between."""


@lru_cache(1 << 10)
def style_of(upper: Code, lower: Code) -> Style:
    """Return a cell's colours as the toolkit has them."""
    paper = Color.from_rgb(*map(int, lower.split(";")))
    ink = None if upper == lower else Color.from_rgb(*map(int, upper.split(";")))
    return Style.from_color(ink, paper)


class Painted(Strip):
    """A line whose segments are made when they are first asked for, which is seldom."""

    __slots__ = ["_cut", "_made"]
    _made: list[Segment] | None

    def __init__(self, cell_length: int) -> None:
        """Be so many cells long."""
        super().__init__((), cell_length)
        self._cut: dict[tuple[int, ...], Sequence[Strip]] = {}

    @abstractmethod
    def painted(self) -> Iterable[Segment]:
        """Return the line as segments."""

    def part(self, start: int, end: int) -> Strip:
        """Return the cells from `start` on, without that at `end`; they are made when they are shown."""
        return Part(self, start, end)

    def divide(self, cuts: Iterable[int]) -> Sequence[Strip]:
        """Return the line in parts, as it is cut where a widget below or beside it ends."""
        key = tuple(cut for cut in cuts if cut <= self.cell_length)
        if key == (self.cell_length,):
            return [self]
        if key not in self._cut:
            self._cut[key] = [self.part(start, end) for start, end in zip((0, *key), key, strict=False)]
        return self._cut[key]

    # The toolkit keeps them in a slot of this name, and all that it does with a line begins there.
    @property
    def _segments(self) -> list[Segment]:
        if self._made is None:
            self._made = list(self.painted())
        return self._made

    @_segments.setter
    def _segments(self, _none: list[Segment]) -> None:
        self._made = None


class Cells(Painted):
    """Cells of a picture in all colours, sent with no colour that the cell before has."""

    __slots__ = ["_lower", "_sent", "_upper"]

    def __init__(self, upper: Sequence[Code], lower: Sequence[Code]) -> None:
        """Take the colours of each cell's halves."""
        super().__init__(len(upper))
        self._upper = upper
        self._lower = lower
        self._sent = ""

    def _runs(self) -> Iterator[tuple[Code, Code, str]]:
        """Yield neighbours of one look together: their colours, and what is written there."""
        for (upper, lower), run in groupby(zip(self._upper, self._lower, strict=True)):
            yield upper, lower, (" " if upper == lower else HALF) * len(list(run))

    def painted(self) -> Iterable[Segment]:
        """Return the line as segments."""
        return (Segment(text, style_of(upper, lower)) for upper, lower, text in self._runs())

    def part(self, start: int, end: int) -> Strip:
        """Return some cells."""
        return Cells(self._upper[start:end], self._lower[start:end])

    def render(self, console: Console) -> str:
        """Return what the terminal is sent."""
        if console.color_system != "truecolor":
            return super().render(console)
        if not self._sent:
            self._sent = "".join(self._coded()) + RESET
        return self._sent

    def _coded(self) -> Iterator[str]:
        ink = paper = ""
        for upper, lower, text in self._runs():
            if lower != paper:
                yield f"\x1b[48;2;{lower}m" if upper in (lower, ink) else f"\x1b[38;2;{upper};48;2;{lower}m"
                ink, paper = ink if upper == lower else upper, lower
            elif upper not in (lower, ink):
                yield f"\x1b[38;2;{upper}m"
                ink = upper
            yield text


class Joined(Painted):
    """Lines one after the other, each sent in its own way."""

    __slots__ = ["_joined"]

    def __init__(self, parts: Sequence[Strip]) -> None:
        """Take the parts."""
        super().__init__(sum(part.cell_length for part in parts))
        self._joined = parts

    def painted(self) -> Iterable[Segment]:
        """Return the line as segments."""
        return chain.from_iterable(self._joined)

    def render(self, console: Console) -> str:
        """Return what the terminal is sent."""
        return "".join(part.render(console) for part in self._joined)


class Laid(Painted):
    """A line to which something is done when it is shown: most of what lies under other widgets never is."""

    __slots__ = ["_lay", "_strip"]

    def __init__(self, strip: Strip, lay: Callable[[Strip], Strip]) -> None:
        """Take the line, and what is to be done."""
        super().__init__(strip.cell_length)
        self._strip = strip
        self._lay = lay

    def painted(self) -> Iterable[Segment]:
        """Return the line as segments."""
        return self._lay(self._strip)


class Part(Painted):
    """Some cells of a line."""

    __slots__ = ["_span", "_whole"]

    def __init__(self, whole: Strip, start: int, end: int) -> None:
        """Be the cells from `start` on, without that at `end`."""
        super().__init__(end - start)
        self._whole = whole
        self._span = start, end

    def painted(self) -> Iterable[Segment]:
        """Return the line as segments."""
        return self._whole.crop(*self._span)
