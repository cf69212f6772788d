"""The walk of `walk_inkjs.js`, on our engine.

    python tests/bench/walk.py STORY TOTAL RUNS

Walks of at most 200 choices, restarted from the beginning; chooser x = x * 16807 mod 2^31 - 1, choice x mod n.
"""

import json
import sys
import time
from typing import Any

from game import load_story
from game.rules import Rules

LONGEST = 200
"""Choices of one walk."""


def walk(rules: Rules, total: int, read: bool = True) -> dict[str, Any]:
    """Take `total` choices, reading every text if `read`; return the figures to compare."""
    options, step, told, label = rules.options, rules.step, rules.told, rules.label
    x, taken, characters, checksum, ended = 12345, 0, 0, 0, 0
    began = time.perf_counter()
    while taken < total:
        state, turn = rules.start()
        steps = 0
        while True:
            if read:
                for line in turn.lines or told(turn):
                    characters += len(line.text)
            offered = options(state)
            if not offered:
                ended += 1
                break
            if steps >= LONGEST or taken >= total:
                break
            if read:
                for plan in offered:
                    characters += len((plan.words or label(state, plan)).text)
            x = x * 16807 % 2147483647
            pick = x % len(offered)
            checksum = (checksum * 31 + pick) % 1000003
            state, turn = step(state, offered[pick])
            steps += 1
            taken += 1
    rate = round(taken / (time.perf_counter() - began))
    return {"taken": taken, "ended": ended, "checksum": checksum, "characters": characters, "rate": rate}


if __name__ == "__main__":
    story, total, runs = load_story(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    rules = Rules(story)
    for _ in range(runs):
        print(json.dumps({"engine": "lens", **walk(rules, total)}))
