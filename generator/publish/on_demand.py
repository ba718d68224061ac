"""A preview's files, each made when it is asked for: after an edit nothing is rendered but what somebody looks at.

There is nothing to invalidate: a new site forgets every file that was made of the one before.
"""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from threading import RLock

from generator.pipeline import BuiltSite
from generator.publish import calendar, feeds
from generator.publish.data import data_files
from generator.publish.press import Fit, page_html
from generator.publish.redirects import redirect_at
from generator.publish.sheets import Sheet
from generator.publish.take_away import page_files, site_files
from generator.publish.writing import write_files
from generator.render.page import Page

_INDEX = "index.html"
_OF_THE_SITE = {"llms.txt", feeds.FILE, calendar.FILE}


class OnDemand:
    """Writes the files of a site as they are asked for; whatever else stands in its folder is left alone."""

    def __init__(self) -> None:
        """Make nothing until there is a site."""
        self._folder = Path()
        self._state: _State | None = None
        self._written: set[str] = set()
        self._lock = RLock()
        self.generation = 0
        """Rises with every new site."""

    def renew(self, folder: Path, site: BuiltSite, fit: Fit) -> None:
        """Make files of `site` from now on, below `folder`."""
        with self._lock:
            self._folder = folder
            self._state = _State(site, fit)
            self.generation += 1

    def make(self, file: str) -> None:
        """Write what stands at `file`, a path below the folder, if the site has it and it is not written yet."""
        with self._lock:
            if self._state is None or file in self._state.done:
                return
            found = self._state.find(file)
            if found:
                write_files(self._folder, found.items())
                self._state.done |= set(found)
                self._written |= set(found)
            elif file in self._written:  # the site before had it
                (self._folder / file).unlink(missing_ok=True)
                self._written.discard(file)


class _State:
    """One site, and which of its files are written."""

    def __init__(self, site: BuiltSite, fit: Fit) -> None:
        self.done: set[str] = set()
        self._site = site
        self._fit = fit

    def find(self, file: str) -> Mapping[str, bytes]:
        """Return the bytes at `file`, with those of what is made along with it; nothing where nothing stands there."""
        folder, _, name = file.rpartition("/")
        if name in _OF_THE_SITE:
            return self._site_files if file in self._site_files else {}
        if folder.startswith("data/"):
            return self._data if file in self._data else {}
        page = self._site.page_at(folder)
        if name == _INDEX:
            html = page_html(self._site, page, self._fit)[0].encode() if page else self._moved(folder)
            return {file: html} if html else {}
        beside = self._beside(page) if page else {}
        return beside if file in beside else {}

    def _moved(self, path: str) -> bytes | None:
        def title_of(present: str) -> str | None:
            page = self._site.page_at(present)
            return page.title if page else None

        return redirect_at(self._site, path, title_of)

    def _beside(self, page: Page) -> Mapping[str, bytes]:
        return dict(page_files(Sheet(self._site, page)))

    @cached_property
    def _site_files(self) -> Mapping[str, bytes]:
        return dict(site_files(self._site))

    @cached_property
    def _data(self) -> Mapping[str, bytes]:
        return dict(data_files(self._site))
