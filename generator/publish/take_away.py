"""The files that readers take away, beside each page: citations, data, Markdown, feeds, calendars; and llms.txt.

A fact is cited and taken as data from where it stands in full; a page of short entries has its own citation alone.
"""

from collections.abc import Iterator

from generator.pipeline import BuiltSite
from generator.publish import citations, linked_data
from generator.publish.calendar import calendars
from generator.publish.data import csv_head, json_of_facts
from generator.publish.fact_forms import FactForms
from generator.publish.feeds import feeds
from generator.publish.llms import llms_txt
from generator.publish.markdown import rendition
from generator.publish.sheets import Sheet, sheets


def take_away_files(site: BuiltSite) -> Iterator[tuple[str, bytes]]:
    """Yield every file under its path below the site's root."""
    yield from site_files(site)
    forms = FactForms(site)
    for sheet in sheets(site):
        yield from page_files(sheet, forms)


def site_files(site: BuiltSite) -> Iterator[tuple[str, bytes]]:
    """Yield what is for more than one page: the list for programs, calendars and feeds."""
    yield "llms.txt", llms_txt(site)
    yield from calendars(site)
    yield from feeds(site, FactForms(site).entry)


def page_files(sheet: Sheet, forms: FactForms) -> Iterator[tuple[str, bytes]]:
    """Yield what lies beside one page."""
    yield sheet.folder + citations.FILE, _citations(sheet, forms)
    if sheet.facts_in_full:
        yield from _data(sheet, forms)
    yield f"{sheet.folder}index.html.md", rendition(sheet).encode()


def _citations(sheet: Sheet, forms: FactForms) -> bytes:
    own = citations.csl(citations.page_reference(sheet))
    return citations.csl_list([own, *(forms.of(fact).citation for fact in sheet.facts_in_full)]).encode()


def _data(sheet: Sheet, forms: FactForms) -> Iterator[tuple[str, bytes]]:
    found = [forms.of(fact) for fact in sheet.facts_in_full]
    yield f"{sheet.folder}facts.json", json_of_facts(form.json for form in found)
    yield sheet.folder + linked_data.FILE, linked_data.claims(sheet, (form.claim for form in found)).encode()
    yield f"{sheet.folder}facts.csv", (csv_head() + "".join(form.csv for form in found)).encode()
