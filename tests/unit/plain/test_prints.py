"""A strip of prints, read line by line."""

from io import StringIO
from pathlib import Path

from game.film import Film
from game.plain import run
from game.play import Session
from game.play.album import Album
from tests.pictured import make_film, pictured_story


def told(lines: str, film: Film, folder: Path) -> str:
    """Return what is written for some lines of input."""
    out = StringIO()
    run(Session(pictured_story()), album=Album(folder, film), stdin=StringIO(lines), stdout=out)
    return out.getvalue()


def test_each_print_is_told_in_words_and_where_the_strip_lies(tmp_path: Path) -> None:
    film = make_film(tmp_path / "art")
    written = told("1\n2\n", film, tmp_path / "saves")
    words = ["Picture 1: A face.", "Picture 2: An ear.", "Picture 3: An ear.", "Picture 4: A face."]
    places = [written.index(word) for word in words]
    assert places == sorted(places)
    assert f"photo-strip-1.png, in {tmp_path / 'saves'}" in written[places[-1] :]
    assert written.index("It is wet.") < places[0]


def test_where_there_are_no_pictures_the_words_are_told_all_the_same(tmp_path: Path) -> None:
    written = told("1\n1\n", Film(tmp_path), tmp_path / "saves")
    assert "Picture 2: A face." in written
    assert "photo-strip" not in written
