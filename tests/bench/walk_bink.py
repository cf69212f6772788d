"""python walk_bink.py STORY.ink.json TOTAL RUNS   (pip install bink==0.7.1): the walk of walk_inkjs.js, on bink."""

import json
import pathlib
import sys
import time

from bink.story import Story

path, total, runs = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
story = Story(pathlib.Path(path).read_text(encoding="utf-8-sig"))
for _ in range(runs):
    x, taken, characters, checksum, ended = 12345, 0, 0, 0, 0
    began = time.perf_counter()
    while taken < total:
        story.reset_state()
        step = 0
        while True:
            characters += len(story.continue_maximally())
            labels = list(story.get_current_choices())
            if not labels:
                ended += 1
                break
            if step >= 200 or taken >= total:
                break
            characters += sum(map(len, labels))
            x = x * 16807 % 2147483647
            pick = x % len(labels)
            checksum = (checksum * 31 + pick) % 1000003
            story.choose_choice_index(pick)
            step += 1
            taken += 1
    rate = round(taken / (time.perf_counter() - began))
    print(
        json.dumps(
            {
                "engine": "bink",
                "taken": taken,
                "ended": ended,
                "checksum": checksum,
                "characters": characters,
                "rate": rate,
            }
        )
    )
