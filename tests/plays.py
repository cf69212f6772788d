"""Whole plays of the game's own story, as the moves that make them."""

from random import Random

from game.model.story import Story
from game.play import Session

MOST_MOVES = 600


def whole_play(story: Story, seed: int, skips: bool = False) -> Session:
    """Return a play to its end, made at random; with `skips`, scenes may be passed over."""
    chance = Random(seed)
    session = Session(story, chance.choice(["story", "standard", "strict"]))
    used: dict[str, int] = {}
    while not session.turn.ended and len(session.moves) < MOST_MOVES:
        acts = [act for act in session.turn.acts if skips or act != "skip"]
        moves = [offer.address for offer in session.turn.offers if offer.enabled]
        moves += [act for act in acts if not used.get(f"{session.state.node} {act}")]
        # Nobody does the same thing for ever.
        fewest = min(used.get(move, 0) for move in moves)
        move = chance.choice([move for move in moves if used.get(move, 0) <= fewest + 1])
        used[move] = used.get(move, 0) + 1
        used[f"{session.state.node} {move}"] = 1
        session.move(move)
    assert session.turn.ended
    return session
