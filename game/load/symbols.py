"""What a story declares, and what of it was used: shared by all its files."""

from typing import Any

from msgspec import Struct
from yaml.nodes import Node

from game.load.typing_rules import BOOL, BUILT_IN
from game.model.expression import Expression, Name, Term, Type
from game.model.places import Gear, Place, Sound
from game.model.story import Camcorder, Channel, CloseCalls, Ending, Picture, Screen, Variable


class Typed(Struct, frozen=True):
    """A term with its type; without a type its cause is reported already, and nothing more is said of it."""

    term: Term
    type: Type | None
    size: int = 1
    depth: int = 1


class Question(Struct, frozen=True):
    """A question about a choice or a frame, to be checked when all scenes are read."""

    code: str
    argument: str
    file: str
    line: int
    column: int


class Symbols:
    """Names of one story. A value of None is declared, but with errors of its own."""

    def __init__(self) -> None:
        """Start with nothing declared."""
        self.complete = True
        """story.yaml could be read; if not, no name is called unknown."""
        self.scenes: list[str] = []
        self.broken_scenes: set[str] = set()
        """Scenes whose file could not be read."""
        self.nodes: set[str] = set()
        self.choices: set[str] = set()
        """Addresses of choices, once all scenes are read."""
        self.broken_choices: set[str] = set()
        """Addresses of choices that could not be read."""
        self.variables: dict[str, Variable | None] = {}
        self.derived_nodes: dict[str, Node] = {}
        self.derived: dict[str, Typed] = {}
        self.expressions: dict[str, Expression] = {}
        """Derived names as expressions."""
        self.deriving: list[str] = []
        """Derived names being worked out, each for the one before it."""
        self.looped: set[str] = set()
        """Derived names that would need themselves."""
        self.head: Any = None
        """Scope of story.yaml, where derived names report."""
        self.sounds: dict[str, Sound | None] = {}
        self.gear: dict[str, Gear | None] = {}
        self.places: dict[str, Place | None] = {}
        self.channels: dict[str, Channel | None] = {}
        self.endings: dict[str, Ending | None] = {}
        self.notes: dict[str, str | None] = {}
        self.pictures: dict[str, Picture | None] = {}
        self.screen: Screen | None = None
        self.required_beats: tuple[str, ...] = ()
        self.optional_beats: tuple[str, ...] = ()
        self.camcorder: Camcorder | None = None
        self.has_camcorder = False
        self.frames = 0
        """How many frames the camcorder holds."""
        self.close_calls: CloseCalls | None = None

        self.read: set[str] = set()
        """Variables and derived names that something reads."""
        self.written: set[str] = set()
        self.used: set[tuple[str, str]] = set()
        """(Section of story.yaml, name) of what some scene uses."""
        self.films: dict[str, None] = {}
        """Names of frames that may be filmed, in reading order."""
        self.questions: list[Question] = []
        self.guards: dict[str, Expression] = {}
        """Conditions read so far, by their text."""
        self.conjuncts: dict[str, Typed | None] = {}
        """What conditions join with `and`, by its text; None where it cannot be shared."""
        self.settings: dict[tuple[str, str], Expression] = {}
        """Values of `set` read so far, by variable and text."""
        self.additions: dict[tuple[str, str], int] = {}
        """Values of `add` read so far, by variable and text."""

    def variable(self, name: str) -> Typed | None:
        """Return a variable, declared or built in, as a term."""
        if name in self.variables:
            variable = self.variables[name]
            return Typed(Name(name), variable.type if variable else None)
        if name in BUILT_IN:
            return Typed(Name(name), BUILT_IN[name])
        if name == "frames" and self.has_camcorder:
            return Typed(Name(name), Type("int", 0, self.frames))
        if name.startswith("filmed_"):
            return Typed(Name(name), BOOL)
        return None

    def names(self) -> list[str]:
        """Return every name that an expression may use."""
        return [*self.variables, *self.derived_nodes, *BUILT_IN]

    def missing(self, scene: str) -> bool:
        """Whether a scene's nodes are unknown, because its file could not be read."""
        return scene in self.broken_scenes or not self.complete
