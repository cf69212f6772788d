"""What a save holds, and how it is taken from a play. Files are the store's affair."""

from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Literal

import msgspec
from msgspec import Struct

from game.model.state import State
from game.model.story import Cube, Difficulty, Story
from game.play.named import Named, named
from game.play.session import Session

FORMAT = 2
"""Version of the record below."""
LEAST = 1
"""Oldest version whose readers understand what is written now."""


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


class Start(Struct, frozen=True, omit_defaults=True):
    """What the play began with."""

    difficulty: Literal["story", "standard", "strict"]
    at: str | None = None
    """Address of the node it began at, where that was not the story's own start."""
    values: dict[str, Named] = {}
    state: Moment | None = None
    """Where it goes on, when nothing is known of its moves up to there."""
    footage: tuple[str, ...] = ()
    """What had been filmed by then."""


class Picture(Struct, frozen=True):
    """What a slot shows: the surface draws it."""

    art: str
    """Name of the picture."""
    world: Literal["reality", "lens"]


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
    scene: str = ""
    """Title of the scene, or of the ending."""
    scene_start: Moment | None = None
    """Where the scene began: what is left when the place itself is gone from the story."""
    picture: Picture | None = None
    name: str = ""
    """What the player calls it."""


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
    skips = {scene.id: (scene.skip.to, scene.skip.effects) for scene in story.scenes.values() if scene.skip}
    scenes = [(scene.id, scene.events, skips.get(scene.id)) for scene in story.scenes.values()]
    rest = (story.start, story.variables, story.gear, story.start_meter, story.camcorder, story.close_calls)
    return sha256(msgspec.json.encode((rest, scenes, sounds, endings, nodes))).hexdigest()


def taken_from(session: Session, hashed: str, name: str = "") -> Save:
    """Return a play as a save, written now; `hashed` is its story's structure."""
    story, page = session.story, session.turn
    return Save(
        format=FORMAT,
        least=LEAST,
        story=story.id,
        version=story.version,
        structure=hashed,
        start=_start(session),
        moves=session.moves,
        state=moment_of(session, session.state),
        footage=session.footage,
        written=datetime.now(UTC),
        scene=page.scene,
        scene_start=moment_of(session, session.history[session.checkpoints[-1]].state),
        picture=Picture(page.art, "lens" if session.state.lens else "reality") if page.art else None,
        name=name,
    )


def _start(session: Session) -> Start:
    began, variables = session.start, session.story.variables
    values = {name: named(variables[name], value) for name, value in began.values.items()}
    state = moment_of(session, began.state) if began.state else None
    return Start(Difficulty[began.difficulty.upper()].word, began.at, values, state, began.footage)


def moment_of(session: Session, state: State) -> Moment:
    """Return a state of a play by names."""
    layout = session.rules.layout
    meter, pending = state.meter, state.pending
    pairs = zip(session.story.variables.values(), state.values, strict=True)
    return Moment(
        node=state.node,
        variables={variable.name: named(variable, value) for variable, value in pairs},
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


def schema_text() -> str:
    """Return the JSON Schema of a save, as a file's content."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(Save)}
    return msgspec.json.format(msgspec.json.encode(schema), indent=2).decode() + "\n"
