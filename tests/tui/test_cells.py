"""What a line of a picture sends to the terminal shows the same as its segments, however it is cut."""

import re
from io import StringIO

from hypothesis import given
from hypothesis import strategies as some
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from game.film.cube import Lit
from game.film.pictures import Entry, Picture
from game.film.png import Png
from game.film.view import View
from game.tui.cells import Cells, Joined, Laid, style_of
from game.tui.depth import Depth
from game.tui.ground import Ground

Cell = tuple[str, tuple[int, ...] | None, tuple[int, ...] | None]
"""A sign, its ink and its paper."""
CODES = some.sampled_from(["0;0;0", "10;20;30", "226;230;228", "255;0;9"])
HALVES = some.lists(some.tuples(CODES, CODES), min_size=1, max_size=30)
CONSOLE = Console(file=StringIO(), force_terminal=True, color_system="truecolor")
PLAIN = Console(file=StringIO(), force_terminal=True, color_system="standard")


def made(halves: list[tuple[str, str]]) -> Cells:
    return Cells([upper for upper, _lower in halves], [lower for _upper, lower in halves])


def seen(sent: str) -> list[Cell]:
    """What a terminal shows that is sent this."""
    cells: list[Cell] = []
    ink: tuple[int, ...] | None = None
    paper: tuple[int, ...] | None = None
    for codes, sign in re.findall("\x1b\\[([0-9;]*)m|(.)", sent):
        levels = [int(code) for code in codes.split(";") if code]
        while levels and not sign:
            kind, *levels = levels
            if kind == 0:
                ink = paper = None
            elif kind == 38:
                ink, levels = tuple(levels[1:4]), levels[4:]
            elif kind == 48:
                paper, levels = tuple(levels[1:4]), levels[4:]
        if sign:
            cells.append((sign, None if sign == " " else ink, paper))
    return cells


def meant(strip: Strip) -> list[Cell]:
    """What its segments say."""
    cells: list[Cell] = []
    for text, style, _control in strip:
        ink, paper = (colour and colour.triplet for colour in (style.color, style.bgcolor)) if style else (None, None)
        cells += [(sign, None if sign == " " or not ink else tuple(ink), paper and tuple(paper)) for sign in text]
    return cells


@given(HALVES)
def test_what_is_sent_is_what_was_meant(halves: list[tuple[str, str]]) -> None:
    cells = made(halves)
    assert seen(cells.render(CONSOLE)) == meant(cells)
    assert cells.cell_length == len(cells.text) == len(halves)
    assert [style_of(*half).bgcolor for half in halves] == [
        style.bgcolor for text, style, _control in cells for _cell in text if style
    ]


@given(HALVES, some.data())
def test_a_line_cut_in_parts_is_the_line(halves: list[tuple[str, str]], data: some.DataObject) -> None:
    whole = made(halves)
    cuts = sorted(data.draw(some.sets(some.integers(0, len(halves)))) | {len(halves)})
    for line in (whole, Laid(whole, lambda strip: strip), Laid(Strip(list(whole)), lambda strip: strip)):
        parts = line.divide(cuts)
        assert [part.cell_length for part in parts] == [b - a for a, b in zip([0, *cuts], cuts, strict=False)]
        assert [cell for part in parts for cell in meant(part)] == meant(whole)
        assert [cell for part in parts for cell in seen(part.render(CONSOLE))] == meant(whole)
        assert seen(Joined(parts).render(CONSOLE)) == meant(Joined(parts)) == meant(whole)
    start, end = data.draw(some.tuples(some.integers(0, len(halves)), some.integers(0, len(halves))))
    assert meant(whole.crop(start, end)) == meant(whole)[start:end]


@given(HALVES)
def test_where_there_are_fewer_colours_the_toolkit_sends_its_own(halves: list[tuple[str, str]]) -> None:
    cells = made(halves)
    assert cells.render(PLAIN) == Strip(list(cells)).render(PLAIN)


@given(some.text(min_size=1, max_size=20), some.integers(0, 30), some.integers(1, 30))
def test_a_ground_changes_no_word_and_no_ink(words: str, x: int, columns: int) -> None:
    picture = Picture(Entry(), Png(8, 4, ((0, 0, 0), (200, 9, 9), (9, 200, 9)), bytes(at % 3 for at in range(32))))
    colours = [(1, 2, 3), (20, 2, 3), (1, 20, 3)]
    ground = Ground(View(picture, columns, 2), colours, (0, 0, 0), Depth.ALL)
    ground.gather({0: [Lit(0, 0, (9, 9, 9), 1.0)]})
    ink = Style(bold=True)
    strip = Strip([Segment(words, ink), Segment("  ", None), Segment("漢字", ink)])
    under = ground.under(strip, x, 0)
    assert under.text == strip.text
    assert under.cell_length == strip.cell_length
    assert all(style and style.bgcolor for _text, style, _control in under)
    assert all(style.bold for text, style, _control in under if style and text.strip() and text in words)
