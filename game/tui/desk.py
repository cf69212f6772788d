"""What lies beside the page and is the player's own: settings, kept plays, the play so far, endings, the pace."""

from typing import ClassVar

from textual.binding import BindingType
from textual.types import AnimationLevel

from game.i18n import _
from game.model.story import Difficulty
from game.play import Session
from game.play.clock import times_of, written
from game.play.history import DIFFICULTY as DIFFICULTY_MOVE
from game.play.keepsakes import Keepsakes
from game.play.memory import Memory
from game.play.settings import Keys
from game.play.slots import LONGEST, Slots
from game.play.transcript import free_path, write
from game.rules.passing import SKIP as PASSING
from game.settings import BY_NAME, CLOCK, DIFFICULTY, MOTION, OFF, PREVIEW, SIGNS, SKIP, THEME
from game.tui.commands import DESK, GIVEN, bindings
from game.tui.keymap import COMMANDS, keymap, refused, sound
from game.tui.looks import AUTO, Looks
from game.tui.screens.gallery import GalleryScreen
from game.tui.screens.keys import DEFAULTS, KeysScreen, PressScreen
from game.tui.screens.menu import Menu, item
from game.tui.screens.play import PlayScreen
from game.tui.screens.setting import KEYS, OFFERED, SettingScreen, SettingsScreen
from game.tui.screens.shelves import KEEP, PASS, FrameScreen, SceneScreen, SlotScreen, SlotsScreen

LEVELS: dict[str, AnimationLevel] = {"full": "full", "reduced": "basic", "off": "none"}
"""What each motion setting allows the toolkit to animate."""


class Desk(Looks):
    """Opens what lies beside the page, and applies what is set there."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(DESK)

    _keepsakes: Keepsakes

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

    def action_desk(self, name: str) -> None:
        """Open one of the things that lie beside the page."""
        if len(self.screen_stack) == 1:
            {
                "saves": self._open_slots,
                "history": self._open_history,
                "gallery": self._open_gallery,
                "scene": self._open_scene,
                "transcript": self._write_transcript,
            }[name]()

    # Settings

    def action_settings(self) -> None:
        """Show all that can be set, whatever lies over the page, unless it is that already."""
        if not self.lies(SettingsScreen, SettingScreen, KeysScreen):
            self._open_settings()

    def _ask_first(self) -> None:
        """Ask how much may move and how strong the contrast is to be; say what may hurt."""
        look = [item(AUTO, _("As it is meant."), 1), item("high-contrast", _("High contrast."), 2)]
        move = [item("full", _("All of it."), 1), item("reduced", _("A little."), 2), item(OFF, _("Nothing."), 3)]
        notes = " ".join(self.session.story.notes.values()) or _("Nothing is on the list of what may hurt.")
        known = [item("on", _("Go on."), 1, _("n says it again for each place; a scene can be passed over with x."))]

        def seen(_taken: str | None) -> None:
            self._open_page()

        def looked(value: str | None) -> None:
            self._set(THEME.name, value or self.settings.of(THEME.name))
            self.push_screen(Menu(_("What may hurt in this story"), known, notes), seen)

        def moved(value: str | None) -> None:
            self._set(MOTION.name, value or self.settings.of(MOTION.name))
            self.push_screen(Menu(_("How strong is the contrast to be?"), look), looked)

        once, now = _("Once; o changes it later."), self.settings.of(MOTION.name)
        self.push_screen(Menu(_("How much may move on the screen?"), move, once, now), moved)

    def _open_settings(self, ahead: str = "") -> None:
        def chosen(name: str | None) -> None:
            if name == KEYS:
                self._open_keys()
            elif name:
                now = self.session.state.difficulty.word if name == DIFFICULTY.name else self.settings.of(name)
                self.push_screen(SettingScreen(BY_NAME[name], now), lambda value: valued(name, value))

        def valued(name: str, value: str | None) -> None:
            if value:
                self._set(name, value)
            self._open_settings(name)

        self.push_screen(SettingsScreen(self.settings, ahead), chosen)

    def _open_keys(self, ahead: str = "") -> None:
        given = sound(self.settings.keys)

        def chosen(name: str | None) -> None:
            if name == DEFAULTS:
                self._give_keys({})
            elif name:
                self.push_screen(PressScreen(_(COMMANDS[name].name)), lambda key: pressed(name, key))

        def pressed(name: str, key: str | None) -> None:
            reason = refused(name, key, given) if key else None
            if key and not reason:
                self._give_keys({**given, name: (key,)})
            self._say(reason)
            self._open_keys(name)

        self.push_screen(KeysScreen(given, ahead), chosen)

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

    def _apply(self) -> None:
        """Let the page be as the settings say."""
        self.animation_level = LEVELS[self.settings.of(MOTION.name)]
        self.page.move(self.animation_level == "full")
        self.page.set_measure(self.settings.measure)
        self.session.manner = self.settings.manner
        memory = self._memory()
        self.session.fold = memory.folded if memory and self.settings.of(SKIP.name) != OFF else None
        self.page.set_clock(times_of(self.settings.of(CLOCK.name)))

    def _open_page(self, session: Session | None = None) -> None:
        """Show the page anew, or that of another play."""
        if session:
            self.session = session
            self._apply()
            self.page.post_message(PlayScreen.Moved())
        self.page.open(self.session)

    # Kept plays

    def _open_slots(self) -> None:
        if self.store is None:
            self._say(_("This play was begun without a place to keep it."))
            return
        from game.tui.screens.naming import NamingScreen  # its widget is for few plays

        slots = Slots(self.store, self.session.story)

        def chosen(key: str | None) -> None:
            if key and key.startswith("w"):
                loaded(*slots.load_window(int(key[1:])))
            elif key:
                slot = slots.all()[int(key) - 1]
                self.push_screen(SlotScreen(slot), lambda what: used(slot.number, what))

        def used(number: int, what: str | None) -> None:
            if what == KEEP:
                self.push_screen(NamingScreen(_("What is it to be called?"), LONGEST), lambda name: kept(number, name))
            elif what:
                loaded(*slots.load(number))

        def kept(number: int, name: str | None) -> None:
            if name is not None:
                problem = slots.keep(number, self.session, name)
                self._say(problem or _("Kept in slot {number}.").format(number=number))

        def loaded(session: Session | None, said: str | None) -> None:
            self._say(said)
            if session:
                self._open_page(session)

        self.push_screen(SlotsScreen(slots.all(), slots.windows(), self.page.projector.film), chosen)

    # The play so far, and all plays

    def _open_history(self) -> None:
        from game.tui.screens.history import HistoryScreen  # its widgets are for few plays

        def chosen(place: int | None) -> None:
            if place is None or place == len(self.session.moves):
                return
            if self.session.jump(place):
                self._open_page()
                self.page.post_message(PlayScreen.Moved())
            else:
                self._say(_("On Strict, only one move can be taken back."))

        self.push_screen(HistoryScreen(self.session), chosen)

    def _open_gallery(self) -> None:
        memory = self._memory()
        shown = {place.ending: place for place in memory.gallery()} if memory else {}
        kept = [ending for ending, place in shown.items() if place.title]
        found, share = (*kept, *self._keepsakes.endings(self.session.turn)), memory.share() if memory else None

        def chosen(ending: str | None) -> None:
            if ending in shown and shown[ending].frame:
                self.push_screen(FrameScreen(shown[ending], self.session), lambda _none: self._open_gallery())

        self.push_screen(GalleryScreen(self.session.story, found, self.page.projector.film, share), chosen)

    def _open_scene(self) -> None:
        if PASSING not in self.session.turn.acts:
            self._say(_("A scene can be passed over where it begins, and only there."))
            return

        def chosen(what: str | None) -> None:
            if what == PASS and PASSING in self.session.turn.acts:
                self.session.act(PASSING)
                self._open_page()
                self.page.post_message(PlayScreen.Moved())

        self.push_screen(SceneScreen(self.session), chosen)

    def _write_transcript(self) -> None:
        if self.store is None:
            self._say(_("This play was begun without a place to keep it."))
            return
        self._say(write(self.session, free_path(self.store.folder, self.session.story.id, "html"), prices=True))

    def _memory(self) -> Memory | None:
        return self.store.memory(self.session.story) if self.store else None

    def _say(self, sentence: str | None) -> None:
        if sentence:
            self.notify(sentence, markup=False)

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
        if value != self.settings.of(name) and value in (*BY_NAME[name].words, *OFFERED.get(name, ())):
            self._say(self.settings.set(name, value))
