"""Whole screens of the game as they were last looked at: each row's words, and a sum of its colours.

After a change that is meant: `SNAPSHOTS=write pytest tests/tui/test_snapshots.py`, then look at docs/screens, and
at the difference.
"""

import os
from itertools import groupby
from pathlib import Path
from zlib import crc32

import pytest

from game import Session, load_story
from game.tui.app import LensApp
from game.tui.themes import REALITY

KEPT = Path(__file__).parent / "snapshots"
WIDE, TALL, SMALL = (160, 45), (100, 50), (80, 24)
HAVE = {"has_camcorder": 1}
SCREENS: dict[str, tuple[str, tuple[int, int], dict[str, int], tuple[str, ...]]] = {
    "title-wide": ("threshold/title", WIDE, {}, ()),
    "title-small": ("threshold/title", SMALL, {}, ()),
    "wood-wide": ("forest/run", WIDE, {}, ("j",)),
    "wood-small": ("forest/run", SMALL, {}, ("j",)),
    "hall-tall": ("mall/hall", TALL, HAVE, ()),
    "rail-lens-wide": ("mall/rail", WIDE, HAVE, ("l",)),
    "people-in-black-wide": ("restaurant/standing", WIDE, HAVE | {"margin": 3}, ()),
    "people-in-black-small": ("restaurant/standing", SMALL, HAVE | {"margin": 2}, ()),
    "flight-small": ("escape/first", SMALL, HAVE, ()),
    "embrace-wide": ("wall/embrace", WIDE, {}, ()),
    "view-small": ("forest/run", SMALL, {}, ("v",)),
}
"""Name -> node, columns and lines, variables, keys."""


@pytest.mark.parametrize("name", SCREENS)
async def test_the_screen_is_as_it_was_last_looked_at(name: str, root: Path) -> None:
    node, size, values, keys = SCREENS[name]
    app = LensApp(Session(load_story(root / "story"), at=node, values=values), motion="off")
    async with app.run_test(size=size) as pilot:
        app.theme = REALITY.name
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        rows = [list(row) for row in app.screen._compositor.render_strips()]
    seen = []
    for row in rows:
        words = "".join(text for text, _style, _control in row).replace("▀", "▒").rstrip()
        cells = [str(style) for text, style, _control in row for _cell in text]
        colours = repr([(style, len(list(run))) for style, run in groupby(cells)])
        seen.append(f"{crc32(colours.encode()):08x} {words}".rstrip())
    path = KEPT / f"{name}.txt"
    if os.environ.get("SNAPSHOTS") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join(seen) + "\n", encoding="utf-8")
    assert seen == path.read_text(encoding="utf-8").splitlines()
