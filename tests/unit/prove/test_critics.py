"""What `lens check` says of a story without errors: the price of quiet, what makes a proof large, what is waived."""

from pathlib import Path

import pytest

from game.load import check_story
from game.prove import CRITICS
from tests.stories import SOUNDS, write_story

HEAD = (
    """
variables:
  warm: {type: flag}
  dread: {type: int, min: 0, max: 9}
  gap: {type: int, min: 0, max: 6, start: 3}
"""
    + SOUNDS
    + "  pad: {level: 40, seconds: 10}\n"
    + """
places:
  room: {kind: indoors, distance: 10, room: 60, ambient: 28}
  hall: {kind: chase, gap: gap, room: 399, ambient: 28}
endings: {out: {title: Out, priority: 0}}
promises: [{id: all_is_asked, never: 'warm and dread > 8 and gap == 6'}]
"""
)
ON = "\n      - {id: on, label: On., to: 'ending:out'}\n"


def report(folder: Path, head: str, **scenes: str) -> list[tuple[str, str]]:
    """Return (code, message) of what the critics say of a story."""
    story, found = check_story(write_story(folder / "story", head, **scenes), critics=CRITICS)
    assert story is not None, found
    return [(d.code, d.message) for d in found if "LK526" <= d.code <= "LK535"]


def codes(folder: Path, head: str, **scenes: str) -> set[str]:
    return {code for code, _message in report(folder, head, **scenes)}


def fork(*choices: str, place: str = "room", more: str = "") -> str:
    """Return a scene whose first node has the choices."""
    listed = "".join(f"      - {{{choice}}}\n" for choice in choices)
    two = "  two:\n    text: You are further on, among a good many more words than before.\n    to: 'ending:out'\n"
    return f"place: {place}\nnodes:\n  one:\n    text: Here.\n{more}    choices:\n{listed}{two}"


LOUD = "id: loud, label: Shout., sounds: [shout], to: 'ending:out'"


@pytest.mark.parametrize(
    "quiet",
    [
        "id: quiet, label: Creep., sounds: [hush], to: 'ending:out'",
        "id: quiet, label: Creep., sounds: [hush], say: You creep., to: 'ending:out'",
        "id: quiet, label: Creep., sounds: [hush], to: two",
        "id: quiet, label: Wait., set: {warm: true}, to: 'ending:out'",
    ],
)
def test_quiet_that_gives_as_much_as_noise_is_reported(quiet: str, tmp_path: Path) -> None:
    assert "LK526" in codes(tmp_path, HEAD, a=fork(quiet, LOUD))


@pytest.mark.parametrize(
    ("quiet", "loud"),
    [
        ("to: 'ending:out'", "say: They all look round., to: 'ending:out'"),
        ("to: 'ending:out'", "set: {warm: true}, to: 'ending:out'"),
        ("set: {warm: false}, to: 'ending:out'", "to: 'ending:out'"),
        ("to: 'ending:out'", "add: {dread: 1}, to: 'ending:out'"),
        ("to: 'ending:out'", "to: two"),
        ("add: {dread: -1}, to: two", "to: two"),
    ],
)
def test_quiet_that_is_poorer_has_its_price(quiet: str, loud: str, tmp_path: Path) -> None:
    creep, shout = "id: quiet, label: Creep., sounds: [hush]", "id: loud, label: Shout., sounds: [shout]"
    assert "LK526" not in codes(tmp_path, HEAD, a=fork(f"{creep}, {quiet}", f"{shout}, {loud}"))


def test_in_a_chase_the_lead_is_a_price(tmp_path: Path) -> None:
    still = "id: still, label: Stand., sounds: [hush], to: two"
    run = "id: run, label: Run., sounds: [pad], chase: {speed: run}, to: two"
    assert "LK526" not in codes(tmp_path, HEAD, a="events: {locked_on: lock}\n" + fork(still, run, place="hall") + LOCK)


LOCK = "  lock: {text: It has you., choices: [{id: on, label: On., sticky: true, to: return}]}\n"


def test_choices_that_are_all_as_quiet_have_no_price_to_pay(tmp_path: Path) -> None:
    assert "LK526" not in codes(tmp_path, HEAD, a=fork("id: a, label: A., to: two", "id: b, label: B., to: two"))


def test_a_reason_under_waive_ends_the_report_and_a_needless_one_is_told(tmp_path: Path) -> None:
    quiet, waive = "id: quiet, label: Creep., to: two", "    waive: {LK526: The wind takes it.}\n"
    assert codes(tmp_path / "a", HEAD, a=fork(quiet, LOUD, more=waive)) & {"LK526", "LK535"} == set()
    assert ("LK535", "'a/one' waives LK526, which is not reported there") in report(
        tmp_path / "b", HEAD, a=fork(LOUD, more=waive)
    )


def test_only_codes_of_critics_can_be_waived(tmp_path: Path) -> None:
    folder = write_story(tmp_path / "story", HEAD, a=fork(LOUD, more="    waive: {LK501: No.}\n"))
    story, found = check_story(folder)
    assert story is None
    assert [d.code for d in found] == ["LK108"]


def test_a_hub_with_many_spokes_that_are_used_up_is_told(tmp_path: Path) -> None:
    def hub(spokes: int) -> str:
        choices = "".join(f"      - {{id: to_{n}, label: Room {n}., to: room_{n}}}\n" for n in range(spokes))
        rooms = "".join(f"  room_{n}: {{text: Room., to: one}}\n" for n in range(spokes))
        return f"nodes:\n  one:\n    text: Here.\n    choices:\n{choices}{ON.lstrip(chr(10))}{rooms}"

    assert "LK527" not in codes(tmp_path / "a", HEAD, a=hub(3))
    assert "LK527" in codes(tmp_path / "b", HEAD, a=hub(4))


def flags(count: int, where: str) -> dict[str, str]:
    """Return scenes in which `count` flags are set, and asked for in the same scene or in the next."""
    names = [f"f{n}" for n in range(count)]
    sets = "".join(f"      - {{id: {n}, label: Set {n}., set: {{{n}: true}}, to: stay}}\n" for n in names)
    asks = "".join(f"      - {{when: {name}, say: So be it.}}\n" for name in names)
    first = f"nodes:\n  one:\n    text: Here.\n    choices:\n{sets}      - {{id: on, label: On., to: two}}\n"
    if where == "here":
        return {"a": f"{first}  two:\n    text:\n{asks}    to: 'ending:out'\n"}
    return {"a": f"{first}  two: {{to: b/three}}\n", "b": f"nodes:\n  three:\n    text:\n{asks}    to: 'ending:out'\n"}


def flagged(count: int) -> str:
    return HEAD.replace("variables:\n", "variables:\n" + "".join(f"  f{n}: {{type: flag}}\n" for n in range(count)))


def test_flags_that_matter_at_once_are_counted_within_a_scene_and_on_from_it(tmp_path: Path) -> None:
    assert "LK528" not in codes(tmp_path / "a", flagged(2), **flags(2, "here"))
    assert "LK528" in codes(tmp_path / "b", flagged(3), **flags(3, "here"))
    assert "LK529" not in codes(tmp_path / "c", flagged(4), **flags(4, "later"))
    assert "LK529" in codes(tmp_path / "d", flagged(5), **flags(5, "later"))


def test_a_count_that_goes_on_beyond_what_is_asked_is_told_with_where_to_end_it(tmp_path: Path) -> None:
    head = HEAD.replace("dread > 8", "dread >= 4")
    found = report(tmp_path, head, a=fork("id: on, label: On., add: {dread: 1}, to: two"))
    assert ("LK530", "'dread' counts to 9, and nothing tells more than 4 apart") in found


def test_more_than_three_frames_by_name_are_told(tmp_path: Path) -> None:
    head = HEAD.replace("  gap:", "  has: {type: flag, start: true}\n  battery: {type: int, min: 0, max: 9}\n  gap:")
    head += "camcorder: {needs: has, battery: battery}\n"
    nodes = "".join(f"  n{n}: {{text: Here., film: f{n}, to: {f'n{n + 1}' if n < 3 else 'last'}}}\n" for n in range(4))
    for count, told in ((3, False), (4, True)):
        asks = "".join(f"      - {{when: filmed_f{n}, say: It is kept.}}\n" for n in range(count))
        scene = f"nodes:\n  one: {{text: Here., to: n0}}\n{nodes}  last:\n    text:\n{asks}    to: 'ending:out'\n"
        assert ("LK531" in codes(tmp_path / str(count), head, a=scene)) is told


def test_a_close_call_that_costs_many_things_by_name_is_told(tmp_path: Path) -> None:
    for count in (4, 5):
        lose = "      - {{id: lose_{n}, label: Lose {n}., set: {{f{n}: false}}, to: return}}\n"
        menu = "".join(lose.format(n=n) for n in range(count))
        on = "      - {id: on, label: On., sticky: true, to: return}\n"
        lock = f"  lock:\n    text: It has you.\n    choices:\n{menu}{on}"
        found = codes(tmp_path / str(count), flagged(count), a="events: {locked_on: lock}\n" + fork(LOUD) + lock)
        assert ("LK532" in found) is (count > 4)


def asking(target: str) -> str:
    """Return a scene with a choice for those who are warm, and one for all, both leading to `target`."""
    warm = f"      - {{id: warm, label: Warm., when: warm, to: '{target}'}}\n"
    return f"nodes:\n  one:\n    text: Here.\n    choices:\n{warm}      - {{id: on, label: On., to: '{target}'}}\n"


def test_a_guard_on_what_is_long_past_is_told_except_in_the_last_scenes(tmp_path: Path) -> None:
    warming = (
        "      - {id: light, label: Set., set: {warm: true}, to: b/one}\n      - {id: on, label: On., to: b/one}\n"
    )
    scenes = {"a": f"nodes:\n  one:\n    choices:\n{warming}"}
    scenes |= {"b": asking("c/one"), "c": asking("d/one"), "d": asking("e/one"), "e": asking("ending:out")}
    told = [message for code, message in report(tmp_path, HEAD, **scenes) if code == "LK533"]
    assert told == ["'b/one.warm' asks for the flag 'warm', which an earlier scene has set"]


def test_a_scene_that_takes_the_meter_over_is_told(tmp_path: Path) -> None:
    first = "events: {locked_on: lock}\n" + fork("id: on, label: On., sounds: [step], to: b/one") + LOCK
    free = "nodes:\n  one: {text: Here., to: 'ending:out'}\n"
    forced = free.replace("text: Here.,", "text: Here., enter: {meter: {cube: calm}},")
    told = ("LK534", "'b/one' is entered with whatever the meter stands at")
    assert told in report(tmp_path / "a", HEAD, a=first, b=free)
    assert told not in report(tmp_path / "b", HEAD, a=first, b=forced)
