"""Witnesses as path scripts, which `lens replay` runs."""

from pathlib import Path

from game.prove.report import Finding, Proof
from game.rules.camcorder import ACTS
from game.rules.flow import ENDING


def script(finding: Finding, proof: Proof) -> str:
    """Return a finding's way as a path script."""
    title = f"{finding.kind} {finding.subject} {finding.detail}".strip()
    lines = [f"path: '{title}'".replace("''", "'"), f"difficulty: {proof.difficulty}"]
    moves = finding.path or ()
    lines.append("steps:" if moves else "steps: []")
    lines += [f"  - {'act' if move in ACTS else 'choose'}: {move}" for move in moves]
    if finding.kind == "ending":
        lines.append(f"ends: {finding.subject.removeprefix(ENDING)}")
    return "\n".join(lines) + "\n"


def write_paths(proof: Proof, folder: Path) -> list[Path]:
    """Write every way of a proof into a folder, a script each; return their files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for finding in proof.findings:
        if finding.path is None:
            continue
        name = "_".join(filter(None, (proof.difficulty, finding.kind, finding.subject, finding.detail)))
        safe = "".join(sign if sign.isalnum() else "_" for sign in name)[:100]
        file = folder / f"{safe}.path.yaml"
        file.write_text(script(finding, proof), encoding="utf-8")
        written.append(file)
    return written
