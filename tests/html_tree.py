"""HTML read into a tree, so that tests ask what a page holds and not how it is written."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = set("area base br col embed hr img input link meta source track wbr".split())
_BREAKS = set("article br dd div dl dt h1 h2 h3 li nav ol p section table td th tr ul".split())


@dataclass
class Element:
    """An element with its attributes, and its children: elements and texts."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element | str"] = field(default_factory=list)

    def __iter__(self) -> Iterator["Element"]:
        """Yield this element and all below it, in the order of the page."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child

    @property
    def text(self) -> str:
        """The text of the element with single spaces, as a reader sees it."""
        return " ".join("".join(self._pieces()).split())

    @property
    def identity(self) -> str:
        """The element's id, or nothing."""
        return self.attributes.get("id", "")

    @property
    def classes(self) -> list[str]:
        """The element's classes."""
        return self.attributes.get("class", "").split()

    def all(self, *tags: str) -> list["Element"]:
        """Return the elements with one of these tags, in the order of the page."""
        return [element for element in self if element.tag in tags]

    def find(self, identity: str) -> "Element":
        """Return the element with this id."""
        return next(element for element in self if element.identity == identity)

    def _pieces(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.tag not in {"script", "style", "template"}:
                yield from child._pieces()
        if self.tag in _BREAKS:
            yield "\n"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        depth = next((at for at in range(len(self.open) - 1, 0, -1) if self.open[at].tag == tag), None)
        if depth is not None:
            del self.open[depth:]

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)

    def handle_comment(self, data: str) -> None:
        self.open[-1].children.append(Element("!comment", {"": data}))

    def handle_decl(self, decl: str) -> None:
        self.open[-1].children.append(Element("!declaration", {"": decl}))

    def handle_pi(self, data: str) -> None:
        self.open[-1].children.append(Element("!instruction", {"": data}))

    def unknown_decl(self, data: str) -> None:
        self.open[-1].children.append(Element("!section", {"": data}))


def read_html(html: str) -> Element:
    """Return the root of the tree that `html` means."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.open[0]


def skeleton(root: Element) -> Counter[tuple[str, tuple[str, ...]]]:
    """Return how often each element with each set of attributes occurs: all of a page but its texts and values."""
    return Counter((element.tag, tuple(sorted(element.attributes))) for element in root)


def headings(root: Element) -> list[tuple[str, str, str]]:
    """Return tag, id and text of every heading."""
    return [(element.tag, element.identity, element.text) for element in root.all("h1", "h2", "h3")]


def content_area(root: Element) -> Element:
    """Return the part of a built page that the engine puts the page's own content in."""
    return next(element for element in root if "md-content__inner" in element.classes)


_LEADS = {"h1": "# ", "h2": "## ", "h3": "### ", "li": "- ", "article": "---"}
_HOLDERS = {"", "article", "div", "dl", "nav", "ol", "section", "table", "tbody", "thead", "ul"}
_CELLS = {"dd", "dt", "td", "th"}


def outline(element: Element) -> list[str]:
    """Return what a reader reads, a line for each heading, paragraph, item and row; links as in Markdown."""
    lines: list[str] = []
    inline: list[Element | str] = []

    def flush(lead: str = "") -> None:
        text = " ".join("".join(map(_inline, inline)).split())
        inline.clear()
        if text:
            lines.append(lead + text)

    lead = _LEADS.get(element.tag, "")
    if element.tag == "article":
        lines.append(f"{lead} {element.identity}")
        lead = ""
    for child in element.children:
        if isinstance(child, Element) and (child.tag in _HOLDERS or child.tag in _LEADS or child.tag in {"p", "tr"}):
            flush(lead)
            lines += outline(child)
        else:
            inline.append(child)
    flush(lead)
    return lines


def _inline(part: Element | str) -> str:
    if isinstance(part, str):
        return part
    inner = "".join(map(_inline, part.children))
    match part.tag:
        case "a":
            return f"[{inner}]({part.attributes.get('href', '')})"
        case "img":
            return f"(image {part.attributes.get('src', '')})"
        case _:
            return f"{inner.strip()} | " if part.tag in _CELLS else inner
