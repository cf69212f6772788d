"""Makes every `*.path.yaml` a test, once for each surface it asks for: `pytest tests/paths` plays them all.

The engine is imported when the first script is met: a test run without any pays nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from game.load import Diagnostic
    from game.replay.reading import Lore
    from game.replay.script import Script, Surface

SUFFIX = ".path.yaml"
STORY = "path_story"
"""The ini option that names the folder of another story than the game's own."""


class PathFailed(Exception):
    """A script that could not be read, or did not pass; its text is the whole report."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the option."""
    parser.addini(STORY, "folder of the story that path scripts play", default="")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> PathFile | None:
    """Collect path scripts."""
    if not file_path.name.endswith(SUFFIX):
        return None
    file: PathFile = PathFile.from_parent(parent, path=file_path)
    return file


class PathFile(pytest.File):
    """One script."""

    def collect(self) -> Iterator[PathItem]:
        """Yield a test for each surface; a script that cannot be read is one test, which says so."""
        from game.replay.parse import read_script

        script, problems = read_script(self.path, self._lore(), self._shown())
        for surface in script.surfaces if script else ("engine",):
            item: PathItem = PathItem.from_parent(self, name=surface)
            item.begin(script, surface, problems)
            yield item

    def _shown(self) -> str:
        """Return the file as reports name it: from the project's folder, where it lies within."""
        root = self.config.rootpath
        return (self.path.relative_to(root) if self.path.is_relative_to(root) else self.path).as_posix()

    def _lore(self) -> Lore:
        """Return the story's names; the story is loaded once a run."""
        from game.load import StoryError, load_story
        from game.replay.reading import Lore
        from game.resources import story_folder

        stash = self.config.stash
        if _LORE not in stash:
            named = self.config.getini(STORY)
            try:
                stash[_LORE] = Lore(load_story(self.config.rootpath / named if named else story_folder()))
            except StoryError as error:
                raise self.CollectError(str(error)) from error
        return stash[_LORE]


_LORE: pytest.StashKey[Lore] = pytest.StashKey()


class PathItem(pytest.Item):
    """One script on one surface."""

    def begin(self, script: Script | None, surface: Surface, problems: tuple[Diagnostic, ...]) -> None:
        """Remember what is to be played, or what is wrong with it."""
        self._script, self._surface, self._problems = script, surface, problems

    def runtest(self) -> None:
        """Play the script."""
        from game.replay.perform import perform
        from game.replay.report import lines_of

        if self._script is None:
            raise PathFailed("\n".join(map(str, self._problems)))
        parent = self.parent
        assert isinstance(parent, PathFile)
        result = perform(parent._lore().story, self._script, self._surface)
        if result.failures:
            raise PathFailed("\n".join(lines_of(result)))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Show the report alone; a traceback of the engine would help no tester."""
        return str(excinfo.value) if isinstance(excinfo.value, PathFailed) else super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return where the test stands."""
        return self.path, 0, f"{self._script.title if self._script else self.path.name} [{self._surface}]"
