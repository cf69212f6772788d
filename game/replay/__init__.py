"""Path scripts, the testers' tool: a way through the story with what is to be seen on it, played and checked."""

from game.replay.runner import run

main_replay = run
"""The name that the command line calls."""

__all__ = ["main_replay", "run"]
