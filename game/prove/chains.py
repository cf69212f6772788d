"""What becomes of players who choose by a rule: the story as an absorbing Markov chain.

States where a play ends absorb; the share of each ending, and the expected number of choices and close calls until
then, solve one linear system each (Kemeny and Snell 1960). Small chains are solved in exact fractions, larger ones with
scipy; the residual of the solution is stated. Who takes any open choice in a large story is followed as a crowd
(`crowd.py`).
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import NamedTuple

from msgspec import Struct

from game.model.state import Meter, Offer, Pending, State
from game.prove.explore.chart import Chart
from game.prove.explore.limits import Budget, Limit, LimitReached
from game.prove.report import Player
from game.rules.flow import ENDING, is_ending

MOST_STATES = 60_000
"""States of a chain up to which it is set up."""
MOST_CROWD = 40_000_000
"""States up to which a crowd is followed."""
EXACT = 300
"""States up to which a chain is solved in fractions."""

Pick = Callable[[Sequence[Offer]], Sequence[Offer]]
"""From the open offers to those that are taken, each as readily as the others."""


def _danger(offer: Offer) -> float:
    """Return how well the cube hears a choice; in a chase, how near it comes."""
    if offer.preview is None:
        return float("-inf")
    outcome = offer.preview.high
    return outcome.hearing.signal_excess if outcome.gap is None else -float(outcome.gap)


def uniform(offers: Sequence[Offer]) -> Sequence[Offer]:
    """Return any."""
    return offers


def cautious(offers: Sequence[Offer]) -> Sequence[Offer]:
    """Return those that the cube hears least."""
    least = min(map(_danger, offers))
    return [offer for offer in offers if _danger(offer) == least]


def loud(offers: Sequence[Offer]) -> Sequence[Offer]:
    """Return those that the cube hears best."""
    most = max(map(_danger, offers))
    return [offer for offer in offers if _danger(offer) == most]


PLAYERS: dict[str, Pick] = {"uniform": uniform, "cautious": cautious, "loud": loud}


class Figures(NamedTuple):
    """What becomes of one kind of player."""

    shares: dict[str, float] | None
    """The share of each ending; None where a limit is reached."""
    player: Player | None
    limit: Limit | None = None


Key = tuple[str, Pending | None, Meter, bool, tuple[int, ...]]


class Chain(Struct):
    """A chain: its moves with their shares, where it ends, and what each move costs."""

    moves: list[dict[int, Fraction]]
    ends: dict[int, str]
    locks: list[Fraction]
    """Expected close calls of one move from each state."""


def figures(chart: Chart, budget: Budget, most: int = MOST_STATES, crowd: int = MOST_CROWD) -> dict[str, Figures]:
    """Return for each kind of player the share of each ending, and the other figures, or the limit that is reached.

    Args:
        chart: Of the story.
        budget: How far to go.
        most: States up to which a chain is set up one by one.
        crowd: States up to which very many plays are followed at once.
    """
    found: dict[str, Figures] = {}
    for name, pick in PLAYERS.items():
        try:
            if pick is uniform:
                found[name] = Figures(*_uniform(chart, budget, min(most, EXACT), crowd))
            else:
                found[name] = Figures(*solved(chained(chart, pick, budget, most)))
        except LimitReached as reached:
            found[name] = Figures(None, None, reached.limit)
    return found


def _uniform(chart: Chart, budget: Budget, most: int, crowd: int) -> tuple[dict[str, float], Player]:
    """Return the figures of who takes any open choice: in fractions, or where there are more states, as a crowd."""
    try:
        return solved(chained(chart, uniform, budget, most))
    except LimitReached as reached:
        if reached.limit.kind != "states":
            raise
    try:
        from game.prove.crowd import crowded
    except ImportError:
        raise LimitReached(Limit("extra")) from None
    return crowded(chart, budget, crowd)


def chained(chart: Chart, pick: Pick, budget: Budget, most: int = MOST_STATES) -> Chain:
    """Return the chain of a player who makes choices only, no free acts.

    States that differ in what nothing asks about any more are one.

    Raises:
        LimitReached: there are too many.
    """
    rules, live = chart.rules, _Live(chart)
    start, _turn = rules.start(chart.difficulty)
    numbers, line = {live.key(start): 0}, [start]
    chain = Chain([], {}, [])
    for at, state in enumerate(line):
        if not at & 1023:
            budget.check()
        chain.moves.append({})
        chain.locks.append(Fraction(0))
        if is_ending(state.node):
            chain.ends[at] = state.node.removeprefix(ENDING)
            continue
        open_ = [offer for offer in rules.offers(state) if offer.enabled]
        offers = pick(open_) if open_ else []
        for offer in offers:
            after, turn = rules.step(state, rules.choices[offer.address])
            share = Fraction(1, len(offers))
            number = numbers.setdefault(live.key(after), len(line))
            if number == len(line):
                if len(line) >= most:
                    raise LimitReached(Limit("states", most))
                line.append(after)
            chain.moves[at][number] = chain.moves[at].get(number, Fraction(0)) + share
            if turn.outcome is not None and turn.outcome.locked:
                chain.locks[at] += share
    return chain


class _Live:
    """What of a state is told apart: what may still be asked about."""

    def __init__(self, chart: Chart) -> None:
        self._chart = chart
        self._parts: dict[str, tuple[int, ...]] = {}

    def key(self, state: State) -> Key:
        """Return what is told apart of a state."""
        if is_ending(state.node):
            return state.node, None, Meter(), False, ()
        parts = self._parts.get(state.node)
        if parts is None:
            parts = self._parts[state.node] = self._chart.asked_at(state.node)
        meter = Meter() if self._chart.parts.meter not in parts else state.meter
        rest = [part for part in parts if part != self._chart.parts.meter]
        return state.node, state.pending, meter, state.looked, self._chart.parts.some(state, rest)


def solved(chain: Chain) -> tuple[dict[str, float], Player]:
    """Return the share of each ending and the other figures.

    What never ends has no part in any ending. Where that can be, nothing is expected of the other figures.
    """
    names = sorted(set(chain.ends.values()))
    size = len(chain.moves)
    wanted: list[list[Fraction]] = [[Fraction(int(chain.ends.get(at) == name)) for at in range(size)] for name in names]
    wanted.append([Fraction(int(bool(moves))) for moves in chain.moves])
    wanted.append(chain.locks)
    going = _ending(chain)
    solve = _fractions if len(going) <= EXACT else _floats
    columns, residual = solve(chain, wanted, going)
    begin = [float(column[0]) for column in columns]
    choices, close_calls = begin[-2:] if len(going) == size else (None, None)
    player = Player(choices=choices, close_calls=close_calls, residual=residual, states=size)
    return dict(zip(names, begin, strict=False)), player


def _ending(chain: Chain) -> list[int]:
    """Return the states from which an end can be reached, in order."""
    before: list[list[int]] = [[] for _ in chain.moves]
    for at, moves in enumerate(chain.moves):
        for after in moves:
            before[after].append(at)
    found, line = set(chain.ends), list(chain.ends)
    while line:
        for at in before[line.pop()]:
            if at not in found:
                found.add(at)
                line.append(at)
    return sorted(found)


def _fractions(chain: Chain, wanted: list[list[Fraction]], going: list[int]) -> tuple[list[list[Fraction]], float]:
    """Solve x = P x + b exactly, eliminating one state after another from the last on."""
    inside = set(going)
    rows = {at: {n: share for n, share in chain.moves[at].items() if n in inside} for at in going}
    rights = {at: [column[at] for column in wanted] for at in going}
    for at in reversed(going):
        row = rows[at]
        stay = row.pop(at, Fraction(0))
        if stay:
            scale = 1 / (1 - stay)
            rows[at] = row = {n: share * scale for n, share in row.items()}
            rights[at] = [value * scale for value in rights[at]]
        for other in going:
            if other < at and at in rows[other]:
                weight = rows[other].pop(at)
                for n, share in row.items():
                    rows[other][n] = rows[other].get(n, Fraction(0)) + weight * share
                rights[other] = [a + weight * b for a, b in zip(rights[other], rights[at], strict=True)]
    first = rights.get(0, [Fraction(0)] * len(wanted))
    return [[value] for value in first], 0.0


def _floats(chain: Chain, wanted: list[list[Fraction]], going: list[int]) -> tuple[list[list[float]], float]:
    """Solve x = P x + b with scipy's sparse solver.

    Raises:
        LimitReached: scipy is not there.
    """
    try:
        import numpy
        from scipy.sparse import csc_matrix, identity
        from scipy.sparse.linalg import splu
    except ImportError:
        raise LimitReached(Limit("extra")) from None
    place = {at: index for index, at in enumerate(going)}
    entries = [(place[at], place[n], float(s)) for at in going for n, s in chain.moves[at].items() if n in place]
    rows, columns, shares = zip(*entries, strict=True)
    size = len(going)
    matrix = csc_matrix(identity(size) - csc_matrix((shares, (rows, columns)), shape=(size, size)))
    right = numpy.array([[float(column[at]) for column in wanted] for at in going])
    found = splu(matrix).solve(right)
    residual = float(abs(matrix @ found - right).max())
    return [[float(found[place[0], index])] if 0 in place else [0.0] for index in range(len(wanted))], residual
