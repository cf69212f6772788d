"""What lies beside the page and is kept: plays, the play so far, endings, scenes passed over, transcripts.

What only one of these needs is imported when it is opened.
"""

from typing import ClassVar

from textual.binding import BindingType
from textual.types import AnimationLevel

from game.i18n import _
from game.play import Session
from game.play.clock import times_of
from game.play.keepsakes import Keepsakes
from game.play.memory import Memory
from game.rules.passing import SKIP as PASSING
from game.settings import CLOCK, MOTION, OFF, SKIP
from game.tui import screens
from game.tui.commands import DESK, bindings
from game.tui.looks import Looks
from game.tui.screens.play import PlayScreen

LEVELS: dict[str, AnimationLevel] = {"full": "full", "reduced": "basic", "off": "none"}
"""What each motion setting allows the toolkit to animate."""


class Archive(Looks):
    """Opens what is kept, and goes on with it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(DESK)

    _keepsakes: Keepsakes

    def action_desk(self, name: str) -> None:
        """Open one of the things that lie beside the page."""
        if len(self.screen_stack) == 1:
            {
                "saves": self._open_slots,
                "history": self._open_history,
                "rewind": self._open_rewind,
                "gallery": self._open_gallery,
                "scene": self._open_scene,
                "transcript": self._write_transcript,
            }[name]()

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
        from game.play.slots import LONGEST, Slots

        slots, shelves = Slots(self.store, self.session.story), screens.shelves

        def chosen(key: str | None) -> None:
            if key and key.startswith("w"):
                loaded(*slots.load_window(int(key[1:])))
            elif key:
                slot = slots.all()[int(key) - 1]
                self.push_screen(shelves.SlotScreen(slot), lambda what: used(slot.number, what))

        def used(number: int, what: str | None) -> None:
            if what == shelves.KEEP:
                naming = screens.naming.NamingScreen(_("What is it to be called?"), LONGEST)
                self.push_screen(naming, lambda name: kept(number, name))
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

        self.push_screen(shelves.SlotsScreen(slots.all(), slots.windows(), self.page.projector.film), chosen)

    # The play so far, and all plays

    def _open_history(self) -> None:
        self.push_screen(screens.history.HistoryScreen(self.session), self._jump)

    def _open_rewind(self) -> None:
        def chosen(place: str | None) -> None:
            if place:
                self._jump(int(place), rewound=True)

        from game.play.backlog import backlog

        begun = [entry for entry in backlog(self.session) if entry.begins]
        self.push_screen(screens.shelves.RewindScreen(begun), chosen)

    def _jump(self, place: int | None, rewound: bool = False) -> None:
        """Go back to a place in the play, if it is another than this; the screen may say that the tape was rewound."""
        if place is None or place == len(self.session.moves):
            return
        if self.session.jump(place):
            if rewound:
                self.page.projector.rewind()
            self._open_page()
            self.page.post_message(PlayScreen.Moved())
        else:
            self._say(_("On Strict, only one move can be taken back."))

    def _open_gallery(self) -> None:
        memory = self._memory()
        shown = {place.ending: place for place in memory.gallery()} if memory else {}
        kept = [ending for ending, place in shown.items() if place.title]
        found, share = (*kept, *self._keepsakes.endings(self.session.turn)), memory.share() if memory else None

        def chosen(ending: str | None) -> None:
            if ending in shown and shown[ending].frame:
                frame = screens.shelves.FrameScreen(shown[ending], self.session)
                self.push_screen(frame, lambda _none: self._open_gallery())

        gallery = screens.gallery.GalleryScreen(self.session.story, found, self.page.projector.film, share)
        self.push_screen(gallery, chosen)

    def _open_scene(self) -> None:
        if PASSING not in self.session.turn.acts:
            self._say(_("A scene can be passed over where it begins, and only there."))
            return

        def chosen(what: str | None) -> None:
            if what == screens.shelves.PASS and PASSING in self.session.turn.acts:
                self.session.act(PASSING)
                self._open_page()
                self.page.post_message(PlayScreen.Moved())

        self.push_screen(screens.shelves.SceneScreen(self.session), chosen)

    def _write_transcript(self) -> None:
        if self.store is None:
            self._say(_("This play was begun without a place to keep it."))
            return
        from game.play.transcript import free_path, write

        folder = self.store.folder

        def chosen(what: str | None) -> None:
            if what:
                form, _blank, prices = what.partition(" ")
                path = free_path(folder, self.session.story.id, form)
                self._say(write(self.session, path, prices == screens.shelves.PRICES))

        self.push_screen(screens.shelves.TranscriptScreen(), chosen)

    def _memory(self) -> Memory | None:
        return self.store.memory(self.session.story) if self.store else None

    def _say(self, sentence: str | None) -> None:
        if sentence:
            self.notify(sentence, markup=False)
