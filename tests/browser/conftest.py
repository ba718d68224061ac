"""The built real site, served, and a browser to read it with."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from bench.browser import chromium
from generator.pipeline import BuiltSite
from tests.browser.kinds import page_of_each_kind
from tests.browser.reader import Reader, reading
from tests.browser.server import served


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a headless Chromium: the one BRIEFING_CHROMIUM names, else Debian's, else Playwright's own.

    BRIEFING_CHROMIUM set to nothing means Playwright's own, as in scripts/find-chromium.
    """
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def site_address(real_project: Path) -> Iterator[str]:
    """Return the address at which the real site is served."""
    with served(real_project / "site") as address:
        yield address


@pytest.fixture(scope="session")
def kinds(real: BuiltSite) -> Mapping[str, str]:
    """Return the address of a page of each kind, below the site's root."""
    return page_of_each_kind(real)


@pytest.fixture
def reader(browser: Browser, site_address: str) -> Iterator[Reader]:
    """Return a reader with no window open yet."""
    with reading(browser, site_address) as reader:
        yield reader
