import itertools
from collections import Counter
from posixpath import normpath
from urllib.parse import unquote, urlsplit

import pytest

from generator.model.entity import Entity
from generator.pipeline import BuiltSite
from generator.publish.assemble import to_html
from generator.publish.data import data_files
from generator.render.addresses import MOST_WEIGHT, WEIGHT_IN_FULL
from generator.render.page import fact_anchor
from tests.built import all_pages
from tests.html_tree import Element, read_html
from tests.make import make_agreement, make_country, make_event, make_fact, make_organisation, make_person, make_project
from tests.render.pages import page_at, site_with, tree_at, trees_of


@pytest.fixture(scope="module", params=["miniature", "real"])
def site(request: pytest.FixtureRequest) -> BuiltSite:
    """Return the miniature, then the repository's own content."""
    found: BuiltSite = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="module")
def trees(site: BuiltSite) -> dict[str, Element]:
    """Return all pages of the site as trees."""
    return trees_of(site)


def facts_on(tree: Element) -> list[str]:
    """Return the ids of the facts on a page, with their anchors' prefix."""
    return [element.identity for element in tree if element.identity.startswith("fact-")]


def test_no_two_pages_have_one_address(site: BuiltSite) -> None:
    addresses = Counter(page.path for page in all_pages(site))
    assert [path for path, count in addresses.items() if count > 1] == []


def test_every_fact_stands_on_its_home_page_at_its_permanent_address(
    site: BuiltSite, trees: dict[str, Element]
) -> None:
    for fact in site.dossier.content.facts.values():
        path, _, anchor = site.desk.addresses.fact(fact).partition("#")
        assert path.split("/")[1] == site.dossier.home_of(fact)
        assert anchor == fact_anchor(fact.id)
        assert fact.statement in trees[path.rstrip("/")].find(anchor).text


def test_no_page_holds_an_id_twice(trees: dict[str, Element]) -> None:
    for path, tree in trees.items():
        ids = Counter(element.identity for element in tree if element.identity)
        assert (path, [identity for identity, count in ids.items() if count > 1]) == (path, [])


def test_a_page_holds_exactly_the_facts_and_anchors_that_it_names(site: BuiltSite, trees: dict[str, Element]) -> None:
    for page in site.pages:
        named = (*page.facts, *page.retired_facts, *page.former_facts)
        assert Counter(facts_on(trees[page.path])) == Counter(map(fact_anchor, named))
        assert {element.identity for element in trees[page.path]} >= set(page.anchors)


def test_no_page_has_an_empty_section_or_a_heading_without_text(site: BuiltSite) -> None:
    for page in site.pages:
        assert page.sections
        for section in page.sections:
            assert read_html(section.html).text, (page.path, section.heading)
            assert bool(section.heading) is bool(section.anchor)


@pytest.mark.parametrize("tag", "p li ul ol dl dt table tr th h1 h2 h3 a article".split())
def test_no_page_has_an_empty_element(trees: dict[str, Element], tag: str) -> None:
    for path, tree in trees.items():
        found = [element for element in tree.all(tag) if not element.text and not element.all("img", "input")]
        empty = [
            element for element in found if not element.attributes.get("aria-label")
        ]  # a picture's link has no text
        assert (path, empty) == (path, [])


def test_every_page_has_one_title_and_a_description_of_its_own(site: BuiltSite, trees: dict[str, Element]) -> None:
    for page in site.pages:
        assert [element.text for element in trees[page.path].all("h1")] == [page.title]
        assert page.description.strip()


def test_every_link_of_a_page_leads_to_a_page_and_an_anchor_that_are_there(
    site: BuiltSite, trees: dict[str, Element]
) -> None:
    briefs = {brief.path for brief in site.briefs}
    data = dict(data_files(site))
    dead = []
    for path, tree in trees.items():
        for link in tree.all("a"):
            parts = urlsplit(link.attributes["href"])
            if parts.scheme:
                continue
            # A brief is Markdown still: its links name files.
            name = parts.path.removesuffix(".md").removesuffix("index")
            base = path.rpartition("/")[0] if path in briefs and parts.path.endswith(".md") else path
            target = normpath(f"/{base}/{name}").strip("/.") if parts.path else path
            if target in data:
                continue
            if target not in trees or (parts.fragment and not _has(trees[target], unquote(parts.fragment))):
                dead.append((path, link.attributes["href"]))
    assert dead == []


def _has(tree: Element, anchor: str) -> bool:
    return any(element.identity == anchor for element in tree)


def test_links_to_other_sites_are_web_addresses(trees: dict[str, Element]) -> None:
    for tree in trees.values():
        schemes = {urlsplit(link.attributes["href"]).scheme for link in tree.all("a")}
        assert schemes <= {"", "http", "https"}


def test_every_fact_shows_its_evidence_and_how_to_object(site: BuiltSite, trees: dict[str, Element]) -> None:
    addresses = site.desk.addresses
    for fact in site.dossier.content.facts.values():
        path, _, anchor = addresses.fact(fact).partition("#")
        article = trees[path.rstrip("/")].find(anchor)
        links = [link.attributes["href"] for link in article.all("a")]
        assert {addresses.passage(citation) for citation in fact.sources} <= set(links)
        assert {addresses.edit(fact), addresses.challenge(fact)} <= set(links)
        assert any(link.endswith(f"#{anchor}") for link in links)
        assert fact.standing.capitalize() in [element.text for element in article]
        assert ("Contested" in [element.text for element in article]) is site.dossier.is_contested(fact)


BIG: list[tuple[Entity, dict[str, object]]] = [
    (make_country(id="big", name="Big", iso="xb"), {}),
    (make_organisation(id="big", name="Big"), {}),
    (make_event(id="big", name="Big"), {}),
    (make_event(id="big", name="Big"), {"outcome_of": "big"}),
    (make_agreement(id="big", name="Big"), {}),
    (make_project(id="big", name="Big"), {}),
    (make_person(id="big", name="Big"), {}),
    (make_person(id="big", name="Big"), {"about": ["sudland"], "standing": "claimed", "said_by": "big"}),
]


@pytest.mark.parametrize(
    ("entity", "fields"), BIG, ids=lambda value: value.kind if isinstance(value, Entity) else "-".join(["with", *value])
)
def test_facts_that_need_several_pages_stand_on_one_each_and_every_part_links_to_the_others(
    entity: Entity, fields: dict[str, object]
) -> None:
    most = MOST_WEIGHT // (1 if "said_by" in fields else WEIGHT_IN_FULL)  # what it says of others is at home with them
    facts = [make_fact(**({"id": f"fact-{number:03}", "about": ["big"]} | fields)) for number in range(2 * most + 3)]
    site = site_with(*facts, entities=[entity])
    address = site.desk.addresses.entity(entity)
    paths = [f"{address}{part}".strip("/") for part in ("", "2", "3")]
    shown = [facts_on(tree_at(site, path)) for path in paths]
    assert sorted(itertools.chain(*shown)) == sorted(fact_anchor(fact.id) for fact in facts)
    assert list(map(len, shown)) == [most, most, 3]
    for path in paths:
        links = {normpath(f"{path}/{link.attributes['href']}") for link in tree_at(site, path).all("a")}
        assert links >= set(paths) - {path}


def test_people_are_listed_under_their_initials_whatever_their_alphabet() -> None:
    names = ["Şahin Ö.", "Sona A.", "Éva B.", "Ömer C.", "‘Nimble’ D.", "\u200fE."]
    people = [make_person(id=f"person-{number}", name=name) for number, name in enumerate(names)]
    page = page_at(site_with(entities=people), "people")
    anchors = [section.anchor for section in page.sections if section.heading]
    assert all(anchors)
    assert len(set(anchors)) == len(anchors)
    assert {"Ş", "S", "É", "Ö"} <= {section.heading for section in page.sections}


def test_two_roles_of_one_kind_in_one_fact_keep_their_own_dates() -> None:
    roles = [
        {"who": "norland", "role": "chair", "of": "strait-council", "when": "2011/2014"},
        {"who": "norland", "role": "chair", "of": "strait-council", "when": "2019/2024"},
        {"who": "sudland", "role": "chair", "of": "strait-council", "when": "2025"},
    ]
    site = site_with(make_fact(about=["strait-council", "norland", "sudland"], roles=roles, when="2025"))
    assert "2025" in _rows(tree_at(site, "countries/sudland"), "Chair")[0]
    assert "2011–2014" not in tree_at(site, "countries/sudland").find("roles").text
    rows = _rows(tree_at(site, "organisations/strait-council"), "Chair")
    assert [next(date for date in ("2011–2014", "2019–2024", "2025") if date in row) for row in rows] == [
        "2011–2014",
        "2019–2024",
        "2025",
    ]


def _rows(tree: Element, word: str) -> list[str]:
    return [row.text for row in tree.all("tr") if word in row.text]


def test_a_role_that_an_organisation_holds_is_not_shown_as_one_held_in_it() -> None:
    roles = [{"who": "strait-council", "role": "donor", "of": "norland"}]
    site = site_with(make_fact(about=["strait-council", "norland"], roles=roles))
    page = page_at(site, "organisations/strait-council")
    headings = [section.heading for section in page.sections if "Donor" in section.html]
    assert headings == ["Its own roles"]


def test_a_page_leads_to_the_page_above_it(miniature: BuiltSite) -> None:
    assert page_at(miniature, "").trail == ()
    assert page_at(miniature, "countries").trail == ()
    assert page_at(miniature, "countries/sudland").trail == (("Home", "../../"), ("Countries", "../../countries/"))


def test_pages_of_all_kinds_are_made(miniature: BuiltSite) -> None:
    kinds = {page.kind for page in miniature.pages}
    assert kinds >= set("home index country organisation event agreement project person theme timeline".split())
    assert kinds >= {"source", "differences"}
    indexes = {page.path for page in miniature.pages if page.kind == "index"}
    assert indexes >= set("countries organisations events agreements projects people themes briefs sources".split())


def test_a_page_is_the_same_however_often_it_is_put_together(miniature: BuiltSite) -> None:
    page = page_at(miniature, "countries/sudland")
    assert to_html(page) == to_html(page)


def test_a_page_of_many_parts_leads_to_those_near_by_the_first_and_the_last() -> None:
    facts = [
        make_fact(id=f"fact-{number:03}", about=["sudland"]) for number in range(MOST_WEIGHT // WEIGHT_IN_FULL * 20)
    ]
    tree = tree_at(site_with(*facts), "countries/sudland/9")
    (nav,) = (element for element in tree.all("nav") if "parts" in element.classes)
    assert nav.text == "Part 1 … 6 7 8 9 10 11 12 … 20"
    assert [link.attributes["href"] for link in nav.all("a")][-2:] == [
        "../../../countries/sudland/12/",
        "../../../countries/sudland/20/",
    ]
