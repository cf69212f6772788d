"""What became of a story's endings since an older version of it was proved."""

from collections.abc import Iterator

from game.i18n import _
from game.model.story import Story
from game.prove.report import Proof


def compared(old: Story, before: Proof, new: Story, now: Proof) -> Iterator[str]:
    """Yield what is different: endings and their ways, and what old saves no longer find."""
    for name in before.endings.keys() | now.endings.keys():
        was, is_ = before.endings.get(name), now.endings.get(name)
        if was is None or is_ is None:
            yield (_("{ending}: new") if was is None else _("{ending}: gone")).format(ending=name)
            continue
        if was.reachable != is_.reachable:
            yield _("{ending}: reachable was {old}, is {new}").format(ending=name, old=was.reachable, new=is_.reachable)
        if was.shortest != is_.shortest:
            yield _("{ending}: its way took {old} moves, takes {new}").format(
                ending=name, old=was.shortest, new=is_.shortest
            )
        for player, share in was.probability.items():
            after = is_.probability.get(player)
            if share is not None and after is not None and abs(share - after) > 1e-9:
                yield _("{ending}: {player} came to it in {old:.2f} %, comes in {new:.2f} %").format(
                    ending=name, player=player, old=100 * share, new=100 * after
                )
    for address in old.nodes.keys() - new.nodes.keys():
        yield _("{node}: saves from here go on by their choices, else at the start of the last scene").format(
            node=address
        )
    for name in old.variables.keys() - new.variables.keys():
        yield _("{variable}: forgotten by saves").format(variable=name)
