"""A whole play of the game's own story by keys, in the full screen, beside the same in line mode."""

import asyncio
import os
from io import StringIO
from pathlib import Path

import pytest

from game import load_story
from game.model.story import Story
from game.plain import run
from game.play import Session
from game.play.settings import Settings
from game.play.store import Store
from game.tui.app import LensApp
from tests.plays import whole_play
from tests.tui.screen import SHOWPIECE, choices, opened, prose


@pytest.fixture(scope="module")
def own(root: Path) -> Story:
    return load_story(root / "story")


def squeezed(text: str) -> str:
    return "".join(text.split()).casefold()


def keys_for(session: Session, move: str) -> tuple[str, ...]:
    """Return what a player presses for a move."""
    if move == "skip":
        return ("x", "2")
    if move in ("lens", "film"):
        return (move[0],)
    return (str(next(offer.number for offer in session.turn.offers if offer.address == move)),)


def in_line_mode(session: Session) -> str:
    """Return what line mode writes of the page that a play is open at."""
    copy = Session(session.story, session.start.difficulty)
    for move in session.moves:
        copy.move(move)
    stdout = StringIO()
    run(copy, stdin=StringIO("q\n"), stdout=stdout)
    return squeezed(stdout.getvalue())


def test_by_keys_to_the_end_the_screen_shows_and_offers_what_line_mode_does(
    own: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)
    played = whole_play(own, 11, skips=True)

    async def journey() -> None:
        session, settings = Session(own, played.start.difficulty), Settings(tmp_path)
        settings.set("motion", "off")
        async with opened(session, SHOWPIECE, settings=settings, store=Store(tmp_path)) as pilot:
            for number, move in enumerate(played.moves):
                await pilot.press(*keys_for(session, move))
                await pilot.pause()
                assert session.moves == played.moves[: number + 1]
                written = in_line_mode(session)
                offered = [offer for offer in session.turn.offers if offer.enabled]
                for offer in offered if "↓" not in choices(pilot) else ():
                    assert squeezed(offer.label.text) in squeezed(choices(pilot))
                    assert squeezed(offer.label.text) in written
                for line in session.turn.lines:
                    assert squeezed(line.text) in written
                if session.turn.lines and len(session.turn.lines) < 4:
                    assert squeezed(session.turn.lines[-1].text)[:40] in squeezed(prose(pilot))
                if number == len(played.moves) // 2:
                    await pilot.press("u", "r")
                    assert session.moves == played.moves[: number + 1]
            assert session.turn.ended == played.turn.ended
            assert isinstance(pilot.app, LensApp)
        kept, said = Store(tmp_path).load(own)
        assert said is None
        assert kept is not None
        assert kept.moves == played.moves
        assert [place.title for place in Store(tmp_path).memory(own).gallery() if place.frame] == [played.turn.scene]

    asyncio.run(journey())
