"""Searching 10,000 facts: what it transfers and asks for is held to; how long it takes is measured and printed.

The host of the tests packs nothing, so scripts are counted at more than their size on a host that does.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from generator.pipeline import BuiltSite
from generator.publish.search_records import search_records
from tests.browser.many_facts import MANY, write_large_site
from tests.browser.reader import Reader, reading
from tests.browser.server import served
from tests.built import made_once

_MOST_KILOBYTES = 200
_RESULTS_SHOWN = 10
_MOST_CHUNKS_A_KEYSTROKE = 3
"""Of each volume asked."""
_WORDS = ("gas exports", "azerbaijan", "trade with germany")
# From each change of the box to the change of the status, which comes with the results.
_STOPWATCH = """() => {
    window.waits = [];
    let started = null;
    document.querySelector("#words").addEventListener("input", () => { started = performance.now(); });
    new MutationObserver(() => { if (started) window.waits.push(performance.now() - started); started = null; })
        .observe(document.querySelector("[role=status]"), { childList: true });
}"""


@dataclass
class Meter:
    """What the search of one window asks for: its scripts, Pagefind and the index."""

    addresses: list[str] = field(default_factory=list)
    arrived: list[int] = field(default_factory=list)
    """Bytes of each answer, headers with it."""

    def note_request(self, request: Request) -> None:
        """Note a request."""
        if self._is_of_the_search(request):
            self.addresses.append(request.url)

    def note_answer(self, request: Request) -> None:
        """Note how much came."""
        if self._is_of_the_search(request):
            sizes = request.sizes()
            self.arrived.append(sizes["responseBodySize"] + sizes["responseHeadersSize"])

    def kilobytes(self, page: Page) -> float:
        """Return how much has been transferred, once all that was asked for is there."""
        while len(self.arrived) < len(self.addresses):
            page.wait_for_timeout(50)
        return sum(self.arrived) / 1000

    def count(self, ending: str) -> int:
        """Return how many of the addresses end so."""
        return sum(address.endswith(ending) for address in self.addresses)

    def _is_of_the_search(self, request: Request) -> bool:
        return "/pagefind/" in request.url or "/javascripts/search" in request.url


@pytest.fixture(scope="module")
def large_reader(
    browser: Browser, real: BuiltSite, real_project: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Reader]:
    """Return a reader of the site with the large index."""
    folder = made_once(
        tmp_path_factory, "large", lambda folder: write_large_site(real_project / "site", search_records(real), folder)
    )
    with served(folder) as address, reading(browser, address) as reader:
        yield reader


def search_page(reader: Reader) -> tuple[Page, Meter]:
    """Return the search page in a new window, ready to type in, and the meter of what it asks for from the start."""
    page, meter = reader.open("about/method/"), Meter()
    page.on("request", meter.note_request)
    page.on("requestfinished", meter.note_answer)
    page.goto(reader.site + "search/")
    expect(page.get_by_role("status")).to_contain_text("Type a word")
    return page, meter


def type_letter(page: Page, letter: str) -> None:
    """Type a letter and wait until the results are there."""
    seen = page.evaluate("window.waits.length")
    page.keyboard.type(letter)
    # The page's policy refuses what is evaluated there later on; this is one evaluation that waits.
    page.evaluate(
        "async seen => { while (window.waits.length <= seen) await new Promise(r => setTimeout(r, 20)); }", seen
    )


def test_the_first_search_transfers_little(large_reader: Reader, capsys: pytest.CaptureFixture[str]) -> None:
    page, meter = search_page(large_reader)
    page.evaluate(_STOPWATCH)
    page.get_by_label("Words").focus()
    type_letter(page, "g")
    first = meter.kilobytes(page)
    for letter in "as":
        type_letter(page, letter)
    with capsys.disabled():
        print(f"\nfirst results over {MANY:,} facts: {first:.0f} kB; two letters on {meter.kilobytes(page):.0f} kB")
    assert meter.count(".pf_meta") == 1, "nothing was measured"
    assert first <= _MOST_KILOBYTES


def test_a_keystroke_asks_for_the_results_shown_and_few_parts_of_the_index(
    large_reader: Reader, capsys: pytest.CaptureFixture[str]
) -> None:
    page, meter = search_page(large_reader)
    page.evaluate(_STOPWATCH)
    box = page.get_by_label("Words")
    for words in _WORDS:
        box.fill("")
        for letter in words:
            fragments, chunks = meter.count(".pf_fragment"), meter.count(".pf_index")
            type_letter(page, letter)
            assert meter.count(".pf_fragment") - fragments <= _RESULTS_SHOWN
            assert meter.count(".pf_index") - chunks <= _MOST_CHUNKS_A_KEYSTROKE * meter.count(".pf_meta")
    waits = page.evaluate("window.waits")
    # The same once more: every part of the index that it needs is there already.
    chunks, cold = meter.count(".pf_index"), len(waits)
    for words in _WORDS:
        box.fill("")
        for letter in words:
            type_letter(page, letter)
    assert meter.count(".pf_index") == chunks
    again = page.evaluate("window.waits")[cold:]
    with capsys.disabled():
        print(f"\nfrom keystroke to results, ms: first time median {median(waits):.0f}, longest {max(waits):.0f};")
        print(f"again median {median(again):.0f}, longest {max(again):.0f} ({len(again)} keystrokes)")


def test_filters_load_what_they_need_and_no_more(large_reader: Reader) -> None:
    page, meter = search_page(large_reader)
    assert meter.count(".pf_filter") == 0
    page.get_by_label("Theme").select_option(value="Energy")
    expect(page.locator(".found").first).to_be_visible()
    assert meter.count(".pf_filter") == 1


def test_what_matches_very_much_is_answered_by_the_first_volume(large_reader: Reader) -> None:
    page, meter = search_page(large_reader)
    page.get_by_label("Words").fill("azerbaijan")
    expect(page.get_by_role("status")).to_contain_text("Pages and the newest facts come first")
    shown = page.locator(".found")
    for clicks in range(1, 4):
        page.get_by_role("button", name="Show more").click()
        expect(shown).to_have_count(_RESULTS_SHOWN * (clicks + 1))
    addresses = page.locator(".found a").evaluate_all("links => links.map(link => link.href)")
    assert len(set(addresses)) == len(addresses)
    assert meter.count(".pf_fragment") == len(addresses)
    assert meter.count(".pf_meta") == 1
