"""What the two can see of each other: channels, the dark, the blind side."""

import pytest

from game.model.story import Story
from tests.stories import make_story, play

HEAD = """
variables:
  lamp: {type: flag}
  awake: {type: flag, start: true}
sounds:
  sign_small: {level: 18, seconds: 10}
  sign_large: {level: 28, seconds: 5}
  tap: {level: 12, seconds: 1}
channels:
  sign: {needs: not dark, else: It is too dark for hands., sounds: [sign_small, sign_large]}
  touch: {sounds: [tap]}
places: {room: {kind: indoors, distance: 10, room: 60, ambient: 28}}
endings: {out: {title: Out, priority: 0}}
"""
SCENE = """
place: room
nodes:
  one:
    dark: not lamp
    text:
      - A room.
      - {when: looked, say: A door on the right.}
    choices:
      - {id: ask, label: Ask., by: sign, when: awake, sticky: true, to: stay}
      - {id: hurry, label: Hurry him., by: sign, when: awake, locked: You are asleep., sticky: true, to: stay}
      - {id: large, label: Ask large., by: sign, sounds: [sign_large], sticky: true, to: stay}
      - {id: tap, label: Tap., by: touch, sticky: true, to: stay}
      - {id: light, label: Light it., set: {lamp: true}, to: stay}
      - {id: sleep, label: Sleep., set: {awake: false}, to: stay}
      - {id: turn, label: Turn your head., look: true, sticky: true, to: stay}
      - {id: door, label: Take the door., when: looked, sticky: true, to: two}
  two:
    text: [{when: looked, say: Both sides., else: One side.}]
    choices: [{id: end, label: End., to: 'ending:out'}]
"""


@pytest.fixture(scope="module")
def room() -> Story:
    return make_story(HEAD, a=SCENE)


def offered(story: Story, *choices: str) -> dict[str, str | None]:
    """Return the choices shown, each with its reason where it is closed."""
    return {o.id: o.reason.text if o.reason else None for o in play(story, *choices).turn.offers}


def test_in_the_dark_what_is_signed_is_shown_closed_with_the_reason(room: Story) -> None:
    assert offered(room)["ask"] == "It is too dark for hands."
    assert offered(room, "light")["ask"] is None


def test_a_message_whose_own_condition_fails_is_hidden_and_not_blamed_on_the_dark(room: Story) -> None:
    assert "ask" not in offered(room, "sleep")


def test_each_reason_is_given_for_what_it_is_the_reason_of(room: Story) -> None:
    assert offered(room)["hurry"] == "It is too dark for hands."
    assert offered(room, "light", "sleep")["hurry"] == "You are asleep."


def test_touch_works_in_the_dark(room: Story) -> None:
    assert offered(room)["tap"] is None


@pytest.mark.parametrize(
    ("choice", "sounds"), [("ask", ("sign_small",)), ("large", ("sign_large",)), ("tap", ("tap",))]
)
def test_a_message_sounds_as_its_channel_unless_it_names_another_of_its_sounds(
    room: Story, choice: str, sounds: tuple[str, ...]
) -> None:
    session = play(room, "light", choice)
    assert session.history[-1].turn.outcome.hearing.sounds == sounds  # type: ignore[union-attr]


def test_what_is_on_the_blind_side_is_not_there_until_the_head_is_turned(room: Story) -> None:
    session = play(room)
    assert "door" not in [offer.id for offer in session.turn.offers]
    session.choose("turn")
    assert session.turn.lines[-1].text == "A door on the right."
    assert "door" in [offer.id for offer in session.turn.offers]


def test_every_arrival_begins_without_a_look(room: Story) -> None:
    session = play(room, "turn", "door")
    assert session.turn.lines[-1].text == "One side."
    assert not session.state.looked
