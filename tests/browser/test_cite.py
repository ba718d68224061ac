"""Citing: a dialog gives a fact or a page in four formats, with the day on which the reader's clock says it is read."""

import json
import re
from collections.abc import Mapping

import rispy
from playwright.sync_api import Page, expect
from pybtex.database import parse_string

from tests.browser.reader import Reader
from tests.browser.test_accessibility import breaches

_CLOCK = "2027-03-04T12:00:00"


def opened(reader: Reader, path: str) -> Page:
    page = reader.open(path)
    page.clock.set_fixed_time(_CLOCK)
    return page


def formats(page: Page) -> dict[str, str]:
    expect(page.locator("dialog.cite textarea")).to_have_count(4)
    return {
        name: page.get_by_label(name, exact=True).input_value() for name in ("Plain text", "BibTeX", "RIS", "CSL-JSON")
    }


def test_a_fact_is_cited_in_four_formats_that_their_programs_read_with_the_readers_date(
    reader: Reader, kinds: Mapping[str, str]
) -> None:
    page = opened(reader, kinds["country"])
    fact = page.locator(".fact:is(.claimed, .opinion):not(.short)").first
    identity = fact.get_attribute("id")
    footing = (fact.locator(".meta b").first.text_content() or "").lower()
    assert identity
    fact.get_by_role("button", name="Cite").click()
    expect(page.get_by_role("dialog", name="Cite this fact")).to_be_visible()
    texts = formats(page)
    (entry,) = parse_string(texts["BibTeX"], "bibtex").entries.values()
    (record,) = rispy.loads(texts["RIS"] + "\n")
    item = json.loads(texts["CSL-JSON"])
    assert entry.key == record["id"] == item["id"] == identity
    assert entry.fields["urldate"] == "2027-03-04"
    assert record["access_date"] == "2027/03/04/"
    assert item["accessed"] == {"date-parts": [[2027, 3, 4]]}
    assert texts["Plain text"].endswith("Accessed 4 March 2027.")
    assert item["URL"] == entry.fields["url"] == record["urls"][0]
    assert item["URL"].endswith(f"#{identity}")
    for text in texts.values():
        assert f"[{footing}" in " ".join(text.split())
    assert reader.complaints == []


def test_a_short_entry_offers_no_citation_but_the_way_to_the_fact_in_full(
    reader: Reader, kinds: Mapping[str, str]
) -> None:
    page = opened(reader, kinds["theme"])
    expect(page.get_by_role("button", name="with today’s date of access")).to_be_visible()
    expect(page.locator(".fact").get_by_role("button", name="Cite")).to_have_count(0)
    entry = page.locator(".fact").first
    identity = entry.get_attribute("id")
    entry.get_by_role("link", name="In full").click()
    page.wait_for_url(f"**/*#{identity}")
    expect(page.locator(f"#{identity}").get_by_role("button", name="Cite")).to_be_visible()


def test_a_page_is_cited_from_its_foot(reader: Reader, kinds: Mapping[str, str]) -> None:
    for kind in ("brief", "about", "home"):
        page = opened(reader, kinds[kind])
        page.get_by_role("button", name="with today’s date of access").click()
        expect(page.get_by_role("dialog", name="Cite this page")).to_be_visible()
        item = json.loads(formats(page)["CSL-JSON"])
        assert item["URL"].endswith(f"/{kinds[kind]}")
        assert item["id"].startswith("page-")


def test_the_keyboard_opens_copies_and_leaves_and_focus_comes_back(reader: Reader, kinds: Mapping[str, str]) -> None:
    page = opened(reader, kinds["country"])
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = page.locator(".fact:not(.short)").first.get_by_role("button", name="Cite")
    button.focus()
    page.keyboard.press("Enter")
    copied = page.get_by_role("button", name="Copy BibTeX")
    copied.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="BibTeX copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.get_by_label("BibTeX", exact=True).input_value()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Cite this fact")).not_to_be_visible()
    expect(button).to_be_focused()


def test_the_dialog_breaches_no_rule_and_fits_a_phone(reader: Reader, kinds: Mapping[str, str]) -> None:
    for width, scheme in ((390, "dark"), (1280, "light")):
        page = reader.open(kinds["country"], width=width, height=800, scheme="dark" if scheme == "dark" else "light")
        page.locator(".fact:not(.short)").first.get_by_role("button", name="Cite").click()
        formats(page)
        assert breaches(page) == []
        box = page.get_by_role("dialog", name="Cite this fact").bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


def test_without_the_files_the_dialog_says_where_to_look(reader: Reader, kinds: Mapping[str, str]) -> None:
    page = reader.open(kinds["country"])
    page.route(re.compile(r"cite\.(bib|ris|json|txt)"), lambda route: route.abort())
    page.locator(".fact:not(.short)").first.get_by_role("button", name="Cite").click()
    expect(
        page.get_by_role("status").filter(has_text="The links at the foot of the page lead to them.")
    ).to_be_visible()


def test_without_scripts_the_foot_leads_to_the_files_and_promises_no_more(
    reader: Reader, kinds: Mapping[str, str]
) -> None:
    page = reader.open(kinds["country"], scripts=False)
    expect(page.locator(".take-away").get_by_role("link", name="BibTeX")).to_be_visible()
    expect(page.get_by_role("button", name="Cite")).to_have_count(0)
