"""Citing: a dialog gives a fact or a page in four formats, with the day on which the reader's clock says it is read."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import rispy
from playwright.sync_api import Locator, Page, expect
from pybtex.database import parse_string

from tests.browser.axe import breaches
from tests.browser.reader import Reader

_CLOCK = "2027-03-04T12:00:00"
_ENDINGS = {"Plain text": ".txt", "BibTeX": ".bib", "RIS": ".ris", "CSL-JSON": ".json"}
_KEYS: Mapping[str, Callable[[str], list[str]]] = {
    "BibTeX": lambda data: list(parse_string(data, "bibtex").entries),
    "RIS": lambda data: [record["id"] for record in rispy.loads(data.replace("\r\n", "\n"))],
    "CSL-JSON": lambda data: [item["id"] for item in json.loads(data)],
}


def opened(reader: Reader, path: str) -> Page:
    page = reader.open(path)
    page.clock.set_fixed_time(_CLOCK)
    return page


def formats(page: Page) -> dict[str, str]:
    expect(page.locator("dialog.cite textarea")).to_have_count(4)
    return {
        name: page.get_by_label(name, exact=True).input_value() for name in ("Plain text", "BibTeX", "RIS", "CSL-JSON")
    }


def saved(page: Page, button: Locator) -> tuple[str, bytes]:
    """Return the name and the bytes of the file that the button hands over."""
    with page.expect_download() as download:
        button.click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


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
    (item,) = json.loads(texts["CSL-JSON"])
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
    expect(page.get_by_role("button", name="BibTeX, RIS and text with today’s date of access")).to_be_visible()
    expect(page.locator(".fact").get_by_role("button", name="Cite")).to_have_count(0)
    entry = page.locator(".fact").first
    identity = entry.get_attribute("id")
    entry.get_by_role("link", name="In full").click()
    page.wait_for_url(f"**/*#{identity}")
    expect(page.locator(f"#{identity}").get_by_role("button", name="Cite")).to_be_visible()


def test_a_page_is_cited_from_its_foot(reader: Reader, kinds: Mapping[str, str]) -> None:
    for kind in ("brief", "about", "home"):
        page = opened(reader, kinds[kind])
        page.get_by_role("button", name="BibTeX, RIS and text with today’s date of access").click()
        expect(page.get_by_role("dialog", name="Cite this page")).to_be_visible()
        (item,) = json.loads(formats(page)["CSL-JSON"])
        assert item["URL"].endswith(f"/{kinds[kind]}")
        assert item["id"].startswith("page-")


def test_each_format_is_saved_as_a_file_with_what_is_shown(reader: Reader, kinds: Mapping[str, str]) -> None:
    page = opened(reader, kinds["country"])
    fact = page.locator(".fact:not(.short)").first
    identity = fact.get_attribute("id")
    fact.get_by_role("button", name="Cite").click()
    for name, shown in formats(page).items():
        file, data = saved(page, page.get_by_role("button", name=f"Save {name}"))
        assert file == f"{identity}{_ENDINGS[name]}"
        assert data.decode().replace("\r\n", "\n").strip() == shown
        assert data.endswith(b"\r\n" if name == "RIS" else b"\n")
        expect(page.get_by_role("status").filter(has_text=f"Saving {file}.")).to_be_visible()
    assert reader.complaints == []


def test_a_page_is_saved_with_all_facts_that_stand_on_it_in_full(reader: Reader, kinds: Mapping[str, str]) -> None:
    page = opened(reader, kinds["country"])
    in_full = [fact.get_attribute("id") for fact in page.locator(".fact:not(.short, .retired)").all()]
    page.get_by_role("button", name="with today’s date of access").click()
    formats(page)
    for name, keys in _KEYS.items():
        _, data = saved(page, page.get_by_role("button", name=f"Save all as {name}"))
        page_itself, *facts = keys(data.decode())
        assert page_itself.startswith("page-")
        assert facts == in_full
    _, data = saved(page, page.get_by_role("button", name="Save all as Plain text"))
    assert data.count(b"Accessed 4 March 2027.") == len(in_full) + 1


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


def test_without_the_file_the_dialog_says_where_to_look(reader: Reader, kinds: Mapping[str, str]) -> None:
    page = reader.open(kinds["country"])
    page.route("**/cite.json", lambda route: route.abort())
    page.locator(".fact:not(.short)").first.get_by_role("button", name="Cite").click()
    expect(
        page.get_by_role("status").filter(has_text="The link at the foot of the page leads to them.")
    ).to_be_visible()
    page.unroute("**/cite.json")
    page.get_by_role("button", name="Close").click()
    page.locator(".fact:not(.short)").first.get_by_role("button", name="Cite").click()
    formats(page)


def test_nothing_of_the_citations_is_fetched_before_somebody_cites(reader: Reader, kinds: Mapping[str, str]) -> None:
    page = opened(reader, kinds["country"])
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload(wait_until="networkidle")
    assert not [address for address in asked if "cite.json" in address or "citation-formats" in address]
    page.locator(".fact:not(.short)").first.get_by_role("button", name="Cite").click()
    formats(page)
    assert [address for address in asked if address.endswith("cite.json")]


def test_without_scripts_the_foot_leads_to_the_file_and_cites_in_words_and_promises_no_more(
    reader: Reader, kinds: Mapping[str, str]
) -> None:
    page = reader.open(kinds["country"], scripts=False)
    foot = page.locator(".take-away")
    expect(foot.get_by_role("link", name="CSL-JSON")).to_be_visible()
    expect(foot).to_contain_text("As of 21 November 2026. https://")
    expect(page.get_by_role("button", name="Cite")).to_have_count(0)
    expect(foot).not_to_contain_text("BibTeX")
