"""An order for the levels of decision diagrams: what is changed or asked together stands near each other.

The FORCE heuristic (Aloul, Markov and Sakallah 2003): every group pulls its members to its centre of gravity, again and
again, and the arrangement with the shortest spans is kept.
"""

from collections.abc import Collection, Sequence

ROUNDS = 60


def arranged(members: Sequence[int], groups: Sequence[Collection[int]], rounds: int = ROUNDS) -> list[int]:
    """Return the members in an order in which the groups span little."""
    best, place = list(members), {member: at for at, member in enumerate(members)}
    least = _span(groups, place)
    for _ in range(rounds):
        sums = dict.fromkeys(members, 0.0)
        counts = dict.fromkeys(members, 0)
        for group in groups:
            centre = sum(place[member] for member in group) / len(group)
            for member in group:
                sums[member] += centre
                counts[member] += 1
        pulled = {m: sums[m] / counts[m] if counts[m] else float(place[m]) for m in members}
        order = sorted(members, key=pulled.__getitem__)
        place = {member: at for at, member in enumerate(order)}
        span = _span(groups, place)
        if span < least:
            best, least = order, span
    return best


def _span(groups: Sequence[Collection[int]], place: dict[int, int]) -> int:
    """Return the lengths of all groups together."""
    total = 0
    for group in groups:
        places = [place[member] for member in group]
        total += max(places) - min(places)
    return total
