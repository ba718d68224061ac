"""From the change of one fact to the page that shows it: on disk, and in a browser that has the page open."""

import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Error, Page

from bench.browser import chromium
from bench.measure import CommandFailedError, run, running
from bench.peers.peer import SUB_PATH
from bench.workbench import Workbench

# Words that no content has, without digits: a number would be a figure that no source gives.
WORDS = ("zefalobu", "zefalocu", "zefalodu", "zefalofu", "zefalogu")
_SECONDS_BETWEEN_LOOKS = 0.01
# Between a page that shows an edit and the next edit, so that a server is at rest again.
_SECONDS_OF_REST = 2.0


def edit_to_disk(bench: Workbench, limit: float) -> float:
    """Return the seconds from one edit to the end of the build that follows; the file is put back.

    Raises:
        CommandFailedError: the build fails, or its page does not show the edit.

    """
    with changed(bench, WORDS[0]):
        taken = run(bench.peer.rebuild, bench.folder, bench.environment, limit)
        if WORDS[0] not in (bench.site / bench.address / "index.html").read_text(encoding="utf-8"):
            raise CommandFailedError(f"the build does not show the edit at {bench.address}")
    return taken.seconds


def edits_to_browser(bench: Workbench, limit: float) -> list[float]:
    """Return for each of several edits the seconds until a page that is open shows it.

    Raises:
        CommandFailedError: the server does not start, or the page does not show an edit within `limit` seconds.

    """
    port = _free_port()
    with running(bench.peer.serve(port), bench.folder, bench.environment) as server:
        url = _shown_at(port, bench, server, limit)
        with chromium() as browser:
            page = browser.new_page()
            page.goto(url, wait_until="load")
            time.sleep(_SECONDS_OF_REST)
            return _edits_seen(bench, page, limit)


def _edits_seen(bench: Workbench, page: Page, limit: float) -> list[float]:
    seconds = []
    texts = [bench.peer.edit(bench.folder, bench.subject, word) for word in WORDS[: bench.peer.edits]]
    original = texts[0][0].read_bytes()
    try:
        for word, (path, text) in zip(WORDS, texts, strict=False):
            start = time.perf_counter()
            path.write_text(text, encoding="utf-8")
            _wait_for(page, word, start + limit)
            seconds.append(time.perf_counter() - start)
            time.sleep(_SECONDS_OF_REST)
    finally:
        texts[0][0].write_bytes(original)
    return seconds


@contextmanager
def changed(bench: Workbench, word: str) -> Iterator[None]:
    """Hold the project with one fact changed for as long as the block lasts."""
    path, text = bench.peer.edit(bench.folder, bench.subject, word)
    original = path.read_bytes()
    try:
        path.write_text(text, encoding="utf-8")
        yield
    finally:
        path.write_bytes(original)


def _wait_for(page: Page, word: str, until: float) -> None:
    while time.perf_counter() < until:
        try:
            if page.evaluate("word => document.body.textContent.includes(word)", word):
                return
        except Error:  # the page is just being loaded again
            pass
        time.sleep(_SECONDS_BETWEEN_LOOKS)
    raise TimeoutError(f"the open page did not show the edit in time: {page.url}")


def _shown_at(port: int, bench: Workbench, server: subprocess.Popen[bytes], limit: float) -> str:
    """Return the address at which the server shows the page, once it does: servers keep the sub-path or leave it out."""
    end = time.monotonic() + limit
    while time.monotonic() < end:
        if server.poll() is not None:
            raise TimeoutError("the server ended before it showed a page")
        for root in (SUB_PATH, ""):
            url = f"http://127.0.0.1:{port}/{root}{bench.address}"
            try:
                with urllib.request.urlopen(url, timeout=30) as answer:  # our own server
                    if bench.subject.anchor in answer.read():
                        return url
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                continue
        time.sleep(0.2)
    raise TimeoutError(f"the server showed no page within {limit:.0f} s")


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port
