"""Text from outside made harmless: nothing in it can move a cursor, change a colour or turn writing round."""

import re

_CONTROLS: dict[int, str | None] = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F)))
_CONTROLS |= dict.fromkeys(range(0x2066, 0x206A))
_CONTROLS |= dict.fromkeys((0x200E, 0x200F, 0x061C, 0xFEFF))
_CONTROLS |= dict.fromkeys((0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029), " ")
_ESCAPE = re.compile(r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|\x1b[\]PX^_].*?(?:\x07|\x1b\\|\x9c)|\x1b[ -/]*[0-~]", re.DOTALL)
_SURROGATE = re.compile("[\ud800-\udfff]")


def cleaned(text: str) -> str:
    """Return a text without control characters; whole escape sequences go, not only their first character."""
    return _ESCAPE.sub("", text).translate(_CONTROLS)


def named(text: str, longest: int) -> str:
    """Return a text as a name that can be kept and shown: clean, of bounded length, with single blanks."""
    return " ".join(_SURROGATE.sub("", cleaned(text)).split())[:longest].rstrip()
