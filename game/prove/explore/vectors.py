"""States packed into whole numbers, many in one array: what the arrows of a cone do to all of them at once.

A state at a spot is one 64-bit number with a field of bits for each part that the cone tells apart there; the field
holds the class of the part's value. Guards and effects are looked up by field. Needs numpy, of the extra [prove].
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from game.model.expression import Apply, Term
from game.model.state import State
from game.prove.explore.cone import Cone
from game.prove.explore.limits import Limit, LimitReached
from game.prove.explore.places import Arrow, Spot
from game.prove.explore.tables import BARRED

WORD = 62
"""Bits of a packed state."""
Keys = NDArray[np.int64]
"""Packed states at one spot."""
Mask = NDArray[np.bool_]
Known = dict[Term, Mask]
"""Which of some states a condition holds of, as far as it was asked."""


class Field(NamedTuple):
    """Where the class of a part stands in a packed state."""

    shift: int
    mask: int
    first: tuple[int, ...]
    """A value of each class."""


class Vectors:
    """The packed states of one cone."""

    def __init__(self, cone: Cone) -> None:
        """Lay out the fields of each spot.

        Raises:
            LimitReached: a state does not fit into a word.
        """
        self.cone, self.parts, self._conditions = cone, cone.chart.parts, cone.chart.conditions
        self.fields = {spot: self._laid_out(spot) for spot in cone.found}
        self._steps: dict[int, tuple[Arrow, Step]] = {}

    def _laid_out(self, spot: Spot) -> dict[int, Field]:
        found: dict[int, Field] = {}
        shift = 0
        for part, classes in sorted(self.cone.found[spot].items()):
            first: dict[int, int] = {}
            for value, number in classes.items():
                first.setdefault(number, value)
            width = (len(first) - 1).bit_length()
            found[part] = Field(shift, (1 << width) - 1, tuple(first[number] for number in range(len(first))))
            shift += width
        if shift > WORD:
            raise LimitReached(Limit("states", 1 << WORD))
        return found

    def packed(self, spot: Spot, state: State) -> int:
        """Return a state as a number."""
        fields, classes = self.fields[spot], self.cone.found[spot]
        numbers = dict(zip(fields, self.parts.some(state, fields), strict=True))
        return sum(classes[part][numbers[part]] << field.shift for part, field in fields.items())

    def holding(self, term: Term, spot: Spot, keys: Keys, known: Known) -> Mask:
        """Return which states a condition holds of; `known` is what was found of the same states before."""
        found = known.get(term)
        if found is None:
            found = known[term] = self._holding(term, spot, keys, known)
        return found

    def _holding(self, term: Term, spot: Spot, keys: Keys, known: Known) -> Mask:
        if isinstance(term, Apply) and term.operator == "not":
            return ~self.holding(term.operands[0], spot, keys, known)
        if isinstance(term, Apply) and term.operator in ("and", "or"):
            join = np.logical_and if term.operator == "and" else np.logical_or
            found = self.holding(term.operands[0], spot, keys, known)
            for operand in term.operands[1:]:
                found = join(found, self.holding(operand, spot, keys, known))
            return found
        return self._looked_up(term, spot, keys)

    def _looked_up(self, term: Term, spot: Spot, keys: Keys) -> Mask:
        """Return of which states a comparison holds."""
        asks, table = self._conditions.table(term, spot.node)
        fields = self.fields[spot]
        told = [part for part in asks if part in fields]
        point = {part: self.cone.values(spot, part)[0] for part in asks if part not in fields}
        shape = [len(fields[part].first) for part in told]
        truth = np.empty(shape, np.bool_)
        for at in np.ndindex(*shape):
            given = point | {part: fields[part].first[number] for part, number in zip(told, at, strict=True)}
            truth[at] = table[tuple(given[part] for part in asks)]
        if not told:
            return np.full(len(keys), bool(truth))
        return truth[tuple(_field(keys, fields[part]) for part in told)]

    def open(self, guard: Term | None, spot: Spot, keys: Keys, known: Known) -> Mask:
        """Return in which states a guard is open."""
        return np.ones(len(keys), np.bool_) if guard is None else self.holding(guard, spot, keys, known)

    def taken(self, arrow: Arrow, keys: Keys, known: Known) -> tuple[Keys | None, Keys]:
        """Return which states an arrow is open in, by their places (None: in all), and what it makes of them."""
        step = self.step(arrow)
        open_ = step.passing(keys)
        if arrow.guard is not None:
            holds = self.holding(arrow.guard, arrow.source, keys, known)
            open_ = holds if open_ is None else open_ & holds
        if open_ is None:
            return None, step.after(keys)
        at = np.flatnonzero(open_)
        return at, step.after(keys[at])

    def step(self, arrow: Arrow) -> "Step":
        """Return what an arrow does."""
        found = self._steps.get(id(arrow))
        if found is None:
            found = self._steps[id(arrow)] = arrow, Step(self, arrow)
        return found[1]


def _field(keys: Keys, field: Field) -> Keys:
    return (keys >> field.shift) & field.mask


class Step:
    """What one arrow does to the packed states of a spot, its guard aside."""

    def __init__(self, vectors: Vectors, arrow: Arrow) -> None:
        """Work out what it bars and what it makes of each field."""
        self._kept: dict[int, int] = {}
        """How far fields move up, and which."""
        self._made: list[tuple[Field, Keys]] = []
        self.bars: list[tuple[Field, Mask]] = []
        """Fields of which only some classes pass, and which."""
        self.fixed = 0
        here, there = vectors.fields[arrow.source], vectors.fields[arrow.target]
        classes = vectors.cone.found[arrow.target]
        for part in sorted({*arrow.tables, *here, *there}):
            table = arrow.tables.get(part)
            field = here.get(part) or Field(0, 0, (vectors.cone.values(arrow.source, part)[0],))
            after = [value if table is None else table[value] for value in field.first]
            if BARRED in after:
                self.bars.append((field, np.array([value != BARRED for value in after])))
            if part in there:
                new = [0 if value == BARRED else classes[part][value] for value in after]
                self._made_of(field, new, there[part])

    def _made_of(self, field: Field, new: list[int], target: Field) -> None:
        if new == list(range(len(new))) and len(new) > 1:
            distance = target.shift - field.shift
            self._kept[distance] = self._kept.get(distance, 0) | field.mask << field.shift
        elif len(set(new)) == 1:
            self.fixed |= new[0] << target.shift
        else:
            self._made.append((field, np.array(new, np.int64) << target.shift))

    def passing(self, keys: Keys) -> Mask | None:
        """Return which states pass; None where all do."""
        found = None
        for field, passes in self.bars:
            mask = passes[_field(keys, field)]
            found = mask if found is None else found & mask
        return found

    def after(self, keys: Keys) -> Keys:
        """Return what states that pass become."""
        found = np.full(len(keys), self.fixed, np.int64)
        for distance, mask in self._kept.items():
            kept = keys & mask
            found |= kept << distance if distance >= 0 else kept >> -distance
        for field, table in self._made:
            found |= table[_field(keys, field)]
        return found
