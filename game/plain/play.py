"""One play at a line terminal: what is shown of it, and what is kept."""

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from game.i18n import _
from game.model.text import Line
from game.plain import wording
from game.plain.clock import AnswerClock
from game.plain.paper import INDENT, Paper, SpokenPaper
from game.play import Page, Session
from game.play.album import Album
from game.play.manner import Manner
from game.play.settings import Settings
from game.play.store import Store
from game.settings import OFF, SKIP

GoOn = Callable[..., str]
"""Words of a command line -> the whole of it, as a player types it to come back."""


def lens_play(*words: str) -> str:
    """Return the command line of those who have the command `lens`."""
    return " ".join(["lens play --plain", *words])


class Play:
    """A session, the paper it is written on, the store it is kept in, and the clock it is played against."""

    def __init__(
        self,
        session: Session,
        paper: Paper,
        store: Store | None,
        clock: AnswerClock,
        go_on: GoOn = lens_play,
        settings: Settings | None = None,
        album: Album | None = None,
    ) -> None:
        """Take a session that may be under way."""
        self.settings = settings or Settings()
        self.spoken = isinstance(paper, SpokenPaper)
        """A voice reads all that is written."""
        self.session = session
        self._depicted = ""
        """What the picture was last said to show."""
        self.paper = paper
        self.store = store
        self.clock = clock
        self.go_on = go_on
        self.album = album

    @property
    def page(self) -> Page:
        """The page the play is open at."""
        return self.session.turn

    @property
    def manner(self) -> Manner:
        """How pages are worded: for a voice, signs say that they are signs."""
        return replace(self.settings.manner, labelled=True) if self.spoken else self.settings.manner

    def say(self, sentence: str) -> None:
        """Write one sentence of the game's own."""
        self.paper.line(sentence)

    def keep(self) -> None:
        """Save the play, and say so where that fails."""
        problem = self.store.save(self.session) if self.store else None
        if problem:
            self.say(problem)

    def in_time(self) -> bool:
        """Whether a move comes in time; where it does not, the choice of those who are late is taken instead."""
        limit = self.page.clock
        if limit is None or not self.clock.is_up:
            return True
        late = next(offer.label.text for offer in self.page.offers if offer.address == limit.late)
        self.say(_("Too late: {label}").format(label=late))
        self.session.late()
        self.keep()
        self.show()
        return False

    def go_to(self, session: Session) -> None:
        """Go on with another play; the one before is kept beside it."""
        session.manner = self.manner
        self.session = session
        self.keep()
        self.show(again=True)

    def start_over(self) -> None:
        """Begin a new play; the old one stays kept until its first move."""
        self.session = self.session.again()
        self.show()

    def show(self, *, again: bool = False) -> None:
        """Write the whole page: what was told, the meter, what can be done.

        Args:
            again: Tell the place too where the last move, made without leaving it, told only itself.
        """
        self.paper.line()
        if self.page.depicts and self.page.depicts != self._depicted:
            self._depicted = self.page.depicts
            self.say(_("Picture: {words}").format(words=self.page.depicts))
            self.paper.gap()
        for line in (*self.page.lines, *self._place()) if again else self._told():
            self.paper.line(line.text)
            self.paper.gap()
        for sentence in self._strip():
            self.say(sentence)
            self.paper.gap()
        if self.page.ended:
            self.say(_("The end: {title}.").format(title=self.page.scene))
            self.say(wording.typed(self.page))
        else:
            self.show_choices()

    def show_choices(self) -> None:
        """Write the meter, where the cube listens, and what can be done."""
        if wording.listens(self.page) and not self.page.meter.away:
            self.say(wording.meter(self.page.meter))
            self.paper.gap()
        self._show_open()
        self._show_locked()
        for act in wording.acts(self.page):
            self.say(act)
        seconds = self.clock.given(self.page)
        if seconds is not None:
            self.say(wording.time_given(seconds))

    def _told(self) -> tuple[Line, ...]:
        """Return what the last move told; what was read in an earlier play is folded where that was asked for."""
        if self.store is None or self.settings.of(SKIP.name) == OFF:
            return self.page.lines
        return self.store.memory(self.session.story).folded(self.page.lines)

    def _strip(self) -> Iterator[str]:
        """Yield what the pictures of a strip made here show, one after another, and where the strip is kept."""
        if self.page.world == "lens":
            return  # the lens has something else to show
        for number, picture in enumerate(self.page.printed, 1):
            yield _("Picture {number}: {words}").format(number=number, words=picture)
        kept = self.album.keep(self.page) if self.album else None
        if kept:
            yield kept

    def _place(self) -> list[Line]:
        """Return what the place tells beyond what the page already holds."""
        return [line for line in self.session.place if line not in self.page.lines]

    def _show_open(self) -> None:
        for offer in self.page.offers:
            if offer.enabled:
                self.paper.choice(offer.number, offer.label.text)
                if offer.words:
                    self.paper.line(wording.aloud(offer.words), INDENT)

    def _show_locked(self) -> None:
        for offer in self.page.offers:
            if not offer.enabled:
                self.say(_("Not now: {label}").format(label=offer.label.text))
                self.paper.line(offer.reason.text if offer.reason else "", INDENT)
