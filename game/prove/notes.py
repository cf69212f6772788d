"""What is worth knowing of a story that is no fault of it: choices without a difference, last chances."""

from game.prove.explore.answers import Answers
from game.prove.explore.cone import Cone
from game.prove.explore.places import Spot
from game.prove.explore.questions import watching
from game.rules.flow import ENDING

Pair = tuple[str, str]


def same_future(answers: Answers) -> list[Pair]:
    """Return pairs of choices of one node that lead to the same future, whenever both are offered.

    The same future is the same as far as questions can tell: all that is ever offered and shown.
    """
    exact = answers.exact
    if exact is None:
        return []
    cone = exact.system.cone if answers.whole else Cone(answers.chart, watching(answers.questions))
    found: dict[Pair, bool] = {}
    for spot, groups in cone.groups.items():
        if spot.stage or spot not in exact.reached:
            continue
        kinds: dict[str, set[int]] = {}
        for number, group in enumerate(groups):
            for way in group.arrows:
                kinds.setdefault(way.move, set()).add(number)
        moves = [move for move in kinds if "/" in move]
        for at, one in enumerate(moves):
            for other in moves[:at]:
                pair = other, one
                found[pair] = found.get(pair, True) and kinds[one] == kinds[other]
    return sorted(pair for pair, same in found.items() if same)


def last_chances(answers: Answers) -> dict[str, str | None]:
    """Return for each ending the last choice, in the order of the story, by which it can still be lost.

    Only of a story that was explored whole.

    Raises:
        LimitReached: the budget is spent.
    """
    exact, found = answers.exact, dict[str, str | None]()
    if exact is None or not answers.whole:
        return found
    diagrams, system = exact.system.diagrams, exact.system
    for name in answers.chart.story.endings:
        goal = Spot(ENDING + name)
        if goal not in exact.reached:
            continue
        leading = exact.leading_to({goal: exact.reached[goal]})
        for spot in sorted(leading, key=system.order.__getitem__, reverse=True):
            lost = None
            for arrow in system.arrows[spot]:
                guard, step = system.step(arrow)
                after = step(diagrams.meet(leading[spot], guard))
                if "/" in arrow.move and diagrams.rest(after, leading.get(arrow.target, 0)):
                    lost = arrow.move
            if lost:
                found[name] = lost
                break
    return found
