"""An independent search over plain objects: every state of a small story by the engine's steps, none reduced."""

from collections import deque

from msgspec import Struct

from game.model.state import Passage, State
from game.model.story import Difficulty, Story
from game.rules import Rules
from game.rules.flow import is_ending


class Found(Struct):
    """Everything a play can come to."""

    rules: Rules
    depth: dict[State, int]
    """State where a play stops -> moves it takes at least."""
    told: dict[Passage, int]
    """What is told on the way -> moves it takes at least."""
    after: dict[State, list[State]]

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

    def leading_to(self, goals: set[State]) -> set[State]:
        """Return the states from which one of some states can be reached."""
        before: dict[State, list[State]] = {}
        for state, later in self.after.items():
            for other in later:
                before.setdefault(other, []).append(state)
        found, line = set(goals), list(goals)
        while line:
            for state in before.get(line.pop(), ()):
                if state not in found:
                    found.add(state)
                    line.append(state)
        return found


def searched(story: Story, difficulty: Difficulty = Difficulty.STANDARD, most: int = 60_000) -> Found | None:
    """Return everything a play of a story can come to; None where that is too much."""
    rules = Rules(story)
    start, turn = rules.start(difficulty)
    depth, told, after = {start: 0}, dict.fromkeys(turn.told, 0), dict[State, list[State]]()
    line = deque([start])
    while line:
        if len(depth) > most:
            return None
        state = line.popleft()
        later = []
        if not is_ending(state.node):
            steps = [rules.step(state, plan) for plan in rules.options(state)]
            later = [state for state, _turn in steps]
            for _state, turn in steps:
                for passage in turn.told:
                    told.setdefault(passage, depth[state] + 1)
            later += [rules.act(state, act) for act in rules.acts(state)]
        after[state] = later
        for other in later:
            if other not in depth:
                depth[other] = depth[state] + 1
                line.append(other)
    return Found(rules, depth, told, after)
