"""`lens replay`: reads path scripts, plays them, and tells how it went."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

from game.i18n import _
from game.load.diagnostics import Diagnostic, StoryError
from game.model.story import Story
from game.play.cache import story_at
from game.replay.codes import CODES
from game.replay.parse import read_script
from game.replay.perform import Result, perform
from game.replay.reading import Lore
from game.replay.report import Progress, lines_of, sum_of
from game.replay.script import Script, Surface

SUFFIX = ".path.yaml"
"""How the name of a path script ends."""
PASSED, FAILED, WRONG = 0, 1, 2
"""Exit status: all passed; a script failed; a script, the story or an argument could not be read."""


def run(
    paths: Sequence[Path],
    *,
    story: Path,
    tui: bool = False,
    junit: Path | None = None,
    out: TextIO | None = None,
) -> int:
    """Play path scripts.

    Args:
        paths: Scripts, or folders in which all `*.path.yaml` are played.
        story: Folder of the story.
        tui: Play every script through the full screen too, not only those that ask for it.
        junit: File for the run as JUnit XML.
        out: Where the report goes; by default the standard output.

    Returns:
        0 all passed, 1 a script failed, 2 something could not be read or written.
    """
    out = out or sys.stdout
    try:
        loaded = story_at(story)
    except StoryError as error:
        print(error, file=out)
        return WRONG
    unread: dict[str, Sequence[Diagnostic]] = {}
    scripts = list(_scripts(paths, Lore(loaded), unread))
    for problems in unread.values():
        print(*problems, sep="\n", file=out)
    results = list(_results(loaded, scripts, tui, out))
    print(sum_of(results, len(unread)), file=out)
    if junit and not _written(junit, results, unread, out):
        return WRONG
    return WRONG if unread else FAILED if any(result.failures for result in results) else PASSED


def found_in(path: Path) -> list[Path]:
    """Return the scripts that a path stands for: itself, or all in a folder, in order of their names."""
    return sorted(path.rglob("*" + SUFFIX)) if path.is_dir() else [path]


def surfaces_of(script: Script, tui: bool) -> tuple[Surface, ...]:
    """Return where a script is played."""
    return ("engine", "tui") if tui else script.surfaces


def _scripts(paths: Sequence[Path], lore: Lore, unread: dict[str, Sequence[Diagnostic]]) -> Iterator[Script]:
    """Yield the scripts that can be read, each once; put what is wrong with the others into `unread`."""
    seen = set()
    for path in paths:
        files = found_in(path) if path.exists() else []
        if not files:
            unread[path.as_posix()] = [_empty("LK616" if path.exists() else "LK617", path.as_posix())]
        for file in files:
            if file in seen:
                continue
            seen.add(file)
            script, problems = read_script(file, lore)
            if script:
                yield script
            else:
                unread[file.as_posix()] = problems


def _empty(code: str, name: str) -> Diagnostic:
    """Return the problem of a path that stands for no script."""
    entry = CODES[code]
    return Diagnostic(code, "error", _(entry.message).format(path=name), _(entry.cure), name, 1, 1)


def _results(story: Story, scripts: Sequence[Script], tui: bool, out: TextIO) -> Iterator[Result]:
    """Play the scripts, telling of each as soon as it is done."""
    plays = [(script, surface) for script in scripts for surface in surfaces_of(script, tui)]
    progress = Progress(len(plays))
    for number, (script, surface) in enumerate(plays, 1):
        progress.at(number, script.file)
        result = perform(story, script, surface)
        progress.done()
        print(*lines_of(result), sep="\n", file=out)
        yield result


def _written(file: Path, results: Sequence[Result], unread: dict[str, Sequence[Diagnostic]], out: TextIO) -> bool:
    """Write the run as XML; say so where that cannot be done."""
    from game.replay.junit import write  # its XML library is only for those who ask

    try:
        write(file, results, unread)
    except OSError as error:
        print(_("{file} could not be written: {reason}.").format(file=file, reason=error.strerror or error), file=out)
        return False
    return True
