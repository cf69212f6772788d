"""The settings, one by one: every one that is declared, and no list of its own."""

from game.i18n import _
from game.play.settings import Settings
from game.settings import SETTINGS, Setting
from game.tui.screens.menu import Menu, item

KEYS = "keys"
"""Key of the item that leads to the keys."""


class SettingsScreen(Menu):
    """Gives back the name of what is to be set."""

    def __init__(self, settings: Settings, ahead: str = "") -> None:
        """List every setting with what is in force."""
        items = [
            item(each.name, f"{each.name}: {settings.of(each.name)}", number, _(each.sentence))
            for number, each in enumerate(SETTINGS, 1)
        ]
        items.append(item(KEYS, _("keys: which key does what"), len(items) + 1))
        super().__init__(_("Settings"), items, _("What you set is remembered."), ahead)


class SettingScreen(Menu):
    """Gives back the value chosen."""

    def __init__(self, setting: Setting, now: str) -> None:
        """Offer a setting's values; `now` is the one in force."""
        values = list(dict.fromkeys([*setting.choices, now]))
        items = [item(value, value, number) for number, value in enumerate(values, 1)]
        super().__init__(setting.name, items, _(setting.sentence), now)
