"""Where the story, the pictures and the saves are, in a checkout and when installed."""

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
ROOT = PACKAGE.parent
"""The project's folder in a checkout; of no meaning when installed."""
DATA = PACKAGE / "_data"
"""What a wheel carries beside the code."""
APP = "what-the-lens-kept"
"""Names the folders of this game among a user's."""


def in_checkout() -> bool:
    """Say whether the code runs from the project's own folder, rather than installed from a wheel."""
    return (ROOT / "pyproject.toml").is_file() and (ROOT / "story").is_dir()


def story_folder() -> Path:
    """Return the folder of the story that comes with the game."""
    return ROOT / "story" if in_checkout() else DATA / "story"


def art_folder() -> Path:
    """Return the folder of the pictures that come with the game; it is missing where none do."""
    return ROOT / "assets" / "art" if in_checkout() else DATA / "art"


def saves_folder() -> Path:
    """Return the default folder for saves: LENS_SAVES, `saves/` of a checkout, else the user's own.

    It may not exist yet.
    """
    if os.environ.get("LENS_SAVES"):
        return Path(os.environ["LENS_SAVES"])
    if in_checkout():
        return ROOT / "saves"
    # Only the installed game needs it, and then only where no folder was named.
    from platformdirs import user_data_path

    return user_data_path(APP, appauthor=False) / "saves"


def cache_folder() -> Path:
    """Return the folder for what can be made again: LENS_CACHE, else the user's own for that. It may not exist yet."""
    if os.environ.get("LENS_CACHE"):
        return Path(os.environ["LENS_CACHE"])
    from platformdirs import user_cache_path

    return user_cache_path(APP, appauthor=False)
