"""Which of a story's claims are asked about: all, or those that are named."""

from collections.abc import Iterator

from msgspec import Struct

from game.model.story import Story

KINDS = {
    "ending": "endings",
    "promise": "promises",
    "dead_end": "dead_ends",
    "stuck": "stuck",
    "beat": "beats",
    "turns": "turns",
    "preview": "previews",
}
"""Kind of a finding -> the name for all of them."""


class Only(Struct, frozen=True):
    """The names of what is asked about."""

    names: frozenset[str] = frozenset()
    """Of kinds, endings, promises, beats, and nodes; none for everything."""

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        return not self.names

    def asks(self, kind: str, subject: str) -> bool:
        """Whether something is asked about; with a node, all that is asked about it and its choices."""
        return self.everything or not self.names.isdisjoint((subject, subject.partition(".")[0], KINDS.get(kind)))


def names(story: Story) -> Iterator[str]:
    """Yield every name that can be asked about."""
    yield from KINDS.values()
    yield from story.endings
    yield from (promise.id for promise in story.promises)
    yield from story.beats.required
    yield from story.nodes
