"""A play as a text to keep: plain, or as one page of HTML that needs nothing else."""

from collections.abc import Iterator
from datetime import datetime
from html import escape
from pathlib import Path
from typing import NamedTuple

from game.i18n import _
from game.model.text import Line
from game.play import files
from game.play.cleaning import cleaned
from game.play.session import Session

FORMS = ("txt", "html")
MOST_OF_A_NAME = 100
"""Numbers tried for a file of the same second."""
STYLE = (
    "body{max-width:36em;margin:3em auto;padding:0 1em;font:1.05em/1.55 Georgia,serif;color:#222;background:#faf8f3}"
    "h1,h2{font-weight:normal;letter-spacing:.15em}h2{margin-top:3em;font-size:1.1em}"
    ".done{margin:1.6em 0 0;color:#666}.price{margin:0;color:#888;font-size:.85em}"
    ".cube,.teller,.footage{color:#555}.sign{color:#7a5c1e}"
    "@media(prefers-color-scheme:dark){body{color:#ccc;background:#111}.done,.cube,.teller,.footage{color:#999}"
    ".price{color:#777}.sign{color:#d8c49c}}"
)


class Told(NamedTuple):
    """One move: what was done, at what price, and what it told."""

    done: Line | None
    price: str
    lines: tuple[Line, ...]


def _told(session: Session) -> Iterator[Told]:
    """Yield what was told, move by move; acts and changes that are no choices only tell."""
    offers: dict[str, tuple[Line, str]] = {}
    for place, entry in enumerate(session.history):
        page = session.page(place)
        done, price = offers.get(entry.move, (None, ""))
        yield Told(done, price, page.lines)
        offers = {offer.address: (offer.label, offer.words) for offer in page.offers}


def text(session: Session, prices: bool = False) -> str:
    """Return a play as plain text; with the price of each choice taken, where `prices` are wanted."""
    parts = [session.story.title.upper()]
    for told in _told(session):
        if told.done:
            parts.append(f"> {told.done.text}" + (f"\n  ({told.price})" if prices and told.price else ""))
        for line in told.lines:
            parts.append(f"\n{line.text.upper()}" if line.style == "title" else line.text)
    return cleaned_lines("\n\n".join([*parts, *_end(session)])) + "\n"


def html(session: Session, prices: bool = False) -> str:
    """Return a play as a page of HTML: no script, nothing fetched, every word of the story escaped."""
    title = escape(session.story.title)
    body = [f"<h1>{title}</h1>"]
    for told in _told(session):
        if told.done:
            body.append(f'<p class="done">{_marked(told.done)}</p>')
            body += [f'<p class="price">{escape(told.price)}</p>'] if prices and told.price else []
        body += [_paragraph(line) for line in told.lines]
    body += [f"<p>{escape(line)}</p>" for line in _end(session)]
    head = f'<meta charset="utf-8"><title>{title}</title><style>{STYLE}</style>'
    language = escape(session.story.language, quote=True)
    return (
        f'<!doctype html>\n<html lang="{language}"><head>{head}</head>\n<body>\n'
        + "\n".join(body)
        + "\n</body></html>\n"
    )


def _paragraph(line: Line) -> str:
    if line.style == "title":
        return f"<h2>{_marked(line)}</h2>"
    named = f' class="{line.style}"' if line.style in ("cube", "teller", "footage") else ""
    return f"<p{named}>{_marked(line)}</p>"


def _marked(line: Line) -> str:
    """Return a line with emphasis and signs marked."""
    parts, at = [], 0
    for span in line.spans:
        words = escape(cleaned(line.text[span.start : span.end]))
        tag = ("<em>", "</em>") if span.style == "emphasis" else ('<span class="sign">', "</span>")
        parts += [escape(cleaned(line.text[at : span.start])), tag[0], words, tag[1]]
        at = span.end
    return "".join((*parts, escape(cleaned(line.text[at:]))))


def _end(session: Session) -> tuple[str, ...]:
    page = session.turn
    return (_("The end: {title}.").format(title=page.scene),) if page.ended else ()


def cleaned_lines(words: str) -> str:
    """Return a text of several lines without control characters."""
    return "\n".join(cleaned(line) for line in words.split("\n"))


def in_form(session: Session, form: str, prices: bool) -> str:
    """Return a play in one of `FORMS`."""
    return html(session, prices) if form == "html" else text(session, prices)


def write(session: Session, path: Path, prices: bool = False) -> str:
    """Write a play to a file, as HTML where its name ends so; return a sentence on what became of it."""
    form = "html" if path.suffix.lower() in (".html", ".htm") else "txt"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        files.write(path, in_form(session, form, prices).encode("utf-8", "replace"))
    except OSError as error:
        return _("The transcript could not be written: {reason}.").format(reason=files.reason(error, path))
    return _("The transcript is in {file}.").format(file=path)


def free_path(folder: Path, story: str, form: str) -> Path:
    """Return a name for a new transcript: the story's and the time, never a player's words."""
    name = f"transcript-{story}-{datetime.now():%Y%m%d-%H%M%S}"
    numbered = (folder / f"{name}{number}.{form}" for number in ("", *(f"-{n}" for n in range(2, MOST_OF_A_NAME))))
    return next(path for path in numbered if not path.exists() or path.stem.endswith(f"-{MOST_OF_A_NAME - 1}"))
