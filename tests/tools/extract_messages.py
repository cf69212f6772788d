"""Collect the interface's sentences from the code into the template that translations start from.

    python extract_messages.py game        writes game/locale/lens.pot; exit status 1 if a call cannot be collected

Collected are the literals in `_("…")`, `N_("…")` and `ngettext("…", "…", n)`. The file is sorted and holds neither
dates nor line numbers, so that it changes only when a sentence does.
"""

import ast
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

LITERALS = {"_": 1, "N_": 1, "ngettext": 2}
"""How many leading arguments of each function must be literals."""
HEADER = (
    'msgid ""\n'
    'msgstr ""\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Content-Transfer-Encoding: 8bit\\n"\n'
    '"Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\\n"\n'
)


class Message(NamedTuple):
    """One sentence to translate."""

    one: str
    many: str = ""
    """The plural form, or empty."""


class Problem(NamedTuple):
    """A call whose sentence cannot be collected."""

    path: Path
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.reason}"


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Yield every call of a translating function, with its name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = node.func
            name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
            if name in LITERALS:
                yield name, node


def read_call(name: str, call: ast.Call) -> Message | str:
    """Return the call's sentence, or the reason why it has none that can be collected."""
    parts = call.args[: LITERALS[name]]
    texts = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    if len(texts) == LITERALS[name] and all(texts):
        return Message(*texts)
    if any(isinstance(part, ast.JoinedStr) for part in parts):
        return f'{name}() got an f-string: write {name}("… {{x}}").format(x=…)'
    return f"{name}() needs a literal: mark the constant with N_() where it stands"


def by_name(expression: ast.expr) -> bool:
    """Say whether an expression only looks up what stands elsewhere, and makes no sentence itself."""
    if isinstance(expression, ast.IfExp):
        return by_name(expression.body) and by_name(expression.orelse)
    return isinstance(expression, ast.Name | ast.Attribute | ast.Subscript)


def collect(root: Path) -> tuple[dict[Message, set[str]], list[Problem]]:
    """Return each sentence of a package with the modules it stands in, and the calls that cannot be collected.

    `_` may get a sentence by name in those parts of the package (its modules and first-level folders) that keep
    tables of sentences marked with `N_`.
    """
    found: dict[Message, set[str]] = defaultdict(set)
    unread: list[tuple[Path, str, ast.Call, str]] = []
    with_tables = set()
    for path in sorted(root.rglob("*.py")):
        if path == root / "i18n.py":
            continue
        for name, call in calls(ast.parse(path.read_text(encoding="utf-8"), str(path))):
            match read_call(name, call):
                case Message() as message:
                    found[message].add(path.relative_to(root.parent).as_posix())
                    if name == "N_":
                        with_tables.add(part_of(root, path))
                case str(reason):
                    unread.append((path, name, call, reason))
    problems = [
        Problem(path, call.lineno, reason)
        for path, name, call, reason in unread
        if not (name == "_" and call.args and by_name(call.args[0]) and part_of(root, path) in with_tables)
    ]
    return found, sorted(problems)


def part_of(root: Path, path: Path) -> str:
    """Return the name of the package's module or first-level folder that a module belongs to."""
    return path.relative_to(root).parts[0]


def entry(message: Message, modules: set[str]) -> str:
    """Return one entry of the template."""
    lines = [f"#: {module}" for module in sorted(modules)]
    if "{" in message.one + message.many:
        lines.append("#, python-brace-format")
    # JSON escapes quotes, backslashes and line ends the way gettext does.
    lines.append(f"msgid {json.dumps(message.one, ensure_ascii=False)}")
    if message.many:
        lines += [f"msgid_plural {json.dumps(message.many, ensure_ascii=False)}", 'msgstr[0] ""', 'msgstr[1] ""']
    else:
        lines.append('msgstr ""')
    return "\n".join(lines) + "\n"


def template(found: dict[Message, set[str]]) -> str:
    """Return the whole template, its entries sorted by sentence."""
    return "\n".join([HEADER, *(entry(message, found[message]) for message in sorted(found))])


def main(names: list[str]) -> int:
    """Write the template of the package named, or print the calls that cannot be collected."""
    root = Path(names[0])
    found, problems = collect(root)
    for problem in problems:
        print(problem)
    if problems:
        return 1
    folder = root / "locale"
    folder.mkdir(exist_ok=True)
    (folder / "lens.pot").write_text(template(found), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
