"""One play from its first line to its end: moves, undo, redo, and the page they lead to."""

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from game.i18n import _
from game.model.state import Meter, State
from game.model.story import Difficulty, Story
from game.model.text import Line
from game.play.errors import ChoiceError
from game.play.history import DIFFICULTY as DIFFICULTY
from game.play.history import Entry as Entry
from game.play.history import Start, begins, checkpoints, notes_of, scene_at
from game.play.manner import AS_IT_STANDS, Manner
from game.play.named import Named, named
from game.play.page import Page
from game.play.pages import Pages
from game.play.wording import sums
from game.rules import rules_of
from game.rules.camcorder import FILM
from game.rules.passing import SKIP, passing, skip


class Session:
    """A play of a story. A refused move raises `ChoiceError` and changes nothing."""

    def __init__(
        self,
        story: Story,
        difficulty: str = "standard",
        *,
        at: str | None = None,
        values: Mapping[str, int] | None = None,
        manner: Manner = AS_IT_STANDS,
        state: State | None = None,
        footage: tuple[str, ...] = (),
    ) -> None:
        """Start a play, or go on with one of which only the state is known.

        Args:
            story: What is played.
            difficulty: 'story', 'standard' or 'strict'.
            at: Address of the node to start from, instead of the story's own start.
            values: Variables that start elsewhere than the story says.
            manner: How pages are worded.
            state: Where to go on.
            footage: What had been filmed by then.
        """
        self.story = story
        self.rules = rules_of(story)
        self.start = Start(difficulty, at, dict(values or {}), state, footage)
        """What the play began with."""
        self._pages = Pages(self.rules, manner)
        self._past = [self._told_again("", state) if state else self._begun()]
        self._future: list[Entry] = []
        self._page: Page | None = None
        self.fold: Callable[[tuple[Line, ...]], tuple[Line, ...]] | None = None
        """Shortens what is shown of a page."""

    def _begun(self) -> Entry:
        began = self.start
        return Entry("", *self.rules.start(Difficulty[began.difficulty.upper()], began.values, began.at))

    @property
    def state(self) -> State:
        """The state of play now."""
        return self._past[-1].state

    @property
    def turn(self) -> Page:
        """The page the play is open at."""
        if self._page is None:
            self._page = self.page(len(self._past) - 1)
        return self._page

    def shown(self, index: int) -> Page:
        """Return the page that a move led to, as it is shown: folded where that was asked for."""
        page = self.page(index)
        return replace(page, lines=self.fold(page.lines)) if self.fold else page

    def page(self, index: int) -> Page:
        """Return the page that a move led to, by its place in `history`."""
        entry = self._past[index]
        # After an end only free acts are possible; they leave it at the node from where it was reached.
        earlier_states = (self._past[i].state for i in range(index - 1, -1, -1))
        before = next((state for state in earlier_states if state.node in self.story.nodes), None)
        filmed = len(self.start.footage) + sum(earlier.move == FILM for earlier in self._past[: index + 1])
        page = self._pages.page(entry.state, entry.turn, before, self.footage[:filmed], entry.move == FILM)
        return replace(page, acts=(*page.acts, SKIP)) if self._can_skip(index) else page

    def _can_skip(self, index: int) -> bool:
        """Whether a scene begins here that the story knows how to pass."""
        known = bool(index) or self.start.state is None
        passed = passing(self.rules, self._past[index].state) if known else None
        return passed is not None and begins(self.story, self._past, index)

    @property
    def manner(self) -> Manner:
        """How pages are worded; to be changed at any moment."""
        return self._pages.manner

    @manner.setter
    def manner(self, manner: Manner) -> None:
        if manner != self._pages.manner:
            self._pages.manner = manner
            self._page = None

    @property
    def place(self) -> tuple[Line, ...]:
        """What the place tells, whatever the last move told."""
        return self._pages.place(self.state, self.footage)

    @property
    def moves(self) -> tuple[str, ...]:
        """Every move since the start, in order."""
        return tuple(entry.move for entry in self._past[1:])

    @property
    def history(self) -> tuple[Entry, ...]:
        """Every move with what came of it, the start first."""
        return tuple(self._past)

    @property
    def checkpoints(self) -> tuple[int, ...]:
        """Places in `history` at which a scene begins; the play's own beginning is the first."""
        return checkpoints(self.story, self._past)

    @property
    def footage(self) -> tuple[str, ...]:
        """The frames filmed, in order."""
        filmed = (entry.state.node for entry in self._past if entry.move == FILM)
        return self.start.footage + tuple(self.story.nodes[address].film or "" for address in filmed)

    @property
    def scene_notes(self) -> tuple[str, ...]:
        """The content notes of the whole scene that the play is in."""
        return notes_of(self.story, scene_at(self.story, self._past, len(self._past) - 1))

    @property
    def tape(self) -> tuple[Line, ...]:
        """What the frames filmed show, in order."""
        return tuple(map(self.manner.line, self.rules.kept(self.state, self.footage)))

    @property
    def variables(self) -> dict[str, Named]:
        """The variables by name: numbers, truth values, names of enum values."""
        pairs = zip(self.story.variables.values(), self.state.values, strict=True)
        return {variable.name: named(variable, value) for variable, value in pairs}

    @property
    def outliving(self) -> dict[str, int]:
        """What the play leaves to the next: once it has ended, its `profile` variables; before, as they began."""
        values, began = self.state.values, self.start.values
        return {
            name: values[index] if self.turn.ended else began.get(name, variable.start)
            for index, (name, variable) in enumerate(self.story.variables.items())
            if variable.profile
        }

    def again(self) -> "Session":
        """Return a new play, begun as this one was, but as difficult as this one is now."""
        difficulty = self.state.difficulty.word
        values = self.start.values | self.outliving
        fresh = Session(self.story, difficulty, at=self.start.at, values=values, manner=self.manner)
        fresh.fold = self.fold
        return fresh

    def offered(self, which: str | int) -> str:
        """Return the address of a choice that can be taken, by its id, its address or its number.

        Raises:
            ChoiceError: it is not offered, or shown disabled.
        """
        for offer in self.turn.offers:
            if offer.enabled and which in (offer.id, offer.address, offer.number, str(offer.number)):
                return offer.address
        raise ChoiceError(which, self._enabled())

    def choose(self, which: str | int) -> Page:
        """Take a choice by its id, its address or its number.

        Raises:
            ChoiceError: it is not offered, or shown disabled.
        """
        address = self.offered(which)
        state, turn = self.rules.step(self.state, self.rules.choices[address])
        return self._go(Entry(address, state, turn))

    def late(self) -> Page:
        """Take the choice of those who are late, where the open page has a clock: a choice like any other.

        Raises:
            ChoiceError: it has none.
        """
        if self.turn.clock is None:
            raise ChoiceError("late", self._enabled())
        return self.choose(self.turn.clock.late)

    def act(self, name: str) -> Page:
        """Do a free act: 'lens', 'film'; or pass over the scene that has just begun: 'skip'.

        Raises:
            ChoiceError: it is not possible now.
        """
        if name not in self.turn.acts:
            raise ChoiceError(name, self.turn.acts)
        if name == SKIP:
            return self._go(Entry(SKIP, *skip(self.rules, self.state)))
        return self._go(self._told_again(name, self.rules.act(self.state, name)))

    def change_difficulty(self, difficulty: str) -> Page:
        """Change how forgiving the cube is: a free act at any moment."""
        names = [d.word for d in Difficulty]
        if difficulty not in names:
            raise ChoiceError(difficulty, names)
        state = replace(self.state, difficulty=Difficulty[difficulty.upper()])
        return self._go(self._told_again(DIFFICULTY + difficulty, state))

    def move(self, move: str) -> Page:
        """Make a move as `moves` lists it."""
        if move.startswith(DIFFICULTY):
            return self.change_difficulty(move.removeprefix(DIFFICULTY))
        return self.act(move) if "/" not in move else self.choose(move)

    @property
    def can_undo(self) -> bool:
        """Whether the last move can be taken back. On Strict only one move can be."""
        return len(self._past) > 1 and not (self._future and self.state.difficulty == Difficulty.STRICT)

    def undo(self) -> bool:
        """Take the last move back; False where that is not possible."""
        if not self.can_undo:
            return False
        self._future.append(self._past.pop())
        self._page = None
        return True

    def jump(self, index: int) -> bool:
        """Go back to a place in `history`; what came after can be made again. False where that is not allowed.

        On Strict it is one move at a time, but after an early end any scene's beginning can be gone back to.
        """
        if not 0 <= index < len(self._past) - 1:
            return False
        strict = self.state.difficulty == Difficulty.STRICT
        rewinds = self.ended_early and index in self.checkpoints
        if strict and not rewinds and (self._future or index < len(self._past) - 2):
            return False
        self._future += reversed(self._past[index + 1 :])
        del self._past[index + 1 :]
        self._page = None
        return True

    @property
    def ended_early(self) -> bool:
        """Whether the play has come to an early end."""
        return self.turn.ended is not None and self.story.endings[self.turn.ended].early

    @property
    def can_redo(self) -> bool:
        """Whether a move was taken back that can be made again."""
        return bool(self._future)

    def redo(self) -> bool:
        """Make the move again that was last taken back; False where there is none."""
        if not self.can_redo:
            return False
        self._past.append(self._future.pop())
        self._page = None
        return True

    def why(self, turns: int = 3) -> tuple[str, ...]:
        """Return the sums of the last turns that the cube listened to, oldest first; none while the meter is away."""
        if self.turn.meter.away:
            return ()
        heard: list[tuple[Meter, Entry]] = [
            (before.state.meter, entry)
            for before, entry in zip(self._past, self._past[1:], strict=False)
            if entry.turn.outcome
        ]
        labels = [self._pages.label(self.rules.choices[entry.move], self.state) for _before, entry in heard[-turns:]]
        totals = [sums(before, entry.turn.outcome) for before, entry in heard[-turns:] if entry.turn.outcome]
        return tuple(
            _("{label} {sum}.").format(label=label, sum=total) for label, total in zip(labels, totals, strict=True)
        )

    def _go(self, entry: Entry) -> Page:
        self._past.append(entry)
        self._future.clear()
        self._page = None
        return self.turn

    def _told_again(self, move: str, state: State) -> Entry:
        """Return the entry of what is no choice: the same place, told as it is now."""
        return Entry(move, *self.rules.retold(state))

    def _enabled(self) -> list[str]:
        return [f"{offer.number} {offer.id}" for offer in self.turn.offers if offer.enabled]
