"""How fast the engine plays, side by side with ink's in the same run: ratios, since machines differ and drift."""

import json
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from game import load_story
from game.model.story import Difficulty
from game.rules import Rules
from tests.bench.make_story import write_both
from tests.bench.walk import walk
from tests.stories import ROOT

pytestmark = pytest.mark.bench
CHOICES = 100_000
ROUNDS = 5
AIM = 25
"""Times inkjs's rate, as planned."""
REACHED = {100: 24, 1000: 20, 10_000: 15}
"""What is held, by nodes: a large story is bound by the processor's cache, and falls short of the aim."""


@pytest.fixture(scope="session")
def inkjs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with inkjs in it and the walk that drives it."""
    folder = tmp_path_factory.mktemp("inkjs")
    if not (shutil.which("node") and shutil.which("npm")):
        pytest.skip("the race needs node and npm; the walks themselves are checked without them in tests/unit")
    subprocess.run(["npm", "install", "--silent", "--no-save", "inkjs@2.4.0"], cwd=folder, check=True)
    shutil.copy(Path(__file__).parent / "walk_inkjs.js", folder)
    return folder


def ink_figures(inkjs: Path, ink: Path) -> dict[str, int]:
    """Return the best of two walks of ink's engine, after one to warm it up."""
    command = ["node", "walk_inkjs.js", str(ink), "20000", "3"]
    done = subprocess.run(command, cwd=inkjs, check=True, capture_output=True, text=True)
    runs = [json.loads(line) for line in done.stdout.splitlines()]
    return dict(max(runs[1:], key=lambda run: run["rate"]))


@pytest.mark.parametrize("nodes", REACHED)
def test_the_walk_is_as_many_times_as_fast_as_inks_as_it_was(nodes: int, inkjs: Path, tmp_path: Path) -> None:
    write_both(nodes, 1, tmp_path)
    rules = Rules(load_story(tmp_path / "story"))
    walk(rules, CHOICES)  # nodes are compiled when first met
    ratios = []
    for _ in range(ROUNDS):
        theirs = ink_figures(inkjs, tmp_path / "story.ink")
        ours = max((walk(rules, CHOICES) for _ in range(3)), key=lambda run: int(run["rate"]))
        same = walk(rules, theirs["taken"])
        assert (same["ended"], same["checksum"]) == (theirs["ended"], theirs["checksum"])
        ratios.append(ours["rate"] / theirs["rate"])
        print(f"\n{nodes} nodes: {ours['rate']:,}/s against {theirs['rate']:,}/s, {ratios[-1]:.1f} times")
    median = sorted(ratios)[ROUNDS // 2]
    print(f"{nodes} nodes: {median:.1f} times, aim {AIM}")
    assert median >= REACHED[nodes]


def previewed(rules: Rules, total: int) -> float:
    """Play the wood over and over with the meter and every preview; return choices a second."""
    x, taken = 12345, 0
    began = time.perf_counter()
    while taken < total:
        state, _ = rules.start(Difficulty.STANDARD)
        while taken < total:
            offers = [offer for offer in rules.offers(state) if offer.enabled]
            if not offers:
                break
            x = x * 16807 % 2147483647
            state, _ = rules.step(state, rules.choices[offers[x % len(offers)].address])
            taken += 1
    return taken / (time.perf_counter() - began)


def test_the_wood_with_meter_and_every_preview_is_five_times_as_fast_as_inks_bare_walk(
    inkjs: Path, tmp_path: Path
) -> None:
    """The budget is 100,000 choices a second where ink does 19,000: a little over five times."""
    write_both(1000, 1, tmp_path)
    rules = Rules(load_story(ROOT / "story"))
    ours = max(previewed(rules, CHOICES) for _ in range(ROUNDS))
    theirs = ink_figures(inkjs, tmp_path / "story.ink")["rate"]
    print(f"\nthe wood, previewed: {ours:,.0f}/s against {theirs:,}/s, {ours / theirs:.1f} times")
    assert ours / theirs >= 100 / 19
