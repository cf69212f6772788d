"""Claims about numbers, truth values and variables."""

from collections.abc import Callable, Iterator

from game.i18n import _
from game.model.expression import Expression, Type
from game.model.places import Chase
from game.model.story import Variable
from game.play import Session
from game.replay.reading import Range, Reading
from game.replay.script import Claim
from game.replay.source import Item
from game.rules.expressions import compiled
from game.rules.flow import is_ending


def claim(item: Item, what: str, found: Callable[[Session], str | None], expected: str = "") -> Claim:
    """Return a claim made at an item, by default in the words written there."""
    return Claim(item.line, item.column, what, expected or item.text, found)


def number(reading: Reading, item: Item, what: str, value: Callable[[Session], int | None]) -> Iterator[Claim]:
    """Yield the claim that a number is as given, or lies within `a..b`; a value of None is not there at all."""
    wanted = reading.range(item, what)
    if wanted is None:
        return

    def found(session: Session) -> str | None:
        now = value(session)
        if now is None:
            return _("not there")
        return None if now in wanted else str(now)

    yield claim(item, what, found)


def truth(reading: Reading, item: Item, what: str, value: Callable[[Session], bool]) -> Iterator[Claim]:
    """Yield the claim that something is so, or is not."""
    wanted = reading.truth(item, what)
    if wanted is not None:
        yield claim(item, what, lambda session: None if value(session) == wanted else _value_word(not wanted))


def attention(reading: Reading, item: Item) -> Iterator[Claim]:
    """Yield the claim on the meter's figure."""
    return number(reading, item, "attention", lambda session: session.state.meter.attention)


def gap(reading: Reading, item: Item) -> Iterator[Claim]:
    """Yield the claim on the lead in a chase."""
    return number(reading, item, "gap", _gap)


def _gap(session: Session) -> int | None:
    """Return the lead, where the play stands in a chase."""
    state, layout = session.state, session.rules.layout
    rules = () if is_ending(state.node) else session.story.nodes[state.node].place
    holding = (rule.place for rule in rules if rule.when is None or compiled(rule.when.term, layout)(state))
    place = next(holding, None)
    return state.values[layout.values[place.gap]] if isinstance(place, Chase) else None


def heard(reading: Reading, item: Item) -> Iterator[Claim]:
    """Yield the claim on whether the last turn was heard."""
    return truth(reading, item, "heard", lambda session: session.state.meter.heard)


def lens(reading: Reading, item: Item) -> Iterator[Claim]:
    """Yield the claim on whether the lens is up."""
    return truth(reading, item, "lens", lambda session: session.state.lens)


def frames(reading: Reading, item: Item) -> Iterator[Claim]:
    """Yield the claim on what was filmed: how many frames, or their names in order."""
    if item.kind != "sequence":
        yield from number(reading, item, "frames", lambda session: len(session.footage))
        return
    names = [reading.text(part, "frames") for part in item.parts]
    wanted = tuple(name for name in names if name)
    if len(wanted) == len(names):
        yield claim(
            item,
            "frames",
            lambda session: None if session.footage == wanted else _listed(session.footage),
            _listed(wanted),
        )


def variables(reading: Reading, item: Item) -> Iterator[Claim]:
    """Yield a claim for each variable or derived name."""
    story = reading.story
    names = (*story.variables, *story.derived)
    for key, value in reading.keys(item, "variables"):
        if not reading.known("LK608", key, key.text, names):
            continue
        variable, derived = story.variables.get(key.text), story.derived.get(key.text)
        kind = variable.type if variable else derived.type if derived else Type("int")
        wanted = reading.variable_range(value, Variable(key.text, kind, kind.low))
        if wanted is not None:
            yield claim(value, f"variables.{key.text}", _other_value(_current(key.text, derived), wanted, kind))


def _other_value(current: Callable[[Session], int], wanted: Range, kind: Type) -> Callable[[Session], str | None]:
    """Return how a value outside the wanted ones is found."""

    def found(session: Session) -> str | None:
        value = current(session)
        return None if value in wanted else _value_word(value, kind)

    return found


def _current(name: str, derived: Expression | None) -> Callable[[Session], int]:
    """Return how the value of a variable, or of a derived name, is found."""

    def value(session: Session) -> int:
        layout = session.rules.layout
        if derived is None:
            return session.state.values[layout.values[name]]
        return int(compiled(derived.term, layout)(session.state))

    return value


def _value_word(value: int, kind: Type | None = None) -> str:
    """Return a value as scripts write it; without a type it is a truth value."""
    if kind is None or kind.kind == "bool":
        return "true" if value else "false"
    return kind.values[value] if kind.kind == "enum" else str(value)


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names) or _("none")
