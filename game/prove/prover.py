"""The proof of a story at one difficulty: what is asked, what was found, and what it comes to."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from msgspec import structs

from game.model.story import Difficulty, Story
from game.prove.bounds import Bounds, bounds, tighten
from game.prove.chains import Figures, figures
from game.prove.claims import Claims
from game.prove.escapes import hopes
from game.prove.explore.aims import Aim, least
from game.prove.explore.answers import Answers, Say
from game.prove.explore.chart import Chart
from game.prove.explore.limits import Budget, Limit, LimitReached, used_memory
from game.prove.explore.questions import Questions, never_read
from game.prove.notes import last_chances, same_future
from game.prove.only import Only
from game.prove.report import SPARED, EndingFigures, Finding, Proof, Status
from game.rules import Rules

if TYPE_CHECKING:
    from game.prove.futures import Ahead, Futures  # of the extra [prove]

T = TypeVar("T")


EVERYTHING = Only()


def prove(story: Story, difficulty: Difficulty, budget: Budget, say: Say, only: Only = EVERYTHING) -> Proof:
    """Prove what can be proved of a story at one difficulty, or only some of its claims, and nothing besides.

    A limit that is reached, and Ctrl-C, make it unfinished, never wrong.
    """
    return _Prover(story, difficulty, budget, say, only).proof()


class _Prover:
    """One proof under way."""

    def __init__(self, story: Story, difficulty: Difficulty, budget: Budget, say: Say, only: Only) -> None:
        self._story, self._difficulty, self._budget, self._say = story, difficulty, budget, say
        self._only = only
        self._limits: list[Limit] = []

    def proof(self) -> Proof:
        """Prove, as far as the budget goes."""
        begun = self._within(None, self._begun)
        if begun is None:
            return self._empty()
        chart, questions, answers = begun
        self._limits += answers.limits
        self._say("claims", 0, 0)
        claims = list(Claims(chart, questions, answers, self._budget, self._only).all())
        judged = round(self._budget.spent(), 3)
        findings, ahead = self._nearest(answers, claims)
        self._say("figures", 0, 0)
        players: dict[str, Figures] = self._besides({}, lambda: figures(chart, self._budget))
        chances: dict[str, str | None] = self._besides({}, lambda: last_chances(answers))
        chances |= {name: found.last_chance for name, found in ahead.items()}
        self._say("bounds", 0, 0)
        within: Bounds = self._besides({}, lambda: bounds(chart, answers, self._budget))
        self._besides(None, lambda: tighten(within, chart, self._budget))
        never_offered = [q.name for q, answer in answers.of("offered") if answer.yes is False]
        ended = {finding.subject: finding for finding in findings if finding.kind == "ending"}
        shares = {name: found.shares for name, found in players.items()}
        return Proof(
            story=self._story.id,
            difficulty=self._difficulty.word,
            verdict=_worst({finding.status for finding in findings}),
            states=answers.exact.states if answers.exact else 0,
            judged=judged,
            seconds=round(self._budget.spent(), 3),
            memory=round(used_memory(), 1),
            endings={
                name: _figures(name, ended[name], shares, chances, ahead)
                for name in self._story.endings
                if name in ended
            },
            promises={finding.subject: finding.status for finding in findings if finding.kind == "promise"},
            dead_ends=[f.subject for f in findings if f.kind == "dead_end" and f.status == "violated"],
            stuck=[f.subject for f in findings if f.kind == "stuck" and f.status == "violated"],
            beats={finding.subject: finding.status for finding in findings if finding.kind == "beat"},
            never_offered=never_offered,
            always_open=[
                q.name for q, answer in answers.of("fails") if answer.yes is False and q.name not in never_offered
            ],
            never_shown=[(q.name, q.detail) for q, answer in answers.of("shown") if answer.yes is False],
            never_read=never_read(chart) if self._only.everything else [],
            saturates=[(q.name, q.detail) for q, answer in answers.of("stops") if answer.yes],
            same_future=same_future(answers) if self._only.everything else [],
            bounds=within,
            players={name: found.player for name, found in players.items() if found.player},
            unsolved={name: found.limit.kind for name, found in players.items() if found.limit},
            findings=findings,
            limits=list(dict.fromkeys([limit.kind for limit in self._limits] + [f.limit for f in findings if f.limit])),
        )

    def _begun(self) -> tuple[Chart, Questions, Answers]:
        self._say("chart", 0, 0)
        chart = Chart(Rules(self._story), self._difficulty, self._budget)
        questions = Questions(chart)
        asked = list(questions.all(self._only.asks))
        return chart, questions, Answers(chart, asked, hopes(questions, self._only), self._budget, self._say)

    def _besides(self, otherwise: T, work: Callable[[], T]) -> T:
        """Return what no verdict rests on, where everything is asked about."""
        return self._within(otherwise, work) if self._only.everything else otherwise

    def _nearest(
        self, answers: Answers, judged: list[tuple[Finding, Aim | None]]
    ) -> "tuple[list[Finding], dict[str, Ahead]]":
        """Return the findings, of a large story with the shortest ways found; and what is ahead to its ends."""
        judged = [(self._near(finding, aim, answers.chart), aim) for finding, aim in judged]
        aims = [aim for finding, aim in judged if aim and _long(finding)]
        if answers.whole or not (aims or self._only.everything):
            return [finding for finding, _aim in judged], {}
        self._say("ahead", 0, 0)
        futures = self._within(None, lambda: self._futures(answers.chart, aims))
        if futures is None:
            return [finding for finding, _aim in judged], {}
        ahead: dict[str, Ahead] = self._besides({}, futures.endings)
        return [self._shown(finding, aim, futures, ahead) for finding, aim in judged], ahead

    def _near(self, finding: Finding, aim: Aim | None, chart: Chart) -> Finding:
        """Return a finding; its way is a shortest one if the map alone allows no shorter."""
        if aim is None or finding.path is None or not _long(finding):
            return finding
        shortest = self._within(None, lambda: least(aim, chart, self._budget)) == len(finding.path)
        return structs.replace(finding, shortest=shortest)

    def _futures(self, chart: Chart, aims: list[Aim]) -> "Futures":
        """Return a story explored wide."""
        try:
            from game.prove.futures import Futures
        except ImportError:
            raise LimitReached(Limit("extra")) from None
        return Futures(chart, self._budget, aims)

    def _shown(self, finding: Finding, aim: Aim | None, futures: "Futures", ahead: "dict[str, Ahead]") -> Finding:
        """Return a finding with the shortest way to what it says, where that is found."""
        path = ahead[finding.subject].path if finding.kind == "ending" and finding.subject in ahead else None
        if path is None and aim and _long(finding):
            path = self._within(None, lambda: futures.way(aim))
        return finding if path is None else structs.replace(finding, path=path.moves, shortest=path.shortest)

    def _within(self, otherwise: T, work: Callable[[], T]) -> T:
        """Return what is worked out, or something else where a limit is reached or Ctrl-C is pressed."""
        try:
            return work()
        except LimitReached as reached:
            self._limits.append(reached.limit)
        except KeyboardInterrupt:
            self._limits.append(Limit("interrupted"))
            self._budget.stop.asked = True
        return otherwise

    def _empty(self) -> Proof:
        """Return a proof that says nothing but why."""
        return Proof(
            story=self._story.id,
            difficulty=self._difficulty.word,
            verdict="unfinished",
            states=0,
            judged=round(self._budget.spent(), 3),
            seconds=round(self._budget.spent(), 3),
            memory=round(used_memory(), 1),
            limits=[limit.kind for limit in self._limits],
        )


def _worst(statuses: set[Status]) -> Status:
    """Return what several findings come to."""
    return "violated" if "violated" in statuses else "unfinished" if "unfinished" in statuses else "proved"


def _long(finding: Finding) -> bool:
    """Whether there may be a shorter way to what is violated than the one that is known."""
    return finding.status == "violated" and finding.path is not None and not finding.shortest


def _figures(
    name: str,
    finding: Finding,
    shares: dict[str, dict[str, float] | None],
    chances: dict[str, str | None],
    ahead: "dict[str, Ahead]",
) -> EndingFigures:
    """Return what is known of an ending."""
    return EndingFigures(
        reachable=None
        if finding.status == "unfinished"
        else (finding.status == "proved") != (finding.detail == SPARED),
        probability={player: None if found is None else found.get(name, 0.0) for player, found in shares.items()},
        shortest=None if finding.path is None else len(finding.path),
        proved_shortest=finding.shortest,
        last_chance=chances.get(name),
        at_least=ahead[name].least if name in ahead else None,
    )
