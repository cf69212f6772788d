"""What a save holds, and how a play is taken from it and given back. Files are the store's affair."""

from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Literal

import msgspec
from msgspec import Struct

from game.model.state import State
from game.model.story import Cube, Difficulty, Story
from game.play.errors import ChoiceError
from game.play.named import Named, named, unnamed
from game.play.session import Session

FORMAT = 1
"""Version of the record below."""
LEAST = 1
"""Oldest version whose readers understand what is written now."""


class Header(Struct, frozen=True):
    """What is read first: whether this version of the game can read the rest."""

    format: int
    least: int


class Start(Struct, frozen=True):
    """What the play began with."""

    difficulty: Literal["story", "standard", "strict"]
    at: str | None = None
    """Address of the node it began at, where that was not the story's own start."""
    values: dict[str, Named] = {}


class Waiting(Struct, frozen=True):
    """Where a close call leads back to."""

    to: str
    arrives: bool
    gap: str


class Moment(Struct, frozen=True):
    """The state of play by names, so that a changed story can still be searched for it."""

    node: str
    variables: dict[str, Named]
    attention: int
    cube: Literal["calm", "listening", "searching", "hunting", "locked_on"]
    quiet: int
    heard: bool
    reprieve: bool
    lens: bool
    difficulty: Literal["story", "standard", "strict"]
    taken: tuple[str, ...]
    """Addresses of the choices that the rules remember."""
    visits: dict[str, int]
    """Arrivals at the nodes where the count matters, as far as it does."""
    pending: Waiting | None = None


class Save(Struct, frozen=True):
    """One play, as it is kept."""

    format: int
    least: int
    story: str
    """The story's id."""
    version: str
    """The story's."""
    structure: str
    """Hash of all of the story but its prose."""
    start: Start
    moves: tuple[str, ...]
    state: Moment
    footage: tuple[str, ...]
    written: datetime
    """UTC."""


class Replayed(Struct, frozen=True):
    """A play given back."""

    session: Session
    whole: bool
    """It stands where the save says; otherwise the moves held only so far, or led elsewhere."""


def structure(story: Story) -> str:
    """Return the hash of what a play depends on: names, targets, conditions, effects and sounds, but no prose."""
    nodes = [
        (
            (node.address, node.to, node.enter, node.place, node.silent, node.film),
            [(c.id, c.to, c.when, c.label is None, c.locked is None) for c in node.choices],
            [(c.sounds, c.unknown, c.stride, c.effects, c.sticky) for c in node.choices],
        )
        for node in story.nodes.values()
    ]
    sounds = [(name, s.level, s.seconds, s.decoy, s.breath) for name, s in story.sounds.items()]
    endings = [(e.id, e.when, e.priority, e.early, e.auto) for e in story.endings.values()]
    scenes = [(scene.id, scene.events) for scene in story.scenes.values()]
    rest = (story.start, story.variables, story.gear, story.start_meter, story.camcorder, story.close_calls)
    return sha256(msgspec.json.encode((rest, scenes, sounds, endings, nodes))).hexdigest()


def taken_from(session: Session, hashed: str) -> Save:
    """Return a play as a save, written now; `hashed` is its story's structure."""
    story = session.story
    return Save(
        format=FORMAT,
        least=LEAST,
        story=story.id,
        version=story.version,
        structure=hashed,
        start=_start(session),
        moves=session.moves,
        state=_moment(session),
        footage=session.footage,
        written=datetime.now(UTC),
    )


def given_back(story: Story, save: Save) -> Replayed:
    """Play a save's moves again, as far as they hold under the story as it is now."""
    at = save.start.at if save.start.at in story.nodes else None
    session = Session(story, save.start.difficulty, at=at, values=_values(story, save.start.values))
    for move in save.moves:
        try:
            session.move(move)
        except ChoiceError:
            return Replayed(session, False)
    return Replayed(session, session.state.node == save.state.node)


def _values(story: Story, values: Mapping[str, Named]) -> dict[str, int]:
    """Return the named values that the story still has."""
    known = {name: unnamed(story.variables[name], value) for name, value in values.items() if name in story.variables}
    return {name: value for name, value in known.items() if value is not None}


def _start(session: Session) -> Start:
    began, variables = session.start, session.story.variables
    values = {name: named(variables[name], value) for name, value in began.values.items()}
    return Start(Difficulty[began.difficulty.upper()].word, began.at, values)


def _moment(session: Session) -> Moment:
    state, layout = session.state, session.rules.layout
    meter, pending = state.meter, state.pending
    return Moment(
        node=state.node,
        variables=session.variables,
        attention=meter.attention,
        cube=_cube_name(meter.cube),
        quiet=meter.quiet,
        heard=meter.heard,
        reprieve=meter.reprieve,
        lens=state.lens,
        difficulty=state.difficulty.word,
        taken=tuple(address for address, bit in layout.bits.items() if bit & state.taken),
        visits=_visits(state, layout.visits),
        pending=Waiting(pending.to, pending.arrives, pending.gap) if pending else None,
    )


def _cube_name(cube: Cube) -> Literal["calm", "listening", "searching", "hunting", "locked_on"]:
    return ("calm", "listening", "searching", "hunting", "locked_on")[cube]


def _visits(state: State, indexes: Mapping[str, int]) -> dict[str, int]:
    return {address: state.visits[index] for address, index in indexes.items() if state.visits[index]}
