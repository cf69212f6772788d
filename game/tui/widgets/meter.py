"""The meter in one line: what the cube does, by word and sign; how far it has got, by length; what comes, by a mark."""

from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.reactive import var
from textual.strip import Strip

from game.i18n import _
from game.model.state import Preview
from game.model.story import Cube, Teller
from game.play import Reading
from game.play.wording import GLYPHS, state_word
from game.rules.hearing import LONGEST_LEAD
from game.tui.measure import GUTTER
from game.tui.widgets.bar import bar
from game.tui.widgets.over import OverPicture

FULL = 100
"""The length of the bar, in attention."""
TAIL = 18
"""Columns for the figures: '100 → 40–100  ?!' and a little air."""


def ends(ahead: Preview) -> tuple[int, int]:
    """Return the least and the most that a preview leads to: of attention, in a chase of the lead."""
    ahead_of = [o.meter.attention if o.gap is None else o.gap for o in (ahead.low, ahead.high)]
    return min(ahead_of), max(ahead_of)


def room_for_words(teller: Teller) -> int:
    """Return how many columns the longest word for what the cube does takes, in the words of whoever tells."""
    return max(cell_len(state_word(each, teller)) for each in Cube)


def tail(reading: Reading, ahead: Preview | None) -> str:
    """Return the figures: attention or the lead, where a choice would take it, the sign of what the cube would do."""
    now = str(reading.attention) if reading.lead is None else _("lead {lead}").format(lead=reading.lead)
    if ahead is None:
        return now
    low, high = ends(ahead)
    then = str(low) if low == high else f"{low}–{high}"
    glyphs = "".join(dict.fromkeys(GLYPHS[outcome.meter.cube] for outcome in (ahead.low, ahead.high)))
    return f"{now} → {then}  {glyphs}"


class Meter(OverPicture):
    """One line; hidden while the meter is put away, or where there is nothing to meter."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"meter--{cube.name.lower()}" for cube in Cube),
        "meter--ahead",
        "meter--rest",
        "meter--figures",
    }
    DEFAULT_CSS = """
    Meter {
        height: 1;
        color: $quiet;
        .meter--calm { color: $calm; }
        .meter--listening { color: $listening; }
        .meter--searching { color: $searching; }
        .meter--hunting { color: $hunting; text-style: bold; }
        .meter--locked_on { color: $lock; text-style: bold; }
        .meter--ahead { color: $bone; }
        .meter--rest { color: $rule; text-style: $past-style; }
        .meter--figures { color: $quiet; text-style: $past-style; }
    }
    """

    reading: var[Reading | None] = var(None)
    ahead: var[Preview | None] = var(None)
    """What the choice looked at would do."""
    teller: var[Teller] = var("none")

    def watch_reading(self) -> None:
        """Repaint."""
        self.refresh()

    def watch_ahead(self) -> None:
        """Repaint."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Paint the line."""
        width = self.size.width
        reading = self.reading
        if reading is None:
            return Strip.blank(width, self.visual_style.rich_style)
        cube = self.get_visual_style(f"meter--{reading.cube.name.lower()}").rich_style
        room = max(room_for_words(self.teller), cell_len(reading.word))
        cells = max(1, width - 2 * GUTTER - room - 2 - TAIL)
        segments = [
            Segment(f"  {reading.glyph}".ljust(GUTTER), cube),
            Segment(reading.word + " " * (room - cell_len(reading.word) + 2), cube),
        ]
        now, scale = (reading.attention, 1.0) if reading.lead is None else (reading.lead, FULL / LONGEST_LEAD)
        then = [round(end * scale) for end in ends(self.ahead)] if self.ahead else None
        for stretch in bar(cells, round(now * scale), (then[0], then[1]) if then else None):
            own = self.get_visual_style(f"meter--{stretch.meaning}").rich_style if stretch.meaning != "now" else cube
            segments.append(Segment(stretch.cells, own))
        figures = self.get_visual_style("meter--figures").rich_style
        segments.append(Segment(tail(reading, self.ahead).rjust(TAIL), figures))
        return Strip(segments).adjust_cell_length(width, self.visual_style.rich_style)
