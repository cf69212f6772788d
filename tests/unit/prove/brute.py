"""An independent search over plain objects: every state of a small story by the engine's steps, none reduced."""

from collections import deque
from collections.abc import Callable, Iterator

from msgspec import Struct

from game.model.state import Passage, State
from game.model.story import Difficulty, Promise, Story
from game.rules import Rules
from game.rules.expressions import compiled
from game.rules.flow import is_ending

Test = Callable[[State], object]


class Found(Struct):
    """Everything a play can come to."""

    rules: Rules
    begun: tuple[Passage, ...]
    """What is told at the start."""
    depth: dict[State, int]
    """State where a play stops -> moves it takes at least; the start first."""
    told: dict[Passage, int]
    """What is told on the way -> moves it takes at least."""
    steps: dict[State, list[tuple[State, tuple[Passage, ...]]]]
    """State -> each state that a move leads to, with what is told on the way."""

    def endings(self) -> dict[str, int]:
        """Return ending -> moves it takes at least."""
        found: dict[str, int] = {}
        for state, depth in self.depth.items():
            if is_ending(state.node):
                found.setdefault(state.node.removeprefix("ending:"), depth)
        return found

    def offered(self) -> set[str]:
        """Return the choices that are ever offered."""
        return {plan.address for state in self.depth for plan in self.rules.options(state)}

    def dead_ends(self) -> set[str]:
        """Return the nodes at which a play can stand with nothing to choose."""
        return {s.node for s in self.depth if not is_ending(s.node) and not self.rules.options(s)}

    def passed(self) -> set[State]:
        """Return every state that a play stops in or is told on the way."""
        return {passage for passage in self.told if isinstance(passage, State)} | set(self.depth)

    # What promises say

    def keeps(self, promise: Promise) -> bool:
        """Whether a promise is kept."""
        tests: list[Test] = [compiled(part.term, self.rules.layout) for part in promise.terms]
        match promise.kind:
            case "never":
                return not any(map(tests[0], self.passed()))
            case "always":
                return all(map(tests[0], self.passed()))
            case "reachable":
                return any(map(tests[0], self.passed()))
            case "can_always_reach":
                return not self.lost(tests[0])
        return not self._early(*tests)

    def lost(self, goal: Test) -> bool:
        """Whether there is a state, told or stopped in, from which no state that meets a goal is ever met again."""
        met = {state for state in self.depth if goal(state)}
        for state, later in self.steps.items():
            if any(any(map(goal, _states(told))) for _after, told in later):
                met.add(state)
        good = self.leading_to(met)
        return any(self._loses(state, told, goal, good) for state, told in self._runs())

    def leading_to(self, goals: set[State]) -> set[State]:
        """Return the states from which one of some states can be reached."""
        before: dict[State, list[State]] = {}
        for state, later in self.steps.items():
            for after, _told in later:
                before.setdefault(after, []).append(state)
        found, line = set(goals), list(goals)
        while line:
            for state in before.get(line.pop(), ()):
                if state not in found:
                    found.add(state)
                    line.append(state)
        return found

    @staticmethod
    def _loses(state: State, told: tuple[Passage, ...], goal: Test, good: set[State]) -> bool:
        """Whether something on the way to a state, or the state itself, is not followed by a goal."""
        if state in good:
            return False
        last = [number for number, passage in enumerate(_states(told)) if goal(passage)]
        after = list(_states(told))[last[-1] + 1 if last else 0 :]
        return bool(after) or not is_ending(state.node)

    def _runs(self) -> Iterator[tuple[State, tuple[Passage, ...]]]:
        """Yield every state that a play stops in with what is told on a way to it."""
        yield next(iter(self.depth)), self.begun
        for later in self.steps.values():
            yield from later

    def _early(self, first: Test, then: Test) -> bool:
        """Whether one thing can be met before another is."""
        line, known = [(next(iter(self.depth)), self.begun)], set[State]()
        while line:
            state, told = line.pop()
            for passage in (*_states(told), state):
                if first(passage):
                    break
                if then(passage):
                    return True
            else:
                if state not in known:
                    known.add(state)
                    line += self.steps[state]
        return False


def _states(told: tuple[Passage, ...]) -> Iterator[State]:
    yield from (passage for passage in told if isinstance(passage, State))


def searched(story: Story, difficulty: Difficulty = Difficulty.STANDARD, most: int = 60_000) -> Found | None:
    """Return everything a play of a story can come to; None where that is too much."""
    rules = Rules(story)
    start, begun = rules.start(difficulty)
    depth, told = {start: 0}, dict.fromkeys(begun.told, 0)
    steps: dict[State, list[tuple[State, tuple[Passage, ...]]]] = {}
    line = deque([start])
    while line:
        if len(depth) > most:
            return None
        state = line.popleft()
        steps[state] = []
        if not is_ending(state.node):
            taken = [rules.step(state, plan) for plan in rules.options(state)]
            taken += [rules.retold(rules.act(state, act)) for act in rules.acts(state)]
            steps[state] = [(after, turn.told) for after, turn in taken]
        for other, passages in steps[state]:
            for passage in passages:
                told.setdefault(passage, depth[state] + 1)
            if other not in depth:
                depth[other] = depth[state] + 1
                line.append(other)
    return Found(rules, begun.told, depth, told, steps)
