"""Values of variables by name, as players, saves and scripts write them."""

from game.model.story import Variable

Named = int | bool | str
"""A number, a truth value or the name of an enum value."""


def named(variable: Variable, value: int) -> Named:
    """Return a variable's value by name."""
    kind = variable.type
    return bool(value) if kind.kind == "bool" else kind.values[value] if kind.kind == "enum" else value


def unnamed(variable: Variable, value: Named) -> int | None:
    """Return the number behind a named value; None where the variable has no such value."""
    kind = variable.type
    if kind.kind == "enum":
        return kind.values.index(value) if isinstance(value, str) and value in kind.values else None
    fits = isinstance(value, bool) == (kind.kind == "bool") and not isinstance(value, str)
    return int(value) if fits and kind.low <= int(value) <= kind.high else None
