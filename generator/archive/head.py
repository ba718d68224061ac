"""What an article's text says about itself in its first lines: its title, author, date, publisher and address."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from generator.archive.moments import moments_in

_LINES = 12  # non-blank lines in which a text speaks of itself
_SENTENCE = re.compile(r"(?:\S+\s+){7,}\S*\w[.!?…][\"'’”)]*")  # of eight words or more: the article has begun
_KEYS = {
    "title": "title", "headline": "title", "author": "author", "by": "author", "published": "published",
    "date": "published", "publication date": "published", "publisher": "publisher", "source": "publisher",
    "url": "url", "link": "url", "address": "url",
}  # fmt: skip
_KEYED = re.compile(r"([A-Za-z ]{2,20})\s*:\s+(.+)")
_BYLINE = re.compile(r"By ([^,|–]{3,60})")
_ITALICS = re.compile(r"([*_])(?!\s)([^*_]{3,60})\1")
_PERSON = re.compile(r"[A-ZÀ-Þ][\w.'’-]*(?: (?:[a-z]{2,3} )?[A-ZÀ-Þ][\w.'’-]*){1,3}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Head:
    """What the text says of itself, as it stands there; None where it does not say."""

    title: str | None = None
    author: str | None = None
    """A name, not an id."""
    published: str | None = None
    """A day, as content writes it."""
    publisher: str | None = None
    """A name, not an id."""
    url: str | None = None
    first_line: str | None = None
    """The first line where it looks like a title, though nothing says so."""


def read_head(paragraphs: tuple[str, ...]) -> Head:
    """Return what the first of the `paragraphs` say about the text."""
    lines = [" ".join(line.split()) for line in paragraphs[:_LINES]]
    lines = lines[: next((at for at, line in enumerate(lines) if _SENTENCE.fullmatch(line)), len(lines))]
    told = dict(_told(lines))
    first = next((line for line in lines if _looks_like_title(line)), None)
    is_guess = first is not None and first == lines[0] and "title" not in told
    return Head(first_line=first if is_guess else None, **told)


def _told(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Yield what the lines say, the surest last, for it holds."""
    days = {day for line in lines for day in moments_in(line) if _DAY.fullmatch(day)}
    if len(days) == 1:
        yield "published", days.pop()
    for line in reversed(lines):
        spoken = _BYLINE.match(line) or _ITALICS.fullmatch(line)
        name = spoken[spoken.lastindex or 0].strip() if spoken else ""
        if _PERSON.fullmatch(name):
            yield "author", name
    for before, line in pairwise(lines):
        if before != line and before.endswith(line) and _looks_like_title(line):
            yield "title", line  # the path to the page, and the page's title below it
    for line in reversed(lines):
        if line.startswith("# ") and line[2:].strip():
            yield "title", line[2:].strip()
    for line in reversed(lines):
        keyed = _KEYED.fullmatch(line)
        key = _KEYS.get(keyed[1].lower().strip(), "") if keyed else ""
        value = keyed[2].strip().strip("\"'") if keyed else ""
        if key == "published":
            value = next((day for day in moments_in(value) if _DAY.fullmatch(day)), "")
        if key and value:
            yield key, value


def _looks_like_title(line: str) -> bool:
    return len(line.split()) > 2 and line[0].isupper() and line[-1] not in ".,;:…"  # noqa: PLR2004  # two words are a menu
