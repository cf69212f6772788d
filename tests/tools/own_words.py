"""Find word runs that also stand in the sources the story was made from, or in the song's quoted lines.

    python own_words.py PATH...        exit status 1, and file:line for each run found

Only hashes of word runs are kept (own_words.txt), never the words: six words running for prose, four for song lines.
"""

import hashlib
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

HASHES = Path(__file__).with_name("own_words.txt")
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def digest(words: Iterable[str]) -> str:
    """Return the short hash of one run of lower-case words."""
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:12]


def read_hashes(path: Path = HASHES) -> dict[int, set[str]]:
    """Return the known hashes by the length of their runs, in words."""
    known: dict[int, set[str]] = defaultdict(set)
    for entry in path.read_text(encoding="utf-8").split():
        length, value = entry.split(":")
        known[int(length)].add(value)
    return known


def find_runs(text: str, known: dict[int, set[str]]) -> Iterator[tuple[int, list[str]]]:
    """Yield the line number and the words of each run in a text whose hash is known."""
    matches = list(WORD.finditer(text))
    words = [match.group().lower().replace("’", "'") for match in matches]
    for length, values in known.items():
        for i in range(len(words) - length + 1):
            run = words[i : i + length]
            if digest(run) in values:
                yield text.count("\n", 0, matches[i].start()) + 1, run


def files_under(root: Path) -> list[Path]:
    """Return the file itself, or every file of a folder but compiled ones."""
    if not root.is_dir():
        return [root]
    return sorted(path for path in root.rglob("*") if path.is_file() and "__pycache__" not in path.parts)


def main(names: list[str]) -> int:
    """Report every known run in the files and folders named. Files that are not UTF-8 text are passed over."""
    known = read_hashes()
    found = 0
    for path in (path for name in names for path in files_under(Path(name))):
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for line, run in find_runs(text, known):
            # Only the ends of the run are shown, so that a log does not quote a source.
            print(f"{path}:{line}: stands in a source: {' '.join(run[:2])} … {run[-1]}")
            found += 1
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
