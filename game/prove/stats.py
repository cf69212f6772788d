"""The measures of a story: its words, its shape, the beats it tells, the state it carries."""

from collections.abc import Iterable
from math import log2
from random import Random

from msgspec import Struct
from msgspec.structs import asdict

from game.model.story import Node, Scene, Story
from game.prove.liveness import carried
from game.prove.words import Count, told_words
from game.rules import Rules

WORDS_A_MINUTE = 230
"""Silent reading of English prose (Brysbaert, 2019, a mean over 190 studies: 238)."""
PLAYS = 60
"""Random plays that the words of one play are the mean of."""
MOST_TURNS = 400
"""Where a play that does not end is left."""


class Measures(Struct, frozen=True, kw_only=True):
    """What can be counted of a scene, and of the whole story."""

    id: str
    title: str
    words: int
    """Of all texts, labels and reasons, whatever the state."""
    nodes: int
    choices: int
    minutes: float
    """To read all of it once."""
    beats: tuple[str, ...]
    """Told here, in the order of the file."""
    bare: float
    """Share of the words that are told only without the camcorder."""
    lens: float
    """Share of the words that are told only through it."""
    bits: float
    """Binary logarithm of how many states a play may be in here, the meter left out; an upper estimate."""


class SceneStats(Measures, frozen=True, kw_only=True):
    """Measures of one scene."""

    live: dict[str, float]
    """Node -> bits of live state there."""


class Stats(Measures, frozen=True, kw_only=True):
    """Measures of a story."""

    untold: tuple[str, ...]
    """Required beats that no node tells."""
    play_words: int
    """Of one play on Standard: the mean of random ones."""
    play_minutes: float
    scenes: tuple[SceneStats, ...]


def measured(story: Story) -> Stats:
    """Return the measures of a story."""
    bits = {address: found.bits for address, found in carried(story).items()}
    whole = _measures(story.id, story.title, list(story.nodes.values()), bits)
    told, played = set(whole.beats), _played(story)
    return Stats(
        **asdict(whole),
        untold=tuple(beat for beat in story.beats.required if beat not in told),
        play_words=played,
        play_minutes=_minutes(played),
        scenes=tuple(_scene(scene, [story.nodes[a] for a in scene.nodes], bits) for scene in story.scenes.values()),
    )


def _scene(scene: Scene, nodes: list[Node], bits: dict[str, float]) -> SceneStats:
    live = {node.address: round(bits[node.address], 1) for node in nodes}
    return SceneStats(**asdict(_measures(scene.id, scene.title, nodes, bits)), live=live)


def _measures(name: str, title: str, nodes: list[Node], bits: dict[str, float]) -> Measures:
    counted = sum(map(told_words, nodes), Count())
    return Measures(
        id=name,
        title=title,
        words=counted.words,
        nodes=len(nodes),
        choices=sum(len(node.choices) for node in nodes),
        minutes=_minutes(counted.words),
        beats=tuple(dict.fromkeys(beat for node in nodes for beat in node.beats)),
        bare=_share(counted.bare, counted.words),
        lens=_share(counted.lens, counted.words),
        bits=_together(bits[node.address] for node in nodes),
    )


def _minutes(words: int) -> float:
    return round(words / WORDS_A_MINUTE, 1)


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0


def _together(bits: Iterable[float]) -> float:
    """Return the bits of one state among those of several nodes."""
    found = list(bits)
    most = max(found, default=0.0)
    return round(most + log2(sum(2 ** (one - most) for one in found)), 1) if found else 0.0


def _played(story: Story) -> int:
    """Return the words that a random play shows, the mean of some."""
    rules, random = Rules(story), Random(1)
    words = 0
    for _ in range(PLAYS):
        state, turn = rules.start()
        for _ in range(MOST_TURNS):
            words += sum(len(line.text.split()) for line in rules.told(turn))
            if not (options := rules.options(state)):
                break
            state, turn = rules.step(state, random.choice(options))
    return round(words / PLAYS)
