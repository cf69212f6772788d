"""`lens stats`: the measures of a story."""

import sys
from pathlib import Path

from game.commands.refusal import Broken
from game.commands.story import read_story
from game.i18n import _, ngettext
from game.prove.stats import Measures, Stats, measured


def stats(named: Path | None, form: str) -> int:
    """Print the measures of a story; the status is 1 if it has errors."""
    try:
        story = read_story(named)
    except Broken as broken:
        print(broken, file=sys.stderr)
        return 1
    found = measured(story)
    if form == "json":
        import msgspec

        print(msgspec.json.format(msgspec.json.encode(found), indent=2).decode())
    else:
        print("\n".join(_table(found)))
    return 0


def _table(found: Stats) -> list[str]:
    """Return the measures as lines: a table of the scenes, then what is said of the whole."""
    counts = (_("words"), _("nodes"), _("choices"), _("beats"))
    heads = (_("scene"), *counts, _("bare"), _("lens"), _("minutes"), _("bits"))
    total = (_("in all"), *_figures(found))
    rows = [heads, *((scene.id, *_figures(scene)) for scene in found.scenes), total]
    widths = [max(len(row[column]) for row in rows) for column in range(len(heads))]
    lines = [_line(row, widths) for row in rows]
    play = _("One play: about {words}, {minutes} to read.")
    lines += ["", play.format(words=_words(found.play_words), minutes=_minutes(round(found.play_minutes)))]
    if found.untold:
        lines.append(_("Required beats that are not told: {beats}.").format(beats=", ".join(found.untold)))
    return lines


def _words(count: int) -> str:
    return ngettext("{n} word", "{n} words", count).format(n=count)


def _minutes(count: int) -> str:
    return ngettext("{n} minute", "{n} minutes", count).format(n=count)


def _figures(scene: Measures) -> tuple[str, ...]:
    shares = (f"{100 * scene.bare:.0f} %", f"{100 * scene.lens:.0f} %")
    counts = (scene.words, scene.nodes, scene.choices, len(scene.beats))
    return (*map(str, counts), *shares, f"{scene.minutes:.0f}", f"{scene.bits:.1f}")


def _line(row: tuple[str, ...], widths: list[int]) -> str:
    name, *figures = row
    return "  ".join([name.ljust(widths[0]), *map(str.rjust, figures, widths[1:])])
