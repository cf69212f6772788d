"""Warnings and hints about what a story declares and does not use, or can never use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.load.expressions import never
from game.load.world import IMPLIED_READS

if TYPE_CHECKING:
    from game.load.whole import Whole

LEAST_SECONDS = 1
"""Time of a clock in which somebody quick may still choose, in s."""


def report_unused(whole: Whole) -> None:
    """Report variables, declarations, beats, captions, frames and clocks that nothing uses."""
    _variables(whole)
    _declared(whole)
    _beats(whole)
    _captions(whole)
    _frames(whole)
    _clocks(whole)


def _variables(whole: Whole) -> None:
    symbols = whole.symbols
    for name, variable in symbols.variables.items():
        if name not in symbols.read and name not in IMPLIED_READS:
            whole.places.report("LK513", "", "variables", name, name=name)
        elif name not in symbols.written and variable and not variable.profile:
            whole.places.report("LK514", "", "variables", name, name=name)


def _declared(whole: Whole) -> None:
    """Report sounds, gear, places, notes, pictures and derived names that nothing refers to."""
    story, used = whole.story, whole.symbols.used
    for section in ("sounds", "places", "notes", "pictures"):
        for name in getattr(story, section):
            if (section, name) not in used:
                whole.places.report("LK515", "", section, name, name=name, section=section)
    for name, gear in story.gear.items():
        if not any(("sounds", sound) in used for sound in gear.on):
            whole.places.report("LK515", "", "gear", name, name=name, section="gear")
    for name in story.derived:
        if name not in whole.symbols.read:
            whole.places.report("LK515", "", "derived", name, name=name, section="derived")


def _beats(whole: Whole) -> None:
    told = {beat for node in whole.story.nodes.values() for beat in node.beats}
    for beat in whole.story.beats.required:
        if beat not in told:
            whole.places.report("LK516", "", "beats", "required", beat, name=beat)


def _captions(whole: Whole) -> None:
    first: dict[str, str] = {}
    for address, node in whole.story.nodes.items():
        if node.caption and node.film is None:
            whole.places.at("LK536", address, "caption", name=address)
        elif node.caption and node.film in first:
            whole.places.at("LK537", address, "caption", frame=node.film, other=first[node.film])
        elif node.caption and node.film:
            first[node.film] = address


def _frames(whole: Whole) -> None:
    """Report frames that cannot be filmed where they are named."""
    for address, node in whole.story.nodes.items():
        if node.film and (node.to or not node.lens):
            whole.places.at("LK539", address, "film", name=address, frame=node.film)


def _clocks(whole: Whole) -> None:
    """Report clocks that never run, or run out before anything can be read."""
    for address, node in whole.story.nodes.items():
        if node.clock is None:
            continue
        late = next(choice for choice in node.choices if choice.id == node.clock.late)
        if late.label is None or never(late.when):
            whole.places.at("LK540", address, "clock", "late", name=address, choice=late.id)
        if node.clock.seconds < LEAST_SECONDS:
            whole.places.at("LK541", address, "clock", "seconds", name=address, seconds=f"{node.clock.seconds:g}")
