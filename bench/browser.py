"""A Chromium to look at pages with, which asks nobody but loopback."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Error, sync_playwright

_DEBIANS = Path("/usr/bin/chromium")
# A browser of its own accord asks Google for updates and settings; and nothing here depends on what another host answers.
_QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


@contextmanager
def chromium() -> Iterator[Browser]:
    """Yield the Chromium that BRIEFING_CHROMIUM names, else Debian's, else Playwright's own."""
    named = os.environ.get("BRIEFING_CHROMIUM")
    if named is None and _DEBIANS.exists():
        named = str(_DEBIANS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=named or None, args=_QUIET)
        try:
            yield browser
        finally:
            browser.close()


def chromium_version() -> str:
    """Return the version of that Chromium, or that there is none."""
    try:
        with chromium() as browser:
            return f"Chromium {browser.version}"
    except Error:
        return "no Chromium that starts"
