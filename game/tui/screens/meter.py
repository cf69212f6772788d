"""The meter in full: every state, from where it is entered and below what it is left."""

from collections.abc import Iterator

from textual.content import Content

from game.i18n import _
from game.model.state import Preview
from game.model.story import Cube
from game.play import Session
from game.play.wording import GLYPHS, state_word
from game.rules.cube import BANDS
from game.tui.screens.leaflet import Leaflet
from game.tui.typeset import POINTER
from game.tui.widgets.bar import FULL, bar
from game.tui.widgets.meter import ends

CELLS = 60


class MeterScreen(Leaflet):
    """Attention, what it does, what would come, and the thresholds."""

    def __init__(self, session: Session, ahead: Preview | None) -> None:
        """Draw the meter of a page; `ahead` is what the choice looked at would do."""
        reading = session.turn.meter
        if reading.away:
            body = Content(_("You have put the meter away."))
        else:
            body = Content("\n").join(_lines(session, ahead))
        super().__init__(_("The meter"), body)


def _lines(session: Session, ahead: Preview | None) -> Iterator[Content]:
    page = session.turn
    reading, teller = page.meter, page.told_by
    now = f"${'lock' if reading.cube == Cube.LOCKED_ON else reading.cube.name.lower()}"
    yield Content.assemble((f"{reading.glyph}  {reading.word}", now), f"   {reading.attention} / {FULL}")
    yield Content("")
    styles = {"now": now, "ahead": "$bone", "rest": "$rule"}
    stretches = bar(CELLS, reading.attention, ends(ahead) if ahead else None)
    yield Content.assemble(*((stretch.cells, styles[stretch.meaning]) for stretch in stretches))
    yield Content(_scale())
    yield Content("")
    for cube, band in BANDS.items():
        here = POINTER if cube == reading.cube else " "
        word = state_word(cube, teller)
        if cube == Cube.CALM:
            bounds = _("from the start")
        elif cube == Cube.LOCKED_ON:
            bounds = _("from {enter}: a close call").format(enter=band.enter)
        else:
            bounds = _("from {enter}, until below {leave}").format(enter=band.enter, leave=band.leave)
        yield Content.assemble(f"{here} {GLYPHS[cube]}  ", (word.ljust(16), "$bone"), bounds)
    yield Content("")
    yield Content(_("It rises by one at most, and only on a turn it knew of you. It falls on the second it did not."))


def _scale() -> str:
    """Return the thresholds as a line of figures under the bar."""
    figures = [" "] * (CELLS + 3)
    for band in BANDS.values():
        at = round(band.enter * CELLS / FULL)
        figures[at : at + 2] = f"{band.enter:<2}"
    return "".join(figures).rstrip()
