"""What Markdown makes of a hand-written page, judged as a browser would read it: elements, addresses and attributes.

The page is converted by the engine's own parser with the engine's own extensions, so that nothing is read here in another
way than on the site. The line of a fault is the first with which the page has it.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from markdown import Markdown

from generator.model.brief_links import brief_links

EXTENSIONS = ("toc", "tables", "fenced_code", "attr_list")
"""What MkDocs and `mkdocs.yml` switch on; a test holds the two to it."""
RECORD_SCHEMES = {"fact", "entity", "source", "theme"}
_SCHEMES = {"http", "https", "mailto"}
_MOST_BRACKETS = 400  # in one paragraph; the parser takes a time that grows with their square
_MOST_FAULTS = 20  # a page
# Browsers leave these out of an address before they look for its scheme.
_LEFT_OUT = re.compile(r"[\x00-\x20\x7f]+")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_UNCLOSED = re.compile(r"\]\s*\(\s*(?:fact|entity|source|theme)\s*:", re.IGNORECASE)
_ATTRIBUTES: dict[str, re.Pattern[str]] = {
    "class": re.compile(r"language-[\w-]+"),
    "data-source": re.compile("1"),  # stands for what the renderer puts behind a link to a fact
    "href": re.compile(r"(?s).*"),
    "id": re.compile(r"[\w-]+"),
    "start": re.compile(r"\d+"),
    "style": re.compile(r"text-align: (?:left|right|center);"),
    "title": re.compile(r"(?s).*"),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """What must not stand on a page: the rule that says so, and what it is."""

    rule: str
    message: str


@dataclass
class _Judge(HTMLParser):
    """Collects the faults of a page's HTML."""

    faults: list[Fault] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        """Judge an element by its attributes."""
        if tag == "img":
            self.faults.append(Fault("brief-raw-html", "an image"))
            return
        for name, value in attrs:
            allowed = _ATTRIBUTES.get(name)
            if allowed is None or not allowed.fullmatch(value or ""):
                self.faults.append(Fault("brief-raw-html", f"the attribute {name!r}"))
            elif name == "href":
                self.faults += _of_address(value or "")

    def handle_data(self, data: str) -> None:
        """Judge what is text and was meant to be a link."""
        if _UNCLOSED.search(data):
            self.faults.append(
                Fault("brief-link-form", "a link to a record that is not closed, or goes over two lines")
            )


def _of_address(address: str) -> list[Fault]:
    plain = _LEFT_OUT.sub("", address).replace("\\", "/")
    scheme = _SCHEME.match(plain)
    if plain.startswith("//"):
        return [Fault("brief-raw-html", "a link that leaves out whether it is http or https")]
    if scheme is None or scheme[1].lower() in _SCHEMES:
        return []
    if scheme[1].lower() in RECORD_SCHEMES:
        return [Fault("brief-link-form", "a link to a record in a form that is not read")]
    return [Fault("brief-raw-html", f"a link with the scheme {scheme[1]!r}")]


def faults_of(text: str) -> list[Fault]:
    """Return what must not stand in the Markdown `text`, in its order."""
    parser = Markdown(extensions=list(EXTENSIONS))
    html = parser.convert(_with_records_linked(text))
    judge = _Judge()
    judge.feed(html)
    judge.close()
    raw = [block for block in parser.htmlStash.rawHtmlBlocks if not str(block).lstrip().startswith(("<pre", "&"))]
    return [*(Fault("brief-raw-html", "raw HTML") for _ in raw), *judge.faults]


def located(lines: Sequence[str]) -> list[tuple[int, Fault]]:
    """Return the faults of a page, each with the number of its line from 0; one of each kind a line."""
    crowded = _crowded(lines)
    if crowded is not None:
        return [(crowded, Fault("brief-raw-html", f"more than {_MOST_BRACKETS} brackets in one paragraph"))]
    if not faults_of("\n".join(lines)):
        return []
    found: dict[tuple[int, Fault], None] = {}
    start = 0
    for _ in range(_MOST_FAULTS):
        end = _first(start, len(lines), lambda end, start=start: bool(_new(lines, start, end)))  # type: ignore[misc]  # mypy knows no default of a lambda
        if end is None:
            break
        for fault in _new(lines, start, end):
            found[end - 1, fault] = None
        start = end
    return list(found)


def _new(lines: Sequence[str], start: int, end: int) -> list[Fault]:
    """Return the faults that the lines from `start` to `end` add to those before."""
    before, after = faults_of("\n".join(lines[:start])), faults_of("\n".join(lines[:end]))
    for fault in before:
        if fault in after:
            after.remove(fault)
    return after


def _first(low: int, high: int, holds: Callable[[int], bool]) -> int | None:
    """Return the smallest number above `low` and up to `high` for which `holds` is true; None where it is for none."""
    if low == high or not holds(high):
        return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high


def _crowded(lines: Sequence[str]) -> int | None:
    """Return the first line of a paragraph with more brackets than can be read in good time."""
    start = count = 0
    for number, line in enumerate(lines):
        if not line.strip():
            start, count = number + 1, 0
        count += line.count("[") + line.count("<") + line.count("*") + line.count("_") + line.count("`")
        if count > _MOST_BRACKETS:
            return min(start, number)
    return None


def _with_records_linked(text: str) -> str:
    """Return the text as the renderer hands it to the engine: links to records lead somewhere."""
    pieces, position = [], 0
    for link in brief_links(text):
        attributes = '{: data-source="1" }' if link.scheme == "fact" else ""
        pieces += [text[position : link.start], f"[{link.text}](#){attributes}"]
        position = link.end
    return "".join([*pieces, text[position:]])
