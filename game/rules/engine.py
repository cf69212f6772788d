"""The one engine: `step(state, choice) -> (state, turn)`, pure, for every surface and for the prover.

A turn, in order: the choice's sounds move the meter, from the place and the state at its start; `set` and `add`; the
lens comes down; arrival, with `enter`; or, if the cube locked on, the lock is told first and the arrival waits.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property

from msgspec.structs import replace

from game.model.places import Chase
from game.model.state import Meter, Offer, Outcome, Passage, Said, State, Turn
from game.model.story import Choice, Cube, Difficulty, Node, Story
from game.model.text import Line
from game.rules import cube, flow
from game.rules.camcorder import Viewfinder
from game.rules.closecall import CloseCalls
from game.rules.compiler import Compiler, moved, put, worked_out
from game.rules.expressions import Value
from game.rules.flow import ENDING, is_ending, scene_of
from game.rules.hearing import UNHEARD, Ears, Forecast
from game.rules.layout import layout_of
from game.rules.plans import ChoicePlan, NodePlan, plan_choice, plan_node
from game.rules.tables import Tables, tables_of
from game.rules.text import Frames, Prose

LOCKED_ON = Cube.LOCKED_ON  # a member's look-up costs more than all that is asked of it here


class _Nodes(dict[str, NodePlan]):
    """Plans of nodes and ends, made when first asked for: most plays see few of a story's nodes."""

    def __init__(self, rules: "Rules") -> None:
        super().__init__()
        self._rules = rules

    def __missing__(self, address: str) -> NodePlan:
        plan = self[address] = self._rules.compile_node(address)
        return plan


class Rules:
    """A story ready to be played. Holds no state of any play; every method is a function of what it is given."""

    def __init__(self, story: Story, tables: Tables | None = None) -> None:
        """Lay out the state; nodes are compiled when first met. `tables` are the story's, if they are known already."""
        self.story = story
        tables = tables or tables_of(story)
        cube.recall(tables.cube)
        self.layout = layout_of(story, tables.counters, tables.remembered)
        self.counters = tuple(tables.counters.values())
        """Where a state keeps what; and, in the order of its visits, how far each is counted."""
        self.flow = tables.flow  # the story machine's answers
        self._compiler = Compiler(story, self.layout)
        self._prose = Prose(self._compiler, story.nodes.values())
        self.nodes = _Nodes(self)
        """Address -> compiled node; an end is a node without choices."""
        self.choices: dict[str, ChoicePlan] = {}
        """Address -> compiled choice, of the nodes met so far."""
        self._here = self.nodes[story.start]  # the node last arrived at, most often the next one asked about
        self._ears = Ears(story, self.layout)
        self.close_calls = CloseCalls(story, self.layout)
        self._viewfinder = Viewfinder(story, self._compiler)

    def compile_node(self, address: str) -> NodePlan:
        """Return a node ready to be played; the story machine must know every way out of it."""
        node = self.story.nodes.get(address) or Node(address, "", "none", silent=True)
        for target in flow.targets(node):
            if target in self.story.nodes and scene_of(target) != node.scene:
                self.flow[node.scene][flow.entering(target)]
        plan = plan_node(self.story, self._compiler, self._prose, node)
        self.choices.update((choice.address, choice) for choice in plan.labelled + plan.fallbacks)
        return plan

    def compile_choice(self, node: Node, choice: Choice) -> None:
        """Have a way out ready that no node offers, as if this one did."""
        self.choices[choice.address] = plan_choice(self.story, self._compiler, self._prose, node, choice)

    # What can be asked of a state

    def options(self, state: State) -> Sequence[ChoicePlan]:
        """Return the labelled choices that can be taken now, in the order of the file."""
        node = self._here
        if node.address is not state.node:
            node = self._here = self.nodes[state.node]
        if node.guards is None:
            return [plan for plan in node.labelled if plan.holds(state)]
        held = 0
        for bit, guard in node.guards:
            if guard(state):
                held |= bit
        return node.offered[held]

    def label(self, state: State, plan: ChoicePlan) -> Line:
        """Return a choice's label."""
        return plan.words or plan.label(state, ())[0]

    def offers(self, state: State) -> tuple[Offer, ...]:
        """Return the choices as a player sees them: previews on those that can be taken, reasons on those locked."""
        made = (self._offer(state, plan) for plan in self.nodes[state.node].labelled if not plan.once & state.taken)
        return tuple(offer for offer in made if offer)

    def _offer(self, state: State, plan: ChoicePlan) -> Offer | None:
        if plan.guard is not None and not plan.guard(state):
            barred = plan.unable if plan.own is None or plan.own(state) else None
            locked = barred or plan.locked
            if locked is None:
                return None
            reason = locked(state, ())[0]
            return Offer(plan.choice.id, plan.address, self.label(state, plan), enabled=False, reason=reason)
        if not self._listens(state, plan):
            return Offer(plan.choice.id, plan.address, self.label(state, plan))
        offer = self._ears.forecast(state, plan).offer
        return offer if plan.words else replace(offer, label=plan.label(state, ())[0])

    @staticmethod
    def _listens(state: State, plan: ChoicePlan) -> bool:
        """Whether a choice taken now is a turn for the cube: not in silent nodes, nor while a lock is told."""
        return not plan.silent and state.meter.cube is not LOCKED_ON

    def told(self, turn: Turn, frames: Frames = ()) -> Sequence[Line]:
        """Return all that a turn told, as lines."""
        if turn.lines is not None:
            return turn.lines
        return [line for passage in turn.told for line in self.lines(passage, frames)]

    def lines(self, passage: Passage, frames: Frames = ()) -> tuple[Line, ...]:
        """Return a passage as lines; `frames` are the captions of the footage, in order."""
        if isinstance(passage, State):
            node = self.nodes[passage.node]
            return node.text(passage, frames) if node.fixed is None else node.fixed
        say = self.choices[passage.choice].say
        return say(passage.state, frames) if say else ()

    def forecast(self, state: State, plan: ChoicePlan) -> Forecast:
        """Return what a choice would do to the meter where the cube listens, with the preview that shows it."""
        return self._ears.forecast(state, plan)

    def last_call(self, state: State) -> bool:
        """Whether the next lock would be the last: the difficulty allows no further close call."""
        return self.close_calls.spent(state)

    def kept(self, state: State, frames: Frames) -> tuple[Line, ...]:
        """Return what frames show, in order."""
        return self._prose.kept(state, frames)

    def lead(self, state: State) -> int | None:
        """Return how far ahead of the cube they are in a chase, from 0 (caught) to 6; None elsewhere."""
        plans = self.nodes[state.node].labelled
        place = plans[0].place(state) if plans else None
        return state.values[self.layout.values[place.gap]] if isinstance(place, Chase) else None

    def has_camcorder(self, state: State) -> bool:
        """Whether the camcorder, and with it the figures of its audio bar, is at hand."""
        return self._viewfinder.has(state)

    def acts(self, state: State) -> tuple[str, ...]:
        """Return the free acts possible now: 'lens' raises or lowers the camcorder, 'film' takes a frame."""
        return self._viewfinder.acts(state, self.nodes[state.node].node)

    # What can be done

    def start(
        self,
        difficulty: Difficulty = Difficulty.STANDARD,
        values: Mapping[str, int] | None = None,
        at: str | None = None,
    ) -> tuple[State, Turn]:
        """Return the first state of a play and what it tells; `values` and `at`: where, if not as the story."""
        return self._arrive(self.before(difficulty, values), at or self.story.start, "", None, ())

    def before(self, difficulty: Difficulty, values: Mapping[str, int] | None = None) -> State:
        """Return the state before a play's first arrival, where it is nowhere yet."""
        own = values or {}
        start = tuple(own.get(name, variable.start) for name, variable in self.story.variables.items())
        meter = cube.forced(Meter(), self.story.start_meter)
        return State("", start, meter, visits=(0,) * len(self.counters), difficulty=difficulty)

    def arrive(self, state: State, address: str) -> tuple[State, Turn]:
        """Arrive at a node from nowhere: for a play whose own place is gone from the story."""
        return self._arrive(replace(state, lens=False, pending=None), address, "", None, ())

    def step(self, state: State, plan: ChoicePlan) -> tuple[State, Turn]:
        """Take a choice: one of `options(state)`, which is not checked again."""
        values, meter, outcome = state.values, state.meter, None
        if not plan.silent and meter.cube is not LOCKED_ON:
            if plan.soundless:
                outcome = UNHEARD[state.difficulty][meter]
            else:
                outcome = self._ears.forecast(state, plan).outcome
                if outcome.gap is not None:
                    values = self._ears.with_gap(state, plan, outcome.gap)
            meter = outcome.meter
        if plan.moves:  # `moved`, written out: most choices come this way
            new = [*values]
            for index, table in plan.moves:
                new[index] = table[new[index]]
            values = tuple(new)
        if plan.computed:
            values = worked_out(state, values, plan.computed)
        taken = state.taken | plan.bit
        if plan.straight and meter.cube is not LOCKED_ON:
            node = self._here = plan.goal or self._goal(plan)
            if node.plain:
                after = State(node.address, values, meter, taken, state.visits, False, state.pending, state.difficulty)
                return after, Turn(plan.address, outcome, (after,), node.fixed)
            arrived = self._entered(state, node, values, meter, taken)
            return self._read_on(arrived, plan.address, outcome, (arrived,))
        choice, target = plan.address, plan.to
        looked = state.looked or plan.choice.look
        after = State(state.node, values, meter, taken, state.visits, False, state.pending, state.difficulty, looked)
        told = (Said(choice, after),) if plan.say else ()
        if outcome and outcome.locked:
            after, target = self.close_calls.begun(after, target, plan.place(state))
        return self._arrive(after, target, choice, outcome, told)

    def _goal(self, plan: ChoicePlan) -> NodePlan:
        """Return where a straight choice leads, and remember it."""
        plan.goal = self.nodes[plan.to]
        return plan.goal

    def act(self, state: State, name: str) -> State:
        """Do one of `acts(state)`; what it has changed is told by `retold`."""
        return self._viewfinder.act(state, self.nodes[state.node].node, name)

    def retold(self, state: State) -> tuple[State, Turn]:
        """Tell a place as it is now, and read on from it if nothing is left there to choose."""
        return self._read_on(state, "", None, (state,) if state.node in self.story.nodes else ())

    def _arrive(
        self, state: State, target: str, choice: str, outcome: Outcome | None, told: tuple[Passage, ...]
    ) -> tuple[State, Turn]:
        """Go to a target of any kind, and read on from there."""
        passages = [*told]
        state = self._reached(state, target, passages)
        return self._read_on(state, choice, outcome, tuple(passages))

    def _reached(self, state: State, target: str, told: list[Passage]) -> State:
        """Return the state at a target of any kind; what is arrived at is told."""
        arrives = target != "stay"
        if target == "return":
            state, target, arrives = self.close_calls.over(state)
        if not arrives:
            return replace(state, node=state.node if target == "stay" else target)
        if is_ending(target):
            return self._ended(state, target)
        state = self._entered(state, self.nodes[target], state.values, state.meter, state.taken)
        told.append(state)
        return state

    def _entered(self, state: State, plan: NodePlan, values: tuple[int, ...], meter: Meter, taken: int) -> State:
        """Return the state after arriving at a node: its visit counted, its `enter` applied, the lens down."""
        visits, address = state.visits, plan.node.address
        if plan.counter is not None:
            visits = put(visits, plan.counter, self.counters[plan.counter].after(visits[plan.counter]))
        arrived = State(address, values, meter, taken, visits, False, state.pending, state.difficulty)
        if plan.moves or plan.computed:
            arrived = replace(arrived, values=worked_out(arrived, moved(values, plan.moves), plan.computed))
        return replace(arrived, meter=cube.forced(meter, plan.meter)) if plan.meter else arrived

    def _read_on(
        self, state: State, choice: str, outcome: Outcome | None, told: tuple[Passage, ...]
    ) -> tuple[State, Turn]:
        """Go on where there is nothing to choose, however far that is: the loader sees to it that this ends."""
        if self.nodes[state.node].settles:
            return state, Turn(choice, outcome, told)
        passages = [*told]
        while onward := self._onward(state, passages):
            state, target = onward
            state = self._reached(state, target, passages)
        return state, Turn(choice, outcome, tuple(passages))

    def _onward(self, state: State, told: list[Passage]) -> tuple[State, str] | None:
        """Return where a node's `to` leads, or a fallback when nothing else can be; None where one stops."""
        plan = self.nodes[state.node]
        if plan.settles:
            return None
        if plan.node.to:
            return state, plan.node.to
        fallback = None if self.options(state) else next((p for p in plan.fallbacks if p.holds(state)), None)
        if fallback is None:
            return None
        values = worked_out(state, moved(state.values, fallback.moves), fallback.computed)
        state = replace(state, values=values, taken=state.taken | fallback.bit)
        if fallback.say:
            told.append(Said(fallback.address, state))
        return state, fallback.to

    def _ended(self, state: State, target: str) -> State:
        """Return the ended state; `ending:auto` is the ending of highest priority whose condition holds."""
        if target == ENDING + "auto":
            target = ENDING + next(name for name, test in self.endings if test is None or test(state))
        return replace(state, node=target, pending=None, lens=False)

    @cached_property
    def endings(self) -> list[tuple[str, Value | None]]:
        """The endings that `ending:auto` may choose, the first that holds first."""
        auto = sorted((e for e in self.story.endings.values() if e.auto), key=lambda e: -e.priority)
        return [(e.id, self._compiler.value(e.when) if e.when else None) for e in auto]
