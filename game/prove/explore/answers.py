"""Answers to questions: by the whole story where that fits, else by the least that settles all that is still open.

What a play shows needs no proof; all that no play has shown is explored exactly, in one: the cones of different
questions nearly coincide. Only where that is too large, what a projection rules out is ruled out, and what is left has
a cone of its own.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from game.model.expression import Term
from game.prove.explore.chart import Chart
from game.prove.explore.conditions import Where, asked, told
from game.prove.explore.exact import Exact
from game.prove.explore.limits import Budget, Limit, LimitReached
from game.prove.explore.pattern import Abstract, Pattern, influencing
from game.prove.explore.places import Spot
from game.prove.explore.plays import Seen
from game.prove.explore.questions import Question, watching
from game.prove.explore.reach import Sets
from game.prove.explore.trail import trail
from game.prove.explore.witness import Path, search

WHOLE = 120_000
"""Nodes of diagrams up to which a story is explored with everything told apart."""
LARGE = 3_000_000
"""Nodes of diagrams beyond which an exploration would take more memory than a proof may."""
PATIENCE = {"promise": 120.0, "ending": 120.0, "dead_end": 120.0}
"""Seconds for a cone of its own of a question on which the verdict rests, by its kind."""
IMPATIENCE = 8.0
"""Seconds for the cone of any other."""
MANY_PARTS = 48
"""Parts with more than one value beyond which it is not tried to explore everything told apart."""
CHOOSING = ("offered", "dead_end", "fails", "ending")
"""Questions about what may be chosen."""
HASTE = 3
LOOKED_AT = 4_000
"""Moments of play looked at for one witness."""


class Answer(NamedTuple):
    """Whether some reachable state meets a question's condition."""

    yes: bool | None
    """None where it could not be found out."""
    path: Path | None = None
    limit: Limit | None = None


Say = Callable[[str, int, int], None]
"""Told what is being done, and how many states and spots are reached or questions open."""


class Answers:
    """The answers to some questions about one chart."""

    def __init__(self, chart: Chart, questions: Sequence[Question], also: Where, budget: Budget, say: Say) -> None:
        """Find them.

        Args:
            chart: Of the story.
            questions: What is asked.
            also: What is to be told of states besides, in the exploration that is kept.
            budget: How far to go.
            say: Told how far it is.
        """
        self.chart, self.questions, self._budget, self._say = chart, questions, budget, say
        self._also, self._too_large = also, False
        self.found: dict[int, Answer] = {}
        self.exact: Exact | None = None
        """The exploration that is kept: of everything where `whole`, else of what no play has shown."""
        self.whole = False
        self.seen: Seen | None = None
        self.limits: list[Limit] = []
        try:
            self._find()
        except LimitReached as reached:
            self.limits.append(reached.limit)
        for number in range(len(questions)):
            self.found.setdefault(number, Answer(None, None, self.limits[0] if self.limits else None))

    def of(self, kind: str) -> list[tuple[Question, Answer]]:
        """Return the questions of a kind with their answers."""
        return [(q, self.found[number]) for number, q in enumerate(self.questions) if q.kind == kind]

    def _find(self) -> None:
        watched = told([*(question.where for question in self.questions), self._also])
        try:
            if self._varying() <= MANY_PARTS:
                self.exact = Exact(self.chart, watched, self._budget, WHOLE, self._telling("whole"))
                self.whole = True
        except LimitReached as reached:
            if reached.limit.kind != "memory" or reached.limit.most != WHOLE:
                raise
        if self.exact is not None:
            for number, question in enumerate(self.questions):
                goals = self.exact.meeting(question.where)
                self.found[number] = Answer(bool(goals))
            return
        self._of_a_large_one()

    def _varying(self) -> int:
        """Return how many parts may have more than one value at some spot."""
        masks = (items for found in self.chart.possible.found.values() for items in found.items())
        return len({part for part, mask in masks if mask & (mask - 1)})

    def _telling(self, what: str) -> Callable[[int, int], None]:
        return lambda states, spots: self._say(what, states, spots)

    def path(self, number: int) -> Path | None:
        """Return a way to a state that meets a question, if it is answered yes: a shortest one, or one that was met."""
        answer = self.found[number]
        if answer.yes and answer.path is None and self.whole and self.exact is not None:
            moves = self.exact.path(self.exact.meeting(self.questions[number].where))
            if moves is not None:
                return Path(moves, True)
        return answer.path

    # Of a story that is too large for that

    def _open(self) -> list[tuple[int, Question]]:
        return [(number, q) for number, q in enumerate(self.questions) if number not in self.found]

    def _of_a_large_one(self) -> None:
        """Settle what is easily settled, then the rest in one exploration, or, where that is too much, in several."""
        self._say("plays", 0, len(self.questions))
        self.seen = Seen(self.chart, self.questions, self._budget)
        for number, moves in self.seen.paths.items():
            self.found[number] = Answer(True, Path(moves, False))
        for number, question in self._open():
            if not any(self._may(spot, term) for spot, term in question.where.items()):
                self.found[number] = Answer(False)
        if not self._open() or self._together(self._open()):
            return
        if any(question.kind in CHOOSING for _number, question in self._open()):
            self._choosing()
        self._by_patterns()
        for number, question in sorted(self._open(), key=lambda entry: entry[1].kind not in PATIENCE):
            self._budget.check()
            self.found[number] = self._cone(question)

    def _may(self, spot: Spot, term: Term | None) -> bool:
        return term is None or bool(self.chart.possible.verdicts(term, spot) & 2)

    def explored(self) -> Exact | None:
        """Return the exploration that is kept, made now where no question needed it; None where it is too large.

        Raises:
            LimitReached: the budget is spent.
        """
        if not (self.exact or self._too_large):
            self._choosing()
        return self.exact

    def _choosing(self) -> None:
        """Explore all that bears on what may be chosen, and keep it; answer what it can tell."""
        if not self._together([(number, q) for number, q in self._open() if q.kind in CHOOSING]):
            self._too_large = True
            self.limits.append(Limit("memory", LARGE))

    def _together(self, asked_here: Sequence[tuple[int, Question]]) -> bool:
        """Answer questions by one exploration, and keep it; whether that could be done."""
        watched = told([*(question.where for _number, question in asked_here), self._also])
        try:
            self.exact = Exact(self.chart, watched, self._budget, LARGE, self._telling("states"))
        except LimitReached as reached:
            if reached.limit.kind != "memory" or reached.limit.most != LARGE:
                raise
            return False
        for number, question in asked_here:
            self.found[number] = self._answered(self.exact, question)
        return True

    def _cone(self, question: Question) -> Answer:
        """Explore the cone of one question."""
        budget = self._budget.part(PATIENCE.get(question.kind, IMPATIENCE))
        try:
            exact = Exact(self.chart, watching([question]), budget, LARGE, self._telling("cone"))
        except LimitReached as reached:
            if question.kind in PATIENCE:
                self.limits.append(reached.limit)
            return Answer(None, None, reached.limit)
        return self._answered(exact, question)

    def _answered(self, exact: Exact, question: Question) -> Answer:
        """Return what an exploration answers; with a way there, where the verdict rests on it."""
        goals = exact.meeting(question.where)
        path = self.trail(exact, goals) if goals and question.kind in PATIENCE else None
        return Answer(bool(goals), path)

    def trail(self, exact: Exact, goals: Sets, within: Sets | None = None) -> Path | None:
        """Return a way into some sets of states that an exploration reached; None where a limit is reached."""
        try:
            return Path(trail(exact, goals, within), False)
        except LimitReached as reached:
            self.limits.append(reached.limit)
            return None

    # Projections

    def _by_patterns(self) -> None:
        """Rule out what the projection on what a question asks about rules out, and look for the rest along it."""
        groups: dict[frozenset[int], list[tuple[int, Question]]] = {}
        for number, question in self._open():
            groups.setdefault(self._parts(question.where), []).append((number, question))
        for parts, members in sorted(groups.items(), key=lambda group: len(group[0])):
            self._budget.check()
            self._say("patterns", 0, len(self._open()))
            for wider in (parts, influencing(self.chart, parts)):
                left = [member for member in members if member[0] not in self.found]
                pattern = self._pattern(wider) if left else None
                if pattern is None:
                    break
                self._along(pattern, left)

    def _pattern(self, parts: frozenset[int]) -> Pattern | None:
        """Return the projection on some parts; None where it is too large."""
        try:
            return Pattern(self.chart, parts, self._budget)
        except LimitReached as reached:
            if reached.limit.kind != "states":
                raise
        return None

    def _parts(self, where: Where) -> frozenset[int]:
        terms = [(spot, term) for spot, term in where.items() if term is not None]
        return frozenset[int]().union(*(asked(term, spot.node, self.chart.parts) for spot, term in terms))

    def _along(self, pattern: Pattern, members: list[tuple[int, Question]]) -> None:
        for number, question in members:
            goals = list(pattern.where(question.where))
            if not goals:
                self.found[number] = Answer(False)
                continue
            path = self.sought(pattern, goals, question.where)
            if path is not None:
                self.found[number] = Answer(True, path)

    def sought(self, pattern: Pattern, goals: Iterable[Abstract], where: Where) -> Path | None:
        """Return a way to a state that meets a condition, as far as a short search along a pattern finds one."""
        rules, difficulty, goal = self.chart.rules, self.chart.difficulty, self.chart.conditions.test(where)
        args = rules, difficulty, pattern, pattern.distances(goals), goal, self._budget
        return search(*args, most=LOOKED_AT, haste=HASTE, bars=pattern.bars if pattern.barred else None).path
