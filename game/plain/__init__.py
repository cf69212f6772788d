"""Line mode: numbered choices on standard input and output, for screen readers, pipes and dumb terminals."""

from game.plain.loop import run

__all__ = ["run"]
