"""What the rules need of one node or one choice, worked out once and then only looked up."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.model.places import Chase, Place, PlaceRule
from game.model.state import State
from game.model.story import Channel, Choice, Effects, MeterChange, Node, Story
from game.model.text import Line
from game.rules.compiler import Compiler, Computed, Moves
from game.rules.expressions import Value
from game.rules.text import Prose, Render, fixed_lines, is_fixed

if TYPE_CHECKING:
    from game.rules.hearing import Forecast

METER_AWAY = "meter_away"
"""The flag by which a story puts the meter away."""
Worn = tuple[Value, float, tuple[str, ...]]
"""A piece of gear: whether it is worn, what it adds in dB, and to which sounds."""
MOST_GUARDS = 4
"""Guarded choices of a node up to which everything that may be offered is laid out beforehand."""


@dataclass(slots=True, eq=False)
class ChoicePlan:
    """One choice, compiled. What a step needs stands first, in one or two lines of the processor's cache."""

    once: int
    """Its bit where it can be taken only once, else 0."""
    guard: Value | None
    words: Line | None
    """Its label, where that always reads the same."""
    silent: bool
    """No turn for the cube."""
    soundless: bool
    """Simply not heard: no sound to work out, no gap to keep."""
    straight: bool
    """Nothing stands between the choice and the arrival at a node."""
    moves: Moves
    computed: Computed
    bit: int
    """Set in `State.taken` when the choice is taken."""
    goal: "NodePlan | None"
    """Where a straight choice leads; found when it is first taken."""
    address: str
    to: str
    choice: Choice
    say: Render | None
    label: Render
    own: Value | None
    """Its own `when`, without what its channel needs."""
    unable: Render | None
    """Why its channel is closed."""
    sounds: tuple[tuple[str, ...], ...]
    """Its own, and its channel's."""
    locked: Render | None
    gear: tuple[Worn, ...]
    """What may be worn that touches any of its sounds."""
    place: Callable[[State], Place | None]
    """Where it is made."""
    circumstances: tuple[Value, ...]
    """All that its outcome depends on, besides meter and difficulty."""
    forecasts: "dict[object, Forecast]"
    """What it will do, remembered by circumstances."""

    def holds(self, state: State) -> bool:
        """Whether the choice can be taken: not used up, and its guard holds."""
        return not self.once & state.taken and (self.guard is None or bool(self.guard(state)))


@dataclass(slots=True, eq=False)
class NodePlan:
    """One node, compiled."""

    guards: tuple[tuple[int, Value], ...] | None
    """A bit and a guard for each guarded choice; None where choices can also be used up."""
    offered: tuple[tuple[ChoicePlan, ...], ...]
    """The choices offered for each set of guards that hold, by the sum of their bits."""
    address: str
    plain: bool
    """To arrive is only to be there: no visits counted, no `enter`, nothing read on."""
    fixed: tuple[Line, ...] | None
    """Its text, where it always reads the same."""
    counter: int | None
    """Index of its visits in the state, where they matter."""
    moves: Moves
    computed: Computed
    meter: MeterChange | None
    settles: bool
    """Nothing is read on from here."""
    text: Render
    labelled: tuple[ChoicePlan, ...]
    fallbacks: tuple[ChoicePlan, ...]
    node: Node


def plan_choice(story: Story, compiler: Compiler, prose: Prose, node: Node, choice: Choice) -> ChoicePlan:
    """Compile `choice` of `node`."""
    bit = compiler.layout.bits.get(choice.address, 0)
    channel = story.channels[choice.by] if choice.by else Channel()
    sounds = sounded(choice, channel)
    worn = _gear(story, compiler, sounds)
    label = (choice.label,) if choice.label else ()
    chased = any(isinstance(rule.place, Chase) for rule in node.place)
    return ChoicePlan(
        once=0 if choice.sticky else bit,
        guard=compiler.all_of(choice.when, channel.needs),
        silent=node.silent or choice.label is None,
        soundless=not sounds and not chased,
        straight=choice.to in story.nodes and not choice.say,
        moves=compiler.moves(choice.effects),
        computed=compiler.computed(choice.effects),
        bit=bit,
        goal=None,
        address=choice.address,
        to=choice.to,
        choice=choice,
        say=prose.rendering(choice.say, node.address, "say") if choice.say else None,
        words=next(iter(fixed_lines(label, "label")), None) if is_fixed(label) else None,
        label=prose.rendering(label, node.address, "label"),
        locked=prose.rendering((choice.locked,), node.address, "label") if choice.locked else None,
        own=compiler.all_of(choice.when),
        unable=prose.rendering((channel.otherwise,), node.address, "label") if channel.otherwise else None,
        sounds=sounds,
        gear=worn,
        place=_places(node.place, compiler),
        circumstances=_circumstances(compiler, node, choice, worn),
        forecasts={},
    )


def plan_node(story: Story, compiler: Compiler, prose: Prose, node: Node) -> NodePlan:
    """Compile `node` and its choices."""
    plans = [plan_choice(story, compiler, prose, node, choice) for choice in node.choices]
    labelled = tuple(plan for plan in plans if plan.choice.label)
    fallbacks = tuple(plan for plan in plans if not plan.choice.label)
    guards = _guards(labelled)
    counter = compiler.layout.visits.get(node.address)
    settles = node.to is None and not fallbacks
    return NodePlan(
        plain=settles and counter is None and node.enter == Effects(),
        labelled=labelled,
        guards=guards,
        offered=_subsets(labelled) if guards is not None else (),
        address=node.address,
        counter=counter,
        moves=compiler.moves(node.enter),
        computed=compiler.computed(node.enter),
        meter=node.enter.meter,
        settles=settles,
        fixed=fixed_lines(node.text, "prose") if is_fixed(node.text) else None,
        text=prose.rendering(node.text, node.address),
        fallbacks=fallbacks,
        node=node,
    )


def _circumstances(compiler: Compiler, node: Node, choice: Choice, worn: tuple[Worn, ...]) -> tuple[Value, ...]:
    """Return what a choice's outcome depends on: place, gear, what is known underfoot, the gap, the meter put away."""
    tests = [compiler.value(rule.when) for rule in node.place if rule.when]
    names = {rule.place.gap for rule in node.place if isinstance(rule.place, Chase)}
    names |= {choice.unknown} if choice.unknown else set()
    names |= {METER_AWAY} & compiler.layout.values.keys()
    return (*tests, *(test for test, _, _ in worn), *(compiler.variable(name) for name in sorted(names)))


def _guards(plans: tuple[ChoicePlan, ...]) -> tuple[tuple[int, Value], ...] | None:
    """Return the guards that alone decide what is offered, each with its bit, if they are few."""
    guards = [plan.guard for plan in plans if plan.guard]
    if len(guards) > MOST_GUARDS or any(plan.once for plan in plans):
        return None
    return tuple((1 << position, guard) for position, guard in enumerate(guards))


def _subsets(plans: tuple[ChoicePlan, ...]) -> tuple[tuple[ChoicePlan, ...], ...]:
    """Return what is offered for every set of guards that may hold."""
    guarded = [plan for plan in plans if plan.guard]
    return tuple(
        tuple(plan for plan in plans if not plan.guard or held >> guarded.index(plan) & 1)
        for held in range(1 << len(guarded))
    )


def _places(rules: tuple[PlaceRule, ...], compiler: Compiler) -> Callable[[State], Place | None]:
    """Return the function that tells which place holds; None where the node has none."""
    if not rules:
        return lambda state: None
    last = rules[-1].place
    tests = [(compiler.value(rule.when), rule.place) for rule in rules if rule.when]
    if not tests:
        return lambda state: last
    return lambda state: next((place for test, place in tests if test(state)), last)


def sounded(choice: Choice, channel: Channel) -> tuple[tuple[str, ...], ...]:
    """Return a choice's groups of sounds, each with its channel's first unless it names one of the channel's."""
    groups = choice.sounds or (((),) if channel.sounds else ())
    spoken = channel.sounds[:1]
    return tuple(group if set(group) & set(channel.sounds) else group + spoken for group in groups)


def _gear(story: Story, compiler: Compiler, sounds: tuple[tuple[str, ...], ...]) -> tuple[Worn, ...]:
    """Return (worn?, dB, sounds) of the gear that touches any of a choice's sounds."""
    named = {sound for group in sounds for sound in group}
    return tuple((compiler.value(g.when), g.level, g.on) for g in story.gear.values() if named.intersection(g.on))
