"""Draws a terminal's screen as a picture: half blocks as pixels, everything else in a font with fixed width."""

from collections.abc import Iterable
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from rich.color import Color, ColorType
from rich.color_triplet import ColorTriplet
from rich.segment import Segment
from rich.terminal_theme import MONOKAI

FONTS = (
    "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf",
    "/usr/share/fonts/TTF/DejaVuSansMono.ttf",
    "/Library/Fonts/DejaVuSansMono.ttf",
)
WIDTH, HEIGHT = 8, 16
"""Of one cell, in pixels."""


def _font(bold: bool) -> ImageFont.FreeTypeFont:
    found = next((Path(name) for name in FONTS if Path(name).exists()), None)
    if found is None:
        raise SystemExit("DejaVu Sans Mono is needed to draw screens: install it (Debian: fonts-dejavu-core).")
    return ImageFont.truetype(str(found.with_name("DejaVuSansMono-Bold.ttf") if bold else found), 13)


def _rgb(colour: Color | None, paper: bool) -> ColorTriplet:
    if colour is None or colour.type == ColorType.DEFAULT:
        return ColorTriplet(11, 14, 18) if paper else ColorTriplet(200, 204, 208)
    return colour.get_truecolor(MONOKAI)


def drawn(lines: Iterable[Iterable[Segment]], columns: int, rows: int) -> Image.Image:
    """Return a screen as a picture.

    Args:
        lines: Its rows, each as styled pieces of text.
        columns: Its width in cells.
        rows: Its height in cells.
    """
    image = Image.new("RGB", (columns * WIDTH, rows * HEIGHT), (11, 14, 18))
    draw = ImageDraw.Draw(image)
    fonts = {bold: _font(bold) for bold in (False, True)}
    for y, line in enumerate(lines):
        x = 0
        for text, style, _control in line:
            ink, paper = _rgb(style.color if style else None, False), _rgb(style.bgcolor if style else None, True)
            if style and style.reverse:
                ink, paper = paper, ink
            if style and style.dim:
                ink = ColorTriplet(*((a + b) // 2 for a, b in zip(ink, paper, strict=True)))
            for sign in text:
                left, top = x * WIDTH, y * HEIGHT
                draw.rectangle((left, top, left + WIDTH - 1, top + HEIGHT - 1), fill=tuple(paper))
                if sign == "▀":
                    draw.rectangle((left, top, left + WIDTH - 1, top + HEIGHT // 2 - 1), fill=tuple(ink))
                elif sign != " ":
                    draw.text((left, top), sign, font=fonts[bool(style and style.bold)], fill=tuple(ink))
                x += 1
    return image
