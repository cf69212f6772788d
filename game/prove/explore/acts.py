"""Free acts as arrows: raising and lowering the camcorder, filming. Each is read off from the engine's own act."""

from collections.abc import Iterator

from game.model.story import Camcorder, Node
from game.prove.explore.conditions import asked, combinations
from game.prove.explore.outcomes import UNLOCKED
from game.prove.explore.parts import METERS, Parts
from game.prove.explore.places import Arrow, Spot
from game.prove.explore.tables import BARRED, Table, Tables, only
from game.rules.camcorder import FILM, LENS
from game.rules.plans import NodePlan


def free_acts(parts: Parts, spot: Spot, plan: NodePlan) -> Iterator[Arrow]:
    """Yield what the camcorder may do at a spot; nothing while a lock is told."""
    camcorder = parts.rules.story.camcorder
    if camcorder is None or not plan.node.lens or plan.node.to or spot.pending:
        return
    needs = tuple(sorted(asked(camcorder.needs.term, spot.node, parts)))
    for numbers in combinations(parts, needs, spot.node):
        point = dict(zip(needs, numbers, strict=True))
        if parts.rules.has_camcorder(parts.state(point, spot.node)):
            yield from _acts_with(parts, spot, plan.node, camcorder, point)


def _acts_with(parts: Parts, spot: Spot, node: Node, camcorder: Camcorder, point: dict[int, int]) -> Iterator[Arrow]:
    battery = parts.variable(camcorder.battery)
    full = {battery: parts.sizes[battery] - 1}
    for name, lens in ((LENS, 1), (LENS, 0), (FILM, 1)):
        if name == FILM and not node.film:
            continue
        base = full | {parts.lens: lens} | point
        touched = [parts.lens] if (name, lens) == (LENS, 1) else [battery, parts.lens]
        if name == FILM:
            touched += [parts.variable(f"filmed_{node.film}"), parts.variable("frames")]
        tables: Tables = {part: only(parts.sizes[part], number) for part, number in point.items()}
        for part in touched:
            lensed = part == parts.lens
            tables[part] = _lensed(parts, spot, name, base) if lensed else _acted(parts, spot, name, base, part)
        if all(any(after != BARRED for after in table) for table in tables.values()):
            yield Arrow(spot, spot, None, tables | {parts.meter: only(len(METERS), *UNLOCKED)}, name)


def _acted(parts: Parts, spot: Spot, name: str, base: dict[int, int], part: int) -> Table:
    """Return what an act does to one part, all else allowing it."""
    found = []
    for number in range(parts.sizes[part]):
        state = parts.state(base | {part: number}, spot.node)
        can = name in parts.rules.acts(state)
        found.append(parts.some(parts.rules.act(state, name), (part,))[0] if can else BARRED)
    return tuple(found)


def _lensed(parts: Parts, spot: Spot, name: str, base: dict[int, int]) -> Table:
    """Return what an act does to the lens, from where `base` has it."""
    state = parts.state(base, spot.node)
    table = [BARRED, BARRED]
    if name in parts.rules.acts(state):
        table[int(state.lens)] = int(parts.rules.act(state, name).lens)
    return tuple(table)
