"""`lens prove`: the exhaustive proof of a story, difficulty by difficulty."""

import sys
from argparse import Namespace
from pathlib import Path

import msgspec

from game.commands.refusal import Broken, WrongUse
from game.commands.story import read_story
from game.i18n import _
from game.model.story import Difficulty, Story
from game.prove.against import compared
from game.prove.explore.limits import Budget, held_memory
from game.prove.prover import prove
from game.prove.report import Proof
from game.prove.scripts import write_paths
from game.prove.wording import report

MOST_SECONDS = 600.0
MOST_MEMORY = 4096.0


def run(options: Namespace) -> int:
    """Prove a story and print what was found; the status is 1 unless all of it is proved."""
    _check(options)
    try:
        story = read_story(options.story)
        old = read_story(options.against) if options.against else None
    except Broken as broken:
        print(broken, file=sys.stderr)
        return 1
    named = (Difficulty[options.difficulty.upper()],) if options.difficulty else tuple(Difficulty)
    proofs = []
    for difficulty in named:
        proof = _proved(story, difficulty, options)
        proofs.append(proof)
        if options.format == "text":
            print(report(proof))
            for line in _differences(old, story, proof, difficulty, options):
                print(line)
            print(flush=True)
        if options.write_paths:
            files = write_paths(proof, options.write_paths)
            said = _("{n} paths written to {folder}.").format(n=len(files), folder=options.write_paths)
            print(said, file=sys.stderr)
        if "interrupted" in proof.limits:
            break
    if options.format == "json":
        print(msgspec.json.format(msgspec.json.encode(proofs), indent=2).decode())
    return int(any(proof.verdict != "proved" for proof in proofs))


def schema() -> dict[str, object]:
    """Return the JSON Schema of what `--format json` prints."""
    return msgspec.json.schema(list[Proof])


def _check(options: Namespace) -> None:
    folder: Path | None = options.write_paths
    if folder is not None and folder.exists() and not folder.is_dir():
        reason = _("The paths cannot be written to {path}: it is a file.").format(path=folder)
        raise WrongUse(reason, _("Name a folder; it is made where there is none."))
    for name in ("max_states", "max_seconds", "max_memory"):
        given = getattr(options, name)
        if given is not None and given <= 0:
            reason = _("{option} {value}: that is no limit.").format(option="--" + name.replace("_", "-"), value=given)
            raise WrongUse(reason, _("Give a number greater than 0."))


def _proved(story: Story, difficulty: Difficulty, options: Namespace) -> Proof:
    """Prove a story, with a line of progress where somebody looks on."""
    shown = sys.stderr.isatty()

    def say(what: str, states: int, spots: int) -> None:
        if shown:
            line = _("{difficulty}, {stage}: {memory:,.0f} MiB").format(
                difficulty=difficulty.word, stage=what, memory=held_memory()
            )
            if states:
                rate = states / max(budget.spent(), 0.001)
                words = _("{line}, {states:,} states at {spots} places, {rate:,.0f} a second")
                line = words.format(line=line, states=states, spots=spots, rate=rate)
            print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)

    budget = Budget(options.max_states, options.max_seconds or MOST_SECONDS, options.max_memory or MOST_MEMORY)
    proof = prove(story, difficulty, budget, say)
    if shown:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
    return proof


def _differences(
    old: Story | None, story: Story, proof: Proof, difficulty: Difficulty, options: Namespace
) -> list[str]:
    """Return what is different from an older story, where one is named."""
    if old is None:
        return []
    before = _proved(old, difficulty, options)
    return ["", _("Against the old story"), *(f"  {line}" for line in compared(old, before, story, proof))]
