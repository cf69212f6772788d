"""What is asked of a story: for each question the places and conditions at which its answer would be yes."""

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, NamedTuple

from game.model.expression import Apply, Constant, Name, Query, Term
from game.model.story import Node
from game.model.text import Cycle, First, Lens, Run, Text, When
from game.prove.explore.chart import Chart
from game.prove.explore.conditions import Where, asked, both, negated, told
from game.prove.explore.places import Spot
from game.rules.layout import walk

Kind = Literal["ending", "promise", "offered", "fails", "shown", "stops", "dead_end"]


Asks = Callable[[str, str], bool]
"""Whether questions of a kind are asked about something of this name."""


class Question(NamedTuple):
    """Whether some reachable state meets a condition."""

    kind: Kind
    name: str
    """Of what it is asked: an ending, a promise, a choice, a node."""
    detail: str
    """Which of several there: a condition's words, a variable."""
    where: Where


class Questions:
    """All questions about one story."""

    def __init__(self, chart: Chart) -> None:
        """Sort the spots by node."""
        self.chart, self.story = chart, chart.story
        names = [name for name, variable in self.story.variables.items() if variable.profile]
        self._outliving = frozenset(map(chart.parts.variable, names))
        self._standing: dict[str, list[Spot]] = {}
        self._saying: dict[str, list[Spot]] = {}
        for spot in chart.arrows:
            if not spot.stage:
                self._standing.setdefault(spot.node, []).append(spot)
            elif "." in spot.stage:
                self._saying.setdefault(spot.stage, []).append(spot)

    def standing(self) -> Iterator[Spot]:
        """Yield every spot where something is told or chosen, and every end."""
        for spots in self._standing.values():
            yield from spots

    def everywhere(self, term: Term) -> dict[Spot, Term | None]:
        """Return a condition at every spot where it may hold."""
        return {spot: term for spot in self.standing() if self.chart.possible.verdicts(term, spot) & 2}

    def at(self, node: str, term: Term | None) -> dict[Spot, Term | None]:
        """Return a condition at every spot of a node."""
        return dict.fromkeys(self._standing.get(node, ()), term)

    def endings(self) -> Iterator[Question]:
        """Yield whether each ending can be reached."""
        for name in self.story.endings:
            yield Question("ending", name, "", self.at(f"ending:{name}", None))

    def promises(self, asks: Asks) -> Iterator[Question]:
        """Yield what would break each promise (never, always, before), or keep it (reachable)."""
        for promise in self.story.promises:
            if not asks("promise", promise.id):
                continue
            term = promise.terms[0].term
            if promise.kind in ("always", "never", "reachable"):
                wanted = negated(term) if promise.kind == "always" else term
                yield Question("promise", promise.id, promise.kind, self.everywhere(wanted))
            elif promise.kind == "before" and lasting(term):
                late = both(promise.terms[1].term, negated(term))
                assert late is not None
                yield Question("promise", promise.id, promise.kind, self.everywhere(late))

    def offers(self) -> Iterator[Question]:
        """Yield whether each choice is ever offered, and whether what it asks for ever fails."""
        for node in self.story.nodes.values():
            plan = self.chart.rules.nodes[node.address]
            none_open = self.chart.turns.none_open(plan) if plan.fallbacks else None
            for choice in (*plan.labelled, *plan.fallbacks):
                term = self.chart.turns.open(choice)
                if choice in plan.fallbacks:
                    term = both(none_open, term)
                yield Question("offered", choice.address, "", self.at(node.address, term))
                when = choice.choice.when
                if when is not None and choice in plan.labelled:
                    left = negated(Query("chose", choice.address)) if choice.once else None
                    yield Question(
                        "fails", choice.address, when.source, self.at(node.address, both(left, negated(when.term)))
                    )

    def dead_ends(self) -> Iterator[Question]:
        """Yield whether a play can stand at each node with nothing to choose."""
        for node in self.story.nodes.values():
            plan = self.chart.rules.nodes[node.address]
            if node.to is None:
                terms = [self.chart.turns.open(choice) for choice in (*plan.labelled, *plan.fallbacks)]
                if all(term is not None for term in terms):
                    none = both(*(negated(term) for term in terms if term is not None))
                    yield Question("dead_end", node.address, "", self.at(node.address, none))

    def variants(self) -> Iterator[Question]:
        """Yield whether each variant of a text is ever shown."""
        for node in self.story.nodes.values():
            for words, term in self._variants(node.text, node, None):
                yield Question("shown", node.address, words, self.at(node.address, term))
            for choice in node.choices:
                for words, term in self._variants(choice.say, node, None):
                    where = dict.fromkeys(self._saying.get(choice.address, ()), term)
                    yield Question("shown", choice.address, words, where)

    def _variants(self, text: Text, node: Node, given: Term | None) -> Iterator[tuple[str, Term | None]]:
        visits = Query("visits", node.address)
        for block in text:
            options: list[tuple[str, Term, Text]] = []
            match block:
                case When(test, say, otherwise):
                    options.append((test.source, test.term, say))
                    if otherwise:
                        options.append((f"not ({test.source})", negated(test.term), otherwise))
                case First(first, again):
                    early = Apply("<", (visits, Constant(2)))
                    options += [("first", early, first), ("again", negated(early), again)]
                case Lens(bare, lens):
                    options += [("bare", negated(Name("lens")), bare), ("lens", Name("lens"), lens)]
                case Cycle(texts):
                    for number, option in enumerate(texts):
                        options.append((f"cycle {number + 1}", self._turn(node, number, len(texts)), option))
                case Run(blocks):
                    yield from self._variants(blocks, node, given)
            for words, term, inner in options:
                path = both(given, term)
                if inner:
                    yield words, path
                yield from self._variants(inner, node, path)

    def _turn(self, node: Node, number: int, options: int) -> Term:
        """Return when a cycle is at one of its options."""
        index = self.chart.rules.layout.visits[node.address]
        counter = self.chart.rules.counters[index]
        counts = [n for n in range(counter.limit + counter.period) if max(0, n - 1) % options == number]
        visits = Query("visits", node.address)
        return Apply("or", tuple(Apply("==", (visits, Constant(count))) for count in counts))

    def saturations(self) -> Iterator[Question]:
        """Yield whether each `add` of a choice is ever cut short by a bound."""
        for node in self.story.nodes.values():
            for choice in node.choices:
                for name, amount in choice.effects.add.items():
                    kind = self.story.variables[name].type
                    beyond = Apply(">", (Name(name), Constant(kind.high - amount)))
                    if amount < 0:
                        beyond = Apply("<", (Name(name), Constant(kind.low - amount)))
                    term = both(self.chart.turns.open(self.chart.rules.choices[choice.address]), beyond)
                    yield Question("stops", choice.address, name, self.at(node.address, term))

    def all(self, asks: Asks = lambda kind, name: True) -> Iterator[Question]:
        """Yield every question, or those whose kind and name are asked about.

        A proof is of a first play: what variables that outlive a play decide is not asked whether it is of any use.
        """
        claims = (self.endings(), self.promises(asks), self.dead_ends())
        yield from (question for questions in claims for question in questions if asks(question.kind, question.name))
        for questions in (self.offers(), self.variants(), self.saturations()):
            asked_about = (question for question in questions if asks(question.kind, question.name))
            yield from (question for question in asked_about if not self._of_later_plays(question))

    def _of_later_plays(self, question: Question) -> bool:
        parts = self.chart.parts
        return any(
            term is not None and not self._outliving.isdisjoint(asked(term, spot.node, parts))
            for spot, term in question.where.items()
        )


def watching(questions: Iterable[Question]) -> dict[Spot, list[Term]]:
    """Return what has to be told of the states at each spot so that questions can be answered."""
    return told(question.where for question in questions)


def lasting(term: Term) -> bool:
    """Whether a condition, once true, stays true: visits and choices are never taken back in a play."""
    match term:
        case Query("visited" | "chose", _):
            return True
        case Apply("and" | "or", operands):
            return all(lasting(operand) for operand in operands)
    return False


def never_read(chart: Chart) -> list[str]:
    """Return the variables of the file that nothing asks for."""
    story = chart.story
    rest = tuple(story.nodes.values()), story.gear, story.endings, story.camcorder, story.promises, story.channels
    read = {part.name for part in walk(rest) if isinstance(part, Name)}
    used = {story.close_calls.variable} if story.close_calls else set()
    used |= {story.camcorder.battery, "frames"} if story.camcorder else set()
    used |= {choice.unknown for node in story.nodes.values() for choice in node.choices if choice.unknown}
    used |= {rule.place.gap for node in story.nodes.values() for rule in node.place if hasattr(rule.place, "gap")}
    implied = {name for name in story.variables if name.startswith("filmed_")}
    return [name for name in story.variables if name not in read | used | implied and name != "meter_away"]
