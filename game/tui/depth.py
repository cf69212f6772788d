"""How many colours there are to paint with, and what is sent where there are 256: the toolkit chooses too roughly.

It takes each channel by itself to the next of six levels, so that whatever is dark turns black, blue or red.
"""

from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from rich.color import Color, ColorType
from rich.segment import Segment
from rich.style import Style
from textual.color import Color as Background
from textual.filter import LineFilter

from game.film.fewer import FIRST, TABLE, nearest
from game.film.png import Colour

if TYPE_CHECKING:
    from textual.app import App


class Depth(IntEnum):
    """How many colours there are."""

    SHADES = 0
    """None but the terminal's own: pictures are shades."""
    MANY = 1
    """256."""
    ALL = 2


def depth_of(app: "App[Any]") -> Depth:
    """Return how many colours an app has, in its look of the moment."""
    if app.current_theme.ansi or app.no_color:
        return Depth.SHADES
    return Depth.MANY if app.console.color_system == "256" else Depth.ALL


def paper_of(app: "App[Any]") -> Colour:
    """Return the page's own colour; black where only the terminal knows it."""
    if app.current_theme.ansi:
        return (0, 0, 0)
    return Background.parse(app.theme_variables["background"]).rgb


def plain(colour: Colour, depth: Depth) -> Colour:
    """Return the colour that a field has if it is to be the same all over: of 256, the nearest."""
    return TABLE[nearest(colour) - FIRST] if depth == Depth.MANY else colour


@lru_cache(1 << 8)
def numbered(number: int) -> Color:
    """Return one of the 256 colours, from 16 on, so that it is sent by its number."""
    return Color(f"color({number})", ColorType.EIGHT_BIT, number, Color.from_rgb(*TABLE[number - FIRST]).triplet)


@lru_cache(1 << 12)
def fewer_style(style: Style) -> Style:
    """Return a style in the nearest of 256 colours; what is the terminal's own stays so."""
    ink, paper = (_fewer(colour) for colour in (style.color, style.bgcolor))
    return style + Style.from_color(ink, paper)


def _fewer(colour: Color | None) -> Color | None:
    if colour is None or colour.type != ColorType.TRUECOLOR or colour.triplet is None:
        return colour
    return numbered(nearest((colour.triplet.red, colour.triplet.green, colour.triplet.blue)))


class FewerColours(LineFilter):
    """Sends whatever is written in the nearest of 256 colours."""

    def apply(self, segments: list[Segment], background: Background) -> list[Segment]:
        """Return the segments in those colours."""
        return [Segment(text, style and fewer_style(style), control) for text, style, control in segments]
