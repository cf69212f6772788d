"""A program in a terminal of its own, as a player would have it: keys in, bytes out, and what it costs."""

import os
import pty
import re
import select
import signal
import struct
import termios
from collections.abc import Sequence
from contextlib import suppress
from fcntl import ioctl
from pathlib import Path
from time import perf_counter

QUIET = 0.4
"""Seconds without a byte after which a screen is taken to be finished."""
FOREIGN = {"NO_COLOR", "COLUMNS", "LINES", "PYTHONDONTWRITEBYTECODE"}
"""What a player's environment does not have."""
COLOURS = re.compile(rb"\x1b\[[0-9;]*m")
LOOKED_BACK = 1000
"""Bytes in which a sign that is looked for may begin, with the colours between its letters."""


class Terminal:
    """Use as a context manager; POSIX only."""

    def __init__(self, command: Sequence[str], columns: int, lines: int, folder: Path) -> None:
        """Start `command` in `folder`, in a window of that size."""
        self.started = perf_counter()
        self.pid, self.file = pty.fork()
        if self.pid == 0:
            ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
            os.chdir(folder)
            # All of it, named: a library below Python may have set the size of another window, and a shell
            # that forbids compiled modules to be kept would have every start compile them.
            own = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
            kept = {name: value for name, value in os.environ.items() if name not in FOREIGN}
            os.execvpe(command[0], [*command], kept | own)

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *_error: object) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.file)

    def first(self, sign: bytes = b"", seconds: float = 20) -> float:
        """Return after how many seconds from the start the first bytes came, or `sign`, whatever colours lie in it."""
        seen = b""
        while perf_counter() - self.started < seconds:
            if select.select([self.file], [], [], 0.01)[0]:
                # Looking through all that came, each time more comes, would keep the writer waiting.
                seen = seen[-LOOKED_BACK:] + os.read(self.file, 1 << 16)
                if sign in seen or sign in COLOURS.sub(b"", seen):
                    return perf_counter() - self.started
        raise TimeoutError

    def settle(self, quiet: float = QUIET, seconds: float = 15) -> int:
        """Read until nothing comes any more; return how many bytes came."""
        size, since, start = 0, perf_counter(), perf_counter()
        while perf_counter() - since < quiet and perf_counter() - start < seconds:
            if select.select([self.file], [], [], 0.02)[0]:
                size += len(os.read(self.file, 1 << 16))
                since = perf_counter()
        return size

    def press(self, key: bytes) -> float:
        """Press a key; return after how many seconds the first byte of the repaint came."""
        start = perf_counter()
        os.write(self.file, key)
        select.select([self.file], [], [], 5)
        return perf_counter() - start

    def drain(self, seconds: float) -> int:
        """Read for so long; return how many bytes came."""
        size, start = 0, perf_counter()
        while perf_counter() - start < seconds:
            if select.select([self.file], [], [], 0.02)[0]:
                size += len(os.read(self.file, 1 << 16))
        return size

    @property
    def processor(self) -> float:
        """Seconds of processor time used so far (Linux)."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    @property
    def memory(self) -> float:
        """MiB held (Linux)."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024
