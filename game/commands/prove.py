"""`lens prove`: the exhaustive proof of a story, difficulty by difficulty."""

import signal
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import msgspec
from msgspec.structs import replace

from game.commands.refusal import Broken, WrongUse, nearest
from game.commands.story import read_story
from game.i18n import _
from game.model.story import Difficulty, Story
from game.prove.against import changes, told
from game.prove.explore.limits import Budget, Stop, held_memory
from game.prove.only import Only, names
from game.prove.prover import prove
from game.prove.report import Proof
from game.prove.scripts import write_paths
from game.prove.wording import report

MOST_SECONDS = 600.0
MOST_MEMORY = 4096.0
INTERRUPTED = 130
"""What a shell expects of a command that Ctrl-C has ended."""


def run(options: Namespace) -> int:
    """Prove a story and print what was found; the status is 1 unless all of it is proved, 130 after Ctrl-C."""
    _check(options)
    try:
        story = read_story(options.story)
        old = read_story(options.against) if options.against else None
    except Broken as broken:
        print(broken, file=sys.stderr)
        return 1
    only = _only(options.only, story)
    named = (Difficulty[options.difficulty.upper()],) if options.difficulty else tuple(Difficulty)
    stop, proofs = Stop(), list[Proof]()
    with _heeding(stop):
        for difficulty in named:
            if not stop.asked:
                proofs.append(_proof(story, old, difficulty, options, only, stop))
                _show(proofs[-1], options)
    if options.format == "json":
        print(msgspec.json.format(msgspec.json.encode(proofs), indent=2).decode())
    if stop.asked:
        return INTERRUPTED
    return int(any(proof.verdict != "proved" for proof in proofs))


def schema_text() -> str:
    """Return the JSON Schema of what `--format json` prints, as a file's content."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(list[Proof])}
    return msgspec.json.format(msgspec.json.encode(schema), indent=2).decode() + "\n"


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


def _only(given: list[str], story: Story) -> Only:
    """Return what is asked about."""
    known = set(names(story))
    for name in given:
        if name not in known:
            reason = _("--only {name}: nothing in this story is called that.").format(name=name)
            cure = _(
                "Name an ending, a promise, a beat, a node, or a kind: endings, promises, beats, dead_ends, stuck."
            )
            raise WrongUse(reason, nearest(name, known, cure))
    return Only(frozenset(given))


@contextmanager
def _heeding(stop: Stop) -> Iterator[None]:
    """Have a first Ctrl-C end a proof where it can be ended, and a second one as it always does."""
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield  # whoever began this has other plans for it
        return

    def ask(_number: int, _frame: FrameType | None) -> None:
        stop.asked = True
        signal.signal(signal.SIGINT, signal.default_int_handler)

    signal.signal(signal.SIGINT, ask)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _proof(
    story: Story, old: Story | None, difficulty: Difficulty, options: Namespace, only: Only, stop: Stop
) -> Proof:
    """Prove a story at one difficulty, and compare it with an older one where one is named."""
    proof = _proved(story, difficulty, options, only, stop)
    if old is None or stop.asked:
        return proof
    before = _proved(old, difficulty, options, Only(only.names & set(names(old))), stop)
    return replace(proof, against=changes(old, before, story, proof, difficulty, _budget(options, stop)))


def _proved(story: Story, difficulty: Difficulty, options: Namespace, only: Only, stop: Stop) -> Proof:
    """Prove a story, with a line of progress where somebody looks on."""
    budget = _budget(options, stop)
    proof = prove(story, difficulty, budget, _teller(difficulty, budget), only)
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
    return proof


def _budget(options: Namespace, stop: Stop) -> Budget:
    seconds, memory = options.max_seconds or MOST_SECONDS, options.max_memory or MOST_MEMORY
    return Budget(options.max_states, seconds, memory, stop=stop)


def _teller(difficulty: Difficulty, budget: Budget) -> Callable[[str, int, int], None]:
    """Return what shows how far a proof is, where somebody looks on."""
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

    return say


def _show(proof: Proof, options: Namespace) -> None:
    """Print a proof, and write its ways where that was asked for."""
    if options.format == "text":
        print(report(proof))
        if proof.against is not None:
            print("\n".join(["", _("Against the old story"), *(f"  {line}" for line in told(proof.against))]))
        print(flush=True)
    if options.write_paths:
        files = write_paths(proof, options.write_paths)
        said = _("{n} paths written to {folder}.").format(n=len(files), folder=options.write_paths)
        print(said, file=sys.stderr)
