"""What is handed out: the sdist holds everything, the wheel holds the story, and the wheel plays on its own."""

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
import yaml

from game import __version__

pytestmark = pytest.mark.timeout(600)

BEYOND_THE_CODE = {
    ".ci/run",
    ".gitignore",
    "CONTRIBUTING.md",
    "LICENSE",
    "LICENSE-PROSE.md",
    "Makefile",
    "README.md",
    "pyproject.toml",
    "requirements-dev.lock",
    "requirements.lock",
    "saves/.gitignore",
}


def run(*command: str | Path, cwd: Path, answers: str = "", **variables: str) -> str:
    """Run a command that must succeed, and return what it printed."""
    done = subprocess.run(
        command, cwd=cwd, input=answers, capture_output=True, encoding="utf-8", env=os.environ | variables, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def build(source: Path, into: Path, *options: str) -> dict[str, Path]:
    """Build with the locked backend and return the results by suffix."""
    run(sys.executable, "-m", "build", "--no-isolation", *options, "--outdir", into, source, cwd=into.parent)
    return {path.suffix: path for path in into.iterdir()}


def files_of(wheel: Path) -> set[str]:
    """Return the paths inside a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def files_below(folder: Path) -> set[Path]:
    """Return the files of a folder, relative to it, but for compiled ones."""
    found = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder) for path in found}


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from the checkout."""
    return build(root, tmp_path_factory.mktemp("build") / "wheel", "--wheel")[".whl"]


@pytest.fixture(scope="module")
def handed_out(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sdist, and a wheel built from that sdist."""
    return build(root, tmp_path_factory.mktemp("build") / "both")


@pytest.fixture(scope="module")
def installed(root: Path, wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of an environment that holds the locked packages and the wheel, and no checkout."""
    home = tmp_path_factory.mktemp("installed")
    run(sys.executable, "-m", "venv", "--without-pip", home, cwd=home)
    commands = home / ("Scripts" if os.name == "nt" else "bin")
    pip = (sys.executable, "-m", "pip", "--python", commands / "python", "--quiet", "install")
    run(*pip, "--require-hashes", "--requirement", root / "requirements.lock", cwd=home)
    run(*pip, "--no-deps", wheel, cwd=home)
    return commands


def test_the_wheel_carries_the_whole_story(root: Path, wheel: Path) -> None:
    story = {f"game/_data/story/{path.as_posix()}" for path in files_below(root / "story")}
    assert "game/_data/story/story.yaml" in story
    assert story <= files_of(wheel)


def test_the_wheel_carries_nothing_but_the_game(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in files_of(wheel)}
    assert tops == {"game", f"what_the_lens_kept-{__version__}.dist-info"}
    assert "game/py.typed" in files_of(wheel)


def test_a_wheel_built_from_the_sdist_is_the_same(wheel: Path, handed_out: dict[str, Path]) -> None:
    assert files_of(handed_out[".whl"]) == files_of(wheel)


def test_the_sdist_holds_everything(root: Path, handed_out: dict[str, Path]) -> None:
    with tarfile.open(handed_out[".gz"]) as archive:
        inside = {name.partition("/")[2] for name in archive.getnames()}
    sources = {
        f"{folder}/{path.as_posix()}"
        for folder in ("game", "story", "assets", "tests", "docs")
        for path in files_below(root / folder)
    }
    assert (BEYOND_THE_CODE | sources) - inside == set()
    assert {name for name in inside if name.startswith("saves/")} == {"saves/.gitignore"}


def test_the_installed_command_tells_its_version(installed: Path, tmp_path: Path) -> None:
    assert __version__ in run(installed / "lens", "--version", cwd=tmp_path)


def test_the_installed_game_keeps_saves_with_the_user(installed: Path, tmp_path: Path) -> None:
    code = "from game import resources; print(resources.in_checkout(), resources.saves_folder())"
    printed = run(installed / "python", "-c", code, cwd=tmp_path, HOME=str(tmp_path), XDG_DATA_HOME=str(tmp_path))
    checkout, _, folder = printed.strip().partition(" ")
    assert checkout == "False"
    assert Path(folder).name == "saves"
    assert tmp_path in Path(folder).parents or os.name == "nt"


def test_the_installed_game_plays_to_an_ending_from_an_empty_folder(
    root: Path, installed: Path, tmp_path: Path
) -> None:
    story = yaml.safe_load((root / "story" / "story.yaml").read_text(encoding="utf-8"))
    titles = {ending["title"] for ending in story["endings"].values()}
    folder = tmp_path / "empty"
    folder.mkdir()
    home = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data"), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    play = (installed / "lens", "play", "--plain")

    opening = run(*play, cwd=folder, **home)
    assert "1. " in opening
    assert not any(title in opening for title in titles)

    # Always the first choice offered.
    played = run(*play, cwd=folder, answers="1\n" * 200, **home)
    assert any(title in played for title in titles), played[-2_000:]
    assert list(folder.iterdir()) == []
