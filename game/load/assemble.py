"""A story's folder to a story: reads all files, then names, then scenes, then the whole."""

import gc
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from yaml.nodes import MappingNode, ScalarNode

from game.load.aliases import check_aliases
from game.load.critique import Critic, report_findings
from game.load.diagnostics import Diagnostic, Reporter, StoryError
from game.load.head import Head, prepare, read_head
from game.load.names import Suggestions
from game.load.places import Places
from game.load.reader import Source, read
from game.load.scenes import node_names, read_scene
from game.load.scope import Scope, entries
from game.load.symbols import Symbols
from game.load.targets import ENDING
from game.load.typing_rules import BOOL
from game.load.unused import report_unused
from game.load.ways import report_ways
from game.load.whole import Whole, find_errors
from game.load.world import METER_AWAY
from game.model.expression import Type
from game.model.story import Node, Scene, Screen, Story, Variable


@contextmanager
def undisturbed() -> Iterator[None]:
    """Keep away the garbage collector, while hundreds of thousands of nodes are made that all stay.

    And Python's advice on style, which reading an expression with its grammar may give: it is not for writers.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        if running:
            gc.enable()


class Assembly:
    """One story being read."""

    def __init__(self, folder: Path, pure: bool, advice: bool, critics: Iterable[Critic] = ()) -> None:
        """Take the story's folder; `pure` reads without the C library, `advice` looks for what is no error too."""
        self.folder = folder
        self.pure = pure
        self.advice = advice
        self.critics = tuple(critics)
        self.reporter = Reporter()
        self.suggestions = Suggestions()
        self.symbols = Symbols()
        self.head = Head()
        self.sources: dict[str, Source] = {}
        """story.yaml under '', scenes under their names."""
        self.scenes: dict[str, Scene] = {}
        self.nodes: dict[str, Node] = {}

    def run(self) -> tuple[Story | None, tuple[Diagnostic, ...]]:
        """Read and check everything."""
        story = self._run()
        self.symbols.head = None  # breaks the only circle, so that the trees go as soon as the assembly does
        return story, self.reporter.report()

    def _run(self) -> Story | None:
        head = self._source("", "story.yaml")
        scope = self._scope(head)
        if head.root is None:
            self.symbols.complete = False
            self.symbols.head = scope
            self.symbols.scenes = self._files()
        else:
            prepare(scope, head.root)
        self._read_files()
        if head.root is not None:
            self.head = read_head(scope, head.root)
            self._check_names(scope, head.root)
        for name in self.symbols.scenes:
            self._read_scene(name)
        self._check_start(scope)
        self._answer()
        if head.root is not None:
            check_aliases(scope, head.root, self.nodes)
        story = self._story()
        if not self.symbols.complete or self.symbols.broken_scenes:
            return None
        places = Places(self.sources, self.reporter)
        whole = Whole(story, self.symbols, places)
        find_errors(whole, bool(self.reporter.structural))
        if self.reporter.errors:
            return None
        if self.advice:
            report_ways(whole)
            report_unused(whole)
        if self.critics:
            report_findings(story, places, self.critics)
        return story

    # Files

    def _shown(self, name: str) -> str:
        """Return a file's name as reports give it."""
        return f"{self.folder.resolve().name or 'story'}/{name}"

    def _source(self, key: str, name: str) -> Source:
        source = self.sources[key] = read(self.folder / name, self._shown(name), self.reporter, self.pure)
        return source

    def _scope(self, source: Source) -> Scope:
        return Scope(source, self.reporter, self.suggestions, self.symbols)

    def _files(self) -> list[str]:
        """Return the names of the scenes that there are files of."""
        return sorted(path.stem for path in (self.folder / "scenes").glob("*.yaml"))

    def _read_files(self) -> None:
        """Read every scene's file, and note the addresses of its nodes."""
        symbols = self.symbols
        files = self._files()
        for name in symbols.scenes:
            if name in files or not self._unlisted(name, files):
                source = self._source(name, f"scenes/{name}.yaml") if name in files else None
                if source is None or source.root is None:
                    symbols.broken_scenes.add(name)
                else:
                    symbols.nodes.update(f"{name}/{node}" for node in node_names(source.root))
        for name in files:
            if name not in symbols.scenes:
                file = self._shown(f"scenes/{name}.yaml")
                self.reporter.files.setdefault(file, len(self.reporter.files))
                self.reporter.add("LK202", file, 1, 1, name=name)

    def _unlisted(self, name: str, files: list[str]) -> bool:
        """Report a scene in the list that has no file."""
        head = self.sources[""]
        listed = entries(head.root)["scenes"][1] if head.root else None
        item = next(i for i in listed.value if isinstance(i, ScalarNode) and i.value == name) if listed else None
        if item is not None:
            near = self.suggestions.near(name, files)
            self._scope(head).report("LK201", item, suggestion=near, name=name)
        self.symbols.broken_scenes.add(name)
        return True

    # Names

    def _check_names(self, scope: Scope, root: MappingNode) -> None:
        """Report enum values that are also names."""
        symbols = self.symbols
        for key, item in entries(entries(root)["variables"][1]).values() if "variables" in entries(root) else ():
            variable = symbols.variables.get(key.value)
            for value in variable.type.values if variable else ():
                if value in symbols.variables or value in symbols.derived_nodes:
                    scope.report("LK217", item, name=value, variable=key.value)
            if key.value == METER_AWAY and variable and variable.type.kind != "bool":
                scope.report("LK524", item)

    def _check_start(self, scope: Scope) -> None:
        start, symbols = self.head.start, self.symbols
        root = self.sources[""].root
        scene = start.partition("/")[0]
        if not start or root is None or start in symbols.nodes or symbols.missing(scene):
            return
        scope.unknown("LK215", entries(root)["start"][1], start, symbols.nodes)

    def _answer(self) -> None:
        """Check what was asked about choices and frames, now that all are known."""
        symbols = self.symbols
        choices = (
            {choice.address for node in self.nodes.values() for choice in node.choices} if symbols.questions else set()
        )
        symbols.choices = choices | symbols.broken_choices
        films = set(symbols.films)
        for asked in symbols.questions:
            if asked.code == "LK213":
                known, missing = films, not symbols.complete or bool(symbols.broken_scenes)
            else:
                known = symbols.choices
                missing = symbols.missing(asked.argument.partition("/")[0])
            if asked.argument in known or missing:
                continue
            near = self.suggestions.near(asked.argument, known)
            self.reporter.add(asked.code, asked.file, asked.line, asked.column, near, name=asked.argument)

    # Scenes and story

    @cached_property
    def _targets(self) -> dict[str, str]:
        """What `to:` may say in any scene."""
        endings = [ENDING + name for name in (*self.symbols.endings, "auto")]
        return {target: target for target in (*self.symbols.nodes, *endings, "stay", "return")}

    def _read_scene(self, name: str) -> None:
        source = self.sources.get(name)
        if source is None or source.root is None:
            return
        scope = self._scope(source)
        scope.targets = {node: f"{name}/{node}" for node in node_names(source.root)}
        scope.all_targets = self._targets
        self.scenes[name], nodes = read_scene(scope, name, source.root)
        self.nodes |= nodes

    def _story(self) -> Story:
        """Return the story, with what its declarations imply."""
        symbols, head = self.symbols, self.head
        variables = {name: made for name, made in symbols.variables.items() if made}
        for film in symbols.films:
            variables[f"filmed_{film}"] = Variable(f"filmed_{film}", BOOL, 0)
        if symbols.camcorder:
            variables["frames"] = Variable("frames", Type("int", 0, symbols.camcorder.frames), 0)
        return Story(
            head.id,
            head.title,
            head.version,
            head.language,
            head.start,
            self.scenes,
            self.nodes,
            variables,
            {name: symbols.expressions[name] for name in symbols.derived_nodes if name in symbols.expressions},
            {name: made for name, made in symbols.sounds.items() if made},
            {name: made for name, made in symbols.gear.items() if made},
            {name: made for name, made in symbols.places.items() if made},
            {name: made for name, made in symbols.endings.items() if made},
            head.start_meter,
            symbols.camcorder,
            symbols.close_calls,
            {name: made for name, made in symbols.notes.items() if made},
            head.beats,
            head.promises,
            {name: made for name, made in symbols.channels.items() if made},
            {name: made for name, made in symbols.pictures.items() if made},
            symbols.screen or Screen(),
            head.aliases,
        )


def check_story(
    path: str | Path, pure: bool = False, critics: Iterable[Critic] = ()
) -> tuple[Story | None, tuple[Diagnostic, ...]]:
    """Read a story and report every problem of it.

    Args:
        path: The story's folder, or its story.yaml.
        pure: Read without the C library, as where there is none.
        critics: What else to ask of a story without errors; each yields findings, which are reported in their place.

    Returns:
        The story, or None where there are errors; and errors, warnings and hints in the order of the report.
    """
    return _read(path, pure, advice=True, critics=critics)


def load_story(path: str | Path) -> Story:
    """Return the story in a folder.

    Raises:
        StoryError: The story has errors; `.diagnostics` lists them.
    """
    # Advice is only looked for in a story without errors, where nobody asked for it here.
    story, diagnostics = _read(path, pure=False, advice=False)
    if story is None:
        raise StoryError(diagnostics)
    return story


def _read(
    path: str | Path, pure: bool, advice: bool, critics: Iterable[Critic] = ()
) -> tuple[Story | None, tuple[Diagnostic, ...]]:
    folder = Path(path)
    if folder.name == "story.yaml" and not folder.is_dir():
        folder = folder.parent
    with undisturbed():
        return Assembly(folder, pure, advice, critics).run()
