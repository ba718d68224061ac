"""A browser that refuses to store anything still shows everything."""

from playwright.sync_api import Page, expect

from tests.browser.reader import Reader, results_of

REFUSE = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, {configurable: true, get() { throw new DOMException("refused", "SecurityError"); }});"""


def open_without_storage(reader: Reader, path: str) -> Page:
    """Return a page in a window where storage is refused."""
    page = reader.open("404.html")
    page.context.add_init_script(REFUSE)
    reader.complaints.clear()
    page.goto(reader.site + path)
    return page


def test_a_page_is_whole_without_storage(reader: Reader) -> None:
    page = open_without_storage(reader, "countries/turkiye/")
    expect(page.locator(".fact").first).to_be_visible()
    assert results_of(page, "Pakistan").count() > 0
    assert reader.complaints == []


def test_the_scheme_can_be_switched_for_the_page_at_hand(reader: Reader) -> None:
    page = open_without_storage(reader, "countries/turkiye/")
    page.get_by_role("button", name="Switch to dark mode").click()
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
    assert reader.complaints == []
