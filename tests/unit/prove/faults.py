"""The faults of faults.yaml, as records."""

from pathlib import Path
from typing import NamedTuple

import yaml

TABLE = Path(__file__).with_name("faults.yaml")


class Fault(NamedTuple):
    """One fault: what it is, in which story, which texts are replaced, and the finding that must be there."""

    what: str
    story: str
    edits: tuple[tuple[str, str], ...]
    kind: str
    subject: str


def faults() -> list[Fault]:
    """Return every fault of the table."""
    return [_fault(**entry) for entry in yaml.safe_load(TABLE.read_text(encoding="utf-8"))]


def _fault(fault: str, story: str, edits: list[dict[str, str]], found: dict[str, str]) -> Fault:
    ((kind, subject),) = found.items()
    return Fault(fault, story, tuple((edit["old"], edit["new"]) for edit in edits), kind, subject)


FAULTS = faults()
SMALL = [fault for fault in FAULTS if fault.story != "shipped"]
SHIPPED = [fault for fault in FAULTS if fault.story == "shipped"]
