"""The pictures: read with pure code, graded by palette, the cube drawn in live. No toolkit, no compiled code."""

from game.film.pictures import Film, Picture, film_of

__all__ = ["Film", "Picture", "film_of"]
