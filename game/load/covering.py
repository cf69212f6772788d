"""Whether one of several conditions holds in every state: by trying out the values of what they read."""

from collections.abc import Mapping
from functools import reduce
from itertools import product
from operator import add, mul

from game.load.typing_rules import BUILT_IN
from game.model.expression import Apply, Constant, Expression, Name, Query, Term
from game.model.story import Variable

MOST = 4096
"""Combinations of values to try."""

_Atom = Name | Query


def covered(conditions: list[Expression], variables: Mapping[str, Variable]) -> bool:
    """Whether the conditions leave no state out. False where that is too much to try.

    What they read is taken as independent, so True is certain, and False may be wrong.
    """
    atoms: dict[_Atom, range] = {}
    for condition in conditions:
        _collect(condition.term, variables, atoms)
    if not conditions or reduce(mul, (len(values) for values in atoms.values()), 1) > MOST:
        return False
    for values in product(*atoms.values()):
        state = dict(zip(atoms, values, strict=True))
        if not any(_value(condition.term, state) for condition in conditions):
            return False
    return True


def _collect(term: Term, variables: Mapping[str, Variable], atoms: dict[_Atom, range]) -> None:
    """Note what a term reads, with the values that may have."""
    match term:
        case Apply():
            for operand in term.operands:
                _collect(operand, variables, atoms)
        case Name():
            kind = variables[term.name].type if term.name in variables else BUILT_IN.get(term.name)
            atoms[term] = range(kind.low, kind.high + 1) if kind else range(MOST + 1)
        case Query():
            atoms[term] = range(MOST + 1 if term.function == "visits" else 2)


def _value(term: Term, state: Mapping[_Atom, int]) -> int:
    """Return a term's value."""
    match term:
        case Constant():
            return term.value
        case Apply():
            return _applied(term.operator, [_value(operand, state) for operand in term.operands])
        case _:
            return state[term]


def _applied(operator: str, values: list[int]) -> int:
    match operator:
        case "and":
            return int(all(values))
        case "or":
            return int(any(values))
        case "not":
            return int(not values[0])
        case "+":
            return reduce(add, values)
        case "*":
            return reduce(mul, values)
        case "-":
            return -values[0] if len(values) == 1 else values[0] - values[1]
    left, right = values
    return int(
        {
            "==": left == right,
            "!=": left != right,
            "<": left < right,
            "<=": left <= right,
            ">": left > right,
            ">=": left >= right,
        }[operator]
    )
