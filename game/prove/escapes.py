"""What can be reached from everywhere: the ends, and what promises say can always be reached."""

from functools import partial

from game.load.graph import edges, exits, reach, story_nodes
from game.model.expression import Query, Term
from game.model.story import Promise
from game.prove.explore.aims import Aim, Loss
from game.prove.explore.answers import Answers
from game.prove.explore.chart import Chart
from game.prove.explore.conditions import Where, both
from game.prove.explore.exact import Exact
from game.prove.explore.places import Spot
from game.prove.explore.questions import Questions
from game.prove.explore.reach import Sets
from game.prove.explore.witness import Path
from game.prove.only import Only
from game.prove.verdict import Verdict
from game.rules.flow import ENDING


def hopes(questions: Questions, only: Only) -> Where:
    """Return what promises say can always be reached, all of it together, for each spot where it may hold."""
    found: dict[Spot, Term | None] = {}
    for promise in questions.story.promises:
        if promise.kind == "can_always_reach" and not _ends(promise) and only.asks("promise", promise.id):
            for spot, term in questions.everywhere(promise.terms[0].term).items():
                found[spot] = both(found.get(spot), term)
    return found


def _ends(promise: Promise) -> bool:
    return promise.terms[0].term == Query("ended", "")


def spared(chart: Chart, ending: str) -> bool:
    """Whether an ending only follows on a last close call, where the difficulty has no last one."""
    story, calls = chart.story, chart.story.close_calls
    if calls is None or calls.limit[chart.difficulty.word] is not None:
        return False
    events = [scene.events for scene in story.scenes.values()]
    taken = {event.taken for event in events if event.taken}
    ways = edges(story)
    met = story_nodes(story, ways, taken) | reach([event.locked_on for event in events if event.locked_on], ways, taken)
    leading = {
        node.address for node in story.nodes.values() if any(to == ENDING + ending for to, _choice in exits(node))
    }
    return bool(leading) and not leading & met


class Escapes:
    """Whether there is always a way on, from the exploration that is kept of a story."""

    def __init__(self, chart: Chart, questions: Questions, answers: Answers) -> None:
        """Take what was explored."""
        self._chart, self._story = chart, chart.story
        self._questions, self._answers = questions, answers

    def hope(self, promise: Promise) -> Verdict:
        """Return whether what a promise says can be reached from every state.

        Raises:
            LimitReached: the budget is spent.
        """
        exact = self._answers.explored()
        if exact is None:
            return Verdict("unfinished", limit="memory")
        where = self._ended(early=True) if _ends(promise) else self._questions.everywhere(promise.terms[0].term)
        lost = self._lost(exact, where)
        return self._violated(exact, where, lost) if lost else Verdict("proved")

    def end(self, early: bool) -> Verdict:
        """Return whether from every state some ending can be reached; else some full one while calls are left.

        Raises:
            LimitReached: the budget is spent.
        """
        exact = self._answers.explored()
        if exact is None:
            return Verdict("unfinished", limit="memory")
        lost = self._lost(exact, self._ended(early))
        taken = frozenset[Spot]() if early else self._taken()
        if taken:
            lost = self._not_spent(exact, {spot: states for spot, states in lost.items() if spot not in taken})
        if not lost:
            return Verdict("proved")
        first = min(lost, key=exact.system.order.__getitem__).node
        here = {spot: states for spot, states in lost.items() if spot.node == first}
        return self._violated(exact, self._ended(early), here)._replace(at=first)

    def _lost(self, exact: Exact, hope: Where) -> Sets:
        """Return the states in which a play goes on, and what is hoped for is out of reach."""
        lost = exact.rest(exact.leading_to(exact.meeting(hope)))
        return {spot: states for spot, states in lost.items() if not (spot.stage or spot.ended)}

    def _violated(self, exact: Exact, hope: Where, lost: Sets) -> Verdict:
        """Return that there are states from which what is hoped for is out of reach."""
        aim = Aim(dict.fromkeys(lost), loss=Loss(hope, partial(exact.has, lost)))
        return Verdict("violated", self._way(exact, lost), aim=aim)

    def _way(self, exact: Exact, goals: Sets) -> Path | None:
        if not self._answers.whole:
            return self._answers.trail(exact, goals)
        moves = exact.path(goals)
        return Path(moves, True) if moves is not None else None

    def _ended(self, early: bool) -> Where:
        """Return where a play is over, those ended early too or not."""
        names = [name for name, ending in self._story.endings.items() if early or not ending.early]
        return {Spot(ENDING + name): None for name in names}

    def _taken(self) -> frozenset[Spot]:
        """Return the spots at which the limit of close calls is told to be spent, and what only follows on them."""
        told = {scene.events.taken for scene in self._story.scenes.values() if scene.events.taken}
        found = {spot for spot in self._chart.arrows if spot.node in told}
        waiting = list(found)
        while waiting:
            for arrow in self._chart.arrows[waiting.pop()]:
                if arrow.target not in found:
                    found.add(arrow.target)
                    waiting.append(arrow.target)
        return frozenset(found)

    def _not_spent(self, exact: Exact, sets: Sets) -> Sets:
        """Return states in which a further close call is still allowed."""
        calls = self._story.close_calls
        limit = calls.limit[self._chart.difficulty.word] if calls else None
        if calls is None or limit is None:
            return sets
        part, left = self._chart.parts.variable(calls.variable), dict[Spot, int]()
        for spot, states in sets.items():
            if part in exact.system.cone.found[spot]:
                spent = exact.system.having(spot, part, lambda value: value >= limit)
                states = exact.system.diagrams.rest(states, spent)
            if states:
                left[spot] = states
        return left
