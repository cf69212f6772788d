"""The rules of the writing that a machine can hold: who may tell what, and how long."""

import re

from game.model.expression import Expression, Name
from game.model.story import Choice, Node, Story
from game.model.text import Block, Paragraph, Text, When, Words
from game.rules import Rules
from game.rules.layout import walk
from tests.story.conftest import plays

SOUND_WORDS = re.compile(
    r"\b(hear|hears|heard|hearing|noise|noises|noisy|loud|louder|loudly|quiet|quieter|quietly|silent|silently|silence|"
    r"sound|sounds|whisper|whispers|hum|hums|humming|click|clicks|crack|cracks|snap|snaps|rustle|rustles|crunch|thud|"
    r"echo|echoes|buzz|buzzes|voice|voices|shout|shouts|hush|listen|listens|listening|squeak|squeaks|bang|clatter|"
    r"creak|creaks|murmur|tinkle|chime|chimes)\b",
    re.IGNORECASE,
)
"""Reviewed by hand: in Ji-hye's telling there is none of these, not even denied."""
RIGHT = re.compile(r"(?:your|the|his) right\b(?! (?:ear|shoe|foot))|\bon the right\b|\bright-hand\b", re.IGNORECASE)
RIGHT_ALLOWED = {
    ("mall/ground", "your right"),  # she has it by the hand
    ("escape/dead_end", "your right"),  # her palm is on that cheek
}
"""Reviewed by hand: where his right may be named although he has not turned, and why."""
LONGEST_LABEL = 11
"""Words of a label."""
LONGEST_PASSAGE = 120
"""Words between two choices."""


def words_of(*texts: object) -> str:
    """Return every word that a text may show, in whatever state."""
    paragraphs = (record for record in walk(tuple(texts)) if isinstance(record, Paragraph))
    return " ".join("".join(p.text for p in one.pieces if isinstance(p, Words)) for one in paragraphs)


def all_choices(story: Story) -> list[tuple[Node, Choice]]:
    return [(node, choice) for node in story.nodes.values() for choice in node.choices]


def test_ji_hye_tells_without_a_word_for_sound(story: Story) -> None:
    found = []
    for node in story.nodes.values():
        if node.told_by != "jihye":
            continue
        told = words_of(node.text, *((c.label, c.locked, c.say) for c in node.choices))
        found += [(node.address, match.group()) for match in SOUND_WORDS.finditer(told)]
    assert found == []


def test_every_label_is_shorter_than_twelve_words(story: Story) -> None:
    long = [c.address for _, c in all_choices(story) if c.label and len(words_of(c.label).split()) > LONGEST_LABEL]
    assert long == []


def test_no_three_nodes_running_open_with_the_same_word(story: Story) -> None:
    openings = [(a, (words_of(n.text).split() or [a])[0].lower()) for a, n in story.nodes.items()]
    three = zip(openings, openings[1:], openings[2:], strict=False)
    assert [a for (a, first), (_, second), (_, third) in three if first == second == third] == []


def test_no_passage_is_longer_than_a_reader_wants_between_choices(rules: Rules) -> None:
    """Over random plays: all that one turn tells, from what is said to the text arrived at."""
    too_long = {}
    for _state, turn in plays(rules, 400, seed=7):
        length = sum(len(line.text.split()) for line in rules.told(turn))
        if length > LONGEST_PASSAGE and turn.choice:
            too_long[turn.choice] = length
    assert too_long == {}


def test_what_is_on_his_right_is_not_told_before_he_turns(story: Story) -> None:
    """His right is named only where he has looked, or where he has it by touch."""
    found = set()
    for node in story.nodes.values():
        if node.told_by == "taejun":
            choices = [(c.label, c.say) for c in node.choices if not asks_looked(c.when)]
            told = words_of(without_looking(node.text), *choices)
            found |= {(node.address, match.group()) for match in RIGHT.finditer(told)}
    assert found == RIGHT_ALLOWED


def without_looking(text: Text) -> tuple[Block, ...]:
    """Return the blocks that are told before he turns his head."""
    return tuple(block for block in text if not (isinstance(block, When) and asks_looked(block.test)))


def asks_looked(test: Expression | None) -> bool:
    return test is not None and Name("looked") in walk(test)


def test_every_required_beat_stands_on_some_node_of_a_scene_that_exists(story: Story) -> None:
    told = {beat for node in story.nodes.values() for beat in node.beats}
    assert set(story.beats.required) <= told
