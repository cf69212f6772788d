"""Write what is generated from the code: machines and diagnostics in docs/, the schemas of a story, a save, a proof.

    python tests/tools/write_docs.py

Tests hold the files equal to what this writes.
"""

from pathlib import Path

from game import load_story
from game.commands import prove
from game.load.pages import diagnostics_page, with_keys
from game.load.schema import schema_text
from game.play import saves
from game.rules.diagrams import cube_diagram, story_diagram

ROOT = Path(__file__).resolve().parents[2]

MACHINES = """# The two machines

Drawn from the tables that the rules use, by `make docs`; a test keeps this page current.

## The cube

Rises at most one state a turn and only on a heard turn; falls at most one, from the second quiet turn running.
`lure` is a decoy, `lose` and `outrun` end a close call (outside and inside a chase); `force_…` is the story's doing.

```mermaid
{cube}
```

## The story

A state for each scene. The crossings are the ones that the story's targets declare: there are no others.

```mermaid
{story}
```
"""


def machines() -> str:
    """Return docs/machines.md."""
    return MACHINES.format(cube=cube_diagram(), story=story_diagram(load_story(ROOT / "story")))


if __name__ == "__main__":
    (ROOT / "docs" / "machines.md").write_text(machines(), encoding="utf-8")
    (ROOT / "docs" / "diagnostics.md").write_text(diagnostics_page(), encoding="utf-8")
    guide = ROOT / "docs" / "writing.md"
    guide.write_text(with_keys(guide.read_text(encoding="utf-8")), encoding="utf-8")
    (ROOT / "story" / "schema.json").write_text(schema_text(), encoding="utf-8")
    (ROOT / "docs" / "save.schema.json").write_text(saves.schema_text(), encoding="utf-8")
    (ROOT / "docs" / "prove.schema.json").write_text(prove.schema_text(), encoding="utf-8")
