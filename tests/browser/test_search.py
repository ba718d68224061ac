"""Searching: words of a fact lead to a page that holds it."""

import re
from collections import Counter
from pathlib import Path
from typing import Literal
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from generator.model.fact import Fact
from generator.pipeline import BuiltSite
from generator.publish.search_records import search_records
from tests.browser.axe import breaches
from tests.browser.reader import Reader, disconnect, open_search, reading, results_of
from tests.browser.server import served

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


def test_words_of_a_fact_lead_to_a_page_that_holds_it(reader: Reader, real: BuiltSite) -> None:
    page = reader.open()
    for fact, words in searched_facts(real):
        page.goto(reader.site)
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
    """Return the titles of the results, once they are those of what is asked and there are some."""
    results = page.locator(".search-results li a")
    expect(page.locator(".search-results ol")).to_have_attribute("aria-busy", "false")
    expect(results.first).to_be_visible()
    return results.all_inner_texts()


def test_a_name_is_found_by_its_aliases_without_diacritics_and_with_a_slip(reader: Reader) -> None:
    page, found = reader.open(), {}
    for words in ("Turkey", "Türkiye", "Turkiye", "turkiy", "türkiyee"):
        page.goto(f"{reader.site}search/?q={words}")
        found[words] = found_on_the_search_page(page)[0]
    assert set(found.values()) == {"Türkiye"}, found


def test_results_are_facts_and_pages_once_each_and_open_at_the_fact(reader: Reader) -> None:
    page = reader.open("search/?q=gas")
    found_on_the_search_page(page)
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


def test_one_key_leads_to_the_words_of_the_search_page_and_tab_to_every_filter(reader: Reader) -> None:
    page = reader.open("search/?q=gas")
    found_on_the_search_page(page)
    page.keyboard.press("/")
    expect(page.get_by_label("Words")).to_be_focused()
    page.keyboard.press("Tab")  # the summary of the filters
    for label in ("Kind", "Country", "Organisation", "Theme", "Year", "Standing", "Source", "Order"):
        page.keyboard.press("Tab")
        expect(page.get_by_label(label, exact=True)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # Clear all
    expect(page.get_by_label("Words")).to_have_value("")
    page.wait_for_url(reader.site + "search/")


def test_enter_in_the_header_leads_to_all_results(reader: Reader) -> None:
    page = reader.open("timeline/")
    open_search(page)
    page.keyboard.type("gas")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url(reader.site + "search/?q=gas")
    found_on_the_search_page(page)


@pytest.mark.parametrize("order", ["newest", "oldest"])
def test_results_are_sorted_by_date_and_those_without_one_come_last(
    order: str, reader: Reader, real: BuiltSite
) -> None:
    records = {record.title: record.sort_date for record in search_records(real)}
    page = reader.open(f"search/?q=gas&sort={order}")
    found_on_the_search_page(page)
    page.get_by_role("button", name="Show more").click()
    expect(page.locator(".found").nth(15)).to_be_visible()
    dates = [records[title] for title in found_on_the_search_page(page)]
    known = [date for date in dates if date]
    assert known == sorted(known, reverse=order == "newest")
    assert dates == known + [None] * (len(dates) - len(known))


def test_show_more_shows_more_and_leads_the_keyboard_there(reader: Reader) -> None:
    page = reader.open("search/?q=azerbaijan")
    before = found_on_the_search_page(page)
    page.get_by_role("button", name="Show more").press("Enter")
    expect(page.locator(".found")).to_have_count(2 * len(before))
    assert found_on_the_search_page(page)[: len(before)] == before
    expect(page.locator(".found a").nth(len(before))).to_be_focused()


def test_what_is_still_shown_of_the_search_before_is_marked_so(reader: Reader) -> None:
    page = reader.open("search/?q=gas")
    before = found_on_the_search_page(page)
    page.evaluate(
        "() => { const [ask, answered] = [fetch, new Promise((resolve) => { window.answer = resolve; })];"
        "  window.fetch = (...asked) => answered.then(() => ask(...asked)); }"
    )
    page.get_by_label("Words").fill("türkiye")
    results = page.locator(".search-results ol")
    expect(results).to_have_attribute("aria-busy", "true")
    assert results.locator("li a").all_inner_texts() == before
    page.evaluate("answer()")
    assert found_on_the_search_page(page)[0] == "Türkiye"


def test_a_contested_fact_shows_what_another_says(reader: Reader, real: BuiltSite) -> None:
    page = reader.open("search/?standing=Contested")
    content, dossier = real.dossier.content, real.dossier
    found_on_the_search_page(page)
    for result in page.locator(".found").all():
        title = result.get_by_role("link").inner_text()
        fact = next(
            fact for fact in content.facts.values() if dossier.is_contested(fact) and title.endswith(fact.statement)
        )
        for contrast in dossier.contrasts[fact.id]:
            expect(result).to_contain_text(content.facts[contrast.other].statement)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_search_page_breaches_no_rule_and_keeps_within_its_width(
    width: int, scheme: Literal["light", "dark"], reader: Reader
) -> None:
    page = reader.open("search/?q=gas&standing=Contested", width=width, scheme=scheme)
    found_on_the_search_page(page)
    assert breaches(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert not reader.complaints


LONG = "gas " + "x" * 10_000
NOTHING_OF_IT = [
    "<script>document.body.dataset.ran = 1</script><img src=x onerror=alert(1)>",
    "Газ Азербайджан",
    "\u0623\u0630\u0631\u0628\u064a\u062c\u0627\u0646 \u202e",
    "**|| && \" ' `${1}` %00 \\",
]


@pytest.mark.parametrize("words", NOTHING_OF_IT)
@pytest.mark.parametrize("place", ["address", "page", "header"])
def test_words_of_any_kind_break_nothing_and_run_nothing(words: str, place: str, reader: Reader) -> None:
    if place == "header":
        page = reader.open("timeline/")
        open_search(page)
        page.keyboard.insert_text(words)
        expect(page.locator("#found")).to_contain_text("Enter")
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: "search/?q=" in url)
    elif place == "page":
        page = reader.open("search/")
        expect(page.get_by_role("status")).to_contain_text("Type a word")
        page.get_by_label("Words").fill(words)
    else:
        page = reader.open(f"search/?q={quote(words)}")
    expect(page.get_by_role("status")).to_contain_text("result")
    assert page.evaluate("document.body.dataset.ran") is None
    assert page.locator(".search-results :is(img, script)").count() == 0
    expect(page.get_by_label("Words")).to_have_value(words)
    assert not reader.complaints


def test_ten_thousand_characters_are_cut_and_the_reader_told(reader: Reader) -> None:
    page = reader.open(f"search/?q={quote(LONG)}")
    expect(page.get_by_role("status")).to_contain_text("Only the first 200 characters were searched")
    box = page.get_by_label("Words")
    box.fill("")
    box.focus()
    page.keyboard.insert_text(LONG)
    assert len(box.input_value()) == 200
    page = reader.open("timeline/")
    open_search(page)
    page.keyboard.insert_text(LONG)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "search/?q=gas" in url)
    assert not reader.complaints


def test_spaces_are_no_words_and_the_reader_is_told(reader: Reader) -> None:
    page = reader.open("search/?q=%20%20%09%20")
    expect(page.get_by_role("status")).to_have_text("Type a word, or choose a filter.")
    page = reader.open("timeline/")
    open_search(page)
    page.keyboard.type("   ")
    expect(page.locator("#found")).to_be_hidden()
    assert not reader.complaints


def test_a_shared_link_with_what_is_not_known_says_what_it_left_out(reader: Reader) -> None:
    page = reader.open("search/?q=gas&country=Atlantis&colour=red&sort=size&theme=Energy&constructor=1")
    status = page.get_by_role("status")
    for part in (
        "Country \u201cAtlantis\u201d",
        "\u201ccolour=red\u201d",
        "Order \u201csize\u201d",
        "constructor=1",
        "result",
    ):
        expect(status).to_contain_text(part)
    expect(page.get_by_label("Theme")).to_have_value("Energy")
    found_on_the_search_page(page)
    assert not reader.complaints


def test_a_blocked_storage_does_not_stop_the_search(reader: Reader) -> None:
    page = reader.open("about/method/")
    page.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])"
        "  Object.defineProperty(window, name, { get() { throw new DOMException('blocked', 'SecurityError'); } });"
    )
    page.goto(reader.site + "search/?q=gas")
    found_on_the_search_page(page)
    page.goto(reader.site + "timeline/")
    open_search(page)
    page.keyboard.type("gas")
    expect(page.get_by_role("option").first).to_be_visible()


def test_without_a_connection_the_reader_is_told_and_with_one_again_the_search_works(reader: Reader) -> None:
    page = reader.open("search/?q=gas")
    found_on_the_search_page(page)
    disconnect(page)
    page.get_by_label("Words").fill("visa waiver")
    expect(page.get_by_role("status")).to_contain_text("you may be offline")
    expect(page.locator(".way-on")).to_be_visible()
    page.unroute("**/*")
    page.get_by_label("Words").fill("türkiye")
    assert found_on_the_search_page(page)[0] == "Türkiye"


def test_a_box_without_a_connection_says_so(reader: Reader) -> None:
    page = reader.open("timeline/")
    page.wait_for_load_state("networkidle")
    disconnect(page)
    open_search(page)
    page.keyboard.type("gas")
    expect(page.locator("#found")).to_contain_text("offline")


def test_the_part_of_the_index_with_a_word_is_asked_for_before_what_reads_it_has_come(reader: Reader) -> None:
    page, held, asked = reader.open("timeline/"), list[Route](), list[str]()
    page.route("**/wasm.en.pagefind", lambda route: held.append(route))  # noqa: PLW0108  # Playwright marks what it is given
    page.on("request", lambda request: asked.append(request.url))
    open_search(page)
    with page.expect_request("**/*.pf_index"):
        page.keyboard.type("gas")
    expect(page.locator("#found")).to_be_hidden()
    for route in held:
        route.continue_()
    expect(page.locator("#found").get_by_role("option")).to_have_count(7)
    parts = [address for address in asked if address.endswith(".pf_index")]
    assert len(parts) == len(set(parts)), "a part was asked for twice"
    assert not reader.complaints


def test_the_search_needs_webassembly_of_a_strict_policy_and_nothing_more(reader: Reader) -> None:
    page = reader.open("about/method/")
    policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; worker-src 'none'; object-src 'none'"

    def with_policy(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": policy})

    page.route("**/search/*", with_policy)
    page.add_init_script(
        "window.refused = []; addEventListener('securitypolicyviolation', event => window.refused.push(event.sourceFile));"
    )
    page.goto(reader.site + "search/?q=gas&sort=newest&theme=Energy")
    found_on_the_search_page(page)
    refused = page.evaluate("window.refused")
    assert [file for file in refused if "search.js" in file or "search-" in file or "pagefind" in file] == []


@pytest.mark.parametrize(
    ("words", "meant"), [("Trukiye", "Türkiye"), ("Gremany", "Germany"), ("khazakstan", "Kazakhstan")]
)
def test_for_a_slip_inside_a_name_names_alike_are_offered(words: str, meant: str, reader: Reader) -> None:
    page = reader.open(f"search/?q={words}")
    page.get_by_role("status").get_by_role("link", name=meant, exact=True).click()
    page.wait_for_url(lambda url: url.endswith(f"search/?q={quote(meant)}"))
    assert found_on_the_search_page(page)[0] == meant


def test_shortened_words_are_named_only_where_they_found_something(reader: Reader) -> None:
    page = reader.open("search/?q=germanyyyy")
    expect(page.get_by_role("status")).to_contain_text("results for words that begin like “germany”.")
    assert found_on_the_search_page(page)[0] == "Germany"
    page = reader.open("search/?q=xyzzyquux")
    expect(page.get_by_role("status")).to_have_text("0 results.")


def test_the_search_works_in_the_site_that_another_engine_built(browser: Browser, real_export: Path) -> None:
    with served(real_export / "site") as address, reading(browser, address) as reader:
        page = reader.open("timeline/")
        open_search(page)
        page.keyboard.type("turkiye")
        expect(page.get_by_role("option").first).to_contain_text("Türkiye")
        page.keyboard.press("Enter")
        page.wait_for_url(address + "search/?q=turkiye")
        assert found_on_the_search_page(page)[0] == "Türkiye"
        assert not reader.complaints
