"""Keys that a player gives to commands: what may be given, what is refused and why."""

from collections.abc import Mapping

from game.i18n import _
from game.play.settings import Keys
from game.tui.commands import ALL, CHOOSING, GIVEN, KEPT, Command, called

FIXED = ("escape", "tab", "shift+tab", *KEPT, "ctrl+c", *(key for command in CHOOSING for key in command.keys))
"""Keys that always do what they do: without them there would be no way to choose, or to leave."""
ALWAYS = {"quit": KEPT, "put_away": ("escape",), "settings": ("f2",), "help": ("f1",)}
"""Keys that a command keeps, whatever else it is given: to be left, and for where a letter is only a letter."""
COMMANDS = {command.id: command for command in ALL if command not in CHOOSING}
"""What can be given other keys."""


def keys_of(name: str, given: Keys) -> tuple[str, ...]:
    """Return the keys that a command is on."""
    if name not in given:
        return COMMANDS[name].keys
    return tuple(dict.fromkeys((*given[name], *ALWAYS.get(name, ()))))


def refused(name: str, key: str, given: Keys) -> str | None:
    """Return why a key cannot be given to a command; None where it can."""
    if key in FIXED:
        return _("{key} always does what it does, and cannot be given to anything else.").format(key=called(key))
    holder = next((other for other in COMMANDS if other != name and key in keys_of(other, given)), None)
    if holder is None:
        return None
    sentence = _("{key} is the key of “{command}”; give that another one first.")
    return sentence.format(key=called(key), command=_(COMMANDS[holder].name))


def sound(given: Keys) -> dict[str, tuple[str, ...]]:
    """Return those of the keys in a file that can be given: a file may come from anywhere."""
    kept: dict[str, tuple[str, ...]] = {}
    for name, keys in given.items():
        fine = tuple(key for key in keys if name in COMMANDS and key and "," not in key)
        if fine and not any(refused(name, key, kept) for key in fine):
            kept[name] = fine
    return kept


def keymap(given: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Return the keys as the toolkit takes them: commands by id, keys in one string."""
    return {name: ",".join(key for key in keys_of(name, given) if key not in KEPT) for name in given}


def anywhere(key: str) -> Command | None:
    """Return the command that a key gives whatever lies over the page; None where it gives none."""
    return next((each for name, each in COMMANDS.items() if each.anywhere and key in keys_of(name, GIVEN)), None)
