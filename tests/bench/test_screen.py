"""The full screen against a bare app of its toolkit, in one run: start, keys, motion, rest, memory.

What was reached is asserted as ratios with room for a busy machine; the figures are printed for docs/performance.md.
"""

import sys
from pathlib import Path
from statistics import median, quantiles

import pytest

from game.play.settings import Settings
from game.tui.opening import ENTER
from tests.bench.terminal import Terminal

pytestmark = [pytest.mark.bench, pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")]

BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    BINDINGS = [("1", "again")]
    count = 0
    def compose(self):
        yield Static("ready")
    def action_again(self):
        self.count += 1
        self.query_one(Static).update(str(self.count))
Bare().run()
"""
SHOWPIECE, SMALLEST = (160, 45), (80, 24)
KEYS, MOVES = 60, 30
MOVING = """
import sys
from pathlib import Path
from msgspec.structs import replace
from game import Session
from game.film import film_of
from game.play.cache import story_at
from game.tui import run
film = film_of()
film.index["wood_far"] = replace(film.index["wood_far"], rate={rate})
sys.exit(run(Session(story_at(Path("story")), at="forest/run"), motion="{motion}"))
"""


def game(saves: Path, *more: str) -> list[str]:
    """Return what starts the game for somebody who was asked before, and wants all still."""
    Settings(saves).set("motion", "off")
    return [sys.executable, "-m", "game", "play", "--saves", str(saves), *more]


def said(name: str, *figures: str) -> None:
    print(f"\n{name}: " + ", ".join(figures))


@pytest.mark.parametrize("size", [SMALLEST, SHOWPIECE], ids=str)
def test_it_starts_as_fast_as_a_bare_app(root: Path, tmp_path: Path, size: tuple[int, int]) -> None:
    bare, title, ready = [], [], []
    for _turn in range(5):
        with Terminal([sys.executable, "-c", BARE], *size, root) as app:
            bare.append(app.first(b"ready"))
        with Terminal(game(tmp_path), *size, root) as play:
            title.append(play.first(ENTER.encode()))
            ready.append(play.first(b"Begin"))
    figures = [f"{median(each) * 1000:.0f} ms" for each in (bare, title, ready)]
    said(f"start at {size[0]}x{size[1]}", f"bare app {figures[0]}", f"title {figures[1]}", f"playable {figures[2]}")
    assert median(title) < median(bare)
    assert median(ready) < 4 * median(bare)


@pytest.mark.parametrize("size", [SMALLEST, SHOWPIECE], ids=str)
def test_a_key_is_answered_like_one_in_a_bare_app(root: Path, tmp_path: Path, size: tuple[int, int]) -> None:
    times: dict[str, list[float]] = {}
    for name, command in (
        ("bare", [sys.executable, "-c", BARE]),
        ("game", game(tmp_path, "--from", "forest/run")),
    ):
        with Terminal(command, *size, root) as app:
            app.settle()
            times[name] = []
            for at in range(KEYS):
                times[name].append(app.press(b"1" if name == "bare" else (b"j", b"k")[at % 2]))
                app.settle(0.12)
    for name, each in times.items():
        cuts = quantiles(each, n=100)
        said(
            f"key to repaint at {size[0]}x{size[1]}, {name}",
            f"p50 {cuts[49] * 1000:.1f} ms",
            f"p99 {cuts[98] * 1000:.1f} ms",
        )
    assert median(times["game"]) < 6 * median(times["bare"])


@pytest.mark.parametrize("size", [SMALLEST, SHOWPIECE], ids=str)
def test_a_choice_is_answered_with_a_new_page_and_its_picture(
    root: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    with Terminal([sys.executable, "-c", BARE], *size, root) as app:
        app.settle()
        bare = []
        for _key in range(MOVES):
            bare.append(app.press(b"1"))
            app.settle(0.12)
    times = []
    with Terminal(game(tmp_path, "--difficulty", "story"), *size, root) as play:
        play.settle()
        for _move in range(MOVES):
            times.append(play.press(b"1"))
            play.settle()
    cuts = quantiles(times, n=10)
    said(
        f"choice to repaint at {size[0]}x{size[1]}", f"p50 {cuts[4] * 1000:.0f} ms", f"p90 {cuts[8] * 1000:.0f} ms",
        f"bare key {median(bare) * 1000:.1f} ms",
    )  # fmt: skip
    assert median(times) < 25 * median(bare)


def test_a_long_play_stays_light(root: Path, tmp_path: Path) -> None:
    with Terminal([*game(tmp_path, "--difficulty", "story"), "--motion", "full"], *SHOWPIECE, root) as play:
        play.settle(quiet=1, seconds=6)
        for _move in range(3 * MOVES):
            play.press(b" ")  # puts a card away
            play.drain(0.1)
            play.press(b"1")
            play.drain(0.6)
        said(f"after {3 * MOVES} moves, motion full", f"{play.memory:.0f} MiB")
        assert play.memory < 100


@pytest.mark.parametrize(("rate", "motion", "most"), [(24, "full", 0.6), (5, "full", 0.25), (24, "off", 0.03)])
def test_a_moving_picture_leaves_most_of_a_core_alone(root: Path, rate: int, motion: str, most: float) -> None:
    with Terminal([sys.executable, "-c", MOVING.format(rate=rate, motion=motion)], *SHOWPIECE, root) as play:
        play.settle(quiet=1, seconds=6)
        play.drain(12 if motion == "full" else 1)  # every frame has been painted once by then
        used, size = play.processor, play.drain(5)
        share = (play.processor - used) / 5
        said(
            f"{rate} frames a second, motion {motion}",
            f"{share:.1%} of a core",
            f"{size / 5e3:.0f} kB/s",
            f"{play.memory:.0f} MiB",
        )
        assert share < most
        assert play.memory < 100
