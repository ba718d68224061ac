"""Searching: words of a fact lead to a page that holds it."""

import re
from collections import Counter
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from generator.model.fact import Fact
from generator.pipeline import BuiltSite
from tests.browser.reader import Reader, open_search, results_of

_WORD = re.compile(r"[a-z]{5,}")
_WORDS_TYPED = 4


def searched_facts(site: BuiltSite) -> list[tuple[Fact, str]]:
    """Return three facts far apart, each with the rarest words of its statement in the order they stand there."""
    facts = sorted(site.dossier.content.facts.values(), key=lambda fact: fact.id)
    commonness = Counter(word for fact in facts for word in set(_WORD.findall(fact.statement.lower())))
    chosen = []
    for fact in (facts[0], facts[len(facts) // 2], facts[-1]):
        words = list(dict.fromkeys(_WORD.findall(fact.statement.lower())))
        rarest = sorted(words, key=lambda word: (commonness[word], word))[:_WORDS_TYPED]
        chosen.append((fact, " ".join(word for word in words if word in rarest)))
    return chosen


def expect_the_fact(page: Page, fact: Fact) -> None:
    expect(page.locator(f"#fact-{fact.id}")).to_contain_text(fact.statement)
    expect(page.locator(f"#fact-{fact.id}")).to_be_visible()


@pytest.mark.parametrize("number", [0, 1, 2])
def test_words_of_a_fact_lead_to_a_page_that_holds_it(number: int, reader: Reader, real: BuiltSite) -> None:
    fact, words = searched_facts(real)[number]
    page = reader.open()
    results_of(page, words).first.click()
    page.wait_for_url(lambda url: urlsplit(url).path != urlsplit(reader.site).path)
    expect_the_fact(page, fact)
    assert not reader.complaints


def test_search_works_by_the_keyboard_from_a_deep_page_on_a_phone(reader: Reader, real: BuiltSite) -> None:
    fact, words = searched_facts(real)[0]
    page = reader.open(f"countries/{real.dossier.content.site.focus}/", width=390, height=844)
    box = open_search(page)
    page.keyboard.type(words)
    first = page.get_by_role("option").first
    expect(first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", str(first.get_attribute("id")))
    page.keyboard.press("Enter")
    expect_the_fact(page, fact)


def found_on_the_search_page(page: Page) -> list[str]:
    """Return the titles of the results, once there are some."""
    results = page.locator(".search-results li a")
    expect(results.first).to_be_visible()
    return results.all_inner_texts()


@pytest.mark.parametrize("words", ["Turkey", "Türkiye", "Turkiye", "turkiy", "türkiyee"])
def test_a_name_is_found_by_its_aliases_without_diacritics_and_with_a_slip(words: str, reader: Reader) -> None:
    page = reader.open(f"search/?q={words}")
    assert found_on_the_search_page(page)[0] == "Türkiye"


def test_results_are_facts_and_pages_once_each_and_open_at_the_fact(reader: Reader) -> None:
    page = reader.open("search/?q=gas")
    addresses = page.locator(".search-results li a").evaluate_all("links => links.map(link => link.href)")
    expect(page.get_by_role("status")).to_contain_text("results")
    addresses = page.locator(".search-results li a").evaluate_all("links => links.map(link => link.href)")
    assert len(addresses) == len(set(addresses)) > 5
    assert any("#fact-" in address for address in addresses)


def test_a_filtered_and_sorted_search_can_be_sent_to_a_colleague(reader: Reader, real: BuiltSite) -> None:
    page = reader.open("search/")
    page.get_by_label("Words").fill("gas")
    page.get_by_label("Theme").select_option(value="Energy")
    page.get_by_label("Standing").select_option(value="Contested")
    page.get_by_label("Order").select_option(value="newest")
    expect(page.get_by_role("status")).to_contain_text("result")
    page.wait_for_url(lambda url: "sort=newest" in url)
    titles = found_on_the_search_page(page)
    colleague = reader.open(page.url.removeprefix(reader.site))
    expect(colleague.get_by_label("Theme")).to_have_value("Energy")
    assert found_on_the_search_page(colleague) == titles
    statements = {fact.statement for fact in real.dossier.content.facts.values() if real.dossier.is_contested(fact)}
    assert all(any(statement in title for statement in statements) for title in titles)
    expect(colleague.locator(".search-results .differs").first).to_have_text("Contested")


def test_a_search_without_results_offers_a_way_on(reader: Reader) -> None:
    page = reader.open("search/?q=xyzzyq")
    expect(page.get_by_role("status")).to_have_text("0 results.")
    page.locator(".way-on").get_by_role("link", name="A–Z").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A–Z")


def test_without_scripts_the_search_page_leads_to_the_indexes(reader: Reader) -> None:
    page = reader.open("search/", scripts=False)
    expect(page.locator(".way-on").get_by_role("link", name="Countries")).to_be_visible()
    expect(page.get_by_text("needs JavaScript")).to_be_visible()
    expect(page.get_by_label("Words")).not_to_be_visible()
