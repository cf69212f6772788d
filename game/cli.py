"""The command `lens`: reads the command line and hands over to the command named.

Nothing heavy is imported here. Exit status: 0 fine, 1 findings or a failed path, 2 wrong use; 130 after Ctrl-C and 141
where the reader of a pipe has gone, as shells expect.
"""

import argparse
import os
import re
import sys
from codecs import lookup
from collections.abc import Callable, Sequence
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn, TextIO

from game import __version__
from game.commands.refusal import WrongUse, nearest
from game.commands.stop import Stopped
from game.i18n import _
from game.settings import SETTINGS

FINDINGS = 1
WRONG_USE = 2
INTERRUPTED = 130
PIPE_CLOSED = 141

FORMATS = ("text", "json", "sarif")


class Parser(argparse.ArgumentParser):
    """A parser that answers mistakes with a reason and a cure instead of the whole usage."""

    def error(self, message: str) -> NoReturn:
        """Raise what argparse would print and exit with."""
        raise WrongUse(f"{self.prog}: {message}", _("Try: {command} --help").format(command=self.prog))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line, by default the process's own, and return the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _make_streams_safe()
    try:
        return _ended_by(lambda: _run(given))
    except WrongUse as refusal:
        _complain(refusal.reason, refusal.cure)
        return WRONG_USE
    except Stopped as stopped:  # while something else was being told
        _silence(sys.stdout)
        _silence(sys.stderr)
        return stopped.status


def _ended_by(command: Callable[[], int]) -> int:
    """Run a command, and end quietly where the player or the system ends it."""
    try:
        status = command()
        if sys.stdout is not None:
            sys.stdout.flush()
        return status
    except Stopped as stopped:
        _silence(sys.stdout)
        return stopped.status
    except KeyboardInterrupt:
        _complain("")
        return INTERRUPTED
    except BrokenPipeError:
        _silence(sys.stdout)
        return PIPE_CLOSED
    except OSError as error:
        _silence(sys.stdout)
        place = f"{error.filename}: " if error.filename else ""
        _complain(_("lens: {reason}").format(reason=f"{place}{error.strerror or error}"))
        return FINDINGS


def _run(given: list[str]) -> int:
    if not given or (given[0].startswith("-") and given[0] not in ("-h", "--help", "--version")):
        given = ["play", *given]
    parser, commands = _parsers(given[0])
    if not given[0].startswith("-") and given[0] not in commands:
        names = ", ".join(commands)
        reason = _("lens: there is no command '{name}'.").format(name=given[0])
        raise WrongUse(reason, nearest(given[0], commands, _("The commands are: {names}.").format(names=names)))
    try:
        options, unknown = parser.parse_known_args(given)
    except SystemExit as exit_:  # --help and --version, once printed
        return int(exit_.code or 0)
    if unknown:
        _refuse(unknown[0], given[0], commands[given[0]])
    run: Callable[[argparse.Namespace], int] = options.run
    return run(options)


def _refuse(word: str, command: str, parser: argparse.ArgumentParser) -> NoReturn:
    """Say that a command has no such option or argument."""
    cure = _("Try: lens {command} --help").format(command=command)
    if not word.startswith("-"):
        raise WrongUse(_("lens {command}: '{word}' is one word too many.").format(command=command, word=word), cure)
    options = re.findall(r"--[a-z-]+", parser.format_usage())
    name = word.partition("=")[0]
    reason = _("lens {command}: there is no option '{word}'.").format(command=command, word=name)
    raise WrongUse(reason, nearest(name, options, cure))


def _parsers(named: str) -> tuple[Parser, dict[str, Parser]]:
    """Return the parser of the whole line, and those of the commands by name: of the one named alone, if there is one.

    Parsers cost time, and the title is waited for.
    """
    parser = Parser(
        prog="lens",
        allow_abbrev=False,
        description=_("What the Lens Kept: a text adventure. Without a command, it is played."),
    )
    parser.add_argument("--version", action="version", version=f"lens {__version__}")
    group = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"), parser_class=Parser)
    declared = (
        ("play", _("play the game"), _play_options, _play),
        ("check", _("every problem of a story's YAML, with place, code and cure"), _check_options, _check),
        (
            "prove",
            _("every reachable state: what holds, and what does not"),
            _prove_options,
            _prove,
        ),
        ("replay", _("run path scripts"), _replay_options, _replay),
        ("stats", _("words, nodes, beats and state of a story, per scene"), _stats_options, _stats),
        ("schema", _("the JSON Schema of the story format, or of a save"), _schema_options, _schema),
        ("doctor", _("what the game runs on, and what to change"), _doctor_options, _doctor),
        ("about", _("credits, notices, licences"), _no_options, _about),
    )
    commands: dict[str, Parser] = {}
    for name, does, arrange, run in [command for command in declared if command[0] == named] or declared:
        commands[name] = group.add_parser(name, help=does, description=does, allow_abbrev=False)
        arrange(commands[name])
        commands[name].set_defaults(run=run)
    return parser, commands


def _play_options(parser: Parser) -> None:
    option = parser.add_argument
    option("--story", type=Path, metavar="DIR", help=_("another story's folder"))
    option("--plain", action="store_true", help=_("lines of text: for screen readers, pipes and dumb terminals"))
    option("--speak", action="store_true", help=_("only what a voice should say, a paragraph a line; plain, too"))
    option("--new", action="store_true", help=_("start over; the play under way is kept as the earlier one"))
    option("--saves", type=Path, metavar="DIR", help=_("where plays are kept; else LENS_SAVES, else the usual place"))
    option("--transcript", type=Path, metavar="FILE", help=_("write the play there on leaving: .txt or .html"))
    option("--prices", action="store_true", help=_("with the price of each choice in the transcript"))
    option("--from", dest="at", metavar="SCENE/NODE", help=_("begin there, for testing; keeps nothing without --saves"))
    option("--set", action="append", default=[], metavar="VAR=VALUE", help=_("begin with this value; may be repeated"))
    setting = parser.add_argument_group(
        _("settings"), _("For this run only; what you set while playing is kept.")
    ).add_argument
    for each in SETTINGS:
        if each.most:
            setting(f"--{each.name}", metavar=f"{each.words[0]}|N", help=each.help)
        else:
            setting(f"--{each.name}", choices=each.words, help=each.help)


def _check_options(parser: Parser) -> None:
    _story_option(parser)
    parser.add_argument("--format", choices=FORMATS, default="text", help=_("how problems are written; text at first"))


def _stats_options(parser: Parser) -> None:
    _story_option(parser)
    forms = ("text", "json")
    parser.add_argument("--format", choices=forms, default="text", help=_("how they are written; text at first"))


def _prove_options(parser: Parser) -> None:
    _story_option(parser)
    option, forms = parser.add_argument, ("text", "json")
    option(
        "--difficulty",
        choices=("story", "standard", "strict"),
        help=_("prove this one; all three, unless said otherwise"),
    )
    only = _("only this: an ending, a promise, a beat, a node, or a kind such as promises; may be repeated")
    option("--only", action="append", default=[], metavar="NAME", help=only)
    option("--format", choices=forms, default="text", help=_("how it is written; text at first"))
    option("--write-paths", type=Path, metavar="DIR", help=_("write the ways that were found, as path scripts"))
    option("--against", type=Path, metavar="OLD", help=_("an older version of the story, to compare with"))
    option("--max-states", type=int, metavar="N", help=_("give up beyond so many states"))
    option("--max-seconds", type=float, metavar="S", help=_("give up after so many seconds; 600 at first"))
    option("--max-memory", type=float, metavar="MIB", help=_("give up beyond so much memory, in MiB; 4096 at first"))


def _story_option(parser: Parser) -> None:
    folder = _("its folder; without it, the game's own")
    parser.add_argument("story", nargs="?", type=Path, metavar="STORY", help=folder)


def _replay_options(parser: Parser) -> None:
    option = parser.add_argument
    option("paths", nargs="+", type=Path, metavar="PATH", help=_("a path script, or a folder of them"))
    option("--story", type=Path, metavar="DIR", help=_("another story's folder"))
    option("--tui", action="store_true", help=_("through the full screen's own keys"))
    option("--junit", type=Path, metavar="FILE", help=_("write a report for build servers"))


def _schema_options(parser: Parser) -> None:
    parser.add_argument("--save", action="store_true", help=_("that of a save, instead of the story's"))


def _doctor_options(parser: Parser) -> None:
    parser.add_argument("--saves", type=Path, metavar="DIR", help=_("where plays are kept"))


def _no_options(parser: Parser) -> None:
    """Leave a command without options of its own."""


def _play(options: argparse.Namespace) -> int:
    from game.commands.play import play

    return play(options)


def _check(options: argparse.Namespace) -> int:
    from game.commands.story import check

    return check(options.story, options.format)


def _replay(options: argparse.Namespace) -> int:
    from game.commands.replay import replay

    return replay(options)


def _stats(options: argparse.Namespace) -> int:
    from game.commands.stats import stats

    return stats(options.story, options.format)


def _prove(options: argparse.Namespace) -> int:
    from game.commands.prove import run

    return run(options)


def _schema(options: argparse.Namespace) -> int:
    from game.commands.story import print_schema

    return print_schema(options.save)


def _doctor(options: argparse.Namespace) -> int:
    from game.commands.doctor import doctor

    return doctor(options.saves)


def _about(_options: argparse.Namespace) -> int:
    from game.commands.about import about

    return about()


def _make_streams_safe() -> None:
    """Let the streams take every sign of the story, and stand for those that the caller closed."""
    # Python leaves None where a stream was closed.
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: SIM115  # as long as the process
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        _make_safe(stream)


def _make_safe(stream: TextIO) -> None:
    """Use UTF-8 where only ASCII was asked for, and never fail for a sign that cannot be written or read."""
    if isinstance(stream, TextIOWrapper):
        ascii_only = lookup(stream.encoding).name == "ascii"
        stream.reconfigure(encoding="utf-8" if ascii_only else stream.encoding, errors="replace")


def _complain(*lines: str) -> None:
    """Write lines on standard error; where that cannot be done there is nobody to tell."""
    try:
        print(*lines, sep="\n", file=sys.stderr, flush=True)
    except (OSError, ValueError):
        _silence(sys.stderr)


def _silence(stream: TextIO) -> None:
    """Send what is still to be written to a stream nowhere, so that closing it says nothing."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
