"""A fact is written out once, at its permanent address; every other page tells it in short and leads there."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from posixpath import normpath
from statistics import median

import pytest

from generator.derive.origins import origins
from generator.model.entity import ENTITY_TYPES
from generator.model.fact import Fact
from generator.pipeline import BuiltSite
from generator.publish.assemble import to_html
from generator.render.addresses import source_address
from generator.render.page import Page, fact_anchor
from tests.html_tree import Element
from tests.make import make_fact
from tests.render.pages import site_with, tree_at, trees_of

# What the engine puts around a page's own HTML: head, header, navigation and foot.
_SHELL = 7_000
_WHOLE = {"evidence", "differences"}
_ENTITIES = {kind.kind for kind in ENTITY_TYPES}


@pytest.fixture(scope="module", params=["miniature", "real"])
def site(request: pytest.FixtureRequest) -> BuiltSite:
    """Return the miniature, then the repository's own content."""
    found: BuiltSite = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="module")
def trees(site: BuiltSite) -> dict[str, Element]:
    """Return all pages of the site as trees."""
    return trees_of(site)


def entries(site: BuiltSite, trees: dict[str, Element], *, short: bool) -> Iterator[tuple[Page, Fact, Element]]:
    """Yield page, fact and article of every fact that stands somewhere in short, or else in full."""
    for page in site.pages:
        for identity in page.facts:
            article = trees[page.path].find(fact_anchor(identity))
            if ("short" in article.classes) is short:
                yield page, site.dossier.content.facts[identity], article


def led_to(page: Page, article: Element) -> set[str]:
    """Return where the links of an article lead, below the site's root."""
    hrefs = (link.attributes["href"] for link in article.all("a"))
    split = (href.partition("#") for href in hrefs)
    return {normpath(f"/{page.path}/{path}").strip("/") + f"/{sign}{anchor}" for path, sign, anchor in split}


def test_a_fact_stands_in_full_on_one_page_of_an_entity_that_of_its_permanent_address(
    site: BuiltSite, trees: dict[str, Element]
) -> None:
    at: dict[str, list[str]] = {identity: [] for identity in site.dossier.content.facts}
    for page, fact, article in entries(site, trees, short=False):
        assert fact.id in page.facts_in_full
        assert page.kind in _ENTITIES | _WHOLE
        if page.kind in _ENTITIES:
            at[fact.id].append(f"{page.path}/#{article.identity}")
    for fact in site.dossier.content.facts.values():
        assert at[fact.id] == [site.desk.addresses.fact(fact)]


def test_a_short_entry_leads_to_the_fact_in_full_and_names_who_says_so_its_standing_date_and_sources(
    site: BuiltSite, trees: dict[str, Element]
) -> None:
    content, seen = site.dossier.content, Counter[str]()
    for page, fact, article in entries(site, trees, short=True):
        assert fact.id not in page.facts_in_full
        seen[page.kind] += 1
        (more,) = (link for link in article.all("a") if link.text == "In full")
        links = led_to(page, article)
        assert f"#{article.identity}" in more.attributes["href"]
        assert site.desk.addresses.fact(fact) in links
        assert {source_address(citation.source) for citation in fact.sources} <= links
        view = site.desk.fact_view(fact, "")
        said = f"{content.entities[fact.said_by].name}: {fact.statement}" if fact.said_by else fact.statement
        for words in (said, view.standing, view.date, *(f"¶ {citation.paragraph}" for citation in fact.sources)):
            assert words.replace("\u00a0", " ") in article.text.replace("\u00a0", " ")
        assert ("origin" in article.text) or len({c.source for c in fact.sources}) == len(origins(content, fact)) == 1
    assert {"theme", "source", "home"} <= set(seen)


def test_a_contested_fact_says_so_on_every_page_and_leads_to_what_differs(
    site: BuiltSite, trees: dict[str, Element]
) -> None:
    for page, fact, article in entries(site, trees, short=True):
        marks = [element for element in article if "differs" in element.classes]
        assert bool(marks) is site.dossier.is_contested(fact)
        for mark in marks:
            assert led_to(page, mark) == {site.desk.addresses.fact(fact)}
    for page, fact, article in entries(site, trees, short=False):
        if site.dossier.is_contested(fact):
            assert "Contested" in article.text
            assert page.kind == "differences" or "Differs:" in article.text


def test_a_page_that_tells_facts_in_short_alone_names_its_sources_and_leads_to_them(
    site: BuiltSite, trees: dict[str, Element]
) -> None:
    for page in site.pages:
        if page.kind == "theme" and page.facts:
            listed = [item for item in trees[page.path].all("li") if item.identity.startswith("source-")]
            cited = {c.source for identity in page.facts for c in site.dossier.content.facts[identity].sources}
            assert len(listed) == len(cited)
            for item in listed:
                publisher, work = item.all("a")
                assert publisher.text
                assert work.attributes["href"].startswith("http")


def test_a_usual_entry_is_short_and_pages_of_facts_can_be_read_through(real: BuiltSite) -> None:
    desk = real.desk
    lengths = [len(desk.entry_html(fact, "../../").encode()) for fact in desk.dossier.content.facts.values()]
    assert median(lengths) < 750
    pages = {page.path: len(to_html(page).encode()) + _SHELL for page in real.pages}
    assert median(pages.values()) < 25_000
    assert {page.path: pages[page.path] for page in real.pages if page.facts and pages[page.path] > 60_000} == {}


def test_an_entry_holds_its_former_anchors_and_the_day_it_is_due() -> None:
    fact = make_fact(
        about=["sudland", "strait-council"], former_ids=["old-name"], standing="planned", said_by=None, when="2031-04"
    )
    article = tree_at(site_with(fact), "organisations/strait-council").find("fact-a-fact")
    assert "short" in article.classes
    assert article.attributes["data-due"] == "2031-04-30"
    assert article.find("fact-old-name").tag == "span"
    assert "short" not in tree_at(site_with(fact), "countries/sudland").find("fact-a-fact").classes


def test_what_is_said_of_a_fact_elsewhere_leaves_its_corrections_and_unknowns_to_its_home() -> None:
    fact = make_fact(about=["sudland", "strait-council"], unknown=[{"what": "price", "reason": "not-stated"}])
    site = site_with(fact)
    assert "Not known" in tree_at(site, "countries/sudland").find("fact-a-fact").text
    entry = tree_at(site, "organisations/strait-council").find("fact-a-fact")
    assert "Not known" not in entry.text
    assert not [link for link in entry.all("a") if link.text in {"Edit", "Challenge"}]


def test_an_entry_is_rendered_once_for_all_pages(miniature: BuiltSite) -> None:
    desk = replace(miniature.desk)
    first, *_ = miniature.dossier.content.facts
    entry = desk.entry(first)
    desk._templates["fact_entry.html.j2"] = desk.environment.from_string("rendered again")
    assert desk.entry(first) == entry
