"""One screen a file, its look beside it.

`screens.clock` is the module of that name, imported when it is first asked for: what a key opens takes its time when
the key is pressed, and a start waits for the page alone.
"""

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.tui.screens import (
        clock,
        credits,
        difficulty,
        gallery,
        help,
        history,
        keys,
        menu,
        meter,
        naming,
        notes,
        palette,
        setting,
        shelves,
        view,
        why,
    )

__all__ = [
    "clock",
    "credits",
    "difficulty",
    "gallery",
    "help",
    "history",
    "keys",
    "menu",
    "meter",
    "naming",
    "notes",
    "palette",
    "setting",
    "shelves",
    "view",
    "why",
]


def __getattr__(name: str) -> ModuleType:
    if name not in __all__:
        raise AttributeError(f"there is no screen {name!r}")
    return import_module(f"{__name__}.{name}")
