"""Links from elsewhere: to what was renamed, moved or withdrawn."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, expect

from generator.pipeline import BuiltSite
from tests.browser.reader import Reader, reading
from tests.browser.server import served


@pytest.fixture
def guest(browser: Browser, miniature_project: Path) -> Iterator[Reader]:
    """Return a reader of the miniature, in which a country and a fact were renamed."""
    with served(miniature_project / "site") as address, reading(browser, address) as reader:
        yield reader


@pytest.mark.parametrize("scripts", [True, False])
def test_a_link_to_a_renamed_country_leads_to_its_page(guest: Reader, *, scripts: bool) -> None:
    page = guest.open("countries/southland/", scripts=scripts)
    page.wait_for_url("**/countries/sudland/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sudland")


def test_a_link_to_a_fact_on_a_renamed_page_leads_to_the_fact(guest: Reader) -> None:
    page = guest.open("countries/southland/#fact-consulates-planned-for-2026")
    page.wait_for_url("**/countries/sudland/#fact-consulates-planned-for-2026")
    expect(page.locator("#fact-consulates-planned-for-2026")).to_be_in_viewport()


def test_a_link_to_a_fact_that_moved_to_another_part_is_followed_there(reader: Reader, real: BuiltSite) -> None:
    part = next(page for page in real.pages if page.path.startswith("countries/") and page.path.endswith("/2"))
    first = part.path.removesuffix("/2")
    page = reader.open(f"{first}/#fact-{part.facts[-1]}")
    page.wait_for_url(f"**/{part.path}/#fact-{part.facts[-1]}")


def test_a_fact_is_found_on_a_part_to_which_the_page_does_not_lead(reader: Reader) -> None:
    page = reader.open("about/method/")
    many = '<nav class="parts">Part <strong>1</strong> <a href="2/">2</a> <i>…</i> <a href="9/">9</a></nav>'

    def with_many_parts(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("<h1", f"{many}<h1", 1))

    def as_part(route: Route) -> None:
        here = '<p id="fact-far-away">Here.</p>' if route.request.url.split("#")[0].endswith("/6/") else ""
        route.fulfill(content_type="text/html", body=f"<main>{here}</main>")

    page.route("**/countries/turkiye/", with_many_parts)
    page.route(re.compile(r"/countries/turkiye/\d/"), as_part)
    page.goto(f"{reader.site}countries/turkiye/#fact-far-away")
    page.wait_for_url("**/countries/turkiye/6/#fact-far-away")


@pytest.mark.parametrize(
    "anchor", ["fact-withdrawn-long-ago", "fact-%E0%A4", "fact-%3Cimg%20src=x%20onerror=alert(1)%3E"]
)
def test_a_link_to_a_fact_that_is_nowhere_tells_the_reader_and_offers_a_way_on(anchor: str, reader: Reader) -> None:
    page = reader.open(f"countries/turkiye/#{anchor}")
    notice = page.get_by_role("status").filter(has_text="does not stand on this page")
    expect(notice).to_be_visible()
    expect(notice.get_by_role("link", name="Search for it")).to_be_visible()
    assert page.locator("main img[src=x]").count() == 0
    assert reader.complaints == []


def test_a_link_to_a_section_or_a_fact_that_is_there_goes_unremarked(reader: Reader, real: BuiltSite) -> None:
    fact = next(page for page in real.pages if page.path == "countries/turkiye").facts[0]
    for anchor in (f"fact-{fact}", "relations", "no-such-section"):
        page = reader.open(f"countries/turkiye/#{anchor}")
        page.wait_for_load_state("networkidle")
        expect(page.locator("main .notice")).to_have_count(0)


def test_a_link_to_a_retired_fact_arrives_at_it_marked_and_it_cannot_be_cited(guest: Reader) -> None:
    page = guest.open("events/year-review-2025/#fact-documents-draft-count")
    fact = page.locator("#fact-documents-first-count")
    expect(fact).to_be_in_viewport()
    expect(fact).to_contain_text("Retired 12 January 2026")
    expect(page.locator(".fact:not(.retired)").first.get_by_role("button", name="Cite")).to_be_visible()
    expect(fact.get_by_role("button", name="Cite")).to_have_count(0)
    expect(page.get_by_role("status")).to_have_count(0)
