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
    open_search(page)
    page.keyboard.type(words)
    results = page.get_by_role("search").get_by_role("listitem").get_by_role("link")
    expect(results.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(results.first).to_be_focused()
    page.keyboard.press("Enter")
    expect_the_fact(page, fact)
