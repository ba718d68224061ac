"""JSON-LD: terms of schema.org only, dates no more precise than written, and no text that ends its element."""

import json
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from generator.pipeline import BuiltSite
from generator.publish.linked_data import inline
from generator.publish.published import absolute
from generator.publish.sheets import Sheet, sheets
from generator.publish.take_away import take_away_files
from tests.make import make_content, make_country, make_event, make_fact, make_organisation
from tests.render.pages import site_of
from tests.render.test_hostile_text import TRIED, built_with

TYPES = set(
    "WebPage WebSite BreadcrumbList ListItem Country Organization GovernmentOrganization CollegeOrUniversity "
    "NewsMediaOrganization Event CreativeWork Project Person Place Claim".split()
)


def nodes(value: Any) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401  # JSON can be anything
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from nodes(inner)
    if isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


def test_every_page_tells_its_name_its_place_and_its_subject(real: BuiltSite) -> None:
    for sheet in sheets(real):
        page = json.loads(inline(sheet))
        assert (page["@id"], page["name"]) == (sheet.url, sheet.page.title)
        assert {node["@type"] for node in nodes(page) if "@type" in node} <= TYPES
        if sheet.path:
            steps = page["breadcrumb"]["itemListElement"]
            assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
            assert steps[-1]["name"] == sheet.page.title
        if sheet.entity:
            assert page["mainEntity"]["name"] == sheet.entity.name


def triples(value: Any, base: str) -> Iterator[tuple[str, str, str]]:  # noqa: ANN401  # JSON can be anything
    """Yield what a processor of JSON-LD makes of nodes: subject, property and object, addresses in full."""
    for node in nodes(value):
        if "@id" in node:
            subject = urljoin(base, node["@id"])
            for name, found in node.items():
                for each in found if isinstance(found, list) else [found]:
                    if name not in {"@id", "@context", "@graph"}:
                        yield subject, name, urljoin(base, each["@id"]) if isinstance(each, dict) else each


@pytest.fixture(scope="module")
def files(real: BuiltSite) -> dict[str, Any]:
    """Return the files of claims by the folder of their page."""
    return {
        name.removesuffix("claims.jsonld"): json.loads(data)
        for name, data in take_away_files(real)
        if name.endswith("claims.jsonld")
    }


def test_every_fact_is_a_claim_with_its_author_its_sources_and_what_differs(
    real: BuiltSite, files: Mapping[str, Any]
) -> None:
    content = real.dossier.content
    home = absolute(real, "")
    in_full = [sheet for sheet in sheets(real) if sheet.facts_in_full]
    assert set(files) == {sheet.folder for sheet in in_full}
    for sheet in in_full:
        page = files[sheet.folder]["@graph"][0]
        assert (urljoin(home, page["@id"]), page["name"]) == (sheet.url, sheet.page.title)
        for fact, claim in zip(sheet.facts_in_full, page["hasPart"], strict=True):
            assert claim["@type"] == "Claim"
            assert urljoin(home, claim["@id"]) == absolute(real, real.desk.addresses.fact(fact))
            assert fact.statement in claim["text"]
            assert claim["keywords"][0] == fact.standing
            assert ("contested" in claim["keywords"]) is real.dossier.is_contested(fact)
            for contrast in real.dossier.contrasts.get(fact.id, ()):
                assert content.facts[contrast.other].statement in claim["disambiguatingDescription"]


def test_what_claims_name_is_told_once_in_the_file_and_as_on_its_own_page(
    real: BuiltSite, files: Mapping[str, Any]
) -> None:
    home = absolute(real, "")
    own = {sheet.path: json.loads(inline(sheet)).get("mainEntity") for sheet in sheets(real)}
    for folder, document in files.items():
        assert document["@context"] == ["https://schema.org", {"@base": home}]
        page, *named = document["@graph"]
        # A page has the address of its subject.
        told = [node["@id"] for node in nodes([page["hasPart"], named]) if set(node) != {"@id"}]
        assert sorted(set(told)) == sorted(told)
        expected = {(home + folder, name, page[name]) for name in ("@type", "name")}
        for claim in page["hasPart"]:
            expected |= {(home + folder, "hasPart", urljoin(home, claim["@id"]))}
            expected |= _told(real, claim, own)
        assert set(triples(document["@graph"], home)) == expected


def _told(real: BuiltSite, claim: Mapping[str, Any], own: Mapping[str, Any]) -> set[tuple[str, str, str]]:
    """Return what a claim amounts to, given what pages say of their subjects: nothing but `own` tells of what it names."""
    home, content = absolute(real, ""), real.dossier.content
    fact = content.facts[claim["@id"].partition("#fact-")[2]]
    subject = urljoin(home, claim["@id"])
    found = {item for item in triples(claim, home) if item[1] not in {"about", "author", "appearance"}}
    entities = [("about", identity) for identity in fact.about] + [("author", fact.said_by)] * bool(fact.said_by)
    for name, identity in entities:
        entity = own[f"{content.entities[identity or ''].folder}/{identity}"]
        found |= {(subject, name, entity["@id"]), *((entity["@id"], key, entity[key]) for key in ("@type", "name"))}
    for citation in fact.sources:
        source = own[f"sources/{citation.source}"]
        found |= {(subject, "appearance", source["@id"]), *triples(source, home)}
    return found


@pytest.mark.parametrize(
    ("when", "status", "expected"),
    [
        ("2027", "planned", {"startDate": "2027", "eventStatus": "https://schema.org/EventScheduled"}),
        ("2025-10", "planned", {"startDate": "2025-10"}),
        ("2025-10-05/2025-10-07", "held", {"startDate": "2025-10-05", "endDate": "2025-10-07"}),
        ("2025~", "held", {}),
        ("2025/..", "unclear", {"startDate": "2025"}),
    ],
)
def test_an_event_has_the_date_its_source_gives_and_only_a_status_that_is_known(
    when: str, status: str, expected: dict[str, str]
) -> None:
    event = make_event(id="summit", status=status, when=when)
    entities = [make_country(), make_organisation(id="harbour-post"), event]
    site = site_of(make_content(entities=entities, facts=[make_fact(about=["norland", "summit"])]))
    page = next(page for page in site.pages if page.path == "events/summit")
    subject = json.loads(inline(Sheet(site, page)))["mainEntity"]
    assert {key: subject[key] for key in ("startDate", "endDate", "eventStatus") if key in subject} == expected


@pytest.mark.parametrize("name", TRIED)
def test_no_text_ends_the_block_it_stands_in(name: str) -> None:
    for sheet in sheets(built_with(TRIED[name])):
        text = inline(sheet)
        assert not set("<>&\u2028\u2029\n") & set(text)
        assert json.loads(text)["name"] == sheet.page.title


class _Blocks(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self._is_in = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_in = tag == "script" and dict(attrs).get("type") == "application/ld+json"

    def handle_data(self, data: str) -> None:
        if self._is_in:
            self.blocks.append(data)
        self._is_in = False


def test_the_built_page_holds_the_block_as_it_was_made(real: BuiltSite, real_project: Path) -> None:
    for sheet in sheets(real)[:40]:
        reader = _Blocks()
        reader.feed((real_project / "site" / sheet.folder / "index.html").read_text(encoding="utf-8"))
        assert reader.blocks == [inline(sheet)]
