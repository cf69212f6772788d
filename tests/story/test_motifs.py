"""The five things that are planted, come back changed, and are paid: where, and that no full play goes without them."""

import re
from random import Random

import pytest
from msgspec import Struct

from game.model.story import Difficulty, Story
from game.model.text import Text, Value
from game.prove.players import TEMPERS, played
from game.rules import Rules
from game.rules.layout import walk
from tests.story.test_voice import words_of


class Motif(Struct, frozen=True):
    """One motif. Places are nodes, or choices of nodes (scene/node.choice), where the data has its words."""

    words: str
    """What it is known by, as a pattern; `{name}` stands for a value that is put in."""
    planted: tuple[str, ...]
    returned: tuple[str, ...]
    """One place in each scene where it comes back, or more."""
    paid: tuple[str, ...]
    always: dict[str, str]
    """Node -> what is told there in every full play, whatever was chosen, as a pattern."""


MOTIFS = {
    "the two taps": Motif(
        words=r"two taps|tap his rib twice|tap, tap|taps, back|tap it for her, twice|a finger went down twice",
        planted=("forest/ribs",),
        returned=(
            "forest/culvert.outwait",
            "forest/door.taps",
            "mall/rail.taps",
            "restaurant/seats.lectern",
            "restaurant/each_other.taps",
            "wedding_booth/microphone.tap",
            "escape/showroom.sit",
        ),
        paid=("wall/go", "wall/go.here", "wall/sign.taps", "dark/watch.two"),
        always={"forest/ribs": "Two come back", "wall/go": "So that's what it means"},
    ),
    "the tilt of his head": Motif(
        words=r"head has tipped|\btilts\b|\bthe tilt\b|head on one side|tilt your head",
        planted=("forest/run", "forest/door"),
        returned=(
            "forest/stream",
            "mall/heap.hat",
            "wedding_booth/dead",
            "escape/mirrors",
            "escape/ramp",
        ),
        paid=("wall/fallen", "wall/hum.go_on"),
        always={"forest/run": "His head has tipped", "forest/door": "You know all his tilts"},
    ),
    "the straight edge": Motif(
        words=r"had corners|people made those edges|straight sides|, and fits|fits this, too|first its corners",
        planted=("forest/edge",),
        returned=("forest/culvert", "restaurant/each_other", "wedding_booth/found", "escape/broken.fits"),
        paid=("wall/red",),
        always={"forest/edge": "had corners", "wedding_booth/found": "and fits", "wall/red": "First its corners"},
    ),
    "the count of the heap": Motif(
        words=r"\{heap\}|\{between\}|the count on it",
        planted=("mall/soles",),
        returned=("mall/counter.switch", "mall/counter.muffle", "escape/hall.ramp"),
        paid=("dark/fall",),
        always={
            "mall/soles": "It gets to 7",
            "mall/counter": "The tape stands at 7",
            "dark/fall": r"It goes to 8\. It goes to 9\.",
        },
    ),
    "the empty fork": Motif(
        words=r"fork:? (?:rust|in it)|fork, and the rust|nothing on the fork|needs a fork|an empty hand|wipe the fork",
        planted=("mall/rail.hungry", "restaurant/fork"),
        returned=("restaurant/macaron", "restaurant/really", "restaurant/really.pocket"),
        paid=("wall/still.feed", "dark/last"),
        always={"restaurant/fork": "rust, and nothing else", "restaurant/macaron": "the fork, and the rust"},
    ),
}
NOT_IN_PASSING = {
    "the two taps": {
        "forest/taken.taps",
        "mall/taken.taps",
        "restaurant/taken.taps",
        "wedding_booth/taken.taps",
        "escape/taken.taps",
    },
    "the count of the heap": {"mall/coats"},
}
"""Where it stands as well, in the short endings that break it off."""


@pytest.mark.parametrize("name", MOTIFS)
def test_a_motif_stands_where_it_is_planted_returned_and_paid_and_nowhere_by_chance(name: str, story: Story) -> None:
    motif = MOTIFS[name]
    found = {place for place, words in places(story).items() if re.search(motif.words, words, re.IGNORECASE)}
    assert found - NOT_IN_PASSING.get(name, set()) == {*motif.planted, *motif.returned, *motif.paid}


@pytest.mark.parametrize("name", MOTIFS)
def test_a_motif_is_planted_before_it_returns_and_paid_last(name: str, story: Story) -> None:
    motif, order = MOTIFS[name], list(story.nodes)
    parts = (motif.planted, motif.returned, motif.paid)
    planted, returned, paid = ([order.index(place.partition(".")[0]) for place in part] for part in parts)
    assert min(planted) < min(returned)
    assert max(returned) < min(paid)


@pytest.mark.parametrize("temper", TEMPERS)
def test_every_full_play_is_told_what_the_motifs_are_built_on(temper: str, rules: Rules) -> None:
    """On Story, where every play comes to its last frame."""
    missing = set()
    for seed in range(8):
        told = by_node(rules, temper, seed)
        for name, motif in MOTIFS.items():
            missing |= {
                (name, node) for node, words in motif.always.items() if not re.search(words, told.get(node, ""))
            }
    assert missing == set()


def places(story: Story) -> dict[str, str]:
    """Return the words of every node and of every choice, in whatever state, by address."""
    found = {}
    for node in story.nodes.values():
        found[node.address] = words_and_values(node.text)
        found |= {choice.address: words_and_values((choice.label, choice.say)) for choice in node.choices}
    return found


def words_and_values(text: Text | tuple[object, ...]) -> str:
    """Return the words of a text, and after them the values that it puts in, each as `{name}`."""
    values = (f"{{{record.name}}}" for record in walk(tuple(text)) if isinstance(record, Value))
    return " ".join([words_of(text), *values])


def by_node(rules: Rules, temper: str, seed: int) -> dict[str, str]:
    """Return what one full play was told, by the node at which the choice was made or which was arrived at."""
    told: dict[str, str] = {}
    before = ""
    for state, turn in played(rules, TEMPERS[temper], Random(seed), Difficulty.STORY):
        words = " ".join(line.text for line in rules.told(turn))
        for node in {before, *(passage.node for passage in turn.told if hasattr(passage, "node"))}:
            told[node] = f"{told.get(node, '')} {words}"
        before = state.node
    return told
