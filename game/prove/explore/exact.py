"""The exact answer to questions about states: all that can be reached, in a cone that tells what is asked."""

from collections.abc import Callable, Iterable, Mapping

from game.model.expression import Term
from game.model.state import State
from game.prove.explore.chart import Chart
from game.prove.explore.conditions import Where
from game.prove.explore.cone import Cone
from game.prove.explore.limits import Budget, Limit, LimitReached
from game.prove.explore.places import START, Spot
from game.prove.explore.reach import Sets, backward, forward, image
from game.prove.explore.system import System
from game.prove.explore.witness import moves_from, passing, spot_of

Tell = Callable[[int, int], None]
"""Told what is reached so far: states, and spots."""


class Exact:
    """The reachable states of one cone of a story."""

    def __init__(
        self, chart: Chart, watched: Mapping[Spot, Iterable[Term]], budget: Budget, most: int | None, tell: Tell
    ) -> None:
        """Explore the cone.

        Args:
            chart: Of the story.
            watched: What is to be told of the states at a spot.
            budget: How far to go.
            most: Nodes of diagrams up to which to go; None for no such limit.
            tell: Told now and then how far it is.

        Raises:
            LimitReached: the budget is spent, or more than `most` is needed.
        """
        self.chart = chart
        self.system = System(Cone(chart, watched))
        self._budget, self._most, self._tell = budget, most, tell
        self._counts: dict[Spot, tuple[int, int]] = {}
        self._layers: list[Sets] = []
        self._cut: Sets | None = None
        self.reached = self.explored({START: self.system.first_states()})
        self._most = None  # what is asked of the states that are found is small beside finding them
        self.states = self.count(self.reached)
        self._check_states(self.states)

    def explored(self, begin: Sets, barred: frozenset[Spot] = frozenset()) -> Sets:
        """Return what can be reached from some states without entering what is barred."""
        return forward(self.system, begin, self.check, barred)

    def explored_without(self, cut: Sets) -> Sets:
        """Return what can be reached without ever being in some sets."""
        return forward(self.system, {START: self.system.first_states()}, self.check, cut=cut)

    def count(self, sets: Sets) -> int:
        """Return how many states some sets have."""
        total = 0
        for spot, states in sets.items():
            known = self._counts.get(spot)
            if known is None or known[0] != states:
                known = self._counts[spot] = states, self.system.count(spot, states)
            total += known[1]
        return total

    def check(self, found: Sets) -> None:
        """Give up where a limit is reached, and tell how far the search is."""
        self._budget.check()
        if self._most is not None and len(self.system.diagrams) > self._most:
            raise LimitReached(Limit("memory", self._most))
        if self._budget.due():
            states = self.count(found)
            self._tell(states, len(found))
            self._check_states(states)

    def _check_states(self, states: int) -> None:
        if self._budget.states is not None and states > self._budget.states:
            raise LimitReached(Limit("states", self._budget.states))

    # Questions

    def meeting(self, where: Where) -> Sets:
        """Return the reachable states for which a condition holds."""
        found = {}
        for spot, term in where.items():
            states = self.reached.get(spot, 0)
            if states and term is not None:
                states = self.system.diagrams.meet(states, self.system.truth(term, spot))
            if states:
                found[spot] = states
        return found

    def leading_to(self, goals: Sets) -> Sets:
        """Return the reachable states from which a goal can be reached; where all are, that is found first."""
        found = self._covered(goals)
        open_ = {spot for spot, states in self.reached.items() if found.get(spot, 0) != states}
        if not open_:
            return found
        return backward(self.system, found, self.reached, self.check)

    def _covered(self, goals: Sets) -> Sets:
        """Return states with an arrow to a spot of which every state is known to lead to a goal, again and again.

        Every state returned leads to a goal; that a state is not returned says nothing.
        """
        diagrams = self.system.diagrams
        found = {spot: diagrams.meet(states, self.reached.get(spot, 0)) for spot, states in goals.items()}
        waiting = sorted(self.reached, key=self.system.order.__getitem__)
        whole = {spot for spot, states in found.items() if states == self.reached.get(spot)}
        grown = True
        while grown:
            grown = False
            for spot in reversed(waiting):
                if spot in whole:
                    continue
                for arrow in self.system.arrows[spot]:
                    if arrow.target not in whole:
                        continue
                    guard, unstep = self.system.unstep(arrow)
                    open_ = diagrams.meet(diagrams.meet(self.reached[spot], unstep(diagrams.everything)), guard)
                    found[spot] = diagrams.union(found.get(spot, 0), open_)
                if found.get(spot, 0) == self.reached[spot]:
                    whole.add(spot)
                    grown = True
        return found

    def rest(self, sets: Sets) -> Sets:
        """Return the reachable states that are not in some sets."""
        diagrams = self.system.diagrams
        left = {spot: diagrams.rest(states, sets.get(spot, 0)) for spot, states in self.reached.items()}
        return {spot: states for spot, states in left.items() if states}

    # Witnesses

    def path(self, goals: Sets, cut: Sets | None = None) -> tuple[str, ...] | None:
        """Return a shortest way into some sets of reachable states: the moves from the start; None where there is none.

        Args:
            goals: Where to.
            cut: States that the way must not pass.
        """
        if not goals:
            return None
        if cut != self._cut:
            self._layers, self._cut = [], cut
        system, diagrams = self.system, self.system.diagrams
        depth = 0
        while True:
            layer = self._layer(depth)
            if layer is None:
                return None
            met = {spot: diagrams.meet(states, layer.get(spot, 0)) for spot, states in goals.items()}
            if any(met.values()):
                break
            depth += 1
        wanted = [{spot: states for spot, states in met.items() if states}]
        for back in range(depth, -1, -1):
            wanted[0] = self._same_layer(wanted[0], self._layers[back])
            if back:
                before: Sets = {}
                for spot, states in wanted[0].items():
                    for arrow in system.into(spot):
                        if arrow.move:
                            guard, unstep = system.unstep(arrow)
                            came = diagrams.meet(unstep(states), guard)
                            came = diagrams.meet(came, self._layers[back - 1].get(arrow.source, 0))
                            if came:
                                before[arrow.source] = diagrams.union(before.get(arrow.source, 0), came)
                wanted.insert(0, before)
        return self._walked(wanted, met)

    def _layer(self, depth: int) -> Sets | None:
        """Return the states that take so many moves and no fewer; None where there are none."""
        diagrams = self.system.diagrams
        while len(self._layers) <= depth:
            if not self._layers:
                fresh = {START: self.system.first_states()}
                self._past: Sets = {}
            else:
                fresh = {}
                for spot, states in self._layers[-1].items():
                    for arrow in self.system.arrows[spot]:
                        if arrow.move:
                            self._add(fresh, arrow.target, image(self.system, arrow, states))
            layer = self._settled(fresh)
            if not layer:
                return None
            for spot, states in layer.items():
                self._past[spot] = diagrams.union(self._past.get(spot, 0), states)
            self._layers.append(layer)
        return self._layers[depth]

    def _settled(self, fresh: Sets) -> Sets:
        """Return new states with all that they read on to by themselves."""
        diagrams, layer = self.system.diagrams, dict[Spot, int]()
        while fresh:
            ahead: Sets = {}
            for spot, states in fresh.items():
                new = diagrams.rest(states, diagrams.union(self._past.get(spot, 0), layer.get(spot, 0)))
                new = diagrams.rest(new, (self._cut or {}).get(spot, 0))
                if not new:
                    continue
                self._add(layer, spot, new)
                for arrow in self.system.arrows[spot]:
                    if not arrow.move:
                        self._add(ahead, arrow.target, image(self.system, arrow, new))
            fresh = ahead
        return layer

    def _same_layer(self, wanted: Sets, layer: Sets) -> Sets:
        """Return states of a layer that are wanted, or that read on to such."""
        diagrams, found, fresh = self.system.diagrams, dict(wanted), dict(wanted)
        while fresh:
            ahead: Sets = {}
            for spot, states in fresh.items():
                for arrow in self.system.into(spot):
                    if not arrow.move:
                        guard, unstep = self.system.unstep(arrow)
                        came = diagrams.meet(diagrams.meet(unstep(states), guard), layer.get(arrow.source, 0))
                        new = diagrams.rest(came, found.get(arrow.source, 0))
                        self._add(ahead, arrow.source, new)
                        self._add(found, arrow.source, new)
            fresh = ahead
        return found

    def _add(self, sets: Sets, spot: Spot, states: int) -> None:
        if states:
            sets[spot] = self.system.diagrams.union(sets.get(spot, 0), states)

    def _walked(self, wanted: list[Sets], goals: Sets) -> tuple[str, ...]:
        """Return the moves of a walk through layers, by the engine's own steps."""
        rules = self.chart.rules
        state, _turn = rules.start(self.chart.difficulty)
        moves: list[str] = []
        for depth in range(1, len(wanted)):
            last = depth == len(wanted) - 1
            for move, after, told in moves_from(rules, state):
                passed = [*passing(told), (spot_of(after), after)]
                sets = goals if last else wanted[depth]
                if any(self.has(sets, spot, at) for spot, at in (passed if last else passed[-1:])):
                    moves.append(move)
                    state = after
                    break
            else:
                raise AssertionError("a layer of the proof that the engine cannot follow")
        return tuple(moves)

    def has(self, sets: Sets, spot: Spot, state: State) -> bool:
        """Whether a state is in some sets."""
        known = sets.get(spot, 0)
        return bool(known and self.system.diagrams.meet(known, self.system.single(spot, state)))
