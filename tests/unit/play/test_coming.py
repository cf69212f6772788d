"""Which pictures may come next: those that one move can lead to, and no others."""

from game.model.story import Story
from game.play import Session
from game.play.coming import coming
from tests.stories import make_story

HEAD = """
variables:
  battery: {type: int, min: 0, max: 9, start: 9}
  found: {type: flag}
camcorder: {needs: found, battery: battery, raise: 1, film: 1, reserve: 1, frames: 2}
endings: {out: {title: Out, priority: 0}}
pictures:
  here: {bare: A room., lens: A lit room.}
  there: {bare: A hall.}
  beyond: {bare: A yard.}
  barred: {bare: A cellar.}
"""
SCENE = """
title: One
nodes:
  one:
    art: here
    text: A room.
    choices:
      - {id: stay, label: Stay., sticky: true, to: stay}
      - {id: through, label: Through., to: passage}
      - {id: down, label: Down., when: found, locked: It is locked., to: cellar}
  passage: {art: there, text: Quickly., to: yard}
  yard: {art: beyond, text: A yard., choices: [{id: out, label: Out., to: "ending:out"}]}
  cellar: {art: barred, text: Dark., choices: [{id: out, label: Out., to: "ending:out"}]}
"""


def made() -> Story:
    return make_story(HEAD, a=SCENE)


def test_open_choices_lead_to_the_pictures_that_come_and_what_follows_by_itself() -> None:
    session = Session(made())
    assert coming(session.story, session.turn) == (("there", "bare"), ("beyond", "bare"))


def test_a_camcorder_at_hand_may_show_the_same_place_in_the_other_world() -> None:
    session = Session(made(), values={"found": 1})
    assert ("here", "lens") in coming(session.story, session.turn)
    session.act("lens")
    assert ("here", "bare") in coming(session.story, session.turn)


def test_after_an_ending_nothing_comes() -> None:
    session = Session(made())
    session.choose("through")
    session.choose("out")
    assert coming(session.story, session.turn) == ()
