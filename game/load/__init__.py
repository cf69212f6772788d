"""YAML to a checked story, every problem reported with place, reason and cure."""

from game.load.assemble import check_story, load_story
from game.load.diagnostics import Diagnostic, StoryError
from game.load.render import render_json, render_sarif, render_text
from game.load.schema import schema

__all__ = [
    "Diagnostic",
    "StoryError",
    "check_story",
    "load_story",
    "render_json",
    "render_sarif",
    "render_text",
    "schema",
]
