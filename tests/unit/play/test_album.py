"""Strips that a player keeps: files beside the saves, never written over."""

from pathlib import Path

import pytest

from game.film import Film
from game.film.png import read
from game.model.story import Story
from game.play import Page
from game.play.album import Album
from tests.pictured import make_film, pictured_story
from tests.stories import play


@pytest.fixture(scope="module")
def story() -> Story:
    return pictured_story()


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Film:
    return make_film(tmp_path_factory.mktemp("art"))


def page(story: Story, how: str = "plain") -> Page:
    return play(story, "begin", how).turn


def test_a_strip_lies_beside_the_saves_and_its_place_is_said(story: Story, film: Film, tmp_path: Path) -> None:
    said = Album(tmp_path / "saves", film).keep(page(story))
    file = tmp_path / "saves" / "photo-strip-1.png"
    assert said == f"The strip is yours to keep: photo-strip-1.png, in {tmp_path / 'saves'}"
    assert read(file.read_bytes()).width == 272


def test_another_strip_is_another_file_and_the_same_is_not_kept_twice(story: Story, film: Film, tmp_path: Path) -> None:
    album = Album(tmp_path, film)
    said = [album.keep(page(story, how)) for how in ("plain", "shyly", "plain", "shyly")]
    numbers = [words.partition(".png")[0][-1] if words else "" for words in said]
    assert numbers == ["1", "2", "1", "2"]
    assert len(list(tmp_path.iterdir())) == 2


def test_no_file_is_written_over(story: Story, film: Film, tmp_path: Path) -> None:
    (tmp_path / "photo-strip-1.png").write_text("mine")
    (tmp_path / "photo-strip-2.png").mkdir()
    (tmp_path / "photo-strip-3.png").symlink_to(tmp_path / "elsewhere")
    said = Album(tmp_path, film).keep(page(story))
    assert said
    assert "photo-strip-4.png" in said
    assert (tmp_path / "photo-strip-1.png").read_text() == "mine"
    assert not (tmp_path / "elsewhere").exists()


def test_a_folder_that_cannot_be_written_is_said(story: Story, film: Film, tmp_path: Path) -> None:
    (tmp_path / "saves").write_text("a file")
    said = Album(tmp_path / "saves", film).keep(page(story))
    assert said
    assert said.startswith("The strip could not be kept as a picture: ")
    assert str(tmp_path / "saves") in said


def test_pages_without_prints_and_films_without_them_keep_nothing(story: Story, film: Film, tmp_path: Path) -> None:
    assert Album(tmp_path, film).keep(play(story).turn) is None
    assert Album(tmp_path, Film(tmp_path)).keep(page(story)) is None
    assert list(tmp_path.iterdir()) == []
