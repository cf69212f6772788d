"""Who and what stands behind the game."""

from game import __version__
from game.i18n import _


def paragraphs() -> tuple[str, ...]:
    """Return credits, notices and licences, each a paragraph."""
    return (
        f"What the Lens Kept {__version__}",
        _("Inspired by the music video 'Love wins all' by IU, with V, directed by Um Tae-hwa (2024)."),
        _(
            "An unofficial, non-commercial fan work. Not made, approved or endorsed by the artists, the director or "
            "their agencies. All text, pictures and code are original."
        ),
        _("Nothing of that song or its video is in it: no lyrics, no music, no pictures, no likeness, no logo."),
        _("No Deaf, Korean Sign Language or one-eyed reader has checked it yet."),
        _(
            "Code: MIT licence, see LICENSE. Words and pictures: Creative Commons Attribution-NonCommercial-ShareAlike "
            "4.0 International (CC BY-NC-SA 4.0), see LICENSE-PROSE.md. Copyright 2026, the makers of What the Lens "
            "Kept."
        ),
        _(
            "It stands on the work of others: Python (PSF licence); Textual, Rich, PyYAML, transitions and "
            "platformdirs (MIT); msgspec (BSD, three clauses)."
        ),
        _("It goes to no network, counts nobody and sends nothing; what it keeps is in the folder of your saves."),
    )
