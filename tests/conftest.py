"""What every test shares: how hard Hypothesis looks, and an environment that is nobody's own."""

import os
import signal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["game.replay.pytest_plugin"]
ROOT = Path(__file__).resolve().parent.parent

# `ci` gives the same answer on every run; `long` goes looking. Neither fails because a machine is slow.
settings.register_profile("ci", derandomize=True, deadline=None, max_examples=60, database=None)
settings.register_profile("long", deadline=None, max_examples=5_000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

# Begun in the background of a script, or by nohup, a process inherits that it ignores these; so would the tests' games.
for name, handler in (("SIGINT", signal.default_int_handler), ("SIGHUP", signal.SIG_DFL)):
    number = getattr(signal, name, None)
    if number is not None and signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, handler)


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def kept_stories(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for stories that were read, in place of the user's own."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def plain_surroundings(monkeypatch: pytest.MonkeyPatch, kept_stories: Path) -> None:
    """Take away what a developer's own shell would change: language, colours, a small terminal, kept stories."""
    monkeypatch.setenv("LENS_CACHE", str(kept_stories))
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
