"""LK0xx: files, and YAML as such."""

from game.i18n import N_
from game.load.codes import Code

CODES = (
    Code(
        "LK001",
        "error",
        N_("there is no such file"),
        N_("give the folder that holds story.yaml, or write the file"),
        "A story is a folder with a `story.yaml` and a folder `scenes`. The path given, or a file the story needs, is "
        "not there.",
        "lens check stroy",
    ),
    Code(
        "LK002",
        "error",
        N_("this is a folder where a file should be"),
        N_("move the folder away and write the file"),
        "`story.yaml` and every `scenes/NAME.yaml` are ordinary files. Something else has that name: a folder, or one "
        "of the system's special files.",
        "story/story.yaml/",
    ),
    Code(
        "LK003",
        "error",
        N_("the file cannot be read ({reason})"),
        N_("see to the file's permissions, or to the disk"),
        "The system refused to give the file's content; its own reason stands in the message.",
        "chmod 000 story/story.yaml",
    ),
    Code(
        "LK004",
        "error",
        N_("the file is larger than 2 MiB"),
        N_("split the scene in two"),
        "A file of a story may have 2 MiB, which is a novel. Larger ones are refused before anything of them is read, "
        "so that a wrong file cannot fill the memory.",
        "a 50 MiB file under scenes/",
    ),
    Code(
        "LK005",
        "error",
        N_("the byte {byte} is not UTF-8"),
        N_("save the file as UTF-8"),
        "Stories are UTF-8. The place is that of the first byte that cannot be. A mark of the byte order at the head "
        "of the file does no harm.",
        "a file saved as Latin-1 with é in it",
    ),
    Code(
        "LK006",
        "error",
        N_("the invisible character {character} stands here"),
        N_("delete it"),
        "Control characters, line separators other than line breaks, and characters that turn the direction of "
        "writing do not show in an editor and may act in a terminal. No file may hold one.",
        "text: one{NUL}two",
    ),
    Code(
        "LK007",
        "error",
        N_("the file is empty"),
        N_("write its keys, or take the scene out of 'scenes' in story.yaml"),
        "The file holds nothing, or only comments.",
        "# later",
    ),
    Code(
        "LK008",
        "error",
        N_("a second document begins here"),
        N_("take out the line '---', or move what follows to a file of its own"),
        "A line `---` parts documents in YAML. A story has one document a file.",
        "scene: one\n---\nscene: two",
    ),
    Code(
        "LK009",
        "error",
        N_("the file does not begin with keys and values"),
        N_("begin with a key, such as 'scene: forest'"),
        "Each file is a mapping: keys, each with a colon and a value. This one is a list or a text.",
        "- wake\n- thicket",
    ),
    Code(
        "LK010",
        "error",
        N_("this is nested deeper than 40 levels"),
        N_("take some levels out"),
        "No text needs 40 lists or mappings one inside the other; a file that has them is broken or meant to do harm.",
        "[[[[[[[[…",
    ),
    Code(
        "LK011",
        "error",
        N_("YAML cannot be read here: {problem}"),
        N_(
            "see to the indentation, colons and quotes of this line and the one before; put the text in quotes, "
            "or on its own line after '|'"
        ),
        "The file is not YAML at this place. The message gives the YAML reader's own reason; the cause often stands "
        "on the line before.",
        "a: [1, 2",
    ),
    Code(
        "LK012",
        "error",
        N_("a tab is used as indentation"),
        N_("indent with spaces"),
        "YAML allows only spaces at the head of a line. Most editors can be told to write spaces for the tab key.",
        "nodes:\n\twake: …",
    ),
    Code(
        "LK013",
        "error",
        N_("a key without a colon"),
        N_("write a colon and a space after '{key}', or put the text in quotes, or on its own line after '|'"),
        "In a mapping each line is a key, a colon, a space and a value. Here a line has no colon.",
        "label Run for the wall.",
    ),
    Code(
        "LK014",
        "error",
        N_("a colon and a space inside plain text make '{before}' a key"),
        N_("put the text in quotes, or on its own line after '|'"),
        "In YAML a colon followed by a space ends a key, so text that has one must be quoted, or stand on its own line "
        "after `|` or `>-`.",
        "label: He says: run",
    ),
    Code(
        "LK015",
        "error",
        N_("a quote is opened here and never closed"),
        N_("close it with {quote}; inside '…' an apostrophe is written twice"),
        "A value that begins with a quote ends at the next one of its kind. Without it the rest of the file is inside.",
        'label: "Run',
    ),
    Code(
        "LK016",
        "error",
        N_("text may not begin with {mark} in YAML"),
        N_("put the text in quotes, or on its own line after '|'"),
        "`*`, `&`, `!`, `%`, `@`, a backtick, `|` and `>` mean something to YAML at the head of a value. Text that "
        "begins with one must be quoted, or stand on its own line after `|`.",
        "label: *now*, he signs",
    ),
    Code(
        "LK017",
        "error",
        N_("text may not begin with {mark} in YAML"),
        N_("put the text in quotes, or on its own line after '|'"),
        "`{` and `[` open a mapping and a list in YAML. Text that begins with one (a variable's value, say) must be "
        "quoted, or stand on its own line after `|`.",
        "text: {name} waits.",
    ),
    Code(
        "LK018",
        "error",
        N_("a comma inside {{…}} ends the value, so that '{name}' is read as a key"),
        N_("put the text in quotes"),
        "Inside `{…}` a comma parts the entries. Text with a comma must be quoted there, or the block written over "
        "several lines.",
        "- {when: hurt, say: Slowly, you rise.}",
    ),
    Code(
        "LK019",
        "error",
        N_("'{tag}' is a YAML tag, and a story has none"),
        N_("put the text in quotes, or on its own line after '|'"),
        "A word that begins with `!` tells YAML what kind of value follows. Stories are plain data: no tag is "
        "accepted, and none is ever acted upon.",
        "text: !!python/object/apply:os.system [ls]",
    ),
    Code(
        "LK020",
        "error",
        N_("'*{name}' stands inside the very value it repeats"),
        N_("write the value out"),
        "An alias repeats a value that was marked with `&`. Here the value would have to contain itself.",
        "text: &a [one, *a]",
    ),
    Code(
        "LK021",
        "error",
        N_("aliases make this file larger than a story can be"),
        N_("write out what you need of it"),
        "Aliases that repeat aliases grow without end from a few lines. What a file means with its aliases put in may "
        "have 200,000 values.",
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b] …",
    ),
    Code(
        "LK022",
        "error",
        N_("'<<' does not merge here"),
        N_("write the keys out, or repeat the whole value with an alias"),
        "The merge key is a custom of older YAML and no part of 1.2. A whole value can be repeated: `&name` before it, "
        "`*name` elsewhere.",
        "hall: {<<: *room, ambient: 40}",
    ),
    Code(
        "LK023",
        "error",
        N_("this line does not stand under the line it belongs to"),
        N_("indent it as the lines of the same mapping or list"),
        "Keys of one mapping, and items of one list, begin in the same column.",
        "nodes:\n  wake:\n    text: Leaves.\n   to: thicket",
    ),
    Code(
        "LK024",
        "error",
        N_("text goes on after the closing quote"),
        N_("put the whole text in quotes; inside '…' an apostrophe is written twice"),
        "A value that begins with a quote ends at the next one of its kind.",
        "label: 'It's late.'",
    ),
    Code(
        "LK025",
        "warning",
        N_("'&{name}' marks a value that nothing repeats, and does not show"),
        N_("if it is text, put the text in quotes, or on its own line after '|'"),
        "`&name` before a value marks it for an alias `*name`. Without an alias it is most likely the beginning of a "
        "text, which is lost.",
        "label: &then he goes",
    ),
    Code(
        "LK026",
        "error",
        N_("'{mark}' is opened here and never closed"),
        N_(
            "close it with '{partner}', and quote text inside that has a comma, a colon or a bracket; if it is "
            "text, put the text in quotes, or on its own line after '|'"
        ),
        "Inside `{…}` and `[…]` YAML reads on over line ends until the bracket is closed.",
        "sounds: [touch, leaves_sneak",
    ),
)
