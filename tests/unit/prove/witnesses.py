"""Proofs held to account: whatever is said to be violated comes with a way, and the way shows it."""

from collections.abc import Iterator, Sequence

from game.model.expression import Query, Term
from game.model.state import Said, State
from game.model.story import Difficulty, Story
from game.prove.explore.limits import Budget
from game.prove.explore.witness import moves_from, onward
from game.prove.only import Only
from game.prove.prover import prove
from game.prove.report import SPARED, Finding, Proof
from game.rules import Rules
from game.rules.expressions import compiled
from game.rules.flow import ENDING, is_ending

LOOKED_AT = 20_000
"""States from which it is looked whether something can still be reached."""


def proved(story: Story, difficulty: Difficulty = Difficulty.STANDARD, *only: str) -> Proof:
    """Return the proof of a story; each of its ways is walked, and must show what it is the way to."""
    proof = prove(story, difficulty, Budget(), lambda *_told: None, Only(frozenset(only)))
    for finding in proof.findings:
        if finding.status == "violated":
            assert (finding.path is None) == wayless(finding), finding
        if finding.path is not None:
            assert Walk(story, difficulty, finding.path).shows(finding), finding
    return proof


def wayless(finding: Finding) -> bool:
    """Whether what is violated is that there is no way."""
    return (finding.kind == "ending" and finding.detail != SPARED) or finding.detail == "reachable"


class Walk:
    """A way, walked by the engine."""

    def __init__(self, story: Story, difficulty: Difficulty, moves: Sequence[str]) -> None:
        self.story, self.rules = story, Rules(story)
        self.state, turn = self.rules.start(difficulty)
        self.passed = [[*self._states(turn.told), self.state]]
        """The states that each move passes, the last of them where it leads."""
        for move in moves:
            after, told = next(
                (after, told) for name, after, told in moves_from(self.rules, self.state) if name == move
            )
            self.passed.append([*self._states(told), after])
            self.state = after

    @staticmethod
    def _states(told: Sequence[object]) -> list[State]:
        return [passage.state if isinstance(passage, Said) else passage for passage in told]  # type: ignore[misc]

    def shows(self, finding: Finding) -> bool:
        """Whether the way shows what a finding says."""
        match finding.kind:
            case "ending":
                return self.state.node == ENDING + finding.subject
            case "dead_end":
                return self.state.node == finding.subject and not self.rules.options(self.state)
            case "beat":
                return self._full() and not any(finding.subject in beats for beats in self._beats())
            case "stuck":
                goal = self._any_end if finding.detail == "any" else self._full
                return finding.subject in [state.node for state in self.passed[-1]] and not self._leads(goal)
            case "promise":
                return self._keeps_or_breaks(finding)
        return False

    def _keeps_or_breaks(self, finding: Finding) -> bool:
        promise = next(promise for promise in self.story.promises if promise.id == finding.subject)
        holds = [lambda state, term=part.term: self.holds(term, state) for part in promise.terms]
        match promise.kind:
            case "always":
                return not all(map(holds[0], self.passed[-1]))
            case "never" | "reachable":
                return any(map(holds[0], self.passed[-1]))
            case "can_always_reach":
                return not self._leads(holds[0])
        states = [state for passed in self.passed for state in passed]
        late = next(number for number, state in enumerate(states) if holds[1](state))
        return not any(map(holds[0], states[: late + 1]))

    def holds(self, term: Term, state: State) -> bool:
        """Whether a condition holds."""
        return bool(compiled(term, self.rules.layout)(state))

    def _any_end(self, state: State | None = None) -> bool:
        return self.holds(Query("ended", ""), state or self.state)

    def _full(self, state: State | None = None) -> bool:
        node = (state or self.state).node
        return is_ending(node) and not self.story.endings[node.removeprefix(ENDING)].early

    def _beats(self) -> Iterator[Sequence[str]]:
        nodes = self.story.nodes
        yield from (nodes[state.node].beats for passed in self.passed for state in passed if state.node in nodes)

    def _leads(self, goal: object) -> bool:
        """Whether a state that meets a condition can be reached from here."""
        found, line = {self.state}, [self.state]
        while line:
            state = line.pop()
            if goal(state):  # type: ignore[operator]
                return True
            assert len(found) < LOOKED_AT, "too much to look through"
            for _move, after in onward(self.rules, state):
                if after not in found:
                    found.add(after)
                    line.append(after)
        return False
