"""Feeds as a reader of feeds reads them, and by the rules of RFC 4287."""

import re
from collections.abc import Mapping
from datetime import date
from xml.etree import ElementTree as ET

import feedparser
import pytest

from generator.derive.dossier import derive
from generator.pipeline import BuiltSite, build
from generator.publish.dating import dated, instant, oldest_date
from generator.publish.feeds import MOST_ENTRIES, MOST_ENTRIES_OF_ENTITY, facts_followed, feeds
from tests.make import make_content, make_fact, make_source, miniature_texts
from tests.render.pages import templates
from tests.render.test_hostile_text import TRIED, built_with

ATOM = "{http://www.w3.org/2005/Atom}"


def written(site: BuiltSite) -> dict[str, bytes]:
    return dict(feeds(site))


@pytest.fixture(scope="module")
def real_feeds(real: BuiltSite) -> Mapping[str, bytes]:
    return written(real)


def test_there_is_a_feed_of_all_facts_one_of_each_theme_and_one_of_each_entity(
    real: BuiltSite, real_feeds: Mapping[str, bytes]
) -> None:
    content = real.dossier.content
    expected = {"feed.xml", *(f"themes/{theme}/feed.xml" for theme in content.themes)}
    assert set(real_feeds) == expected | {f"{e.folder}/{e.id}/feed.xml" for e in content.entities.values()}


def test_every_feed_has_what_the_rules_ask_for(real: BuiltSite, real_feeds: Mapping[str, bytes]) -> None:
    home = real.dossier.content.site.url.rstrip("/")
    for path, data in real_feeds.items():
        feed = ET.fromstring(data)  # noqa: S314  # our own feed
        assert feed.tag == f"{ATOM}feed"
        (self_link,) = [link for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
        assert self_link.get("href") == f"{home}/{path}" == feed.findtext(f"{ATOM}id")
        assert feed.findtext(f"{ATOM}author/{ATOM}name")
        entries = feed.findall(f"{ATOM}entry")
        for element in (feed, *entries):
            for name in ("id", "title", "updated"):
                assert len(element.findall(ATOM + name)) == 1
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", element.findtext(f"{ATOM}updated") or "")
        ids = [element.findtext(f"{ATOM}id") for element in entries]
        assert len(ids) == len(set(ids)) <= MOST_ENTRIES
        updated = [element.findtext(f"{ATOM}updated") or "" for element in entries]
        assert updated == sorted(updated, reverse=True)
        assert feed.findtext(f"{ATOM}updated") == max(updated, default=instant(oldest_date(real.dossier)))


def test_a_reader_of_feeds_sees_who_says_so_the_footing_and_what_differs(
    real: BuiltSite, real_feeds: Mapping[str, bytes]
) -> None:
    feed = feedparser.parse(real_feeds["feed.xml"])
    assert not feed.bozo
    assert feed.version == "atom10"
    content = real.dossier.content
    assert f"{len(content.facts)} facts in all; here the newest {MOST_ENTRIES}." in feed.feed.subtitle
    by_address = {item.id: item for item in feed.entries}
    shown = [fact for fact in content.facts.values() if _address(real, fact.id) in by_address]
    assert len(shown) == MOST_ENTRIES
    for fact in shown:
        item = by_address[_address(real, fact.id)]
        assert item.link == item.id
        text = item.content[0].value
        assert item.content[0].type == "text/plain"
        assert fact.statement in text
        assert fact.standing.capitalize() in text
        assert fact.said_by is None or content.entities[fact.said_by].name in item.title
        assert fact.standing == "reported" or f"[{fact.standing}" in item.title
        for contrast in real.dossier.contrasts.get(fact.id, ()):
            assert "contested]" in item.title
            assert content.facts[contrast.other].statement in text


def _address(site: BuiltSite, identity: str) -> str:
    address = site.desk.addresses.fact(site.dossier.content.facts[identity])
    return f"{site.dossier.content.site.url.rstrip('/')}/{address}"


def test_the_feed_of_an_entity_holds_what_is_about_it_or_said_by_it_and_says_how_many(
    real: BuiltSite, real_feeds: Mapping[str, bytes]
) -> None:
    facts = facts_followed(real, "jeyhun-bayramov")
    feed = feedparser.parse(real_feeds["people/jeyhun-bayramov/feed.xml"])
    assert len(feed.entries) == min(len(facts), MOST_ENTRIES_OF_ENTITY)
    assert f"{len(facts)} facts in all" in feed.feed.subtitle
    assert {item.id for item in feed.entries} <= {_address(real, fact.id) for fact in facts}


def test_a_fact_is_as_new_as_its_newest_dated_source_and_never_as_the_build() -> None:
    sources = [
        make_source(id="old", published="2025-03-04"), make_source(id="new", published="2026-02"),
        make_source(id="undated", published=None),
    ]  # fmt: skip
    content = make_content(sources=sources)

    def resting_on(*ids: str) -> date | None:
        return dated(
            derive(content, date(2026, 11, 21)),
            make_fact(sources=[{"source": identity, "paragraph": "1"} for identity in ids]),
        )

    assert resting_on("old", "undated") == date(2025, 3, 4)
    assert resting_on("old", "new") == date(2026, 2, 1)
    assert resting_on("undated") is None
    assert oldest_date(derive(content, date(2026, 11, 21))) == date(2025, 3, 4)
    undated = make_content(sources=[make_source(id="undated", published=None)])
    assert oldest_date(derive(undated, date(2026, 11, 21))) == date(1970, 1, 1)


def test_a_subject_that_no_fact_is_about_yet_has_an_empty_feed() -> None:
    path = "content/organisations/organisations.yml"
    texts = miniature_texts()
    texts[path] += b"\n- id: new-post\n  name: The New Post\n  type: media\n"
    site = build(texts, templates(), date(2026, 11, 22))
    feed = feedparser.parse(written(site)["organisations/new-post/feed.xml"])
    assert feed.entries == []
    assert feed.feed.subtitle.startswith("0 facts in all.")
    assert feed.feed.updated == instant(oldest_date(site.dossier))


@pytest.mark.parametrize("name", TRIED)
def test_no_text_breaks_a_feed(name: str) -> None:
    for path, data in written(built_with(TRIED[name])).items():
        feed = ET.fromstring(data)  # noqa: S314  # our own feed
        assert {element.tag.removeprefix(ATOM) for element in feed.iter()} <= set(
            "feed id title subtitle updated author name link entry category content".split()
        ), path
