"""Session, saves, undo, settings and lens together: whatever is done in whatever order, nothing is lost or wrong."""

import os
import tempfile
from io import StringIO
from pathlib import Path
from shutil import rmtree

import pytest
from hypothesis import settings as checks
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from game.model.state import State
from game.model.story import Difficulty, Story
from game.plain.clock import AnswerClock
from game.plain.loop import answer
from game.plain.paper import Paper
from game.plain.play import Play
from game.play import ChoiceError, Session
from game.play.settings import Settings
from game.play.slots import Slots
from game.play.store import Store
from game.settings import SETTINGS
from tests.stories import make_story
from tests.unit.play.test_time import HEAD, SCENES, WOOD

STORY = make_story(HEAD, a=WOOD.replace("text: A stream.", "text: A stream.\n    film: stream"), b=SCENES["b"])
STEPS = 50
LINES = ["1", "2", "lens", "film", "skip", "u", "r", "why", "m", "history", "back 0", "rewind 1", "gallery", "saves",
         "save x", "save 8 ../y", "load 8", "load w2", "settings", "notes", "frames", "new", "9", "«»", "clock 2",
         "transcript x", "difficulty strict", "difficulty story", "\x1b[31m", "x" * 3000, "\u202e"]  # fmt: skip


class Machine(RuleBasedStateMachine):
    """One player, one folder; beside the session, the plainest account of what it should be."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.slots: dict[int, tuple[str, tuple[str, ...]]] = {}
        """What was kept in each slot: the difficulty begun with, and the moves."""
        self.chosen: dict[str, str] = {}
        """Settings as they were set last."""

    @initialize(difficulty=st.sampled_from(["story", "standard", "strict"]))
    def begin(self, difficulty: str) -> None:
        self.store, self.settings = Store(self.folder), Settings(self.folder)
        self.take(Session(STORY, difficulty))

    def take(self, session: Session) -> None:
        """Take up a play."""
        self.session = session
        self.told = StringIO()
        paper = Paper(self.told)
        self.play = Play(session, paper, self.store, AnswerClock(None, lambda: 0.0, False), settings=self.settings)

    def teardown(self) -> None:
        rmtree(self.folder)

    # What a player does

    @rule(pick=st.integers(0, 99))
    def choose(self, pick: int) -> None:
        offers = [offer for offer in self.session.turn.offers if offer.enabled]
        if offers:
            offer = offers[pick % len(offers)]
            foretold = offer.preview
            page = self.session.choose(offer.number)
            outcome = self.session.history[-1].turn.outcome
            assert page is self.session.turn
            assert foretold is None or outcome in (foretold.low, foretold.high)
            self.store.save(self.session)

    @rule(act=st.sampled_from(["lens", "film", "skip"]))
    def act(self, act: str) -> None:
        before = self.session.state
        if act in self.session.turn.acts:
            self.session.act(act)
            assert self.session.state.meter == before.meter or act == "skip"
        else:
            with pytest.raises(ChoiceError):
                self.session.act(act)
            assert self.session.state is before

    @rule(difficulty=st.sampled_from(list(Difficulty)))
    def change(self, difficulty: Difficulty) -> None:
        before = self.session.state
        self.session.change_difficulty(difficulty.word)
        assert self.session.state.values == before.values

    @rule()
    def undo_and_redo(self) -> None:
        state, moves = self.session.state, self.session.moves
        if self.session.undo():
            assert self.session.moves == moves[:-1]
            assert self.session.redo()
            assert (self.session.state, self.session.moves) == (state, moves)
            self.session.undo()
        else:
            assert self.session.moves == moves

    @rule()
    def redo(self) -> None:
        self.session.redo()

    @rule(place=st.integers(-1, 30))
    def jump(self, place: int) -> None:
        moves, future = self.session.moves, 0
        gone = self.session.jump(place)
        assert self.session.moves == (moves[:place] if gone else moves)
        while gone and self.session.moves != moves and self.session.redo():
            future += 1
        assert self.session.moves == moves
        if gone:
            assert future == len(moves) - place
            self.session.jump(place)

    @rule(setting=st.sampled_from(SETTINGS), pick=st.integers(0, 9))
    def set(self, setting: object, pick: int) -> None:
        declared = next(each for each in SETTINGS if each is setting)
        values = [*declared.words, *([declared.example] if declared.example else [])]
        state = self.session.state
        assert self.settings.set(declared.name, values[pick % len(values)]) is None
        self.chosen[declared.name] = values[pick % len(values)]
        self.session.manner = self.settings.manner
        assert self.session.state is state

    @rule(number=st.integers(1, 8), name=st.text(max_size=50))
    def keep(self, number: int, name: str) -> None:
        assert Slots(self.store, STORY).keep(number, self.session, name) is None
        self.slots[number] = (self.session.start.difficulty, self.session.moves)

    @rule(number=st.integers(1, 8))
    def load(self, number: int) -> None:
        session, said = Slots(self.store, STORY).load(number)
        if number in self.slots:
            assert said is None
            assert session is not None
            assert (session.start.difficulty, session.moves) == self.slots[number]
            self.take(session)
        else:
            assert (session, said) == (None, f"There is nothing in slot {number}.")

    @rule()
    def leave_and_come_back(self) -> None:
        """Everything in memory is gone; the files are there."""
        self.store.save(self.session)
        self.store.leave()
        before = self.session
        self.store, self.settings = Store(self.folder), Settings(self.folder)
        session, said = self.store.load(STORY)
        assert said is None
        assert session is not None
        session.manner = self.settings.manner
        assert (session.state, session.moves, session.footage) == (before.state, before.moves, before.footage)
        before.manner = session.manner
        assert session.turn == before.turn
        self.take(session)

    @rule(damage=st.sampled_from([b"", b"{", b"\xff" * 99]))
    def have_the_disk_spoil_the_last_save(self, damage: bytes) -> None:
        self.session.change_difficulty("story")
        self.store.save(self.session)
        self.session.change_difficulty("standard")
        self.store.save(self.session)
        before = self.session.moves[:-1]
        self.store.path(STORY).write_bytes(damage)
        self.store = Store(self.folder)
        session, said = self.store.load(STORY)
        assert said is not None
        assert session is not None
        assert session.moves == before
        self.take(session)

    @rule(line=st.sampled_from(LINES))
    def type(self, line: str) -> None:
        """Type into line mode, which has the same session."""
        self.play.settings, self.play.store = self.settings, self.store
        went_on = answer(self.play, " ".join(line.split())[:1000])
        assert went_on
        for name in ("clock", "difficulty"):
            self.chosen[name] = self.settings.of(name)
        if line.startswith("save "):
            number = 8 if "8" in line else next(n for n in range(1, 10) if n not in self.slots)
            if number < 9:
                self.slots[number] = (self.session.start.difficulty, self.session.moves)
        if self.play.session is not self.session:
            self.take(self.play.session)

    @precondition(lambda self: self.session.turn.ended)
    @rule()
    def begin_again(self) -> None:
        self.take(self.session.again())
        assert self.session.moves == ()

    # What is always so

    @invariant()
    def the_state_is_what_the_moves_make_of_it(self) -> None:
        again = Session(STORY, self.session.start.difficulty, values=self.session.start.values)
        states: list[State] = [again.state]
        for move in self.session.moves:
            again.move(move)
            states.append(again.state)
        assert states == [entry.state for entry in self.session.history]

    @invariant()
    def a_page_can_be_gone_on_from(self) -> None:
        page = self.session.turn
        offers = [offer for offer in page.offers if offer.enabled]
        assert [offer.number for offer in offers] == list(range(1, len(offers) + 1))
        assert bool(offers) != bool(page.ended)

    @invariant()
    def what_was_set_is_set(self) -> None:
        assert {name: self.settings.of(name) for name in self.chosen} == self.chosen

    @invariant()
    def nothing_steers_a_terminal(self) -> None:
        assert not set(self.told.getvalue()) & set("\x1b\x9b\u202e\x00")


def run_machine(examples: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)
    run_state_machine_as_test(Machine, settings=checks(max_examples=examples, stateful_step_count=STEPS))


def test_two_thousand_steps_in_any_order_lose_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    run_machine(40, monkeypatch)


@pytest.mark.long
def test_fifty_thousand_steps_in_any_order_lose_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    run_machine(1000, monkeypatch)


def test_the_machine_has_a_story_with_everything_in_it() -> None:
    story: Story = STORY
    assert story.camcorder
    assert story.close_calls
    assert any(node.film for node in story.nodes.values())
    assert any(scene.skip for scene in story.scenes.values())
