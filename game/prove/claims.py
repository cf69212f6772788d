"""What is claimed of a story, each as a finding: proved, violated with a way there, or unfinished with the limit."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from game.model.story import Cube
from game.prove.escapes import Escapes, spared
from game.prove.explore.aims import Aim
from game.prove.explore.answers import Answers
from game.prove.explore.chart import Chart
from game.prove.explore.limits import Budget, LimitReached
from game.prove.explore.parts import METERS
from game.prove.explore.questions import Questions
from game.prove.explore.tables import BARRED
from game.prove.only import Only
from game.prove.orders import Orders
from game.prove.report import SPARED, Finding, Status
from game.prove.verdict import Verdict

LOUD_TURNS = 4
"""Turns that it takes at least from calm to locked on."""


class Claim(NamedTuple):
    """One thing that is claimed, and what finds out about it."""

    kind: str
    subject: str
    detail: str
    judge: Callable[[], Verdict]
    """May run into a limit."""


class Claims:
    """The findings on one story."""

    def __init__(self, chart: Chart, questions: Questions, answers: Answers, budget: Budget, only: Only) -> None:
        """Take what was asked and answered."""
        self.chart, self.story = chart, chart.story
        self._answers, self._only = answers, only
        self._escapes = Escapes(chart, questions, answers)
        self._orders = Orders(chart, questions, answers, budget)

    def all(self) -> Iterator[tuple[Finding, Aim | None]]:
        """Yield every finding that a verdict rests on, but of the places that are no dead ends; and what shows it."""
        for claim in self._claims():
            if self._only.asks(claim.kind, claim.subject):
                found = self._finding(claim)
                if claim.kind != "dead_end" or found[0].status != "proved":
                    yield found

    def _claims(self) -> Iterator[Claim]:
        yield from self._asked("ending")
        yield from self._promised()
        yield from self._asked("dead_end")
        yield Claim("stuck", "", "any", partial(self._escapes.end, early=True))
        if any(not ending.early for ending in self.story.endings.values()):
            yield Claim("stuck", "", "full", partial(self._escapes.end, early=False))
        for beat in self.story.beats.required:
            yield Claim("beat", beat, "", partial(self._orders.beat, beat))
        yield Claim("turns", "", str(LOUD_TURNS), self._four_turns)
        yield Claim("preview", "", "", self._previews)

    def _finding(self, claim: Claim) -> tuple[Finding, Aim | None]:
        """Return what became of a claim."""
        try:
            verdict = claim.judge()
        except LimitReached as reached:
            verdict = Verdict("unfinished", limit=reached.limit.kind)
        status, path, limit, at, aim = verdict
        subject = claim.subject or at
        moves, shortest = (path.moves, path.shortest) if path else (None, False)
        place = self._place(subject)
        return Finding(claim.kind, subject, status, claim.detail, moves, shortest, limit, place), aim

    def _place(self, subject: str) -> str:
        """Return the file and line of a node or choice."""
        node = self.story.nodes.get(subject.partition(".")[0])
        if node is None:
            return "story.yaml"
        line = next((choice.line for choice in node.choices if choice.address == subject), node.line)
        return f"{self.story.scenes[node.scene].file}:{line}"

    # What some state must meet, or none

    def _asked(self, kind: str) -> Iterator[Claim]:
        for number, question in enumerate(self._answers.questions):
            if question.kind == kind:
                detail = SPARED if kind == "ending" and spared(self.chart, question.name) else question.detail
                wanted = detail != SPARED if kind == "ending" else detail == "reachable"
                yield Claim(kind, question.name, detail, partial(self._answered, number, wanted))

    def _answered(self, number: int, wanted: bool) -> Verdict:
        """Return what an answer says: whether some state is to meet the question's condition, or none."""
        answer = self._answers.found[number]
        if answer.yes is None:
            return Verdict("unfinished", limit=answer.limit.kind if answer.limit else "")
        status: Status = "proved" if answer.yes == wanted else "violated"
        return Verdict(status, self._answers.path(number), aim=Aim(self._answers.questions[number].where))

    def _promised(self) -> Iterator[Claim]:
        yield from self._asked("promise")
        asked = {question.name for question in self._answers.questions if question.kind == "promise"}
        for promise in self.story.promises:
            if promise.id not in asked and promise.kind in ("can_always_reach", "before"):
                judge = self._escapes.hope if promise.kind == "can_always_reach" else self._orders.before
                yield Claim("promise", promise.id, promise.kind, partial(judge, promise))

    # The meter

    def _four_turns(self) -> Verdict:
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
        return Verdict("proved" if Cube.LOCKED_ON not in reached or turns >= LOUD_TURNS else "violated")

    def _previews(self) -> Verdict:
        """Return whether every choice does what its preview says, in every circumstance that was asked about."""
        wrong = self.chart.turns.outcomes.misled
        return Verdict("violated", at=wrong[0]) if wrong else Verdict("proved")
