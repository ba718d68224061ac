"""The foot of a page: what can be taken away from it, and where that lies."""

from dataclasses import dataclass

from generator.publish.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Link:
    """A file to take away; its address is relative to the page."""

    text: str
    href: str
    type: str
    """Media type."""
    is_same_content: bool = False
    """Whether the file holds what the page holds, in another form."""


_CITATIONS = (
    Link("BibTeX", "cite.bib", "application/x-bibtex"),
    Link("RIS", "cite.ris", "application/x-research-info-systems"),
    Link("CSL-JSON", "cite.json", "application/vnd.citationstyles.csl+json"),
    Link("Plain text", "cite.txt", "text/plain"),
)
_DATA = (Link("JSON", "facts.json", "application/json"), Link("CSV", "facts.csv", "text/csv"))
_MARKDOWN = Link("Markdown", "index.html.md", "text/markdown", is_same_content=True)


def foot(sheet: Sheet, *, has_markdown: bool = True) -> list[tuple[str, tuple[Link, ...]]]:
    """Return labels, each with its links."""
    groups: list[tuple[str, tuple[Link, ...]]] = [("Cite", _CITATIONS)]
    if sheet.facts:
        groups.append(("Facts", _DATA))
    if has_markdown:
        groups.append(("Text", (_MARKDOWN,)))
    return groups
