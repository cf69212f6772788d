"""The chart of a story at one difficulty: every spot, every arrow that may be taken, every value a part may have."""

from collections.abc import Iterable, Mapping, Sequence

from game.model.expression import Name, Query, Term
from game.model.story import Difficulty
from game.prove.explore.arrangement import ranked
from game.prove.explore.conditions import Conditions
from game.prove.explore.limits import Budget
from game.prove.explore.live import live
from game.prove.explore.parts import Parts
from game.prove.explore.places import START, Arrow, Spot
from game.prove.explore.possible import Possible, bits
from game.prove.explore.turns import Turns
from game.rules import Rules
from game.rules.layout import asked_about, walk


class Chart:
    """What is worked out once of a story, and shared by every cone of it."""

    def __init__(self, rules: Rules, difficulty: Difficulty, budget: Budget) -> None:
        """Draw the chart.

        Raises:
            LimitReached: the story asks too much, or the budget is spent.
        """
        self.rules, self.difficulty, self.story = rules, difficulty, rules.story
        self.parts = Parts(rules, difficulty)
        self.conditions = Conditions(self.parts)
        self.turns = Turns(self.parts, self.conditions)
        drawn = self._drawn(budget)
        self._alive = live(drawn, self.parts, dict.fromkeys(drawn, tuple(self._always_asked())))
        """What may be asked about at each spot; in a variant of the story, too, of which no arrow asks more."""
        self._spread(drawn)

    def _spread(self, drawn: Mapping[Spot, Sequence[Arrow]]) -> None:
        """Find out what may be at each spot, and keep the arrows that may be taken."""
        self._asked: dict[str, int] | None = None
        first = [1 << number for number in self.parts.numbers(self.parts.first)]
        self.possible = Possible(drawn, START, first, self.conditions, self._alive)
        self.arrows = {
            spot: [arrow for arrow in ways if self.possible.after(arrow) is not None]
            for spot, ways in drawn.items()
            if spot in self.possible.found
        }
        self.order = ranked(START, {spot: [arrow.target for arrow in ways] for spot, ways in self.arrows.items()})
        """In which order to look at the spots."""

    def _drawn(self, budget: Budget) -> dict[Spot, list[Arrow]]:
        """Return every spot that arrows lead to, with the arrows out of it."""
        found: dict[Spot, list[Arrow]] = {START: []}
        waiting = [START]
        while waiting:
            budget.check()
            spot = waiting.pop()
            found[spot] = list(self.turns.at(spot))
            for arrow in found[spot]:
                if arrow.target not in found:
                    found[arrow.target] = []
                    waiting.append(arrow.target)
        return found

    def _always_asked(self) -> Iterable[Term]:
        """Yield what may be watched anywhere: variables, counts, the meter, the choices that are asked about."""
        layout = self.rules.layout
        yield from (Name(name) for name in (*layout.values, "attention", "lens", "looked"))
        yield from (Query("visits", address) for address in layout.visits)
        asked = asked_about([record for record in walk(self.story) if isinstance(record, Query)])
        yield from (Query("chose", address) for address in layout.bits if address in asked)

    def asked_at(self, node: str) -> tuple[int, ...]:
        """Return the parts that may still be asked about at a node, with the guards and sounds that follow."""
        if self._asked is None:
            alive = live(self.arrows, self.parts, {})
            self._asked = {}
            for spot, found in alive.items():
                self._asked[spot.node] = self._asked.get(spot.node, 0) | found
        return tuple(bits(self._asked.get(node, 0)))
