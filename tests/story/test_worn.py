"""The worn things that the story does not write, counted; each use that is allowed is listed, with why."""

import re
from collections import Counter

from game.model.story import Story
from tests.story.test_voice import words_of

WORN = {
    "held breath": r"breath (?:you|she|he|they)(?: had|'d)?(?: not|n't) know",
    "something shifts": r"something (?:in \w+ )?(?:shifts|settles|breaks|stirs|loosens)",
    "time stops": r"\btime (?:stops|slows|stands|itself)",
    "silence": r"deafening|silence (?:is|falls|hangs)|heavy silence",
    "and yet": r"\band yet\b",
    "somehow": r"\bsomehow\b",
    "for the first time": r"for the first time",
    "a mix of": r"\ba (?:mix|mixture) of\b",
    "not X, but Y": r"\bnot (?:\w+ ){1,4}but\b",
    "a dash": r" [\u2013\u2014-] ",
    "eyes that say": r"\beyes (?:that )?(?:say|said|speak|search)",
    "hearts that hammer": r"\bhearts? (?:hammers?|pounds?|races?|skips?|breaks?)",
    "worlds that fall away": r"(?:falls?|melts?|drops?) away(?! with)",
    "ghosts": r"\b(?:ghost|echo|whisper|shadow of)\w*\b",
    "feelings by name": r"\b(?:afraid|love|loves|sad|sadness|fear|joy|hope|grief)\b",
    "you realise": r"\byou (?:realise|realize)\b",
    "suddenly": r"\bsuddenly\b",
    "a beat": r"\ba (?:long )?(?:beat|heartbeat)\b",
    "seems to": r"\bseems? to\b",
}
ALLOWED: dict[str, dict[str, int]] = {
    "feelings by name": {
        "threshold/title": 1,  # "They are in love, so they make some": said once, before anything, as the rule of play
        "forest/ribs": 1,  # the shiver he makes when he is afraid: what the word means is under her palm
    },
}
"""What is worn, where it may stand, and how often."""
WORDS_A_SIMILE = 400
"""In each scene, a simile at most once in as many words."""
SIMILE = re.compile(r"\b(?:like (?:an?|the|some|somebody|someone|people|two)|as if|as though)\b", re.IGNORECASE)


def told(story: Story) -> dict[str, str]:
    """Return all words of each node."""
    return {a: words_of(n.text, *((c.label, c.locked, c.say) for c in n.choices)) for a, n in story.nodes.items()}


def test_worn_things_stand_only_where_they_are_meant(story: Story) -> None:
    found: dict[str, dict[str, int]] = {}
    for address, words in told(story).items():
        for name, pattern in WORN.items():
            if count := len(re.findall(pattern, words, re.IGNORECASE)):
                found.setdefault(name, {})[address] = count
    assert found == ALLOWED


def test_similes_are_rare(story: Story) -> None:
    words, similes = Counter[str](), Counter[str]()
    for address, text in told(story).items():
        scene = address.partition("/")[0]
        words[scene] += len(text.split())
        similes[scene] += len(SIMILE.findall(text))
    assert {scene: n for scene, n in similes.items() if n * WORDS_A_SIMILE > words[scene]} == {}
