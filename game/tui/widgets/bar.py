"""Lengths: of the meter, with what a choice would make of it, and of the time left. No toolkit is needed here."""

from typing import NamedTuple

FULL = 100
"""Attention's upper end."""


class Stretch(NamedTuple):
    """Some cells of the bar that mean the same."""

    cells: str
    meaning: str
    """'now', 'ahead' or 'rest'; of a time, 'left' or 'gone'."""


def bar(cells: int, now: int, ahead: tuple[int, int] | None = None) -> list[Stretch]:
    """Return the bar as stretches.

    What attention is, is heavy; the way to where it would be is dashed and ends in an arrow head, at both ends of a
    span; the rest is light. So all three are told apart without colour.

    Args:
        cells: Its length, at least 1.
        now: Attention, 0 to 100.
        ahead: The least and the most that attention would be after a choice.
    """
    here = _cell(now, cells)
    drawn = ["━"] * here + ["─"] * (cells - here)
    means = ["now"] * here + ["rest"] * (cells - here)
    for then in ahead or ():
        there = _cell(then, cells)
        for cell in range(min(here, there), max(here, there)):
            if means[cell] != "ahead":
                drawn[cell], means[cell] = "╍", "ahead"
        if then != now:
            cell = min(there, cells - 1) if then < now else max(0, there - 1)
            drawn[cell], means[cell] = "◂" if then < now else "▸", "ahead"
    stretches: list[Stretch] = []
    for sign, meaning in zip(drawn, means, strict=True):
        if stretches and stretches[-1].meaning == meaning:
            stretches[-1] = Stretch(stretches[-1].cells + sign, meaning)
        else:
            stretches.append(Stretch(sign, meaning))
    return stretches


def running_out(cells: int, share: float) -> list[Stretch]:
    """Return a time as stretches: what is left is heavy, to half a cell, and what has gone is light.

    Args:
        cells: Its length, at least 1.
        share: How much is left, 0 to 1; any at all is half a cell, all but the whole leaves one light.
    """
    halves = 2 * cells if share >= 1 else min(2 * cells - 1, max(int(share > 0), round(share * 2 * cells)))
    left = "━" * (halves // 2) + "╾" * (halves % 2)
    return [Stretch(each, means) for each, means in ((left, "left"), ("─" * (cells - len(left)), "gone")) if each]


def _cell(attention: int, cells: int) -> int:
    """Return how many cells an attention fills: any at all is one, all but the whole leaves one."""
    if attention <= 0:
        return 0
    if attention >= FULL:
        return cells
    return min(cells - 1, max(1, round(attention * cells / FULL)))
