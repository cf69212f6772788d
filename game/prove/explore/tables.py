"""What happens to a state, as one table for each part that it touches: a partial function from value to value.

A table is a tuple: at the number of a value the number that it becomes, or `BARRED`. A part without a table stays as
it is and may have any value.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from game.prove.explore.parts import Parts
from game.rules.compiler import Moves

BARRED = -1
Table = tuple[int, ...]
Tables = dict[int, Table]


def constant(size: int, value: int) -> Table:
    """Return the table that makes one value of every value."""
    return (value,) * size


@lru_cache(maxsize=65536)
def only(size: int, *values: int) -> Table:
    """Return the table that lets some values pass, and no other."""
    return tuple(value if value in values else BARRED for value in range(size))


@lru_cache(maxsize=65536)
def after(first: Table, then: Table) -> Table:
    """Return one table after another."""
    return tuple(BARRED if value == BARRED else then[value] for value in first)


def composed(first: Tables, then: Mapping[int, Table]) -> Tables:
    """Return what two happenings do, one after the other."""
    both = dict(first)
    for part, table in then.items():
        both[part] = after(both[part], table) if part in both else table
    return both


def moves_tables(parts: Parts, moves: Moves) -> Tables:
    """Return effects that are known beforehand; each reads only the variable that it writes."""
    found: Tables = {}
    for index, values in moves:
        size = parts.sizes[index]
        table = tuple(parts.number(index, values[parts.value(index, number)]) for number in range(size))
        found = composed(found, {index: table})
    return found


def merged(cases: list[Tables], splits: Iterable[int]) -> list[Tables]:
    """Join cases that differ in the table of one part only, where no value is passed by two of them."""
    for part in splits:
        groups: dict[frozenset[tuple[int, Table]], list[Tables]] = {}
        for case in cases:
            others = frozenset((key, table) for key, table in case.items() if key != part)
            groups.setdefault(others, []).append(case)
        cases = [joined for group in groups.values() for joined in _joined(group, part)]
    return cases


def _joined(group: list[Tables], part: int) -> list[Tables]:
    """Join the tables of one part as far as no two say something of the same value."""
    done: list[Tables] = []
    for case in group:
        for other in done:
            if part in case and part in other and _apart(case[part], other[part]):
                other[part] = tuple(max(pair) for pair in zip(case[part], other[part], strict=True))
                break
        else:
            done.append(dict(case))
    for case in done:
        if part in case and case[part] == tuple(range(len(case[part]))):
            del case[part]
    return done


def _apart(one: Table, other: Table) -> bool:
    return all(BARRED in pair for pair in zip(one, other, strict=True))


def transposed(table: Table) -> Table:
    """Return for each value, as masks, what a table of masks may make it of."""
    found = [0] * len(table)
    for value, after in enumerate(table):
        for new in range(len(table)):
            found[new] |= (after >> new & 1) << value
    return tuple(found)
