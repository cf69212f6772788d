"""`lens about`: credits, notices, licences."""

from game.credits import paragraphs


def about() -> int:
    """Print who and what stands behind the game."""
    print("\n\n".join(paragraphs()))
    return 0
