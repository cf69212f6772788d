"""Each key of `expect`: what it accepts passes, what it does not is reported at its own line."""

from collections.abc import Callable

import pytest

from tests.unit.replay.conftest import Run

Play = Callable[..., Run]

AT_START = """\
    path: at the start
    steps:
"""
IN_CHASE = """\
    path: in the corridor
    start: house/corridor
    steps:
"""
FILMED = """\
    path: filmed
    steps:
      - choose: camcorder
      - act: lens
      - act: film
"""
HEARD = """\
    path: heard
    steps:
      - choose: smash
"""
ENDED = """\
    path: ended
    steps:
      - choose: leave
"""

HOLDS = [
    (AT_START, "at: house/hall"),
    (AT_START, "scene: house"),
    (AT_START, "scene: The House"),
    (AT_START, "cube: listening"),
    (AT_START, "attention: 15"),
    (AT_START, "attention: 0..20"),
    (AT_START, "heard: false"),
    (AT_START, "lens: false"),
    (AT_START, "meter: listening"),
    (AT_START, "text: hall"),
    (AT_START, "text: [A  hall., '/f[o]rk/', '!macaron', '!/pink$/']"),
    (AT_START, "choices: [camcorder, knock, smash, climb (locked), leave]"),
    (AT_START, "offers: [leave, climb (locked), '!run']"),
    (AT_START, "offers: knock"),
    (
        AT_START,
        "preview: {knock: {words: [faint, '!violent'], margin: -40..0, gain: 0, attention: 3, cube: listening}}",
    ),
    (AT_START, "preview: {camcorder: {margin: none}}"),
    (AT_START, "variables: {side: left, ajar: false, battery: 5..9, far: false}"),
    (AT_START, "frames: 0"),
    (AT_START, "frames: []"),
    (AT_START, "ended: false"),
    (FILMED, "{lens: true, frames: 1, text: [Filmed, fork]}"),
    (FILMED, "frames: [fork]"),
    (FILMED, "variables: {filmed_fork: true, frames: 1, battery: 7}"),
    (HEARD, "{heard: true, cube: searching}"),
    (IN_CHASE, "{gap: 3, preview: {dash: {gap: 0..6, cube: hunting}}}"),
    (ENDED, "{ended: true, at: 'ending:out', choices: [], scene: Out}"),
    (ENDED, "ended: out"),
]

FAILS = [
    (AT_START, "at: house/stairs", "at should be house/stairs, but it is house/hall"),
    (AT_START, "scene: Out", "scene should be Out, but it is The House"),
    (AT_START, "cube: calm", "cube should be calm, but it is listening"),
    (AT_START, "attention: 16..99", "attention should be 16..99, but it is 15"),
    (AT_START, "heard: true", "heard should be true, but it is false"),
    (AT_START, "lens: true", "lens should be true, but it is false"),
    (AT_START, "gap: 3", "gap should be 3, but it is not there"),
    (IN_CHASE, "gap: 0..2", "gap should be 0..2, but it is 3"),
    (AT_START, "meter: asleep", "meter should be asleep, but it is listening"),
    (AT_START, "text: plum", "text should be with plum, but it is without it"),
    (AT_START, "text: '/^fork/'", "text should be with /^fork/, but it is without it"),
    (AT_START, "text: '!fork'", "text should be without fork, but it is with it: 'un tells. A hall. A fork, empty.'"),
    (
        AT_START,
        "choices: [knock, camcorder]",
        "choices should be knock, camcorder, but it is camcorder, knock, smash, climb (locked), leave",
    ),
    (AT_START, "offers: climb", "offers should be climb, but it is camcorder, knock"),
    (AT_START, "offers: '!climb'", "offers should be !climb, but it is camcorder, knock"),
    (AT_START, "preview: {knock: {words: violent}}", "preview.knock.words should be with violent, but it is faint"),
    (AT_START, "preview: {camcorder: {margin: 1}}", "preview.camcorder.margin should be 1, but it is none"),
    (AT_START, "preview: {smash: {gain: 0}}", "preview.smash.gain should be 0, but it is 4"),
    (AT_START, "preview: {smash: {attention: 15}}", "preview.smash.attention should be 15, but it is 6"),
    (AT_START, "preview: {smash: {cube: calm}}", "preview.smash.cube should be calm, but it is searching"),
    (AT_START, "preview: {smash: {gap: 1}}", "preview.smash.gap should be 1, but it is none"),
    (AT_START, "preview: {up: {gain: 0}}", "preview.up.gain should be 0, but it is not offered"),
    (AT_START, "preview: {climb: {gain: 0}}", "preview.climb.gain should be 0, but it is not offered"),
    (AT_START, "variables: {side: right}", "variables.side should be right, but it is left"),
    (AT_START, "variables: {ajar: true}", "variables.ajar should be true, but it is false"),
    (AT_START, "variables: {battery: 0..8}", "variables.battery should be 0..8, but it is 9"),
    (AT_START, "variables: {far: true}", "variables.far should be true, but it is false"),
    (AT_START, "frames: 1", "frames should be 1, but it is 0"),
    (FILMED, "frames: []", "frames should be none, but it is fork"),
    (AT_START, "ended: true", "ended should be true, but it is not ended"),
    (AT_START, "ended: out", "ended should be out, but it is not ended"),
    (ENDED, "ended: taken_early", "ended should be taken_early, but it is out"),
]


def written(start: str, expectation: str) -> str:
    """Return a script with one expectation, which is put on a line of its own."""
    return f"{start}      - expect:\n          {expectation}\n"


@pytest.mark.parametrize(("start", "expectation"), HOLDS, ids=[case[1] for case in HOLDS])
def test_an_expectation_that_holds_passes(play: Play, start: str, expectation: str) -> None:
    run = play(written(start, expectation))
    assert run.status == 0, run.text


@pytest.mark.parametrize(("start", "expectation", "sentence"), FAILS, ids=[case[1] for case in FAILS])
def test_an_expectation_that_fails_is_reported_at_its_line(
    play: Play, start: str, expectation: str, sentence: str
) -> None:
    script = written(start, expectation)
    run = play(script)
    assert run.status == 1
    assert f"one:{len(script.splitlines())}:" in run.text
    assert sentence in run.text


def test_everything_that_fails_in_one_step_is_reported_and_the_script_stops_there(play: Play) -> None:
    run = play("""
        path: twice wrong
        steps:
          - expect:
              cube: calm
              text:
                - hall
                - plum
              attention: 99
          - expect: {at: house/attic}
        """)
    assert [line.split(":")[1] for line in run.text.splitlines() if " LK651" in line] == ["5", "8", "9"]


def test_a_failure_shows_where_the_play_stood(play: Play) -> None:
    run = play("""
        path: lost
        steps:
          - choose: camcorder
          - expect: {cube: hunting}
        """)
    assert "It stands at house/hall (The House), attention 3, listening, after 1 move" in run.text
    assert "1 knock: Knock on the table." in run.text
    assert "- climb (locked): Not yet." in run.text
    assert "Free acts: lens." in run.text


@pytest.mark.parametrize(("ends", "status"), [("out", 0), ("true", 0), ("taken_early", 1), ("false", 1)])
def test_ends_says_how_the_play_ends(play: Play, ends: str, status: int) -> None:
    assert play(f"path: to the end\nsteps: [choose: leave]\nends: {ends}\n").status == status


def test_without_ends_a_script_may_stop_anywhere(play: Play) -> None:
    assert play("path: nowhere\nsteps: []\n").status == 0
