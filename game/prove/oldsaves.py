"""Where saves of an older story lead in a newer one: saves as players make them, given back by the rules of loading."""

from functools import partial
from random import Random

from game.model.state import State
from game.model.story import Difficulty, Story
from game.play.restore import How, given_back
from game.play.saves import structure, taken_from
from game.play.session import Session
from game.prove.explore.chart import Chart
from game.prove.explore.limits import Budget, LimitReached
from game.prove.explore.pattern import Pattern
from game.prove.explore.places import Spot
from game.prove.explore.witness import moves_from, search
from game.prove.report import Landed, Landing
from game.rules import Rules
from game.rules.flow import is_ending

PLAYS = 200
"""Random plays from which saves are taken."""
MOST_MOVES = 400
CAREFUL = 3
"""Every so many-th play takes whatever there is; the others keep from being caught where they can."""
WAYS = 3
"""Saves that are tried of one node: those of the shortest ways met."""
HOW: dict[How, Landed] = {
    How.AS_IT_WAS: "as_it_was",
    How.REPLAYED: "replayed",
    How.MAPPED: "mapped",
    How.AS_FAR: "as_far",
    How.SCENE: "scene",
}
Moves = tuple[str, ...]


def landings(old: Story, new: Story, difficulty: Difficulty, budget: Budget) -> list[Landing]:
    """Return for each node of an old story where a play can stop how its saves are given back, and where they lead.

    As far as the budget goes; a node that no play was seen to come to has a landing that says so.
    """
    ways: dict[str, list[Moves]] = {}
    found: list[Landing] = []
    rules = Rules(old)
    places = [address for address in old.nodes if rules.nodes[address].settles]
    try:
        _play(rules, difficulty, budget, ways)
        _seek(rules, difficulty, budget, ways, [address for address in places if address not in ways])
        hashed = structure(old)
        for address in places:
            budget.check()
            found += _landed(old, new, difficulty, address, sorted(ways.get(address, []), key=len), hashed)
    except LimitReached:
        tried = {landing.node for landing in found}
        found += [Landing(address, "unknown", "", 0) for address in places if address not in tried]
    return found


def _landed(
    old: Story, new: Story, difficulty: Difficulty, address: str, ways: list[Moves], hashed: str
) -> list[Landing]:
    """Return how saves from one node are given back, each outcome once."""
    counts: dict[tuple[Landed, str], int] = {}
    for moves in ways:
        session = Session(old, difficulty.word)
        for move in moves:
            session.move(move)
        back = given_back(new, taken_from(session, hashed))
        key = HOW[back.how], back.session.state.node
        counts[key] = counts.get(key, 0) + 1
    return [Landing(address, how, at, count) for (how, at), count in counts.items()] or [
        Landing(address, "unknown", "", 0)
    ]


def _play(rules: Rules, difficulty: Difficulty, budget: Budget, ways: dict[str, list[Moves]]) -> None:
    """Play at random, always the same plays, and note by which moves nodes are come to."""
    random = Random(1)
    for number in range(PLAYS):
        budget.check()
        state, _turn = rules.start(difficulty)
        moves: list[str] = []
        while len(moves) < MOST_MOVES and not is_ending(state.node):
            _note(ways, state.node, tuple(moves))
            onward = moves_from(rules, state)
            free = [way for way in onward if way[1].pending is None]
            careful = number % CAREFUL and state.pending is None
            if not onward:
                break
            move, state, _told = random.choice((free if careful else onward) or onward)
            moves.append(move)


def _note(ways: dict[str, list[Moves]], address: str, moves: Moves) -> None:
    known = ways.setdefault(address, [])
    if moves not in known:
        known.append(moves)
        known.sort(key=len)
        del known[WAYS:]


def _seek(
    rules: Rules, difficulty: Difficulty, budget: Budget, ways: dict[str, list[Moves]], places: list[str]
) -> None:
    """Look for a way to each of some nodes."""
    if not places:
        return
    chart = Chart(rules, difficulty, budget)
    pattern = Pattern(chart, (), budget)
    for address in places:
        goals = pattern.where({spot: None for spot in chart.arrows if _at(address, spot)})
        ahead = pattern.distances(goals)
        found = search(rules, difficulty, pattern, ahead, partial(_at, address), budget, haste=3)
        if found.path is not None:
            _note(ways, address, found.path.moves)


def _at(address: str, spot: Spot, _state: State | None = None) -> bool:
    return spot.node == address and not spot.stage
