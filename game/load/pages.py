"""Pages of the documentation that are made from the code."""

from game.load.codes import Code, catalogue
from game.load.schema import RECORDS

_GROUPS = {
    "0": "Reading files and YAML",
    "1": "Structure and keys",
    "2": "Names and targets",
    "3": "Expressions",
    "4": "Text",
    "5": "The story as a whole",
}
_HEAD = """\
# Diagnostics

What `lens check` may say of a story, by code. Codes are stable: a number never changes its meaning.

- An **error** keeps the story from being played. A **warning** is most likely a mistake. A **hint** is worth a look.
- A line reads `file:line:column: severity code: what is wrong; what to do`. Line and column count from 1, columns in
  characters.
- All problems are reported at once, in the order of the files; what only shows of the whole story (LK5xx) comes last.
  Warnings and hints about the whole are looked for when there is no error left.
- At most 500 errors, warnings and hints each are listed for one file.

This page is generated from the catalogue in `game/load`; a test holds it current.
"""


def diagnostics_page() -> str:
    """Return docs/diagnostics.md."""
    parts = [_HEAD]
    group = ""
    for entry in catalogue().values():
        if entry.id[2] != group:
            group = entry.id[2]
            parts.append(f"## LK{group}xx: {_GROUPS[group]}\n")
        parts.append(_section(entry))
    return "\n".join(parts)


def _section(entry: Code) -> str:
    """Return one code's section. Braces are doubled in templates, single on the page."""
    message, cure = (text.replace("{{", "{").replace("}}", "}") for text in (entry.message, entry.cure))
    return (
        f"### {entry.id} ({entry.severity})\n\n> {message}; {cure}\n\n{entry.explanation}\n\n"
        f"```yaml\n{entry.example}\n```\n"
    )


def with_keys(guide: str) -> str:
    """Return docs/writing.md with its last part, the tables of every key, made anew."""
    head, title, _old = guide.partition("## All keys\n\n")
    return head + title + _keys()


def _keys() -> str:
    """Return a table of keys for every record."""
    parts = []
    for record in RECORDS:
        rows = [f"| `{f.key}` | {'yes' if f.required else ''} | {f.doc} |" for f in record.fields]
        head = [f"### {record.name}", "", record.doc, "", "| key | needed | |", "|---|---|---|"]
        parts.append("\n".join([*head, *rows, ""]))
    return "\n".join(parts)
