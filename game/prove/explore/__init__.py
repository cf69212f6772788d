"""Every reachable state of a story: the engine's own rules as relations, reduced, explored as decision diagrams."""
