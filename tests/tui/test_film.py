"""Pictures in the running app: they move while they are looked at, and at no other time; all of them can be shown."""

import gc
import weakref
from itertools import pairwise
from pathlib import Path

import pytest

from game import Session, load_story
from game.film import Film, Picture, film_of
from game.film.pictures import DARK, Size
from game.model.story import Story, World
from game.resources import art_folder
from game.tui.app import LensApp
from game.tui.projector import GRADE, Projector
from game.tui.screens.play import PlayScreen
from game.tui.themes import REALITY
from tests.tui.screen import SHOWPIECE, SMALLEST

SCENES = ("threshold", "forest", "mall", "restaurant", "wedding_booth", "escape", "wall", "dark")
HAVE = {"has_camcorder": 1}


@pytest.fixture(scope="module")
def story(request: pytest.FixtureRequest) -> Story:
    return load_story(Path(request.config.rootpath) / "story")


def page(app: LensApp) -> PlayScreen:
    screen = app.screen
    assert isinstance(screen, PlayScreen)
    return screen


async def test_under_another_screen_the_picture_rests(story: Story) -> None:
    app = LensApp(Session(story, at="forest/run"), motion="full")
    async with app.run_test(size=SHOWPIECE) as pilot:
        app.theme = REALITY.name
        page(app).cut.end()
        await pilot.pause()
        film = page(app).film
        assert film._timer is not None
        await pilot.press("question_mark")
        await pilot.pause()
        assert film._timer is None
        await pilot.press("escape")
        await pilot.pause()
        assert film._timer is not None


async def test_a_setting_made_over_another_screen_does_not_wake_the_picture(story: Story) -> None:
    app = LensApp(Session(story, at="forest/run"), motion="full")
    async with app.run_test(size=SHOWPIECE) as pilot:
        app.theme = REALITY.name
        under = page(app)
        under.cut.end()
        await pilot.press("h", "o", "5", "2", "escape")
        await pilot.pause()
        assert app.screen is not under
        assert under.film._timer is None
        await pilot.press("escape")
        await pilot.pause()
        assert under.film._timer is not None


@pytest.mark.parametrize("motion", ["reduced", "off"])
async def test_with_less_motion_nothing_moves_by_itself(story: Story, motion: str) -> None:
    app = LensApp(Session(story, at="forest/run"), motion=motion)
    async with app.run_test(size=SHOWPIECE) as pilot:
        await pilot.pause()
        assert page(app).film._timer is None
        assert page(app).projector.frame == 0


@pytest.mark.parametrize("size", [SMALLEST, SHOWPIECE], ids=str)
@pytest.mark.parametrize("scene", SCENES)
async def test_every_picture_of_a_scene_can_be_shown_in_both_worlds(
    story: Story, scene: str, size: tuple[int, int]
) -> None:
    there = [name for name in story.scenes[scene].nodes if story.nodes[name].choices]
    nodes = list({story.nodes[name].art: name for name in reversed(there)}.values())
    app = LensApp(Session(story, at=nodes[0], values=HAVE), motion="off")
    async with app.run_test(size=size) as pilot:
        app.theme = REALITY.name
        for name in nodes:
            session = Session(story, at=name, values=HAVE)
            page(app).open(session)
            await pilot.pause()
            if "lens" in session.turn.acts:
                await pilot.press("l")
            shown = page(app)
            backdrop = shown.projector.backdrop
            assert backdrop is not None or not session.turn.art
            assert "".join(strip.text for strip in app.screen._compositor.render_strips()).strip()


def test_a_new_picture_comes_up_slowly_and_never_jumps() -> None:
    from game.model.story import Cube
    from game.play import Page, Reading
    from game.tui.projector import Surface

    time = [0.0]
    projector = Projector(film_of(), lambda: time[0], moving=True)
    reading = Reading(10, Cube.CALM, "calm", ".")
    first = Page("a/b", "A", "none", (), (), (), reading, art="wood_far")
    projector.show(first, Surface(*SHOWPIECE, (11, 14, 18)))
    seen = []
    while time[0] <= GRADE + 0.1:
        projector.grade()
        assert projector.backdrop is not None
        seen.append(projector.backdrop.look.exposure)
        time[0] += 1 / 24
    assert seen == sorted(seen)
    assert seen[-1] == 1
    assert max(b - a for a, b in pairwise(seen)) <= 0.1


class Noted(Film):
    """Notes what stood on the screen when the first picture was read."""

    app: LensApp
    stood = ""
    lain: object = None

    def picture(self, name: str | None, world: World = "bare", size: Size = "wide") -> Picture | None:
        if not self.stood:
            screen = self.app.screen
            self.stood = "\n".join(strip.text for strip in screen._compositor.render_strips())
            self.lain = page(self.app).prose.region
        return super().picture(name, world, size)


@pytest.mark.parametrize("size", [SMALLEST, (100, 50), SHOWPIECE], ids=str)
async def test_the_words_stand_there_before_the_first_picture_is_read(story: Story, size: tuple[int, int]) -> None:
    session, film = Session(story), Noted(art_folder())
    film.app = app = LensApp(session, motion="off", film=film)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.pause()
        shown = page(app)
        assert all(offer.label.text in film.stood for offer in session.turn.offers)
        assert film.lain == shown.prose.region
        assert shown.projector.backdrop is not None
        assert shown.projector.backdrop.picture is not DARK


async def test_a_picture_that_was_left_is_let_go(story: Story) -> None:
    session = Session(story, at="forest/run", values={"has_camcorder": 1})
    app = LensApp(session, motion="off")
    async with app.run_test(size=SHOWPIECE) as pilot:
        app.theme = REALITY.name
        await pilot.pause()
        left = weakref.ref(page(app).projector.backdrop)
        await pilot.resize_terminal(*SMALLEST)
        page(app).open(Session(story, at="mall/hall"))
        await pilot.pause()
        gc.collect()
        assert left() is None
