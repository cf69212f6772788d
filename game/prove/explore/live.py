"""Which parts may still be asked about from each spot on: liveness, backwards along the arrows, as sets of bits."""

from collections.abc import Iterable, Mapping, Sequence

from game.model.expression import Term
from game.prove.explore.conditions import asked
from game.prove.explore.parts import Parts
from game.prove.explore.places import Arrow, Spot
from game.prove.explore.tables import Table


def live(
    arrows: Mapping[Spot, Sequence[Arrow]], parts: Parts, watched: Mapping[Spot, Iterable[Term]]
) -> dict[Spot, int]:
    """Return the parts that are live at each spot, a bit for each; `watched` is what is to be told of its states."""
    known: dict[int, tuple[Table, bool]] = {}

    def kills(table: Table) -> bool:
        """Whether a table forgets what was before, and asks nothing of it."""
        found = known.get(id(table))
        if found is None or found[0] is not table:
            found = known[id(table)] = table, min(table) == max(table) >= 0
        return found[1]

    found: dict[Spot, int] = {}
    steps: dict[Spot, list[tuple[Spot, int]]] = {}
    before: dict[Spot, dict[Spot, None]] = {spot: {} for spot in arrows}
    for spot, ways in arrows.items():
        reads = _bits(part for term in watched.get(spot, ()) for part in asked(term, spot.node, parts))
        for term in dict.fromkeys(way.guard for way in ways if way.guard is not None):
            reads |= _bits(asked(term, spot.node, parts))
        steps[spot] = []
        for way in ways:
            killed = _bits(part for part, table in way.tables.items() if kills(table))
            reads |= _bits(part for part, table in way.tables.items() if min(table) < 0)
            steps[spot].append((way.target, ~killed))
            before[way.target][spot] = None
        found[spot] = reads
    waiting = dict.fromkeys(arrows)
    while waiting:
        spot, _none = waiting.popitem()
        here = found[spot]
        for target, kept in steps[spot]:
            here |= found[target] & kept
        if here != found[spot]:
            found[spot] = here
            waiting.update(before[spot])
    return found


def _bits(parts: Iterable[int]) -> int:
    found = 0
    for part in parts:
        found |= 1 << part
    return found
