"""What became of a story since an older version of it: its endings, and the saves of those who were in the middle."""

from collections.abc import Iterator

from game.i18n import _
from game.model.story import Difficulty, Story
from game.prove.explore.limits import Budget
from game.prove.oldsaves import landings
from game.prove.report import Change, Changes, Landing, Proof

NEAR = 1e-9
"""Shares that differ by no more are the same."""


def changes(old: Story, before: Proof, new: Story, now: Proof, difficulty: Difficulty, budget: Budget) -> Changes:
    """Return what is different, and where saves of the old story lead in the new one."""
    return Changes(
        endings=[change for name in {**before.endings, **now.endings} for change in _ending(name, before, now)],
        forgotten=sorted(old.variables.keys() - new.variables.keys() - new.aliases.keys()),
        saves=landings(old, new, difficulty, budget),
    )


def _ending(name: str, before: Proof, now: Proof) -> Iterator[Change]:
    was, is_ = before.endings.get(name), now.endings.get(name)
    if was is None or is_ is None:
        yield Change(name, "there", was is not None, is_ is not None)
        return
    if was.reachable != is_.reachable:
        yield Change(name, "reachable", was.reachable, is_.reachable)
    if was.shortest != is_.shortest:
        yield Change(name, "shortest", was.shortest, is_.shortest)
    for player, share in was.probability.items():
        after = is_.probability.get(player)
        if share is not None and after is not None and abs(share - after) > NEAR:
            yield Change(name, "probability", share, after, player)


def told(found: Changes) -> Iterator[str]:
    """Yield what is different, in words."""
    for change in found.endings:
        yield _changed(change)
    for name in found.forgotten:
        yield _("{variable}: forgotten by saves").format(variable=name)
    whole = [landing for landing in found.saves if _same(landing)]
    if whole:
        count = len({landing.node for landing in whole})
        yield _("{n} nodes: saves from here go on where they were.").format(n=count)
    for landing in found.saves:
        if not _same(landing):
            yield _landed(landing)


def _changed(change: Change) -> str:
    match change.what:
        case "there":
            return (_("{ending}: new") if change.after else _("{ending}: gone")).format(ending=change.ending)
        case "reachable":
            words = _("{ending}: reachable was {old}, is {new}")
        case "shortest":
            words = _("{ending}: its way took {old} moves, takes {new}")
        case _share:
            words = _("{ending}: {player} came to it in {old:.2f} %, comes in {new:.2f} %")
            old, new = 100 * float(change.before or 0), 100 * float(change.after or 0)
            return words.format(ending=change.ending, player=change.player, old=old, new=new)
    return words.format(ending=change.ending, old=change.before, new=change.after)


def _same(landing: Landing) -> bool:
    return landing.node == landing.at and landing.how in ("as_it_was", "replayed")


def _landed(landing: Landing) -> str:
    words = {
        "unknown": _("{node}: no way there was found, so no save was tried."),
        "as_it_was": _("{node}: saves from here go on at {at}."),
        "replayed": _("{node}: saves from here go on at {at}, their choices made again."),
        "mapped": _("{node}: saves from here go on at {at}, but what came before can no longer be taken back."),
        "as_far": _("{node}: the choices of saves from here hold as far as {at}."),
        "scene": _("{node}: its place is gone; the scene begins anew at {at}."),
    }
    return words[landing.how].format(node=landing.node, at=landing.at)
