"""How the toolkit's own fields look: by themselves they would be drawn in colours that no look of ours has."""

# What would be reversed is underlined, since the toolkit forgets the reversal on the way.
_RULES = """
    Input, Input:focus {
        border: round $rule;
        padding: 0 1;
        height: 3;
        color: $bone;
        background: $panel;
        background-tint: $panel 0%;
    }
    Input:focus { border: round $quiet; }
    OptionList, OptionList:focus {
        color: $prose;
        background: $panel;
        background-tint: $panel 0%;
        scrollbar-size-vertical: 1;
        scrollbar-color: $quiet;
        scrollbar-color-hover: $quiet;
        scrollbar-color-active: $bone;
        scrollbar-background: $panel;
        scrollbar-background-hover: $panel;
        scrollbar-background-active: $panel;
    }
    OptionList > .option-list--option-highlighted, OptionList:focus > .option-list--option-highlighted {
        color: $bone;
        background: $ahead;
        text-style: bold;
    }
    OptionList:ansi > .option-list--option-highlighted, OptionList:ansi:focus > .option-list--option-highlighted {
        color: $bone;
        background: $panel;
        text-style: bold underline;
    }
"""


def fields(screen: str) -> str:
    """Return the style of fields on a screen, named as its class is."""
    return f"{screen} {{{_RULES}}}\n"
