"""What comes before what: promises of an order, and beats that every way to a full ending tells."""

from game.model.expression import Term
from game.model.story import Promise
from game.prove.explore.aims import Aim
from game.prove.explore.answers import Answers
from game.prove.explore.chart import Chart
from game.prove.explore.exact import Exact
from game.prove.explore.limits import Budget
from game.prove.explore.pattern import Pattern
from game.prove.explore.places import START, Spot
from game.prove.explore.questions import Questions
from game.prove.explore.reach import Sets
from game.prove.explore.witness import Path
from game.prove.verdict import Verdict
from game.rules.flow import ENDING


class Orders:
    """Whether what is to come first always does."""

    def __init__(self, chart: Chart, questions: Questions, answers: Answers, budget: Budget) -> None:
        """Take what was asked and answered."""
        self._chart, self._story = chart, chart.story
        self._questions, self._answers, self._budget = questions, answers, budget

    def before(self, promise: Promise) -> Verdict:
        """Return whether one thing is met before another, where the first may pass again.

        Raises:
            LimitReached: the budget is spent.
        """
        first, then = (expression.term for expression in promise.terms)
        without = {spot: [first, then] for spot in self._questions.standing()}
        exact = Exact(self._chart, without, self._budget, None, lambda states, spots: None)
        cut = exact.meeting(self._questions.everywhere(first))
        early = exact.explored_without(cut)
        diagrams, found = exact.system.diagrams, dict[Spot, int]()
        for spot, states in exact.meeting(self._questions.everywhere(then)).items():
            met = diagrams.meet(states, early.get(spot, 0))
            if met:
                found[spot] = met
        if not found:
            return Verdict("proved")
        aim = Aim(self._questions.everywhere(then), barred=self._questions.everywhere(first))
        return Verdict("violated", self._way(exact, found, cut, early), aim=aim)

    def _way(self, exact: Exact, goals: Sets, cut: Sets, within: Sets) -> Path | None:
        if not self._answers.whole:
            return self._answers.trail(exact, goals, within)
        moves = exact.path(goals, cut)
        return Path(moves, True) if moves is not None else None

    def beat(self, beat: str) -> Verdict:
        """Return whether every way to a full ending tells a beat.

        Raises:
            LimitReached: the budget is spent.
        """
        nodes = {node.address for node in self._story.nodes.values() if beat in node.beats}
        ends: dict[Spot, Term | None] = {Spot(ENDING + n): None for n, e in self._story.endings.items() if not e.early}
        pattern = Pattern(self._chart, (), self._budget, barred=nodes)
        goals = list(pattern.where(ends))
        if not goals:
            return Verdict("proved")
        path = self._answers.sought(pattern, goals, ends)
        aim = Aim(ends, barred={spot: None for spot in self._chart.arrows if spot.node in nodes})
        return Verdict("violated", path, aim=aim) if path is not None else self._missed(aim)

    def _missed(self, aim: Aim) -> Verdict:
        """Return whether a full ending can be reached without what is barred, by all that may be chosen."""
        exact = self._answers.explored()
        if exact is None:
            return Verdict("unfinished", limit="memory")
        reached = exact.explored({START: exact.system.first_states()}, frozenset(aim.barred))
        goals = {spot: reached[spot] for spot in aim.where if spot in reached}
        if not goals:
            return Verdict("proved")
        return Verdict("violated", self._answers.trail(exact, goals, reached), aim=aim)
