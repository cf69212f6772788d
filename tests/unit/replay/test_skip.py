"""A scene passed over in a path script, on the rules and through the full screen's own keys."""

from io import StringIO
from pathlib import Path

import pytest

from game.replay import run
from tests.stories import write_story
from tests.unit.play.test_time import HEAD, SCENES

SCRIPT = """
path: passed over
steps:
  - act: skip
  - expect: {at: b/door, variables: {steps: 3}}
  - choose: enter
  - choose: stay
ends: home
"""


@pytest.mark.parametrize("tui", [False, True])
def test_a_script_passes_over_a_scene_where_it_begins(tmp_path: Path, tui: bool) -> None:
    file, out = tmp_path / "skip.path.yaml", StringIO()
    file.write_text(SCRIPT, encoding="utf-8")
    assert run([file], story=write_story(tmp_path / "story", HEAD, **SCENES), tui=tui, out=out) == 0, out.getvalue()
