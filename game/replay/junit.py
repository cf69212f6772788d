"""A run as JUnit XML, the form that build servers read."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from game.load.diagnostics import Diagnostic
from game.replay.perform import Result

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold."""


def write(file: Path, results: Sequence[Result], unread: dict[str, Sequence[Diagnostic]]) -> None:
    """Write a run.

    Args:
        file: Where to.
        results: Scripts that were played.
        unread: Scripts that could not be read, with what is wrong with them.

    Raises:
        OSError: the file cannot be written.
    """
    seconds = sum(result.seconds for result in results)
    counts = {
        "tests": str(len(results) + len(unread)),
        "failures": str(sum(bool(result.failures) for result in results)),
        "errors": str(len(unread)),
        "time": f"{seconds:.3f}",
    }
    root = ET.Element("testsuites", counts)
    suite = ET.SubElement(root, "testsuite", {"name": "paths", **counts})
    for result in results:
        name = result.script.title if result.surface == "engine" else f"{result.script.title} [{result.surface}]"
        line = result.failures[0].line if result.failures else 1
        case = _case(suite, result.script.file, name, line, result.seconds)
        if result.failures:
            text = "\n".join([*map(str, result.failures), *result.stood])
            _finding(case, "failure", result.failures[0].message, result.failures[0].code, text)
    for script, problems in unread.items():
        case = _case(suite, script, PurePosixPath(script).name, problems[0].line, 0)
        _finding(case, "error", problems[0].message, problems[0].code, "\n".join(map(str, problems)))
    ET.indent(root)
    ET.ElementTree(root).write(file, encoding="utf-8", xml_declaration=True)


def _case(suite: ET.Element, file: str, name: str, line: int, seconds: float) -> ET.Element:
    where = PurePosixPath(file)
    attributes = {
        "classname": ".".join(part for part in where.parent.parts if part not in ("/", ".", "..")),
        "name": _clean(name),
        "file": _clean(file),
        "line": str(line),
        "time": f"{seconds:.3f}",
    }
    return ET.SubElement(suite, "testcase", attributes)


def _finding(case: ET.Element, kind: str, message: str, code: str, text: str) -> None:
    finding = ET.SubElement(case, kind, {"message": _clean(message), "type": code})
    finding.text = _clean(text)


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
