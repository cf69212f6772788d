"""Players of different tempers, and what becomes of them over many plays."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from random import Random

from msgspec import Struct, field

from game.model.state import Offer, State, Turn
from game.model.story import Difficulty, Story
from game.rules import Rules
from game.rules.flow import ENDING

MOST_TURNS = 400
"""Where a play that has lost its way is left."""
TIRED = 3
"""How often a player does the same thing while there is another."""

Pick = Callable[[Sequence[Offer], Random], Offer]
"""From the open offers to the one that is taken."""


class Temper(Struct, frozen=True):
    """How somebody plays."""

    pick: Pick
    looks: bool = False
    """Raises the camcorder and films, too, as readily as anything else."""


def anything(offers: Sequence[Offer], random: Random) -> Offer:
    """Take any."""
    return random.choice(offers)


def quietest(offers: Sequence[Offer], random: Random) -> Offer:
    """Take one that the cube gains least by."""
    return _extreme(offers, random, min)


def loudest(offers: Sequence[Offer], random: Random) -> Offer:
    """Take one that the cube gains most by."""
    return _extreme(offers, random, max)


def unlocked(offers: Sequence[Offer], random: Random) -> Offer:
    """Take any that does not end in a lock, where there is one."""
    return random.choice([offer for offer in offers if not _locks(offer)] or offers)


UNIFORM = Temper(anything, looks=True)
TEMPERS: dict[str, Temper] = {
    "uniform": UNIFORM,
    "cautious": Temper(quietest),
    "loud": Temper(loudest),
    "curious": Temper(unlocked, looks=True),
}


def _extreme(offers: Sequence[Offer], random: Random, choose: Callable[[Iterator[float]], float]) -> Offer:
    wanted = choose(map(_danger, offers))
    return random.choice([offer for offer in offers if _danger(offer) == wanted])


def _danger(offer: Offer) -> float:
    """Return what the cube gains by a choice: how well it hears; in a chase, how near it comes."""
    if offer.preview is None:
        return float("-inf")
    outcome = offer.preview.high
    return outcome.hearing.signal_excess if outcome.gap is None else -outcome.gap


def _locks(offer: Offer) -> bool:
    return offer.preview is not None and offer.preview.high.locked


def played(rules: Rules, temper: Temper, random: Random, difficulty: Difficulty) -> Iterator[tuple[State, Turn]]:
    """Yield the states and turns of one play; nobody does the same thing for ever."""
    state, turn = rules.start(difficulty)
    used = Counter[str]()
    yield state, turn
    for _ in range(MOST_TURNS):
        offers = [offer for offer in rules.offers(state) if offer.enabled]
        if not offers:
            return
        acts = [act for act in rules.acts(state) if not used[f"{act} {state.node}"]] if temper.looks else []
        if acts and random.randrange(len(offers) + len(acts)) < len(acts):
            act = random.choice(acts)
            used[f"{act} {state.node}"] += 1
            state, turn = rules.retold(rules.act(state, act))
            yield state, turn
            continue
        taken = temper.pick([o for o in offers if used[o.address] < TIRED] or offers, random)
        used[taken.address] += 1
        state, turn = rules.step(state, rules.choices[taken.address])
        yield state, turn


class Tally(Struct):
    """What became of a number of plays."""

    plays: int = 0
    ends: Counter[str] = field(default_factory=Counter)
    """Ending -> plays; '' where a play had lost its way."""
    early: int = 0
    locks: int = 0
    turns: int = 0
    words: int = 0
    attention: dict[str, list[int]] = {}
    """Scene -> turns, and the sum of attention over them."""
    seen: set[str] = set()
    """Nodes met."""


def tallied(story: Story, temper: Temper, plays: int, difficulty: Difficulty, seed: int = 1) -> Tally:
    """Play many times and count."""
    rules, tally, random = Rules(story), Tally(), Random(seed)
    for _ in range(plays):
        state = None
        for state, turn in played(rules, temper, random, difficulty):
            _count(tally, rules, state, turn)
        tally.plays += 1
        end = state.node.removeprefix(ENDING) if state and state.node.startswith(ENDING) else ""
        tally.ends[end] += 1
        tally.early += bool(end and story.endings[end].early)
    return tally


def _count(tally: Tally, rules: Rules, state: State, turn: Turn) -> None:
    tally.turns += bool(turn.choice)
    tally.locks += bool(turn.outcome and turn.outcome.locked)
    tally.words += sum(len(line.text.split()) for line in rules.told(turn))
    if state.node in rules.story.nodes:
        tally.seen.add(state.node)
        counted = tally.attention.setdefault(rules.story.nodes[state.node].scene, [0, 0])
        counted[0] += 1
        counted[1] += state.meter.attention
