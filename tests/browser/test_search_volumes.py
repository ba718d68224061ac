"""An index in several volumes is searched like one: the first answers what it can, and nothing in the last is missed.

The limit is lowered so far that the real content makes several.
"""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.pipeline import BuiltSite
from generator.publish.search_index import FOLDER, in_volumes
from generator.publish.search_records import SearchRecord, search_records
from tests.browser.many_facts import write_site
from tests.browser.reader import Reader, open_search, reading
from tests.browser.server import served
from tests.browser.test_search import found_on_the_search_page
from tests.budget import FULL
from tests.built import made_once

_LIMIT = 100
_SHOWN = 10
_AT_LEAST = re.compile(
    r"^At least \d+ results\. Pages and the newest facts come first; a word more or a filter narrows them down\.$"
)

QUERIES = ["?q=kazakhstan", "?standing=Contested"]
SORTED = [("q=azerbaijan", "newest"), ("q=gas&kind=Fact", "oldest")]
if FULL:
    QUERIES += ["?q=visa", "?q=summit&kind=Event", "?q=trukiye"]
    SORTED = [
        (query, order)
        for query in ("q=azerbaijan", "q=gas", "q=gas&kind=Fact", "kind=Event", "theme=Energy")
        for order in ("newest", "oldest")
    ]
HIDDEN = SearchRecord(
    address="zz/#fact-hidden", title="An energyzqfield", words=("zqhidden",), filters={"kind": ("Fact",)}, shown={}
)
"""Has no date, so it is the last; its name begins like a word of the first volume."""


@pytest.fixture(scope="module")
def volumes(real: BuiltSite) -> Iterator[Sequence[Sequence[SearchRecord]]]:
    """Return the volumes of the real content and one fact more; the limit stays lowered for the module."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.publish.search_index.MOST_IN_ONE_VOLUME", _LIMIT)
        yield in_volumes([*search_records(real), HIDDEN])


@pytest.fixture(scope="module")
def reader(
    browser: Browser,
    volumes: Sequence[Sequence[SearchRecord]],
    real_project: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Reader]:
    """Return a reader of the real site with its index in volumes."""
    records = [record for volume in volumes for record in volume]
    folder = made_once(tmp_path_factory, "volumes", lambda folder: write_site(real_project / "site", records, folder))
    assert len(json.loads((folder / FOLDER / "volumes.json").read_bytes())) == len(volumes) > 4
    with served(folder) as address, reading(browser, address) as reader:
        yield reader


def opened(reader: Reader, query: str) -> tuple[Page, list[str]]:
    """Return the search page with `query` in its address, and the addresses that it asks for, in a list that grows."""
    page, asked = reader.open("about/method/"), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{reader.site}search/{query}")
    expect(page.get_by_role("status")).to_contain_text("result")
    return page, asked


def volumes_asked(asked: Sequence[str]) -> int:
    """Return of how many volumes something has been asked for."""
    return sum(address.endswith(".pf_meta") for address in asked)


def all_results(page: Page, most: int = 1000) -> list[str]:
    """Return the titles of all results, or of the first of so many."""
    more, results = page.get_by_role("button", name="Show more"), page.locator(".found")
    while more.is_visible() and (shown := results.count()) < most:
        more.click()
        expect(results.nth(shown)).to_be_visible()
    return page.locator(".found > a").all_inner_texts()


def test_a_fact_of_the_last_volume_is_found_from_the_header_and_the_search_page(
    reader: Reader, volumes: Sequence[Sequence[SearchRecord]]
) -> None:
    assert volumes[-1][-1].address == HIDDEN.address
    title = volumes[-1][-2].title
    assert [record.title for volume in volumes for record in volume].count(title) == 1
    page = reader.open("timeline/")
    open_search(page)
    page.keyboard.insert_text(title)
    expect(page.get_by_role("option").first).to_contain_text(title)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    assert found_on_the_search_page(page)[0] == title
    assert not reader.complaints


def test_a_rare_word_is_found_in_the_last_volume_though_the_first_knows_its_beginning(reader: Reader) -> None:
    page = reader.open("search/?q=energy")
    assert len(found_on_the_search_page(page)) == _SHOWN
    for query in ("energyzqfield", "an%20energyzqfield"):
        page, _ = opened(reader, f"?q={query}")
        assert found_on_the_search_page(page) == [HIDDEN.title]


def test_a_broad_word_is_answered_by_the_first_volume_until_more_is_wanted(
    reader: Reader, volumes: Sequence[Sequence[SearchRecord]]
) -> None:
    page, asked = opened(reader, "?q=azerbaijan")
    assert len(found_on_the_search_page(page)) == _SHOWN
    assert volumes_asked(asked) == 1
    status = page.get_by_role("status")
    expect(status).to_have_text(_AT_LEAST)
    all_results(page)
    found = page.locator(".found a").evaluate_all("links => links.map(link => link.href)")
    assert len(set(found)) == len(found) > _LIMIT
    expect(status).to_have_text(f"{len(found)} results.")
    assert volumes_asked(asked) == len(volumes)


def test_the_header_shows_the_best_of_the_first_volume_and_says_that_there_are_more(reader: Reader) -> None:
    page, asked = reader.open("timeline/"), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    open_search(page)
    page.keyboard.type("azerbaijan")
    expect(page.locator("#found .note")).to_have_text("Enter shows more")
    expect(page.locator("#found").get_by_role("option")).to_have_count(7)
    assert volumes_asked(asked) == 1


@pytest.mark.parametrize("query", QUERIES)
def test_several_volumes_find_what_one_finds(query: str, reader: Reader, browser: Browser, site_address: str) -> None:
    with reading(browser, site_address) as undivided:
        expected, _ = opened(undivided, query)
        page, _ = opened(reader, query)
        assert sorted(all_results(page)) == sorted(all_results(expected))
        assert page.get_by_role("status").inner_text() == expected.get_by_role("status").inner_text()


@pytest.mark.parametrize(("query", "order"), SORTED)
def test_results_are_sorted_by_date_over_all_volumes(  # noqa: PLR0913, PLR0917  # fixtures
    order: str,
    query: str,
    reader: Reader,
    browser: Browser,
    site_address: str,
    volumes: Sequence[Sequence[SearchRecord]],
) -> None:
    dates = {record.title: record.sort_date for volume in volumes for record in volume}
    query = f"?{query}&sort={order}"
    with reading(browser, site_address) as undivided:
        expected, _ = opened(undivided, query)
        page, asked = opened(reader, query)
        most = 3 * _SHOWN
        assert page.locator(".found").count() == _SHOWN
        if query.startswith("?q=azerbaijan"):
            assert volumes_asked(asked) < len(volumes)
            expect(page.get_by_role("status")).to_have_text("Many results. A word more or a filter narrows them down.")
        in_order = [dates[title] for title in all_results(page, most)]
        assert in_order == [dates[title] for title in all_results(expected, most)]


def test_of_one_filter_the_number_is_known_though_not_all_volumes_are_asked(
    reader: Reader, volumes: Sequence[Sequence[SearchRecord]]
) -> None:
    facts = sum(record.is_fact for volume in volumes for record in volume)
    page, asked = opened(reader, "?kind=Fact")
    expect(page.get_by_role("status")).to_contain_text(f"{facts} results.")
    assert volumes_asked(asked) < len(volumes)
    assert not reader.complaints
