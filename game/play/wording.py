"""The meter in words. Ji-hye sees what others hear: in her telling there are no decibels and no words for sound."""

from collections.abc import Iterable
from math import inf

from game.i18n import N_, _
from game.model.state import Hearing, Meter, Outcome, Preview
from game.model.story import Cube, Story, Teller

GLYPHS = {Cube.CALM: ".", Cube.LISTENING: "o", Cube.SEARCHING: "?", Cube.HUNTING: "!", Cube.LOCKED_ON: "#"}
"""One distinct sign for each state, so that the meter never needs colour."""

_STATES = {
    Cube.CALM: N_("calm"),
    Cube.LISTENING: N_("listening"),
    Cube.SEARCHING: N_("searching"),
    Cube.HUNTING: N_("hunting"),
    Cube.LOCKED_ON: N_("locked on"),
}
_STATES_SEEN = {
    Cube.CALM: N_("drifting"),
    Cube.LISTENING: N_("stopped"),
    Cube.SEARCHING: N_("coming nearer"),
    Cube.HUNTING: N_("over you"),
    Cube.LOCKED_ON: N_("upon you"),
}
_RISES = {
    Cube.LISTENING: N_("It stops."),
    Cube.SEARCHING: N_("It comes nearer."),
    Cube.HUNTING: N_("It comes straight for you."),
    Cube.LOCKED_ON: N_("It has you."),
}
_FALLS = {
    Cube.CALM: N_("It drifts on."),
    Cube.LISTENING: N_("It stops, and turns, and waits."),
    Cube.SEARCHING: N_("It has lost the place."),
    Cube.HUNTING: N_("It is behind you again."),
}
_DOES = {
    Cube.CALM: N_("it drifts"),
    Cube.LISTENING: N_("it stops"),
    Cube.SEARCHING: N_("it comes nearer"),
    Cube.HUNTING: N_("it is over you"),
    Cube.LOCKED_ON: N_("it has you"),
}
# (least value, heard, seen), the loudest first
_LEVELS = (
    (75, N_("violent"), N_("a violent stir")),
    (60, N_("high"), N_("a great stir")),
    (50, N_("raised"), N_("a plain stir")),
    (35, N_("low"), N_("a slight stir")),
    (-inf, N_("faint"), N_("a small stir")),
)
_MARGINS = (
    (26, N_("a bell"), N_("it will know at once")),
    (16, N_("loud"), N_("it will know where")),
    (7, N_("plain"), N_("it will know")),
    (1, N_("a thread"), N_("it will half know")),
    (-3, N_("at the edge"), N_("it will not know, only just")),
    (-inf, N_("under the hush"), N_("it will not know")),
)


TELLERS: dict[Teller, str] = {
    "jihye": N_("Ji-hye tells"),
    "taejun": N_("Tae-jun tells"),
    "both": N_("Both tell"),
    "camcorder": N_("The camcorder"),
}
"""Whose telling it is, and so who "you" is."""


def passes_to(teller: Teller) -> str:
    """Return the sentence with which the telling passes to somebody; empty where nobody tells."""
    return _("{teller}.").format(teller=_(TELLERS[teller])) if teller in TELLERS else ""


def sees(teller: Teller) -> bool:
    """Whether whoever tells knows the cube by eye."""
    return teller == "jihye"


def state_word(cube: Cube, teller: Teller) -> str:
    """Return the word for what the cube does."""
    return _((_STATES_SEEN if sees(teller) else _STATES)[cube])


def level_word(level: float, teller: Teller) -> str:
    """Return the word for a source level in dB: faint below 35, low, raised, high, violent from 75."""
    return _scaled(_LEVELS, level, teller)


def margin_word(margin: int, teller: Teller) -> str:
    """Return the word for a margin in dB: under from -4 down, at the edge, a thread, plain, loud, a bell from 26."""
    return _scaled(_MARGINS, margin, teller)


def _scaled(scale: Iterable[tuple[float, str, str]], value: float, teller: Teller) -> str:
    heard, seen = next((heard, seen) for least, heard, seen in scale if value >= least)
    return _(seen if sees(teller) else heard)


def loudness(hearing: Hearing, teller: Teller, decibels: bool) -> str:
    """Return how loud an act is, by word, and by number where decibels are shown."""
    if not hearing.sounds:
        return _("nothing stirs") if sees(teller) else _("no sound")
    word = level_word(hearing.source_level, teller)
    return _("{word}, {level} dB").format(word=word, level=round(hearing.source_level)) if decibels else word


def effect(
    outcome: Outcome,
    before: Meter,
    lead: int | None,
    teller: Teller,
    brief: bool = False,
    last: bool = False,
    figures: bool = True,
) -> str:
    """Return what the cube makes of an act: the change of attention, in a chase of the lead; and what it then does.

    `last`: a lock would be the one too many.

    In brief, the word "attention" and the figure afterwards are left to the meter. Without figures both are words.
    """
    after = outcome.meter
    parts = []
    if outcome.gap is not None:
        parts.append(_lead(outcome.gap, lead, brief) if figures else _lead_word(outcome.gap, lead))
    elif after.attention != before.attention:
        change = after.attention - before.attention
        full = _("attention up {change}, to {after}") if change > 0 else _("attention down {change}, to {after}")
        number = f"{change:+d}" if brief else full.format(change=abs(change), after=after.attention)
        word = _("attention up") if change > 0 else _("attention down")
        parts.append(number if figures else word)
    if after.cube != before.cube:
        parts.append(_(_DOES[after.cube]) if sees(teller) else state_word(after.cube, teller))
        parts += [_("and keeps you")] if last and after.cube == Cube.LOCKED_ON else []
    elif before.reprieve and outcome.hearing.heard:
        parts.append(_("but no nearer"))
    return ", ".join(parts)


def _lead(after: int, before: int | None, brief: bool) -> str:
    """Return what becomes of the lead in a chase."""
    change = after - (after if before is None else before)
    if not change:
        return _("lead stays {after}").format(after=after)
    if brief:
        return _("lead {change:+d}").format(change=change)
    full = _("lead up {change}, to {after}") if change > 0 else _("lead down {change}, to {after}")
    return full.format(change=abs(change), after=after)


def _lead_word(after: int, before: int | None) -> str:
    """Return what becomes of the lead, without a figure."""
    if before is None or after == before:
        return _("lead stays")
    return _("lead up") if after > before else _("lead down")


def preview_words(
    preview: Preview,
    before: Meter,
    lead: int | None,
    teller: Teller,
    decibels: bool,
    brief: bool = False,
    last: bool = False,
    figures: bool = True,
) -> str:
    """Return the preview of a choice as one line; both ends of a span."""
    low, high = (
        " · ".join(
            filter(
                None,
                (
                    loudness(outcome.hearing, teller, decibels),
                    margin_word(outcome.hearing.margin, teller),
                    effect(outcome, before, lead, teller, brief, last, figures),
                ),
            )
        )
        for outcome in (preview.low, preview.high)
    )
    return low if low == high else _("{low} — or {high}").format(low=low, high=high)


def behaviour(before: Meter, outcome: Outcome, story: Story) -> str:
    """Return one sentence on a change of the cube, then its reason; empty where nothing changed."""
    after = outcome.meter
    if after.cube == before.cube:
        return ""
    if after.cube < before.cube and not outcome.hearing.heard:
        return _(_FALLS[after.cube])
    sentence = _((_RISES if after.cube > before.cube else _FALLS)[after.cube])
    names = [story.sounds[name].name for name in _loudest_first(outcome.hearing, story)]
    reason = next((name for name in names if name), "")
    return f"{sentence} {reason}" if reason else sentence


def _loudest_first(hearing: Hearing, story: Story) -> list[str]:
    return sorted(hearing.sounds, key=lambda name: -story.sounds[name].level)


def sums(before: Meter, outcome: Outcome) -> str:
    """Return a turn's sum as a line: SL - TL - (NL - DI) = SE, and what attention made of it."""
    hearing, after = outcome.hearing, outcome.meter
    change = _("attention {before} to {after}").format(before=before.attention, after=after.attention)
    if not hearing.sounds:
        return _("no sound: {change}").format(change=change)
    sentence = _(
        "level {sl:.0f} dB, less {tl:.0f} on the way, over a floor of {floor:.0f}: "
        "excess {se:+.1f} dB, gain {gain}; {change}"
    )
    return sentence.format(
        sl=hearing.source_level,
        tl=hearing.transmission_loss,
        floor=hearing.noise_level - hearing.directivity,
        se=hearing.signal_excess,
        gain=hearing.gain,
        change=change,
    )


def depicted(story: Story, art: str | None, lens: bool) -> str:
    """Return what a picture shows, in one line, through the lens or as it is; nothing where there is none."""
    picture = story.pictures.get(art or "")
    return "" if picture is None else (picture.lens if lens else None) or picture.bare


def hurts(here: Iterable[str], scene: Iterable[str], story: Iterable[str]) -> tuple[str, str, str]:
    """Return what may hurt in a place, in its scene and in the whole story, a sentence each."""
    nothing = _("nothing noted.")
    return (
        _("What may hurt, in this place: {notes}").format(notes=" ".join(here) or nothing),
        _("In this scene: {notes}").format(notes=" ".join(scene) or nothing),
        _("In the whole story: {notes}").format(notes=" ".join(story) or nothing),
    )
