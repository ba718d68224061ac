"""Printed, a page is a briefing sheet: text and sources, nothing of the screen's machinery, dark ink on white paper."""

import re
from collections.abc import Mapping
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from generator.pipeline import BuiltSite
from tests.browser.reader import Reader

_INK_AND_PAPER = """here => [getComputedStyle(here).color, getComputedStyle(document.body).backgroundColor].map(
    colour => colour.match(/[\\d.]+/g).slice(0, 3).map(Number)
)"""


def printed(reader: Reader, path: str, scheme: Literal["light", "dark"] = "light") -> Page:
    """Return the page as it is laid out for a sheet of A4."""
    page = reader.open(path, width=794, height=1123, scheme=scheme)
    page.emulate_media(media="print", color_scheme=scheme)
    return page


def test_a_printed_country_keeps_its_text_and_loses_the_screens_machinery(
    reader: Reader, kinds: Mapping[str, str]
) -> None:
    page = printed(reader, kinds["country"])
    for gone in (
        "header",
        "nav[aria-label='Sections']",
        ".acts",
        "nav[aria-label='On this page']",
        ".take-away",
        ".trail",
    ):
        assert page.locator(gone).count(), gone
        assert not any(element.is_visible() for element in page.locator(gone).all()), gone
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".glance")).to_be_visible()
    facts = page.locator(".fact").all()
    assert facts
    for fact in facts:
        expect(fact.locator("p").first).to_be_visible()
        for source in fact.locator(".meta a[href*='/sources/'], .meta a[href^='http']").all():
            hidden = source.locator("xpath=ancestor::*[contains(@class, 'acts')]").count()
            assert hidden or (source.is_visible() and source.inner_text().strip()), "a citation is not to be read"


def test_nothing_sticks_out_of_the_sheet(reader: Reader, kinds: Mapping[str, str]) -> None:
    for kind in ("country", "source", "brief"):
        page = printed(reader, kinds[kind])
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, kind


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_ink_is_dark_and_paper_white_whatever_the_scheme(
    scheme: Literal["light", "dark"], reader: Reader, kinds: Mapping[str, str]
) -> None:
    page = printed(reader, kinds["country"], scheme)
    for part in ("h1", ".fact p", ".fact .meta", ".fact a", ".glance dd", "table td"):
        ink, paper = page.locator(part).first.evaluate(_INK_AND_PAPER)
        assert min(paper) > 240, "paper"
        assert max(ink) < 130, part


def test_a_sheet_says_first_what_it_is_as_of_when_and_where_it_stands(
    reader: Reader, kinds: Mapping[str, str], real: BuiltSite
) -> None:
    site = real.dossier.content.site
    for kind in ("country", "brief", "theme"):
        page = printed(reader, kinds[kind])
        sheet = page.locator(".sheet")
        expect(sheet).to_be_visible()
        assert site.title in sheet.inner_text()
        assert "as of 21 November 2026" in sheet.inner_text()
        assert f"{site.url.rstrip('/')}/{kinds[kind]}" in sheet.inner_text()
        page.emulate_media(media="screen")
        expect(sheet).not_to_be_visible()


@pytest.mark.parametrize("kind", ["country", "evidence", "brief"])
def test_every_citation_bears_the_number_of_its_source_in_the_list_at_the_end(
    kind: str, reader: Reader, kinds: Mapping[str, str]
) -> None:
    page = printed(reader, kinds[kind])
    listed = page.locator("ol.sources > li").all()
    assert listed
    for number, source in enumerate(listed, start=1):
        assert source.get_attribute("id") == f"source-{number}"
        assert source.locator(".address").inner_text().startswith("http")
    cited = page.locator("[data-source]").all()
    assert cited
    seen = set()
    for place in cited:
        numbers = place.get_attribute("data-source") or ""
        shown = place.evaluate("here => getComputedStyle(here, '::after').content")
        assert numbers in shown or "attr(data-source)" in shown
        seen |= {int(number) for number in numbers.split(", ")}
    assert seen == set(range(1, len(listed) + 1))


def test_a_fact_on_paper_keeps_its_standing_and_who_says_so(reader: Reader, kinds: Mapping[str, str]) -> None:
    page = printed(reader, kinds["country"])
    for fact in page.locator(".fact").all():
        expect(fact.locator(".meta b").first).to_be_visible()
        for speaker in fact.locator(".by").all():
            expect(speaker).to_be_visible()


def test_a_country_with_its_facts_takes_few_sheets(reader: Reader, kinds: Mapping[str, str]) -> None:
    page = reader.open(kinds["country"])
    pages = len(re.findall(rb"/Type\s*/Page[^s]", page.pdf(format="A4")))
    assert 1 < pages <= 6
