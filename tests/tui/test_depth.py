"""A terminal with 256 colours: all that is sent to it was chosen from those here, and not by the toolkit."""

import pytest
from rich.color import Color, ColorType
from rich.style import Style

from game import load_story
from game.film import Film
from game.model.story import Story
from game.play import Session
from game.play.keepsakes import Keepsakes
from game.tui.app import LensApp
from game.tui.depth import Depth, depth_of, fewer_style
from game.tui.themes import CONTRAST, REALITY, TERMINAL
from tests.pictured import make_film, pictured_story
from tests.tui.screen import SHOWPIECE, SMALLEST


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Film:
    return make_film(tmp_path_factory.mktemp("art"))


@pytest.fixture(scope="module")
def story(request: pytest.FixtureRequest) -> Story:
    return load_story(request.config.rootpath / "story")


@pytest.fixture(autouse=True)
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the terminal have 256 colours."""
    monkeypatch.setattr("textual.constants.COLOR_SYSTEM", "256")


def opened(film: Film, at: str | None = None) -> LensApp:
    return LensApp(Session(pictured_story(), at=at), film=film, keepsakes=Keepsakes(None, lambda: ("out",)))


def kinds(app: LensApp) -> set[ColorType]:
    """What kinds of colours the whole screen has."""
    styles = [style for strip in app.screen._compositor.render_strips() for _text, style, _control in strip if style]
    return {colour.type for style in styles for colour in (style.color, style.bgcolor) if colour}


@pytest.mark.parametrize("size", [SMALLEST, SHOWPIECE], ids=str)
@pytest.mark.parametrize("at", [None, "b/strip"])
@pytest.mark.parametrize("keys", [(), ("v",), ("g",), ("o",), ("t",)], ids=str)
async def test_every_colour_on_the_screen_is_one_of_256(
    film: Film, size: tuple[int, int], at: str | None, keys: tuple[str, ...]
) -> None:
    app = opened(film, at)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        assert depth_of(app) == Depth.MANY
        assert kinds(app) == {ColorType.EIGHT_BIT}


async def test_the_terminals_own_look_keeps_the_terminals_own_colours(film: Film) -> None:
    app = opened(film)
    async with app.run_test(size=SHOWPIECE) as pilot:
        app.theme = CONTRAST.name
        await pilot.press("t")
        await pilot.pause()
        assert app.theme == TERMINAL.name
        assert depth_of(app) == Depth.SHADES
        assert ColorType.EIGHT_BIT not in kinds(app)


def test_a_style_keeps_all_but_its_colours() -> None:
    style = fewer_style(Style(color="#010203", bold=True))
    assert style.bold
    assert style.bgcolor is None
    assert fewer_style(Style(color=Color.parse("red"))).color == Color.parse("red")


@pytest.mark.parametrize("look", [TERMINAL.name, REALITY.name])
async def test_without_colours_not_even_the_lamp_of_the_camcorder_has_one(
    story: Story, monkeypatch: pytest.MonkeyPatch, look: str
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = LensApp(Session(story, at="wedding_booth/sofa", values={"has_camcorder": 1}))
    async with app.run_test(size=SHOWPIECE) as pilot:
        app.theme = look
        await pilot.press("l", "f")
        await pilot.pause()
        assert depth_of(app) == Depth.SHADES
        assert "● REC" in "".join(strip.text for strip in app.screen._compositor.render_strips())
        assert kinds(app) == {ColorType.DEFAULT}
