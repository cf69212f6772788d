"""From the text of a path script to the script, every problem with its place, reason and cure."""

from pathlib import Path
from typing import get_args

from game.i18n import _
from game.load.diagnostics import Diagnostic
from game.replay.expect import ended
from game.replay.reading import Lore, Reading
from game.replay.script import Script, Step, Surface
from game.replay.source import Item, items
from game.replay.steps import DIFFICULTIES, steps, stop

KEYS = ("path", "difficulty", "start", "set", "surface", "steps", "ends")
"""Keys of a script."""


def read_script(path: Path, lore: Lore, file: str = "") -> tuple[Script | None, tuple[Diagnostic, ...]]:
    """Read one path script.

    Args:
        path: The file.
        lore: The names of the story it plays.
        file: How reports name the file; by default as `path` does.

    Returns:
        The script, or None where it has errors; and all that is wrong with it, by line.
    """
    file = file or path.as_posix()
    root, problems = items(path, file)
    if root is None:
        return None, problems
    reading = Reading(lore, file)
    script = _script(reading, root)
    found = tuple(sorted(reading.found, key=lambda problem: (problem.line, problem.column)))
    return (None if found else script), problems + found


def _script(reading: Reading, root: Item) -> Script:
    keys = {key.text: value for key, value in reading.keys(root, _("a path script"), KEYS)}
    for name in ("path", "steps"):
        if name not in keys:
            reading.report("LK602", root, name=name)
    title = reading.text(keys["path"], "path") if "path" in keys else None
    difficulty = reading.word(keys["difficulty"], "difficulty", DIFFICULTIES) if "difficulty" in keys else None
    surface = reading.word(keys["surface"], "surface", get_args(Surface)) if "surface" in keys else None
    return Script(
        file=reading.file,
        title=title or "",
        steps=(*_steps(reading, keys), *_ends(reading, keys)),
        difficulty=difficulty or "standard",
        start=stop(reading, keys["start"], "start") if "start" in keys else None,
        values=_values(reading, keys["set"]) if "set" in keys else {},
        surfaces=("engine", "tui") if surface == "tui" else ("engine",),
    )


def _values(reading: Reading, item: Item) -> dict[str, int]:
    """Return the variables that start elsewhere than the story says."""
    values = {}
    for key, value in reading.keys(item, "set"):
        if not reading.known("LK608", key, key.text, reading.story.variables):
            continue
        found = reading.variable_range(value, reading.story.variables[key.text])
        if found and found.low != found.high:
            reading.wrong(value, f"'{key.text}'", _("one value"))
        elif found:
            values[key.text] = found.low
    return values


def _steps(reading: Reading, keys: dict[str, Item]) -> tuple[Step, ...]:
    return tuple(steps(reading, keys["steps"])) if "steps" in keys else ()


def _ends(reading: Reading, keys: dict[str, Item]) -> tuple[Step, ...]:
    """Return the claim of `ends` as a last step."""
    item = keys.get("ends")
    return (Step(item.line, item.column, "expect", claims=tuple(ended(reading, item, "ends"))),) if item else ()
