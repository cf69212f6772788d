"""A session: what a library user, a surface or a script can do with one play."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.model.story import Cube, Story
from game.model.text import Line
from game.play import ChoiceError, Session
from game.play.page import Tape
from tests.stories import HUNTED, HUNTED_SCENE, make_story, play


@pytest.fixture(scope="module")
def hunted() -> Story:
    return make_story(HUNTED, a=HUNTED_SCENE)


def test_a_choice_is_taken_by_id_by_number_and_by_address(hunted: Story) -> None:
    by_id, by_number, by_address = play(hunted, "run"), Session(hunted), Session(hunted)
    number = next(offer.number for offer in by_number.turn.offers if offer.id == "run")
    by_number.choose(number)
    by_address.choose("a/one.run")
    assert by_id.state == by_number.state == by_address.state


@pytest.mark.parametrize("wrong", ["fly", "", 0, -1, 99, "leave", "99", "a/two.back"])
def test_a_wrong_choice_lists_what_is_offered_and_changes_nothing(hunted: Story, wrong: str | int) -> None:
    session = play(hunted, "wait")
    before = session.turn
    with pytest.raises(ChoiceError) as refused:
        session.choose(wrong)
    assert "3 run" in str(refused.value)
    assert session.turn == before
    assert session.moves == ("a/one.wait",)


def test_a_wrong_act_changes_nothing(hunted: Story) -> None:
    session = play(hunted)
    with pytest.raises(ChoiceError):
        session.act("lens")
    assert session.moves == ()


def test_what_is_disabled_cannot_be_taken_and_has_no_number(hunted: Story) -> None:
    session = play(hunted)
    assert [offer.number for offer in session.turn.offers if not offer.enabled] == [0]
    with pytest.raises(ChoiceError):
        session.choose("leave")


def test_undo_and_redo_lead_back_and_forth_over_the_same_states(hunted: Story) -> None:
    session = play(hunted, "wait", "run", "back", "ring")
    states = [entry.state for entry in session.history]
    for expected in reversed(states[:-1]):
        assert session.undo()
        assert session.state == expected
    assert not session.undo()
    for expected in states[1:]:
        assert session.redo()
        assert session.state == expected
    assert not session.redo()


def test_a_new_move_forgets_what_was_undone(hunted: Story) -> None:
    session = play(hunted, "wait", "run")
    session.undo()
    session.choose("ring")
    assert not session.redo()


def test_strict_takes_back_one_turn_and_no_more(hunted: Story) -> None:
    session = play(hunted, "wait", "tread", "ring", difficulty="strict")
    assert session.undo()
    assert not session.undo()
    session.choose("wait")
    assert session.undo()


def test_the_difficulty_can_be_changed_at_any_moment_and_taken_back(hunted: Story) -> None:
    session = play(hunted, "run")
    before = session.state
    session.change_difficulty("strict")
    assert (session.state.difficulty.word, session.state.meter) == ("strict", before.meter)
    session.undo()
    assert session.state == before
    with pytest.raises(ChoiceError):
        session.change_difficulty("easy")


@settings(max_examples=100)
@given(st.lists(st.integers(0, 10**6), max_size=30), st.sampled_from(["story", "standard", "strict"]))
def test_the_moves_of_a_play_lead_to_the_same_state_again(hunted: Story, picks: list[int], difficulty: str) -> None:
    session = Session(hunted, difficulty)
    for pick in picks:
        enabled = [offer.number for offer in session.turn.offers if offer.enabled]
        if not enabled:
            break
        session.choose(enabled[pick % len(enabled)])
    again = Session(hunted, difficulty)
    for move in session.moves:
        again.move(move)
    assert again.state == session.state
    assert again.turn == session.turn


def test_why_tells_the_sums_of_the_last_three_turns(hunted: Story) -> None:
    session = play(hunted, "wait", "run", "back", "ring")
    told = session.why()
    assert len(told) == 3
    assert told[0].startswith("Run.") and told[2].startswith("Ring.")
    assert "attention" in told[2]


def test_the_title_of_a_scene_stands_where_it_is_entered_and_nowhere_else(hunted: Story) -> None:
    session = play(hunted)
    assert [line.style for line in session.turn.lines] == ["title", "prose"]
    session.choose("run")
    assert "title" not in [line.style for line in session.turn.lines]


def test_a_change_of_the_cube_is_told_before_the_arrival(hunted: Story) -> None:
    session = play(hunted, "ring", "ring", "ring")
    lines = [(line.style, line.text) for line in session.turn.lines]
    assert lines[:2] == [("say", "It rings."), ("cube", "It comes straight for you.")]


def test_the_meter_has_a_word_and_a_sign_for_every_state(hunted: Story) -> None:
    session = play(hunted)
    seen = {}
    for _ in range(4):
        session.choose("ring")
        seen[session.turn.meter.cube] = (session.turn.meter.word, session.turn.meter.glyph)
    assert seen == {
        Cube.LISTENING: ("listening", "o"),
        Cube.SEARCHING: ("searching", "?"),
        Cube.HUNTING: ("hunting", "!"),
        Cube.LOCKED_ON: ("locked on", "#"),
    }


LENS = """
variables: {has: {type: flag}, battery: {type: int, min: 0, max: 6, start: 6}}
camcorder: {needs: has, battery: battery, raise: 1, film: 1, reserve: 1, frames: 2}
endings: {out: {title: Out, priority: 0}}
"""
LENS_SCENE = """
nodes:
  one:
    text: {bare: 'A fork, empty.', lens: 'A macaron, pink.'}
    film: macaron
    choices:
      - {id: find, label: Find it., set: {has: true}, to: stay}
      - {id: go, label: Go., to: two}
  two:
    text: [{bare: Ash., lens: Gold.}]
    film: ash
    choices: [{id: reel, label: Play it., to: reel}]
  reel:
    text: {footage: true}
    choices: [{id: end, label: End., to: 'ending:auto'}]
"""


def test_raising_the_lens_tells_the_same_moment_otherwise_and_costs_battery() -> None:
    session = play(make_story(LENS, a=LENS_SCENE))
    assert session.turn.acts == ()
    session.choose("find")
    assert session.turn.acts == ("lens",)
    session.act("lens")
    assert session.turn.lines[-1].text == "A macaron, pink."
    assert session.variables["battery"] == 5
    session.act("lens")
    assert session.turn.lines[-1].text == "A fork, empty."
    assert session.variables["battery"] == 5, "lowering is free"


AUDIO_BAR = """
title: Scene A
place: {kind: indoors, distance: 10, room: 60, ambient: 28}
nodes:
  one:
    told_by: taejun
    text: Here.
    choices:
      - {id: find, label: Find it., set: {has: true}, to: stay}
      - {id: knock, label: Knock., sounds: [knock], sticky: true, to: stay}
      - {id: hers, label: Let her tell., to: two}
  two:
    told_by: jihye
    text: Here.
    choices:
      - {id: knock, label: Knock., sounds: [knock], sticky: true, to: stay}
      - {id: end, label: End., to: 'ending:auto'}
"""


def test_the_camcorder_gives_decibels_to_him_and_never_to_her() -> None:
    story = make_story(LENS + "sounds: {knock: {level: 62, seconds: 10}}", a=AUDIO_BAR)

    def words(*choices: str) -> str:
        return next(offer.words for offer in play(story, *choices).turn.offers if offer.id == "knock")

    assert "dB" not in words()
    assert "62 dB" in words("find")
    assert "dB" not in words("find", "hers")


def test_filming_tells_the_frame_and_the_lens_only_what_it_changes() -> None:
    scene = LENS_SCENE.replace("    text: {bare:", "    text: [A plate., {bare:").replace("pink.'}", "pink.'}]")
    session = play(make_story(LENS, a=scene), "find")
    assert [line.text for line in session.act("lens").lines] == ["A macaron, pink."]
    assert [(line.text, line.style) for line in session.act("film").lines] == [("Filmed, 1 of 2: macaron", "footage")]
    assert session.turn.tape == Tape(up=True, bars=4, filmed=1, most=2)
    session.undo()
    assert [line.text for line in session.turn.lines] == ["A macaron, pink."]


def test_the_lens_stays_down_where_the_story_says_so() -> None:
    scene = LENS_SCENE.replace("    film: macaron\n", "    film: macaron\n    lens: false\n")
    session = play(make_story(LENS, a=scene), "find")
    assert session.turn.acts == ()
    assert session.choose("go").acts == ("lens",)


def test_the_lens_comes_down_on_the_way() -> None:
    session = play(make_story(LENS, a=LENS_SCENE), "find")
    session.act("lens")
    session.choose("go")
    assert not session.state.lens
    assert session.turn.lines[-1].text == "Ash."


def test_a_frame_is_filmed_once_and_played_in_the_order_of_filming() -> None:
    session = play(make_story(LENS, a=LENS_SCENE), "find")
    session.act("lens")
    assert session.turn.acts == ("lens", "film")
    session.act("film")
    assert session.turn.acts == ("lens",)
    session.choose("go")
    session.act("lens")
    session.act("film")
    assert (session.footage, session.variables["frames"]) == (("macaron", "ash"), 2)
    session.choose("reel")
    assert [line.text for line in session.turn.lines] == ["macaron", "ash"]


def test_a_frame_is_told_by_its_caption_in_the_state_of_then() -> None:
    caption = "    caption: [A fork., {when: battery < 5, say: And little light., else: And much light.}]\n"
    scene = LENS_SCENE.replace("    film: macaron\n", "    film: macaron\n" + caption)
    session = play(make_story(LENS, a=scene), "find")
    for act in ("lens", "film"):
        session.act(act)
    session.choose("go")
    session.choose("reel")
    assert [(line.text, line.style) for line in session.turn.lines] == [
        ("A fork.", "footage"),
        ("And little light.", "footage"),
    ]


def test_a_frame_whose_caption_says_nothing_is_told_by_its_name() -> None:
    caption = "    caption: {when: battery > 5, say: Much light.}\n"
    scene = LENS_SCENE.replace("    film: macaron\n", "    film: macaron\n" + caption)
    session = play(make_story(LENS, a=scene), "find")
    session.act("lens")
    assert session.act("film").lines == (Line("Filmed, 1 of 2: macaron", "footage"),)
    session.choose("go")
    assert [line.text for line in session.choose("reel").lines] == ["macaron"]


def test_a_camcorder_that_was_set_down_runs_where_the_node_says_what_stands_there() -> None:
    scene = LENS_SCENE.replace("    film: macaron\n", "    film: macaron\n    marks: 4\n")
    assert play(make_story(LENS, a=scene), "find").turn.tape == Tape(up=False, bars=6, filmed=0, most=2, marks=4)
    apart = make_story(LENS.replace("needs: has", "needs: has and not has"), a=scene)
    assert play(apart, "find").turn.tape == Tape(up=False, bars=6, filmed=0, most=2, marks=4, alone=True)
    assert play(make_story(LENS.replace("needs: has", "needs: not has"), a=LENS_SCENE), "find").turn.tape is None


def test_what_is_told_through_the_lens_has_its_picture_although_nobody_raised_it() -> None:
    pictures = "pictures: {plate: {bare: A plate., lens: A macaron.}}\n"
    scene = LENS_SCENE.replace("    film: macaron\n", "    film: macaron\n    art: plate\n")
    bare = play(make_story(LENS + pictures, a=scene), "find").turn
    through = play(
        make_story(LENS + pictures, a=scene.replace("art: plate", "art: plate\n    through: true")), "find"
    ).turn
    assert (bare.depicts, through.depicts) == ("A plate.", "A macaron.")
    assert (bare.tape.up, through.tape.up) == (False, True)  # type: ignore[union-attr]  # both have found it


def test_a_battery_that_can_hold_nothing_is_empty() -> None:
    head = LENS.replace("max: 6, start: 6", "max: 0").replace("has: {type: flag}", "has: {type: flag, start: true}")
    assert play(make_story(head, a=LENS_SCENE)).turn.tape == Tape(up=False, bars=0, filmed=0, most=2)


def test_the_last_of_the_battery_belongs_to_the_story() -> None:
    session = play(make_story(LENS, a=LENS_SCENE), "find")
    while "lens" in session.turn.acts:
        session.act("lens")
    assert session.variables["battery"] == 1


ENDS = """
variables: {trust: {type: int, min: 0, max: 3}}
endings:
  loved: {title: Loved, when: trust >= 2, priority: 20}
  known: {title: Known, when: trust >= 1, priority: 10}
  alone: {title: Alone, priority: 0}
"""
ENDS_SCENE = """
nodes:
  one:
    text: Here.
    choices:
      - {id: trust, label: Trust., sticky: true, add: {trust: 1}, to: stay}
      - {id: end, label: End., to: 'ending:auto'}
"""


@pytest.mark.parametrize(("trust", "ending"), [(0, "alone"), (1, "known"), (2, "loved"), (3, "loved")])
def test_the_ending_of_highest_priority_that_holds_is_the_one(trust: int, ending: str) -> None:
    session = play(make_story(ENDS, a=ENDS_SCENE), *["trust"] * trust, "end")
    assert session.turn.ended == ending
    assert session.turn.offers == ()
    with pytest.raises(ChoiceError):
        session.choose(1)


FALLBACK = """
endings: {out: {title: Out, priority: 0}}
"""
FALLBACK_SCENE = """
nodes:
  one:
    text: Here.
    choices:
      - {id: once, label: Once., to: stay}
      - {id: twice, label: Twice., to: stay}
      - {id: on, say: Nothing is left., to: two}
  two: {text: On., to: 'ending:out'}
"""


def test_the_fallback_is_taken_when_nothing_else_can_be_and_is_no_turn() -> None:
    session = play(make_story(FALLBACK, a=FALLBACK_SCENE), "once")
    assert not session.turn.ended
    session.choose("twice")
    assert session.turn.ended == "out"
    assert [line.text for line in session.turn.lines] == ["Nothing is left.", "On."]
    assert len(session.moves) == 2


EXACT = """
variables: {a: {type: int, min: 0, max: 3, start: 1}, b: {type: int, min: 0, max: 3, start: 2}}
endings: {out: {title: Out, priority: 0}}
"""
EXACT_SCENE = """
nodes:
  one:
    text: 'a is {a}, b is {b}, {{braces}}'
    choices:
      - {id: swap, label: Swap., set: {a: b, b: a}, sticky: true, to: stay}
      - {id: more, label: More., add: {a: 2, b: -3}, sticky: true, to: one}
      - {id: end, label: End., to: 'ending:out'}
"""


def test_effects_of_one_choice_read_the_old_state_and_apply_together() -> None:
    session = play(make_story(EXACT, a=EXACT_SCENE), "swap")
    assert session.variables == {"a": 2, "b": 1}


def test_a_wide_variable_counts_and_stops_like_a_narrow_one() -> None:
    head = EXACT.replace("b: {type: int, min: 0, max: 3", "b: {type: int, min: -1000000, max: 1000000")
    body = EXACT_SCENE.replace("set: {a: b, b: a}", "set: {a: b, b: 999999}").replace("b: -3", "b: 7")
    assert play(make_story(head, a=body), "more").variables["b"] == 9
    assert play(make_story(head, a=body), "swap", "more").variables["b"] == 1000000


def test_add_stops_at_the_bounds() -> None:
    session = play(make_story(EXACT, a=EXACT_SCENE), "more", "more")
    assert session.variables == {"a": 3, "b": 0}
    assert session.turn.lines[-1].text == "a is 3, b is 0, {braces}"


def test_where_the_telling_passes_to_the_other_it_says_whose_it_is() -> None:
    scene = """
    nodes:
      one: {told_by: jihye, text: One., choices: [{id: on, label: On., to: two}]}
      two: {told_by: jihye, text: Two., choices: [{id: on, label: On., to: three}]}
      three: {told_by: taejun, text: Three., choices: [{id: end, label: End., to: 'ending:out'}]}
    """
    session = play(make_story("endings: {out: {title: Out, priority: 0}}", a=scene))
    told = [[line.text for line in session.turn.lines]]
    told += [[line.text for line in session.choose("on").lines] for _ in range(2)]
    assert told == [["Scene A", "Ji-hye tells.", "One."], ["Two."], ["Tae-jun tells.", "Three."]]


def test_the_lock_that_would_be_the_last_says_so_beforehand() -> None:
    story = make_story(HUNTED, a=HUNTED_SCENE)

    def rings(close_calls: int) -> str:
        session = Session(story, at="a/one", values={"close_calls": close_calls})
        while "locked on" not in (words := next(o.words for o in session.turn.offers if o.id == "ring")):
            session.choose("ring")
        return words

    assert "keeps you" not in rings(2)
    assert rings(3).endswith("locked on, and keeps you")


def test_plays_of_one_story_share_its_rules_and_nothing_else(hunted: Story) -> None:
    first, second = play(hunted, "run"), Session(hunted)
    assert first.rules is second.rules
    assert second.state == Session(hunted).state != first.state
    assert Session(make_story(HUNTED, a=HUNTED_SCENE)).rules is not first.rules


def test_a_free_act_that_leaves_nothing_to_choose_reads_on_by_the_fallback() -> None:
    scene = """
    nodes:
      one:
        text: [{when: lens, say: Seen., else: There.}]
        lens: true
        choices:
          - {id: on, label: On., when: not lens, to: two}
          - {id: fall, to: two}
      two:
        text: Onward.
        choices:
          - {id: out, label: Out., to: "ending:out"}
    """
    head = """
    variables: {cam: {type: flag, start: true}, battery: {type: int, min: 0, max: 9, start: 9}}
    camcorder: {needs: cam, battery: battery, raise: 1, film: 1, reserve: 1, frames: 2}
    endings: {out: {title: O}}
    """
    session = Session(make_story(head, a=scene))
    page = session.act("lens")
    assert [line.text for line in page.lines] == ["Seen.", "Onward."]
    assert session.state.node == "a/two"
    assert [offer.id for offer in page.offers] == ["out"]
    session.undo()
    assert session.state.node == "a/one"
