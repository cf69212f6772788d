"""Types of expressions: their names in reports, and the bounds that arithmetic gives."""

from itertools import product

from game.i18n import _
from game.model.expression import Type
from game.model.story import Cube, Difficulty

BOOL = Type("bool")
CUBE = Type("enum", 0, len(Cube) - 1, tuple(c.name.lower() for c in Cube))
DIFFICULTY = Type("enum", 0, len(Difficulty) - 1, tuple(d.name.lower() for d in Difficulty))
ATTENTION = Type("int", 0, 100)
MOST_VISITS = 1_000_000
VISITS = Type("int", 0, MOST_VISITS)
"""Rules count only as far as the story compares; this is the type's own bound."""
LARGEST = 10**9
"""No value of an expression may be able to pass this."""

BUILT_IN = {"attention": ATTENTION, "cube": CUBE, "difficulty": DIFFICULTY}
BUILT_IN |= dict.fromkeys(("heard", "lens", "looked", "dark"), BOOL)
"""Names that every story has; `frames` comes with the camcorder."""


def describe(kind: Type) -> str:
    """Return a type in words."""
    if kind.kind == "bool":
        return _("true or false")
    if kind.kind == "enum":
        return _("one of {values}").format(values=", ".join(kind.values))
    if kind.low == kind.high:
        return _("the number {low}").format(low=kind.low)
    return _("a number from {low} to {high}").format(low=kind.low, high=kind.high)


def whole(low: int, high: int) -> Type:
    """Return the type of the whole numbers between two."""
    return Type("int", low, high)


def added(types: list[Type]) -> Type:
    """Return the type of a sum."""
    return whole(sum(t.low for t in types), sum(t.high for t in types))


def negated(kind: Type) -> Type:
    """Return the type of a number with its sign turned."""
    return whole(-kind.high, -kind.low)


def multiplied(types: list[Type]) -> Type:
    """Return the type of a product."""
    low, high = 1, 1
    for kind in types:
        corners = [a * b for a, b in product((low, high), (kind.low, kind.high))]
        low, high = min(corners), max(corners)
    return whole(low, high)


def settled(operator: str, left: Type, right: Type) -> bool | None:
    """Return what a comparison of numbers always gives, from their bounds; None where it depends."""
    below, above = left.high < right.low, left.low > right.high
    match operator:
        case "<" if below or left.low >= right.high:
            return below
        case ">=" if below or left.low >= right.high:
            return not below
        case ">" if above or left.high <= right.low:
            return above
        case "<=" if above or left.high <= right.low:
            return not above
        case "==" if below or above:
            return False
        case "!=" if below or above:
            return True
    return None
