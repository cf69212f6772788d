"""docs/testing.md tells testers everything that there is, and nothing that is not."""

import io
import re
from pathlib import Path

import pytest

from game.replay import run
from game.replay.codes import CODES
from game.replay.expect import KEYS as EXPECTATIONS
from game.replay.offered import PREVIEW
from game.replay.parse import KEYS
from game.replay.steps import VERBS


@pytest.fixture
def manual(root: Path) -> str:
    """The testers' manual."""
    return (root / "docs" / "testing.md").read_text(encoding="utf-8")


def rows(manual: str, heading: str) -> set[str]:
    """Return the first words of a section's table rows."""
    section = manual.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return set(re.findall(r"(?m)^\| `?(\w+)(?=[`: ])", section)) - {"key", "step", "code"}


def test_every_key_and_code_is_in_the_manual(manual: str) -> None:
    assert rows(manual, "The script") == set(KEYS)
    assert rows(manual, "Steps") == set(VERBS)
    assert rows(manual, "Expectations") == set(EXPECTATIONS)
    assert rows(manual, "Codes") == set(CODES)
    assert [key for key in PREVIEW if f"{key}:" not in manual] == []


def test_the_script_of_the_manual_passes(manual: str, root: Path, tmp_path: Path) -> None:
    script = tmp_path / "manual.path.yaml"
    script.write_text(manual.split("```yaml\n")[1].split("```")[0], encoding="utf-8")
    out = io.StringIO()
    assert run([script], story=root / "story", out=out) == 0, out.getvalue()
