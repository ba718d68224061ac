"""JSON-LD: terms of schema.org only, dates no more precise than written, and no text that ends its element."""

import json
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from generator.pipeline import BuiltSite
from generator.publish.linked_data import inline
from generator.publish.sheets import Sheet, sheets
from generator.publish.take_away import take_away_files
from tests.make import make_content, make_country, make_event, make_fact, make_organisation
from tests.render.pages import site_of
from tests.render.test_hostile_text import HOSTILE, built_with

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


def test_every_fact_is_a_claim_with_its_author_its_sources_and_what_differs(real: BuiltSite) -> None:
    content = real.dossier.content
    files = dict(take_away_files(real))
    for sheet in sheets(real):
        if not sheet.facts_in_full:
            continue
        found = json.loads(files[f"{sheet.folder}claims.jsonld"])["hasPart"]
        for fact, claim in zip(sheet.facts_in_full, found, strict=True):
            assert claim["@type"] == "Claim"
            assert claim["@id"].endswith(f"#fact-{fact.id}")
            assert fact.statement in claim["text"]
            assert claim["keywords"][0] == fact.standing
            assert ("contested" in claim["keywords"]) is real.dossier.is_contested(fact)
            assert (claim["author"]["name"] if fact.said_by else None) == (
                content.entities[fact.said_by].name if fact.said_by else None
            )
            assert {work["url"] for work in claim["appearance"]} == {
                content.sources[c.source].url for c in fact.sources
            }
            for contrast in real.dossier.contrasts.get(fact.id, ()):
                assert content.facts[contrast.other].statement in claim["disambiguatingDescription"]


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


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_ends_the_block_it_stands_in(name: str) -> None:
    for sheet in sheets(built_with(HOSTILE[name])):
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
