"""Writes docs/balance.md: what becomes of players of different tempers.

    python tests/tools/write_balance.py [PLAYS] [FILE]

10,000 plays each, unless said otherwise; some minutes.
"""

import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from pathlib import Path

from game import load_story
from game.model.story import Difficulty, Story
from game.prove.players import TEMPERS, Tally, tallied

ROOT = Path(__file__).resolve().parent.parent.parent
HEAD = """# Balance

What became of {plays:,} plays each of four tempers, from `make balance`: *uniform* takes any choice, *cautious* one
that the cube hears least, *loud* one that it hears most, *curious* any that does not end in a lock. Nobody does the
same thing more than three times while there is another. The uniform and the curious raise the camcorder and film as
readily as they do anything else; the others never do.
"""


def one(job: tuple[str, str, int]) -> tuple[str, str, Tally]:
    """Play one temper on one difficulty."""
    temper, difficulty, plays = job
    tally = tallied(load_story(ROOT / "story"), TEMPERS[temper], plays, Difficulty[difficulty.upper()])
    return temper, difficulty, tally


def report(story: Story, found: list[tuple[str, str, Tally]], plays: int) -> Iterator[str]:
    """Yield the lines of the page."""
    yield from HEAD.format(plays=plays).splitlines()
    for difficulty in [d.word for d in Difficulty]:
        tallies = {temper: tally for temper, on, tally in found if on == difficulty}
        yield from ("", f"## On {difficulty.capitalize()}", "")
        yield "| | " + " | ".join(tallies) + " |"
        yield "|---|" + "---:|" * len(tallies)
        yield from (f"| {name} | " + " | ".join(cells) + " |" for name, cells in rows(story, list(tallies.values())))


def rows(story: Story, tallies: list[Tally]) -> Iterator[tuple[str, list[str]]]:
    """Yield what is counted, a cell for each temper."""
    for ending in story.endings.values():
        if any(tally.ends[ending.id] for tally in tallies):
            yield f"*{ending.title}*", [f"{100 * t.ends[ending.id] / t.plays:.1f} %" for t in tallies]
    if any(tally.ends[""] for tally in tallies):
        yield "no end", [f"{100 * t.ends[''] / t.plays:.1f} %" for t in tallies]
    yield "close calls a play", [f"{t.locks / t.plays:.2f}" for t in tallies]
    yield "choices a play", [f"{t.turns / t.plays:.0f}" for t in tallies]
    yield "words a play", [f"{t.words / t.plays:,.0f}" for t in tallies]
    yield "nodes met, of all", [f"{100 * len(t.seen) / len(story.nodes):.0f} %" for t in tallies]
    for scene in story.scenes.values():
        counts = [t.attention.get(scene.id, [0, 0]) for t in tallies]
        yield f"attention, {scene.title[0].lower()}{scene.title[1:]}", [f"{s / n:.0f}" if n else "–" for n, s in counts]


def main(plays: int, target: Path) -> None:
    """Play, and write the page."""
    jobs = [(temper, difficulty.word, plays) for difficulty, temper in product(Difficulty, TEMPERS)]
    with ProcessPoolExecutor() as pool:
        found = list(pool.map(one, jobs))
    target.write_text("\n".join(report(load_story(ROOT / "story"), found, plays)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 10_000, Path(sys.argv[2]) if sys.argv[2:] else ROOT / "docs/balance.md")
