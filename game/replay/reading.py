"""What every part of a path script is read with: the story's names, and a place for complaints."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from msgspec import Struct

from game.i18n import _
from game.load.diagnostics import Diagnostic, quoted
from game.load.names import Suggestions
from game.model.story import Story, Variable
from game.replay.codes import CODES
from game.replay.source import Item, in_words
from game.rules.flow import ENDING

_RANGE = re.compile(r"([-+]?[0-9]+)\.\.([-+]?[0-9]+)")


class Range(Struct, frozen=True):
    """Whole numbers from `low` to `high`, both included."""

    low: int
    high: int

    def __contains__(self, value: int) -> bool:
        return self.low <= value <= self.high


class Lore:
    """The names that a story has, gathered once for all scripts."""

    def __init__(self, story: Story) -> None:
        """Remember the story."""
        self.story = story

    @cached_property
    def choices(self) -> frozenset[str]:
        """Ids and addresses of all choices that a player can take."""
        labelled = [choice for node in self.story.nodes.values() for choice in node.choices if choice.label]
        return frozenset(name for choice in labelled for name in (choice.id, choice.address))

    @cached_property
    def places(self) -> frozenset[str]:
        """Addresses of all nodes and endings."""
        return frozenset([*self.story.nodes, *(ENDING + name for name in self.story.endings)])

    @cached_property
    def scenes(self) -> frozenset[str]:
        """What a page may call its scene: ids and titles, and the titles of the endings."""
        titles = [scene.title for scene in self.story.scenes.values()]
        return frozenset([*self.story.scenes, *titles, *(ending.title for ending in self.story.endings.values())])


class Reading:
    """One script being read against a story."""

    def __init__(self, lore: Lore, file: str) -> None:
        """Start without complaints."""
        self.lore = lore
        self.story = lore.story
        self.file = file
        self.found: list[Diagnostic] = []
        self._suggestions = Suggestions()

    def report(self, code: str, item: Item, /, suggestion: str = "", **details: object) -> None:
        """Report a problem by its code; a near name that exists takes the place of the general cure."""
        shown = {key: quoted(value) for key, value in details.items() if key not in ("keys", "expected")}
        shown |= {key: details[key] for key in ("keys", "expected") if key in details}
        entry = CODES[code]
        cure = _("did you mean '{name}'?").format(name=suggestion) if suggestion else _(entry.cure).format(**shown)
        message = _(entry.message).format(**shown)
        self.found.append(Diagnostic(code, "error", message, cure, self.file, item.line, item.column))

    def wrong(self, item: Item, what: str, expected: str) -> None:
        """Report a value of the wrong kind."""
        self.report("LK603", item, what=what, found=in_words(item), expected=expected)

    def known(self, code: str, item: Item, name: str, names: Iterable[str], /, **details: object) -> bool:
        """Whether a name is one of `names`; reported if not, with the nearest that is."""
        if name in names:
            return True
        self.report(code, item, suggestion=self._suggestions.near(name, sorted(names)), name=name, **details)
        return False

    def keys(self, item: Item, owner: str, names: Iterable[str] | None = None) -> Iterator[tuple[Item, Item]]:
        """Yield the keys of a mapping with their values, each once, and only those that are in `names`."""
        if item.kind != "mapping":
            self.wrong(item, owner, _("keys and values"))
            return
        seen = set()
        for key, value in item.pairs:
            name = key.text
            if key.kind != "scalar":
                self.wrong(key, _("a key"), _("a word"))
            elif name in seen:
                self.report("LK604", key, name=name)
            elif names is None or self.known("LK601", key, name, names, owner=owner, keys=", ".join(names)):
                seen.add(name)
                yield key, value

    def text(self, item: Item, what: str, expected: str | None = None) -> str | None:
        """Return an item that is a text; what looks like a number or a truth value is not."""
        if isinstance(item.value, str) and item.value.strip():
            return item.value
        self.wrong(item, what, expected or _("a text"))
        return None

    def truth(self, item: Item, what: str) -> bool | None:
        """Return an item that is a truth value."""
        if isinstance(item.value, bool):
            return item.value
        self.wrong(item, what, _("true or false"))
        return None

    def range(self, item: Item, what: str, expected: str | None = None) -> Range | None:
        """Return an item that is a whole number, or two as `a..b`."""
        value = item.value
        if isinstance(value, int) and not isinstance(value, bool):
            return Range(value, value)
        match = _RANGE.fullmatch(value) if isinstance(value, str) else None
        if not match:
            self.wrong(item, what, expected or _("a whole number, or two as 0..20"))
            return None
        found = Range(int(match[1]), int(match[2]))
        if found.low > found.high:
            self.report("LK612", item, text=item.text)
            return None
        return found

    def several(self, item: Item) -> tuple[Item, ...]:
        """Return the members of a list, or the item itself where it stands alone."""
        return item.parts if item.kind == "sequence" else (item,)

    def word(self, item: Item, what: str, words: Iterable[str]) -> str | None:
        """Return an item that is one of the words."""
        listed = ", ".join(words)
        name = self.text(item, what, _("one of: {words}").format(words=listed))
        return name if name and self.known("LK610", item, name, words, what=what, expected=listed) else None

    def choice(self, item: Item, name: str) -> bool:
        """Whether the story has a choice of that id or address."""
        return self.known("LK606", item, name, self.lore.choices)

    def place(self, item: Item, what: str) -> str | None:
        """Return the address of a node, or `ending:ID`."""
        name = self.text(item, what, _("scene/node, or ending:ID"))
        return name if name and self.known("LK607", item, name, self.lore.places) else None

    def ending(self, item: Item, name: str) -> bool:
        """Whether the story has an ending of that id."""
        endings = self.story.endings
        return self.known("LK611", item, name, endings, expected=", ".join(endings))

    def variable_range(self, item: Item, variable: Variable) -> Range | None:
        """Return an item as a variable's values, by their numbers: a value's name, true, false, a number, `a..b`."""
        kind, value = variable.type, item.value
        if kind.kind == "bool":
            if isinstance(value, bool):
                return Range(int(value), int(value))
            expected = _("true or false")
        elif kind.kind == "enum":
            if isinstance(value, str) and value in kind.values:
                number = kind.values.index(value)
                return Range(number, number)
            expected = ", ".join(kind.values)
        else:
            expected = _("a whole number from {low} to {high}").format(low=kind.low, high=kind.high)
            found = self.range(item, f"'{variable.name}'", expected)
            if found is None or (kind.low <= found.low and found.high <= kind.high):
                return found
        self.report("LK609", item, name=variable.name, found=in_words(item), expected=expected)
        return None
