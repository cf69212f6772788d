"""What the Lens Kept: a text adventure in the terminal, and the engine that plays it.

Library use:
    >>> from game import load_story, Session
    >>> session = Session(load_story("story"))

Names are looked up on first use, so that a command pays only for what it imports.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from game.load import StoryError, load_story
    from game.play import ChoiceError, Session

__version__ = "0.1.0"
__all__ = ["ChoiceError", "Session", "StoryError", "load_story"]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for (PEP 562)."""
    if name in ("StoryError", "load_story"):
        import game.load as home
    elif name in ("ChoiceError", "Session"):
        import game.play as home  # type: ignore[no-redef]
    else:
        raise AttributeError(f"module 'game' has no attribute {name!r}")
    return getattr(home, name)
