"""Broken stories, each with what the report must say of it: code, place and a word of the sentence."""

import time
from pathlib import Path
from typing import NamedTuple

import pytest

from game.load import StoryError, check_story, load_story, render_text
from game.load.critique import WAIVABLE
from tests.unit.load import full_story

Files = dict[str, str | bytes | None]
STORY, WOOD, HALL, FLIGHT = "story.yaml", "scenes/wood.yaml", "scenes/hall.yaml", "scenes/flight.yaml"
LABEL = "        label: Take his wrist. Two taps, _now_.\n"
GO = "      - {id: go, label: Go., sticky: true, to: hall/door}\n"
SLOW = 1.0
"""Seconds of the processor, whatever else it does meanwhile, in which any story must be answered."""


class Broken(NamedTuple):
    """A way to break the story, and what must be said of it."""

    name: str
    files: Files
    code: str
    file: str
    at: str | None
    """What stands at the place reported, where the file has it first; None where that may be anywhere in it."""
    word: str


def located(file: Path, part: str | None) -> str:
    """Return line:column where a text first stands in a file."""
    if part is None:
        return ""
    text = file.read_bytes().decode("utf-8", "replace") if file.exists() else ""
    before = text[: text.index(part)]
    return f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}:"


def edit(file: str, old: str, new: str) -> Files:
    return full_story.edited(file, old, new)


def label(text: str) -> Files:
    return edit(WOOD, LABEL, f"        label: {text}\n")


def when(expression: str) -> Files:
    return edit(WOOD, "        when: not hurt\n", f"        when: {expression}\n")


def derived(lines: str) -> Files:
    return edit(STORY, "  kept: took_button + took_key\n", f"  kept: took_button + took_key\n{lines}")


def alias(names: str) -> Files:
    return edit(STORY, "beats:", f"aliases: {{{names}}}\nbeats:")


TWICE = full_story.HALL.replace("    film: macaron\n", "    film: booth\n    caption: A fork.\n").replace(
    "goes four times.\n    film: booth\n", "goes four times.\n    film: booth\n    caption: The strip.\n"
)
"""The hall, with two captions for one frame."""
BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 12)
)
CHAIN = "".join(f"  d{i}: d{i - 1} + d{i - 1}\n" for i in range(1, 40))

READING = [
    Broken("a missing file", {STORY: None}, "LK001", STORY, "", "no such file"),
    Broken("a scene without a file", {WOOD: None}, "LK201", STORY, "wood,", "wood"),
    Broken("invalid UTF-8", {WOOD: b"scene: wood\ntitle: caf\xe9\n"}, "LK005", WOOD, "�", "0xE9"),
    Broken("UTF-16", {WOOD: "scene: wood".encode("utf-16")}, "LK005", WOOD, "\ufffd\ufffds\x00c\x00e", "UTF-8"),
    Broken("NUL", edit(WOOD, "Leaves.", "Le\0aves."), "LK006", WOOD, "\x00aves.", "U+0000"),
    Broken("escape", edit(WOOD, "Leaves.", "\x1b[31m"), "LK006", WOOD, "\x1b[31m", "U+001B"),
    Broken("turned writing", edit(WOOD, "Leaves.", "a\u202eb"), "LK006", WOOD, "\u202eb", "U+202E"),
    Broken("empty", {WOOD: ""}, "LK007", WOOD, "", "empty"),
    Broken("only a comment", {WOOD: "# later\n"}, "LK007", WOOD, "#", "empty"),
    Broken("two documents", {WOOD: "scene: wood\n---\nscene: b\n"}, "LK008", WOOD, "---", "second"),
    Broken("a list", {WOOD: "- a\n- b\n"}, "LK009", WOOD, "-", "keys"),
    Broken("a word", {STORY: "hello\n"}, "LK009", STORY, "hello", "keys"),
    Broken("brackets", {WOOD: "[" * 100_000}, "LK010", WOOD, None, "40"),
    Broken("braces", {WOOD: "a: " + "{a: " * 100_000}, "LK010", WOOD, None, "40"),
    Broken(
        "5000 levels of indentation",
        {WOOD: "".join(" " * i + "a:\n" for i in range(2000))},
        "LK010",
        WOOD,
        None,
        "40",
    ),
    Broken("dashes", {WOOD: "a:\n  " + "- " * 5000 + "x\n"}, "LK010", WOOD, None, "40"),
    Broken(
        "deep by aliases",
        {WOOD: "".join(f"a{i}: &a{i} [{f'*a{i - 1}' if i else 'x'}]\n" for i in range(60))},
        "LK010",
        WOOD,
        "a0",
        "40",
    ),
    Broken("tab", {WOOD: "nodes:\n\twake: x\n"}, "LK012", WOOD, "\twake", "tab"),
    Broken("tab after spaces", {WOOD: "nodes:\n  a: x\n  \tb: x\n"}, "LK012", WOOD, "\tb", "tab"),
    Broken("missing colon", edit(WOOD, LABEL, "        label Run\n"), "LK013", WOOD, "label", "label"),
    Broken("missing space", edit(WOOD, LABEL, "        label:Run\n"), "LK013", WOOD, "label", "label"),
    Broken("missing colon at the head", {WOOD: "scene wood\ntitle: x\n"}, "LK013", WOOD, "scene", "scene"),
    Broken("colon in text", label("He says: run"), "LK014", WOOD, ": run", "He says"),
    Broken(
        "colon in a list",
        edit(WOOD, "      - |\n", "      - He says: run\n      - |\n"),
        "LK014",
        WOOD,
        "He says",
        "He says",
    ),
    Broken("double quote", {WOOD: 'scene: wood\ntitle: "The wood\n'}, "LK015", WOOD, '"The', "quote"),
    Broken("single quote", {WOOD: "scene: wood\ntitle: 'The wood\n"}, "LK015", WOOD, "'The", "quote"),
    Broken("quote closed by the next", {WOOD: 'scene: "wood\ntitle: "The wood"\n'}, "LK015", WOOD, '"wood', "quote"),
    *(
        Broken(f"text with {mark}", label(f"{mark}now, he says"), "LK016", WOOD, f"{mark}now", mark)
        for mark in ("*", "& ", "%", "@", "`", "| ", "> ", "? ")
    ),
    Broken("star", label("*now*"), "LK016", WOOD, "*now*", "*"),
    Broken("brace", label("{side} of him"), "LK017", WOOD, "{side} of", "{"),
    Broken("bracket", label("[Left] of him"), "LK017", WOOD, "[Left]", "["),
    Broken("only a brace", edit(WOOD, "text: Leaves.", "text: {side}"), "LK017", WOOD, "{side}\n", "{"),
    Broken(
        "comma", edit(WOOD, "say: Your knee will not lock.", "say: Slowly, you rise."), "LK018", WOOD, "you", "comma"
    ),
    Broken("tag", label("!!python/object/apply:os.system [ls]"), "LK019", WOOD, "!!python", "python"),
    Broken("tag on a word", label("!now go"), "LK019", WOOD, "!now", "!now"),
    Broken("recursive alias", edit(WOOD, "text: Leaves.", "text: &t [a, *t]"), "LK020", WOOD, "&t", "*t"),
    Broken("alias bomb", {WOOD: BOMB}, "LK021", WOOD, "&a5", "larger"),
    Broken("merge", edit(STORY, "{title: The Strip, ", "{title: The Strip, <<: x, "), "LK022", STORY, "<<", "<<"),
    Broken("indentation", {WOOD: "nodes:\n  wake:\n    text: a\n   to: b\n"}, "LK023", WOOD, "to", "under"),
    Broken("apostrophe", label("'It's late.'"), "LK024", WOOD, "s late", "quote"),
    Broken("anchor", label("&then he goes"), "LK025", WOOD, "&then", "&then"),
    Broken(
        "open bracket",
        edit(WOOD, "sounds: [touch, leaves_walk]", "sounds: [touch, leaves_walk"),
        "LK026",
        WOOD,
        "[touch",
        "closed",
    ),
    Broken("unknown escape", label(r'"\q"'), "LK011", WOOD, r'"\q"', "escape"),
    Broken("ends early", {WOOD: "scene: wood\nnodes: {a: \n"}, "LK011", WOOD, None, "early"),
]

STRUCTURE = [
    Broken(
        "unknown key",
        edit(WOOD, LABEL, LABEL.replace("label", "lable")),
        "LK101",
        WOOD,
        "lable",
        "did you mean 'label'",
    ),
    Broken("`on` is a word", edit(WOOD, "silent: true", "on: true"), "LK101", WOOD, "on: true", "'on'"),
    Broken("missing key", edit(WOOD, "sticky: true, to: hall/door}", "sticky: true}"), "LK102", WOOD, "{id", "'to'"),
    Broken("missing title", edit(WOOD, "title: The wood\n", ""), "LK102", WOOD, "scene", "'title'"),
    Broken(
        "key twice",
        edit(WOOD, "        say: He comes.\n", "        say: He comes.\n        say: He does.\n"),
        "LK103",
        WOOD,
        "say: He does",
        "line 30",
    ),
    Broken(
        "node twice",
        edit(WOOD, "  thicket:", "  wake: {text: x, to: stay}\n  thicket:"),
        "LK103",
        WOOD,
        "wake: {text",
        "line 8",
    ),
    Broken(
        "variable twice",
        edit(STORY, "  trust: ", "  bruises: {type: flag}\n  trust: "),
        "LK103",
        STORY,
        "bruises: {type",
        "line 9",
    ),
    Broken("yes is a word", edit(WOOD, "silent: true", "silent: yes"), "LK104", WOOD, "yes", "'yes'"),
    Broken("list for text", edit(WOOD, LABEL, "        label: [a, b]\n"), "LK104", WOOD, "[a", "a list"),
    Broken("text for a list", edit(WOOD, "beats: [B02]", "beats: B02"), "LK104", WOOD, "B02", "list"),
    Broken("nothing", edit(WOOD, LABEL, "        label:\n"), "LK104", WOOD, "\n        sounds", "nothing"),
    Broken("number in quotes", edit(STORY, "attention: 15", "attention: '15'"), "LK104", STORY, "'15'", "15"),
    Broken("date", edit(STORY, "frames: 3", "frames: 2024-01-24"), "LK104", STORY, "2024-01", "2024-01-24"),
    Broken("sexagesimal", edit(STORY, "attention: 15", "attention: 1:30"), "LK104", STORY, "1:30", "1:30"),
    Broken("bad name", edit(WOOD, "  thicket:", "  Thicket:"), "LK105", WOOD, "Thicket", "Thicket"),
    Broken("out of range", edit(STORY, "attention: 15", "attention: 150"), "LK106", STORY, "150", "150"),
    Broken(
        "huge number",
        edit(STORY, "attention: 15", "attention: " + "9" * 5000),
        "LK106",
        STORY,
        "99999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999",
        "99",
    ),
    Broken("start", edit(STORY, "max: 4, start: 1", "max: 4, start: 5"), "LK106", STORY, "5", "5"),
    Broken("infinite", edit(STORY, "distance: 30", "distance: .inf"), "LK107", STORY, ".inf", ".inf"),
    Broken("no number", edit(STORY, "distance: 30", "distance: .nan"), "LK107", STORY, ".nan", ".nan"),
    Broken("overflow", edit(STORY, "distance: 30", "distance: 1e999"), "LK107", STORY, "1e999", "1e999"),
    Broken("teller", edit(WOOD, "told_by: jihye", "told_by: jihey"), "LK108", WOOD, "jihey", "jihye"),
    Broken("language", edit(STORY, "language: en", "language: English"), "LK108", STORY, "English", "English"),
    Broken("empty list", edit(WOOD, "    choices:\n" + GO, "    choices: []\n"), "LK109", WOOD, "[]", "empty"),
    Broken("format", edit(STORY, "format: 1", "format: 2"), "LK110", STORY, "2", "2"),
    Broken("list as key", edit(WOOD, "    silent: true\n", "    ? [a, b]\n    : c\n"), "LK111", WOOD, "[a", "key"),
    Broken("choices and to", edit(WOOD, "    silent: true\n", "    to: wake\n"), "LK112", WOOD, "to: wake", "exclude"),
    Broken(
        "panel",
        edit(HALL, "{art: pose}]\n    choices", "{when: worse, art: pose}]\n    choices"),
        "LK128",
        HALL,
        "{when: worse",
        "when",
    ),
    Broken("panel of two", edit(HALL, "when: kept > 1, ", ""), "LK127", HALL, "{art: kiss", "never shown"),
    Broken("empty panel", edit(HALL, "- [{art: pose}]", "- []"), "LK109", HALL, "[]", "empty"),
    Broken("panel that is no list", edit(HALL, "- [{art: pose}]", "- pose"), "LK104", HALL, "pose", "list"),
    Broken(
        "no panels",
        edit(
            HALL,
            """
      - [{art: pose}]
      - [{when: kept > 1, art: kiss}, {art: pose}]
""",
            " []\n",
        ),
        "LK109",
        HALL,
        "[]",
        "empty",
    ),
    Broken("unknown print", edit(HALL, "art: kiss", "art: kis"), "LK227", HALL, "kis", "kiss"),
    Broken("place list", edit(WOOD, "{use: wood}]", "{when: hurt, use: wood}]"), "LK113", WOOD, "{when: hurt", "when"),
    Broken("reserved", edit(STORY, "  rain: ", "  lens: "), "LK114", STORY, "lens", "lens"),
    Broken("keyword", edit(WOOD, "id: wait", "id: while"), "LK114", WOOD, "while", "while"),
    Broken("built-in of Python", edit(WOOD, "id: wait", "id: print"), "LK114", WOOD, "print", "print"),
    Broken(
        "bounds", edit(STORY, "{type: int, min: -2, max: 5}", "{type: int, min: 6, max: 5}"), "LK115", STORY, "6", "6"
    ),
    Broken(
        "scene twice",
        edit(STORY, "[wood, hall, flight]", "[wood, hall, wood, flight]"),
        "LK116",
        STORY,
        "wood, flight",
        "wood",
    ),
    Broken("choice twice", edit(WOOD, "id: look", "id: run"), "LK116", WOOD, "run\n        label: Look", "run"),
    Broken(
        "values of a flag",
        edit(STORY, "{type: flag, start: true}", "{type: flag, max: 3}"),
        "LK118",
        STORY,
        "max: 3",
        "max",
    ),
    Broken("name of the scene", edit(WOOD, "scene: wood", "scene: would"), "LK119", WOOD, "would", "would"),
    Broken("one alternative", edit(WOOD, "[[leaves_run, gasping], glass]", "[glass]"), "LK120", WOOD, "[glass", "two"),
    Broken("nested sounds", edit(WOOD, "        unknown: knows_floor\n", ""), "LK121", WOOD, "[leaves_run", "unknown"),
    Broken(
        "two promises",
        edit(STORY, "reachable: ended(", "always: lens, reachable: ended("),
        "LK122",
        STORY,
        "{id: strip",
        "exactly one",
    ),
    Broken(
        "nothing added",
        edit(WOOD, "add: {trust: 1}\n        say", "add: {trust: 0}\n        say"),
        "LK123",
        WOOD,
        "0}",
        "0",
    ),
    Broken(
        "set and add",
        edit(WOOD, "set: {side: right, rain: not rain}", "set: {trust: 2}"),
        "LK124",
        WOOD,
        "trust: 1}\n",
        "trust",
    ),
    Broken(
        "a flag added to",
        edit(WOOD, "add: {trust: 1}\n        say", "add: {rain: 1}\n        say"),
        "LK125",
        WOOD,
        "1}\n",
        "rain",
    ),
    Broken(
        "entry without when",
        edit(WOOD, "{when: rain, use: wood_rain}, ", "{use: wood_rain}, "),
        "LK126",
        WOOD,
        "{use",
        "when",
    ),
]

NAMES = [
    Broken("unlisted file", {"scenes/attic.yaml": "scene: attic\n"}, "LK202", "scenes/attic.yaml", "scene", "attic"),
    Broken(
        "unknown node",
        edit(WOOD, "        say: He comes.\n        to: thicket", "        to: thikcet"),
        "LK203",
        WOOD,
        "thikcet",
        "choice 'follow' goes to 'thikcet', which is no node of 'wood'; did you mean 'thicket'?",
    ),
    Broken(
        "unknown node elsewhere",
        edit(HALL, "to: flight/run", "to: flight/rum"),
        "LK203",
        HALL,
        "flight",
        "did you mean 'flight/run'",
    ),
    Broken(
        "unknown scene",
        edit(HALL, "to: flight/run", "to: fligth/run"),
        "LK204",
        HALL,
        "fligth",
        "did you mean 'flight/run'",
    ),
    Broken(
        "unknown ending",
        edit(HALL, "to: ending:taken_early", "to: ending:taken_erly"),
        "LK205",
        HALL,
        "ending",
        "did you mean 'taken_early'",
    ),
    Broken("address in an expression", when('visited("wake")'), "LK206", WOOD, '"wake"', "wake"),
    Broken(
        "unknown variable",
        edit(WOOD, "dread: dread + 1", "draed: dread + 1"),
        "LK207",
        WOOD,
        "draed",
        "did you mean 'dread'",
    ),
    Broken(
        "unknown sound",
        edit(WOOD, "[touch, leaves_walk]", "[touhc, leaves_walk]"),
        "LK208",
        WOOD,
        "touhc",
        "did you mean 'touch'",
    ),
    Broken("unknown place", edit(WOOD, "place: wood\n", "place: wod\n"), "LK209", WOOD, "wod", "wood"),
    Broken("unknown note", edit(WOOD, "[pursuit]", "[persuit]"), "LK210", WOOD, "persuit", "pursuit"),
    Broken("unknown picture", edit(WOOD, "art: wood_far", "art: wod_far"), "LK227", WOOD, "wod_far", "wood_far"),
    Broken("unknown beat", edit(WOOD, "beats: [B01]", "beats: [B99]"), "LK211", WOOD, "B99", "B99"),
    Broken("unknown choice", when('chose("wood/wake.flolow")'), "LK212", WOOD, "wood/wake", "wood/wake.follow"),
    Broken("late choice", edit(FLIGHT, "late: stumble", "late: stumbel"), "LK212", FLIGHT, "stumbel", "stumble"),
    Broken("unknown frame", when('filmed("macarom")'), "LK213", WOOD, "macarom", "did you mean 'macaron'"),
    Broken("unknown frame by its flag", when("filmed_macarom"), "LK213", WOOD, "filmed_macarom", "macaron"),
    Broken("battery", edit(STORY, "battery: battery", "battery: rain"), "LK214", STORY, "rain,", "battery"),
    Broken("gap", edit(STORY, "gap: gap", "gap: bruises"), "LK214", STORY, "bruises,", "gap"),
    Broken(
        "unknown footing", edit(WOOD, "unknown: knows_floor", "unknown: bruises"), "LK214", WOOD, "bruises", "a flag"
    ),
    Broken("start", edit(STORY, "start: wood/wake", "start: wood/wkae"), "LK215", STORY, "wood/wkae", "wood/wake"),
    Broken("kept name", edit(STORY, "  rain: ", "  filmed_rain: "), "LK216", STORY, "filmed_rain", "filmed_"),
    Broken(
        "value and name", edit(STORY, "[left, right]", "[rain, right, left]"), "LK217", STORY, "{type: enum", "rain"
    ),
    Broken(
        "no camcorder",
        edit(
            STORY, "camcorder: {needs: has_camcorder, battery: battery, raise: 1, film: 2, reserve: 1, frames: 3}\n", ""
        ),
        "LK218",
        HALL,
        "frames",
        "camcorder",
    ),
    Broken("unknown node asked for", when('at("wood/wkae")'), "LK219", WOOD, '"wood/wkae', "wood/wake"),
    Broken("derived set", edit(WOOD, "dread: dread + 1", "hurt: true"), "LK221", WOOD, "hurt:", "hurt"),
    Broken(
        "event that is an ending",
        edit(FLIGHT, "taken: taken}", "taken: ending:taken_early}"),
        "LK222",
        FLIGHT,
        "ending",
        "no node",
    ),
    Broken(
        "channel",
        edit(WOOD, "label: Run for the wall.", "label: Run for the wall.\n        by: sing"),
        "LK223",
        WOOD,
        "sing",
        "channel",
    ),
    Broken("an old name in use", alias("wood/wake: hall/door"), "LK224", STORY, "wood/wake: hall", "wood/wake"),
    Broken("an alias of nothing", alias("wood/woke: wood/waek"), "LK225", STORY, "wood/waek", "wood/wake"),
    Broken("an alias of another kind", alias("wood/woke: bruises"), "LK226", STORY, "bruises}", "wood/woke"),
    Broken("an alias that is no name", alias("Wood: bruises"), "LK108", STORY, "Wood", "scene/node"),
    Broken("an alias twice", alias("a: bruises, a: trust"), "LK103", STORY, "a: trust", "'a'"),
    Broken("aliases in a list", edit(STORY, "beats:", "aliases: [a]\nbeats:"), "LK104", STORY, "[a]", "old names"),
]

EXPRESSIONS = [
    Broken("long", when("hurt and " * 12_000 + "hurt"), "LK301", WOOD, "hurt and", "500"),
    Broken("parentheses", when("(" * 60 + "hurt" + ")" * 60), "LK302", WOOD, "((((((", "40"),
    Broken("many signs", when("not " * 100 + "hurt"), "LK302", WOOD, None, "40"),
    Broken("200 signs", when("bruises == " + "- " * 200 + "1"), "LK302", WOOD, None, "40"),
    Broken("half", when("hurt and"), "LK303", WOOD, "d\n        locked", "read"),
    Broken("typographic", when("bruises ≥ 3"), "LK304", WOOD, "≥", "≥"),
    Broken("comment", when("'hurt # or not'"), "LK304", WOOD, "# or not", "#"),
    Broken("unknown name", when("hrut"), "LK305", WOOD, "hrut", "did you mean 'hurt'"),
    Broken("unknown name in quotes", when("'not rain and hrut'"), "LK305", WOOD, "hrut'", "hurt"),
    Broken("and", when("hurt && rain"), "LK306", WOOD, "&&", "'and'"),
    Broken("equals", when("bruises = 3"), "LK306", WOOD, "=", "'=='"),
    Broken("enum value", when("side == lfet"), "LK307", WOOD, "lfet", "did you mean 'left'"),
    Broken("number as condition", when("hurt and bruises"), "LK308", WOOD, "bruises", "0 to 4"),
    Broken("doubling", derived("  d0: bruises + bruises\n" + CHAIN), "LK309", STORY, "d11 +", "parts"),
    Broken("large", when("bruises < 99999999999999999999"), "LK310", WOOD, "99999999999999999999", "pass"),
    Broken("product", when("attention " + "* attention " * 9 + "> 3"), "LK310", WOOD, "attention", "pass"),
    Broken("sum of an enum", when("side + 1 > 0"), "LK311", WOOD, "side +", "left, right"),
    Broken("import", when("__import__('os')"), "LK316", WOOD, "__import__", "__import__"),
    Broken("attribute", when("bruises.real > 1"), "LK312", WOOD, "bruises", "point"),
    Broken("class", when("hurt.__class__"), "LK312", WOOD, "hurt.__class__", "point"),
    Broken("f-string", when('f"{hurt}" == side'), "LK312", WOOD, 'f"{hurt', "values put in"),
    Broken("lambda", when("(lambda x=1 :hurt)"), "LK312", WOOD, "lambda", "lambda"),
    Broken("walrus", when("(x:=hurt)"), "LK312", WOOD, "x:=hurt", ":="),
    Broken("condition", when("hurt if rain else lens"), "LK312", WOOD, "hurt if", "if"),
    Broken("subscript", when("hurt[0]"), "LK312", WOOD, "hurt[0", "hurt[0]"),
    Broken("comprehension", when("'[x for x in hurt]'"), "LK312", WOOD, "'[x", "no part"),
    Broken("starred", when("visited(*hurt)"), "LK317", WOOD, "visited", "visited"),
    Broken("division", when("bruises / 2 > 1"), "LK312", WOOD, "bruises", "operator"),
    Broken("power", when("bruises ** 9 > 1"), "LK312", WOOD, "bruises", "operator"),
    Broken("in", when("bruises in side"), "LK312", WOOD, "side\n", "in"),
    Broken("decimal", when("bruises > 1.5"), "LK312", WOOD, "1.5", "point"),
    Broken("None", when("hurt == None"), "LK312", WOOD, "None", "None"),
    Broken("unlike", when("rain == 1"), "LK313", WOOD, "1\n", "true or false"),
    Broken("no order", when("side < right"), "LK314", WOOD, "side <", "order"),
    Broken("always", when("bruises >= 0 and not hurt"), "LK315", WOOD, "bruises", "always true"),
    Broken("never", when("bruises > 9 or not hurt"), "LK315", WOOD, "bruises", "always false"),
    Broken("unknown function", when('vist("wood/wake")'), "LK316", WOOD, 'vist("wood', "visits"),
    Broken("keyword argument", when('visited(node="wood/wake")'), "LK317", WOOD, "visited", "visited"),
    Broken("name as argument", when("visited(wake)"), "LK317", WOOD, "visited", "visited"),
    Broken("text as value", when('side == "left"'), "LK318", WOOD, '"left"', "left"),
    Broken("circle of derived", derived("  a: not b\n  b: not a\n"), "LK319", STORY, "not", "a -> b -> a"),
    Broken("circle of one", derived("  a: not a\n"), "LK319", STORY, "not", "a -> a"),
    Broken("no condition", when("bruises"), "LK320", WOOD, "bruises", "true or false"),
    Broken("type of a setting", edit(WOOD, "knows_floor: true", "knows_floor: 1"), "LK321", WOOD, "1,", "knows_floor"),
    Broken("value of a setting", edit(WOOD, "dread: dread + 1", "dread: 10"), "LK322", WOOD, "10", "9"),
    Broken(
        "enum of a setting",
        edit(WOOD, "{side: right, rain", "{side: rigth, rain"),
        "LK307",
        WOOD,
        "rigth",
        "did you mean 'right'",
    ),
]

TEXT = [
    Broken(
        "unknown block",
        edit(WOOD, "{first: You count the trunks., again", "{frst: You count the trunks., agan"),
        "LK401",
        WOOD,
        "{frst",
        "first",
    ),
    Broken("no block at all", edit(WOOD, "text: Leaves.", "text: {a: b, c: d}"), "LK401", WOOD, "{a", "block"),
    Broken(
        "unknown value", edit(WOOD, "on your {side}", "on your {siide}"), "LK402", WOOD, "{siide", "did you mean 'side'"
    ),
    Broken("open sign", edit(WOOD, "«Now, _please_»", "«Now, _please_"), "LK403", WOOD, "«Now", "«"),
    Broken("closed sign", edit(WOOD, "«Now, _please_»", "Now, _please_»"), "LK403", WOOD, '»"', "»"),
    Broken("sign in a sign", edit(WOOD, "«Now,", "«Now «,"), "LK403", WOOD, "«Now", "«"),
    Broken("stray brace", edit(WOOD, "        snake_case", "        } snake_case"), "LK404", WOOD, "} snake_case", "}"),
    Broken("hidden escape", label(r'"\e[31mred"'), "LK405", WOOD, r'"\e[31mred', "U+001B"),
    Broken("hidden in a title", edit(WOOD, "title: The wood", r'title: "\x07"'), "LK405", WOOD, r'"\x07"', "U+0007"),
    Broken(
        "two paragraphs", label("|\n          Run.\n\n          Now."), "LK406", WOOD, "|\n          Run", "paragraph"
    ),
    Broken(
        "emphasis",
        edit(WOOD, "stopped _moving_ where", "stopped _moving where"),
        "LK407",
        WOOD,
        "_moving",
        "underscore",
    ),
    Broken("footage", edit(FLIGHT, "{footage: true}", "{footage: false}"), "LK408", FLIGHT, "{footage", "true"),
]

WHOLE = [
    Broken(
        "unreachable",
        edit(WOOD, "  thicket:", "  attic: {text: Dust., to: thicket}\n  thicket:"),
        "LK501",
        WOOD,
        "attic",
        "wood/attic",
    ),
    Broken("no way out", edit(WOOD, "    to: clearing\n", ""), "LK502", WOOD, "thicket:", "way out"),
    Broken(
        "running out",
        edit(HALL, "      - {id: on, to: door}\n", ""),
        "LK503",
        HALL,
        "choices:\n      - {id: pose",
        "run out",
    ),
    Broken(
        "circle",
        edit(WOOD, "    to: clearing\n", "    to: thicket\n"),
        "LK504",
        WOOD,
        "to: thicket\n  clearing",
        "wood/thicket -> wood/thicket",
    ),
    Broken(
        "circle of fallbacks", edit(WOOD, "    to: clearing\n", "    to: wake\n"), "LK504", WOOD, "wake", "wood/wake"
    ),
    Broken("return", edit(WOOD, "    to: clearing\n", "    to: return\n"), "LK505", WOOD, "to: return", "return"),
    Broken(
        "return from the last lock",
        edit(FLIGHT, "    to: ending:taken_early", "    to: return"),
        "LK505",
        FLIGHT,
        None,
        "return",
    ),
    Broken(
        "out of an event", edit(FLIGHT, "    to: return", "    to: reel"), "LK506", FLIGHT, "to: reel\n  taken", "reel"
    ),
    Broken(
        "into an event",
        edit(FLIGHT, "chase: {speed: run}, to: reel", "chase: {speed: run}, to: caught"),
        "LK507",
        FLIGHT,
        "to:",
        "caught",
    ),
    Broken(
        "no close call",
        edit(FLIGHT, "{locked_on: caught, taken: taken}", "{taken: taken}"),
        "LK508",
        FLIGHT,
        "events",
        "close call",
    ),
    Broken(
        "no end",
        edit(HALL, "{locked_on: close_call, taken: over}", "{locked_on: close_call}"),
        "LK509",
        HALL,
        "events",
        "limit",
    ),
    Broken("no place", edit(HALL, "place: hall\n", ""), "LK510", HALL, "sounds", "place"),
    Broken(
        "unheard",
        edit(WOOD, "id: wait\n", "id: wait\n        sounds: [touch]\n"),
        "LK511",
        WOOD,
        "sounds: [touch]",
        "never heard",
    ),
    Broken(
        "chase elsewhere",
        edit(WOOD, "id: wait\n", "id: wait\n        chase: {door: true}\n"),
        "LK512",
        WOOD,
        "chase",
        "chase",
    ),
    Broken(
        "never read", edit(STORY, "  rain: ", "  unread: {type: flag}\n  rain: "), "LK513", STORY, "unread", "unread"
    ),
    Broken(
        "never changed",
        edit(WOOD, "rain: not rain", "side: right").copy()
        | edit(WOOD, "set: {side: right, rain: not rain}", "set: {side: right}"),
        "LK514",
        STORY,
        "rain",
        "rain",
    ),
    Broken(
        "never used",
        edit(STORY, "sounds:\n", "sounds:\n  bell: {level: 60, seconds: 1}\n"),
        "LK515",
        STORY,
        "bell",
        "bell",
    ),
    Broken("untold", edit(WOOD, "    beats: [B02]\n", ""), "LK516", STORY, "B02", "B02"),
    Broken(
        "same label",
        edit(WOOD, "label: Run for the wall.", "label: Look at the floor."),
        "LK517",
        WOOD,
        "Look at the floor.\n        look",
        "same label",
    ),
    Broken(
        "second fallback",
        edit(WOOD, "        to: thicket\n  thicket", "        to: thicket\n      - {id: b, to: wake}\n  thicket"),
        "LK518",
        WOOD,
        "{id",
        "never taken",
    ),
    Broken(
        "no last ending",
        edit(STORY, "{title: The Last Light, ", "{title: The Last Light, when: rain, "),
        "LK519",
        STORY,
        "when: rain",
        "ending:auto",
    ),
    Broken(
        "same priority",
        edit(STORY, "priority: 0}", "priority: 20}"),
        "LK520",
        STORY,
        "priority: 20}\n  taken_early",
        "priority",
    ),
    Broken(
        "unreached ending",
        edit(STORY, "endings:\n", "endings:\n  spare: {title: Spare}\n"),
        "LK521",
        STORY,
        "spare",
        "spare",
    ),
    Broken("reason without condition", edit(WOOD, "        when: not hurt\n", ""), "LK522", WOOD, "locked:", "locked"),
    Broken(
        "condition of no ending",
        edit(STORY, "early: true}", "early: true, when: rain}"),
        "LK523",
        STORY,
        "when: rain",
        "priority",
    ),
    Broken(
        "caption without a frame",
        edit(WOOD, "    beats: [B02]\n", "    beats: [B02]\n    caption: Leaves.\n"),
        "LK536",
        WOOD,
        "caption:",
        "never shown",
    ),
    Broken(
        "second caption of a frame",
        {HALL: TWICE},
        "LK537",
        HALL,
        "caption: The strip.",
        "two captions",
    ),
    Broken(
        "footage in a caption",
        edit(
            HALL,
            "    film: booth\n",
            "    film: booth\n    caption: [A strip., {first: {footage: true}, again: No.}]\n",
        ),
        "LK538",
        HALL,
        "{footage",
        "part",
    ),
    Broken(
        "frame where the camcorder stays down",
        edit(HALL, "    film: booth\n", "    film: booth\n    lens: false\n"),
        "LK539",
        HALL,
        "film: booth",
        "never be filmed",
    ),
    Broken(
        "frame where one reads on",
        edit(WOOD, "    beats: [B02]\n", "    beats: [B02]\n    film: leaves\n"),
        "LK539",
        WOOD,
        "film: leaves",
        "never be filmed",
    ),
    Broken(
        "late choice without a label",
        edit(FLIGHT, "label: Stumble., ", ""),
        "LK540",
        FLIGHT,
        "late:",
        "never be taken",
    ),
    Broken(
        "late choice that never holds",
        edit(FLIGHT, "label: Stumble., ", "label: Stumble., when: false, "),
        "LK540",
        FLIGHT,
        "late:",
        "never be taken",
    ),
    Broken("hurried clock", edit(FLIGHT, "seconds: 8,", "seconds: 0.5,"), "LK541", FLIGHT, "seconds: 0.5", "0.5 s"),
    Broken(
        "meter_away",
        edit(STORY, "meter_away:    {type: flag}", "meter_away:    {type: int, min: 0, max: 1}"),
        "LK524",
        STORY,
        "{type: int, min: 0, max: 1",
        "flag",
    ),
    Broken(
        "caught",
        edit(WOOD, GO, "      - {id: go, label: Go., sticky: true, to: stay}\n"),
        "LK525",
        WOOD,
        "thicket:",
        "no ending",
    ),
]

TABLE = [*READING, *STRUCTURE, *NAMES, *EXPRESSIONS, *TEXT, *WHOLE]


@pytest.mark.parametrize("broken", TABLE, ids=[f"{b.code}-{b.name}" for b in TABLE])
def test_a_broken_story_is_told_with_code_place_and_cure(broken: Broken, tmp_path: Path) -> None:
    folder = full_story.write(tmp_path, broken.files)
    begun = time.process_time()
    story, report = check_story(folder)
    assert time.process_time() - begun < SLOW
    place = f"story/{broken.file}:{located(folder / broken.file, broken.at)}"
    said = [str(d) for d in report if d.code == broken.code]
    assert any(line.startswith(place) and broken.word in line for line in said), f"{place}\n{render_text(report)}"
    assert all(d.message and d.cure and d.line >= 1 and d.column >= 1 for d in report)
    assert (story is None) == any(d.severity == "error" for d in report)


@pytest.mark.parametrize("broken", TABLE, ids=[f"{b.code}-{b.name}" for b in TABLE])
def test_both_readers_of_yaml_say_the_same(broken: Broken, tmp_path: Path) -> None:
    folder = full_story.write(tmp_path, broken.files)
    assert check_story(folder, pure=True) == check_story(folder)


def test_the_table_meets_nearly_every_code() -> None:
    from game.load.codes import catalogue

    files_only = {"LK002", "LK003", "LK004", "LK220"}
    critics = {f"LK{number}" for number in range(526, 536)}  # in tests/unit/prove
    assert set(catalogue()) - {broken.code for broken in TABLE} == files_only | critics


def test_of_two_nodes_with_a_frame_the_one_with_the_only_caption_is_told(tmp_path: Path) -> None:
    hall = TWICE.replace("    caption: A fork.\n", "")
    _story, report = check_story(full_story.write(tmp_path, {HALL: hall}))
    assert not [d for d in report if d.code in ("LK536", "LK537")]


def test_a_code_that_cannot_be_waived_is_answered_with_those_that_can(tmp_path: Path) -> None:
    files = edit(WOOD, "    beats: [B02]\n", "    beats: [B02]\n    waive: {LK530: It counts.}\n")
    _story, report = check_story(full_story.write(tmp_path, files))
    (found,) = [d for d in report if d.code == "LK108"]
    assert all(code in found.cure for code in WAIVABLE)


def test_a_file_of_50_mib_is_refused_unread(tmp_path: Path) -> None:
    folder = full_story.write(tmp_path)
    with (folder / WOOD).open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)
    begun = time.process_time()
    _story, report = check_story(folder)
    assert time.process_time() - begun < SLOW
    assert [d.code for d in report] == ["LK004"]


def test_a_folder_instead_of_a_file_is_told(tmp_path: Path) -> None:
    folder = full_story.write(tmp_path, {STORY: None, WOOD: None})
    (folder / STORY).mkdir()
    (folder / WOOD).mkdir()
    _story, report = check_story(folder)
    assert {(d.code, d.file) for d in report} == {("LK002", "story/story.yaml"), ("LK002", "story/scenes/wood.yaml")}


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoryError, match="LK001"):
        load_story(tmp_path / "nowhere")


def test_film_without_a_camcorder_is_told(tmp_path: Path) -> None:
    camcorder = next(line for line in full_story.HEAD.splitlines(keepends=True) if line.startswith("camcorder:"))
    _story, report = check_story(full_story.write(tmp_path, edit(STORY, camcorder, "")))
    assert {(d.code, d.file, d.line) for d in report} >= {("LK220", "story/scenes/hall.yaml", 9)}


def test_several_errors_are_reported_at_once_in_the_order_of_the_files(tmp_path: Path) -> None:
    files = (
        edit(STORY, "attention: 15", "attention: 150")
        | {HALL: "scene: hall\ntitle: [a: b]: c\n"}
        | edit(FLIGHT, "late: stumble", "late: stumbel")
    )
    wood = full_story.WOOD.replace("sounds: [touch,", "sounds: [touhc,").replace(
        "when: not hurt", "when: hrut + siide > 1"
    )
    _story, report = check_story(full_story.write(tmp_path, files | {WOOD: wood}))
    found = [(d.file.rpartition("/")[2], d.code) for d in report]
    assert found == [
        ("story.yaml", "LK106"),
        ("wood.yaml", "LK208"),
        ("wood.yaml", "LK305"),
        ("wood.yaml", "LK305"),
        ("hall.yaml", "LK014"),
        ("flight.yaml", "LK212"),
    ]


def test_nothing_is_said_of_what_a_broken_file_would_have_held(tmp_path: Path) -> None:
    _story, report = check_story(full_story.write(tmp_path, {HALL: "a: [\n"}))
    assert [d.code for d in report] == ["LK011"]
    _story, report = check_story(full_story.write(tmp_path, {STORY: "a: [\n", HALL: full_story.HALL}))
    assert [d.code for d in report] == ["LK011"]


def test_a_wrong_declaration_is_said_once_and_not_where_it_is_used(tmp_path: Path) -> None:
    _story, report = check_story(
        full_story.write(tmp_path, edit(STORY, "bruises:       {type: int,", "bruises: {type: itn,"))
    )
    assert [(d.code, d.line) for d in report] == [("LK108", 9)]


def test_a_broken_derived_name_is_said_once_and_not_where_it_is_used(tmp_path: Path) -> None:
    _story, report = check_story(full_story.write(tmp_path, edit(STORY, "hurt: bruises >= 3", "hurt: bruses >= 3")))
    assert [(d.code, d.line) for d in report] == [("LK305", 26)]


def test_a_thousand_slips_are_reported_at_once_and_not_all(tmp_path: Path) -> None:
    nodes = (
        "".join(f"  n{i}:\n    text: {{n{i}x}} and\n    to: n{i}y\n" for i in range(3000))
        .replace("{", "'{")
        .replace("and", "and'")
    )
    begun = time.process_time()
    _story, report = check_story(full_story.write(tmp_path, {WOOD: f"scene: wood\ntitle: x\nnodes:\n{nodes}"}))
    assert time.process_time() - begun < 3 * SLOW
    assert len([d for d in report if d.file.endswith("wood.yaml")]) == 500


def test_the_exception_is_the_whole_report(tmp_path: Path) -> None:
    with pytest.raises(StoryError) as caught:
        load_story(full_story.write(tmp_path, edit(WOOD, "silent: true", "silent: yes")))
    assert str(caught.value) == "\n".join(map(str, caught.value.diagnostics))
    assert caught.value.diagnostics[0].code == "LK104"


@pytest.mark.parametrize(("slip", "code"), [('chose("wood/wake.x")', "LK212"), ("hurt and hrut", "LK305")])
def test_the_same_slip_is_told_wherever_it_stands(slip: str, code: str, tmp_path: Path) -> None:
    twice = f"when: {slip}\n        say: {{when: {slip}, say: a}}\n"
    _story, report = check_story(full_story.write(tmp_path, edit(WOOD, "when: not hurt\n", twice)))
    assert [d.code for d in report] == [code, code]
