"""From a state and what a turn told to the page that surfaces show."""

from collections.abc import Iterable
from math import ceil

from msgspec.structs import replace

from game.i18n import _
from game.model.state import Offer, State, Turn
from game.model.story import Cube, Node, World
from game.model.text import Line
from game.play import wording
from game.play.manner import AS_IT_STANDS, Manner
from game.play.page import BARS, Page, Reading, Tape, TimeLimit
from game.rules import Rules
from game.rules.flow import ENDING, is_ending
from game.rules.plans import METER_AWAY, ChoicePlan
from game.rules.prints import prints


class Pages:
    """Makes the pages of one story."""

    def __init__(self, rules: Rules, manner: Manner = AS_IT_STANDS) -> None:
        """Remember the rules, and how pages are worded."""
        self._rules = rules
        self._story = rules.story
        self.manner = manner
        """How pages are worded."""

    def page(
        self, state: State, turn: Turn, before: State | None, footage: tuple[str, ...], filmed: bool = False
    ) -> Page:
        """Return the page of a state.

        Args:
            state: Where the play is.
            turn: What led here and what it told.
            before: The state before that turn; None at the start.
            footage: Frames filmed so far, in order.
            filmed: The last of them just now: that is what the page tells.
        """
        if is_ending(state.node):
            return self._end(state, turn, before, footage)
        node = self._story.nodes[state.node]
        offers = self._offers(state, node)
        return Page(
            address=state.node,
            scene=self._story.scenes[node.scene].title,
            told_by=node.told_by,
            lines=self._told(self._kept(state, footage) if filmed else self._lines(state, turn, before, footage)),
            offers=tuple(map(self.manner.offer, offers)),
            acts=self._rules.acts(state),
            meter=self._reading(state, node),
            art=node.art,
            titles=self._titles(node.art),
            world=(world := _world(state, node)),
            depicts=self._depicts(node.art, world),
            prints=(strip := prints(self._story, self._rules.layout, state)),
            printed=tuple(self._depicts(name, "bare") for name in strip),
            margin=self._margin(state),
            tape=self._tape(state, node),
            notes=tuple(self._story.notes[note] for note in node.notes),
            clock=_limit(node, offers),
        )

    def label(self, plan: ChoicePlan, state: State) -> str:
        """Return a choice's label as plain text."""
        return self.manner.line(self._rules.label(state, plan)).text

    def place(self, state: State, footage: tuple[str, ...]) -> tuple[Line, ...]:
        """Return what the place itself tells, whatever the last move told; nothing once ended."""
        return () if is_ending(state.node) else self._told(self._rules.lines(state, footage))

    def _told(self, lines: Iterable[Line]) -> tuple[Line, ...]:
        return tuple(map(self.manner.line, lines))

    def _end(self, state: State, turn: Turn, before: State | None, footage: tuple[str, ...]) -> Page:
        ending = self._story.endings[state.node.removeprefix(ENDING)]
        last = next((passage.node for passage in reversed(turn.told) if isinstance(passage, State)), None)
        node = self._story.nodes[last or (before.node if before else self._story.start)]
        lines = self._told(self._lines(state, turn, before, footage))
        return Page(
            address=state.node,
            scene=ending.title,
            told_by=node.told_by,
            lines=lines,
            offers=(),
            acts=(),
            meter=self._reading(state, node),
            ended=ending.id,
            art=ending.art or node.art,
            depicts=self._depicts(ending.art or node.art, "bare"),
        )

    def _kept(self, state: State, footage: tuple[str, ...]) -> tuple[Line, ...]:
        """Return what the frame just filmed shows, with its number."""
        camcorder = self._story.camcorder
        number = _("Filmed, {n} of {most}: ").format(n=len(footage), most=camcorder.frames if camcorder else 0)
        first, *rest = self._rules.kept(state, footage[-1:])
        return (Line(number + first.text, first.style), *rest)

    def _titles(self, art: str | None) -> bool:
        """Whether the story's own title stands in a picture: no scene's is told there."""
        return art is not None and art == self._story.screen.title

    def _depicts(self, art: str | None, world: World) -> str:
        """Return what a picture shows, in the world that is seen."""
        return wording.depicted(self._story, art, lens=world == "lens")

    def _value(self, state: State, name: str | None) -> int:
        """Return what a variable holds that the screen may show; 0 where there is none."""
        return state.values[self._rules.layout.values[name]] if name else 0

    def _margin(self, state: State) -> tuple[int, int]:
        """Return how much of the screen's edge others hold, and how much they can."""
        name = self._story.screen.margin
        return self._value(state, name), self._story.variables[name].type.high if name else 0

    def _tape(self, state: State, node: Node) -> Tape | None:
        """Return the camcorder, where it is at hand; or where it runs by itself, and a node says what stands there."""
        camcorder, values = self._story.camcorder, self._rules.layout.values
        alone = not self._rules.has_camcorder(state)
        if camcorder is None or (alone and not node.marks):
            return None
        full = self._story.variables[camcorder.battery].type.high
        # A battery that can hold nothing is empty.
        bars = ceil(BARS * state.values[values[camcorder.battery]] / full) if full > 0 else 0
        counter = self._value(state, self._story.screen.counter)
        up, filmed = state.lens or node.through, state.values[values["frames"]]
        return Tape(up, bars, filmed, camcorder.frames, counter, node.marks, alone)

    def _lines(self, state: State, turn: Turn, before: State | None, footage: tuple[str, ...]) -> tuple[Line, ...]:
        """Return what was told, with the scene's title on entering it and the cube's own sentence before arrival."""
        told = turn.told or ((state,) if state.node in self._story.nodes else ())
        known = self._known(state, turn, before, footage)
        lines: list[Line] = []
        cube = self._cube_line(turn, before)
        left = self._story.nodes.get(before.node) if before else None
        scene, teller = (left.scene, left.told_by) if left else (None, "none")
        for passage in told:
            node = self._story.nodes[passage.node] if isinstance(passage, State) else None
            if node and cube:
                lines.append(cube)
                cube = None
            if node and node.scene != scene:
                scene = node.scene
                if not self._titles(node.art):
                    lines.append(Line(self._story.scenes[scene].title, "title"))
            if node and node.told_by != teller:
                teller = node.told_by
                passes = wording.passes_to(teller)
                lines += [Line(passes, "teller")] if passes else []
            lines += [line for line in self._rules.lines(passage, footage) if line not in known]
        return tuple(lines + ([cube] if cube else []))

    def _known(self, state: State, turn: Turn, before: State | None, footage: tuple[str, ...]) -> tuple[Line, ...]:
        """Return what need not be told again where one stays and nothing is said: after a look, a free act.

        A choice that changes nothing tells the place again; a free act, such as another difficulty, does not.
        """
        if before is None or before.node != state.node or (turn.told and turn.choice):
            return ()
        known = self._rules.lines(before, footage)
        fresh = [line for line in self._rules.lines(state, footage) if line not in known]
        return known if fresh or not turn.choice else ()

    def _cube_line(self, turn: Turn, before: State | None) -> Line | None:
        if turn.outcome is None or before is None:
            return None
        sentence = wording.behaviour(before.meter, turn.outcome, self._story)
        return Line(sentence, "cube") if sentence else None

    def _offers(self, state: State, node: Node) -> tuple[Offer, ...]:
        """Return the offers numbered as a player types them, previews in the words of whoever tells."""
        made, number = [], 0
        away = self._away(state)
        for offer in self._rules.offers(state):
            number += offer.enabled
            shown = replace(offer, number=number if offer.enabled else 0, preview=None if away else offer.preview)
            made.append(self._worded(shown, state, node))
        return tuple(made)

    def _worded(self, offer: Offer, state: State, node: Node) -> Offer:
        if offer.preview is None:
            return offer
        # From the camcorder's audio bar he reads decibels; Ji-hye's telling has none.
        at_hand = self._rules.has_camcorder(state) and not wording.sees(node.told_by)
        decibels = self.manner.figures and (self.manner.decibels or at_hand)
        lead, last = self._rules.lead(state), self._rules.last_call(state)
        words, brief = (
            wording.preview_words(
                offer.preview, state.meter, lead, node.told_by, decibels, brief, last, self.manner.figures
            )
            for brief in (False, True)
        )
        return replace(offer, words=words, brief=brief)

    def _reading(self, state: State, node: Node) -> Reading:
        cube = state.meter.cube
        word = wording.state_word(cube, node.told_by)
        idle = node.silent and cube != Cube.LOCKED_ON
        away = self._away(state) or idle
        return Reading(state.meter.attention, cube, word, wording.GLYPHS[cube], lead=self._rules.lead(state), away=away)

    def _away(self, state: State) -> bool:
        index = self._rules.layout.values.get(METER_AWAY)
        return index is not None and bool(state.values[index])


def _world(state: State, node: Node) -> World:
    """Return which world is seen."""
    return "lens" if state.lens or node.through else "bare"


def _limit(node: Node, offers: tuple[Offer, ...]) -> TimeLimit | None:
    """Return how long a node leaves, where the choice of those who are late can be taken."""
    if node.clock is None:
        return None
    taken = (offer.address for offer in offers if offer.enabled and offer.id == node.clock.late)
    late = next(taken, None)
    return TimeLimit(node.clock.seconds, late) if late else None
