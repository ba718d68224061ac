"""Printed, a page is a briefing sheet: text and sources, nothing of the screen's machinery, dark ink on white paper."""

from collections.abc import Mapping
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

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
    for gone in ("header", "nav[aria-label='Sections']", ".acts", "nav[aria-label='On this page']"):
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
