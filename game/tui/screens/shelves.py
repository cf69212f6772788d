"""Slots, the gallery, a scene's beginning: what is there, as menus."""

from collections.abc import Sequence

from textual.content import Content

from game.film import Film, Picture
from game.film.strip import reduced
from game.i18n import _
from game.play import Session
from game.play.backlog import Remembered
from game.play.memory import Shown
from game.play.slots import Slot
from game.tui.screens.leaflet import Leaflet
from game.tui.screens.menu import Menu, item
from game.tui.widgets.choices import Choices, Item
from game.tui.widgets.shelf import COLUMNS, LINES, Shelf

KEEP, LOAD = "keep", "load"
PASS, READ = "pass", "read"
PRICES = "prices"


class SlotsScreen(Menu):
    """Gives back a slot's number; or `w` and a window's."""

    def __init__(self, slots: tuple[Slot, ...], windows: tuple[Slot, ...], film: Film) -> None:
        """List the slots, and what other windows left, each with its picture out of `film`."""
        shown = {str(slot.number): slot for slot in slots} | {f"w{slot.number}": slot for slot in windows[:1]}
        self._stills = {key: still for key, slot in shown.items() if (still := _still(slot, film))}
        items = [_slot(key, slot, number) for number, (key, slot) in enumerate(shown.items(), 1)]
        super().__init__(_("Kept plays"), items, _("Besides these, your place is kept at every move."))

    def listing(self, items: Sequence[Item], ahead: int) -> Choices:
        """Return the list, with its pictures."""
        return Shelf(items, self._stills, ahead)


def _slot(key: str, slot: Slot, number: int) -> Item:
    if slot.written is None:
        return item(key, slot.trouble or _("free"), number)
    written = slot.written.astimezone().strftime("%Y-%m-%d %H:%M")
    name = slot.name or (_("Another window") if key.startswith("w") else "")
    return item(key, name or slot.scene, number, f"{slot.scene} · {written}" if name else written)


def _still(slot: Slot, film: Film) -> Picture | None:
    """Return what was to be seen where a play was kept, small; None where there was nothing, or is no more."""
    if slot.picture is None:
        return None
    picture = film.picture(slot.picture.art, "lens" if slot.picture.world == "lens" else "bare", "small")
    return reduced(picture, (COLUMNS, 2 * LINES)) if picture else None


class SlotScreen(Menu):
    """Gives back whether to keep the play in a slot, or to go on with what is in it."""

    def __init__(self, slot: Slot) -> None:
        """Offer both; an empty slot has nothing to go on with."""
        keep = item(KEEP, _("Keep this play here."), 1, "" if slot.free else _("What it holds is kept beside it."))
        load = item(LOAD, _("Go on with this one."), 2, _("The play you are in is kept as the earlier one."))
        super().__init__(
            slot.name or _("Slot {number}").format(number=slot.number), [keep] if slot.free else [keep, load]
        )


class RewindScreen(Menu):
    """Gives back the place in a play at which a scene began."""

    def __init__(self, begun: Sequence[Remembered]) -> None:
        """List the scenes, looking at the last."""
        items = [item(str(entry.place), entry.scene, number) for number, entry in enumerate(begun, 1)]
        super().__init__(_("Where to rewind the tape to"), items, "", items[-1].key)


class TranscriptScreen(Menu):
    """Gives back a form, and whether the prices of choices are told, in one word."""

    def __init__(self) -> None:
        """Offer each form, with prices and without."""
        forms = {"html": _("As a page, for a browser."), "txt": _("As plain text.")}
        items = [item(form, label, number) for number, (form, label) in enumerate(forms.items(), 1)]
        items += [
            item(f"{form} {PRICES}", label, number, _("With the price of each choice."))
            for number, (form, label) in enumerate(forms.items(), 3)
        ]
        super().__init__(_("Write the play so far to a file"), items)


class FrameScreen(Leaflet):
    """The last frame of an ending, told again."""

    def __init__(self, place: Shown, session: Session) -> None:
        """Tell it in the manner of now."""
        lines = place.frame.lines if place.frame else ()
        super().__init__(place.title, Content("\n\n".join(session.manner.line(line).text for line in lines)))


class SceneScreen(Menu):
    """A scene's beginning: what in it may hurt, and whether to read it or pass over it."""

    def __init__(self, session: Session) -> None:
        """Say what may hurt; offer to pass over the scene, with what it then tells."""
        notes = " ".join(session.scene_notes) or _("Nothing in this scene is on the list of what may hurt.")
        items = [
            item(READ, _("Read it."), 1),
            item(PASS, _("Pass over it."), 2, _("Two sentences say what was in it, and what comes of it holds.")),
        ]
        super().__init__(session.turn.scene, items, notes)
