"""Each feature of the format, on a small story that uses them all."""

from pathlib import Path

import msgspec
import pytest

from game.load import check_story, load_story
from game.model.expression import Apply, Constant, Expression, Name, Query, Term, Type
from game.model.places import Chase, Indoors, Outdoors, PlaceRule
from game.model.story import (
    Beats,
    Camcorder,
    Choice,
    Clock,
    CloseCalls,
    Cube,
    Events,
    MeterChange,
    Node,
    PrintRule,
    Story,
    Stride,
)
from game.model.text import Cycle, First, Footage, Lens, Paragraph, Run, Text, Value, When, Words
from tests.unit.load import full_story

BOOL = Type("bool")


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """The story, loaded once."""
    return load_story(full_story.write(tmp_path_factory.mktemp("full")))


def choice(story: Story, address: str) -> Choice:
    node = story.nodes[address.partition(".")[0]]
    return next(c for c in node.choices if c.address == address)


def words(text: Text) -> list[str]:
    return [
        "".join(p.text if isinstance(p, Words) else f"<{p.name}>" for p in b.pieces)
        for b in text
        if isinstance(b, Paragraph)
    ]


def term(story: Story, expression: str, tmp_path: Path) -> Term:
    """Return the term of an expression, read as a condition of the story."""
    found = expressed(expression, tmp_path)
    return found.term


def expressed(expression: str, tmp_path: Path) -> Expression:
    changed = full_story.edited("scenes/wood.yaml", "when: not hurt", f"when: {expression}")
    loaded = load_story(full_story.write(tmp_path, changed))
    when = choice(loaded, "wood/wake.run").when
    assert when is not None
    return when


def test_it_loads_without_a_word(tmp_path: Path) -> None:
    loaded, report = check_story(full_story.write(tmp_path))
    assert report == ()
    assert loaded is not None


def test_it_is_the_same_after_a_trip_through_json(story: Story) -> None:
    assert msgspec.json.decode(msgspec.json.encode(story), type=Story) == story


def test_reading_without_the_c_library_gives_the_same(story: Story, tmp_path: Path) -> None:
    assert check_story(full_story.write(tmp_path), pure=True) == (story, ())


def test_the_path_may_be_story_yaml(story: Story, tmp_path: Path) -> None:
    assert load_story(full_story.write(tmp_path) / "story.yaml") == story


def test_the_head_is_read(story: Story) -> None:
    assert (story.id, story.title, story.version, story.language) == ("small_whole", "A Small Whole", "1.0.0", "en")
    assert story.start == "wood/wake"
    assert story.start_meter == MeterChange(Cube.LISTENING, 15)
    assert story.notes == {"pursuit": "You are hunted."}
    assert story.beats == Beats(("B01", "B02"), ("B03",))
    assert story.close_calls == CloseCalls("close_calls", {"story": None, "standard": 3, "strict": 1})
    needs = Expression("has_camcorder", Name("has_camcorder"), BOOL)
    assert story.camcorder == Camcorder(needs, "battery", 1, 2, 1, 3)


def test_variables_come_in_order_and_then_what_the_camcorder_implies(story: Story) -> None:
    names = list(story.variables)
    assert names[0] == "bruises"
    assert names[-3:] == ["filmed_macaron", "filmed_booth", "frames"]
    assert story.variables["frames"].type == Type("int", 0, 3)
    assert story.variables["bruises"].start == 1
    assert story.variables["trust"].start == -2
    assert story.variables["side"].type == Type("enum", 0, 1, ("left", "right"))
    assert story.variables["rain"].start == 1
    assert story.variables["heap"].profile


def test_places_are_of_three_kinds_and_lists_end_without_a_condition(story: Story) -> None:
    assert story.places["wood"] == Outdoors(40, 43, 40)
    assert story.places["hall"] == Indoors(30, 399, 28, (21.0,), 10)
    assert story.places["corridor"] == Chase("gap", 399, 28)
    rain = Expression("rain", Name("rain"), BOOL)
    assert story.nodes["wood/wake"].place == (
        PlaceRule(story.places["wood_rain"], rain),
        PlaceRule(story.places["wood"]),
    )


def test_a_node_takes_teller_and_place_from_its_scene(story: Story) -> None:
    assert story.nodes["wood/thicket"].told_by == "jihye"
    assert story.nodes["wood/clearing"].told_by == "both"
    assert story.nodes["wood/thicket"].place == (PlaceRule(story.places["wood"]),)


def test_sounds_are_one_group_or_the_alternatives_of_an_unknown_footing(story: Story) -> None:
    assert choice(story, "wood/wake.follow").sounds == (("touch", "leaves_walk"),)
    run = choice(story, "wood/wake.run")
    assert run.sounds == (("leaves_run", "gasping"), ("glass",))
    assert run.unknown == "knows_floor"
    assert story.sounds["gasping"].breath
    assert story.sounds["bottle"].decoy
    assert story.sounds["bottle"].name == "The bottle."
    assert story.gear["dress"].on == ("leaves_run", "leaves_walk")


def test_targets_become_addresses(story: Story) -> None:
    assert choice(story, "wood/wake.follow").to == "wood/thicket"
    assert choice(story, "wood/wake.run").to == "hall/door"
    assert choice(story, "wood/wake.look").to == "stay"
    assert choice(story, "wood/close_call.hold").to == "return"
    assert story.nodes["wood/taken"].to == "ending:taken_early"
    assert story.nodes["flight/reel"].to == "ending:auto"
    assert story.scenes["wood"].events == Events("wood/close_call", "wood/taken")


def test_a_choice_keeps_what_it_changes(story: Story) -> None:
    effects = choice(story, "wood/wake.follow").effects
    assert {name: value.term for name, value in effects.set.items()} == {
        "side": Constant(1),
        "rain": Apply("not", (Name("rain"),)),
    }
    assert effects.add == {"trust": 1}
    assert choice(story, "flight/run.slam").stride == Stride("walk", door=True, thrown=True)
    assert story.nodes["wood/thicket"].enter.meter == MeterChange(Cube.HUNTING, 85)
    assert story.nodes["wood/clearing"].enter.meter == MeterChange(at_least=20)


def test_a_fallback_can_always_be_taken_again(story: Story) -> None:
    fallback = choice(story, "wood/wake.wait")
    assert fallback.label is None
    assert fallback.sticky
    assert not choice(story, "wood/wake.follow").sticky


def test_a_choice_may_turn_the_head(story: Story) -> None:
    assert choice(story, "wood/wake.look").look
    assert not choice(story, "wood/wake.follow").look


def test_nodes_and_choices_know_their_lines(story: Story) -> None:
    lines = full_story.WOOD.splitlines()
    assert lines[story.nodes["wood/thicket"].line - 1].strip() == "thicket:"
    assert lines[choice(story, "wood/wake.run").line - 1].strip() == "- id: run"


def test_skips_clocks_films_and_endings_are_read(story: Story) -> None:
    skip = story.scenes["wood"].skip
    assert skip is not None
    assert (skip.to, words(skip.say), list(skip.effects.set), skip.effects.add) == (
        "hall/door",
        ["They reach the hall."],
        ["side"],
        {"trust": 1},
    )
    assert story.nodes["flight/run"].clock == Clock(8.0, "stumble")
    assert story.nodes["hall/door"].film == "macaron"
    assert story.endings["last_light"].auto
    assert not story.endings["taken_early"].auto
    assert story.endings["taken_early"].early
    assert [p.kind for p in story.promises] == ["reachable", "never", "always", "can_always_reach", "before"]
    assert len(story.promises[-1].terms) == 2


def test_text_blocks_keep_their_order_and_kind(story: Story) -> None:
    text = story.nodes["wood/wake"].text
    assert [type(block) for block in text] == [Paragraph, When, First, Cycle, Run, Paragraph, Paragraph]
    assert isinstance(text[3], Cycle)
    assert [type(option[0]) for option in text[3].options] == [Paragraph, Paragraph, Run] or len(text[3].options) == 3
    assert isinstance(story.nodes["hall/door"].text[0], Lens)
    assert story.nodes["flight/reel"].text == (Footage(),)


def test_blank_lines_part_paragraphs_and_line_breaks_are_spaces(story: Story) -> None:
    assert words(story.nodes["wood/wake"].text)[1:] == [
        "snake_case stays, and so does [this].",
        "A second paragraph.",
    ]


def test_inline_marks_become_pieces(story: Story) -> None:
    first, run = story.nodes["wood/wake"].text[0], story.nodes["wood/wake"].text[4]
    assert isinstance(first, Paragraph)
    assert first.pieces == (
        Words("The branches have stopped "),
        Words("moving", "emphasis"),
        Words(" where they should not have."),
    )
    assert isinstance(run, Run)
    sign, value = run.blocks[1], run.blocks[2]
    assert isinstance(sign, Paragraph)
    assert sign.pieces == (Words("«Now, ", "sign"), Words("please", "emphasis"), Words("»", "sign"))
    assert isinstance(value, Paragraph)
    side = Expression("side", Name("side"), Type("enum", 0, 1, ("left", "right")))
    assert value.pieces == (Words("on your "), Value("side", side), Words(", {so}"))


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("_all of it_", (Words("all of it", "emphasis"),)),
        ("a_b_c", (Words("a_b_c"),)),
        ("«_now_»", (Words("«", "sign"), Words("now", "emphasis"), Words("»", "sign"))),
        ("_«now»_", (Words("«now»", "emphasis"),)),
        ("{{side}}", (Words("{side}"),)),
        ("[side] *b* `c` <d>", (Words("[side] *b* `c` <d>"),)),
        ("a  b", (Words("a  b"),)),
        ("_one_, _two_.", (Words("one", "emphasis"), Words(", "), Words("two", "emphasis"), Words("."))),
    ],
)
def test_inline_marks_are_these_and_no_others(text: str, pieces: tuple[Words, ...], tmp_path: Path) -> None:
    changed = full_story.edited("scenes/wood.yaml", "text: Leaves.", f"text: '{text}'")
    node = load_story(full_story.write(tmp_path, changed)).nodes["wood/thicket"]
    paragraph = node.text[0]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.pieces == pieces


def test_a_derived_name_is_put_in(story: Story) -> None:
    hurt = Apply(">=", (Name("bruises"), Constant(3)))
    assert story.derived["hurt"] == Expression("bruises >= 3", hurt, BOOL)
    assert choice(story, "wood/wake.run").when == Expression("not hurt", Apply("not", (hurt,)), BOOL)
    assert story.derived["kept"].type == Type("int", 0, 2)
    assert story.derived["other_side"].type == Type("enum", 0, 1, ("left", "right"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("true", Constant(1)),
        ("false or rain", Apply("or", (Constant(0), Name("rain")))),
        ("left == side", Apply("==", (Constant(0), Name("side")))),
        ("cube < hunting", Apply("<", (Name("cube"), Constant(3)))),
        ("difficulty == strict", Apply("==", (Name("difficulty"), Constant(2)))),
        ("attention > -1 - 2 * trust", Apply(">", (Name("attention"), Apply("-", (
            Constant(-1), Apply("*", (Constant(2), Name("trust")))))))),
        ("1 < bruises < 4", Apply("and", (Apply("<", (Constant(1), Name("bruises"))),
                                          Apply("<", (Name("bruises"), Constant(4)))))),
        ("bruises + rain + 1 > 2", Apply(">", (Apply("+", (Name("bruises"), Name("rain"), Constant(1))), Constant(2)))),
        ('visits("wood/wake") > 2', Apply(">", (Query("visits", "wood/wake"), Constant(2)))),
        ('visited("wood/wake")', Query("visited", "wood/wake")),
        ('chose("wood/wake.follow")', Query("chose", "wood/wake.follow")),
        ('at("wood/wake")', Query("at", "wood/wake")),
        ('ended("the_strip") or ended()', Apply("or", (Query("ended", "the_strip"), Query("ended")))),
        ('filmed("booth")', Name("filmed_booth")),
        ("filmed_booth", Name("filmed_booth")),
        (
            "rain and not heard and 1 < bruises",
            Apply("and", (Name("rain"), Apply("not", (Name("heard"),)), Apply("<", (Constant(1), Name("bruises"))))),
        ),
        ("frames > 1", Apply(">", (Name("frames"), Constant(1)))),
        ("heard and lens", Apply("and", (Name("heard"), Name("lens")))),
        ("'rain'", Name("rain")),
        (">-\n          rain and\n          heard", Apply("and", (Name("rain"), Name("heard")))),
    ],
)  # fmt: skip
def test_an_expression_becomes_a_term(text: str, expected: Term, tmp_path: Path) -> None:
    assert expressed(text, tmp_path).term == expected


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("0o17", 15),
        ("0x1F", 31),
        ("012", 12),
        ("+3", 3),
    ],
)
def test_whole_numbers_are_those_of_yaml_1_2(written: str, means: int, tmp_path: Path) -> None:
    changed = full_story.edited("story.yaml", "attention: 15", f"attention: {written}")
    assert load_story(full_story.write(tmp_path, changed)).start_meter.attention == means


@pytest.mark.parametrize("word", ["on", "yes", "no", "2024-01-24", "1:30", "1_000", "0b1", "true", "12", "'~'"])
def test_words_numbers_and_dates_are_text_where_text_is_expected(word: str, tmp_path: Path) -> None:
    changed = full_story.edited("scenes/wood.yaml", "text: Leaves.", f"text: {word}")
    assert words(load_story(full_story.write(tmp_path, changed)).nodes["wood/thicket"].text) == [word.strip("'")]


def test_on_is_a_key_like_any_other(story: Story) -> None:
    assert "on: [leaves_run, leaves_walk]" in full_story.HEAD
    assert story.gear["dress"].on == ("leaves_run", "leaves_walk")


def test_an_alias_repeats_a_value(tmp_path: Path) -> None:
    text = full_story.WOOD.replace("text: Leaves.", "text: &leaves [Leaves., More.]").replace(
        "text: Two more coats.", "text: *leaves"
    )
    loaded = load_story(full_story.write(tmp_path, {"scenes/wood.yaml": text}))
    assert words(loaded.nodes["wood/taken"].text) == ["Leaves.", "More."]


def test_a_mark_of_the_byte_order_and_other_line_ends_do_no_harm(story: Story, tmp_path: Path) -> None:
    text = full_story.WOOD.replace("\n", "\r\n").encode("utf-8-sig")
    assert load_story(full_story.write(tmp_path, {"scenes/wood.yaml": text})) == story


def test_choices_that_cover_every_value_do_not_run_out(tmp_path: Path) -> None:
    text = full_story.WOOD.replace(
        "      - {id: go, label: Go., sticky: true, to: hall/door}\n",
        "      - {id: l, label: Left., sticky: true, when: side == left, to: wake}\n"
        "      - {id: r, label: Right., sticky: true, when: side == right, to: wake}\n",
    )
    _story, report = check_story(full_story.write(tmp_path, {"scenes/wood.yaml": text}))
    assert [d.code for d in report] == []


def test_a_node_of_every_kind_is_in_its_scene(story: Story) -> None:
    for address, node in story.nodes.items():
        assert isinstance(node, Node)
        assert address in story.scenes[node.scene].nodes


def test_prints_are_panels_of_rules_the_last_without_a_condition(story: Story) -> None:
    first, second = story.nodes["hall/booth"].prints
    assert first == (PrintRule("pose"),)
    assert [(rule.art, rule.when.source if rule.when else None) for rule in second] == [
        ("kiss", "kept > 1"),
        ("pose", None),
    ]
