"""The files that readers take away, beside each page: citations, data, Markdown, feeds, calendars; and llms.txt.

A fact is cited and taken as data from where it stands in full; a page of short entries has its own citation alone.
"""

from collections.abc import Iterator

from generator.pipeline import BuiltSite
from generator.publish import citations, linked_data
from generator.publish.calendar import calendars
from generator.publish.data import csv_head, csv_row, json_line, json_of_facts
from generator.publish.feeds import feeds
from generator.publish.llms import llms_txt
from generator.publish.markdown import rendition
from generator.publish.published import published_fact
from generator.publish.sheets import Sheet, sheets


def take_away_files(site: BuiltSite) -> Iterator[tuple[str, bytes]]:
    """Yield every file under its path below the site's root."""
    yield from site_files(site)
    for sheet in sheets(site):
        yield from page_files(sheet)


def site_files(site: BuiltSite) -> Iterator[tuple[str, bytes]]:
    """Yield what is for more than one page: the list for programs, calendars and feeds."""
    yield "llms.txt", llms_txt(site)
    yield from calendars(site)
    yield from feeds(site)


def page_files(sheet: Sheet) -> Iterator[tuple[str, bytes]]:
    """Yield what lies beside one page."""
    yield sheet.folder + citations.FILE, _citations(sheet)
    if sheet.facts_in_full:
        yield from _data(sheet)
    yield f"{sheet.folder}index.html.md", rendition(sheet).encode()


def _citations(sheet: Sheet) -> bytes:
    references = [citations.fact_reference(sheet.site, fact) for fact in sheet.facts_in_full]
    items = map(citations.csl, [citations.page_reference(sheet), *references])
    return citations.csl_list(items).encode()


def _data(sheet: Sheet) -> Iterator[tuple[str, bytes]]:
    records = [published_fact(sheet.site, fact) for fact in sheet.facts_in_full]
    claims = (linked_data.claim(sheet.site, fact) for fact in sheet.facts_in_full)
    yield f"{sheet.folder}facts.json", "".join(json_of_facts(map(json_line, records))).encode()
    yield sheet.folder + linked_data.FILE, linked_data.claims(sheet, claims).encode()
    yield f"{sheet.folder}facts.csv", "".join([csv_head(), *map(csv_row, records)]).encode()
