"""What a proof says, as records: for people (`wording.py`), for machines, for other proofs to compare with."""

from typing import Literal

from msgspec import Struct

Status = Literal["proved", "violated", "unfinished"]
Landed = Literal["as_it_was", "replayed", "mapped", "as_far", "scene", "unknown"]
"""As it was; all moves made again; the place alone found again; the moves as far as they hold; the scene anew."""


SPARED = "spared"
"""Detail of an ending that nobody is to come to, since close calls have no limit."""


class Finding(Struct, frozen=True):
    """One thing that was to be proved."""

    kind: str
    """ending, promise, dead_end, stuck, hope, beat, lock, preview; or of the notes: never_offered, always_open, …"""
    subject: str
    """Whose it is: an ending, a promise, a beat, the address of a node or choice."""
    status: Status
    detail: str = ""
    """Which of several: a condition's words, a variable."""
    path: tuple[str, ...] | None = None
    """Moves from the start to where it shows; choices by address, free acts by name."""
    shortest: bool = False
    """Whether there is no shorter way."""
    limit: str = ""
    """What was not enough, where it is unfinished."""
    place: str = ""
    """File and line."""


class EndingFigures(Struct, frozen=True):
    """What is known of one ending."""

    reachable: bool | None
    """None where that is unfinished."""
    probability: dict[str, float | None]
    """Kind of player -> how often they come to it; None where that is unfinished."""
    shortest: int | None
    """Moves of the shortest way known."""
    proved_shortest: bool
    last_chance: str | None = None
    """The last choice by which it can still be lost; None where there is none, or that is unfinished."""
    at_least: int | None = None
    """No way has fewer moves; None where nothing better than nought is known."""


class Bound(Struct, frozen=True):
    """The least and the largest value at a node."""

    low: int
    high: int
    exact: bool
    """Whether both are taken by some state; else no state lies outside."""


class Player(Struct, frozen=True):
    """What becomes of one kind of player: exact up to the residual."""

    choices: float | None
    """Expected number of choices until an ending; None where some plays come to none."""
    close_calls: float | None
    """Expected number of close calls, likewise."""
    residual: float
    states: int


class Change(Struct, frozen=True):
    """What became of one ending since an older version of the story."""

    ending: str
    what: Literal["there", "reachable", "shortest", "probability"]
    before: float | bool | None
    after: float | bool | None
    player: str = ""
    """Whose probability it is."""


class Landing(Struct, frozen=True):
    """Where saves lead that were made at a node of an older version of the story."""

    node: str
    """In the old story."""
    how: Landed
    at: str
    """Where they go on in the new one."""
    saves: int
    """Those that were tried and came back so."""


class Changes(Struct, frozen=True):
    """What is different from an older version of the story."""

    endings: list[Change]
    forgotten: list[str]
    """Variables that saves still have and the story no longer."""
    saves: list[Landing]


class Proof(Struct, frozen=True):
    """All that was proved of a story at one difficulty."""

    story: str
    difficulty: str
    verdict: Status
    states: int
    """States told apart in the largest exploration that was finished."""
    judged: float
    """Seconds until all claims were judged."""
    seconds: float
    """Seconds until all else was worked out, too."""
    memory: float
    """Most memory held, in MiB."""
    endings: dict[str, EndingFigures] = {}
    promises: dict[str, Status] = {}
    dead_ends: list[str] = []
    stuck: list[str] = []
    """Nodes at which a play can stand from which no ending, or no full one, can be reached."""
    beats: dict[str, Status] = {}
    never_offered: list[str] = []
    always_open: list[str] = []
    """Choices whose `when` never fails."""
    never_shown: list[tuple[str, str]] = []
    """Node or choice, and the condition of the text."""
    never_read: list[str] = []
    saturates: list[tuple[str, str]] = []
    """Choice, and the variable whose `add` is cut short by a bound."""
    same_future: list[tuple[str, str]] = []
    bounds: dict[str, dict[str, Bound]] = {}
    players: dict[str, Player] = {}
    unsolved: dict[str, str] = {}
    """Kind of player of whom the figures are unfinished -> what was not enough."""
    findings: list[Finding] = []
    """What the verdict rests on."""
    limits: list[str] = []
    """What was not enough, each once."""
    against: Changes | None = None
    """What is different from an older version, where one was named."""
