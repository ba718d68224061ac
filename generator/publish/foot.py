"""The foot of a page: what can be taken away from it, and where that lies."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.publish import calendar, citations, feeds, linked_data
from generator.publish.data import FOLDER
from generator.publish.sheets import Sheet
from generator.render.page import root_of


@dataclass(frozen=True, slots=True)
class Link:
    """A file to take away; its address is relative to the page."""

    text: str
    href: str
    type: str
    """Media type."""
    is_same_content: bool = False
    """Whether the file holds what the page holds, in another form."""


_ATOM = "application/atom+xml"
_CALENDAR = "text/calendar"
_CITATIONS = Link("CSL-JSON", citations.FILE, "application/vnd.citationstyles.csl+json")
_DATA = (Link("JSON", "facts.json", "application/json"), Link("CSV", "facts.csv", "text/csv"))
_MARKDOWN = Link("Markdown", "index.html.md", "text/markdown", is_same_content=True)
_CLAIMS = Link("JSON-LD", linked_data.FILE, "application/ld+json", is_same_content=True)


def foot(sheet: Sheet, *, has_markdown: bool = True) -> list[tuple[str, tuple[Link, ...]]]:
    """Return labels, each with its links."""
    groups: list[tuple[str, tuple[Link, ...]]] = [("Cite this page", (_CITATIONS,))]
    if sheet.facts_in_full:
        groups.append(("Its facts", (*_DATA, _CLAIMS)))
    elif sheet.facts:
        root = root_of(sheet.path)
        groups.append(("All facts", tuple(replace(link, href=f"{root}{FOLDER}/{link.href}") for link in _DATA)))
    if has_markdown:
        groups.append(("Its text", (_MARKDOWN,)))
    return [*groups, ("Follow", tuple(_followed(sheet)))]


def _followed(sheet: Sheet) -> Iterator[Link]:
    """Yield the feed of the page's subject, or else of the site; and a calendar where something is planned."""
    site = sheet.site
    subject = sheet.entity or sheet.theme
    root = root_of(sheet.path)
    if subject is None:
        yield Link("Atom feed of all facts", f"{root}{feeds.FILE}", _ATOM, is_same_content=True)
        if sheet.path in {"", "timeline"}:
            yield Link("Calendar of what is planned", f"{root}{calendar.FILE}", _CALENDAR)
        return
    # The parts of a subject's page stand one level below the first.
    up = "../" if sheet.path.count("/") > 1 else ""
    yield Link("Atom feed", f"{up}{feeds.FILE}", _ATOM, is_same_content=True)
    if sheet.entity is not None and site.dossier.planned_around(sheet.entity.id):
        yield Link("Calendar of what is planned", f"{up}{calendar.FILE}", _CALENDAR)
