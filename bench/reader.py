"""What a reader waits for: a page, and the first result of a first search, with and without throttling."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, TimeoutError as TooLateError

from bench.browser import chromium
from bench.figures import What
from bench.host import Sent, hosted

# Where one types, and what a result is.
BOXES = {
    "ours": ("#find", "#found:not([hidden]) [role=option]"),
    "material": (".md-search__input", ".md-search-result__item"),
    "gen-files": (".md-search__input", ".md-search-result__item"),
}
_LETTER = "g"
# Three minutes: nobody waits longer for a page or a result.
_PATIENCE_MS = 180_000
# After the first result all that the search asks for besides may arrive; it counts among the bytes, not in the time.
_REST_MS = 1000
# A slow fourth-generation network and a phone of the middle range, as Lighthouse simulates them.
_NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 1_638_400 / 8, "uploadThroughput": 750_000 / 8}
_CPU_RATE = 4
# From the key going down to a result standing in the page.
_STOPWATCH = """(() => {
    const [letter, result] = %s;
    let start = null;
    window.waited = null;
    addEventListener("keydown", (event) => { if (event.key === letter) start ??= performance.now(); }, true);
    const look = () => {
        if (start !== null && window.waited === null && document.querySelector(result))
            window.waited = performance.now() - start;
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true });
})()"""


def visit(site: Path, address: str) -> Iterator[tuple[What, float]]:
    """Yield what a first visit to the page at `address` of the built `site` costs.

    Raises:
        FileNotFoundError: the page is not there.
        TimeoutError: it did not load.

    """
    _refuse_missing(site, address)
    with hosted(site) as sent, chromium() as browser:
        _visit(browser, sent, address, is_slow=False)  # the host has packed everything once
        del sent.by_path[:]
        yield What.VISIT, _visit(browser, sent, address, is_slow=False)
        yield What.VISIT_BYTES, sent.bytes_sent(of_the_search=False)
        yield What.VISIT_SLOW, _visit(browser, sent, address, is_slow=True)


def search(site: Path, address: str, peer: str) -> Iterator[tuple[What, float]]:
    """Yield what a first search costs, from the page at `address` of the built `site`.

    Raises:
        FileNotFoundError: the page is not there.
        TimeoutError: no result came.

    """
    _refuse_missing(site, address)
    with hosted(site) as sent, chromium() as browser:
        _search(browser, sent, address, peer, is_slow=False)
        del sent.by_path[:]
        yield What.SEARCH, _search(browser, sent, address, peer, is_slow=False)
        yield What.SEARCH_BYTES, sent.bytes_sent(of_the_search=True)
        yield What.SEARCH_SLOW, _search(browser, sent, address, peer, is_slow=True)


def _refuse_missing(site: Path, address: str) -> None:
    if not (site / address / "index.html").is_file():
        raise FileNotFoundError(f"{address} is not built")


def _opened(browser: Browser, *, is_slow: bool) -> Page:
    """Return an empty page of a reader who was never here."""
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.set_default_timeout(_PATIENCE_MS)
    if is_slow:
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", _NETWORK)
        session.send("Emulation.setCPUThrottlingRate", {"rate": _CPU_RATE})
    return page


def _visit(browser: Browser, sent: Sent, address: str, *, is_slow: bool) -> float:
    page = _opened(browser, is_slow=is_slow)
    try:
        page.goto(sent.address + address, wait_until="networkidle")
        took: float = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
        return took / 1000
    except TooLateError as error:
        raise TimeoutError("the page did not load") from error
    finally:
        page.context.close()


def _search(browser: Browser, sent: Sent, address: str, peer: str, *, is_slow: bool) -> float:
    """Type one letter as soon as the page has loaded, and return the seconds to the first result."""
    box, result = BOXES[peer]
    page = _opened(browser, is_slow=is_slow)
    try:
        page.add_init_script(_STOPWATCH % json.dumps([_LETTER, result]))
        page.goto(sent.address + address, wait_until="load")
        page.locator(box).first.click()
        page.keyboard.press(_LETTER)
        end = time.monotonic() + _PATIENCE_MS / 1000
        while (waited := page.evaluate("window.waited")) is None:
            if time.monotonic() > end:
                raise TimeoutError(f"no result of the search came for {_LETTER!r}")
            page.wait_for_timeout(20)
        page.wait_for_timeout(_REST_MS)
        seconds: float = waited / 1000
        return seconds
    except TooLateError as error:
        raise TimeoutError("the search could not be used") from error
    finally:
        page.context.close()
