"""Reports of problems: for people, for programs, and for tools that read SARIF 2.1.0."""

from collections.abc import Iterable
from typing import Any

import msgspec

from game.load.codes import code
from game.load.diagnostics import Diagnostic

_LEVELS = {"error": "error", "warning": "warning", "hint": "note"}


def render_text(diagnostics: Iterable[Diagnostic]) -> str:
    """Return one line for each problem."""
    return "\n".join(map(str, diagnostics))


def render_json(diagnostics: Iterable[Diagnostic]) -> str:
    """Return a JSON list of records."""
    return _json(list(diagnostics))


def render_sarif(diagnostics: Iterable[Diagnostic]) -> str:
    """Return a SARIF 2.1.0 log; places are relative to the folder that holds the story."""
    found = list(diagnostics)
    rules = sorted({d.code for d in found})
    driver = {"name": "lens check", "rules": [_rule(name) for name in rules]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": [_result(d, rules) for d in found]}
    return _json({"version": "2.1.0", "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "runs": [run]})


def _rule(name: str) -> dict[str, Any]:
    entry = code(name)
    return {
        "id": name,
        "shortDescription": {"text": entry.explanation},
        "defaultConfiguration": {"level": _LEVELS[entry.severity]},
    }


def _result(found: Diagnostic, rules: list[str]) -> dict[str, Any]:
    region = {"startLine": found.line, "startColumn": found.column}
    location = {"physicalLocation": {"artifactLocation": {"uri": found.file}, "region": region}}
    return {
        "ruleId": found.code,
        "ruleIndex": rules.index(found.code),
        "level": _LEVELS[found.severity],
        "message": {"text": f"{found.message}; {found.cure}"},
        "locations": [location],
    }


def _json(value: Any) -> str:
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
