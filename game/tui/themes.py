"""How meanings look. Every look knows the same names; none says anything by colour alone."""

from typing import Any

from textual.app import App
from textual.theme import Theme

from game.film.png import Colour
from game.tui.depth import Depth, depth_of, paper_of

REALITY = Theme(
    name="reality",
    primary="#e8e2d4",
    accent="#e8e2d4",
    warning="#d6bf95",
    error="#e5484d",
    foreground="#b3bac1",
    background="#0b0e12",
    surface="#0b0e12",
    panel="#12161c",
    dark=True,
    variables={
        "bone": "#ece6d8",
        "prose": "#b3bac1",
        "past": "#717b86",
        "past-style": "none",
        "quiet": "#8d97a2",
        "rule": "#2b323a",
        "ahead": "#2b323a",
        "sign": "#d8c49c",
        "emphasis": "#dfe3e6",
        "calm": "#65707b",
        "listening": "#8e9aa5",
        "searching": "#bfc5c8",
        "hunting": "#ece6d8",
        "lock": "#e5484d",
    },
)
"""The world as it is: a page at night, its accents bone. Red is kept for a lock."""

LENS = Theme(
    name="lens",
    primary="#f0dcb8",
    accent="#f0dcb8",
    warning="#f2c27a",
    error="#e5484d",
    foreground="#d6c6ac",
    background="#15100b",
    surface="#15100b",
    panel="#1d1610",
    dark=True,
    variables={
        "bone": "#fbeecd",
        "prose": "#d6c6ac",
        "past": "#8a7a63",
        "past-style": "none",
        "quiet": "#b3a07e",
        "rule": "#43372a",
        "ahead": "#43372a",
        "sign": "#f2c27a",
        "emphasis": "#fff4da",
        "calm": "#8a7a63",
        "listening": "#b39f7e",
        "searching": "#d6c6ac",
        "hunting": "#fbeecd",
        "lock": "#e5484d",
    },
)
"""The world through the lens: lamplight."""

CONTRAST = Theme(
    name="high-contrast",
    primary="#ffffff",
    accent="#ffffff",
    warning="#ffe08a",
    error="#ff6b6b",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    dark=True,
    variables={
        "bone": "#ffffff",
        "prose": "#f2f2f2",
        "past": "#b0b0b0",
        "past-style": "none",
        "quiet": "#cfcfcf",
        "rule": "#8a8a8a",
        "ahead": "#303030",
        "sign": "#ffe08a",
        "emphasis": "#ffffff",
        "calm": "#cfcfcf",
        "listening": "#dddddd",
        "searching": "#eeeeee",
        "hunting": "#ffffff",
        "lock": "#ff6b6b",
    },
)

TERMINAL = Theme(
    name="terminal",
    ansi=True,
    primary="ansi_default",
    accent="ansi_default",
    warning="ansi_yellow",
    error="ansi_red",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    dark=True,
    variables={
        # The toolkit asks an ANSI theme for these two.
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "bone": "ansi_default",
        "prose": "ansi_default",
        "past": "ansi_default",
        "past-style": "dim",
        "quiet": "ansi_default",
        "rule": "ansi_default",
        "ahead": "ansi_default",
        "sign": "ansi_yellow",
        "emphasis": "ansi_default",
        "calm": "ansi_default",
        "listening": "ansi_default",
        "searching": "ansi_default",
        "hunting": "ansi_default",
        "lock": "ansi_red",
    },
)
"""The terminal's own colours, whatever they are."""

THEMES = (REALITY, LENS, CONTRAST, TERMINAL)
"""Looks that a player chooses from. Reality turns into the lens and back with the world; the lens, if chosen, stays."""
WORLDS = (REALITY.name, LENS.name)
"""Looks with a picture under their words."""


def after(name: str) -> str:
    """Return the theme that follows the one chosen, round and round."""
    names = [theme.name for theme in THEMES]
    return names[(names.index(name) + 1) % len(names)]


def papered(app: App[Any]) -> tuple[Colour, Depth]:
    """Return what an app paints pictures on: its paper, and how many colours it has to paint with."""
    return paper_of(app), depth_of(app)
