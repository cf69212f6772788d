"""Rules that several plays of one story share: they hold no state of any play, and take a while to make."""

from game.model.story import Story
from game.rules.engine import Rules

_made: list[Rules] = []
"""The rules made last."""


def share(rules: Rules) -> None:
    """Let these be the rules of their story from here on."""
    _made[:] = [rules]


def rules_of(story: Story) -> Rules:
    """Return a story's rules: those made last, if they are this very story's, else new ones."""
    if not _made or _made[0].story is not story:
        share(Rules(story))
    return _made[0]
