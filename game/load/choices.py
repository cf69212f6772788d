"""The choices of a node."""

from typing import Any

from yaml.nodes import Node, ScalarNode, SequenceNode

from game.i18n import _
from game.load.effects import EFFECTS, effects
from game.load.expressions import always
from game.load.kinds import CONDITION, FLAG, Identifier, Kind, Word
from game.load.prose import PARAGRAPH, TEXT
from game.load.records import Field, Record
from game.load.scope import Scope, entries
from game.load.targets import TARGET
from game.load.world import Reference, VariableOf
from game.model.story import Choice, Stride
from game.model.text import Paragraph

STRIDE = Record(
    "stride",
    "What the choice does to the gap of a chase.",
    Field("speed", Word("still", "walk", "run"), "How fast: 0, 1 or 2 of lead."),
    Field("door", FLAG, "Closes a door behind: 1 of lead."),
    Field("thrown", FLAG, "Throws something: 2 of lead."),
    make=lambda scope, node, v: Stride(v.get("speed", "still"), v.get("door", False), v.get("thrown", False)),
)

SOUND_NAME = Reference("sounds", "LK208")


class Sounds(Kind):
    """Names of sounds, or lists of names."""

    def read(self, scope: Scope, node: Node) -> tuple[tuple[str, ...] | str, ...] | None:
        """Return the items as written: a name, or the names of an inner list."""
        if node.__class__ is not SequenceNode:
            scope.wrong_kind(node, _("a list of sounds"))
            return None
        items: list[tuple[str, ...] | str] = []
        for item in node.value:
            if item.__class__ is SequenceNode:
                inner = [SOUND_NAME.read(scope, part) for part in item.value]
                items.append(tuple(name for name in inner if name is not None))
            else:
                name = SOUND_NAME.read(scope, item)
                if name is not None:
                    items.append(name)
        return tuple(items)

    def schema(self) -> dict[str, Any]:
        """Return the schema of sounds."""
        name = SOUND_NAME.schema()
        return {"type": "array", "items": {"anyOf": [name, {"type": "array", "items": name}]}}


def _groups(scope: Scope, node: Node, values: dict[str, Any]) -> tuple[tuple[str, ...], ...]:
    """Return the groups of sounds: one, or with `unknown` one for each alternative."""
    items = values.get("sounds") or ()
    if "unknown" in values:
        at = entries(node)
        if "sounds" not in at:
            scope.report("LK120", at["unknown"][0])
        elif isinstance(at["sounds"][1], SequenceNode) and len(at["sounds"][1].value) < 2:
            scope.report("LK120", at["sounds"][1])
        return tuple((item,) if isinstance(item, str) else item for item in items)
    for index, item in enumerate(items):
        if not isinstance(item, str):
            scope.report("LK121", entries(node)["sounds"][1].value[index])
            return ()
    return (items,) if items else ()


def _choice(scope: Scope, node: Node, values: dict[str, Any]) -> Choice | None:
    name = values["id"]
    if name is None:
        return None
    get = values.get
    if "locked" in values and ("when" not in values or "label" not in values):
        scope.report("LK522", entries(node)["locked"][0], name=name)
    return Choice(
        name,
        f"{scope.address}.{name}",
        values["to"],
        get("label"),
        get("when"),
        get("locked"),
        _groups(scope, node, values) if "sounds" in values or "unknown" in values else (),
        get("unknown"),
        get("chase"),
        effects(scope, node, values),
        get("say") or (),
        # A fallback that could be used up would be a dead end.
        get("sticky", False) or "label" not in values,
        node.start_mark.line + 1,
        get("look", False),
        get("by"),
    )


CHOICE = Record(
    "choice",
    "Something that can be done at a node.",
    Field("id", Identifier(), "Its name in the node.", required=True),
    Field("label", PARAGRAPH, "What the player reads; without it the choice is the fallback."),
    Field("when", CONDITION, "Offered while this holds."),
    Field("locked", PARAGRAPH, "Shown, disabled, with this reason while `when` fails; hidden without it."),
    Field("sounds", Sounds(), "What it sounds like; with `unknown`, the alternatives, the true one first."),
    Field("unknown", VariableOf("unknown", "bool"), "The flag that tells which alternative is true."),
    Field("chase", STRIDE, "What it does to the gap of a chase."),
    Field("by", Reference("channels", "LK223"), "The channel of what it says to the other."),
    Field("look", FLAG, "Turns the head to the blind side."),
    *EFFECTS,
    Field("say", TEXT, "Prose after the choice."),
    Field("sticky", FLAG, "Can be taken again; else once in a play. A fallback always can."),
    Field("to", TARGET, "Where it leads.", required=True),
    make=_choice,
)


class Choices(Kind):
    """The list of a node's choices."""

    def read(self, scope: Scope, node: Node) -> tuple[Choice, ...]:
        """Return the choices."""
        if node.__class__ is not SequenceNode:
            scope.wrong_kind(node, _("a list of choices"))
            return ()
        if not node.value:
            scope.report("LK109", node, what=_("a list of choices"))
        outer = scope.here
        made: list[Choice] = []
        seen: set[str] = set()
        for item in node.value:
            scope.here = item
            choice = CHOICE.read(scope, item)
            if choice is None:
                self._note(scope, item)
                continue
            if choice.id in seen:
                scope.report("LK116", entries(item)["id"][1], name=choice.id)
            seen.add(choice.id)
            made.append(choice)
        scope.here = outer
        if len(seen) > 1:
            self._compare(scope, node, made)
        return tuple(made)

    def _note(self, scope: Scope, item: Node) -> None:
        """Keep the id of a choice with errors, so that nothing calls it unknown."""
        given = entries(item).get("id")
        if given and isinstance(given[1], ScalarNode):
            scope.symbols.broken_choices.add(f"{scope.address}.{given[1].value}")

    def _compare(self, scope: Scope, node: Node, choices: list[Choice]) -> None:
        """Report labels that cannot be told apart, and fallbacks that can never be reached."""
        labels: dict[Paragraph, str] = {}
        for item, choice in zip(node.value, choices, strict=False):
            if choice.label is None:
                continue
            if choice.label in labels and len(choices) == len(node.value):
                other = labels[choice.label]
                scope.report("LK517", entries(item)["label"][1], name=choice.id, other=other)
            labels[choice.label] = choice.id
        if len(labels) < len(choices):
            self._fallbacks(scope, node, [choice for choice in choices if choice.label is None])

    def _fallbacks(self, scope: Scope, node: Node, fallbacks: list[Choice]) -> None:
        items = {entries(item)["id"][1].value: item for item in node.value if "id" in entries(item)}
        for index, choice in enumerate(fallbacks[:-1]):
            if "when" not in entries(items[choice.id]) or (choice.when and always(choice.when)):
                later = fallbacks[index + 1]
                scope.report("LK518", items[later.id], name=later.id, other=choice.id)
                return

    def schema(self) -> dict[str, Any]:
        """Return the schema of a list of choices."""
        return {"type": "array", "items": CHOICE.schema(), "minItems": 1}


CHOICES = Choices()
