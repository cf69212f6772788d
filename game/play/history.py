"""The moves of a play, with what came of each; where its scenes begin."""

from collections.abc import Sequence

from msgspec import Struct

from game.model.state import State, Turn
from game.model.story import Story
from game.rules.camcorder import ACTS
from game.rules.flow import scene_of

DIFFICULTY = "difficulty:"
"""Prefix of the move that changes the difficulty."""


class Entry(Struct, frozen=True):
    """One move and what came of it."""

    move: str
    """A choice's address, 'lens', 'film', 'skip', 'difficulty:WORD', or nothing for the start."""
    state: State
    turn: Turn


class Start(Struct, frozen=True):
    """What a play began with, for saves and recordings."""

    difficulty: str
    at: str | None = None
    """Address of the node it began at, where that was not the story's own start."""
    values: dict[str, int] = {}
    """Variables that started elsewhere than the story says."""
    state: State | None = None
    """Where the play goes on, of whose moves up to there nothing is known any more."""
    footage: tuple[str, ...] = ()
    """What had been filmed by then."""


def is_free(move: str) -> bool:
    """Whether a move takes no time."""
    return move in ACTS or move.startswith(DIFFICULTY)


def scene_at(story: Story, past: Sequence[Entry], index: int) -> str:
    """Return the scene that a move led to; the one before where it led to an end."""
    while index and past[index].state.node not in story.nodes:
        index -= 1
    node = past[index].state.node
    return scene_of(node) if node in story.nodes else ""


def checkpoints(story: Story, past: Sequence[Entry]) -> tuple[int, ...]:
    """Return the places at which a scene begins; the play's own beginning is the first."""
    scenes = [scene_at(story, past, index) for index in range(len(past))]
    return tuple(index for index, scene in enumerate(scenes) if not index or scene != scenes[index - 1])


def begins(story: Story, past: Sequence[Entry], index: int) -> bool:
    """Whether a scene begins here, with nothing done in it yet but free acts."""
    while index and is_free(past[index].move):
        index -= 1
    return index == 0 or scene_at(story, past, index) != scene_at(story, past, index - 1)


def notes_of(story: Story, scene: str) -> tuple[str, ...]:
    """Return the content notes of a whole scene, each once."""
    nodes = story.scenes[scene].nodes if scene in story.scenes else ()
    named = dict.fromkeys(note for address in nodes for note in story.nodes[address].notes)
    return tuple(story.notes[note] for note in named)
