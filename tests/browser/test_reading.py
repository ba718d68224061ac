"""Reading: from the front page to a fact, from the fact to its source, from the source to what else belongs to it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.model.entity import Country, Entity, Event
from generator.model.fact import Fact
from generator.pipeline import BuiltSite
from generator.render.addresses import parts
from tests.browser.reader import Reader

_TEXT_DIRECTIVE = "#:~:text="


@dataclass(frozen=True)
class Walk:
    """A fact that a reader comes upon on a country's page, and that speaks of an event."""

    country: Country
    fact: Fact
    event: Event


def find_walk(site: BuiltSite) -> Walk:
    """Return the first walk through first pages only, so that every step is one click."""
    dossier = site.dossier
    entities = dossier.content.entities
    for country in entities.values():
        if not isinstance(country, Country) or country.id == dossier.content.site.focus:
            continue
        for fact in site.desk.addresses.parts_of(country.id)[0]:
            is_on_first_page_of_source = fact in parts(dossier.facts_from[fact.sources[0].source])[0]
            for mention in dossier.names.find(fact.statement):
                event = entities[mention.entity]
                if is_on_first_page_of_source and isinstance(event, Event) and event.id in fact.about:
                    return Walk(country, fact, event)
    raise LookupError("no fact on a country's first page speaks of an event")


def fact_on(page: Page, fact: Fact) -> Locator:
    return page.locator(f"#fact-{fact.id}")


def expect_title(page: Page, title: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_a_reader_goes_from_home_to_a_country_to_a_fact_to_its_source_and_on_through_an_event(
    reader: Reader, real: BuiltSite
) -> None:
    content = real.dossier.content
    walk = find_walk(real)
    source = content.sources[walk.fact.sources[0].source]
    page = reader.open()
    expect_title(page, content.site.title)

    page.get_by_role("navigation", name="Sections").get_by_role("link", name="Countries").click()
    expect_title(page, "Countries")

    page.get_by_role("main").get_by_role("link", name=walk.country.name, exact=True).first.click()
    expect_title(page, walk.country.name)

    fact_on(page, walk.fact).get_by_role("link", name=re.compile("^(Link|In full)$")).click()
    expect(page).to_have_url(re.compile(f"#fact-{walk.fact.id}$"))
    expect_title(page, content.entities[real.dossier.home_of(walk.fact)].name)
    expect(fact_on(page, walk.fact)).to_be_in_viewport(ratio=0.9)

    publisher = content.entities[source.publisher].name
    fact_on(page, walk.fact).locator(".meta").get_by_role("link", name=publisher).first.click()
    expect_title(page, source.title)
    expect(fact_on(page, walk.fact)).to_contain_text(walk.fact.statement)

    fact_on(page, walk.fact).locator(f"a[href$='/events/{walk.event.id}/']").first.click()
    expect_title(page, walk.event.name)
    expect(page.get_by_role("main").locator(".fact").first).to_be_visible()

    page.get_by_role("main").get_by_role("link", name=walk.country.name, exact=True).first.click()
    expect_title(page, walk.country.name)
    assert not reader.complaints


def test_a_link_to_a_fact_shows_it_highlighted_and_clear_of_the_header(reader: Reader, real: BuiltSite) -> None:
    # The last fact of a full page: one that is far down, below much that might still move.
    fact = next(
        divided[0][-1]
        for entity in real.dossier.content.entities
        if len(divided := real.desk.addresses.parts_of(entity)) > 1 and real.dossier.home_of(divided[0][-1]) == entity
    )
    page = reader.open(real.desk.addresses.fact(fact))
    target = fact_on(page, fact)
    expect(target).to_be_in_viewport(ratio=1)
    colours = target.evaluate(
        "here => [here, ...document.querySelectorAll('.fact')].map(fact => getComputedStyle(fact).backgroundColor)"
    )
    assert colours.count(colours[0]) == 2, "the fact is marked, and no other fact"
    header = page.locator("header").bounding_box()
    shown = target.bounding_box()
    assert header
    assert shown
    assert shown["y"] >= header["y"] + header["height"], "the sticky header covers the fact"


@pytest.mark.parametrize("kind", ["country", "organisation", "event", "evidence"])
def test_citations_open_the_passage_by_the_words_to_find(
    kind: str, reader: Reader, real: BuiltSite, kinds: Mapping[str, str]
) -> None:
    page = reader.open(kinds[kind])
    facts = page.locator(".fact:not(.short)").all()
    assert facts
    expect(page.locator(f".fact.short a[href*='{_TEXT_DIRECTIVE}']")).to_have_count(0)
    for shown in facts:
        fact = real.dossier.content.facts[(shown.get_attribute("id") or "").removeprefix("fact-")]
        hrefs = [link.get_attribute("href") or "" for link in shown.locator(f"a[href*='{_TEXT_DIRECTIVE}']").all()]
        encoded = [href.partition(_TEXT_DIRECTIVE)[2] for href in hrefs]
        assert sorted(map(unquote, encoded)) == sorted(cited.find for cited in fact.sources if cited.find)
        # A comma or a hyphen would be read as syntax, anything beyond ASCII differently by each browser.
        assert all(re.fullmatch(r"[A-Za-z0-9._~%]+", words) for words in encoded), encoded
        urls = {real.dossier.content.sources[cited.source].url for cited in fact.sources}
        assert {href.partition(_TEXT_DIRECTIVE)[0] for href in hrefs} <= urls


def test_the_section_a_page_belongs_to_is_marked(reader: Reader, kinds: Mapping[str, str]) -> None:
    sections = {"country": "Countries", "event": "Events", "theme": "Themes", "source": "Sources", "evidence": "Briefs"}
    for kind, section in sections.items():
        page = reader.open(kinds[kind])
        current = page.get_by_role("navigation", name="Sections").locator("[aria-current]")
        assert current.all_inner_texts() == [section], kind


def test_every_kind_of_entity_has_a_page_that_says_what_it_is(
    reader: Reader, real: BuiltSite, kinds: Mapping[str, str]
) -> None:
    for kind in ("country", "organisation", "event", "agreement", "project", "person"):
        page = reader.open(kinds[kind])
        entity: Entity = real.dossier.content.entities[kinds[kind].split("/")[1]]
        expect_title(page, entity.name)
        assert page.title().startswith(entity.name), kind
        expect(page.locator(".glance")).to_be_visible()
        expect(page.locator(".fact").first).to_be_visible()
