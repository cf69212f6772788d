"""What a player can do: declared once, for bindings, the line of hints, the help page and the list of commands."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from textual.binding import Binding, BindingType
from textual.keys import format_key

from game.i18n import N_

WORDS = ("enter", "backspace")
"""Keys that are called by their word; the toolkit has signs for them that not every font has."""


def called(key: str) -> str:
    """Return what a player calls a key of the toolkit's."""
    return key if key in WORDS else format_key(key)


class Command(NamedTuple):
    """One thing that can be done."""

    action: str
    """The toolkit's action; `{key}` is the key that was pressed."""
    keys: tuple[str, ...]
    shown: str
    """The keys as a player knows them."""
    name: str
    """One or two words, for the line of hints; to be translated."""
    tooltip: str
    """One sentence, for the help page; to be translated."""
    hint: bool = False
    """Stands in the line of hints."""
    anywhere: bool = False
    """Acts also while something lies over the page, unless that wants the key for itself."""

    @property
    def id(self) -> str:
        """What it is called where it is given other keys."""
        named = re.search(r"'(\w+)'", self.action)
        return named[1] if named else re.sub(r"\W", "_", self.action.rpartition(".")[2]).strip("_")

    @property
    def shown_now(self) -> str:
        """The keys it is on now: its own, or those that the player gave it."""
        return " ".join(map(called, GIVEN[self.id])) if self.id in GIVEN else self.shown


GIVEN: dict[str, tuple[str, ...]] = {}
"""Keys that the player gave to commands, by id: for what is shown of them."""


KEPT = ("ctrl+q",)
"""Keys that always lead out of the game."""

CHOOSING = (
    Command("take_number({key})", tuple("123456789"), "1–9", N_("choose"), N_("Take the choice of that number."), True),
    Command(
        "look(-1)", ("up", "k"), "↑ k", N_("look up"), N_("Look at the choice above: the meter shows what it does.")
    ),
    Command("look(1)", ("down", "j"), "↓ j", N_("look down"), N_("Look at the choice below.")),
    Command("take", ("enter",), "enter", N_("take"), N_("Take the choice you are looking at. A click does too.")),
)

READING = (
    Command("read(1)", ("space", "pagedown"), "space", N_("read on"), N_("Read on, a page further down.")),
    Command("read(-1)", ("pageup", "b"), "pgup b", N_("read back"), N_("Read back, through the whole play.")),
    Command("oldest", ("home",), "home", N_("first page"), N_("Go back to the first page.")),
    Command("newest", ("end",), "end", N_("this page"), N_("Come back to where you are.")),
)

PLAYING = (
    Command("undo", ("u",), "u", N_("take back"), N_("Take the last move back."), True),
    Command("redo", ("r",), "r", N_("again"), N_("Make the move again that you took back.")),
    Command("act('lens')", ("l",), "l", N_("lens"), N_("Raise the camcorder, or lower it, where you have it.")),
    Command("act('film')", ("f",), "f", N_("film"), N_("Film what the lens shows, where that can be filmed.")),
    Command("aside('why')", ("w",), "w", N_("why"), N_("The sums of the last three turns."), True),
    Command(
        "aside('meter')", ("m",), "m", N_("meter"), N_("The meter in full: what it does, and from where on."), True
    ),
    Command("difficulty", ("d",), "d", N_("difficulty"), N_("Make it more patient, or less, from here on.")),
    Command("aside('notes')", ("n",), "n", N_("notes"), N_("What may hurt: here, in the scene, in the story.")),
    Command("aside('view')", ("v",), "v", N_("view"), N_("The picture by itself, and what it shows in words.")),
)

ANYWHERE = (
    Command(
        "app.settings",
        ("o", "f2"),
        "o F2",
        N_("settings"),
        N_("Everything that can be set; it is remembered."),
        anywhere=True,
    ),
    Command(
        "app.palette",
        ("ctrl+p",),
        "^p",
        N_("commands"),
        N_("Everything that can be done at this moment, to be searched by name."),
        anywhere=True,
    ),
    Command("app.help", ("question_mark", "f1"), "? F1", N_("help"), N_("This page."), hint=True, anywhere=True),
)
"""What can be done from anywhere."""

LEAFING = (
    Command("leaf(-1)", ("left", "h"), "← h", N_("before"), N_("The still before.")),
    Command("leaf(1)", ("right",), "→", N_("after"), N_("The still after.")),
    Command("row(-1)", ("up", "k"), "↑ k", N_("up"), N_("The still above.")),
    Command("row(1)", ("down", "j"), "↓ j", N_("down"), N_("The still below.")),
    Command("lens", ("l",), "l", N_("lens"), N_("The stills as they are, or through the lens.")),
    Command("take", ("enter",), "enter", N_("take"), N_("Take the still you are looking at.")),
    Command("close", ("escape", "g", "q"), "esc", N_("back to the page"), N_("Back to the page.")),
)
"""What can be done in the gallery; its own foot tells it."""

CLOCK = Command("clock", ("c",), "c", N_("clock"), N_("Play against a clock, or not, and how long it gives you."))
"""Stands in the line of hints too, while the clock is on."""

DESK = (
    Command("app.desk('saves')", ("s",), "s", N_("keep"), N_("Eight places to keep plays in, and to go on from.")),
    Command("app.desk('history')", ("h",), "h", N_("so far"), N_("The play so far: search it, and go back into it.")),
    Command("app.desk('rewind')", ("e",), "e", N_("rewind"), N_("Rewind the tape to where a scene began.")),
    Command("app.desk('gallery')", ("g",), "g", N_("endings"), N_("The endings you have found; tells them again.")),
    Command(
        "app.desk('scene')", ("x",), "x", N_("skip"), N_("Where a scene begins: what may hurt in it, or pass over it.")
    ),
    Command(
        "app.desk('transcript')",
        ("p",),
        "p",
        N_("write out"),
        N_("Write the play so far to a file: a page, or text."),
    ),
)
"""What lies beside the page; `skip` stands in the line of hints where a scene can be passed over."""

EVERYWHERE = (
    Command("app.put_away", ("escape",), "esc", N_("put away"), N_("Put away what is said over the page.")),
    Command(
        "app.next_theme", ("t",), "t", N_("look"), N_("Another look: reality, lens, high contrast, the terminal’s own.")
    ),
    Command("app.quit", ("q", "ctrl+q"), "q ^q", N_("leave"), N_("Leave. Your place is kept."), True),
)

ALL = (*CHOOSING, *READING, *PLAYING, *ANYWHERE, CLOCK, *DESK, *EVERYWHERE)


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """Return what binds the keys of some commands to their actions.

    The keys to leave by that no line of text takes for itself act whatever lies over the page, and stay where they are
    when a command is given other keys.
    """
    return [
        Binding(
            key,
            command.action.format(key=key),
            command.name,
            show=False,
            priority=key in KEPT,
            id=None if key in KEPT else command.id,
        )
        for command in commands
        for key in command.keys
    ]
