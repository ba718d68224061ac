"""Heads and feet of the pages as built."""

from pathlib import Path

import pytest

from generator.pipeline import BuiltSite
from generator.publish.sheets import sheets
from generator.render.dates import day_label
from tests.html_tree import Element, read_html


def head(site: Path, path: str) -> Element:
    return read_html((site / path / "index.html").read_text(encoding="utf-8"))


def metas(page: Element) -> dict[str, str]:
    return {
        meta.attributes.get("property", meta.attributes.get("name", "")): meta.attributes.get("content", "")
        for meta in page.all("meta")
    }


@pytest.fixture(scope="module")
def site(real_project: Path) -> Path:
    return real_project / "site"


def test_every_page_has_a_title_a_description_a_canonical_address_and_a_card(real: BuiltSite, site: Path) -> None:
    about = real.dossier.content.site
    home = about.url.rstrip("/") + "/"
    for sheet in sheets(real):
        page = head(site, sheet.path)
        title = page.all("title")[0].text  # pictures have titles too, further down
        assert title == (f"{sheet.page.title} – {about.title}" if sheet.path else about.title)
        values = metas(page)
        assert values["og:description"] == sheet.page.description
        assert values["og:title"] == sheet.page.title
        assert values["og:url"] == sheet.url
        assert values["twitter:card"] == "summary_large_image"
        assert values["og:image"].startswith(home)
        assert (site / values["og:image"].removeprefix(home)).is_file()
        links = {link.attributes.get("rel"): link.attributes["href"] for link in page.all("link")}
        assert links["canonical"] == sheet.url
        (root,) = page.all("html")
        assert root.attributes["lang"] == "en-GB"


def test_the_card_has_the_size_that_services_ask_for(site: Path) -> None:
    data = (site / "assets" / "images" / "card.png").read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(data[16:20]), int.from_bytes(data[20:24])) == (1200, 630)


def test_a_page_described_by_a_contested_fact_says_what_differs(real: BuiltSite) -> None:
    content, dossier = real.dossier.content, real.dossier
    described = {sheet.entity.id: sheet for sheet in sheets(real) if sheet.entity and sheet.entity.summary}
    seen = 0
    for entity, sheet in described.items():
        summary = content.facts[content.entities[entity].summary or ""]
        for contrast in dossier.contrasts.get(summary.id, ()):
            assert content.facts[contrast.other].statement in sheet.page.description
            seen += 1
    assert seen


def test_every_page_offers_what_can_be_taken_away_and_every_file_is_there(real: BuiltSite, site: Path) -> None:
    for sheet in sheets(real):
        page = head(site, sheet.path)
        (foot,) = [aside for aside in page.all("aside") if aside.attributes.get("class") == "take-away"]
        offered = {link.attributes["href"] for link in foot.all("a")}
        assert {"cite.json", "index.html.md"} <= offered
        assert ({"facts.json", "facts.csv", "claims.jsonld"} <= offered) is bool(sheet.facts_in_full)
        whole = {address for address in offered if "data/v1/facts." in address}
        assert len(whole) == (2 if sheet.facts and not sheet.facts_in_full else 0)
        assert any(address.endswith("feed.xml") for address in offered)
        named = {
            link.attributes["href"]
            for link in page.all("link")
            if link.attributes.get("rel", "").strip() == "alternate"
        }
        assert len(named) == (3 if sheet.facts_in_full else 2)
        for address in offered | named:
            assert (site / sheet.path / address).resolve().is_file(), (sheet.path, address)


def test_every_page_can_be_cited_without_scripts_in_one_line(real: BuiltSite, site: Path) -> None:
    about = real.dossier.content.site
    for sheet in sheets(real):
        (foot,) = [
            aside for aside in head(site, sheet.path).all("aside") if aside.attributes.get("class") == "take-away"
        ]
        title = f" “{sheet.page.title}”." if sheet.path else ""
        assert f"{about.title}.{title} As of {day_label(real.dossier.today)}. {sheet.url}" in foot.text


def test_a_calendar_is_offered_where_something_is_planned(site: Path) -> None:
    for path, is_offered in {
        "": True,
        "timeline": True,
        "organisations/cica": True,
        "countries/germany": False,
    }.items():
        addresses = [link.attributes.get("href", "") for link in head(site, path).all("a")]
        assert any(address.endswith(".ics") for address in addresses) is is_offered, path


def test_the_page_for_missing_pages_has_nothing_to_take_away(site: Path) -> None:
    page = read_html((site / "404.html").read_text(encoding="utf-8"))
    assert "take-away" not in [aside.attributes.get("class") for aside in page.all("aside")]
    (title,) = [found.text for found in page.all("title")]
    assert title.startswith("This page does not exist – ")
