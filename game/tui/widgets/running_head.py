"""The running head: which scene this is, and whose telling."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from game.i18n import N_, _
from game.model.story import Teller
from game.tui.measure import GUTTER

TELLERS: dict[Teller, str] = {
    "jihye": N_("Ji-hye tells"),
    "taejun": N_("Tae-jun tells"),
    "both": N_("both tell"),
    "camcorder": N_("the camcorder"),
}


class RunningHead(Widget):
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

    def render(self) -> Content:
        """Return the scene on the left, who tells on the right."""
        teller = Content(_(TELLERS[self.teller]) if self.teller in TELLERS else "")
        room = max(0, self.content_size.width - teller.cell_length)
        scene = Content(self.scene).truncate(max(0, room - 2), ellipsis=True)
        return Content.assemble(scene.pad_right(room - scene.cell_length), teller)
