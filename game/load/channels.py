"""Channels of story.yaml: the ways in which the two say something to each other."""

from game.load.kinds import CONDITION, NAME
from game.load.prose import PARAGRAPH
from game.load.records import Field, Items, Named, Record
from game.load.world import Reference
from game.model.story import Channel

CHANNEL = Record(
    "channel",
    "A way to say something to each other.",
    Field("needs", CONDITION, "A choice made by it is open while this holds."),
    Field("else", PARAGRAPH, "Shown with the choice, as the reason, where it fails."),
    Field(
        "sounds", Items(Reference("sounds", "LK208")), "What it may sound like; the first, unless the choice names one."
    ),
    make=lambda scope, node, v: Channel(v.get("needs"), v.get("else"), v.get("sounds") or ()),
)
CHANNELS = Named(NAME, CHANNEL)
