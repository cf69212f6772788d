"""The length of the meter."""

from hypothesis import given
from hypothesis import strategies as st

from game.tui.widgets.bar import bar

ATTENTION = st.integers(0, 100)


def drawn(cells: int, now: int, ahead: tuple[int, int] | None = None) -> str:
    return "".join(stretch.cells for stretch in bar(cells, now, ahead))


@given(st.integers(4, 120), ATTENTION, st.none() | st.tuples(ATTENTION, ATTENTION))
def test_a_bar_is_as_long_as_it_is_whatever_it_says(cells: int, now: int, ahead: tuple[int, int] | None) -> None:
    assert len(drawn(cells, now, ahead)) == cells


@given(st.integers(4, 120), ATTENTION)
def test_only_nothing_is_empty_and_only_all_is_full(cells: int, now: int) -> None:
    full = drawn(cells, now).count("━")
    assert (full == 0) == (now == 0)
    assert (full == cells) == (now == 100)


@given(st.integers(4, 120), ATTENTION, ATTENTION)
def test_a_change_has_a_head_that_points_its_way(cells: int, now: int, then: int) -> None:
    marks = set(drawn(cells, now, (then, then))) & {"▸", "◂"}
    assert marks == ({"▸"} if then > now else {"◂"} if then < now else set())


def test_a_span_has_a_head_at_both_ends() -> None:
    assert drawn(10, 20, (50, 80)) == "━━╍╍▸╍╍▸──"
    assert drawn(10, 50, (20, 80)) == "━━◂╍╍╍╍▸──"
