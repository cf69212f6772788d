"""The kinds of values in YAML: each reads one, reports what is wrong with it, and tells its JSON Schema.

The tables of the format (records.py) are made of these.
"""

import re
from abc import ABC, abstractmethod
from math import isfinite
from typing import Any

from yaml.nodes import Node, ScalarNode

from game.i18n import _
from game.load.expressions import condition
from game.load.names import IDENTIFIER, LONGEST, PYTHON
from game.load.reader import CONTROL
from game.load.scalars import BOOLS, NULLS, core
from game.load.scope import Scope


class Kind(ABC):
    """A kind of value."""

    @abstractmethod
    def read(self, scope: Scope, node: Node) -> Any:
        """Return the value; None after reporting what is wrong with it."""

    @abstractmethod
    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of the value."""


class Flag(Kind):
    """True or false."""

    def read(self, scope: Scope, node: Node) -> bool | None:
        """Return the truth value."""
        if node.__class__ is ScalarNode and not node.style and node.value in BOOLS:
            return BOOLS[node.value]
        scope.wrong_kind(node, _("true or false"))
        return None

    def schema(self) -> dict[str, Any]:
        """Return the schema of a truth value."""
        return {"type": "boolean"}


class Number(Kind):
    """A number within bounds."""

    def __init__(self, low: float, high: float, whole: bool = False) -> None:
        """Take a number from `low` to `high`."""
        self.low, self.high, self.whole = low, high, whole

    def read(self, scope: Scope, node: Node) -> float | None:
        """Return the number."""
        value = core(node.value) if isinstance(node, ScalarNode) and not node.style else None
        if isinstance(value, bool) or not isinstance(value, (int, float)) or (self.whole and isinstance(value, float)):
            scope.wrong_kind(node, _("a whole number") if self.whole else _("a number"))
        elif not isfinite(value):
            scope.report("LK107", node, text=node.value)
        elif not self.low <= value <= self.high:
            scope.report("LK106", node, text=node.value, low=self.low, high=self.high)
        else:
            return value if self.whole else float(value)
        return None

    def schema(self) -> dict[str, Any]:
        """Return the schema of a number."""
        return {"type": "integer" if self.whole else "number", "minimum": self.low, "maximum": self.high}


class String(Kind):
    """Text without markup."""

    def __init__(self, pattern: str = "", what: str = "") -> None:
        """Take any text, or only what fits a pattern, which `what` names."""
        self.pattern, self.what = pattern, what
        self._fits = re.compile(pattern).fullmatch if pattern else None

    def fits(self, text: str) -> bool:
        """Whether a text fits the pattern."""
        return self._fits is None or bool(self._fits(text))

    def read(self, scope: Scope, node: Node) -> str | None:
        """Return the text."""
        if not isinstance(node, ScalarNode) or (not node.style and node.value in NULLS):
            scope.wrong_kind(node, _("text"))
            return None
        text: str = node.value.strip()
        if not text:
            scope.report("LK109", node, what=_("text"))
        elif hidden := CONTROL.search(text):
            scope.report("LK405", node, character=f"U+{ord(hidden[0]):04X}")
        elif not self.fits(text):
            scope.report("LK108", node, text=text, what=self.what)
        else:
            return text
        return None

    def schema(self) -> dict[str, Any]:
        """Return the schema of a string."""
        return (
            {"type": "string", "pattern": f"^{self.pattern}$"}
            if self.pattern
            else {"type": ["string", "number", "boolean"]}
        )


class Word(Kind):
    """One of a few words."""

    def __init__(self, *words: str, alike: bool = True) -> None:
        """Take one of the words; `alike`: for another the nearest of them is suggested, else all are told."""
        self.words, self._alike = words, alike

    def read(self, scope: Scope, node: Node) -> str | None:
        """Return the word."""
        if isinstance(node, ScalarNode) and node.value in self.words:
            word: str = node.value
            return word
        if isinstance(node, ScalarNode) and node.value:
            near = scope.suggestions.near(node.value, self.words) if self._alike else ""
            scope.report("LK108", node, suggestion=near, text=node.value, what=self.words)
        else:
            scope.wrong_kind(node, _("one of {words}").format(words=", ".join(self.words)))
        return None

    def schema(self) -> dict[str, Any]:
        """Return the schema of an enumeration."""
        return {"enum": list(self.words)}


class Identifier(Kind):
    """A name that the writer gives."""

    def __init__(self, reserved: frozenset[str] = frozenset()) -> None:
        """Take any name but the reserved ones."""
        self._reserved = reserved
        self._fine: set[str] = set()

    def read(self, scope: Scope, node: Node) -> str | None:
        """Return the name."""
        if node.__class__ is not ScalarNode:
            scope.wrong_kind(node, _("a name"))
            return None
        name: str = node.value
        if name in self._fine:
            return name
        if not IDENTIFIER.fullmatch(name) or len(name) > LONGEST:
            scope.report("LK105", node, name=name, longest=LONGEST)
        elif name in PYTHON or name in self._reserved:
            scope.report("LK114", node, name=name)
        else:
            self._fine.add(name)
            return name
        return None

    def schema(self) -> dict[str, Any]:
        """Return the schema of a name."""
        return {"type": "string", "pattern": f"^{IDENTIFIER.pattern}$", "maxLength": LONGEST}


class Condition(Kind):
    """An expression that is true or false."""

    def read(self, scope: Scope, node: Node) -> Any:
        """Return the checked expression."""
        return condition(scope, node)

    def schema(self) -> dict[str, Any]:
        """Return the schema of an expression."""
        return {"$ref": "#/$defs/condition"}


FLAG = Flag()
CONDITION = Condition()
NAME = Identifier()
