"""What is the player's own: settings and keys, what is asked before a first play, the pace."""

from game.i18n import _
from game.model.story import Difficulty
from game.play.clock import written
from game.play.history import DIFFICULTY as DIFFICULTY_MOVE
from game.play.settings import Keys
from game.settings import BY_NAME, CLOCK, DIFFICULTY, MOTION, OFF, PREVIEW, SIGNS, SKIP, THEME
from game.tui import screens
from game.tui.archive import Archive
from game.tui.commands import GIVEN
from game.tui.keymap import COMMANDS, keymap, refused, sound
from game.tui.looks import AUTO
from game.tui.screens.play import PlayScreen


class Desk(Archive):
    """Applies what is set, and remembers it."""

    broken: Exception | None = None
    """What broke, if something did."""

    def _handle_exception(self, error: Exception) -> None:
        """Remember what broke, for the report; the toolkit ends the app."""
        self.broken = self.broken or error
        super()._handle_exception(error)

    def on_mount(self) -> None:
        """Begin with what was set before; ask what has to be asked before a first play."""
        if self.settings.of(THEME.name) != AUTO:
            self.wear(self.settings.of(THEME.name))
        self._apply()
        self._take_keys()
        if self.settings.fresh and not self.session.moves:
            self._ask_first()

    # Settings

    def action_settings(self) -> None:
        """Show all that can be set, whatever lies over the page, unless it is that already."""
        setting, keys = screens.setting, screens.keys
        if not self.lies(setting.SettingsScreen, setting.SettingScreen, keys.KeysScreen):
            self._open_settings()

    def _ask_first(self) -> None:
        """Ask how much may move and how strong the contrast is to be; say what may hurt."""
        menu, item = screens.menu.Menu, screens.menu.item
        look = [item(AUTO, _("As it is meant."), 1), item("high-contrast", _("High contrast."), 2)]
        move = [item("full", _("All of it."), 1), item("reduced", _("A little."), 2), item(OFF, _("Nothing."), 3)]
        notes = " ".join(self.session.story.notes.values()) or _("Nothing is on the list of what may hurt.")
        known = [item("on", _("Go on."), 1, _("n says it again for each place; a scene can be passed over with x."))]

        def seen(_taken: str | None) -> None:
            self._open_page()

        def looked(value: str | None) -> None:
            self._set(THEME.name, value or self.settings.of(THEME.name))
            self.push_screen(menu(_("What may hurt in this story"), known, notes), seen)

        def moved(value: str | None) -> None:
            self._set(MOTION.name, value or self.settings.of(MOTION.name))
            self.push_screen(menu(_("How strong is the contrast to be?"), look), looked)

        once, now = _("Once; o changes it later."), self.settings.of(MOTION.name)
        self.push_screen(menu(_("How much may move on the screen?"), move, once, now), moved)

    def _open_settings(self, ahead: str = "") -> None:
        setting = screens.setting

        def chosen(name: str | None) -> None:
            if name == setting.KEYS:
                self._open_keys()
            elif name:
                now = self.session.state.difficulty.word if name == DIFFICULTY.name else self.settings.of(name)
                self.push_screen(setting.SettingScreen(BY_NAME[name], now), lambda value: valued(name, value))

        def valued(name: str, value: str | None) -> None:
            if value:
                self._set(name, value)
            self._open_settings(name)

        self.push_screen(setting.SettingsScreen(self.settings, ahead), chosen)

    def _open_keys(self, ahead: str = "") -> None:
        given, keys = sound(self.settings.keys), screens.keys

        def chosen(name: str | None) -> None:
            if name == keys.DEFAULTS:
                self._give_keys({})
            elif name:
                self.push_screen(keys.PressScreen(_(COMMANDS[name].name)), lambda key: pressed(name, key))

        def pressed(name: str, key: str | None) -> None:
            reason = refused(name, key, given) if key else None
            if key and not reason:
                self._give_keys({**given, name: (key,)})
            self._say(reason)
            self._open_keys(name)

        self.push_screen(keys.KeysScreen(given, ahead), chosen)

    def _give_keys(self, keys: Keys) -> None:
        """Give commands other keys from here on."""
        self._say(self.settings.set_keys(keys))
        self._take_keys()

    def _take_keys(self) -> None:
        given = sound(self.settings.keys)
        GIVEN.clear()
        GIVEN.update(given)
        self.set_keymap(keymap(given))

    def _set(self, name: str, value: str) -> None:
        """Set one thing from here on."""
        self._say(self.settings.set(name, value))
        if name == THEME.name:
            self.wear(value)
        if name == DIFFICULTY.name and value != self.session.state.difficulty.word:
            self.session.change_difficulty(Difficulty[value.upper()].word)
            self.page.post_message(PlayScreen.Moved())
        self._apply()
        if name in (DIFFICULTY.name, SIGNS.name, PREVIEW.name, SKIP.name, CLOCK.name):
            self._open_page()

    # The pace

    def on_play_screen_moved(self) -> None:
        """Remember what was set at the page itself; turn the new page in time, where that was asked for."""
        last = self.session.moves[-1:]
        if last and last[0] == DIFFICULTY_MOVE + self.session.state.difficulty.word:
            self.remember(DIFFICULTY.name, self.session.state.difficulty.word)
        self.remember(CLOCK.name, written(self.page.clock))
        self.pace()

    def remember(self, name: str, value: str) -> None:
        """Keep what was set elsewhere, where it is a value that can be kept and another than the one in force."""
        if value != self.settings.of(name) and value in BY_NAME[name].choices:
            self._say(self.settings.set(name, value))
