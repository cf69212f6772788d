"""`lens replay`: checks that the files named exist, then hands them to the runner."""

from argparse import Namespace
from pathlib import Path

from game.commands.refusal import WrongUse
from game.commands.story import folder_of
from game.i18n import _


def replay(options: Namespace) -> int:
    """Run path scripts; the status is 1 if one of them fails."""
    for path in options.paths:
        if not path.exists():
            reason = _("There is no path script {path}.").format(path=path)
            raise WrongUse(reason, _("Name a file that ends in .path.yaml, or a folder of them."))
    _check_report(options.junit)
    story = folder_of(options.story)
    from game.replay import main_replay

    return main_replay(options.paths, tui=options.tui, junit=options.junit, story=story)


def _check_report(junit: Path | None) -> None:
    if junit is not None and (junit.is_dir() or not junit.resolve().parent.is_dir()):
        reason = _("The report cannot be written to {path}.").format(path=junit)
        raise WrongUse(reason, _("Name a file in a folder that exists."))
