"""Runs `lens` as its users do: in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
NO_TRACEBACK = "Traceback"


def environment(**changes: str) -> dict[str, str]:
    """Return this process's environment with changes, in which the game can be imported from anywhere."""
    left_out = ("PYTHONUNBUFFERED", "MAKELEVEL")  # the tests may run under make; the game does not
    own = {name: value for name, value in os.environ.items() if name not in left_out}
    return {**own, "PYTHONPATH": str(ROOT), **changes}


def lens(
    *arguments: str | Path, typed: str | bytes = "", cwd: Path | None = None, **changes: str
) -> subprocess.CompletedProcess[str]:
    """Run a command line with this on its standard input; everything is UTF-8."""
    given = typed if isinstance(typed, bytes) else typed.encode()
    command = [sys.executable, "-m", "game", *map(str, arguments)]
    run = subprocess.run(command, input=given, capture_output=True, cwd=cwd, env=environment(**changes), timeout=60)
    stdout, stderr = run.stdout.decode("utf-8", "replace"), run.stderr.decode("utf-8", "replace")
    assert NO_TRACEBACK not in stderr, stderr
    return subprocess.CompletedProcess(command, run.returncode, stdout, stderr)
