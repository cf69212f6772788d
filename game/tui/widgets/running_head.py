"""The running head: which scene this is, and whose telling."""

from textual.content import Content
from textual.reactive import reactive

from game.i18n import _
from game.model.story import Teller
from game.play.page import Tape
from game.play.wording import TELLERS
from game.tui.measure import GUTTER
from game.tui.viewfinder import BATTERY, COUNTER, FRAMES, RECORDING, battery, recording, stands
from game.tui.widgets.over import OverPicture


class RunningHead(OverPicture):
    """One pale line over the page."""

    ALLOW_SELECT = False
    DEFAULT_CSS = f"""
    RunningHead {{
        height: 1;
        padding: 0 {GUTTER};
        color: $past;
        text-style: $past-style;
    }}
    """

    scene: reactive[str] = reactive("")
    """The scene's title; empty on a page that has it as its own title."""
    teller: reactive[Teller] = reactive("none")
    tape: reactive[Tape | None] = reactive(None)
    """The camcorder, where they have it."""

    def _camcorder(self) -> str:
        """Return the camcorder's marks, as far as they stand there."""
        if self.tape is None:
            return ""
        tape = self.tape
        frames = _("{n} of {most}").format(n=tape.filmed, most=tape.most)
        each = [
            recording(tape)[0] if stands(tape, RECORDING) else "",
            battery(tape) if stands(tape, BATTERY) else "",
            f"{tape.counter:04}" if stands(tape, COUNTER) else "",
            frames if stands(tape, FRAMES) else "",
        ]
        return "  ".join(filter(None, each))

    def render(self) -> Content:
        """Return the scene on the left, who tells on the right."""
        words = [self._camcorder(), _(TELLERS[self.teller]) if self.teller in TELLERS else ""]
        teller = Content("   ".join(filter(None, words)))
        room = max(0, self.content_size.width - teller.cell_length)
        scene = Content(self.scene).truncate(max(0, room - 2), ellipsis=True)
        return Content.assemble(scene.pad_right(room - scene.cell_length), teller)
