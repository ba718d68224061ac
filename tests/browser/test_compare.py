"""Two countries side by side."""

from playwright.sync_api import expect

from tests.browser.reader import Reader, disconnect


def test_two_countries_are_chosen_and_the_address_can_be_passed_on(reader: Reader) -> None:
    page = reader.open("compare/")
    page.get_by_label("First country").select_option(label="Türkiye")
    page.get_by_label("Second country").select_option(label="Pakistan")
    comparison = page.get_by_role("region", name="Türkiye and Pakistan compared")
    expect(comparison).to_be_visible()
    assert page.url.endswith("compare/?a=turkiye&b=pakistan")

    colleague = reader.open("compare/?a=turkiye&b=pakistan")
    shared = colleague.get_by_role("region", name="Türkiye and Pakistan compared")
    expect(shared).to_be_visible()
    assert shared.inner_text() == comparison.inner_text()
    expect(colleague).to_have_title("Türkiye and Pakistan compared – Azerbaijan Foreign Policy Briefing")


def test_what_stands_side_by_side_is_what_the_pages_say(reader: Reader) -> None:
    page = reader.open("compare/?a=turkiye&b=pakistan")
    comparison = page.get_by_role("region", name="Türkiye and Pakistan compared")
    expect(comparison).to_be_visible()
    left = comparison.locator(".side-by-side > :first-child .fact")
    own = reader.open("countries/turkiye/")
    statements = own.locator(".fact > p:first-of-type").all_inner_texts()
    assert [fact.locator("> p").first.inner_text() for fact in left.all()] == statements
    # Links hold from where they stand now, and the evidence cards work here too.
    href = left.first.locator(".acts a").first.evaluate("link => link.href")
    assert href == own.locator(".fact .acts a").first.evaluate("link => link.href")
    # A citation of the right-hand page leads to its own source, though both pages count theirs from one.
    for side, country in (("first-child", "turkiye"), ("last-child", "pakistan")):
        cited = comparison.locator(f".side-by-side > :{side} .fact [data-source]").first
        publisher = cited.locator("a").first.inner_text()
        cited.locator("a").first.focus()
        expect(page.get_by_role("tooltip")).to_contain_text(f"Source: {publisher}")
        expect(page.get_by_role("tooltip")).to_contain_text("Interest:")
        name = comparison.locator(f".side-by-side > :{side} .compare-name a").first
        assert f"/countries/{country}/" in (name.get_attribute("href") or "")
    assert page.evaluate(
        "new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size === document.querySelectorAll('[id]').length"
    )


def test_what_both_pages_name_is_listed(reader: Reader) -> None:
    page = reader.open("compare/?a=turkiye&b=pakistan")
    heading = page.get_by_role("heading", name="Named on both pages")
    expect(heading).to_be_visible()
    shared = page.locator(".comparison > .index a").evaluate_all("links => links.map(link => link.href)")
    assert shared
    for country in ("turkiye", "pakistan"):
        own = reader.open(f"countries/{country}/")
        assert set(shared) <= set(own.locator("main a").evaluate_all("links => links.map(link => link.href)"))


def test_a_shared_link_with_an_unknown_country_says_so(reader: Reader) -> None:
    page = reader.open("compare/?a=atlantis&b=turkiye")
    expect(page.get_by_role("status").first).to_contain_text("There is no page on “atlantis”")
    page = reader.open("compare/?a=%3Cscript%3Ealert(1)%3C/script%3E&b=//evil.example")
    expect(page.get_by_role("status").first).to_contain_text("There is no page on “<script>alert(1)</script>”")
    page.wait_for_load_state("networkidle")
    assert reader.complaints == []


def test_the_same_country_twice_is_no_comparison(reader: Reader) -> None:
    page = reader.open("compare/?a=turkiye&b=turkiye")
    expect(page.get_by_role("status").first).to_contain_text("Both are the same country")


def test_without_a_connection_the_reader_is_told(reader: Reader) -> None:
    page = reader.open("compare/?a=turkiye")
    disconnect(page)
    page.get_by_label("Second country").select_option(label="Pakistan")
    expect(page.get_by_role("status").first).to_contain_text("could not be loaded")


def test_without_scripts_the_pages_themselves_are_offered(reader: Reader) -> None:
    page = reader.open("compare/", scripts=False)
    expect(page.get_by_label("First country")).not_to_be_visible()
    page.get_by_role("link", name="Türkiye").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Türkiye")


def test_a_country_page_leads_to_its_comparison(reader: Reader) -> None:
    page = reader.open("countries/turkiye/")
    page.get_by_role("link", name="with another country").click()
    expect(page.get_by_label("First country")).to_have_value("turkiye")
