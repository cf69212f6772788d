"""What is claimed of a story, each as a finding: proved, violated with a way there, or unfinished with the limit."""

from collections.abc import Iterator

from game.model.expression import Query, Term
from game.model.story import Cube, Promise
from game.prove.explore.answers import Answer, Answers
from game.prove.explore.chart import Chart
from game.prove.explore.exact import Exact, Where
from game.prove.explore.limits import Budget, LimitReached
from game.prove.explore.parts import METERS
from game.prove.explore.pattern import Pattern
from game.prove.explore.places import START, Spot
from game.prove.explore.questions import Question, Questions
from game.prove.explore.reach import Sets
from game.prove.explore.tables import BARRED
from game.prove.explore.witness import Path
from game.prove.report import Finding, Status
from game.rules.flow import ENDING

LOUD_TURNS = 4
"""Turns that it takes at least from calm to locked on."""


def hopes(questions: Questions) -> Where:
    """Return the conditions that promises say can always be reached, for each spot where they may hold."""
    found: dict[Spot, Term | None] = {}
    for promise in questions.story.promises:
        if promise.kind == "can_always_reach" and not _ends(promise):
            found.update(questions.everywhere(promise.terms[0].term))
    return found


def _ends(promise: Promise) -> bool:
    return promise.terms[0].term == Query("ended", "")


class Claims:
    """The findings on one story."""

    def __init__(self, chart: Chart, questions: Questions, answers: Answers, budget: Budget) -> None:
        """Take what was asked and answered."""
        self.chart, self.story = chart, chart.story
        self._questions, self._answers, self._budget = questions, answers, budget
        self._exact = answers.exact

    def all(self) -> Iterator[Finding]:
        """Yield every finding that a verdict rests on."""
        yield from self._reached("ending")
        yield from self._promised()
        yield from self._dead_ends()
        yield from self._stuck()
        yield from self._beats()
        yield self._four_turns()
        yield self._previews()

    def _place(self, subject: str) -> str:
        """Return the file and line of a node or choice."""
        node = self.story.nodes.get(subject.partition(".")[0])
        if node is None:
            return "story.yaml"
        line = next((choice.line for choice in node.choices if choice.address == subject), node.line)
        return f"{self.story.scenes[node.scene].file}:{line}"

    def _finding(
        self, kind: str, subject: str, status: Status, detail: str = "", path: Path | None = None, limit: str = ""
    ) -> Finding:
        moves = path.moves if path else None
        shortest = bool(path and path.shortest)
        return Finding(kind, subject, status, detail, moves, shortest, limit, self._place(subject))

    # What some state must meet, or none

    def _reached(self, kind: str) -> Iterator[Finding]:
        for number, question, answer in self._asked(kind):
            yield self._wanted(kind, number, question, answer)

    def _asked(self, kind: str) -> Iterator[tuple[int, Question, Answer]]:
        for number, question in enumerate(self._answers.questions):
            if question.kind == kind:
                yield number, question, self._answers.found[number]

    def _wanted(self, kind: str, number: int, question: Question, answer: Answer) -> Finding:
        """Return the finding on what some state must meet."""
        if answer.yes is None:
            return self._unknown(kind, question, answer)
        status: Status = "proved" if answer.yes else "violated"
        return self._finding(kind, question.name, status, question.detail, self._answers.path(number))

    def _unwanted(self, kind: str, number: int, question: Question, answer: Answer) -> Finding:
        """Return the finding on what no state may meet."""
        if answer.yes is None:
            return self._unknown(kind, question, answer)
        status: Status = "violated" if answer.yes else "proved"
        return self._finding(kind, question.name, status, question.detail, self._answers.path(number))

    def _unknown(self, kind: str, question: Question, answer: Answer) -> Finding:
        limit = answer.limit.kind if answer.limit else ""
        return self._finding(kind, question.name, "unfinished", question.detail, limit=limit)

    def _promised(self) -> Iterator[Finding]:
        for number, question, answer in self._asked("promise"):
            judge = self._wanted if question.detail == "reachable" else self._unwanted
            yield judge("promise", number, question, answer)
        asked = {question.name for _number, question, _answer in self._asked("promise")}
        for promise in self.story.promises:
            if promise.id not in asked:
                yield self._hope(promise) if promise.kind == "can_always_reach" else self._before(promise)

    def _dead_ends(self) -> Iterator[Finding]:
        for number, question, answer in self._asked("dead_end"):
            if answer.yes is not False:
                yield self._unwanted("dead_end", number, question, answer)

    # What can always be reached

    def _hope(self, promise: Promise) -> Finding:
        """Return the finding on a promise that something can be reached from everywhere."""
        exact = self._exact
        if exact is None:
            return self._finding("promise", promise.id, "unfinished", promise.kind, limit="memory")
        term = promise.terms[0].term
        goals = self._ended(early=True) if _ends(promise) else exact.meeting(self._questions.everywhere(term))
        return self._always("promise", promise.id, promise.kind, goals, frozenset())

    def _stuck(self) -> Iterator[Finding]:
        """Yield that some ending can always be reached, and some full one as long as close calls are left."""
        if self._exact is None:
            yield self._finding("stuck", "", "unfinished", limit="memory")
            return
        yield self._always("stuck", "", "any", self._ended(early=True), frozenset())
        full = self._ended(early=False)
        if full:
            yield self._always("stuck", "", "full", full, self._taken())

    def _always(self, kind: str, subject: str, detail: str, goals: Sets, but: frozenset[Spot]) -> Finding:
        exact = self._exact
        assert exact is not None
        try:
            lost = exact.rest(exact.leading_to(goals))
            lost = {spot: states for spot, states in lost.items() if spot not in but and not (spot.stage or spot.ended)}
            if but:
                lost = self._not_spent(exact, lost)
            if not lost:
                return self._finding(kind, subject, "proved", detail)
            path = self._way(exact, lost)
        except LimitReached as reached:
            return self._finding(kind, subject, "unfinished", detail, limit=reached.limit.kind)
        return self._finding(kind, subject or next(iter(lost)).node, "violated", detail, path)

    def _way(self, exact: Exact, goals: Sets) -> Path | None:
        moves = exact.path(goals) if self._answers.whole else None
        return Path(moves, True) if moves is not None else None

    def _ended(self, early: bool) -> Sets:
        """Return the states in which a play is over, those ended early too or not."""
        assert self._exact is not None
        names = {name for name, ending in self.story.endings.items() if early or not ending.early}
        return {s: x for s, x in self._exact.reached.items() if s.ended and s.node.removeprefix(ENDING) in names}

    def _taken(self) -> frozenset[Spot]:
        """Return the spots at which the limit of close calls is told to be spent, and what only follows on them."""
        told = {scene.events.taken for scene in self.story.scenes.values() if scene.events.taken}
        found = {spot for spot in self.chart.arrows if spot.node in told}
        waiting = list(found)
        while waiting:
            for arrow in self.chart.arrows[waiting.pop()]:
                if arrow.target not in found:
                    found.add(arrow.target)
                    waiting.append(arrow.target)
        return frozenset(found)

    def _not_spent(self, exact: Exact, sets: Sets) -> Sets:
        """Return states in which a further close call is still allowed."""
        calls = self.story.close_calls
        limit = calls.limit[self.chart.difficulty.word] if calls else None
        if calls is None or limit is None:
            return sets
        part, left = self.chart.parts.variable(calls.variable), dict[Spot, int]()
        for spot, states in sets.items():
            if part in exact.system.cone.found[spot]:
                spent = exact.system.having(spot, part, lambda value: value >= limit)
                states = exact.system.diagrams.rest(states, spent)
            if states:
                left[spot] = states
        return left

    # What comes before what

    def _before(self, promise: Promise) -> Finding:
        """Return the finding on a promise that one thing is met before another, where the first may pass again."""
        first, then = (expression.term for expression in promise.terms)
        try:
            without = {spot: [first, then] for spot in self._questions.standing()}
            exact = Exact(self.chart, without, self._budget, None, lambda states, spots: None)
            cut = exact.meeting(self._questions.everywhere(first))
            early = exact.explored_without(cut)
            diagrams, found = exact.system.diagrams, dict[Spot, int]()
            for spot, states in exact.meeting(self._questions.everywhere(then)).items():
                met = diagrams.meet(states, early.get(spot, 0))
                if met:
                    found[spot] = met
        except LimitReached as reached:
            return self._finding("promise", promise.id, "unfinished", promise.kind, limit=reached.limit.kind)
        if not found:
            return self._finding("promise", promise.id, "proved", promise.kind)
        moves = exact.path(found, cut)
        return self._finding(
            "promise", promise.id, "violated", promise.kind, Path(moves, True) if moves is not None else None
        )

    def _beats(self) -> Iterator[Finding]:
        """Yield for each required beat whether a full ending can be reached without it."""
        told: dict[str, set[str]] = {}
        for node in self.story.nodes.values():
            for beat in node.beats:
                told.setdefault(beat, set()).add(node.address)
        for beat in self.story.beats.required:
            yield self._beat(beat, told.get(beat, set()))

    def _beat(self, beat: str, nodes: set[str]) -> Finding:
        ends: dict[Spot, Term | None] = {Spot(ENDING + n): None for n, e in self.story.endings.items() if not e.early}
        pattern = Pattern(self.chart, (), self._budget, barred=nodes)
        goals = list(pattern.where(ends))
        if not goals:
            return self._finding("beat", beat, "proved")
        path = self._answers.sought(pattern, goals, ends)
        if path is not None:
            return self._finding("beat", beat, "violated", path=path)
        if self._exact is None:
            return self._finding("beat", beat, "unfinished", limit="memory")
        barred = frozenset(spot for spot in self.chart.arrows if spot.node in nodes)
        reached = self._exact.explored({START: self._exact.system.first_states()}, barred)
        if not any(spot in reached for spot in ends):
            return self._finding("beat", beat, "proved")
        return self._finding("beat", beat, "violated")

    # The meter

    def _four_turns(self) -> Finding:
        """Return whether the cube's turns lead from calm to locked on in fewer than four."""
        leaps: dict[Cube, set[Cube]] = {state: set() for state in Cube}
        for ways in self.chart.turns.outcomes.heard.values():
            for before, after in enumerate(ways):
                if after != BARRED:
                    leaps[METERS[before].cube].add(METERS[after].cube)
        reached, turns = {Cube.CALM}, 0
        while Cube.LOCKED_ON not in reached and turns < LOUD_TURNS:
            reached |= {after for state in reached for after in leaps[state]}
            turns += 1
        slow = Cube.LOCKED_ON not in reached or turns >= LOUD_TURNS
        return self._finding("turns", "", "proved" if slow else "violated", str(LOUD_TURNS))

    def _previews(self) -> Finding:
        """Return whether every choice does what its preview says, in every circumstance that was asked about."""
        wrong = self.chart.turns.outcomes.misled
        return self._finding("preview", wrong[0] if wrong else "", "violated" if wrong else "proved")
