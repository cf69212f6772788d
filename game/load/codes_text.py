"""LK4xx: text and its marks."""

from game.i18n import N_
from game.load.codes import Code

CODES = (
    Code(
        "LK401",
        "error",
        N_("'{name}' begins no block of text"),
        N_("a block has when/say/else, first/again, cycle, bare/lens or footage"),
        "A mapping inside `text` is a block that depends on the state; its keys tell which.",
        "- {wehn: hurt, say: Slowly.}",
    ),
    Code(
        "LK402",
        "error",
        N_("there is no variable or derived name '{name}'"),
        N_("declare it, or write {{{{{name}}}}} for the braces themselves"),
        "`{name}` in text is the value of a variable or a derived name.",
        "text: You have {brusies} bruises.",
    ),
    Code(
        "LK403",
        "error",
        N_("'{mark}' has no '{partner}'"),
        N_("close the sign within its paragraph"),
        "Signs stand in «…», which open and close in one paragraph and do not nest.",
        "text: She signs «now.",
    ),
    Code(
        "LK404",
        "error",
        N_("a single '{mark}'"),
        N_("write {mark}{mark} for the brace itself"),
        "Braces hold a name: `{name}`. Doubled they are ordinary characters.",
        "text: a { b",
    ),
    Code(
        "LK405",
        "error",
        N_("the text holds the invisible character {character}"),
        N_("take it out"),
        "Control characters are refused in text too, where a quoted YAML string could write them as an escape.",
        'text: "\\e[31mred"',
    ),
    Code(
        "LK406",
        "error",
        N_("a label or a reason is one paragraph"),
        N_("take out the blank line"),
        "Labels and reasons are shown on a line of their own.",
        "label: |\n  Run.\n\n  Now.",
    ),
    Code(
        "LK407",
        "warning",
        N_("an underscore at the edge of a word has no partner, and stays as it is"),
        N_("close the emphasis within its paragraph, or take the underscore out"),
        "`_emphasis_` opens before a word and closes after one. Underscores inside words are letters.",
        "text: Not _now, he signs.",
    ),
    Code(
        "LK408",
        "error",
        N_("'footage' is always true"),
        N_("write 'footage: true', or take the block out"),
        "The block shows the frames in the order they were filmed.",
        "text: {footage: false}",
    ),
)
