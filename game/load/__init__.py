"""YAML to a checked story, every problem reported with place, reason and cure.

Names are looked up on first use: a story that was read before needs no YAML, only the records of its problems.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from game.load.assemble import check_story, load_story
    from game.load.diagnostics import Diagnostic, StoryError
    from game.load.render import render_json, render_sarif, render_text

_HOMES = {
    "Diagnostic": "diagnostics",
    "StoryError": "diagnostics",
    "check_story": "assemble",
    "load_story": "assemble",
    "render_json": "render",
    "render_sarif": "render",
    "render_text": "render",
}

__all__ = [
    "Diagnostic",
    "StoryError",
    "check_story",
    "load_story",
    "render_json",
    "render_sarif",
    "render_text",
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module 'game.load' has no attribute {name!r}")
    return getattr(import_module(f"game.load.{_HOMES[name]}"), name)
