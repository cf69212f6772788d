"""Reading a story for a command; `lens check` and `lens schema`."""

import json
from pathlib import Path

from game.commands.refusal import Broken, WrongUse
from game.i18n import _
from game.model.story import Story
from game.play.cache import story_at
from game.resources import story_folder

MOST_SHOWN = 3
"""Problems of a broken story that a player sees; its writer has `lens check`."""


def folder_of(named: Path | None) -> Path:
    """Return the folder of the story meant, the game's own where none is named."""
    folder = named or story_folder()
    if folder.is_file():
        reason = _("{path} is a file, and a story is a folder.").format(path=folder)
        raise WrongUse(reason, _("Did you mean {path}?").format(path=folder.resolve().parent))
    if not folder.is_dir():
        reason = _("There is no folder {path}.").format(path=folder)
        raise WrongUse(reason, _("Name the folder that holds a story.yaml."))
    if not (folder / "story.yaml").is_file():
        reason = _("There is no story.yaml in {path}.").format(path=folder)
        raise WrongUse(reason, _("Name the folder that holds one."))
    return folder


def read_story(named: Path | None) -> Story:
    """Return a story to play.

    Raises:
        WrongUse: there is no such story.
        Broken: it has errors.
    """
    from game.load.diagnostics import StoryError

    folder = folder_of(named)
    try:
        return story_at(folder)
    except StoryError as error:
        errors = [str(problem) for problem in error.diagnostics if problem.severity == "error"]
        first, last = _("This story cannot be played yet:"), _("All of it: lens check {folder}").format(folder=folder)
        raise Broken("\n".join([first, *errors[:MOST_SHOWN], last])) from error


def check(named: Path | None, form: str) -> int:
    """Print every problem of a story; the status is 1 if any is more than a hint."""
    from game.load import check_story, render_json, render_sarif, render_text
    from game.prove import CRITICS

    folder = folder_of(named or own_story())
    _story, diagnostics = check_story(folder, critics=CRITICS)
    if form == "text":
        print(_report(render_text(diagnostics), None if named else folder))
    else:
        print({"json": render_json, "sarif": render_sarif}[form](diagnostics))
    return int(any(problem.severity != "hint" for problem in diagnostics))


def own_story() -> Path | None:
    """Return the writer's own story, which is in `story/` below the working directory, if there is one."""
    folder = Path("story")
    return folder if (folder / "story.yaml").is_file() else None


def _report(problems: str, folder: Path | None) -> str:
    """Return what `lens check` says; of which folder, where none was named."""
    if folder is None:
        return problems or _("Nothing to report.")
    if not problems:
        return _("Nothing to report of {folder}.").format(folder=folder)
    return _("Of {folder}:").format(folder=folder) + "\n" + problems


def print_schema(saves: bool = False) -> int:
    """Print the JSON Schema of the story format, or of a save."""
    if saves:
        from game.play.saves import schema_text

        print(schema_text(), end="")
    else:
        from game.load.schema import schema

        print(json.dumps(schema(), indent=2, ensure_ascii=False))
    return 0
