"""An address that leads nowhere is answered with ways on that work, however deep it is."""

import pytest
from playwright.sync_api import expect

from tests.browser.reader import Reader, results_of


@pytest.mark.parametrize("path", ["no-such-page", "countries/no-such-country/", "a/b/c/d/e.html"])
def test_a_missing_page_offers_ways_on_that_work(path: str, reader: Reader) -> None:
    page = reader.open(path)
    expect(page.get_by_role("heading", level=1)).to_have_text("This page does not exist")
    links = page.locator("main a").all()
    assert len(links) > 10
    for link in links:
        href = str(link.evaluate("link => link.href"))
        assert href.startswith(reader.site), href
        assert page.request.get(href).ok, href


def test_a_missing_page_is_styled_and_leads_on_by_a_click_and_by_search(reader: Reader) -> None:
    page = reader.open("a/b/c/")
    missing = [complaint for complaint in reader.complaints if not complaint.startswith(("404", "console error"))]
    assert missing == []
    assert reader.complaints[0] == f"404: {reader.site}a/b/c/"
    assert len(reader.complaints) <= 2, "the page itself is missing, and nothing that it needs"
    results_of(page, "Azerbaijan")
    page.keyboard.press("Escape")
    page.get_by_role("main").get_by_role("link", name="Timeline").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Timeline")
