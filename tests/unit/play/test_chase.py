"""What a player sees of a chase: the lead counts, and attention stands still."""

import pytest

from game.model.story import Story
from game.plain.wording import meter
from tests.stories import make_story, play

HEAD = """
variables: {gap: {type: int, min: 0, max: 6, start: 3}, calls: {type: int, min: 0, max: 9}}
sounds: {pad: {level: 40, seconds: 10}, step: {level: 62, seconds: 10}}
places: {hall: {kind: chase, gap: gap, room: 399, ambient: 28}}
close_calls: {variable: calls, limit: {story: none, standard: none, strict: none}}
start_meter: {cube: hunting, attention: 85}
endings: {out: {title: Out, priority: 0}}
"""
NODES = """
told_by: taejun
place: hall
events: {locked_on: lock}
nodes:
  one:
    text:
      - A hall.
      - {when: gap > 2, say: It is far., else: It is near.}
      - {when: looked, say: A door.}
    choices:
      - {id: pad, label: On your toes., sounds: [pad], chase: {speed: run}, sticky: true, to: one}
      - {id: run, label: Run., sounds: [step], chase: {speed: run}, sticky: true, to: one}
      - {id: walk, label: Walk., chase: {speed: walk}, sticky: true, to: one}
      - {id: turn, label: Turn your head., look: true, sticky: true, to: stay}
      - {id: stand, label: Stand., say: You stand., sticky: true, to: stay}
      - {id: end, label: End., to: 'ending:out'}
  lock: {text: It has you., choices: [{id: on, label: On., sticky: true, to: return}]}
"""


@pytest.fixture(scope="module")
def hunt() -> Story:
    return make_story(HEAD, a=NODES)


def test_a_preview_says_whether_the_lead_grows_shrinks_or_stays(hunt: Story) -> None:
    words = {offer.id: offer.words for offer in play(hunt).turn.offers}
    assert "lead up 1, to 4" in words["pad"]
    assert "lead down 1, to 2" in words["run"]
    assert "lead stays 3" in words["walk"]
    assert "attention" not in " ".join(words.values())


def test_in_brief_the_change_is_enough(hunt: Story) -> None:
    brief = {offer.id: offer.brief for offer in play(hunt).turn.offers}
    assert (brief["pad"].endswith("lead +1"), brief["run"].endswith("lead -1")) == (True, True)


def test_the_meter_tells_the_lead_and_says_what_it_is_out_of(hunt: Story) -> None:
    page = play(hunt, "run").turn
    assert (page.meter.lead, page.meter.attention) == (2, 85)
    assert meter(page.meter) == "It: hunting, your lead 2 of 6."


def test_a_look_tells_only_what_is_new(hunt: Story) -> None:
    page = play(hunt, "turn").turn
    assert [line.text for line in page.lines] == ["It is near.", "A door."]


def test_a_turn_with_words_of_its_own_tells_those(hunt: Story) -> None:
    assert [line.text for line in play(hunt, "stand").turn.lines] == ["You stand."]
