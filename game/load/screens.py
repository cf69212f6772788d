"""What the story says of the screen: its pictures in words, and what is counted beside them."""

from game.load.kinds import Identifier, String
from game.load.records import Field, Named, Record
from game.load.world import Reference, VariableOf
from game.model.story import Picture, Screen

PICTURE = Record(
    "picture",
    "A picture in words: for those who read line by line, and for whoever asks.",
    Field("bare", String(), "What it shows.", required=True),
    Field("lens", String(), "What it shows while the lens is up; else there is no other picture then."),
    make=lambda scope, node, v: Picture(v["bare"], v.get("lens")),
)
PICTURES = Named(Identifier(), PICTURE)

SCREEN = Record(
    "screen",
    "What the screen shows: variables, and the picture that the title stands in.",
    Field("margin", VariableOf("margin", "int", 0), "How much of its edge others hold; they leave as it falls."),
    Field("counter", VariableOf("counter", "int", 0), "What the camcorder's counter says."),
    Field("title", Reference("pictures", "LK227"), "The picture that the story's own title stands in."),
    make=lambda scope, node, v: Screen(v.get("margin"), v.get("counter"), v.get("title")),
)
