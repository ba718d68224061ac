"""Evidence at the fact: a card repeats what the page says of a citation, on hover, focus and tap."""

from collections.abc import Mapping

from playwright.sync_api import expect

from tests.browser.reader import Reader


def test_hovering_over_a_citation_shows_who_is_behind_it(reader: Reader, kinds: Mapping[str, str]) -> None:
    page = reader.open(kinds["event"])
    citation = page.locator(".fact [data-source] a").first
    citation.hover()
    card = page.get_by_role("tooltip")
    expect(card).to_be_visible()
    for label in ("Source:", "Interest:", "Independent origins:"):
        expect(card).to_contain_text(label)
    expect(citation).to_have_attribute("aria-describedby", "evidence")
    page.mouse.move(0, 0)
    expect(card).not_to_be_visible()


def test_the_keyboard_brings_up_the_card_and_escape_takes_it_away(reader: Reader, kinds: Mapping[str, str]) -> None:
    page = reader.open(kinds["event"])
    page.locator(".fact [data-source] a").first.focus()
    expect(page.get_by_role("tooltip")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("tooltip")).not_to_be_visible()


def test_the_card_of_a_contested_fact_says_what_differs(reader: Reader, kinds: Mapping[str, str]) -> None:
    page = reader.open(kinds["event"])
    contested = page.locator(".fact").filter(has=page.locator(".contrast")).first
    contested.locator("[data-source] a").first.focus()
    expect(page.get_by_role("tooltip")).to_contain_text(contested.locator(".contrast .why").first.inner_text())


def test_the_card_of_a_short_entry_says_where_the_rest_is_told(reader: Reader, kinds: Mapping[str, str]) -> None:
    page = reader.open(kinds["theme"])
    page.locator(".fact.short [data-source] a").first.focus()
    card = page.get_by_role("tooltip")
    expect(card).to_contain_text("Source:")
    expect(card).to_contain_text("Interest: told on the page of the source")
    expect(card).to_contain_text("Independent origins:")
    page = reader.open("")  # where the sources differ
    page.locator(".fact.short:has(.differs) [data-source] a").first.focus()
    expect(page.get_by_role("tooltip")).to_contain_text("Contested: another fact says otherwise")


def test_everything_on_the_card_stands_on_the_page_without_scripts(reader: Reader, kinds: Mapping[str, str]) -> None:
    page = reader.open(kinds["event"], scripts=False)
    for cited in page.locator(".fact:not(.short) [data-source]").all():
        listed = page.locator(f"#source-{cited.get_attribute('data-source')}")
        expect(listed.locator(".interest")).to_be_visible()
        expect(listed.locator(".address")).to_be_visible()
    for cited in page.locator(".fact.short [data-source]").all():
        listed = page.locator(f"#source-{cited.get_attribute('data-source')}")
        expect(listed.locator(".work, .address")).to_be_visible()
