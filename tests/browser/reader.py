"""A reader: opens pages of the served site in windows of one browser, and notes what goes wrong meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Request, Response, expect

_PATIENCE_MS = 30_000  # for machines that do much else meanwhile
expect.set_options(timeout=_PATIENCE_MS)


@dataclass
class Reader:
    """Opens pages by their address below the site's root. Motion is reduced, so that nothing is looked at half-way."""

    browser: Browser
    site: str
    complaints: list[str] = field(default_factory=list)
    """What a developer's console and network panel would show in red, and every request that leaves the host."""
    windows: list[BrowserContext] = field(default_factory=list)

    def open(  # noqa: PLR0913  # what a window can be
        self,
        path: str = "",
        *,
        width: int = 1280,
        height: int = 800,
        scheme: Literal["light", "dark"] = "light",
        scripts: bool = True,
        without: str | None = None,
    ) -> Page:
        """Return a page opened in a fresh window of so many CSS pixels; requests that match `without` come to nothing."""
        window = self.browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            java_script_enabled=scripts,
            reduced_motion="reduce",
        )
        window.set_default_timeout(_PATIENCE_MS)
        self.windows.append(window)
        window.on("request", self._note_request)
        window.on("response", self._note_response)
        window.on("requestfailed", self._note_failure)
        window.on("console", self._note_console)
        window.on("weberror", lambda error: self.complaints.append(f"uncaught: {error.error}"))
        if without:
            window.route(without, lambda route: route.abort())
        page = window.new_page()
        page.goto(self.site + path)
        return page

    def _note_request(self, request: Request) -> None:
        if not request.url.startswith((self.site, "data:")):
            self.complaints.append(f"leaves the site: {request.url}")

    def _note_response(self, response: Response) -> None:
        if response.status >= 400:  # a file that has not changed since is answered with 304
            self.complaints.append(f"{response.status}: {response.url}")

    def _note_failure(self, request: Request) -> None:
        # Whoever goes on early leaves requests behind; nothing was wrong with them.
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"{request.failure}: {request.url}")

    def _note_console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(f"console {message.type}: {message.text}")


def disconnect(page: Page) -> None:
    """Let every request of `page` fail as it does without a connection.

    The browser's own offline mode can take effect after the next request has gone out.
    """
    page.route("**/*", lambda route: route.abort("internetdisconnected"))


def open_search(page: Page) -> Locator:
    """Press the key that leads to the search, and return the box to type in."""
    box = page.get_by_role("combobox", name="Search facts and pages")
    expect(box).to_be_visible()
    expect(page.locator("html")).to_have_attribute("data-search", "ready")
    page.keyboard.press("/")
    expect(box).to_be_focused()
    return box


def results_of(page: Page, words: str) -> Locator:
    """Click on the search, type `words` and return the results, of which there is at least one."""
    page.get_by_role("combobox", name="Search facts and pages").click()
    page.keyboard.type(words)
    results = page.get_by_role("listbox", name="Found").get_by_role("option")
    expect(results.first).to_be_visible()
    return results


@contextmanager
def reading(browser: Browser, site: str) -> Iterator[Reader]:
    """Yield a reader whose windows are closed afterwards."""
    reader = Reader(browser, site)
    try:
        yield reader
    finally:
        for window in reader.windows:
            window.close()
