"""The command line that a player can type again, by the name under which the game was called."""

import os
import shlex
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from shutil import which


def called(options: Namespace) -> Callable[..., str]:
    """Return what makes a command line that plays this story from these saves; it takes further words of it."""
    words = ["--plain"] if options.plain else []
    words += ["--speak"] if options.speak else []
    words += ["--story", str(options.story)] if options.story else []
    words += ["--saves", str(options.saves)] if options.saves else []
    return lambda *more: command_line([*words, *more])


def command_line(words: list[str]) -> str:
    """Return the command line that plays with these words, as the game was called."""
    program = Path(sys.argv[0])
    if program.stem == "lens" and _is_found(program):
        return shlex.join(["lens", "play", *words])
    if "MAKELEVEL" in os.environ:
        # In what make is given, a dollar sign would begin a variable.
        arguments = shlex.join(words).replace("$", "$$")
        return shlex.join(["make", "play"]) + (f" ARGS={shlex.quote(arguments)}" if words else "")
    if program.stem == "lens":
        return shlex.join([sys.argv[0], "play", *words])
    return shlex.join(["python", "-m", "game", "play", *words])


def _is_found(program: Path) -> bool:
    """Whether the shell finds this very program by its name."""
    found = which(program.stem)
    return found is not None and Path(found).resolve() == Path(which(str(program)) or program).resolve()
