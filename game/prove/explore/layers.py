"""Reachable states as arrays, region by region.

What leads back into itself is finished before what follows is begun.
"""

from collections.abc import Callable, Iterable, Mapping

import numpy as np

from game.prove.explore.arrangement import ranked
from game.prove.explore.places import START, Arrow, Spot
from game.prove.explore.vectors import Keys, Mask

Held = dict[Spot, Keys]
"""States at spots, in order and each once."""
Onward = Callable[[Spot, Keys], Iterable[tuple[Spot, Keys]]]
"""From states of a spot to spots and what the states become there."""
Check = Callable[[int], None]
"""Told how many states are held; raises what ends the search."""


def regions(arrows: Mapping[Spot, Iterable[Arrow]]) -> list[list[Spot]]:
    """Return the spots in an order in which arrows lead on, those that lead back to each other together."""
    found: dict[int, list[Spot]] = {}
    ways = {spot: [arrow.target for arrow in leading] for spot, leading in arrows.items()}
    for spot, rank in ranked(START, ways).items():
        found.setdefault(rank.circle, []).append(spot)
    return [found[circle] for circle in sorted(found)]


def merged(one: Keys, other: Keys) -> Keys:
    """Return two ordered arrays as one; the sort finds their runs, so this is linear."""
    return np.sort(np.concatenate((one, other)), kind="stable")


def places(known: Keys, keys: Keys) -> tuple[Keys, Mask]:
    """Return where states stand among known ones, and which are there."""
    at = np.searchsorted(known, keys)
    at[at == len(known)] = 0
    return at, known[at] == keys


def without(keys: Keys, known: Keys | None) -> Keys:
    """Return the states that are not known."""
    if known is None or not len(known):
        return keys
    _at, there = places(known, keys)
    return keys[~there]


def together(lists: list[Keys]) -> Keys:
    """Return what several arrays hold, in order and each once."""
    return np.unique(np.concatenate(lists))


def closed(spots: Iterable[Spot], begin: Held, onward: Onward, check: Check) -> Held:
    """Return what can be reached within a region from states of it.

    Args:
        spots: The region.
        begin: Where to begin.
        onward: Where states of a spot lead.
        check: Told now and then how many states there are.
    """
    inside, known = set(spots), dict[Spot, Keys]()
    fresh = {spot: [keys] for spot, keys in begin.items()}
    while fresh:
        ahead: dict[Spot, list[Keys]] = {}
        for spot, lists in fresh.items():
            new = without(together(lists), known.get(spot))
            if not len(new):
                continue
            known[spot] = merged(known[spot], new) if spot in known else new
            for target, after in onward(spot, new):
                if target in inside:
                    ahead.setdefault(target, []).append(after)
        check(sum(map(len, known.values())))
        fresh = ahead
    return known
