"""Draws docs/screens from the running game: every scene, as it is and through the lens, in both sizes that matter.

python tests/tools/write_screens.py            all of them
python tests/tools/write_screens.py hall dance  only those
"""

import asyncio
import sys
from pathlib import Path
from typing import NamedTuple

from game import Session, load_story
from game.tui.app import LensApp
from game.tui.themes import REALITY
from tests.tools.picture_of import drawn

ROOT = Path(__file__).resolve().parents[2]
SCREENS = ROOT / "docs" / "screens"
WIDE, SMALL = (160, 45), (80, 24)
COLOURS = 200
"""Of a picture in the documentation."""


class Shot(NamedTuple):
    """One screen."""

    name: str
    node: str
    lens: bool = False
    size: tuple[int, int] = WIDE
    values: tuple[tuple[str, int], ...] = ()
    keys: tuple[str, ...] = ()


FOUND = (("has_camcorder", 1),)
"""They have the camcorder."""
WED = (*FOUND, ("dressed", 1), ("frames", 3), ("battery", 14))

SHOTS = (
    Shot("title", "threshold/title"),
    Shot("wood", "forest/run"),
    Shot("wood-80x24", "forest/fork", size=SMALL),
    Shot("wood-near", "forest/edge"),
    Shot("door", "forest/door"),
    Shot("hall", "mall/hall"),
    Shot("hall-lens", "mall/rail", lens=True, values=FOUND),
    Shot("heap", "mall/heap"),
    Shot("her", "mall/seen", values=FOUND),
    Shot("restaurant", "restaurant/seats", values=FOUND),
    Shot("restaurant-lens", "restaurant/raid", lens=True, values=FOUND),
    Shot("table", "restaurant/fork", values=FOUND),
    Shot("people-in-black", "restaurant/standing", lens=True, values=(*FOUND, ("margin", 3))),
    Shot("bridal-shop-lens", "wedding_booth/sofa", lens=True, values=FOUND),
    Shot("stage", "wedding_booth/climb", values=WED),
    Shot("stage-lens", "wedding_booth/climb", lens=True, values=WED),
    Shot("dance-lens", "wedding_booth/dance", lens=True, values=WED),
    Shot("dance-80x24", "wedding_booth/dance", lens=True, values=WED, size=SMALL, keys=("v",)),
    Shot("flight", "escape/first", values=WED),
    Shot("deck", "escape/deck", values=WED),
    Shot("hundreds", "wall/rim", values=WED),
    Shot("embrace", "wall/embrace", values=WED),
    Shot("red", "wall/red", values=WED),
    Shot("cloth", "dark/fall", values=WED),
)


async def _shown(shot: Shot) -> None:
    session = Session(load_story(ROOT / "story"), at=shot.node, values=dict(shot.values))
    if shot.lens and "lens" in session.turn.acts:
        session.act("lens")
    app = LensApp(session, motion="off")
    async with app.run_test(size=shot.size) as pilot:
        app.theme = REALITY.name
        app.see(shot.lens)
        await pilot.pause()
        await pilot.press(*shot.keys)
        await pilot.pause()
        lines = app.screen._compositor.render_strips()
        picture = drawn(lines, *shot.size).quantize(COLOURS)
        picture.save(SCREENS / f"{shot.name}.png", optimize=True)


def main(names: list[str]) -> None:
    """Draw the screens of these names, or all."""
    SCREENS.mkdir(exist_ok=True)
    for shot in SHOTS:
        if not names or shot.name in names:
            asyncio.run(_shown(shot))
            print(shot.name)


if __name__ == "__main__":
    main(sys.argv[1:])
