"""The faults of faults.yaml, as records; and how they are planted in the game's own story."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

TABLE = Path(__file__).with_name("faults.yaml")


class Edit(NamedTuple):
    """A text that is replaced by another."""

    old: str
    new: str
    at: str = ""
    """In the game's own story: `story` for its head, else the address of the node or choice that holds the text."""


class Fault(NamedTuple):
    """One fault: what it is, in which story, which texts are replaced, and the finding that must be there."""

    what: str
    story: str
    edits: tuple[Edit, ...]
    kind: str
    subject: str
    long: bool = False
    """Whether it takes long to find."""


def faults() -> Iterator[Fault]:
    """Yield every fault of the table."""
    for entry in yaml.safe_load(TABLE.read_text(encoding="utf-8")):
        ((kind, subject),) = entry["found"].items()
        edits = tuple(Edit(**edit) for edit in entry["edits"])
        yield Fault(entry["fault"], entry["story"], edits, kind, subject, entry.get("long", False))


FAULTS = list(faults())
SMALL = [fault for fault in FAULTS if fault.story != "shipped"]
SHIPPED = [fault for fault in FAULTS if fault.story == "shipped"]


def planted(root: Path, fault: Fault, folder: Path) -> Path:
    """Copy the game's own story into a folder, with a fault in it."""
    shutil.copytree(root / "story", folder)
    for edit in fault.edits:
        scene, _, rest = edit.at.partition("/")
        file = folder / (f"scenes/{scene}.yaml" if rest else "story.yaml")
        text = file.read_text(encoding="utf-8")
        begin, end = within(text, rest)
        assert text.count(edit.old, begin, end) == 1, edit
        file.write_text(text[:begin] + text[begin:end].replace(edit.old, edit.new) + text[end:], encoding="utf-8")
    return folder


def within(text: str, address: str) -> tuple[int, int]:
    """Return where a node, or a choice of it, begins and ends in its scene's text; all of the text for no address."""
    node, _, choice = address.partition(".")
    begin, end = part(text, 0, len(text), rf"^  {node}:$", r"^  \w+:$") if node else (0, len(text))
    return part(text, begin, end, rf"^      - id: {choice}$", r"^      - id: ") if choice else (begin, end)


def part(text: str, begin: int, end: int, first: str, further: str) -> tuple[int, int]:
    """Return where a part begins, and where the next such part does."""
    found = re.compile(first, re.MULTILINE).search(text, begin, end)
    assert found, first
    after = re.compile(further, re.MULTILINE).search(text, found.end(), end)
    return found.start(), after.start() if after else end
