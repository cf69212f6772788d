"""Frozen records: the story, its prose and expressions, a state of play. No behaviour, no input or output."""
