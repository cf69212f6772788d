"""A strip of prints: which pictures a page has made, in the state of play."""

import pytest

from game.model.story import Story
from tests.stories import make_story, play

HEAD = """
variables:
  shy: {type: flag}
pictures:
  face: {bare: A face., lens: Two faces.}
  ear: {bare: An ear.}
"""
NODES = """
nodes:
  one:
    choices:
      - {id: plain, label: Plainly., to: strip}
      - {id: shyly, label: Shyly., set: {shy: true}, to: strip}
  strip:
    text: A strip.
    prints:
      - [{art: face}]
      - [{when: shy, art: ear}, {art: face}]
      - [{when: chose("a/one.plain"), art: ear}, {art: face}]
    choices: [{id: back, label: Back., to: one}]
"""


@pytest.fixture(scope="module")
def story() -> Story:
    return make_story(HEAD, a=NODES)


def test_the_first_entry_that_holds_is_the_panel(story: Story) -> None:
    assert play(story, "plain").turn.prints == ("face", "face", "ear")
    assert play(story, "shyly").turn.prints == ("face", "ear", "face")


def test_each_print_is_told_in_words(story: Story) -> None:
    assert play(story, "shyly").turn.printed == ("A face.", "An ear.", "A face.")


def test_elsewhere_nothing_is_printed(story: Story) -> None:
    assert play(story).turn.prints == ()
    assert play(story, "plain", "back").turn.printed == ()
