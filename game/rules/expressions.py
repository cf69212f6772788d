"""Expressions as functions of the state: compiled once into closures, never from text."""

import operator
from collections.abc import Callable, Mapping
from functools import reduce

from msgspec import Struct

from game.model.expression import Apply, Constant, Name, Query, Term
from game.model.state import State
from game.rules.flow import ENDING, is_ending

Value = Callable[[State], int]

BINARY: dict[str, Callable[[int, int], int]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
}

LARGEST = 2**31
"""Beyond every value a variable can have."""
Bound = tuple[int, int, int]
"""Index of a variable, and the least and the largest value it may have."""
RANGES: dict[str, Callable[[int], tuple[int, int]]] = {
    "==": lambda value: (value, value),
    "<": lambda value: (-LARGEST, value - 1),
    "<=": lambda value: (-LARGEST, value),
    ">": lambda value: (value + 1, LARGEST),
    ">=": lambda value: (value, LARGEST),
}
"""Comparisons with a constant, as least and largest value."""

BUILT_IN: dict[str, Value] = {
    "attention": lambda state: state.meter.attention,
    "cube": lambda state: state.meter.cube,
    "heard": lambda state: state.meter.heard,
    "lens": lambda state: state.lens,
    "looked": lambda state: state.looked,
    "difficulty": lambda state: state.difficulty,
}


class Layout(Struct, frozen=True):
    """Where the state keeps what expressions ask about."""

    values: Mapping[str, int]
    """Variable -> index in `State.values`."""
    visits: Mapping[str, int]
    """Address of a counted node -> index in `State.visits`."""
    bits: Mapping[str, int]
    """Address of a remembered choice -> its bit in `State.taken`."""
    dark: dict[str, Value] = {}
    """Address of a node that can be too dark for hands -> whether it is."""


def compiled(term: Term, layout: Layout) -> Value:
    """Return a term as a function of the state."""
    match term:
        case Constant(value):
            return lambda state: value
        case Name(name):
            return _name(name, layout)
        case Query(function, argument):
            return _query(function, argument, layout)
        case Apply(symbol, operands):
            bounds = _bounds(term, layout)
            return _within(bounds) if bounds else _apply(symbol, operands, layout)


def _name(name: str, layout: Layout) -> Value:
    if name == "dark":
        return lambda state: state.node in layout.dark and layout.dark[state.node](state)
    if name in BUILT_IN:
        return BUILT_IN[name]
    index = layout.values[name]
    return lambda state: state.values[index]


def _query(function: str, argument: str, layout: Layout) -> Value:
    if function == "at":
        return lambda state: state.node == argument
    if function == "ended":
        ending = ENDING + argument
        return (lambda state: state.node == ending) if argument else (lambda state: is_ending(state.node))
    if function == "chose":
        bit = layout.bits[argument]
        return lambda state: bool(state.taken & bit)
    index = layout.visits[argument]
    if function == "visited":
        return lambda state: state.visits[index] > 0
    return lambda state: state.visits[index]


def _apply(symbol: str, operands: tuple[Term, ...], layout: Layout) -> Value:
    match symbol, operands:
        case "not", (operand,):
            inner = compiled(operand, layout)
            return lambda state: not inner(state)
        case "-", (operand,):
            inner = compiled(operand, layout)
            return lambda state: -inner(state)
        case _, (left, right):
            return _pair(symbol, compiled(left, layout), compiled(right, layout))
        case _:
            parts = [compiled(operand, layout) for operand in operands]
            return reduce(lambda left, right: _pair(symbol, left, right), parts)


def _pair(symbol: str, left: Value, right: Value) -> Value:
    if symbol == "and":
        return lambda state: left(state) and right(state)
    if symbol == "or":
        return lambda state: left(state) or right(state)
    apply = BINARY[symbol]
    return lambda state: apply(left(state), right(state))


# By far the commonest guard bounds one or two variables: one call then answers what would take three or seven.


def _bounds(term: Term, layout: Layout) -> list[Bound]:
    """Return a term as bounds that must all hold, or nothing if it is more than that."""
    match term:
        case Apply("not", (Name(name),)) if name in layout.values:
            return [(layout.values[name], 0, 0)]
        case Apply(symbol, (Name(name), Constant(value))) if symbol in RANGES and name in layout.values:
            return [(layout.values[name], *RANGES[symbol](value))]
        case Apply("and", operands):
            parts = [_flag(operand, layout) or _bounds(operand, layout) for operand in operands]
            return [bound for part in parts for bound in part] if all(parts) else []
    return []


def _flag(term: Term, layout: Layout) -> list[Bound]:
    """Return a bare flag as the bound that it is where a truth value is wanted."""
    is_flag = isinstance(term, Name) and term.name in layout.values
    return [(layout.values[term.name], 1, LARGEST)] if isinstance(term, Name) and is_flag else []


def _within(bounds: list[Bound]) -> Value:
    (index, low, high), *rest = bounds
    if not rest:
        return lambda state: low <= state.values[index] <= high
    (second, least, most), *others = rest
    if not others:
        return lambda state: low <= state.values[index] <= high and least <= state.values[second] <= most
    return lambda state: all(low <= state.values[index] <= high for index, low, high in bounds)
