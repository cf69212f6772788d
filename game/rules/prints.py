"""A strip of prints: what each of its panels shows, in a state."""

from game.model.state import State
from game.model.story import Story
from game.rules.expressions import Layout, compiled


def prints(story: Story, layout: Layout, state: State) -> tuple[str, ...]:
    """Return the names of the pictures of a strip made where one is, from the top; none where none is made.

    Args:
        story: The story.
        layout: Where a state of it keeps what.
        state: At one of its nodes.
    """
    return tuple(
        next(rule.art for rule in panel if rule.when is None or compiled(rule.when.term, layout)(state))
        for panel in story.nodes[state.node].prints
    )
