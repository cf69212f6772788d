"""The price of quiet: no set of choices in which the quietest is at least as good as every louder one.

Compared are the words newly read, what is gained (variables, frames) and, in a chase, the lead. Loudness is that of the
sounds themselves, at the node's last place, with nothing worn.
"""

from collections.abc import Iterator

from msgspec import Struct

from game.load.critique import Finding
from game.model.expression import Constant, Name
from game.model.places import Chase, Place
from game.model.state import Hearing
from game.model.story import Channel, Choice, Cube, Node, Story, Stride
from game.model.text import Block, Text, When
from game.prove.words import count
from game.rules.acoustics import hear
from game.rules.hearing import gap_after
from game.rules.layout import walk
from game.rules.plans import sounded

MIDDLE = 3
"""A lead that can grow and shrink."""


class Worth(Struct, frozen=True):
    """What a choice gives, apart from how loud it is."""

    words: int
    """New to the reader: what is said, and the text arrived at."""
    gains: dict[str, int | str]
    """Variable -> what it gains: 1 or -1 for a flag, a number added, the value of anything else."""
    lead: int = 0
    frames: int = 0


def quiet_for_nothing(story: Story) -> Iterator[Finding]:
    """Yield the nodes where the quietest choice has no price."""
    for node in story.nodes.values():
        choices = [choice for choice in node.choices if choice.label]
        if len(choices) < 2 or node.silent or not node.place:
            continue
        levels = {choice.id: _level(story, node.place[-1].place, choice) for choice in choices}
        least = min(levels.values())
        louder = [worth(story, node, choice) for choice in choices if levels[choice.id] > least]
        for choice in choices:
            best = worth(story, node, choice)
            if louder and levels[choice.id] == least and all(_at_least(best, other) for other in louder):
                yield Finding("LK526", node.address, {"name": node.address, "choice": choice.id})
                break


def worth(story: Story, node: Node, choice: Choice) -> Worth:
    """Return what a choice gives."""
    target = story.nodes.get(choice.to)
    new = target.text if target is not None and target is not node else _opened(node.text) if choice.look else ()
    return Worth(
        words=count(choice.say).words + count(new).words,
        gains=_gains(story, choice),
        lead=_lead(story, node.place[-1].place, choice),
        frames=int(target is not None and target is not node and target.film is not None),
    )


def _at_least(best: Worth, other: Worth) -> bool:
    """Whether one choice gives as much as another in every respect."""
    shared = all(_not_less(best.gains.get(name, 0), other.gains.get(name, 0)) for name in best.gains | other.gains)
    return shared and best.words >= other.words and best.lead >= other.lead and best.frames >= other.frames


def _not_less(gain: int | str, other: int | str) -> bool:
    """Compare two gains; different words or computed values cannot be compared, so neither is as good as the other."""
    if isinstance(gain, str) or isinstance(other, str):
        return gain == other
    return gain >= other


def _gains(story: Story, choice: Choice) -> dict[str, int | str]:
    gains: dict[str, int | str] = dict(choice.effects.add)
    for name, expression in choice.effects.set.items():
        flag = story.variables[name].type.kind == "bool" and isinstance(expression.term, Constant)
        gains[name] = (1 if expression.term == Constant(1) else -1) if flag else expression.source
    return gains


def _opened(text: Text) -> tuple[Block, ...]:
    """Return the blocks of a text that a turn of the head shows."""
    return tuple(block for block in text if isinstance(block, When) and Name("looked") in walk(block.test))


def _level(story: Story, place: Place, choice: Choice) -> float:
    """Return the source level of a choice's sounds, in dB; minus infinity for none."""
    return _hearing(story, place, choice).source_level


def _lead(story: Story, place: Place, choice: Choice) -> int:
    """Return the lead after a choice in a chase, from the middle; 0 elsewhere."""
    if not isinstance(place, Chase):
        return 0
    return gap_after(MIDDLE, choice.stride or Stride(), _hearing(story, place, choice).margin)


def _hearing(story: Story, place: Place, choice: Choice) -> Hearing:
    groups = sounded(choice, story.channels[choice.by] if choice.by else Channel())
    return hear([(name, story.sounds[name], 0.0) for name in (groups[0] if groups else ())], place, Cube.CALM)
