"""From a moment by names to a state of the story as it is now, which may have changed since."""

from collections.abc import Iterable, Mapping

from game.model.state import Meter, Pending, State
from game.model.story import Cube, Difficulty, Story, Variable
from game.play.named import Named, unnamed
from game.play.saves import Moment
from game.rules import Rules
from game.rules.flow import ENDING, is_ending


class Names:
    """What the names of an earlier version of a story mean in this one."""

    def __init__(self, story: Story) -> None:
        """Take the story as it is now."""
        self._story = story

    def node(self, address: str) -> str | None:
        """Return where a node is now; None where it is gone."""
        if is_ending(address):
            return address if address.removeprefix(ENDING) in self._story.endings else None
        return self._present(address, self._story.nodes)

    def move(self, move: str) -> str:
        """Return what a move is called now."""
        return self._story.aliases.get(move, move) if "/" in move else move

    def addresses(self, old: Iterable[str], known: Mapping[str, int]) -> list[str]:
        """Return those of some addresses that there still are."""
        return [present for address in old if (present := self._present(address, known))]

    def values(self, old: Mapping[str, Named]) -> dict[str, int]:
        """Return the values of variables that there still are, each within its bounds."""
        pairs = ((self._present(name, self._story.variables), value) for name, value in old.items())
        found = {name: _fitted(self._story.variables[name], value) for name, value in pairs if name}
        return {name: value for name, value in found.items() if value is not None}

    def _present(self, name: str, known: Mapping[str, object]) -> str | None:
        if name in known:
            return name
        renamed = self._story.aliases.get(name)
        return renamed if renamed in known else None


def _fitted(variable: Variable, value: Named) -> int | None:
    """Return the nearest that a variable can be to a named value; None where its kind is another."""
    kind = variable.type
    if kind.kind == "int" and isinstance(value, int) and not isinstance(value, bool):
        return min(max(value, kind.low), kind.high)
    return unnamed(variable, value)


def state_of(rules: Rules, moment: Moment, at: str | None = None) -> State | None:
    """Return a moment as a state; None where its place is gone.

    Args:
        rules: Of the story as it is now.
        moment: What was saved.
        at: Address of a node to be at instead of the moment's own.
    """
    story, names = rules.story, Names(rules.story)
    node = at or names.node(moment.node)
    pending = None if at else _pending(names, moment)
    if node is None or (moment.pending and not at and pending is None):
        return None
    values = names.values(moment.variables)
    bits = rules.layout.bits
    return State(
        node=node,
        values=tuple(values.get(name, variable.start) for name, variable in story.variables.items()),
        meter=_meter(moment),
        taken=sum({bits[address] for address in names.addresses(moment.taken, bits)}),
        visits=_visits(rules, names, moment),
        lens=moment.lens and not at,
        pending=pending,
        difficulty=Difficulty[moment.difficulty.upper()],
    )


def _meter(moment: Moment) -> Meter:
    attention, quiet = min(max(moment.attention, 0), 100), min(max(moment.quiet, 0), 1)
    return Meter(attention, Cube[moment.cube.upper()], quiet, moment.heard, moment.reprieve)


def _pending(names: Names, moment: Moment) -> Pending | None:
    waiting = moment.pending
    to = names.node(waiting.to) if waiting else None
    return Pending(to, waiting.arrives, waiting.gap) if waiting and to else None


def _visits(rules: Rules, names: Names, moment: Moment) -> tuple[int, ...]:
    """Return the visits that matter now, counted no further than they matter now."""
    counts = [0] * len(rules.counters)
    indexes = rules.layout.visits
    for old, count in moment.visits.items():
        for address in names.addresses([old], indexes):
            counter = rules.counters[indexes[address]]
            counts[indexes[address]] = min(max(count, 0), counter.limit + counter.period - 1)
    return tuple(counts)
