"""Text: a string, a block, or a list of them, to paragraphs and blocks."""

from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from game.i18n import _
from game.load.inline import paragraph, paragraphs, plain
from game.load.kinds import CONDITION, Flag, Kind
from game.load.records import Field, Record
from game.load.scalars import NULLS
from game.load.scope import Scope
from game.model.text import Block, Cycle, First, Footage, Lens, Paragraph, Run, Text, When, Words


def written(scope: Scope, node: Node) -> str | None:
    """Return a scalar's text; None, reported, where there is none. Numbers and words like `true` are text here."""
    if node.__class__ is not ScalarNode or (node.value in NULLS and not node.style):
        scope.wrong_kind(node, _("text"))
        return None
    text: str = node.value
    return text


class TextKind(Kind):
    """Prose: paragraphs and blocks."""

    def read(self, scope: Scope, node: Node) -> Text:
        """Return the blocks of a text."""
        if node.__class__ is ScalarNode:
            value = node.value
            # Nearly all prose: one paragraph without marks.
            if len(value) > 4 and plain(value):
                return (Paragraph((Words(value.strip()),)),)
            text = written(scope, node)
            return tuple(paragraphs(scope, node, text)) if text else ()
        if node.__class__ is SequenceNode:
            if not node.value:
                scope.report("LK109", node, what=_("text"))
            return tuple(block for item in node.value for block in self._item(scope, item))
        return block(scope, node)

    def _item(self, scope: Scope, node: Node) -> Text:
        """Return the blocks of one item of a list: a list in a list flows into one paragraph."""
        blocks = self.read(scope, node)
        return (Run(blocks),) if node.__class__ is SequenceNode and blocks else blocks

    def schema(self) -> dict[str, Any]:
        """Return a reference to the schema of text."""
        return {"$ref": "#/$defs/text"}


class ParagraphKind(Kind):
    """A single paragraph: a label, or the reason why not."""

    def read(self, scope: Scope, node: Node) -> Paragraph | None:
        """Return the paragraph."""
        if node.__class__ is ScalarNode and len(node.value) > 4 and plain(node.value):
            return Paragraph((Words(node.value.strip()),))
        text = written(scope, node)
        if text is None:
            return None
        parts = paragraphs(scope, node, text)
        if len(parts) > 1:
            scope.report("LK406", node)
        if not text.strip():
            scope.report("LK109", node, what=_("text"))
        return parts[0] if parts else paragraph(scope, node, "")

    def schema(self) -> dict[str, Any]:
        """Return the schema of a string."""
        return {"type": ["string", "number", "boolean"]}


TEXT = TextKind()


class CaptionKind(TextKind):
    """What a frame shows: any text but the footage, which is made of captions."""

    def read(self, scope: Scope, node: Node) -> Text:
        """Return the blocks of a caption."""
        scope.in_caption = True
        blocks = TEXT.read(scope, node)
        scope.in_caption = False
        return blocks


CAPTION = CaptionKind()
PARAGRAPH = ParagraphKind()


class CycleKind(Kind):
    """The options of a cycle, each a text."""

    def read(self, scope: Scope, node: Node) -> tuple[Text, ...]:
        """Return the options."""
        if node.__class__ is not SequenceNode or not node.value:
            scope.wrong_kind(node, _("a list of texts"))
            return ()
        return tuple(TEXT.read(scope, item) for item in node.value)

    def schema(self) -> dict[str, Any]:
        """Return the schema of a list of texts."""
        return {"type": "array", "items": TEXT.schema(), "minItems": 1}


def _footage(scope: Scope, node: Node, values: dict[str, Any]) -> Footage:
    if values["footage"] is False:
        scope.report("LK408", node)
    elif scope.in_caption:
        scope.report("LK538", node)
    return Footage()


BLOCKS: tuple[Record, ...] = (
    Record(
        "when_block",
        "Told where a condition holds.",
        Field("when", CONDITION, "The condition.", required=True),
        Field("say", TEXT, "Told while it holds.", required=True),
        Field("else", TEXT, "Told while it does not."),
        make=lambda scope, node, v: When(v["when"], v["say"], v.get("else") or ()),
    ),
    Record(
        "first_block",
        "Told by how often the node was reached.",
        Field("first", TEXT, "Told on the first arrival at the node.", required=True),
        Field("again", TEXT, "Told on every later one.", required=True),
        make=lambda scope, node, v: First(v["first"], v["again"]),
    ),
    Record(
        "cycle_block",
        "Told in turn.",
        Field("cycle", CycleKind(), "One of these at each arrival, in turn, and round again.", required=True),
        make=lambda scope, node, v: Cycle(v["cycle"]),
    ),
    Record(
        "lens_block",
        "Told by what one looks through.",
        Field("bare", TEXT, "Seen without the camcorder.", required=True),
        Field("lens", TEXT, "Seen through it.", required=True),
        make=lambda scope, node, v: Lens(v["bare"], v["lens"]),
    ),
    Record(
        "footage_block",
        "The frames, in the order they were filmed.",
        Field("footage", Flag(), "Always true.", required=True),
        make=_footage,
    ),
)
_BY_KEY = {field.key: record for record in BLOCKS for field in record.fields}


def block(scope: Scope, node: Node) -> tuple[Block, ...]:
    """Return the block that a mapping's keys tell of."""
    if not isinstance(node, MappingNode):
        scope.wrong_kind(node, _("text"))
        return ()
    for key, _item in node.value:
        record = _BY_KEY.get(key.value) if isinstance(key, ScalarNode) else None
        if record:
            made = record.read(scope, node)
            return (made,) if made is not None else ()
    unknown_block(scope, node)
    return ()


def unknown_block(scope: Scope, node: MappingNode) -> None:
    """Report a mapping that is no block, as the slip that it most likely is."""
    keys = [key.value if isinstance(key, ScalarNode) else "" for key, _item in node.value]
    empty = all(isinstance(item, ScalarNode) and item.value == "" for _key, item in node.value)
    if node.flow_style and empty:
        scope.report("LK017", node, mark="{")
    elif len(keys) == 1 and not node.flow_style and not keys[0].isidentifier():
        scope.report("LK014", node, before=keys[0])
    else:
        near = scope.suggestions.near(keys[0] if keys else "", _BY_KEY)
        scope.report("LK401", node, suggestion=near, name=keys[0] if keys else "{}")
