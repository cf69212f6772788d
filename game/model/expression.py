"""Typed expressions, as the loader leaves them: small trees that nothing needs to parse again."""

from typing import Literal

from msgspec import Struct

Kind = Literal["bool", "int", "enum"]
Operator = Literal["and", "or", "not", "==", "!=", "<", "<=", ">", ">=", "+", "-", "*"]
Function = Literal["visits", "visited", "chose", "at", "ended"]


class Type(Struct, frozen=True):
    """A finite type. Values are whole numbers: a flag is 0 or 1, an enum value is its position."""

    kind: Kind
    """What the values mean."""
    low: int = 0
    """Smallest value."""
    high: int = 1
    """Largest value."""
    values: tuple[str, ...] = ()
    """Names of an enum's values, in order."""


class Constant(Struct, frozen=True, tag="constant"):
    """A number, a truth value or an enum value, as its number."""

    value: int


class Name(Struct, frozen=True, tag="name"):
    """The value of a variable, or of a built-in: attention, cube, heard, lens, difficulty."""

    name: str


class Query(Struct, frozen=True, tag="query"):
    """A question about the play so far."""

    function: Function
    """visits, visited and at take a node's address; chose a choice's; ended an ending's id, or nothing."""
    argument: str = ""


class Apply(Struct, frozen=True, tag="apply"):
    """An operator on its operands; 'and', 'or', '+' and '*' may have more than two, '-' one or two."""

    operator: Operator
    operands: tuple["Term", ...]


Term = Constant | Name | Query | Apply


class Expression(Struct, frozen=True):
    """A checked expression: derived names are already replaced by what they stand for."""

    source: str
    """The text as its writer wrote it, for reports."""
    term: Term
    type: Type
