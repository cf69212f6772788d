"""One screen a file, its look beside it.

`screens.clock` is the module of that name, imported when it is first asked for: what a key opens takes its time when
the key is pressed, and a start waits for the page alone.
"""

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.tui.screens import clock as clock
    from game.tui.screens import credits as credits
    from game.tui.screens import difficulty as difficulty
    from game.tui.screens import gallery as gallery
    from game.tui.screens import help as help
    from game.tui.screens import history as history
    from game.tui.screens import keys as keys
    from game.tui.screens import menu as menu
    from game.tui.screens import meter as meter
    from game.tui.screens import naming as naming
    from game.tui.screens import notes as notes
    from game.tui.screens import palette as palette
    from game.tui.screens import setting as setting
    from game.tui.screens import shelves as shelves
    from game.tui.screens import view as view
    from game.tui.screens import why as why


def __getattr__(name: str) -> ModuleType:
    module = f"{__name__}.{name}"
    if find_spec(module) is None:
        raise AttributeError(f"there is no screen {name!r}")
    return import_module(module)
