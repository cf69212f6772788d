"""What becomes of who takes any open choice in a large story: very many plays at once, by numpy and scipy."""

from game.prove.explore.chart import Chart
from game.prove.explore.flow import Flow
from game.prove.explore.limits import Budget
from game.prove.explore.lumped import Lumped
from game.prove.explore.places import Spot
from game.prove.explore.variants import choices_only, ends_alike
from game.prove.report import Player
from game.rules.flow import ENDING

AGREED = 1e-9
"""How far two chains of one story may differ in what they both tell."""


def crowded(chart: Chart, budget: Budget, most: int) -> tuple[dict[str, float], Player]:
    """Return the share of each ending and the other figures.

    Raises:
        LimitReached: the budget is spent, or there are more states than `most`.
    """
    own = choices_only(chart)
    cone = Lumped(own)
    flow = Flow(cone, budget, most)
    _held_to_account(own, cone, flow, budget, most)
    lost = abs(1 - flow.lost - sum(flow.ends.values()))
    choices, close_calls = (None, None) if flow.lost else (flow.choices, flow.locks)
    player = Player(choices=choices, close_calls=close_calls, residual=max(flow.residual, lost), states=flow.states)
    return flow.ends, player


def _held_to_account(chart: Chart, cone: Lumped, flow: Flow, budget: Budget, most: int) -> None:
    """Check that a chain which takes all full endings for one has the same length, locks and early endings.

    Where nothing is told apart for the sake of the endings alone, it is the very same chain.
    """
    full = [name for name, ending in chart.story.endings.items() if not ending.early and name in flow.ends]
    if len(full) < 2:
        return
    one = Spot(ENDING + full[0])
    control = Lumped(ends_alike(chart, lambda spot: one if spot.node.removeprefix(ENDING) in full else spot))
    if all(control.found[spot] == cone.found[spot] for spot in control.found):
        return
    other = Flow(control, budget, most)
    together = sum(flow.ends[name] for name in full), flow.choices, flow.locks
    apart = other.ends[full[0]], other.choices, other.locks
    if any(abs(a - b) > AGREED * max(1, a) for a, b in zip(together, apart, strict=True)):
        raise AssertionError("two chains of one story that differ")
