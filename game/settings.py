"""What a player can set: declared once, for the command line, plain mode, the full screen and the file.

Nothing heavy is imported here, since `lens play --help` lists these too.
"""

import re
from typing import NamedTuple

from game.i18n import N_, _

OFF = "off"
_NUMBER = re.compile(r"[0-9]{1,3}(\.[0-9]{0,9})?|\.[0-9]{1,9}")


class Setting(NamedTuple):
    """One thing that can be set."""

    name: str
    """What is typed, in plain mode and after `--`."""
    default: str
    sentence: str
    """What it is, as one sentence; to be translated."""
    words: tuple[str, ...]
    """Values that are words."""
    least: float = 0.0
    most: float = 0.0
    """Bounds of the numbers it takes; both 0 where it takes none."""
    example: str = ""
    """A value to show how it is written; else its default."""
    offered: tuple[str, ...] = ()
    """Values that can be chosen from a list, where it takes a number; the command line and plain mode take any."""

    def accepted(self, text: str) -> str:
        """Return a value as it is kept.

        Raises:
            ValueError: it is none.
        """
        word = text.lower()
        if word in self.words:
            return word
        if self.most and _NUMBER.fullmatch(text) and self.least <= float(text) <= self.most:
            return f"{float(text):g}"
        raise ValueError(text)

    @property
    def choices(self) -> tuple[str, ...]:
        """Return the values that can be chosen from a list."""
        return self.offered or self.words

    @property
    def values(self) -> str:
        """Return what it takes, as a list for a reader."""
        words = ", ".join(self.words)
        if not self.most:
            return words
        return _("{words}, or a number from {least:g} to {most:g}").format(
            words=words, least=self.least, most=self.most
        )

    @property
    def help(self) -> str:
        """Return what `--help` says of it."""
        return _("{sentence} {values}; {default} at first").format(
            sentence=_(self.sentence), values=self.values, default=self.default
        )


DIFFICULTY = Setting("difficulty", "standard", N_("How patient the cube is."), ("story", "standard", "strict"))
MOTION = Setting("motion", "full", N_("How much moves on the full screen."), ("full", "reduced", OFF))
THEME = Setting(
    "theme", "auto", N_("The look of the full screen; reality turns with the lens."),
    ("auto", "reality", "lens", "high-contrast", "terminal"),
)  # fmt: skip
MEASURE = Setting(
    "measure", "auto", N_("How many columns a line of prose may have."), ("auto",), 60, 72,
    example="66", offered=("auto", "60", "63", "66", "69", "72"),
)  # fmt: skip
SIGNS = Setting(
    "signs", "marks", N_("How what is signed is set: in «marks», or in words, as SIGN."), ("marks", "words")
)
PREVIEW = Setting(
    "preview", "numbers", N_("Whether the price of a choice has figures, or words only."), ("numbers", "words")
)
CLOCK = Setting(
    "clock", OFF, N_("How many times the story's time you have, where it has a clock."), (OFF,), 0.5, 10,
    example="2", offered=(OFF, "0.5", "1", "2", "5", "10"),
)  # fmt: skip
SKIP = Setting("skip", OFF, N_("Whether prose read in an earlier play is folded to one line."), (OFF, "read"))
AUTO = Setting(
    "auto", OFF, N_("How many words a minute you read, if pages are to turn by themselves."), (OFF,), 60, 600,
    example="180", offered=(OFF, "120", "180", "240", "300", "400"),
)  # fmt: skip
SETTINGS = (DIFFICULTY, MOTION, THEME, MEASURE, SIGNS, PREVIEW, CLOCK, SKIP, AUTO)
"""Every setting, in the order in which a player meets them."""
BY_NAME = {setting.name: setting for setting in SETTINGS}
